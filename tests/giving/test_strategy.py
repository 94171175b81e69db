"""A strategy for Today: from what a company says of itself, for who is known best there, with a first step."""

from dataclasses import replace
from datetime import date

from otherward.giving.strategy import firm_key, same_firm, strategies
from otherward.network.source import Source
from otherward.network.strategy import Strategy
from otherward.reading.company import CompanyReading, Goal
from tests.cast import World

GOAL = "We will cut delivery times of spare parts from twelve days to five by December."
FEW = Strategy(
    id="stock-the-few",
    strategy="Stock the few spare parts that stop customers' machines.",
    serves=("cut delivery times of spare parts",),
    department="Supply Chain",
    takes="experience with spare parts planning",
    first_step="List the twenty parts asked for most.",
    measure="Days from order to delivery.",
    unsuitable_when="Parts differ with every order.",
    source="in our own words",
)


def situation(world, organization="Analytical Engines Inc."):
    goal = Goal(
        organization=organization,
        text=GOAL,
        quote=GOAL,
        source=Source(path="letter.txt", where="the document"),
        document="letter",
        page=1,
        start=0,
        on=date(2026, 9, 1),
        department="Supply Chain",
    )
    reading = CompanyReading(id="letter", organization=organization, goals=(goal,))
    return replace(world.situation(company_readings=(reading,)), playbook=(FEW,))


def test_it_says_for_whom_what_why_and_the_first_step():
    (one,) = strategies(situation(World("me offers experience with spare parts planning")))
    assert one.what == "For Ada Lovelace: stock the few spare parts that stop customers' machines."
    assert FEW.first_step in one.why
    assert one.evidence[0].quote == GOAL
    assert one.gift == FEW.id
    assert "stock the few spare parts" in one.draft.body
    assert GOAL[:40] in one.draft.body


def test_nothing_is_suggested_that_the_user_has_not_what_it_takes_for():
    assert not list(strategies(situation(World("me offers violin lessons"))))


def test_nothing_is_suggested_where_nobody_is_known():
    world = World("me offers experience with spare parts planning")
    assert not list(strategies(situation(world, organization="Northern Lights")))


def test_who_wants_to_be_left_alone_is_left_alone():
    world = World(
        """
        me offers experience with spare parts planning
        ada wants no contact until 2027-01-01
        """
    )
    (one,) = strategies(situation(world))
    assert "asked not to be contacted" in one.ruled_out


def test_one_house_has_several_spellings():
    assert same_firm(firm_key("Harrow & Mill Foods"), firm_key("Harrow and Mill Foods, Inc."))
    assert same_firm(firm_key("Quiet Ciphers"), firm_key("Quiet Ciphers Group"))
    assert not same_firm(firm_key("Quiet Ciphers"), firm_key("Loud Ciphers"))
    assert not same_firm(firm_key(""), firm_key("Quiet Ciphers"))
