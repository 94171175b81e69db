"""Birthdays and good news in feeds."""

from dataclasses import replace
from datetime import date

import pytest

from otherward.giving.occasion import next_birthday, occasions
from tests.cast import TODAY, World


def told(world):
    return [(one.people, one.what) for one in occasions(world.situation()) if not one.ruled_out]


def born(world, who, birthday):
    world.people[who] = replace(world.people[who], birthday=birthday)
    return world


@pytest.mark.parametrize(
    ("birthday", "next_one"),
    [
        ("--09-14", date(2026, 9, 14)),
        ("1980-09-13", date(2027, 9, 13)),
        ("2000-02-29", date(2027, 2, 28)),
        ("--02-31", None),
        ("", None),
        ("soon", None),
    ],
)
def test_the_next_birthday(birthday, next_one):
    assert next_birthday(birthday, TODAY) == next_one


def test_a_birthday_within_the_week_is_brought_up():
    world = born(born(World(""), "ada", "1980-09-16"), "joan", "--10-16")
    assert told(world) == [(("ada",), "Wish Ada Lovelace a happy birthday on Wednesday, 16 September")]


def test_strangers_are_not_wished_well():
    world = born(World(""), "ada", "1980-09-16")
    situation = world.situation()
    strange = {
        key: replace(one, days=1, last_from_them=None) for key, one in situation.network.rapports.items()
    }
    assert not list(occasions(replace(situation, network=replace(situation.network, rapports=strange))))


@pytest.mark.parametrize(("wrote", "wished"), [(date(2026, 8, 20), 1), (date(2026, 6, 20), 0)])
def test_whoever_wrote_lately_is_no_stranger(wrote, wished):
    situation = born(World(""), "ada", "1980-09-16").situation()
    once = {
        key: replace(one, days=1, last_from_them=wrote) for key, one in situation.network.rapports.items()
    }
    assert (
        len(list(occasions(replace(situation, network=replace(situation.network, rapports=once))))) == wished
    )


def news(title, summary):
    world = World(f'article "{title}" about {summary}')
    world.resources = [replace(one, published=date(2026, 9, 10)) for one in world.resources]
    return world


def test_good_news_of_somebody_in_a_feed_is_congratulated():
    world = news("People on the move", "Grace Hopper of Harbor Compilers was promoted to chief engineer")
    assert told(world) == [(("grace",), "Congratulate Grace Hopper: People on the move")]


def test_somebody_else_of_the_same_name_is_not():
    assert not told(news("People on the move", "Grace Hopper of Cuckoo Clocks was promoted"))


def test_being_named_is_not_good_news():
    assert not told(news("Compilers", "Grace Hopper of Harbor Compilers on how compilers work"))
