"""What the network knows is used when a draft to one of its people is read, and confidences stay."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from otherward.actions.draft_message import draft_message
from otherward.actions.review_message import draft_to
from otherward.book.memory import MemoryBook
from otherward.ledger.introduction import Consent, Introduction, Side
from otherward.network.affiliation import Affiliation
from otherward.network.confidence import Confidence
from otherward.network.interaction import Interaction, InteractionKind, Participant
from otherward.network.need import Need
from otherward.review.draft import MessageKind
from otherward.review.reviewer import review
from tests.cast import TODAY, evidence, person, source

SECRET = "We will close the Hartford foundry by March. It costs us $1.9M a year. Please keep this between us."


@pytest.fixture
def book():
    book = MemoryBook()
    book.people.put([person("me"), person("ada"), person("grace")])
    told = Interaction(
        id="told",
        kind=InteractionKind.MAIL,
        source=source(),
        at=datetime(2026, 9, 1, 10, 0, tzinfo=UTC),
        author=Participant(handle="mailto:ada@example.org", name="Ada Lovelace"),
        to=(Participant(handle="mailto:me@example.org", name="Marie Tharp"),),
        text=SECRET,
    )
    book.interactions.put([told])
    quote = replace(evidence("Please keep this between us.", "Ada Lovelace"), text_id="told")
    book.confidences.put([Confidence(id="c", teller="ada", summary="", evidence=quote)])
    book.needs.put(
        [
            Need(
                id="n",
                holder="grace",
                summary="a compiler engineer for the night build",
                evidence=evidence("I need a compiler engineer for the night build", "Grace Hopper"),
            )
        ]
    )
    return book


def codes(book, who, text, **more):
    return [one.code for one in review(draft_to(book, who, {"text": text, **more}, day=TODAY)).findings]


def test_what_one_person_told_is_not_given_away_to_another(book):
    assert "CON001" in codes(book, "Grace Hopper", "I hear it costs them $1.9M a year.")
    assert "CON001" in codes(
        book, "Grace Hopper", "I'd look around before March, I can't say why, but think of Hartford."
    )
    assert "CON001" not in codes(book, "Grace Hopper", "The ferry costs 14 euros a day.")


def test_who_told_it_may_be_answered(book):
    assert "CON001" not in codes(
        book, "Ada Lovelace", "I thought about the foundry in Hartford and the $1.9M."
    )


def test_a_name_spelt_otherwise_is_seen(book):
    assert "HWK006" in codes(book, "Grace Hopper", "Dear Grase,\n\nThe gate is open.")
    assert "HWK006" not in codes(book, "Grace Hopper", "Dear Grace,\n\nThe gate is open.")


def test_where_they_no_longer_are_is_seen(book):
    grace = person("grace")
    past = Affiliation(organization="Orbis", until=TODAY)
    book.people.put([replace(grace, affiliations=(*grace.affiliations, past))])
    assert "HWK006" in codes(book, "Grace Hopper", "Hi Grace,\n\nHow is Orbis?")


def test_closeness_is_as_the_network_knows(book):
    text = "Hi Grace,\n\nCould you introduce me to your landlord? I want a bigger flat."
    assert "OFF001" in codes(book, "Grace Hopper", text)
    assert "OFF001" not in codes(book, "Grace Hopper", text, closeness="family")


def test_a_first_draft_rests_on_what_they_said(book):
    found = draft_message(book, MessageKind.OUTREACH, "Grace Hopper", day=TODAY)
    assert "compiler engineer" in found.body
    assert found.facts[0].evidence.quote == "I need a compiler engineer for the night build"
    assert not draft_message(book, MessageKind.OUTREACH, "Ada Lovelace", day=TODAY).body


def test_an_introduction_both_said_yes_to_is_not_stopped(book):
    def side(who, name):
        return Side(person=who, record="", name=name)

    text = "Hi Ada, hi Grace,\n\nAda, meet Grace (cc'd). Grace, this is Ada. I'll leave you to it!"
    asked = Introduction(id="i", a=side("ada", "Ada Lovelace"), b=side("grace", "Grace Hopper"), on=TODAY)
    once = replace(asked, consents=(Consent(who="ada", on=TODAY),))
    book.introductions.put([once])
    assert "INT001" in codes(book, "Ada Lovelace", text, kind="introduction")
    both = replace(once, consents=(*once.consents, Consent(who="grace", on=TODAY)))
    book.introductions.put([both])
    assert "INT001" not in codes(book, "Ada Lovelace", text, kind="introduction")
