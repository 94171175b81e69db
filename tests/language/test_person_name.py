"""Names as people write them, taken apart and compared."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from otherward.language.name_likeness import Likeness, LocalFit, compare_names, local_fit
from otherward.language.person_name import parse_name


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("Ortega, Lucía", "Lucía Ortega"),
        ("BRIGITTE HAAS", "Brigitte Haas"),
        ("haas;brigitte", "Brigitte Haas"),
        ("Dr. Amara Okafor, PhD", "Amara Okafor"),
        ("🚀 Nils Berglund 🚀", "Nils Berglund"),
        ("HAAS Brigitte", "Brigitte Haas"),
        ("von der Heide Ursula", "Ursula von der Heide"),
        ("Piet van Dijk", "Piet van Dijk"),
        ("Marta Silva (she / her)", "Marta Silva"),
        ("Nils Berglund (Volvo)", "Nils Berglund"),
        ("Nils Berglund next door", "Nils Berglund"),
        ("Tom and Ann Hill", "Tom Hill"),
        ("Rick & Monique Vega", "Rick Vega"),
        ("mcdonald, ronald", "Ronald McDonald"),
    ],
)
def test_shown_as_people_write_it(written, shown):
    assert parse_name(written).shown == shown


def test_fields_filled_the_wrong_way_round_by_an_import():
    assert parse_name("", "Haas,", "Brigitte").shown == "Brigitte Haas"
    assert parse_name("", "Dr.", "Brigitte Haas").shown == "Brigitte Haas"


def test_what_stands_beside_the_name_is_kept():
    assert parse_name("Anna Berg (née Kowalski)").former == ("kowalski",)
    assert parse_name("William “Bill” Hooper III").nicknames == ("bill",)
    assert parse_name("William Hooper III").generation == "iii"
    assert parse_name("Tom and Ann Hill").partner == "Ann"
    assert parse_name("Nils Berglund (Volvo)").aside == "Volvo"


@pytest.mark.parametrize(
    ("one", "other", "given", "family"),
    [
        ("Bob Haas", "Robert Haas", Likeness.SHORT, Likeness.SAME),
        ("Peggy Haas", "Margaret Haas", Likeness.SHORT, Likeness.SAME),
        ("Uschi Müller", "Ursula Mueller", Likeness.SHORT, Likeness.SAME),
        ("Paco Núñez", "Francisco Nunez", Likeness.SHORT, Likeness.SAME),
        ("Jørgen Sæther", "Joergen Saether", Likeness.SAME, Likeness.SAME),
        ("Sasha Petrova", "Alexandra Petrova", Likeness.SHORT, Likeness.SAME),
        ("J. Haas", "Jane Haas", Likeness.INITIAL, Likeness.SAME),
        ("JP Haas", "Jean-Paul Haas", Likeness.INITIAL, Likeness.SAME),
        ("JP Haas", "Jean-Luc Haas", Likeness.DIFFERENT, Likeness.SAME),
        ("Al Haas", "Anna Lena Haas", Likeness.DIFFERENT, Likeness.SAME),
        ("Jane H.", "Jane Haas", Likeness.SAME, Likeness.INITIAL),
        ("Haas Jane", "Jane Haas", Likeness.SAME, Likeness.SAME),
        ("Becky Thorn-Lind", "Rebecca Lind", Likeness.SHORT, Likeness.SHORT),
        ("Jane Haas", "John Haas", Likeness.DIFFERENT, Likeness.SAME),
        ("Christopher Haas", "Christine Haas", Likeness.DIFFERENT, Likeness.SAME),
        ("John Adam Haas", "John Peter Haas", Likeness.DIFFERENT, Likeness.SAME),
        ("Brigitte Hass", "Brigitte Haas", Likeness.SAME, Likeness.SLIP),
    ],
)
def test_compared(one, other, given, family):
    found = compare_names(parse_name(one), parse_name(other))
    assert (found.given, found.family) == (given, family)


@pytest.mark.parametrize(
    ("name", "local", "fit"),
    [
        ("Jane Haas", "jane.haas+news", LocalFit.FULL),
        ("Robert Haas", "bob.haas", LocalFit.FULL),
        ("Jane Haas", "coachjanehaas", LocalFit.FULL),
        ("Jane Haas", "jhaas", LocalFit.INITIAL_FAMILY),
        ("Jane Haas", "janeh", LocalFit.GIVEN_INITIAL),
        ("Jane Haas", "jane", LocalFit.GIVEN),
        ("Jane Haas", "p.miller", LocalFit.NONE),
    ],
)
def test_an_address_and_a_name(name, local, fit):
    assert local_fit(parse_name(name), local) == fit


@given(st.text(max_size=60), st.text(max_size=30), st.text(max_size=30))
def test_any_text_is_taken_apart(whole, first, last):
    for name in (parse_name(whole), parse_name("", first, last)):
        assert compare_names(name, name).given in (Likeness.SAME, Likeness.INITIAL, Likeness.MISSING)


@given(st.text("abcdeé ,.()&", max_size=20), st.text("abcdeé ,.()&", max_size=20))
def test_comparing_goes_both_ways(one, other):
    a, b = parse_name(one), parse_name(other)
    assert compare_names(a, b) == compare_names(b, a)
