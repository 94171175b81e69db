"""Answers to earlier suggestions change what comes next."""

from dataclasses import replace
from datetime import timedelta

import pytest

from otherward.actions.respond import REASONS, reasons_for
from otherward.giving.introduction_course import MAKE
from otherward.giving.opportunity import Draft, Opportunity, OpportunityKind
from otherward.giving.situation import Answered
from otherward.giving.suggestions import suggestions
from otherward.giving.taste import FEWER, LEAST, MOST, Taste
from otherward.giving.today import HARDLY_WELCOME, choose_for
from otherward.giving.why_this import reasons
from tests.cast import TODAY, World

WORLD = """joan did me an introduction to Linus on 2026-09-01
me promised ada the slides by 2026-09-16"""


def answered(count, act="dismissed", because="wrong", kind="thanks", subject="", days=1, who="rosa"):
    said = [
        Answered(
            opportunity=f"{kind}-{act}-{i}",
            act=act,
            kind=kind,
            people=(who,),
            subject=subject,
            because=because,
            on=(TODAY - timedelta(days=days)).isoformat(),
        )
        for i in range(count)
    ]
    return {one.opportunity: one for one in said}


def weights(said):
    """What each kind's score is multiplied with."""
    situation = World(WORLD).situation(answered=said)
    found = suggestions(World(WORLD).situation())
    return {
        one.kind: known.weight for one, known in zip(found, Taste(situation).leanings(found), strict=True)
    }


def test_without_answers_nothing_moves():
    assert set(weights({}).values()) == {1.0}


def test_one_dismissal_moves_nothing():
    assert weights(answered(1))["thanks"] == 1.0


def test_three_move_something():
    """For somebody else each time, so that it is about the kind."""
    idea = suggested("introduction")
    three = dict(list(said(("dismissed", idea)).items())[:3])
    assert 0.5 < told([idea], three)[0][0].weight < 1


def test_ten_dismissals_of_a_kind_move_it_and_no_other():
    moved = weights(answered(10))
    assert LEAST <= moved["thanks"] < 0.6
    assert moved["promise"] == 1.0


def test_ten_dismissals_change_the_order():
    world = World(
        "joan did me an introduction to Linus on 2026-09-10\nomar has news now head of Star Tables on 2026-09-10"
    )
    first = suggestions(world.situation())
    then = suggestions(world.situation(answered=answered(10)))
    assert [one.kind for one in first] == ["thanks", "congratulation"]
    assert [one.kind for one in then] == ["congratulation", "thanks"]
    assert "you have waved most of these away, so it stands lower" in then[-1].reasons


def test_each_further_dismissal_weighs_no_less_and_none_makes_it_vanish():
    row = [weights(answered(count))["thanks"] for count in range(40)]
    assert row == sorted(row, reverse=True)
    assert row[-1] == LEAST


def test_what_is_taken_up_comes_a_little_earlier():
    assert 1 < weights(answered(30, act="taken", because=""))["thanks"] <= MOST


def test_putting_off_says_much_less_than_waving_away():
    assert weights(answered(3, act="later", because=""))["thanks"] == 1.0
    assert weights(answered(10))["thanks"] < weights(answered(10, act="later", because=""))["thanks"] < 1


@pytest.mark.parametrize("because", ["already done", "no longer needed"])
def test_reasons_about_the_case_say_nothing_about_the_kind(because):
    assert weights(answered(10, because=because))["thanks"] == 1.0


def test_old_answers_fade():
    assert weights(answered(10, days=1500))["thanks"] == 1.0


def test_a_need_said_to_be_met_leads_to_nothing_more():
    world = World(
        """joan needs somebody to look over the survey maps
        me offers survey maps and how to look over them
        article "How to look over survey maps" about looking over the survey maps"""
    )
    subject = world.needs[0].id
    assert suggestions(world.situation())[0].ruled_out == ""
    said = answered(1, because="no longer needed", kind="introduction", subject=subject)
    after = suggestions(world.situation(answered=said))
    assert {one.ruled_out for one in after} == {"you said it is no longer needed"}


def test_what_is_waved_away_for_one_person_comes_later_for_them_alone():
    """The thanks are owed to Joan, the promise to Ada; what was waved away was help."""
    for_joan, for_ada = (weights(answered(10, kind="help", who=who)) for who in ("joan", "ada"))
    assert 0.8 < for_joan["thanks"] < 1
    assert for_ada["promise"] < 1
    assert for_joan["promise"] == for_ada["thanks"] == 1.0
    assert weights(answered(20, kind="help", who="joan"))["thanks"] < 0.7


MIXED = """ada needs somebody who has surveyed harbours before
grace needs a baker for the rye bread
article "Rye bread" about rye
webinar "Harbours" about harbours on 2026-09-30"""
MAPS, BREAD = "need-0", "need-1"
ARTICLE, WEBINAR = "resource-0", "resource-1"


def suggested(kind, subject="", gift="", who="ada", minutes=5):
    return Opportunity(
        id=f"{kind}-{subject}-{gift}",
        kind=OpportunityKind(kind),
        people=(who,),
        what="",
        why="",
        evidence=(),
        minutes=minutes,
        draft=Draft(to="", subject="", body=""),
        subject=subject,
        gift=gift,
    )


def said(*answers):
    """Ten times each of (act, suggestion), each for somebody else, so that it is not about the person."""
    found = {}
    for act, one in answers:
        for i in range(10):
            key = f"{one.id}-{act}-{i}"
            found[key] = Answered(
                opportunity=key,
                act=act,
                kind=one.kind,
                people=(f"somebody-{one.id}-{i}",),
                subject=one.subject,
                gift=one.gift,
                because="wrong" if act == "dismissed" else "",
                on=(TODAY - timedelta(days=7)).isoformat(),
                minutes=one.minutes,
            )
    return found


