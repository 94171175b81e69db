"""The day's choice."""

from dataclasses import replace
from datetime import timedelta

from otherward.giving.situation import Answered
from otherward.giving.suggestions import suggestions
from otherward.giving.today import choose, choose_for
from tests.cast import TODAY, World


def test_today_fits_the_minutes_and_names_each_person_once(world):
    """Much for Ada, something for Joan.

    me promised ada the slides by 2026-09-15
    me promised ada the recording by 2026-09-15
    joan did me an introduction to Linus on 2026-09-01
    """
    found = suggestions(world.situation())
    chosen = choose(found, minutes=30, limit=5)
    assert sum(one.minutes for one in chosen) <= 30
    people = [person for one in chosen for person in one.people]
    assert len(people) == len(set(people))
    assert [one.kind for one in choose(found, minutes=5, limit=5)] == ["thanks"]


def test_a_small_network_may_name_a_person_twice_with_another_gift(world):
    """A promise to Ada, and an introduction for her; nobody else needs anything.

    me promised ada the slides by 2026-09-15
    me promised ada the recording by 2026-09-15
    ada needs a compiler engineer for the new language
    grace offers compiler engineer work on a new language
    """
    chosen = choose(suggestions(world.situation()), minutes=60, limit=5)
    assert sorted(one.kind for one in chosen) == ["introduction", "promise"]


def hardly_welcome(*people):
    """News of each, and a user who waves such things away."""
    text = "\n".join(f"{who} has news now head of the department on {TODAY}" for who in people)
    found = suggestions(World(text).situation())
    return text, [replace(one, welcome=0.4) for one in found]


def test_what_is_hardly_ever_taken_up_fills_no_day():
    _, found = hardly_welcome("ada", "grace", "linus")
    assert len(found) == 3
    assert len(choose(found, minutes=60, limit=5)) == 1


def test_what_is_hardly_ever_taken_up_comes_again_after_four_weeks():
    """One is shown, and waved away; the next of its kind waits."""
    text, found = hardly_welcome("ada", "grace")

    def waved_away(days):
        said = Answered(
            opportunity="before", act="dismissed", kind="congratulation", people=("linus",), subject="", because="wrong",
            on=(TODAY - timedelta(days=days)).isoformat(),
        )  # fmt: skip
        return World(text).situation(answered={"before": said})

    assert choose_for(waved_away(27), found) == []
    assert len(choose_for(waved_away(28), found)) == 1


def test_what_is_owed_is_never_held_back():
    text = "\n".join(f"me promised {who} the slides" for who in ("ada", "grace"))
    found = [replace(one, welcome=0.4) for one in suggestions(World(text).situation())]
    assert len(choose(found, minutes=60, limit=5)) == 2


def test_what_is_surely_welcome_may_be_more_than_half():
    people = ("ada", "grace", "linus", "joan")
    text = "\n".join(f"me promised {who} the slides" for who in people)
    found = suggestions(World(text).situation())
    assert len(choose([replace(one, welcome=1.2) for one in found], minutes=90, limit=5)) == 3
    assert len(choose(found, minutes=90, limit=5)) == 2
