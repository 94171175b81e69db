"""How fast texts become vectors, with the packaged encoder and, if wanted, with ONNX Runtime on the same weights.

`python benchmarks/embedding.py [--mail FILE ...] [--beside PYTHON]`: FILE is a mailbox or JSON lines with a `text`; without one, mail is
made up. PYTHON is an interpreter with numpy, onnx and onnxruntime. Every figure comes from a process of its own. Tables are in
`docs/decisions/embedding-engine.md`.
"""

import argparse
import json
import mailbox
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

import made_up

from otherward.language.regions import newly_said
from otherward.language.sentences import sentence_spans

SRC = Path(__file__).parents[1] / "src"
LONG = 700
"""Characters from which on what somebody newly said counts as a long text."""

RUN = """
import json, resource, sys, time
{before}
from otherward.language.embedding import embedder
embed = embedder().embed
embed(["The first vector."])
texts = json.loads(open(sys.argv[1], encoding="utf-8").read())
best = float("inf")
for _ in range(int(sys.argv[2])):
    start = time.perf_counter()
    embed(texts)
    best = min(best, time.perf_counter() - start)
print(len(texts) / best, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
"""
RIVAL = """
sys.path.insert(0, {here!r})
import embedding_onnx
embedding_onnx.put_in_place({file!r}, side_by_side={side_by_side})
"""
SIZE = """
import importlib.metadata, sys
total = 0
for name in sys.argv[1:]:
    for file in importlib.metadata.files(name) or []:
        place = file.locate()
        if place.suffix != ".pyc" and place.exists():
            total += place.stat().st_size
print(total / 1e6)
"""


def said(files: list[Path]) -> Iterator[str]:
    """What people newly said in this mail."""
    for file in files:
        if file.suffix == ".jsonl":
            for line in file.read_text(encoding="utf-8").splitlines():
                yield newly_said(json.loads(line)["text"])
            continue
        for mail in mailbox.mbox(file, create=False):
            text = mail.get_payload(decode=True)
            if isinstance(text, bytes):
                yield newly_said(text.decode("utf-8", "replace"))


def short_and_long(files: list[Path]) -> tuple[list[str], list[str]]:
    """Sentences, and whole texts of some length, each once, in a fixed random order."""
    short: dict[str, None] = {}
    long: dict[str, None] = {}
    for text in said(files):
        short |= dict.fromkeys(text[start:end] for start, end in sentence_spans(text))
        if len(text) > LONG:
            long[text] = None
    chance = random.Random(1)
    sentences = chance.sample(sorted(short), len(short))
    # made-up mail has few different sentences and no long texts: they come again, and several are one
    several = [" ".join(chance.choices(sentences, k=20)) for _ in range(100)]
    return (
        (sentences * -(-2000 // len(sentences)))[:2000],
        chance.sample(sorted(long), min(100, len(long))) or several,
    )


def cold(python: str, before: str, place: Path) -> float:
    """Seconds from the start of the interpreter to the first vector; the middle of seven."""
    nothing = place / "nothing.json"
    nothing.write_text("[]", encoding="utf-8")
    times = []
    for _ in range(7):
        start = time.perf_counter()
        _run(python, before, nothing, "0")
        times.append(time.perf_counter() - start)
    return statistics.median(times)


def row(name: str, python: str, before: str, place: Path, packages: list[str], files: list[Path]) -> None:
    """One engine's line of the table."""
    figures = [f"{cold(python, before, place):.2f} s"]
    peaks = []
    for kind in ("short", "long"):
        speed, peak = _run(python, before, place / f"{kind}.json", "3").split()
        figures.append(f"{float(speed):,.0f}")
        peaks.append(float(peak))
    done = subprocess.run([python, "-c", SIZE, *packages], capture_output=True, text=True, check=True)
    size = float(done.stdout) + sum(file.stat().st_size for file in files) / 1e6
    print(f"| {name} | {' | '.join(figures)} | {max(peaks):.0f} MB | {size:.0f} MB |", flush=True)


def _run(python: str, before: str, texts: Path, times: str) -> str:
    command = [python, "-c", RUN.format(before=before), str(texts), times]
    # whichever interpreter: the package is read from here, with compiled files kept
    about = {**os.environ, "PYTHONPATH": str(SRC)}
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=about)
    if done.returncode:
        sys.exit(done.stderr[-2000:])
    return done.stdout.strip() or "0 0"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--mail", type=Path, nargs="*", default=[])
    parser.add_argument("--beside", help="an interpreter with numpy, onnx and onnxruntime")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        place = Path(name)
        files = options.mail
        if not files:
            files = [place / "made-up.mbox"]
            made_up.write_mailbox(files[0], made_up.people(300), 3000)
        for kind, texts in zip(("short", "long"), short_and_long(files), strict=True):
            (place / f"{kind}.json").write_text(json.dumps(texts), encoding="utf-8")
            print(f"{len(texts)} {kind} texts")
        kept = sorted((SRC / "otherward/language/model").iterdir())
        print(f"{len(os.sched_getaffinity(0))} cores")
        print("| engine | first vector | short texts/s | long texts/s | peak memory | installed |")
        print("| --- | --- | --- | --- | --- | --- |")
        row("numpy", sys.executable, "", place, ["numpy"], kept)
        if options.beside:
            beside(options.beside, place)


def beside(python: str, place: Path) -> None:
    """The lines of ONNX Runtime: its own threads, and batches side by side."""
    file = place / "minilm.onnx"
    subprocess.run([python, str(Path(__file__).with_name("embedding_onnx.py")), str(file)], check=True)
    packages = ["numpy", "onnxruntime", "flatbuffers", "packaging", "protobuf"]
    vocabulary = SRC / "otherward/language/model/vocab.txt"
    for name, side_by_side in (("its own threads", False), ("batches side by side", True)):
        before = RIVAL.format(here=str(Path(__file__).parent), file=str(file), side_by_side=side_by_side)
        row(f"onnxruntime, {name}", python, before, place, packages, [file, vocabulary])


if __name__ == "__main__":
    main()
