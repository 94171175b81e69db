"""Who is congratulated on what, and who had better not be."""

from tests.giving.test_suggestions import reasons, told


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
