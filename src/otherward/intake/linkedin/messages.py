"""messages.csv: conversations on LinkedIn, in whatever columns the year of the export had."""

from collections.abc import Iterator
from datetime import date

from otherward.intake.brought import Brought, Circumstances, Passed
from otherward.intake.days import moment_of
from otherward.intake.entry import Entry
from otherward.intake.linkedin.archive_table import Cells, opened
from otherward.intake.linkedin.markup import as_text
from otherward.intake.linkedin.people import participant, recipients
from otherward.names import name_of
from otherward.network.interaction import Interaction, InteractionKind
from otherward.network.record import Skipped
from otherward.network.source import Source

_HEADERS = (("conversation id", "from", "content"), ("from", "to", "date", "content", "folder"))
_YES = {"yes", "true", "1", "ja", "oui", "si", "sim"}
_LINKEDIN_ITSELF = {"linkedin", "team linkedin", "the linkedin team", "linkedin news", "linkedin support"}


class Messages:
    """One interaction a message; drafts and spam are passed over, campaigns marked as a machine's."""

    name = "LinkedIn messages"

    def claims(self, entry: Entry) -> int:
        """Certain by its columns."""
        return 98 if opened(entry, *_HEADERS) else 0

    def read(self, entry: Entry, circumstances: Circumstances) -> Iterator[Brought]:
        """The messages in the order of the file."""
        table = opened(entry, *_HEADERS)
        if table is None:
            yield Skipped(where="the whole file", why="It has no header of LinkedIn messages.")
            return
        first_is_day = table.day_first("date")
        for item in table.rows(entry):
            if isinstance(item, tuple):
                index, cells = item
                yield _message(index, cells, entry, circumstances, first_is_day=first_is_day)
            else:
                yield item


def _message(
    index: int, cells: Cells, entry: Entry, circumstances: Circumstances, *, first_is_day: bool
) -> Brought:
    where = f"row {index}"
    if cells["is message draft"].casefold() in _YES or cells["is conversation draft"].casefold() in _YES:
        return Passed(where=where, why="draft")
    if cells["folder"].casefold() in ("spam", "draft", "drafts"):
        return Passed(where=where, why="spam" if cells["folder"].casefold() == "spam" else "draft")
    if problem := _problem(cells, circumstances.day, first_is_day=first_is_day):
        return Skipped(where=where, why=problem)
    moment = moment_of(cells["date"], today=circumstances.day, first_is_day=first_is_day)
    to = recipients(cells["to"], cells["recipient profile urls"])
    thread = cells["conversation id"] or _thread(cells)
    return Interaction(
        id=name_of("interaction", thread, cells["date"], cells["from"], cells["content"]),
        kind=InteractionKind.MESSAGE,
        source=Source(
            path=entry.path,
            where=where,
            index=index,
            locator=f"{cells['conversation id']}@{cells['date']}",
            import_id=circumstances.import_id,
        ),
        at=moment,
        author=participant(cells["from"], cells["sender profile url"]),
        to=to,
        subject=cells["subject"] or cells["conversation title"],
        text=as_text(cells["content"]),
        thread=thread,
        machine=_machine(cells),
        import_id=circumstances.import_id,
        attachments=tuple(cells["attachments"].split()),
    )


def _problem(cells: Cells, today: date, *, first_is_day: bool) -> str:
    if not cells["from"] and not cells["sender profile url"]:
        return "It does not say who wrote it."
    said = cells["date"]
    if said and moment_of(said, today=today, first_is_day=first_is_day) is None:
        return f"Its cells are shifted, or the date {said[:40]!r} cannot be read."
    return "" if said or cells["content"] else "It has neither a date nor words."


def _thread(cells: Cells) -> str:
    """Before conversations had identifiers: everything between the same people under the same subject."""
    people = sorted({cells["from"], *(name.strip() for name in cells["to"].split(","))})
    return name_of("thread", *people, cells["subject"].removeprefix("RE: ").removeprefix("Re: "))


def _machine(cells: Cells) -> str:
    """Campaigns fill in (or forget to fill in) the name and are written in LinkedIn's own editor."""
    content = cells["content"]
    if "spinmail-quill-editor" in content or "%FIRSTNAME%" in content.upper():
        return "sponsored"
    if "/company/" in cells["sender profile url"] or "/showcase/" in cells["sender profile url"]:
        return "sponsored"
    if cells["folder"].casefold() in ("sponsored", "inmail campaign"):
        return "sponsored"
    return "notification" if cells["from"].casefold() in _LINKEDIN_ITSELF else ""


FORMAT = Messages()
