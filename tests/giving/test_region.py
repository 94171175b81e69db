"""What is offered in one region alone does not reach another: the data on its examples, and in a world."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from otherward.giving.judgement import judgement
from otherward.giving.region import limited_to, regions_in
from otherward.giving.suggestions import suggestions
from otherward.network.interaction import Interaction, InteractionKind, Participant
from otherward.network.source import Source


@pytest.mark.parametrize(("words", "region"), judgement("regions")["limits"]["fires"])
def test_an_offer_for_one_region_is_told(words, region):
    assert region in [one.name for one in limited_to(words)]


@pytest.mark.parametrize("words", judgement("regions")["limits"]["quiet"])
def test_a_place_alone_limits_nothing(words):
    assert not limited_to(words)


@pytest.mark.parametrize(
    ("place", "names"),
    [
        ("Duluth, MN 55802", ["Minnesota"]),
        ("Fern & Sons Looms, Eau Claire WI", ["Wisconsin"]),
        ("Graz, Steiermark, Österreich", ["Styria", "Austria"]),
        ("Portland, Oregon, United States", ["Oregon", "United States"]),
        ("Hamilton, ON L8P 4Y3", ["Ontario"]),
        ("MI5 is no place, OK", []),
        ("München, Bayern, DE", ["Bavaria"]),
        ("Berlin, DE", ["Berlin"]),
        ("Köln, DE 50667", []),
        ("Amsterdam, NL", []),
        ("Tel Aviv, IL", []),
        ("Bangalore, IN", []),
        ("Toronto, CA", []),
        ("Bogota, CO", []),
        ("Tbilisi, Georgia", []),
        ("Atlanta, Georgia, United States", ["Georgia", "United States"]),
        ("Gary, IN 46402", ["Indiana"]),
        ("Fresno, CA, USA", ["California", "United States"]),
        ("St. John's, NL A1B 3X9", ["Newfoundland"]),
        ("Portland, OR 97201", ["Oregon"]),
        ("Austin, TX", ["Texas"]),
        ("", []),
    ],
)
def test_where_somebody_is(place, names):
    assert [one.name for one in regions_in(place)] == names


def test_a_telephone_number_tells_whose_sign_it_is():
    assert [one.name for one in regions_in("Fresno, CA", beside="+1 559 555 0100")] == ["California"]
    assert [one.name for one in regions_in("Peoria, IL", beside="(309) 555-0100")] == ["Illinois"]
    assert regions_in("Haifa, IL", beside="+972 4 555 0100") == []


OFFER = """ada needs a compiler audit for the old engine
grace offers a compiler audit, free to any Ohio company with an old engine"""


def why_not(world, *, place="", signature=""):
    situation = world.situation()
    ada = replace(situation.network.people["ada"], place=place)
    wrote = Interaction(
        id="m",
        kind=InteractionKind.MAIL,
        source=Source(path="m.mbox", where="mail"),
        at=datetime(2026, 9, 1, tzinfo=UTC),
        author=Participant(handle=ada.handles[0], name=ada.name),
        signature=signature,
    )
    network = replace(situation.network, people={**situation.network.people, "ada": ada})
    situation = replace(situation, network=network, said=lambda _handles, _limit: [wrote])
    return [one.ruled_out for one in suggestions(situation) if one.kind == "introduction"]


def test_nobody_is_sent_across_a_border_the_offer_may_not_cross():
    from tests.cast import World

    elsewhere = ["what Grace offers is for Ohio, and Ada is in Indiana"]
    assert why_not(World(OFFER), place="Gary, Indiana") == elsewhere
    assert why_not(World(OFFER), signature="Ada Lovelace\nAnalytical Engines, Gary IN 46402") == elsewhere
    assert why_not(World(OFFER), place="London, England") == [
        "what Grace offers is for Ohio, and Ada is in England"
    ]
    for at_home in ("Akron, OH", "Akron, Ohio, United States", "United States", "", "Springfield"):
        assert why_not(World(OFFER), place=at_home) == [""]


def test_what_a_title_lets_one_guess_is_bound_as_their_own_offers_are():
    from tests.cast import World

    world = World(OFFER)
    world.offering("grace", "compiler audit of an old engine by a compiler auditor")
    world.offerings[-1] = replace(world.offerings[-1], inferred=True)
    assert why_not(world, place="Gary, Indiana") == ["what Grace offers is for Ohio, and Ada is in Indiana"]
