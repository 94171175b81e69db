"""How fast a mailbox on a server comes in, beside fetching the same mails with the standard library and doing nothing with them.

`python benchmarks/sync.py [--mails 20000]` starts a Dovecot of its own, delivers made-up mail, syncs it into a fresh network with reading and
concluding, syncs again, and prints seconds, processor seconds and peak memory.
"""

import argparse
import imaplib
import mailbox
import os
import resource
import sys
import tempfile
import time
from datetime import date
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parent), str(Path(__file__).parents[1])]

import made_up

from otherward.opening import open_book
from otherward.sources.imap import Imap
from otherward.sources.mail_account import MailAccount
from otherward.sources.mail_sync import sync
from tests.sources.dovecot import PASSWORD, MailServer, mail_server


def plainly(server: MailServer) -> int:
    """All mails with imaplib alone, two hundred at a time."""
    with imaplib.IMAP4(server.host, server.plain) as one:
        one.starttls(server.trust)
        one.login("me@example.org", PASSWORD)
        one.select("INBOX", readonly=True)
        numbers = one.uid("SEARCH", "ALL")[1][0].split()
        count = 0
        for at in range(0, len(numbers), 200):
            _, rows = one.uid("FETCH", b",".join(numbers[at : at + 200]).decode(), "(UID BODY.PEEK[])")
            count += sum(isinstance(row, tuple) for row in rows)
    return count


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--mails", type=int, default=20_000)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as place, mail_server(_made(Path(place) / "server")) as server:
        archive = Path(place) / "archive.mbox"
        made_up.write_mailbox(archive, made_up.people(2000), options.mails)
        server.put(mail.as_bytes() for mail in mailbox.mbox(archive))
        clock = time.perf_counter()
        count = plainly(server)
        alone = time.perf_counter() - clock
        print(f"imaplib alone        {count:>7} mails {alone:>8.1f} s {count / alone:>8,.0f}/s")
        account = MailAccount(address="me@example.org", host=server.host, port=server.plain)
        book = open_book(Path(place) / "network.db")
        for words in ("first sync", "second sync"):
            clock, used = time.perf_counter(), time.process_time()
            with Imap(account, PASSWORD, trust=server.trust) as connection:
                fetched = sync(book, account, connection, day=date(2026, 9, 14)).fetched
            seconds = time.perf_counter() - clock
            memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
            print(
                f"{words:<20} {fetched:>7} mails {seconds:>8.1f} s {fetched / seconds:>8,.0f}/s  processor {time.process_time() - used:.1f} s, "
                f"peak {memory:.0f} MB, load {os.getloadavg()[0]:.1f}, x {alone / seconds:.2f}",
                flush=True,
            )
        book.close()


def _made(place: Path) -> Path:
    place.mkdir()
    return place


if __name__ == "__main__":
    main()