def told(found, said):
    """What is known of each, and what is told of it."""
    situation = World(MIXED).situation(answered=said)
    known = Taste(situation).leanings(found)
    return known, [reasons(situation, one, leaning)[-1] for one, leaning in zip(found, known, strict=True)]


def test_a_sort_of_thing_is_learned_within_its_kind():
    article, webinar = suggested("resource", gift=ARTICLE), suggested("resource", gift=WEBINAR)
    known, why = told([article, webinar], said(("dismissed", article), ("taken", webinar)))
    assert known[0].weight < 0.6
    assert known[1].weight > 1
    assert why[0] == "you have waved most things of this sort away, so it stands lower"


def test_what_it_is_about_is_learned_across_kinds():
    """Help with bread was waved away, help with harbours taken up; an introduction about bread was never suggested."""
    bread, harbour = suggested("help", BREAD), suggested("help", MAPS)
    new = [suggested("introduction", BREAD, who="grace"), suggested("introduction", MAPS)]
    known, why = told(new, said(("dismissed", bread), ("taken", harbour)))
    assert known[0].weight < known[1].weight
    assert why[0] == "you have waved away most of what is about something like it, so it stands lower"


def test_a_kind_taken_up_only_when_it_is_short_is_learned_so():
    short, long = suggested("help", minutes=5), suggested("help", minutes=30)
    known, _ = told([short, long], said(("taken", short), ("dismissed", long)))
    assert known[1].weight < known[0].weight


def test_most_is_said_only_of_what_is_most():
    """Six of ten taken up is less than usual, and not most waved away."""
    one = suggested("congratulation")
    answers = said(("taken", one), ("dismissed", one))
    kept = dict(list(answers.items())[:10] + list(answers.items())[10:16])
    known, why = told([one], kept)
    assert known[0].weight < 1
    assert why == ["you have waved away or put off some that are like it, so it stands lower"]


def test_a_step_under_way_is_neither_held_back_nor_learned_from():
    made = suggested("introduction", gift=MAKE)
    idea = suggested("introduction")
    known, _ = told([made, idea], said(("dismissed", idea)))
    assert (known[0].weight, known[1].weight < 0.6) == (1.0, True)
    assert told([idea], said(("dismissed", made)))[0][0].weight == 1.0


def outright(one, days=1, because=""):
    return Answered(
        opportunity=f"{one.id}-outright",
        act="dismissed",
        kind=one.kind,
        people=("somebody",),
        subject=one.subject,
        gift=one.gift,
        because=because or FEWER.get(one.kind, FEWER[OpportunityKind.HELP]),
        on=(TODAY - timedelta(days=days)).isoformat(),
        minutes=one.minutes,
    )


def test_asking_for_fewer_moves_the_kind_at_once_and_no_other():
    """Articles and webinars alike; of help for the same need, and of what is about the same, nothing. A bare no moves neither."""
    article, webinar = suggested("resource", gift=ARTICLE), suggested("resource", gift=WEBINAR, who="grace")
    others = [suggested("help", MAPS), suggested("introduction", BREAD)]
    one = outright(suggested("resource", MAPS, ARTICLE))
    known, why = told([article, webinar, *others], {one.opportunity: one})
    assert max(leaning.weight for leaning in known[:2]) < HARDLY_WELCOME
    assert [leaning.weight for leaning in known[2:]] == [1.0, 1.0]
    assert why[:2] == ["you asked for fewer of these, so it stands lower"] * 2
    bare = outright(webinar, because="wrong")
    assert {leaning.weight for leaning in told([article, webinar], {bare.opportunity: bare})[0]} == {1.0}


def test_asking_for_fewer_weighs_as_the_answers_after_it_say():
    """Half a year later half as much; and who takes them up again has them again."""
    idea = suggested("introduction")
    then, long_ago = outright(idea, days=14), outright(idea, days=400)
    taken = said(("taken", idea))
    alone, old, again = (
        told([idea], answers)[0][0].weight
        for answers in (
            {then.opportunity: then},
            {long_ago.opportunity: long_ago},
            {then.opportunity: then} | taken,
        )
    )
    assert alone < HARDLY_WELCOME <= old < 1
    assert again > alone


def test_of_what_is_owed_or_under_way_nobody_can_ask_for_fewer():
    thanks, made = suggested("thanks"), suggested("introduction", gift=MAKE)
    assert [reasons_for(one) for one in (thanks, made)] == [REASONS, REASONS]
    assert reasons_for(suggested("introduction"))[-1] == "fewer introductions"
    one = outright(thanks)
    assert told([thanks], {one.opportunity: one})[0][0].weight == 1.0


def test_a_kind_fewer_are_asked_of_rests_for_four_weeks_and_then_one_is_tried():
    ideas = [suggested("introduction", who=who) for who in ("ada", "grace")]
    promise = suggested("promise", who="rosa")

    def shown(days):
        one = outright(ideas[0], days=days)
        situation = World(MIXED).situation(answered={one.opportunity: one})
        found = [
            replace(one, id=f"{one.id}-{i}", welcome=leaning.weight, score=leaning.weight)
            for i, (one, leaning) in enumerate(
                zip([*ideas, promise], Taste(situation).leanings([*ideas, promise]), strict=True)
            )
        ]
        return sorted(one.kind for one in choose_for(situation, found))

    assert shown(1) == shown(27) == ["promise"]
    assert shown(29) == ["introduction", "promise"]
