"""Whose title sells is not brought to anybody for the title alone."""

from dataclasses import replace

from otherward.network.affiliation import Affiliation
from tests.giving.test_suggestions import told

PAIR = ("introduction", ("ada", "grace"))


def guessed_by_title(world, title):
    world.offerings[-1] = replace(world.offerings[-1], inferred=True)
    post = Affiliation(organization="Harbor Compilers", organization_id="Harbor Compilers", title=title)
    world.people["grace"] = replace(world.people["grace"], affiliations=(post,))


def test_a_title_that_sells_is_no_sign_of_a_gift(world):
    """One title tells what she knows, the other what she sells.

    ada needs a compiler engineer for the new language
    grace offers compiler engineer work on a new language
    """
    guessed_by_title(world, "Compiler Engineer")
    assert PAIR in told(world)
    guessed_by_title(world, "Sales Coach")
    assert PAIR not in told(world)
