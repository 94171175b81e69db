"""Who could help, by whom, and whether it is time, in small worlds."""

from dataclasses import replace
from datetime import timedelta

import pytest

from otherward.giving.asking import helpers
from otherward.giving.opportunity import OpportunityKind
from otherward.giving.path import Paths
from otherward.giving.readiness import Ready, readiness
from otherward.giving.situation import Answered
from otherward.giving.suggestions import suggestions
from otherward.ledger.ask import Answer, Ask, Reply, Request
from otherward.network.closeness import Closeness
from otherward.network.rapport import Rapport
from otherward.review.record import review_record


def in_touch(situation, **days):
    """The same situation with these people on so many days in touch."""
    last = situation.network.day - timedelta(days=20)
    rapports = {who: Rapport(person=who, days=n, last=last if n else None) for who, n in days.items()}
    network = replace(situation.network, rapports={**situation.network.rapports, **rapports})
    return replace(situation, network=network)


def asked(who, day, answer=None, name="before"):
    reply = Reply(on=day, answer=answer) if answer else None
    return Ask(
        id=f"{name}-{who}-{day}",
        text=name,
        on=day,
        requests=(Request(person=who, record="", name=who, on=day, reply=reply),),
    )


def test_who_fits_is_found_with_the_words_that_say_so(world):
    """Grace said it herself.

    grace offers compiler engineering for small languages
    joan offers fresh bread on Fridays
    """
    (one,) = helpers(world.situation(), "I need somebody for compiler engineering")
    assert one.person.id == "grace"
    assert one.evidence.quote == "compiler engineering for small languages"
    assert [person.id for person in one.path] == ["grace"]
    assert one.readiness.ready is Ready.NOW


def test_what_was_told_in_confidence_helps_nobody_find_them(world):
    """She is looking quietly.

    grace offers compiler engineering for small languages (in confidence)
    """
    found = helpers(world.situation(), "somebody for engineering of small languages")
    assert not [one for one in found if one.evidence]


def test_the_strongest_chain_goes_through_whoever_knows_them_best(world):
    """Ada and Linus both know Grace; me and Ada are often in touch.

    ada knows grace
    linus knows grace
    """
    situation = in_touch(world.situation(), ada=40, linus=1, grace=0)
    assert Paths(situation).to("grace") == ("ada", "grace")
    assert Paths(situation, not_through=frozenset({"ada"})).to("grace") == ("linus", "grace")
    assert Paths(in_touch(situation, grace=9)).to("grace") == ("grace",)


def test_a_chain_has_at_most_two_people_in_between(world):
    """ada, linus, joan, omar in a row.

    ada knows linus
    linus knows joan
    joan knows omar
    """
    situation = in_touch(world.situation(), ada=40, linus=0, joan=0, omar=0)
    assert Paths(situation).to("joan") == ("ada", "linus", "joan")
    assert Paths(situation).to("omar") == ("omar",)


def test_a_stranger_is_reached_through_somebody_who_is_asked_first(world):
    """Nobody writes to strangers.

    grace offers compiler engineering for small languages
    ada knows grace
    """
    situation = in_touch(world.situation(), ada=40, grace=0)
    (one,) = helpers(situation, "somebody for compiler engineering")
    assert one.draft.to == "Ada Lovelace"
    assert "whether I may write" in one.draft.body
    assert "Ada Lovelace knows Grace" in one.readiness.because


def test_a_stranger_nobody_knows_is_given_something_first(world):
    """Something that serves her is at hand.

    grace offers compiler engineering for small languages
    grace needs advice on hiring apprentices
    article "Hiring apprentices" about advice on hiring apprentices
    """
    situation = in_touch(world.situation(), grace=0)
    (one,) = helpers(situation, "somebody for compiler engineering", suggestions(situation))
    assert one.readiness.ready is Ready.GIVE_FIRST
    assert one.first.kind is OpportunityKind.RESOURCE
    assert "Hiring apprentices" in one.draft.body
    assert "compiler" not in one.draft.body


