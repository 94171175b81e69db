"""A line typed after a call: each way of saying it, whose it is, and that nothing breaks."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from otherward.network.interaction import Participant
from otherward.network.need import NeedKind, Status
from otherward.reading.finding import FindingType
from otherward.reading.line import understand_line

DAY = date(2026, 9, 14)  # a Monday
ME = Participant(handle="mailto:marie@tharp.example", name="Marie Tharp")
ANA = Participant(handle="mailto:ana@northfoods.example", name="Ana Ruiz")
KNOWN = ["Ana Ruiz", "Ana", "Gus Okafor", "Gus", "Tom Hill", "Tom", "Will Ashe", "Will", "José Peña"]


def understood(text, about=ANA):
    return understand_line(text, about=about, me=ME, day=DAY, known_names=KNOWN)


def only(text, about=ANA):
    found = understood(text, about)
    assert len(found) == 1, [(one.type, one.quote) for one in found]
    return found[0]


@pytest.mark.parametrize(
    ("text", "kind", "holder", "summary", "due"),
    [
        ("Tom needs a WMS consultant by November", "need", "Tom", "a WMS consultant", date(2026, 11, 30)),
        ("needs a piano teacher", "need", "Ana Ruiz", "a piano teacher", None),
        ("is looking for a CFO", "need", "Ana Ruiz", "a CFO", None),
        ("she's hiring two drivers", "need", "Ana Ruiz", "hiring two drivers", None),
        ("can't find a plumber", "need", "Ana Ruiz", "can't find a plumber", None),
        ("Tom asked whether I know a notary", "need", "Tom", "a notary", None),
        ("can help with customs", "offering", "Ana Ruiz", "help with customs", None),
        ("offers a spare desk", "offering", "Ana Ruiz", "a spare desk", None),
        ("Ana Ruiz is happy to lend her van", "offering", "Ana Ruiz", "lend her van", None),
        ("is on leave until May", "wish", "Ana Ruiz", "on leave until May", date(2027, 5, 31)),
        ("wants no vendors", "wish", "Ana Ruiz", "wants no vendors", None),
        ("please not before January", "wish", "Ana Ruiz", "please not before January", date(2027, 1, 1)),
        ("works at Acme now", "milestone", "Ana Ruiz", "works at Acme now", None),
        ("new job at Acme", "milestone", "Ana Ruiz", "new job at Acme", None),
        ("just had a baby", "milestone", "Ana Ruiz", "had a baby", None),
    ],
)
def test_what_one_phrase_says(text, kind, holder, summary, due):
    found = only(text)
    assert (found.type, found.holder.name, found.summary, found.due) == (kind, holder, summary, due)
    assert (found.status, found.confidence, found.passage) == (Status.OPEN, 1.0, "")
    assert found.quote == text
    assert not found.confidential


@pytest.mark.parametrize(
    ("text", "kind", "by", "to", "summary"),
    [
        ("promised her the checklist by Friday", "promise", ME, ANA, "the checklist"),
        ("I'll send her the slides on Friday", "promise", ME, ANA, "send her the slides"),
        ("told him I'd call", "promise", ME, ANA, "call"),
        ("I owe her a call", "promise", ME, ANA, "a call"),
        ("promised me the slides", "promise", ANA, ME, "the slides"),
        ("she said she'd ask the auditor", "promise", ANA, ME, "ask the auditor"),
        ("thanks for the reference", "thanks", ME, ANA, "the reference"),
        ("thanked me for the lift", "thanks", ANA, ME, "the lift"),
        ("introduced me to Gus", "favor", ANA, ME, "the introduction to Gus"),
        ("introduced her to Gus", "favor", ME, ANA, "the introduction to Gus"),
        ("wrote me a reference", "favor", ANA, ME, "the reference"),
        ("lent me her van", "favor", ANA, ME, "lent me her van"),
        ("Ana did me a favor: she proofread the programme", "favor", ANA, ME, "proofread the programme"),
        ("Ana Ruiz proofread the programme for me", "favor", ANA, ME, "proofread the programme for me"),
        ("I did her a favor: I proofread the programme", "favor", ME, ANA, "proofread the programme"),
        ("did me a kindness last week", "favor", ANA, ME, "did me a kindness last week"),
        ("did me the favor of reading my plan", "favor", ANA, ME, "reading my plan"),
        ("did me a big favor", "favor", ANA, ME, "did me a big favor"),
        ("was kind enough to water my plants", "favor", ANA, ME, "water my plants"),
    ],
)
def test_who_did_or_promised_it_to_whom(text, kind, by, to, summary):
    found = only(text)
    assert (found.type, found.holder, found.to, found.summary) == (kind, by, to, summary)


def test_a_promise_between_two_others():
    found = only("Gus promised Ana the floor plan")
    assert (found.holder.name, found.to) == ("Gus", ANA)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("works at Acme now", "new job"),
        ("was promoted to head of sales", "promotion"),
        ("lost her father", "loss"),
        ("was laid off", "lay-off"),
        ("opened a second shop", "opening"),
        ("got a research grant", "funding"),
        ("is retiring in May", "leaving"),
    ],
)
def test_which_milestone(text, kind):
    assert only(text).kind == kind


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("is looking for a CFO", NeedKind.VACANCY),
        ("is hiring two drivers", NeedKind.VACANCY),
        ("needs a loan", NeedKind.FUNDING),
        ("needs advice on kilns", NeedKind.ADVICE),
        ("needs a beekeeper", NeedKind.RESOURCE),
        ("is struggling with late deliveries", NeedKind.PROBLEM),
    ],
)
def test_which_need(text, kind):
    assert only(text).need_kind is kind


@pytest.mark.parametrize(
    ("text", "holder"),
    [
        ("jose peña needs a ladder", "José Peña"),
        ("Will needs a flat", "Will"),
        ("Wanda Brand-New needs a lighthouse", "Wanda Brand-New"),
        ("Dr. Weber needs a room", "Dr. Weber"),
        ("My neighbour needs a ladder", "my neighbour"),
        ("Call with Gus: needs a venue", "Gus"),
        ("Her sister needs a flat", "Ana Ruiz"),
        ("Ana's looking for a tutor", "Ana Ruiz"),
        ("Needs a piano", "Ana Ruiz"),
    ],
)
def test_whose_need_it_is(text, holder):
    assert only(text).holder.name == holder


def test_somebody_of_theirs_is_named_in_the_summary():
    assert only("Her sister needs a flat").summary == "a flat (for her sister)"


def test_two_need_the_same():
    assert [one.holder.name for one in understood("Tom and Gus need a venue")] == ["Tom", "Gus"]


def test_several_facts_in_one_line():
    text = "Tom needs a beekeeper by November; promised me the slides. I'll send him the plan on Monday"
    need, theirs, mine = understood(text)
    assert (need.type, need.holder.name) == (FindingType.NEED, "Tom")
    assert (theirs.holder.name, theirs.to) == ("Tom", ME)
    assert (mine.holder, mine.to.name, mine.due) == (ME, "Tom", date(2026, 9, 21))
    assert [text[one.start :][: len(one.quote)] for one in (need, theirs, mine)] == [
        "Tom needs a beekeeper by November",
        "promised me the slides",
        "I'll send him the plan on Monday",
    ]


def test_and_joins_facts_only_where_another_begins():
    need, offering = understood("Ana needs a flat and can help with customs")
    assert (need.quote, offering.quote) == ("Ana needs a flat", "can help with customs")
    assert only("needs a baker and two chefs").summary == "a baker and two chefs"


def test_somebody_met_in_the_sentence_before():
    need, thanks = understood("Met Tom at the fair. He needs a forklift. Thanked him for the tea")
    assert (need.holder.name, thanks.to.name) == ("Tom", "Tom")


@pytest.mark.parametrize(
    "text",
    [
        "told me in confidence that she is leaving Acme",
        "between us: Ana is leaving Acme",
        "don't tell anyone: she is leaving Acme",
    ],
)
def test_a_confidence_seals_the_line(text):
    found = understood(text)
    assert {one.type for one in found} == {FindingType.CONFIDENCE, FindingType.MILESTONE}
    assert all(one.confidential and one.holder == ANA for one in found)


@pytest.mark.parametrize(
    "text", ["", "Ana", "Ana is fine", "I need a holiday", "lunch at noon", "needs nothing", "has a dog"]
)
def test_what_says_nothing_of_others_is_only_a_note(text):
    assert not understood(text)


def test_without_a_page_and_a_name_nobody_is_guessed():
    assert not understood("needs a piano teacher", about=None)


WORDS = [
    "Ana", "Tom", "Wanda", "needs", "promised", "me", "her", "the", "slides", ";", ".", "and", "I'll", "send", "thanks", "for", "between",
    "us:", "until", "May", "’s", ",", "a",
]  # fmt: skip


@given(
    st.one_of(st.text(max_size=80), st.lists(st.sampled_from(WORDS), max_size=14).map(" ".join)),
    st.sampled_from([ANA, None]),
)
def test_quotes_are_exact_and_nothing_breaks(text, about):
    for one in understood(text, about):
        assert one.quote
        assert text[one.start : one.start + len(one.quote)] == one.quote
        assert one.holder.name
        assert one.summary
