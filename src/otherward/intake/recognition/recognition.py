"""One person across all records, one organization across its spellings; who is sure, and whom to ask about."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from otherward.intake.recognition.by_hand import Decided, Edited
from otherward.intake.recognition.clusters import Clusters, Link, cluster
from otherward.intake.recognition.not_people import not_people
from otherward.intake.recognition.organizations import OrganizationShelf
from otherward.intake.recognition.person_of import person_of
from otherward.intake.recognition.traits import Traits, traits_of
from otherward.names import name_of
from otherward.network.handle import kind_of, plain
from otherward.network.organization import Organization
from otherward.network.person import Person
from otherward.network.record import ContactRecord


@dataclass(frozen=True, slots=True, kw_only=True)
class LikelyPair:
    """Two people who may be one, by one record of each, and why; for the user to say."""

    a: str
    b: str
    """Record identifiers, `a` < `b`."""
    reasons: tuple[str, ...]
    """In words for the user, the strongest first."""
    against: tuple[str, ...] = ()
    weight: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Recognized:
    """Who is who."""

    people: tuple[Person, ...]
    organizations: tuple[Organization, ...]
    likely: tuple[LikelyPair, ...] = ()
    passed: tuple[ContactRecord, ...] = ()
    """Records that are no person (offices, firms, machines); their organization holds them."""


def recognize(
    records: Iterable[ContactRecord],
    *,
    decisions: Iterable[Decided] = (),
    edits: Iterable[Edited] = (),
    before: Iterable[Person] = (),
    organizations_before: Iterable[Organization] = (),
    me_handles: frozenset[str] = frozenset(),
    me_names: tuple[str, ...] = (),
    day: date,  # noqa: ARG001 (which role is current depends on the sources' days alone, so far)
) -> Recognized:
    """Put together what is surely one person; the same records, in any order, give the same people."""
    unique = {record.id: record for record in records}
    earlier = sorted(before, key=lambda person: person.id)
    traits, names = traits_of([unique[key] for key in sorted(unique)])
    edits = list(edits)
    by_hand = {edit.record for edit in edits}
    same, apart = _decided(decisions, earlier, traits)
    kept_people = by_hand | {traits[i].record.id for pair in same for i in pair}
    firms = [t for t in not_people(traits) if t.record.id not in kept_people]
    out = {t.at for t in firms}
    mine = _mine(traits, me_handles, me_names, out)
    people_traits, position = _without(traits, out)
    same = [*_pairs(position, same), *_chain([position[at] for at in mine])]
    clusters, links = cluster(people_traits, same, _pairs(position, apart))
    shelf = OrganizationShelf(names, firms, organizations_before)
    me = clusters.of(position[mine[0]]) if mine else None
    people = _people(people_traits, clusters, shelf, edits, earlier, me)
    if me is None and (me_handles or me_names):
        people.append(_unseen_me(me_handles, me_names))
    return Recognized(
        people=tuple(sorted(people, key=lambda person: person.id)),
        organizations=shelf.organizations,
        likely=_likely(links, clusters, people_traits),
        passed=tuple(t.record for t in firms),
    )


def _decided(
    decisions: Iterable[Decided], earlier: Sequence[Person], traits: Sequence[Traits]
) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
    """Same and not the same, by position; of two decisions about one pair the later counts."""
    at = {t.record.id: t.at for t in traits}
    first = {person.id: next((at[r] for r in person.records if r in at), -1) for person in earlier}
    said: dict[tuple[int, int], bool] = {}
    for decision in sorted(decisions, key=lambda d: (d.at, d.id)):
        a, b = (at.get(one, first.get(one, -1)) for one in (decision.a, decision.b))
        if a != b and min(a, b) >= 0:
            said.pop((min(a, b), max(a, b)), None)
            said[min(a, b), max(a, b)] = decision.same
    newest = list(reversed(said.items()))
    return [pair for pair, same in newest if same], [pair for pair, same in newest if not same]


def _mine(
    traits: Sequence[Traits], handles: frozenset[str], names: tuple[str, ...], out: set[int]
) -> list[int]:
    """The records that are the user: by a handle, or by the name on a card (nobody is their own connection)."""
    called = {plain(name) for name in names}
    firm = {handle for handle in handles if kind_of(handle) != "name"}
    return [
        t.at
        for t in traits
        if t.at not in out
        and (
            set(t.handles) & firm
            or (t.record.origin != "linkedin" and t.name.is_full and plain(t.name.shown) in called)
        )
    ]


def _without(traits: Sequence[Traits], out: set[int]) -> tuple[list[Traits], dict[int, int]]:
    """The records of people, counted anew, and where each went."""
    kept = [t for t in traits if t.at not in out]
    position = {t.at: at for at, t in enumerate(kept)}
    for at, t in enumerate(kept):
        t.at = at
    return kept, position


def _pairs(position: Mapping[int, int], pairs: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    return [(position[a], position[b]) for a, b in pairs if a in position and b in position]


def _chain(ones: list[int]) -> list[tuple[int, int]]:
    return list(pairwise(ones))


def _people(
    traits: Sequence[Traits],
    clusters: Clusters,
    shelf: OrganizationShelf,
    edits: Sequence[Edited],
    earlier: Sequence[Person],
    me: int | None,
) -> list[Person]:
    of_record: dict[str, list[Edited]] = defaultdict(list)
    for edit in edits:
        of_record[edit.record].append(edit)
    ids = _stable(clusters, traits, earlier)
    people = []
    for group, members in clusters.members.items():
        own = [traits[at] for at in members]
        by_hand = [edit for t in own for edit in of_record.get(t.record.id, ())]
        people.append(person_of(ids[group], own, shelf, by_hand, is_me=group == me))
    return people


def _stable(clusters: Clusters, traits: Sequence[Traits], earlier: Sequence[Person]) -> dict[int, str]:
    """Each person keeps the identifier that most of their records had; a new one is named by its first record.

    The same files give the same identifiers on every machine and every day: wordings are chosen by them.
    """
    owner = {record: person.id for person in earlier for record in person.records}
    votes: list[tuple[int, str, str, int]] = []
    smallest: dict[int, tuple[str, str]] = {}
    for group, members in clusters.members.items():
        records = sorted(traits[at].record.id for at in members)
        smallest[group] = min((_lasting(traits[at].record), traits[at].record.id) for at in members)
        counted = Counter(owner[record] for record in records if record in owner)
        votes += [(-times, old, records[0], group) for old, times in counted.items()]
    ids: dict[int, str] = {}
    used: set[str] = set()
    for _, old, _, group in sorted(votes):
        if group not in ids and old not in used:
            ids[group] = old
            used.add(old)
    for group in sorted(clusters.members, key=lambda group: smallest[group]):
        if group not in ids:
            fresh = name_of("person", smallest[group][0])
            ids[group] = fresh if fresh not in used else name_of("person", *smallest[group])
            used.add(ids[group])
    return ids


def _lasting(record: ContactRecord) -> str:
    """What names a record the same in every network: one seen in mail goes by its handle, as its own name holds the import."""
    return name_of("record", record.origin, *record.emails, *record.profiles) if record.seen else record.id


def _unseen_me(handles: frozenset[str], names: tuple[str, ...]) -> Person:
    """The user, of whom no record speaks."""
    emails = tuple(sorted(handle.partition(":")[2] for handle in handles if kind_of(handle) == "mailto"))
    name = names[0] if names else next(iter(emails), "Me")
    return Person(
        id=name_of("person", "me"),
        name=name,
        given=name.split(" ")[0] if names else "",
        family=name.split(" ")[-1] if names and " " in name else "",
        emails=emails,
        handles=tuple(sorted(handles)),
        is_me=True,
    )


def _likely(links: Sequence[Link], clusters: Clusters, traits: Sequence[Traits]) -> tuple[LikelyPair, ...]:
    """The best link between any two groups, the surest first."""
    best: dict[tuple[int, int], Link] = {}
    for link in sorted(links, key=lambda link: (-link.found.weight, link.a, link.b)):
        groups = sorted((clusters.of(link.a), clusters.of(link.b)))
        best.setdefault((groups[0], groups[1]), link)
    return tuple(_asked(link, traits) for link in best.values())


def _asked(link: Link, traits: Sequence[Traits]) -> LikelyPair:
    pieces = sorted((piece for piece in link.found.pieces if piece.words), key=lambda piece: -piece.bits)
    a, b = sorted((traits[link.a].record.id, traits[link.b].record.id))
    return LikelyPair(
        a=a,
        b=b,
        reasons=tuple(piece.words for piece in pieces if piece.bits > 0),
        against=tuple(piece.words for piece in pieces if piece.bits < 0),
        weight=round(link.found.weight, 2),
    )
