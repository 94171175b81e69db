"""What the program concludes against what people judged, on the project's own data: `make evaluate` writes docs/quality.md.

Baselines stand beside ours in the same run. Nothing here is trained on: `texts.dev.jsonl`, `companies.dev.jsonl` and the drafts of
`review/unseen-*.txt` are kept apart from training (see the cards beside them).
"""

import json
import sys
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))

from evaluation import matched
from evaluation.measure import Count, same_name, same_quote
from tests.review.written import written

ROOT = Path(__file__).parents[1]
DATA = Path(__file__).parent / "understanding"
PAGE = ROOT / "docs" / "quality.md"
SIMULATION = ROOT / "docs" / "simulation.md"
TYPES = ("need", "offering", "promise", "thanks", "milestone")
SHOWN = 10
Reading = Callable[[dict[str, Any]], list[dict[str, Any]]]


def lines(name: str) -> list[dict[str, Any]]:
    """The rows of a data file."""
    return [
        json.loads(line) for line in (DATA / name).read_text(encoding="utf-8").splitlines() if line.strip()
    ]


def is_open(item: dict[str, Any]) -> bool:
    """Needs, offerings and promises count while they are open; thanks and milestones always."""
    return item["type"] in ("thanks", "milestone") or item.get("status") in (None, "", "open")


def texts(read: Reading) -> tuple[dict[str, Count], int, int]:
    """Counts by type; texts with nothing to find, and how many of them got a finding."""
    counts: dict[str, Count] = defaultdict(Count)
    quiet = noisy = 0
    for record in lines("texts.dev.jsonl"):
        found = [f | {"id": record["id"]} for f in read(record) if f["type"] in TYPES and is_open(f)]
        true = [g | {"id": record["id"]} for g in record["gold"] if g["type"] in TYPES and is_open(g)]
        quiet, noisy = quiet + (not true), noisy + bool(not true and found)
        for kind in TYPES:
            counts[kind].add(
                [f for f in found if f["type"] == kind],
                [g for g in true if g["type"] == kind],
                lambda f, g: same_name(f["holder"], g["holder"]) and same_quote(f["quote"], g["quote"]),
            )
    whole = Count(*(sum(getattr(one, name) for one in counts.values()) for name in ("right", "said", "true")))
    return {"all": whole, **counts}, quiet, noisy


def by_judge(record: dict[str, Any]) -> list[dict[str, Any]]:
    """The reader as it is."""
    from otherward.reading.record import read_record

    return read_record(record)["findings"]


def by_patterns(record: dict[str, Any]) -> list[dict[str, Any]]:
    """Patterns alone: every sentence in which a judgement's words stand, held by the author."""
    from otherward.language.sentences import sentence_spans
    from otherward.reading.judgements import judgements

    text, found = record["text"], []
    for start, end in sentence_spans(text):
        said = text[start:end]
        kinds = {one.holds for one in judgements() if one.holds in TYPES and one.says(said)}
        if not any(one.holds == "against" and one.says(said) for one in judgements()):
            found += [{"type": kind, "holder": record["author"], "quote": said} for kind in sorted(kinds)]
    return found


def companies() -> tuple[Count, Count, int, int]:
    """Goals; departments under real pressure; bundles, and in how many the first department is one under most pressure."""
    from otherward.reading.company_record import read_company_record

    goals, departments, first = Count(), Count(), 0
    bundles = lines("companies.dev.jsonl")
    for record in bundles:
        answer = read_company_record({k: record[k] for k in ("id", "company", "documents")})
        goals.add(answer["goals"], record["gold_goals"], lambda f, g: same_quote(f["quote"], g["quote"]))
        minor = [one["quote"] for one in record.get("also_goals", [])]
        free = [g for g in goals.wrong if any(same_quote(g["quote"], quote) for quote in minor)]
        goals.wrong = [g for g in goals.wrong if g not in free]
        goals.said -= len(free)
        named = [d for d in answer["departments"] if d["pressure"] >= 2]
        pressed = [d for d in record["gold_departments"] if d["pressure"] >= 2]
        departments.add(named, pressed, lambda f, g: f["department"] == g["department"])
        top = max((d["pressure"] for d in record["gold_departments"]), default=0)
        best = {d["department"] for d in record["gold_departments"] if d["pressure"] == top}
        first += bool(answer["departments"]) and answer["departments"][0]["department"] in best
    return goals, departments, len(bundles), first


