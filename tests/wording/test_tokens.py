"""What leaves the machine holds nobody's name, address or number, and everything comes back as it was."""

from hypothesis import given
from hypothesis import strategies as st

from otherward.wording.tokens import Tokens

SECRET = (
    "Ask Zebedee Quorn (z.quorn@mill.example, +44 20 7946 0991) or Priya; see https://mill.example/a?b=1."
)


def test_names_addresses_numbers_and_links_are_marks():
    tokens = Tokens(["Zebedee Quorn"])
    hidden = tokens.hide(SECRET)
    assert hidden == "Ask [P1] ([A1], [A2]) or [P2]; see [L1]."
    assert tokens.show(hidden) == SECRET


def test_the_same_name_is_the_same_mark_and_figures_stay():
    tokens = Tokens(["Zebedee Quorn"])
    assert tokens.hide("Zebedee Quorn's 14% of 2,000 euros") == "[P1]'s 14% of 2,000 euros"
    assert tokens.hide("Dear Zebedee Quorn") == "Dear [P1]"


def test_a_mark_nobody_made_stays_as_it_is():
    assert Tokens([]).show("[P7] came") == "[P7] came"


@given(st.text(st.sampled_from("Ana Zebedee Quorn's @.:/+0123456789\n[P1]hx"), max_size=60))
def test_what_is_hidden_comes_back(text):
    tokens = Tokens(["Zebedee Quorn"])
    hidden = tokens.hide(text)
    if "[P1]" not in text:
        assert tokens.show(hidden) == text