def test_to_a_stranger_without_a_gift_there_is_a_question_about_them_and_no_ask(world):
    """Nothing is known of what she needs.

    grace offers compiler engineering for small languages
    """
    (one,) = helpers(in_touch(world.situation(), grace=0), "somebody for compiler engineering")
    assert one.readiness.ready is Ready.GIVE_FIRST
    assert "compiler" not in one.draft.body
    assert "What are you trying to get done" in one.draft.body


def test_not_within_weeks_of_a_gift(world):
    """An article was sent two weeks ago.

    today is 2026-09-14
    """
    sent = Answered(
        "o", "taken", OpportunityKind.RESOURCE, ("grace",), "n", "", "2026-09-01", gift="resource-1"
    )
    situation = world.situation(answered={"o": sent})
    one = readiness(situation, world.people["grace"])
    assert (one.ready, one.until.isoformat()) == (Ready.WAIT, "2026-09-29")
    world.today("2026-09-29")
    assert readiness(world.situation(answered={"o": sent}), world.people["grace"]).ready is Ready.NOW


@pytest.mark.parametrize(("days", "ready"), [(89, Ready.WAIT), (90, Ready.NOW)])
def test_ninety_days_of_silence_after_a_no(world, days, ready):
    """She said no.

    today is 2026-09-14
    """
    refused = asked("grace", world.day - timedelta(days=days), Answer.NO)
    assert readiness(world.situation(asks=(refused,)), world.people["grace"]).ready is ready


def test_never_a_third_ask_unanswered(world):
    """Two are enough.

    today is 2026-09-14
    """
    early, late = world.day - timedelta(days=200), world.day - timedelta(days=100)
    grace = world.people["grace"]
    situation = in_touch(world.situation(asks=(asked("grace", early), asked("grace", late))), grace=5)
    silent = replace(situation.network.rapports["grace"], last_from_them=early - timedelta(days=1))
    quiet = replace(situation, network=replace(situation.network, rapports={"grace": silent}))
    assert readiness(quiet, grace).ready is Ready.NOT
    once = replace(quiet, asks=quiet.asks[:1])
    assert readiness(once, grace).ready is Ready.NOW
    wrote = replace(silent, last_from_them=late + timedelta(days=3))
    answered = replace(situation, network=replace(situation.network, rapports={"grace": wrote}))
    assert readiness(answered, grace).ready is Ready.NOW


def test_one_ask_is_answered_before_the_next(world):
    """Asked a week ago.

    today is 2026-09-14
    """
    one = readiness(
        world.situation(asks=(asked("grace", world.day - timedelta(days=7)),)), world.people["grace"]
    )
    assert (one.ready, one.until) == (Ready.WAIT, world.day + timedelta(days=7))


def test_who_asked_not_to_be_contacted_is_shown_last_and_without_words(world):
    """Grace fits best, and wants to be left alone.

    grace offers compiler engineering for small languages
    joan offers help with compiler engineering
    grace wants no contact until 2027-01-01
    """
    found = helpers(world.situation(), "compiler engineering for small languages")
    assert [(one.person.id, one.readiness.ready) for one in found] == [
        ("joan", Ready.NOW),
        ("grace", Ready.NOT),
    ]
    assert found[1].draft is None


def test_friends_ask_one_another(world):
    """Even after a gift.

    today is 2026-09-14
    """
    sent = Answered("o", "taken", OpportunityKind.HELP, ("grace",), "n", "", "2026-09-12", gift="offering-1")
    world.people["grace"] = replace(world.people["grace"], closeness=Closeness.FRIEND)
    assert readiness(world.situation(answered={"o": sent}), world.people["grace"]).ready is Ready.NOW


@pytest.mark.parametrize("chain", ["direct", "through ada"])
def test_the_words_pass_the_review(world, chain):
    """No finding of a fault, and not mostly for oneself.

    grace offers compiler engineering for small languages
    ada knows grace
    """
    situation = in_touch(world.situation(), ada=40, grace=0 if chain != "direct" else 40)
    (one,) = helpers(situation, "I am looking for somebody who can look over a grammar for a small language")
    kind = "cold_ask" if chain == "direct" else "intro_request"
    told = review_record(
        {"id": "", "subject": one.draft.subject, "body": one.draft.body, "kind": kind, "closeness": "contact"}
    )
    assert [f"{f['code']} {f['text']}" for f in told["findings"] if f["level"] != "suggestion"] == []
