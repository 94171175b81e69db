"""`note`, `read`, `match`: what a text says, stored or not, and matching on plain texts."""

import json
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import click

from otherward.brief.words import in_quotes
from otherward.cli.options import Day, common, json_option, opened, print_json, print_json_line
from otherward.cli.telling import tell
from otherward.errors import UnusableInput, WrongUse
from otherward.translation.sentences import retold
from otherward.translation.words import marked, on_day, say


@click.command()
@click.argument("text")
@click.option("--about", default="", metavar="NAME", help="Whom it is about, if the line does not say.")
@common
def note(text: str, about: str, *, network: str | None, day: date, as_json: bool) -> None:
    """One line after a call: `Ana needs a WMS consultant by November`."""
    from otherward.actions.note_line import note_line
    from otherward.reading.record import finding_json

    with opened(network) as book:
        understood = note_line(book, text, day=day, about=about)
    told = {
        "id": understood.id,
        "text": understood.text,
        "about": understood.about,
        "understood": [finding_json(finding) for finding in understood.findings],
        "undo": f"otherward import --undo {understood.id}",
    }
    if as_json:
        print_json(told)
        return
    if not understood.findings:
        tell("Kept as a note; no need, offer or promise was read in it.")
    for finding in understood.findings:
        due = f", {say('by {day}', day=on_day(finding.due))}" if finding.due else ""
        said = f"{finding.summary or finding.quote}{due}"
        what = " · ".join(filter(None, (finding.holder.name, _what(finding.type), said)))
        tell(say("Understood: {what}", what=what))
    tell(say("Not right? {command}", command=told["undo"]))


TYPES = (
    *(marked("need"), marked("offering"), marked("promise"), marked("thanks"), marked("favor")),
    *(marked("milestone"), marked("confidence"), marked("wish"), marked("acquaintance")),
)
"""What can be read in a text."""


def _what(kind: str) -> str:
    return say(TYPES[TYPES.index(str(kind))])


@click.command()
@click.argument("file", required=False, type=click.Path(path_type=Path))
@click.option("--author", default="", help="Who wrote it.")
@click.option("--me", default="", help="Who you are.")
@click.option("--to", multiple=True, help="To whom.")
@click.option("--date", "said", type=Day(), default=None, metavar="DATE", help="When it was written.")
@click.option(
    "--batch",
    default="",
    metavar="-",
    help="One JSON record a line on standard input, one answer a line out.",
)
@json_option
def read(
    file: Path | None,
    author: str,
    me: str,
    to: tuple[str, ...],
    said: date | None,
    batch: str,
    *,
    as_json: bool,
) -> int:
    """What a text says: needs, offerings, promises, thanks, milestones; nothing is stored."""
    from otherward.reading.record import read_record

    if batch:
        return answer_batch(read_record)
    text = text_of(file)
    day = said.isoformat() if said else None
    told = read_record({"id": "", "author": author, "me": me, "to": list(to), "date": day, "text": text})
    if as_json:
        print_json({"findings": told["findings"]})
    else:
        for finding in told["findings"]:
            parts = (finding["holder"], _what(finding["type"]), retold(finding["status"]))
            click.echo(" · ".join((*filter(None, parts), in_quotes(finding["quote"]))))
        if not told["findings"]:
            tell("Nothing to act on was read in it.")
    return 0


def answer_batch(answer: Callable[[dict[str, Any]], dict[str, Any]]) -> int:
    """One JSON record a line on standard input, one answer a line out; 1 if a line was unusable."""
    wrong = 0
    for number, line in enumerate(sys.stdin, start=1):
        if not line.strip():
            continue
        try:
            record = json.loads(line)
            print_json_line(answer(record))
        except (ValueError, TypeError, KeyError, AttributeError) as problem:
            wrong += 1
            tell(f"line {number}: not a usable record ({problem}); it goes on with the next.", err=True)
    return 1 if wrong else 0


def text_of(file: Path | None) -> str:
    """The text of a file, or of standard input."""
    if file is None or str(file) == "-":
        return sys.stdin.read()
    try:
        return file.read_text(encoding="utf-8", errors="replace")
    except OSError as problem:
        message = f"{file} cannot be read ({problem.strerror}); name another file, or give the text on standard input."
        raise UnusableInput(message) from problem


@click.command()
@click.option(
    "--needs", "needs_file", required=True, type=click.Path(path_type=Path), help="JSON lines of needs."
)
@click.option(
    "--profiles",
    "profiles_file",
    required=True,
    type=click.Path(path_type=Path),
    help="JSON lines of profiles.",
)
@json_option
def match(needs_file: Path, profiles_file: Path, *, as_json: bool) -> None:
    """Match needs to profiles on plain texts: one JSON line a need, every profile ranked, best first."""
    from otherward.giving.answerers import rank_profiles

    del as_json
    needs, profiles = _records(needs_file), _records(profiles_file)
    for answer in rank_profiles(needs, profiles):
        print_json_line(answer)


def _records(path: Path) -> list[dict[str, Any]]:
    records = []
    for number, line in enumerate(text_of(path).splitlines(), start=1):
        if line.strip():
            try:
                records.append(json.loads(line))
            except ValueError as problem:
                message = f"{path}, line {number} is not JSON; each line is one record."
                raise WrongUse(message) from problem
    return records
