"""How long the review of a draft of 200 words takes, beside proselint on the same texts where it is installed.

`python benchmarks/review.py`: every draft is new to the process, as a draft is; the first one, which reads the rules, is shown apart. First
as a single command meets them, patterns still being made; then as the page and the editor do, which make them when they open. Processor time, so that what else the machine does is left out.
"""

import importlib
import os
import re
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # as the command line does

from otherward.network.closeness import Closeness
from otherward.review.draft import Draft, MessageKind
from otherward.review.reviewer import review
from otherward.review.vocabulary import make_ready

WORDS = 200
FOLDER = Path(__file__).parents[1] / "evaluation" / "review"


def drafts() -> list[str]:
    """Texts of 200 words made of the written drafts, no sentence in two of them."""
    text = " ".join(path.read_text(encoding="utf-8") for path in sorted(FOLDER.glob("drafts-*.txt")))
    text = re.sub(r" ?⟨\w*⟩", "", text)
    bodies = [block.split("\n", 1)[1] for block in re.split(r"^## ", text, flags=re.MULTILINE)[1:]]
    words = " ".join(bodies).split(" ")
    return [
        "Dear Ms. Okafor,\n\n" + " ".join(words[at : at + WORDS])
        for at in range(0, len(words) - WORDS, WORDS)
    ]


def percentile(times: list[float], share: float) -> float:
    """The time below which this share lies."""
    return sorted(times)[min(len(times) - 1, int(share * len(times)))]


def told(name: str, times: list[float]) -> None:
    rest = times[1:]
    print(
        f"{name:<12} first {1000 * times[0]:7.1f} ms   p50 {1000 * percentile(rest, 0.5):6.1f} ms   "
        f"p95 {1000 * percentile(rest, 0.95):6.1f} ms   ({len(rest)} drafts of {WORDS} words)"
    )


def timed(run: Callable[[str], object], texts: list[str]) -> list[float]:
    found = []
    for text in texts:
        start = time.process_time()
        run(text)
        found.append(time.process_time() - start)
    return found


ROWS = {"at once": False, "by words": False, "and meaning": True}
"""Whether by meaning too; `at once` is a single command, whose patterns are made as texts need them."""


def row(name: str) -> None:
    """One of the rows, in a process that has read nothing yet."""
    if name != "at once":
        make_ready()
    told(
        name,
        timed(
            lambda text: review(
                Draft(body=text, kind=MessageKind.OUTREACH, closeness=Closeness.STRANGER), meaning=ROWS[name]
            ),
            drafts(),
        ),
    )


def main() -> None:
    if sys.argv[1:]:
        row(sys.argv[1])
        return
    for name in ROWS:
        subprocess.run([sys.executable, __file__, name], check=True)
    try:
        checks = importlib.import_module("proselint.checks")
        registry = importlib.import_module("proselint.registry").CheckRegistry()
        file = importlib.import_module("proselint.tools").LintFile
    except ImportError:
        print("proselint    not installed here (pip install proselint)")
        return
    registry.register_many(checks.__register__)
    told("proselint", timed(lambda text: file("draft", text).lint(), drafts()))


if __name__ == "__main__":
    main()
