"""How fast a newcomer's files come in, beside what they would use instead, in one run.

`python benchmarks/intake.py [--mails 100000] [--contacts 30000]` prints a table: cards, rows and mails a second and the peak memory
of each, read by Otherward's intake and by vobject, csv and the standard library's mailbox; then the whole job on one network:
import with recognition and reading, and `today` from a cold start.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

import made_up

READ = """
import sys, time, resource, datetime
from pathlib import Path
{code}
start = time.perf_counter()
count = run(Path(sys.argv[1]))
seconds = time.perf_counter() - start
print(count, seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""
OURS = """
from otherward.intake.brought import Circumstances
from otherward.intake.entries import entries
from otherward.intake.formats import recognize
def run(path):
    entry = next(iter(entries([path])))
    form = recognize(entry)
    return sum(1 for _ in form.read(entry, Circumstances(day=datetime.date(2026, 9, 14))))
"""
VOBJECT = """
import vobject
def run(path):
    with path.open(encoding="utf-8") as stream:
        return sum(1 for _ in vobject.readComponents(stream))
"""
CSV = """
import csv
def run(path):
    with path.open(encoding="utf-8", newline="") as stream:
        for _ in range(3):
            next(stream)
        return sum(1 for _ in csv.DictReader(stream))
"""
MAILBOX = """
import mailbox
def run(path):
    count = 0
    for mail in mailbox.mbox(path):
        for part in mail.walk():
            if part.get_content_maintype() == "text":
                part.get_payload(decode=True).decode(part.get_content_charset() or "utf-8", "replace")
        str(mail["subject"]), str(mail["from"]), str(mail["to"])
        count += 1
    return count
"""


def measured(code: str, path: Path) -> tuple[int, float, float]:
    """(count, seconds, peak memory in MB) of reading this file in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-c", READ.format(code=code), str(path)], capture_output=True, text=True, check=True
    )
    count, seconds, kilobytes = done.stdout.split()
    return int(count), float(seconds), int(kilobytes) / 1024


def beside(name: str, path: Path, other: str, code: str) -> None:
    """One row: ours beside the other, with the ratio."""
    count, ours, memory = measured(OURS, path)
    _, theirs, their_memory = measured(code, path)
    print(
        f"{name:<22}{count / ours:>10,.0f}/s {memory:>6.0f} MB   {other:<16}{count / theirs:>10,.0f}/s {their_memory:>6.0f} MB   x {theirs / ours:.1f}"
    )


def whole(folder: Path, network: Path) -> None:
    """The whole job: import with recognition and reading, then today from a cold start."""
    for words, arguments in (
        ("import", ["import", "--json", *sorted(str(p) for p in folder.iterdir())]),
        ("today", ["today", "--json"]),
        ("people", ["people", "--json", "Hanna"]),
    ):
        seconds, memory = _timed(
            [sys.executable, "-m", "otherward", *arguments, "--network", str(network), "--on", "2026-09-14"]
        )
        print(f"{words:<22}{seconds:>10.1f} s {memory:>7.0f} MB")


def _timed(command: list[str]) -> tuple[float, float]:
    start = time.perf_counter()
    with tempfile.TemporaryFile() as out:
        process = subprocess.Popen(command, stdout=out, stderr=subprocess.PIPE)
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - start
        if os.waitstatus_to_exitcode(status) > 1:
            error = process.stderr.read().decode() if process.stderr else ""
            sys.exit(f"{' '.join(command[:6])}: {error[-500:]}")
    return seconds, usage.ru_maxrss / 1024


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--mails", type=int, default=100_000)
    parser.add_argument("--contacts", type=int, default=30_000)
    parser.add_argument("--skip-whole", action="store_true")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "files"
        folder.mkdir()
        ones = made_up.people(options.contacts)
        files: list[tuple[str, Callable[[Path], None], str, str]] = [
            ("contacts.vcf", lambda p: made_up.write_cards(p, ones), "vobject", VOBJECT),
            ("Connections.csv", lambda p: made_up.write_connections(p, ones), "csv alone", CSV),
            ("archive.mbox", lambda p: made_up.write_mailbox(p, ones, options.mails), "mailbox", MAILBOX),
        ]
        for name, write, other, code in files:
            write(folder / name)
            beside(name, folder / name, other, code)
        if not options.skip_whole:
            contacts = Path(place) / "contacts"
            contacts.mkdir()
            made_up.write_cards(contacts / "ten-thousand.vcf", ones[:10_000])
            print(json.dumps({"whole": "10,000 contacts"}))
            whole(contacts, Path(place) / "contacts.db")
            print(json.dumps({"whole": f"{options.contacts} contacts, {options.mails} mails"}))
            whole(folder, Path(place) / "network.db")


if __name__ == "__main__":
    main()
