"""Places counted as browsers count them."""

from hypothesis import given
from hypothesis import strategies as st

from otherward.language.utf16 import Utf16


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=40))
def test_places_are_those_of_the_encoded_text_both_ways(text):
    places = Utf16(text)
    for at in range(len(text) + 1):
        assert places.units(at) == len(text[:at].encode("utf-16-le")) // 2
        assert places.place(places.units(at)) == at
