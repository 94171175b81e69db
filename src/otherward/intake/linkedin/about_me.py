"""Profile, positions, skills, schools, certificates: who the user is and what they bring."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from otherward.intake.brought import Brought, Circumstances
from otherward.intake.contact import addresses_in
from otherward.intake.days import day_of
from otherward.intake.entry import Entry
from otherward.intake.linkedin.archive_table import Cells, opened
from otherward.intake.linkedin.names import clean
from otherward.names import name_of
from otherward.network.record import AboutMe, Skipped
from otherward.network.source import Source

Fact = tuple[str, str, str]
"""(kind, text, detail)."""


def _profile(cells: Cells) -> Iterator[Fact]:
    name = clean(cells["first name"], cells["last name"])
    yield "name", name.whole, cells["maiden name"]
    yield "headline", cells["headline"], cells["industry"]
    yield "summary", cells["summary"], ""
    for page in cells["websites"].replace("[", " ").replace("]", " ").replace(",", " ").split():
        address = page.partition(":")[2] if page.partition(":")[2].startswith("http") else page
        if "." in address:
            yield "profile", address, ""
    for page in (cells["public profile url"], cells["profile url"]):
        yield "profile", page, ""


def _address(cells: Cells) -> Iterator[Fact]:
    for address in addresses_in(cells["email address"]):
        yield "email", address, "primary" if cells["primary"].casefold() == "yes" else ""


def _position(cells: Cells) -> Iterator[Fact]:
    company, title = cells["company name"], cells["title"] or cells["role"]
    yield "position", f"{title} at {company}" if title and company else title or company, cells["description"]


def _skill(cells: Cells) -> Iterator[Fact]:
    yield "skill", cells["name"], cells["proficiency"]


def _school(cells: Cells) -> Iterator[Fact]:
    school, degree = cells["school name"], cells["degree name"]
    detail = "; ".join(part for part in (cells["notes"], cells["activities"]) if part)
    yield "education", f"{degree}, {school}" if degree and school else degree or school, detail


def _certificate(cells: Cells) -> Iterator[Fact]:
    yield "certification", cells["name"], cells["authority"]


@dataclass(frozen=True, slots=True)
class Own:
    """One file of the archive that tells about the user."""

    name: str
    headers: tuple[tuple[str, ...], ...]
    facts: Callable[[Cells], Iterator[Fact]]
    exactly: bool = False
    """Whether the header has these columns and no others (`Name` alone says little)."""

    def claims(self, entry: Entry) -> int:
        """By its columns; a sheet of the single column Name is of skills only if it is called so."""
        table = opened(entry, *self.headers)
        if table is None or (self.exactly and len([c for c in table.columns if c]) > len(self.headers[0])):
            return 0
        return 97 if not self.exactly or "skill" in entry.name.casefold() else 0

    def read(self, entry: Entry, circumstances: Circumstances) -> Iterator[Brought]:
        """The facts, row by row."""
        table = opened(entry, *self.headers)
        if table is None:
            yield Skipped(where="the whole file", why=f"It has not the columns of {self.name}.")
            return
        for item in table.rows(entry):
            if not isinstance(item, tuple):
                yield item
                continue
            index, cells = item
            facts = [fact for fact in self.facts(cells) if fact[1].strip()]
            if not facts:
                yield Skipped(where=f"row {index}", why="It says nothing that is understood.")
            since = _day(cells, circumstances.day, "started on", "start date")
            until = _day(cells, circumstances.day, "finished on", "end date")
            for kind, text, detail in facts:
                yield AboutMe(
                    id=name_of("about", kind, text, since, until, detail),
                    source=Source(
                        path=entry.path,
                        where=f"row {index}",
                        index=index,
                        import_id=circumstances.import_id,
                    ),
                    kind=kind,
                    text=text.strip(),
                    since=since,
                    until=until,
                    detail=detail,
                )


def _day(cells: Cells, today: date, *names: str) -> date | None:
    return next((day_of(cells[name], today=today) for name in names if cells[name]), None)


FORMATS = (
    Own("LinkedIn profile", (("first name", "last name", "headline", "summary"),), _profile),
    Own("LinkedIn mail addresses", (("email address", "confirmed", "primary"),), _address),
    Own(
        "LinkedIn positions",
        (("company name", "title", "started on"), ("company name", "role", "started on")),
        _position,
    ),
    Own("LinkedIn skills", (("name",),), _skill, exactly=True),
    Own("LinkedIn languages", (("name", "proficiency"),), _skill),
    Own("LinkedIn education", (("school name", "degree name"),), _school),
    Own("LinkedIn certifications", (("name", "authority", "started on"),), _certificate),
)