@dataclass
class Reviewed:
    """How the review of drafts agrees with people's judgement."""

    codes: Count = field(default_factory=Count)
    drafts: int = 0
    bands: int = 0
    """How many have the band that people gave."""
    others: int = 0
    """How many are about the other."""
    alarms: int = 0
    """Findings that people did not make, on these."""


def reviewed(pattern: str) -> Reviewed:
    """The written drafts of these files, reviewed."""
    from otherward.review.reviewer import review

    all_of = Reviewed()
    for one in written(pattern):
        found = review(one.draft)
        said = [{"code": code} for code in {f.code for f in found.findings}]
        all_of.codes.add(said, [{"code": code} for code in one.codes], lambda f, g: f["code"] == g["code"])
        all_of.drafts += 1
        all_of.bands += found.band == one.band
        if one.band == "other":
            all_of.others += 1
            all_of.alarms += len({f.code for f in found.findings} - one.codes)
    return all_of


def errors(counts: dict[str, Count]) -> Iterator[str]:
    """Some of the missed and the wrongly said of each kind, quoted."""
    for kind in TYPES:
        for title, ones in (("missed", counts[kind].missed), ("wrongly said", counts[kind].wrong)):
            if ones:
                yield f"\n**{kind}, {title}** ({len(ones)})\n"
                for one in ones[:SHOWN]:
                    yield f"- {one['id']}, {one['holder']}: “{' '.join(one['quote'].split())[:160]}”"


def simulated() -> list[str]:
    """What the simulation's own page says of all its runs; `python -m evaluation.simulation.run` makes that page and its plot, this does not."""
    told = SIMULATION.read_text(encoding="utf-8").splitlines()
    heads = [row for row in told if row.startswith("| user |")]
    of_all, of_new = (row.removeprefix("| all |") for row in told if row.startswith("| all |"))
    return [
        "## Whether answers teach (half a year of made-up users)\n",
        "Share of the suggestions taken up, over all runs; [how it was run, each user and what it does not show](simulation.md).",
        "Copied from there, not measured by `make evaluate`.\n",
        heads[0].replace("| user |", "| |"),
        "| --- " * (heads[0].count("|") - 1) + "|",
        f"| all suggestions |{of_all}",
        f"| new gifts alone |{of_new}",
        "\n![Share of new gifts taken up, week by week](simulation.svg)\n",
    ]


HEAD = "| | precision | recall | F1 | |\n| --- | --- | --- | --- | --- |"


def page() -> str:
    """The page as Markdown."""
    ours, quiet, noisy = texts(by_judge)
    patterns, _, pattern_noise = texts(by_patterns)
    goals, departments, bundles, first = companies()
    unseen = reviewed("unseen-*.txt")
    day = datetime.now(UTC).date()
    parts = [
        "# Quality\n",
        f"What the program concludes against what people judged, measured on {day.isoformat()} by `make evaluate` on data that no part of it was",
        "trained on (`evaluation/`). One author wrote and judged that data: take the figures as a comparison, not as what any mailbox will give.\n",
        "## Reading people's texts (110 texts)\n",
        HEAD,
        *(one.row(name) for name, one in ours.items()),
        patterns["all"].row("patterns alone, all"),
        f"\nTexts with nothing to find that got a finding: {noisy} of {quiet} (patterns alone: {pattern_noise}).\n",
        f"## Reading companies' documents ({bundles} bundles)\n",
        HEAD,
        goals.row("goals"),
        departments.row("departments under pressure"),
        f"\nThe first department is one under most pressure in {first} of {bundles}.\n",
        f"## Review of drafts ({unseen.drafts} drafts, written and judged before the review had seen them)\n",
        HEAD,
        unseen.codes.row("findings"),
        f"\nThe band is the one people gave in {unseen.bands} of {unseen.drafts}.",
        f"On {unseen.others} drafts about the other it said {unseen.alarms} things that people did not.\n",
        *matched.section(),
        *simulated(),
        "## Where the reader errs\n",
        "The first ten of each kind, as they came.",
        *errors(ours),
    ]
    return "\n".join(parts) + "\n"


def main() -> None:
    text = page()
    PAGE.write_text(text, encoding="utf-8")
    print(text.split("## Where")[0])


if __name__ == "__main__":
    main()
