"""Texts with annotations written inside them, for training and evaluation: `python scripts/annotated_texts.py FILE…` checks files.

One text begins with a line `=== kind | author | me | to, to | 2026-03-05` (kind: note, email, message, transcript, thread) and ends
before the next. Inside, an item stands round its quote: `{{type|fields: quote}}`, fields by place:

    {{need|holder|need_kind|status|department: quote}}      {{offering|holder|status|department: quote}}
    {{promise|by|to|due or -|status: quote}}                {{thanks|holder|to: quote}}
    {{milestone|holder|status: quote}}                      {{decoy|why: quote}}

Two items on one quote are joined by `;;`: `{{need|…;;promise|…: quote}}`. A company's bundle begins with `=== company | id | name`, each
of its documents with `--- kind | date | title`, with

    {{goal|horizon|department|importance|the goal in a few words: quote}}   {{also|the goal in a few words: quote}}
    {{pressure|department|1 to 3: quote}}                                   {{distractor|why: quote}}

Definitions are those of `evaluation/understanding/CARD.md`.
"""

import argparse
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

FIELDS = {
    "need": ("holder", "need_kind", "status", "department"),
    "offering": ("holder", "status", "department"),
    "promise": ("by", "to", "due", "status"),
    "thanks": ("holder", "to"),
    "milestone": ("holder", "status"),
    "decoy": ("why",),
    "goal": ("horizon", "department", "importance", "goal"),
    "also": ("goal",),
    "pressure": ("department", "pressure"),
    "distractor": ("why",),
}
CHOICES = {
    "kind": {"note", "email", "message", "transcript", "thread"},
    "status": {"open", "met", "past", "hypothetical"},
    "need_kind": set(
        "vacancy funding customer introduction advice question resource problem goal interest".split()
    ),
    "horizon": {"this year", "multi-year"},
    "importance": {"1", "2", "3"},
    "pressure": {"1", "2", "3"},
    "department": {
        "",
        "-",
        "Sales",
        "Marketing",
        "Customer Service",
        "Human Resources",
        "Finance",
        "Legal & Compliance",
        "Operations",
        "Supply Chain",
        "Manufacturing & Quality",
        "IT & Security",
        "Product & Engineering",
        "Data & Analytics",
        "Research & Development",
        "Facilities & Safety",
        "Sustainability",
        "Strategy & M&A",
        "Public Affairs & Communications",
    },
}
ITEM = re.compile(r"\{\{(?P<heads>[a-z]+\|[^{}:]*?(?:;;[a-z]+\|[^{}:]*?)*):[ \n](?P<quote>[^{}]+)\}\}")


class Mistake(ValueError):
    """An annotation that cannot be read, with its place."""


def records(path: Path) -> list[dict[str, Any]]:
    """The annotated texts of a file, each as a row of `texts.train1.jsonl`."""
    found = []
    for number, (head, body) in enumerate(_parts(path, "=== "), start=1):
        fields = [field.strip() for field in head.split("|")]
        if len(fields) != 5:
            raise Mistake(f"{path.name}: «{head}» has not five fields")
        kind, author, me, to, day = fields
        _check("kind", kind, f"{path.name}: «{head}»")
        date.fromisoformat(day)
        text, items = _read(body, f"{path.name} «{head}»")
        decoys = [{"quote": i["quote"], "why": i["why"]} for i in items if i["type"] == "decoy"]
        gold = [i for i in items if i["type"] != "decoy"]
        for item in gold:
            if item["type"] == "promise":
                item["holder"] = item["by"]
        found.append(
            {
                "id": f"{path.stem}-{number:03}",
                "kind": kind,
                "author": author,
                "me": me,
                "to": [one.strip() for one in to.split(",") if one.strip() not in ("", "-")],
                "date": day,
                "text": text,
                "gold": gold,
                "decoys": decoys,
            }
        )
    return found


