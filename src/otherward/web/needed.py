"""The needs board: what people need now, by what it is about or by who needs it, each with who could help."""

from collections.abc import Iterable
from dataclasses import dataclass

from otherward.giving.opportunity import Opportunity, OpportunityKind
from otherward.giving.situation import Situation
from otherward.network.handle import plain
from otherward.network.need import Need, NeedKind, Status
from otherward.network.person import Person
from otherward.translation.words import marked, say

TITLES = {
    NeedKind.GOAL: marked("What they want to reach"),
    NeedKind.PROBLEM: marked("What troubles them"),
    NeedKind.QUESTION: marked("What they would like to know"),
    NeedKind.ADVICE: marked("Whose advice they want"),
    NeedKind.RESOURCE: marked("What they are looking for"),
    NeedKind.INTRODUCTION: marked("Whom they would like to meet"),
    NeedKind.CUSTOMER: marked("Whom they could serve"),
    NeedKind.VACANCY: marked("Whom they want to hire"),
    NeedKind.FUNDING: marked("What they want to fund"),
    NeedKind.INTEREST: marked("What they care about"),
}
"""Headings, in the order of the board."""
WORDS = {
    NeedKind.GOAL: marked("Goals"),
    NeedKind.PROBLEM: marked("Troubles"),
    NeedKind.QUESTION: marked("Questions"),
    NeedKind.ADVICE: marked("Advice"),
    NeedKind.RESOURCE: marked("Things"),
    NeedKind.INTRODUCTION: marked("Introductions"),
    NeedKind.CUSTOMER: marked("Customers"),
    NeedKind.VACANCY: marked("Vacancies"),
    NeedKind.FUNDING: marked("Funding"),
    NeedKind.INTEREST: marked("Interests"),
}
"""The same in a word, for the filters."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Help:
    """One way in which somebody could help with a need."""

    words: str
    person: Person | None
    suggestion: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One need on the board."""

    need: Need
    person: Person | None
    name: str
    helps: tuple[Help, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Which needs are looked for."""

    kind: str = ""
    words: str = ""
    helped: bool = False
    """Only those somebody could help with."""


def board(situation: Situation, found: Iterable[Opportunity], wanted: Wanted) -> list[Row]:
    """All open needs that are looked for; those that somebody could help with first, then the newest."""
    helps = _helps(situation, found)
    network, words = situation.network, plain(wanted.words).split()
    rows = []
    for need in network.needs:
        name = network.name(need.holder)
        if need.status is not Status.OPEN or not name or (wanted.kind and need.kind != wanted.kind):
            continue
        text = plain(f"{name} {need.summary} {need.evidence.quote}") if words else ""
        if all(word in text for word in words):
            person = network.people.get(need.holder)
            rows.append(Row(need=need, person=person, name=name, helps=tuple(helps.get(need.id, ())[:3])))
    if wanted.helped:
        rows = [row for row in rows if row.helps]
    return sorted(rows, key=lambda row: (not row.helps, -_day(row.need), row.need.id))


def by_kind(rows: Iterable[Row]) -> list[tuple[str, list[Row]]]:
    """Grouped by what they are about."""
    groups: dict[NeedKind, list[Row]] = {kind: [] for kind in TITLES}
    for row in rows:
        groups[row.need.kind].append(row)
    return [(TITLES[kind], found) for kind, found in groups.items() if found]


def by_name(rows: Iterable[Row]) -> list[tuple[str, list[Row]]]:
    """Grouped by who needs it, in the order of the alphabet: nobody stands above anybody."""
    groups: dict[str, list[Row]] = {}
    for row in rows:
        groups.setdefault(row.name, []).append(row)
    return sorted(groups.items(), key=lambda pair: plain(pair[0]))


def helps_of(situation: Situation, found: Iterable[Opportunity], need: str) -> tuple[Help, ...]:
    """Who could help with this one."""
    return tuple(
        _helps(situation, (one for one in found if need in (one.subject, one.gift))).get(need, ())[:3]
    )


def _helps(situation: Situation, found: Iterable[Opportunity]) -> dict[str, list[Help]]:
    """By need: whom to bring together with its holder, or what could be passed on to them."""
    helps: dict[str, list[Help]] = {}
    for one in found:
        if one.ruled_out:
            continue
        if one.kind is OpportunityKind.INTRODUCTION and len(one.people) == 2:
            for need, name in ((one.subject, one.people[1]), (one.gift, one.people[0])):
                other = situation.person(name)
                words = other.name if other else ""
                helps.setdefault(need, []).append(Help(words=words, person=other, suggestion=one.id))
        else:
            words = say("you yourself") if one.kind is OpportunityKind.HELP else one.what
            helps.setdefault(one.subject, []).append(Help(words=words, person=None, suggestion=one.id))
    return helps


def _day(need: Need) -> int:
    return need.evidence.on.toordinal() if need.evidence.on else 0
