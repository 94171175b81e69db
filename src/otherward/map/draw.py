"""Draw a network: the same network always the same way, and a changed one as near to the last drawing as it can be."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from otherward.giving.opportunity import Opportunity
from otherward.ledger.introduction import Introduction
from otherward.map.belonging import Bond, communities
from otherward.map.drawing import Before, Community, Drawing, Line, Place
from otherward.map.layout import GAP, Ground, inside, radius_of
from otherward.map.work import Naming, common_words, work_words
from otherward.network.network import Network
from otherward.network.tie import TieKind

WORKPLACE = 0.5
"""A common workplace holds less than having met …"""
SAME_WORK = 0.25
"""… and the same kind of work less than that."""


def draw(
    network: Network,
    *,
    introductions: Iterable[Introduction] = (),
    ideas: Sequence[Opportunity] = (),
    before: Before | None = None,
) -> Drawing:
    """The map of this network; the user is not on it, since everybody on it is theirs."""
    before = before or Before()
    people = sorted(person.id for person in network.people.values() if not person.is_me)
    lines = tuple(_lines(network, introductions))
    colleagues = tuple(_colleagues(network))
    words = work_words(network)
    bonds = _bonds(network, lines, people)
    bonds += [
        (who, f"does {word}", SAME_WORK * telling)
        for who, word, telling in common_words(words)
        if not network.people[who].is_me
    ]
    groups = communities(people, bonds, {name: one.community for name, one in before.places.items()})
    held = {name for group in groups for name in group}
    rest = [name for name in people if name not in held]
    found = [*groups, rest] if rest else groups
    places, discs = _laid_out(found, bonds, before)
    naming = Naming(network, words)
    return Drawing(
        places=places,
        communities=tuple(
            Community(
                id=number,
                works_on=naming.name(group),
                people=tuple(sorted(group, key=lambda name: (network.name(name).casefold(), name))),
                x=disc[0],
                y=disc[1],
                radius=disc[2],
            )
            for group, (number, disc) in zip(found, discs, strict=True)
        ),
        lines=lines,
        colleagues=colleagues,
        bridges=bridges(places, ideas),
    )


def bridges(places: Mapping[str, Place], ideas: Iterable[Opportunity]) -> tuple[Opportunity, ...]:
    """The introductions of people who are on the map."""
    return tuple(one for one in ideas if all(name in places for name in one.people))


def _lines(network: Network, made: Iterable[Introduction]) -> Iterable[Line]:
    introduced = {
        (min(one.a.person, one.b.person), max(one.a.person, one.b.person)): one.made.on
        for one in made
        if one.made
    }
    for tie in network.ties:
        if tie.kind is not TieKind.COLLEAGUES and (tie.a, tie.b) not in introduced:
            yield Line(a=tie.a, b=tie.b, kind=tie.kind, how=tie.how, text_id=tie.text_id)
    for (a, b), on in introduced.items():
        if a in network.people and b in network.people:
            yield Line(a=a, b=b, kind="introduced", how=f"introduced by you on {on.day} {on:%B %Y}")


def _colleagues(network: Network) -> Iterable[tuple[str, tuple[str, ...]]]:
    """Those of whom a tie says that they work together, by workplace."""
    at: dict[str, set[str]] = defaultdict(set)
    for tie in network.ties:
        if tie.kind is TieKind.COLLEAGUES and tie.a in network.people:
            at[network.people[tie.a].organization].update((tie.a, tie.b))
    return ((organization, tuple(sorted(ones))) for organization, ones in sorted(at.items()))


def _bonds(network: Network, lines: Iterable[Line], people: Iterable[str]) -> list[Bond]:
    at: dict[str, list[str]] = defaultdict(list)
    for name in people:
        role = next(iter(network.people[name].affiliations), None)
        if role and role.organization_id:
            at[role.organization_id].append(name)
    bonds = [(line.a, line.b, 1.0) for line in lines if line.a in network.people and line.b in network.people]
    for organization, ones in at.items():
        if len(ones) > 1:
            bonds += [(name, f"at {organization}", WORKPLACE) for name in ones]
    return bonds


Disc = tuple[float, float, float]


def _laid_out(
    found: Sequence[list[str]], bonds: Sequence[Bond], before: Before
) -> tuple[dict[str, Place], list[tuple[int, Disc]]]:
    """Everybody's place, and each community's number and disc in the order of `found`."""
    numbers = _numbers(found, before)
    centres = before.centres
    of = {name: number for group, number in zip(found, numbers, strict=True) for name in group}
    held = cache(lambda: _sorted_out(bonds, of))
    ground = Ground()
    places: dict[str, Place] = {}
    discs: dict[int, Disc] = {}
    order = sorted(range(len(found)), key=lambda i: (numbers[i] not in centres, i))
    for i in order:
        group, number = found[i], numbers[i]
        stood = {
            name: Place(x=p.x - centres[number][0], y=p.y - centres[number][1], community=number)
            for name in group
            if number in centres and (p := before.places.get(name)) and p.community == number
        }
        newcomers = len(stood) < len(group)
        points = inside(group, held()[0].get(number, []) if newcomers else [], stood)
        radius = radius_of(points)
        if number in centres:
            x, y = ground.lay(centres[number], radius, gap=GAP / 2)
        else:
            x, y = ground.lay(_pulled(held()[1][number], discs), radius)
        discs[number] = (x, y, radius)
        for name, (dx, dy) in zip(group, points.tolist(), strict=True):
            places[name] = Place(x=round(x + dx, 2), y=round(y + dy, 2), community=number)
    return places, [(number, discs[number]) for number in numbers]


def _numbers(groups: Sequence[Sequence[str]], before: Before) -> list[int]:
    """A community that has most of an earlier one's people keeps its number."""
    free = max((one.community for one in before.places.values()), default=-1) + 1
    taken: set[int] = set()
    numbers = []
    for group in groups:
        were = Counter(before.places[name].community for name in group if name in before.places)
        number = next(
            (one for one, _ in sorted(were.items(), key=lambda w: (-w[1], w[0])) if one not in taken), None
        )
        if number is None:
            number, free = free, free + 1
        taken.add(number)
        numbers.append(number)
    return numbers


def _sorted_out(
    bonds: Sequence[Bond], of: Mapping[str, int]
) -> tuple[dict[int, list[tuple[int, int, float]]], dict[int, Counter[int]]]:
    """Bonds within each community, by places in it, and how strongly each community is held to the others."""
    place: dict[str, int] = {}
    size: Counter[int] = Counter()
    for name in sorted(of):
        place[name] = size[of[name]]
        size[of[name]] += 1
    within: dict[int, list[tuple[int, int, float]]] = defaultdict(list)
    pulls: dict[int, Counter[int]] = defaultdict(Counter)
    hubs: dict[str, str] = {}
    for a, other, weight in bonds:
        # everybody at a workplace, or with a word in common, holds to the first of them
        b = other if other in of else hubs.setdefault(other, a)
        if a == b:
            continue
        if of[a] == of[b]:
            within[of[a]].append((place[a], place[b], weight))
        else:
            pulls[of[a]][of[b]] += 1
            pulls[of[b]][of[a]] += 1
    return within, pulls


def _pulled(pull: Counter[int], discs: Mapping[int, Disc]) -> tuple[float, float]:
    """The middle of the communities it is held to, as far as they are laid; else the middle of the map."""
    laid = [(discs[number], weight) for number, weight in pull.items() if number in discs]
    total = sum(weight for _, weight in laid)
    if not total:
        return 0.0, 0.0
    return sum(d[0] * w for d, w in laid) / total, sum(d[1] * w for d, w in laid) / total