def companies(path: Path) -> list[dict[str, Any]]:
    """The annotated bundles of a file, each as a row of `companies.train.jsonl`."""
    found = []
    for head, body in _parts(path, "=== company |"):
        name, company = (field.strip() for field in head.split("|"))
        bundle: dict[str, Any] = {"id": name, "company": company, "documents": []}
        goals, also, distractors = [], [], []
        pressed: dict[str, dict[str, Any]] = {}
        for number, (line, words) in enumerate(_parts_of(body, "--- ", f"{path.name} {name}")):
            kind, day, title = (field.strip() for field in line.split("|", 2))
            date.fromisoformat(day)
            text, items = _read(words, f"{path.name} {name} «{title}»")
            bundle["documents"].append({"title": title, "kind": kind, "date": day, "text": text})
            for item in items:
                kept = {k: v for k, v in item.items() if k not in ("type", "pressure")} | {"document": number}
                match item["type"]:
                    case "goal":
                        goals.append(kept | {"importance": int(item["importance"])})
                    case "also":
                        also.append(kept)
                    case "distractor":
                        distractors.append(kept)
                    case "pressure":
                        one = pressed.setdefault(
                            item["department"],
                            {"department": item["department"], "pressure": 0, "quotes": []},
                        )
                        one["pressure"] = max(one["pressure"], int(item["pressure"]))
                        one["quotes"].append(item["quote"])
        departments = sorted(pressed.values(), key=lambda d: -d["pressure"])
        found.append(
            bundle
            | {
                "gold_goals": goals,
                "gold_departments": departments,
                "distractors": distractors,
                "also_goals": also,
            }
        )
    return found


def _parts(path: Path, mark: str) -> Iterator[tuple[str, str]]:
    yield from _parts_of(path.read_text(encoding="utf-8"), mark, path.name)


def _parts_of(text: str, mark: str, where: str) -> Iterator[tuple[str, str]]:
    pieces = re.split(rf"^{re.escape(mark)}", text, flags=re.MULTILINE)
    if pieces[0].strip():
        raise Mistake(f"{where}: begins with no «{mark}» line")
    for piece in pieces[1:]:
        head, _, body = piece.partition("\n")
        yield head.strip(), body.strip("\n")


def _read(body: str, where: str) -> tuple[str, list[dict[str, Any]]]:
    """The plain text, and its items with their quotes."""
    items: list[dict[str, Any]] = []
    for match in ITEM.finditer(body):
        for head in match["heads"].split(";;"):
            kind, *values = (value.strip() for value in head.split("|"))
            names = FIELDS.get(kind)
            if names is None or len(values) > len(names):
                raise Mistake(f"{where}: «{head}» is no annotation")
            item = {"type": kind, "quote": match["quote"].strip()}
            for field, value in zip(names, values, strict=False):
                _check(field, value, f"{where}: «{head}»")
                if field == "due" and value not in ("", "-"):
                    date.fromisoformat(value)
                if value not in ("", "-"):
                    item[field] = value
            items.append(item)
    text = ITEM.sub(lambda m: m["quote"].strip(), body)
    if "{{" in text or "}}" in text:
        at = text.find("{{")
        raise Mistake(f"{where}: an annotation that cannot be read near «{text[max(0, at) : at + 80]}»")
    return text, items


def _check(field: str, value: str, where: str) -> None:
    if field in CHOICES and value not in CHOICES[field]:
        raise Mistake(f"{where}: {field} «{value}» is none of {', '.join(sorted(CHOICES[field]))}")


def shared_runs(texts: list[str], others: list[str], length: int = 6) -> set[str]:
    """Runs of so many words that stand in both: none may be shared with what the reader is measured on."""
    mine, theirs = (
        {
            " ".join(w[i : i + length])
            for w in (re.findall(r"\w+", t.casefold()) for t in ones)
            for i in range(len(w))
        }
        for ones in (texts, others)
    )
    return {run for run in mine & theirs if run.count(" ") == length - 1}


def main() -> None:
    """Check files, count what is in them, and say which words they share with `--against` files."""
    parser = argparse.ArgumentParser(description="Check annotated texts.")
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--against", nargs="*", type=Path, default=[])
    asked = parser.parse_args()
    others = [line for path in asked.against for line in path.read_text(encoding="utf-8").splitlines()]
    for path in asked.files:
        if path.read_text(encoding="utf-8").startswith("=== company"):
            found = companies(path)
            texts = [d["text"] for one in found for d in one["documents"]]
            print(f"{path.name}: {len(found)} bundles, {sum(len(one['gold_goals']) for one in found)} goals")
        else:
            found = records(path)
            texts = [one["text"] for one in found]
            items = [item["type"] for one in found for item in one["gold"]]
            counts = ", ".join(f"{kind} {items.count(kind)}" for kind in sorted(set(items)))
            print(
                f"{path.name}: {len(found)} texts, {sum(not one['gold'] for one in found)} with nothing; {counts}"
            )
        for run in sorted(shared_runs(texts, others)):
            print(f"  shared: {run}")


if __name__ == "__main__":
    main()
