"""What is suggested while an introduction is under way, in small worlds; its letters and their discretion."""

from dataclasses import replace
from datetime import timedelta

import pytest

from otherward.actions.grounds import grounds_for
from otherward.errors import Refused
from otherward.giving import introduction_letters as letters
from otherward.giving.first_step import first_step
from otherward.giving.introduction_rules import introduction_rule
from otherward.giving.suggestions import suggestions
from otherward.ledger import introduction as life
from otherward.network.affiliation import Affiliation
from otherward.network.need import NeedKind


def begun(world, a="ada", b="grace"):
    situation = world.situation()
    return grounds_for(situation, world.people[a], world.people[b], "")


def waiting(world, *ones):
    found = suggestions(world.situation(introductions=ones))
    return [one for one in found if one.subject in {i.id for i in ones} and not one.ruled_out]


def test_it_rests_on_what_both_said(world):
    """The one who needs comes first, whichever way they were named.

    ada needs a compiler engineer for the new language
    grace offers compiler engineer work on a new language
    """
    one = begun(world, "grace", "ada")
    assert (one.a.person, one.b.person) == ("ada", "grace")
    assert "compiler engineer" in one.a.seeks
    assert "new language" in one.b.brings
    assert "Grace Hopper can provide" in letters.gain_of(one, "ada")
    assert "minute" in one.first_step


def test_each_is_asked_in_turn_and_then_they_are_brought_together(world):
    """Ask ada, ask grace, bring them together, hear how it went.

    ada needs a compiler engineer for the new language
    grace offers compiler engineer work on a new language
    """
    one, day = begun(world), world.day
    assert [(s.gift, s.people) for s in waiting(world, one)] == [("ask", ("ada",))]
    one = life.ask(one, "ada", day)
    assert waiting(world, one) == []
    one = life.say_yes(one, "ada", day)
    assert [(s.gift, s.people) for s in waiting(world, one)] == [("ask", ("grace",))]
    one = life.say_yes(one, "grace", day)
    assert [s.gift for s in waiting(world, one)] == ["make"]
    one = life.make(one, day)
    assert waiting(world, one) == []
    world.day = day + timedelta(days=21)
    assert [s.gift for s in waiting(world, one)] == ["hear"]
    assert waiting(world, life.tell_outcome(one, "they work together", world.day)) == []


def test_an_ask_says_nothing_of_the_other_side(world):
    """Neither name nor need nor place of work.

    ada needs a compiler engineer for the new language
    grace offers work on parsers and grammars
    """
    one = begun(world)
    situation = world.situation()
    to_grace = letters.ask_letter(situation, one, "grace").body
    to_ada = letters.ask_letter(situation, one, "ada").body
    for private in ("Ada", "Lovelace", "Analytical", "new language"):
        assert private not in to_grace
    for private in ("Grace", "Hopper", "Harbor"):
        assert private not in to_ada
    for letter in (to_grace, to_ada):
        assert " no" in letter.lower()


def test_the_joint_message_does_not_exist_before_two_yeses(world):
    """One yes is not two.

    ada needs a compiler engineer for the new language
    grace offers compiler engineer work on a new language
    """
    one = life.say_yes(begun(world), "ada", world.day)
    with pytest.raises(Refused):
        letters.joint_message(world.situation(), one)
    message = letters.joint_message(world.situation(), life.say_yes(one, "grace", world.day))
    assert "Grace Hopper, Compiler Engineer at Harbor Compilers" in message.body
    assert one.first_step in message.body
    assert message.address == "ada@example.org, grace@example.org"


def test_nothing_is_passed_on_before_its_owner_agrees(world):
    """The paragraph exists from ada's yes on.

    ada needs a compiler engineer for the new language
    grace offers compiler engineer work on a new language
    """
    one = begun(world)
    assert letters.to_pass_on(world.situation(), one) == ""
    assert letters.to_pass_on(world.situation(), life.say_yes(one, "grace", world.day)) == ""
    assert "compiler engineer" in letters.to_pass_on(world.situation(), life.say_yes(one, "ada", world.day))


def test_what_was_told_in_confidence_is_no_ground(world):
    """It may still be made for another reason.

    ada needs a compiler engineer for the new language (in confidence)
    grace offers compiler engineer work on a new language
    """
    one = begun(world)
    assert (one.a.seeks, one.b.seeks, one.need) == ("", "", "")


@pytest.mark.parametrize("ending", ["no", "silence"])
def test_whoever_waits_is_told_kindly(world, ending):
    """Ada said yes; grace did not.

    ada needs a compiler engineer for the new language
    grace offers compiler engineer work on a new language
    """
    one = life.ask(life.say_yes(begun(world), "ada", world.day), "grace", world.day)
    if ending == "no":
        one = life.say_no(one, "grace", world.day)
    else:
        world.day += timedelta(days=22)
    (told,) = waiting(world, one)
    assert (told.gift, told.people) == ("close", ("ada",))
    assert "Grace" not in told.draft.body
    assert waiting(world, life.close(one, "told", world.day)) == []


def test_a_third_introduction_in_a_month_is_not_suggested(world):
    """Ada is being introduced to two already.

    ada needs a compiler engineer for the new language
    grace offers compiler engineer work on a new language
    """
    others = [life.ask(begun(world, "ada", who), "ada", world.day) for who in ("linus", "omar")]
    assert introduction_rule(world.situation(), world.people["ada"], world.people["grace"]) == ""
    reason = introduction_rule(
        world.situation(introductions=tuple(others)), world.people["ada"], world.people["grace"]
    )
    assert "two people this month" in reason


def test_the_other_side_is_not_asked_while_their_month_is_full(world):
    """Grace is being introduced to two already.

    ada needs a compiler engineer for the new language
    """
    one = life.say_yes(life.ask(begun(world), "ada", world.day), "ada", world.day)
    assert [step.gift for step in waiting(world, one)] == ["ask"]
    others = [life.ask(begun(world, "grace", who), "grace", world.day) for who in ("linus", "omar")]
    assert [step for step in waiting(world, one, *others) if step.subject == one.id] == []


def test_competitors_are_not_introduced(world):
    """Two of the same trade.

    linus needs a second opinion on tax
    joan offers a second opinion on tax
    """
    for who in ("linus", "joan"):
        house = Affiliation(organization=f"House of {who}", organization_id=who, title="Tax adviser")
        world.people[who] = replace(world.people[who], affiliations=(house,))
    found = [one.ruled_out for one in suggestions(world.situation()) if one.kind == "introduction"]
    assert found == ["they are in the same trade"]


def test_an_idea_taken_up_is_no_idea_any_more(world):
    """It is under way.

    ada needs a compiler engineer for the new language
    grace offers compiler engineer work on a new language
    """
    one = life.ask(begun(world), "ada", world.day)
    found = suggestions(world.situation(introductions=(one,)))
    assert [o.ruled_out for o in found if o.kind == "introduction"] == ["you took it up already (asked)"]


@pytest.mark.parametrize(
    ("said", "passed_on"),
    [
        ("the cold store is standing empty and costs me money every day", "the cold store is standing empty"),
        ("a compiler engineer for the new language", "a compiler engineer for the new language"),
        ("a lighting designer, our old one left us", "a lighting designer"),
    ],
)
def test_what_somebody_said_of_themselves_is_not_passed_on(said, passed_on):
    assert letters.in_plain_terms(said) == passed_on


@pytest.mark.parametrize("kind", [*NeedKind, ""])
def test_every_kind_of_need_has_a_first_step_with_its_size(kind):
    assert any(word in first_step(kind) for word in ("minute", "half an hour", "one line", "a week"))
