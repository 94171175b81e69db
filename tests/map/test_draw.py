"""The map: who stands where and why, the same every time."""

import random
from dataclasses import replace
from datetime import date
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from otherward.actions.draw_map import draw_map
from otherward.book.memory import MemoryBook
from otherward.ledger.introduction import Introduction, Made, Side
from otherward.map.draw import draw
from otherward.map.drawing import Before
from otherward.map.layout import APART
from otherward.network.affiliation import Affiliation
from otherward.network.network import Network
from otherward.network.person import Person
from otherward.network.tie import Tie, TieKind
from tests.cast import TODAY, World

TRADES = {
    "bees": ("Hive Works", "Head of Beekeeping"),
    "boats": ("Slip Yard", "Senior Boat Builder"),
    "glass": ("Clear Kiln", "Glass Blower"),
}


def some_people(count, trades=TRADES):
    names = list(trades)
    ones = {}
    for i in range(count):
        firm, title = trades[names[i % len(names)]]
        role = Affiliation(organization=firm, organization_id=firm, title=title)
        ones[f"p{i:03}"] = Person(id=f"p{i:03}", name=f"Name{i} Family{i}", affiliations=(role,))
    ones["me"] = Person(id="me", name="Marie Tharp", is_me=True)
    return ones


def met(a, b):
    a, b = sorted((a, b))
    return Tie(id=f"{a} {b}", a=a, b=b, how="both in a meeting of 3 May 2026", kind=TieKind.MET, text_id="m1")


def network(count=24, ties=()):
    return Network(day=TODAY, people=some_people(count), ties=tuple(ties))


def distance(a, b):
    return ((a.x - b.x) ** 2 + (a.y - b.y) ** 2) ** 0.5


def check_ground(drawing):
    for a, b in combinations(drawing.places.values(), 2):
        assert distance(a, b) > 0.55 * APART
    for a, b in combinations(drawing.communities, 2):
        assert distance(a, b) >= a.radius + b.radius
    for one in drawing.communities:
        assert all(distance(drawing.places[name], one) <= one.radius for name in one.people)


def test_everybody_but_the_user_has_a_place_and_nobody_stands_on_another():
    drawing = draw(network(60))
    assert set(drawing.places) == {f"p{i:03}" for i in range(60)}
    assert sorted(name for one in drawing.communities for name in one.people) == sorted(drawing.places)
    check_ground(drawing)


def test_communities_are_named_by_the_work_not_by_the_rank():
    drawing = draw(network())
    named = {frozenset(word.lower() for word in one.works_on) for one in drawing.communities}
    assert len(drawing.communities) == 3
    assert any("beekeeping" in words for words in named)
    assert any({"boat", "builder"} & words for words in named)
    assert not any({"head", "senior"} & words for words in named)


def test_what_was_told_in_confidence_names_no_community():
    """
    ada needs a harpsichord tuner (in confidence)
    grace needs a harpsichord tuner (in confidence)
    linus needs a patient sailing teacher
    omar needs a patient sailing teacher
    """
    world = World(test_what_was_told_in_confidence_names_no_community.__doc__)
    drawing = draw(world.situation().network)
    words = " ".join(word for one in drawing.communities for word in one.works_on).lower()
    assert "harpsichord" not in words
    assert "tuner" not in words


def test_the_same_network_is_drawn_the_same_whatever_the_order():
    ties = [met("p000", "p001"), met("p004", "p009")]
    one = network(30, ties)
    people = list(one.people.items())
    random.Random(4).shuffle(people)
    assert draw(replace(one, people=dict(people), ties=tuple(reversed(ties)))).places == draw(one).places


def test_a_newcomer_moves_nobody():
    book, small, large = MemoryBook(), network(40), network(41)
    before = draw_map(book, replace(World("").situation(), network=small), [])
    after = draw_map(book, replace(World("").situation(), network=large), [])
    moved = [name for name in before.places if distance(before.places[name], after.places[name]) > APART]
    assert not moved
    assert after.places["p040"].community == after.places["p037"].community
    check_ground(after)
    again = draw_map(book, replace(World("").situation(), network=large), [])
    assert again.places == after.places


def test_who_leaves_leaves_a_gap_and_the_rest_stays():
    book = MemoryBook()
    before = draw_map(book, replace(World("").situation(), network=network(41)), [])
    after = draw_map(book, replace(World("").situation(), network=network(38)), [])
    assert all(distance(before.places[name], after.places[name]) < APART for name in after.places)


def test_those_who_met_stand_in_one_community_though_they_do_different_work():
    trades = {f"trade{i}": (f"Firm{i}", f"Craft{i}") for i in range(12)}
    ties = [met(f"p{i:03}", f"p{j:03}") for i, j in combinations(range(6), 2)]
    drawing = draw(Network(day=TODAY, people=some_people(12, trades), ties=tuple(ties)))
    assert len({drawing.places[f"p{i:03}"].community for i in range(6)}) == 1
    assert [line.how for line in drawing.lines] == ["both in a meeting of 3 May 2026"] * 15


def test_colleagues_are_told_once_a_workplace_not_once_a_pair():
    pair = {"strength": 0.8, "kind": TieKind.COLLEAGUES, "how": "both at Hive Works"}
    ties = [replace(met(a, b), **pair) for a, b in combinations(("p000", "p003", "p006"), 2)]
    drawing = draw(network(9, ties))
    assert drawing.colleagues == (("Hive Works", ("p000", "p003", "p006")),)
    assert not drawing.lines


def test_an_introduction_that_was_made_is_a_line_with_its_day():
    sides = [Side(person=name, record=name, name=name) for name in ("p000", "p001")]
    made = Introduction(id="i", a=sides[0], b=sides[1], on=TODAY, made=Made(on=date(2026, 8, 2)))
    lines = draw(network(6), introductions=[made, replace(made, id="j", made=None)]).lines
    assert [(line.kind, line.how) for line in lines] == [("introduced", "introduced by you on 2 August 2026")]


def test_an_empty_network_is_an_empty_map():
    drawing = draw(Network(day=TODAY))
    assert not drawing.places
    assert not drawing.communities


@settings(max_examples=30, deadline=None)
@given(
    st.integers(1, 40),
    st.lists(st.tuples(st.integers(0, 39), st.integers(0, 39)), max_size=60),
    st.integers(0, 39),
)
def test_any_network_is_drawn_clear_and_stays(count, pairs, gone):
    ties = {tuple(sorted(p)): p for p in pairs if p[0] != p[1] and max(p) < count}
    one = network(count, [met(f"p{a:03}", f"p{b:03}") for a, b in ties.values()])
    drawing = draw(one)
    check_ground(drawing)
    centres = {c.id: (c.x, c.y) for c in drawing.communities}
    again = draw(one, before=Before(places=drawing.places, centres=centres))
    assert all(again.places[n].x == pytest.approx(p.x, abs=0.02) for n, p in drawing.places.items())
    people = {name: person for name, person in one.people.items() if name != f"p{gone:03}"}
    left = tuple(tie for tie in one.ties if tie.a in people and tie.b in people)
    check_ground(
        draw(replace(one, people=people, ties=left), before=Before(places=drawing.places, centres=centres))
    )
