"""Who is congratulated on what, and who had better not be."""

from dataclasses import replace
from datetime import UTC, datetime

from otherward.network.interaction import Interaction, InteractionKind, Participant
from tests.cast import source
from tests.giving.test_suggestions import reasons, told

WRITTEN = ["you have written since"]


def message(who, text, at):
    """A message on LinkedIn."""
    return Interaction(
        id=text,
        kind=InteractionKind.MESSAGE,
        source=source(),
        at=datetime.fromisoformat(at).replace(tzinfo=UTC),
        author=Participant(handle=f"mailto:{who}@example.org"),
        text=text,
    )


def heard_of(world, speaker, text):
    """The only news, with who told it and where."""
    news = world.milestones[0]
    world.milestones[0] = replace(news, evidence=replace(news.evidence, speaker=speaker, text_id=text))


def test_good_news_is_congratulated_and_sad_news_is_not(world):
    """One of each.

    omar has news now head of Star Tables on 2026-09-10
    joan has news sadly lost her post on 2026-09-10
    """
    assert told(world) == [("congratulation", ("omar",))]


def test_what_may_be_no_good_news_is_not_congratulated_and_says_why(world):
    """Plain news, and trouble.

    omar has news the courier now takes a fortnight on 2026-09-10
    joan has news the night crew walked out on 2026-09-10
    """
    assert reasons(world, "congratulation") == ["it may be no good news"] * 2


def test_of_several_news_of_one_person_the_surely_good_one_is_congratulated(world):
    """The newest may be anything.

    omar has news now head of Star Tables on 2026-09-08
    omar has news the courier now takes a fortnight on 2026-09-10
    """
    assert told(world) == [("congratulation", ("omar",))]


def test_who_was_answered_on_the_same_day_is_not_congratulated_again(world):
    """He wrote at nine.

    omar has news now head of Star Tables on 2026-09-10
    """
    heard_of(world, "Omar Khayyam", "I am head now!")
    his = message("omar", "I am head now!", "2026-09-10T09:00")
    world.said = [message("me", "What a day, dinner is on me.", "2026-09-10T09:05"), his]
    assert reasons(world, "congratulation") == WRITTEN
    world.said = [his, message("me", "The tables are late again.", "2026-09-10T08:05")]
    assert reasons(world, "congratulation") == [""]


def test_what_the_user_was_glad_of_before_noting_it_down_is_no_news(world):
    """The note is of today.

    omar has news now head of Star Tables on 2026-09-14
    """
    heard_of(world, "", "omar.md")
    world.said = [message("me", "So pleased for you, Omar.", "2026-09-09T09:05")]
    assert reasons(world, "congratulation") == WRITTEN
    world.said = [message("me", "The tables are late again.", "2026-09-09T09:05")]
    assert reasons(world, "congratulation") == [""]
