"""A made-up network of any size in a file, the same for the same seed: `python benchmarks/made_up_network.py PATH [PEOPLE] [MAILS]`."""

import sys
import tempfile
import time
from datetime import date
from pathlib import Path

from made_up import people, write_connections, write_mailbox

from otherward.actions.bring_in import bring_in
from otherward.opening import open_book

DAY = date(2022, 4, 30)
"""The day after the last of the usual number of mails (`made_up.mails` begins in January 2022, one every 24 minutes)."""
PEOPLE, MAILS = 10_000, 6_000


def make(path: Path, count: int = PEOPLE, mails: int = MAILS) -> None:
    """LinkedIn connections of so many people, and a mailbox of so many mails with some of them."""
    ones = people(count)
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        write_connections(place / "Connections.csv", ones)
        write_mailbox(place / "mail.mbox", ones, mails)
        begun = time.perf_counter()
        bring_in(open_book(path), [place], day=DAY, base=place)
        print(f"{count:,} people and {mails:,} mails in {time.perf_counter() - begun:.0f} s", file=sys.stderr)


if __name__ == "__main__":
    make(Path(sys.argv[1]), *(int(number) for number in sys.argv[2:]))
