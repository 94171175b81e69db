"""Care for the giver: minutes, rest between gifts, and a word where all goes one way."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from otherward.errors import WrongUse
from otherward.giving.care import Block, Care, block_of, one_way, one_way_words, week_so_far
from otherward.giving.situation import Answered
from otherward.giving.suggestions import suggestions
from otherward.giving.today import choose_for
from otherward.network.closeness import Closeness
from otherward.network.rapport import Rapport
from tests.cast import TODAY, World, person

HIRING = """ada needs a compiler engineer to join us
article "How to hire a compiler engineer to join us" about hiring a compiler engineer
me promised linus the slides by 2026-09-16"""


def taken(who, days, *, kind="help", minutes=20, name=""):
    on = TODAY - timedelta(days=days)
    return Answered(
        opportunity=name or f"{kind}-{who}-{days}",
        act="taken",
        kind=kind,
        people=(who,),
        subject="",
        because="",
        on=on.isoformat(),
        minutes=minutes,
    )


def answers(*said):
    return {one.opportunity: one for one in said}


def ruled_out(situation, who):
    return {one.ruled_out for one in suggestions(situation) if who in one.people and one.kind == "resource"}


def test_a_gift_is_followed_by_rest():
    world = World(HIRING)
    assert ruled_out(world.situation(), "ada") == {""}
    why = ruled_out(world.situation(answered=answers(taken("ada", 3))), "ada")
    assert why == {"you gave Ada something on 11 September; the next can wait until 18 September"}
    assert ruled_out(world.situation(answered=answers(taken("ada", 7))), "ada") == {""}
    assert ruled_out(world.situation(answered=answers(taken("linus", 3))), "ada") == {""}


def test_rest_ends_when_they_write_and_is_none_between_friends():
    said = answers(taken("ada", 3))
    situation = World(HIRING).situation(answered=said)
    wrote = Rapport(person="ada", last=TODAY, days=5, last_from_them=TODAY - timedelta(days=1))
    spoken = replace(situation.network, rapports={**situation.network.rapports, "ada": wrote})
    assert ruled_out(replace(situation, network=spoken), "ada") == {""}
    friend = person("ada", closeness=Closeness.FRIEND)
    close = replace(situation.network, people={**situation.network.people, "ada": friend})
    assert ruled_out(replace(situation, network=close), "ada") == {""}


def told_on(situation, day, *, path="mail.mbox"):
    """The same, with Ada's need told on that day."""
    (need,) = situation.network.needs
    source = replace(need.evidence.source, path=path)
    told = replace(need, evidence=replace(need.evidence, on=day, source=source))
    return replace(situation, network=replace(situation.network, needs=(told,)))


def test_rest_ends_when_a_new_need_is_told():
    situation = World(HIRING).situation(answered=answers(taken("ada", 3)))
    given = TODAY - timedelta(days=3)
    assert ruled_out(told_on(situation, given - timedelta(days=1)), "ada") != {""}
    assert ruled_out(told_on(situation, given), "ada") != {""}
    assert ruled_out(told_on(situation, given, path=""), "ada") == {""}, "typed after the gift"
    assert ruled_out(told_on(situation, given + timedelta(days=1)), "ada") == {""}
    same = replace(taken("ada", 3), subject=situation.network.needs[0].id)
    served = told_on(World(HIRING).situation(answered=answers(same)), given, path="")
    assert ruled_out(served, "ada") != {""}, "it is the need the gift was for"


def test_a_new_need_of_the_one_does_not_end_the_rest_of_the_other():
    world = World(
        """ada needs a compiler engineer for a new language
        grace offers compiler engineer work on a new language"""
    )
    told = told_on(world.situation(answered=answers(taken("grace", 3))), TODAY - timedelta(days=1))
    found = [one.ruled_out for one in suggestions(told) if one.kind == "introduction"]
    assert found == ["you gave Grace something on 11 September; the next can wait until 18 September"]
    told = told_on(world.situation(answered=answers(taken("ada", 3))), TODAY - timedelta(days=1))
    assert [one.ruled_out for one in suggestions(told) if one.kind == "introduction"] == [""]


def test_what_is_owed_does_not_rest():
    found = suggestions(World(HIRING).situation(answered=answers(taken("linus", 1))))
    assert [one.ruled_out for one in found if one.kind == "promise"] == [""]


def test_a_full_week_leaves_only_what_cannot_wait():
    situation = World(HIRING).situation(
        answered=answers(taken("joan", 0, minutes=150)), care=Care(minutes_a_week=120)
    )
    assert week_so_far(situation).is_over
    assert {one.kind for one in choose_for(situation, suggestions(situation))} == {"promise"}
    asked = choose_for(situation, suggestions(situation), minutes=30)
    assert {one.kind for one in asked} == {"promise", "resource"}


def test_the_week_begins_on_monday():
    assert TODAY.weekday() == 0
    said = answers(taken("joan", 0, minutes=15), taken("joan", 1, minutes=40))
    assert week_so_far(World("").situation(answered=said)).spent == 15


def test_the_last_minutes_of_a_week_choose_what_fits_in():
    said = answers(taken("joan", 0, minutes=112))
    chosen = choose_for(World(HIRING).situation(answered=said), suggestions(World(HIRING).situation()))
    assert sum(one.minutes for one in chosen) <= 8


def test_where_all_goes_one_way_a_word_says_so_without_a_number():
    said = answers(*(taken("rosa", days) for days in (10, 40, 70, 100)))
    situation = World("rosa needs a hand with the plan").situation(answered=said)
    ((who, since),) = one_way(situation)
    assert (who.id, since) == ("rosa", TODAY - timedelta(days=100))
    assert one_way_words(who, since) == (
        "you have given Rosa much since June and heard nothing back; perhaps leave the next word to them"
    )


@pytest.mark.parametrize(
    ("days", "wrote", "warned"),
    [((10, 40, 70), None, False), ((10, 40, 70, 300), None, False), ((10, 40, 70, 100), 50, False)],
)
def test_no_word_while_they_answer_or_it_was_little(days, wrote, warned):
    situation = World("").situation(answered=answers(*(taken("rosa", n) for n in days)))
    last = TODAY - timedelta(days=wrote) if wrote else None
    rapport = Rapport(person="rosa", last=last, days=5, last_from_them=last)
    network = replace(situation.network, rapports={**situation.network.rapports, "rosa": rapport})
    assert bool(list(one_way(replace(situation, network=network)))) is warned


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("friday 16:00", "Friday 16:00, 60 minutes"),
        ("Fri 9.30 45", "Friday 09:30, 45 minutes"),
        ("tue., 7:05 90 min", "Tuesday 07:05, 90 minutes"),
    ],
)
def test_a_giving_hour_is_read(text, said):
    assert str(block_of(text)) == said


@given(
    st.builds(
        Block,
        weekday=st.integers(0, 6),
        at=st.times().map(lambda at: at.replace(second=0, microsecond=0)),
        minutes=st.integers(5, 480),
    )
)
def test_what_is_shown_can_be_typed(block):
    assert block_of(str(block)) == block


@pytest.mark.parametrize(
    "text", ["", "friday", "16:00", "someday 16:00", "friday 24:00", "friday 16:00 2", "fr 1600"]
)
def test_any_other_words_are_refused_with_an_example(text):
    with pytest.raises(WrongUse, match="friday 16:00"):
        block_of(text)
