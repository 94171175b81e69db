"""Two sentences in a row about one matter are one finding, with the words of both; anything else stays apart."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from otherward.network.interaction import Participant
from otherward.network.need import Status
from otherward.reading.finding import Finding, FindingType, Passage
from otherward.reading.joining import LONGEST, joined

ANA, GUS = (Participant(handle=f"name:{n}", name=n) for n in ("Ana Ruiz", "Gus Weber"))
FIRST, SECOND = "We measure the masts by eye.", "Every tenth one comes back from the yard."


def passage(text):
    return Passage(id="p", text=text, kind="email", me=GUS, author=ANA, at=date(2026, 9, 14))


def need(text, quote, holder=ANA, sure=0.5, **more):
    return Finding(
        type=more.pop("type", FindingType.NEED),
        passage="p",
        quote=quote,
        start=text.index(quote),
        holder=holder,
        summary=quote,
        confidence=sure,
        **more,
    )


def test_two_sentences_about_one_matter():
    """The surer one says what it is about."""
    text = f"{FIRST} {SECOND}"
    (one,) = joined(passage(text), [need(text, FIRST, sure=0.4), need(text, SECOND, sure=0.8)])
    assert (one.quote, one.summary, one.confidence) == (text, SECOND, 0.8)


@pytest.mark.parametrize(
    ("between", "second"),
    [
        (" ", {"holder": GUS}),
        (" ", {"status": Status.MET}),
        (" ", {"type": FindingType.OFFERING}),
        (" ", {"confidential": True}),
        ("\n", {}),
        (" The weather is fine. ", {}),
    ],
    ids=["another's", "met", "another type", "sealed", "another line", "something between"],
)
def test_what_stays_apart(between, second):
    text = FIRST + between + SECOND
    assert len(joined(passage(text), [need(text, FIRST), need(text, SECOND, **second)])) == 2


@given(st.lists(st.integers(1, 30), min_size=1, max_size=8), st.data())
@settings(deadline=None)
def test_quotes_stay_exact_and_short(lengths, data):
    sentences = [f"{'mast ' * n}{i}." for i, n in enumerate(lengths)]
    text = " ".join(sentences)
    told = [need(text, one) for one in sentences if data.draw(st.booleans())]
    found = joined(passage(text), told)
    assert all(text[one.start : one.start + len(one.quote)] == one.quote for one in found)
    assert all(len(one.quote.split()) <= LONGEST for one in found)
    assert sum(len(one.quote.split()) for one in found) == sum(len(one.quote.split()) for one in told)
