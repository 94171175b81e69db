"""Regions cover any text exactly, and what is new is made of the text's own lines."""

import itertools

from hypothesis import given
from hypothesis import strategies as st

from otherward.language.regions import RegionKind, newly_said, regions

LINES = st.sampled_from(
    [
        "",
        "Hi Tom,",
        "> When does it start?",
        ">> On Monday",
        "On Fri, Sep 4, 2026 at 9:05 AM Tom <tom@reed.example> wrote:",
        "-- ",
        "Best regards,",
        "Ana Ruiz",
        "Sent from my iPhone",
        "From: Tom Reed",
        "Sent: Friday, September 4, 2026",
        "Subject: docks",
        "-----Original Message-----",
        "Begin forwarded message:",
        "________________________________",
        "If you are not the intended recipient, notify the sender.",
        "We need two more haulers by Monday.",
        "\r",
        "\x0c\u2028\x85",
    ]
)
TEXTS = st.lists(LINES, max_size=14).map("\n".join) | st.text(max_size=300)


@given(TEXTS, st.sampled_from(["", "Ana Ruiz", "Ruiz, Ana", "ana@ruiz.example", "\U0001f600"]))
def test_regions_cover_the_text_exactly(text, author):
    found = regions(text, author=author)
    assert "".join(text[one.start : one.end] for one in found) == text
    assert all(one.start < one.end for one in found)
    assert all(a.end == b.start for a, b in itertools.pairwise(found))


@given(TEXTS)
def test_what_is_new_is_made_of_the_texts_own_lines(text):
    kept = newly_said(text).split("\n")
    lines = {line.strip() for line in text.split("\n")} | {""}
    assert all(line.strip() in lines for line in kept)


@given(TEXTS)
def test_a_quoted_line_is_never_new(text):
    new = [one for one in regions(text) if one.kind is RegionKind.NEW]
    assert not any(line.startswith(">") for one in new for line in text[one.start : one.end].split("\n"))
