"""How long a company's annual filing takes to be read, and a brief once everything has been read.

`python benchmarks/brief.py [FILING.txt …]`: a filing of 190,000 characters made up here (as long as a real one), and those named; then the
brief of every coming meeting of the shipped example. Wall time and processor time; the target is 10 s a filing, 300 ms a brief.
"""

import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from otherward.actions.bring_in import bring_in
from otherward.actions.prepare_brief import prepare_brief
from otherward.actions.read_company import read_company
from otherward.actions.suggest import coming_meetings, opportunities, situation_of
from otherward.example import HERE, example
from otherward.opening import open_book

LONG = 190_000
"""Characters of an annual filing's text without its tables."""
SUBJECTS = (
    "our revenue",
    "the lease",
    "each segment",
    "the credit facility",
    "our supplier",
    "the court",
    "demand",
    "the pension plan",
)
VERBS = (
    "is subject to",
    "was affected by",
    "consists of",
    "may be limited by",
    "is described in",
    "increased with",
    "is governed by",
)
OBJECTS = (
    "changes in law",
    "the notes below",
    "seasonal orders",
    "exchange rates",
    "the terms of the agreement",
    "weather",
    "interest",
)
GOALS = (
    "We intend to open three distribution centers by the end of {year}.",
    "Our goal is to reduce returns from 4 percent to 2 percent within twelve months.",
    "Turnover among drivers rose to 38 percent, and two routes could not be served.",
)


def filing() -> str:
    """A long text of plain statements with a goal or a trouble every hundred of them."""
    sentences, length, number = [], 0, 0
    while length < LONG:
        number += 1
        one = (
            GOALS[number // 100 % len(GOALS)].format(year=2027)
            if number % 100 == 0
            else f"In fiscal {2020 + number % 6}, {SUBJECTS[number % 8]} {VERBS[number % 7]} {OBJECTS[number // 3 % 7]}, "
            f"as item {number} of this report says in detail, and management reviews it {1 + number % 4} times a year."
        )
        sentences.append(one + ("\n\n" if number % 6 == 0 else ""))
        length += len(sentences[-1])
    return "Brackwater Mills, annual report\n\n" + " ".join(sentences)


@contextmanager
def timed(told: Callable[[float, float], str]) -> Iterator[None]:
    wall, work = time.perf_counter(), time.process_time()
    yield
    print(told(time.perf_counter() - wall, time.process_time() - work))


def main() -> None:
    with tempfile.TemporaryDirectory() as place:
        made = Path(place) / "Brackwater Mills annual report.txt"
        made.write_text(filing(), encoding="utf-8")
        for path in (made, *map(Path, sys.argv[1:])):
            name = f"{path.name[:40]:<40} {path.stat().st_size // 1000:>4} KB"
            with timed(lambda wall, work, name=name: f"{name}   {wall:5.1f} s ({work:.1f} s of processor)"):  # type: ignore[misc]
                read_company([path], day=date(2026, 9, 14))
        shown = example()
        book = open_book(Path(place) / "network.db")
        bring_in(book, shown.folders, day=shown.today, base=HERE)
        situation, found = situation_of(book, day=shown.today), opportunities(book, day=shown.today)
        for meeting in coming_meetings(book, day=shown.today):
            for again in ("first", "again"):
                name = f"{meeting.subject[:40]:<40} {again}"
                with timed(
                    lambda wall, work, name=name: (
                        f"{name}   {1000 * wall:5.0f} ms ({1000 * work:.0f} ms of processor)"
                    )
                ):  # type: ignore[misc]
                    prepare_brief(book, meeting.id, day=shown.today, situation=situation, found=found)
        book.close()


if __name__ == "__main__":
    main()
