"""Who would value one thing: those whose need it fits, a few at most; never again whom it was sent to, under whatever address."""

from dataclasses import replace
from datetime import date

from otherward.giving.sharing import share
from otherward.giving.situation import Answered
from otherward.giving.valued import MOST, thing_of, valued
from otherward.intake.same_resource import merge_resources
from otherward.network.source import Source
from otherward.reading.company import CompanyReading, Goal


def sent(thing, who, on="2026-09-10"):
    one = f"opportunity-{who}"
    return {
        one: Answered(
            opportunity=one,
            act="taken",
            kind="resource",
            people=(who,),
            subject="",
            because="",
            on=on,
            gift=thing,
        )
    }


def test_whose_need_it_fits_with_their_words(world):
    """Ada's need is about it, Joan's is not.

    ada needs how to hire a compiler engineer
    joan needs a gardener for the roses
    article "How to hire a compiler engineer" about hiring a compiler engineer
    """
    (one,) = valued(world.situation())
    assert [o.people for o in one.by] == [("ada",)]
    assert one.by[0].evidence[0].quote == "how to hire a compiler engineer"


def test_a_few_at_most_and_those_ruled_out_with_the_reason(world):
    """Four need it, one of them wrote it.

    ada needs how to hire a compiler engineer
    joan needs how to hire a compiler engineer
    grace needs how to hire a compiler engineer
    linus needs how to hire a compiler engineer
    article "How to hire a compiler engineer" about hiring a compiler engineer by Grace Hopper
    """
    (one,) = valued(world.situation())
    assert len(one.by) <= MOST
    assert "wrote it" in one.but[0].ruled_out or "is by" in one.but[0].ruled_out


def test_whom_it_was_sent_to_is_remembered_and_not_asked_again(world):
    """Ada has it.

    ada needs how to hire a compiler engineer
    article "How to hire a compiler engineer" about hiring a compiler engineer
    """
    (one,) = valued(world.situation(answered=sent("resource-0", "ada")))
    assert not one.by
    assert [(s.person.id, s.on.isoformat()) for s in one.sent] == [("ada", "2026-09-10")]


def test_announced_elsewhere_it_is_still_the_same_thing(world):
    """What was sent from one feed is not sent again from another that tells more of it.

    ada needs how to hire a compiler engineer
    webinar "How to hire a compiler engineer" about hiring a compiler engineer on 2026-10-08
    """
    first = world.resources[0]
    fuller = replace(
        first,
        id="resource-9",
        url="https://other.example/x",
        summary=f"{first.summary}, told at greater length",
        feed="another",
    )
    (merged,) = merge_resources([replace(first, feed="one"), fuller])
    assert (merged.id, merged.other_ids) == ("resource-9", ("resource-0",))
    world.resources = [merged]
    situation = world.situation(answered=sent("resource-0", "ada"))
    (one,) = valued(situation)
    assert [s.person.id for s in one.sent] == ["ada"]
    assert thing_of(situation, "resource-0") is merged
    need = situation.network.needs[0]
    assert "you sent it" in share(situation, need, merged, 0.9).ruled_out


def test_a_webinar_that_is_over_serves_nobody(world):
    """It was in August.

    ada needs how to hire a compiler engineer
    webinar "How to hire a compiler engineer" about hiring a compiler engineer on 2026-08-20
    """
    (one,) = valued(world.situation())
    assert not one.by
    assert one.but[0].ruled_out == "it has already taken place"


def house_wants(world, words, organization="Analytical Engines Inc."):
    goal = Goal(
        organization=organization,
        text=words,
        quote=words,
        source=Source(path="letter.txt", where="the document"),
        document="letter",
        page=1,
        start=0,
        on=date(2026, 9, 1),
    )
    return world.situation(
        company_readings=(CompanyReading(id="letter", organization=organization, goals=(goal,)),)
    )


SPARE_PARTS = "We will cut delivery times of spare parts from twelve days to five by December."


def test_what_a_house_has_set_itself_concerns_whom_one_knows_best_there(world):
    """Ada is at Analytical Engines.

    article "How to cut delivery times of spare parts" about cutting the delivery times of spare parts
    """
    (one,) = valued(house_wants(world, SPARE_PARTS))
    (found,) = one.by
    assert found.people == ("ada",)
    assert found.why.startswith(
        "Analytical Engines Inc. has set itself this: “We will cut delivery times of spare parts"
    )
    assert (found.evidence[0].quote, found.evidence[0].speaker) == (SPARE_PARTS, "Analytical Engines Inc.")
    assert "We will cut" not in found.draft.body


def test_what_is_about_something_else_does_not_concern_the_house(world):
    """Ada is at Analytical Engines.

    article "Roses in winter" about pruning roses before the frost
    """
    assert not valued(house_wants(world, SPARE_PARTS))[0].by


def test_their_own_need_comes_before_a_goal_of_their_house(world):
    """Ada needs it herself.

    ada needs how to cut delivery times of spare parts
    article "How to cut delivery times of spare parts" about cutting the delivery times of spare parts
    """
    (one,) = valued(house_wants(world, SPARE_PARTS))
    assert [o.evidence[0].quote for o in one.by] == ["how to cut delivery times of spare parts"]
