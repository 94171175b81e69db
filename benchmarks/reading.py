"""How fast people's mail is read, beside looking for words, in one run.

`python benchmarks/reading.py [--mails 2000] [FILE.mbox …]` prints messages a second, wall and processor: conversations read together as an
import does it, one after the other, old ones looked through for what lasts, and the reader's own patterns alone (what a search for
`looking for`, `I will send`, `thanks for` would find). Without files the mails are made up (`made_up.py`), a third of them newsletters, which are
not read.
"""

import argparse
import os
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # as the command line does

import made_up

from otherward.actions.read_texts import BATCH, passages_of
from otherward.intake.brought import Circumstances
from otherward.intake.directory import Directory
from otherward.intake.entries import entries
from otherward.intake.formats import recognize
from otherward.language.cores import cores
from otherward.network.interaction import Interaction
from otherward.reading.finding import Passage
from otherward.reading.judgements import holding
from otherward.reading.reader import read, read_plainly, read_together
from otherward.reading.turns import sentences_said

DAY = date(2026, 9, 14)
KINDS = ("need", "offering", "promise", "thanks", "milestone")


def passages(paths: list[Path]) -> Iterator[Passage]:
    """The texts of these mailboxes that people wrote."""
    nobody = Directory([], [], [])
    for entry in entries(paths):
        form = recognize(entry)
        items = form.read(entry, Circumstances(day=DAY)) if form else ()
        yield from passages_of(
            [i for i in items if isinstance(i, Interaction) and not i.machine], None, nobody
        )


def together(texts: list[Passage]) -> int:
    """As an import does it."""
    batches = (texts[start : start + BATCH] for start in range(0, len(texts), BATCH))
    return sum(len(found) for batch in batches for found in read_together([[text] for text in batch]))


def patterns(texts: list[Passage]) -> int:
    """Sentences in which words stand that speak for a need, an offering, a promise, thanks or a milestone."""
    return sum(
        any(judgement.says(one.text) for judgement in holding(*KINDS))
        for text in texts
        for one in sentences_said(text)
    )


def measured(name: str, work: Callable[[list[Passage]], int], texts: list[Passage], beside: float) -> float:
    """One row; returns messages a second."""
    wall, processor = time.perf_counter(), time.process_time()
    found = work(texts)
    wall, processor = time.perf_counter() - wall, time.process_time() - processor
    speed = len(texts) / wall
    ratio = f"x {speed / beside:.2f}" if beside else ""
    print(
        f"{name:<34}{speed:>9,.0f}/s {1000 * processor / len(texts):>7.1f} ms processor {found:>7} found   {ratio}"
    )
    return speed


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="*", type=Path, metavar="FILE.mbox")
    parser.add_argument("--mails", type=int, default=2000)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        files = options.files
        if not files:
            files = [Path(place) / "archive.mbox"]
            made_up.write_mailbox(files[0], made_up.people(1000), options.mails)
        texts = list(passages(files))
    words = sum(len(text.text.split()) for text in texts) / max(1, len(texts))
    print(f"{len(texts)} messages of {words:.0f} words, {cores()} cores")
    together(texts[:50])
    first = measured("one after the other", lambda ones: sum(len(read([one])) for one in ones), texts, 0)
    measured("together, as an import does", together, texts, first)
    measured(
        "only what lasts (old mail)", lambda ones: sum(len(read_plainly([one])) for one in ones), texts, first
    )
    measured("patterns alone", patterns, texts, first)


if __name__ == "__main__":
    main()
