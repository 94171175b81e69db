"""Sentences by their exact places: of letters, lists and notes."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from otherward.language.sentences import sentence_spans

TEXTS = {
    "two": ("I met Ana. She needs a hauler.", ["I met Ana.", "She needs a hauler."]),
    "questions": ("Is it open? Yes! Call Lee.", ["Is it open?", "Yes!", "Call Lee."]),
    "titles": ("I met Dr. Ruiz and Mrs. Reed. Both agreed.", ["I met Dr. Ruiz and Mrs. Reed.", "Both agreed."]),
    "initials": ("Ask J. Reed about it. He knows.", ["Ask J. Reed about it.", "He knows."]),
    "examples": ("Bring tools, e.g. A hammer. Thanks.", ["Bring tools, e.g. A hammer.", "Thanks."]),
    "times": ("We meet at 3 p.m. on Friday. Bring Lee.", ["We meet at 3 p.m. on Friday.", "Bring Lee."]),
    "numbers": ("It costs 3.50 a piece. Too much.", ["It costs 3.50 a piece.", "Too much."]),
    "addresses": ("Write to ana@ruiz.example. See www.ruiz.example/a.html for more.", ["Write to ana@ruiz.example.", "See www.ruiz.example/a.html for more."]),
    "german days": ("Wir sehen uns am 3. Mai. Bis dann.", ["Wir sehen uns am 3. Mai.", "Bis dann."]),
    "wrapped": (
        "We are looking for a hauler who can take the dry van lanes to\nKansas City. Do you know\nanybody?",
        ["We are looking for a hauler who can take the dry van lanes to\nKansas City.", "Do you know\nanybody?"],
    ),
    "bullets": ("To do:\n- call Ana\n- mail Lee. Soon.\n* rest", ["To do:", "call Ana", "mail Lee.", "Soon.", "rest"]),
    "numbered": ("1. Call Ana\n2. Mail Lee", ["Call Ana", "Mail Lee"]),
    "notes": ("needs a CTO\nknows Lee\nback in May", ["needs a CTO", "knows Lee", "back in May"]),
    "paragraphs": ("Hi Tom,\n\nsee you", ["Hi Tom,", "see you"]),
    "spanish": ("¿Vienes mañana? ¡Claro!", ["¿Vienes mañana?", "¡Claro!"]),
    "japanese": ("会議です。明日来ますか？", ["会議です。", "明日来ますか？"]),
    "quoted": ('She said "come." He came.', ['She said "come."', "He came."]),
    "ellipsis": ("I wonder... maybe not. Fine.", ["I wonder... maybe not.", "Fine."]),
    "nothing": (" \n\n ", []),
}  # fmt: skip


@pytest.mark.parametrize("what", TEXTS)
def test_sentences_are_found_where_they_stand(what):
    text, expected = TEXTS[what]
    assert [text[start:end] for start, end in sentence_spans(text)] == expected


@given(
    st.text(max_size=200)
    | st.lists(st.sampled_from(["Hi Tom.", "- ", "1. ", "\n", " ", "\r\n", "a b", "?", "e.g. "])).map("".join)
)
def test_sentences_never_overlap_and_leave_no_word_out(text):
    spans = sentence_spans(text)
    assert all(0 <= start < end <= len(text) and text[start:end].strip() for start, end in spans)
    assert all(a[1] <= b[0] for a, b in itertools.pairwise(spans))
    letters = {at for at, c in enumerate(text) if c.isalpha()}
    covered = {at for start, end in spans for at in range(start, end)}
    assert all(_in_bullet(text, at) for at in letters - covered)


def _in_bullet(text: str, at: int) -> bool:
    """A letter that numbers a point of a list: `a) call Ana`."""
    return text[at + 1 : at + 2] in (".", ")")
