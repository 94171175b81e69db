"""What is suggested in small worlds, and what is ruled out with which reason."""

from dataclasses import replace
from datetime import UTC, datetime

from otherward.giving.situation import Answered
from otherward.giving.suggestions import suggestions
from otherward.network.interaction import Interaction, InteractionKind, Participant
from tests.cast import source


def told(world, **more):
    return [(one.kind, one.people) for one in suggestions(world.situation(**more)) if not one.ruled_out]


def mail(who, text):
    """A mail of the first of September."""
    return Interaction(
        id=text,
        kind=InteractionKind.MAIL,
        source=source(),
        at=datetime(2026, 9, 1, tzinfo=UTC),
        author=Participant(handle=f"mailto:{who}@example.org"),
        text=text,
    )


def reasons(world, kind, **more):
    return [one.ruled_out for one in suggestions(world.situation(**more)) if one.kind == kind]


def test_a_need_and_an_offering_make_an_introduction(world):
    """Two who do not know each other.

    ada needs a compiler engineer for the new language
    grace offers compiler engineer work on a new language
    """
    assert ("introduction", ("ada", "grace")) in told(world)


def test_the_reason_quotes_both_sides(world):
    """Both quotes are there.

    ada needs a compiler engineer for the new language
    grace offers compiler engineer work on a new language
    """
    one = next(o for o in suggestions(world.situation()) if o.kind == "introduction")
    assert {e.quote for e in one.evidence} == {
        "a compiler engineer for the new language",
        "compiler engineer work on a new language",
    }


def test_the_first_letter_does_not_name_the_other(world):
    """Nobody is named before both have said yes.

    ada needs a compiler engineer for the new language
    grace offers compiler engineer work on a new language
    """
    one = next(o for o in suggestions(world.situation()) if o.kind == "introduction")
    assert "Grace" not in one.draft.body
    assert "Hopper" not in one.draft.body


def test_acquainted_people_are_not_introduced(world):
    """They know each other.

    ada needs a compiler engineer for the new language
    grace offers compiler engineer work on a new language
    ada knows grace
    """
    assert reasons(world, "introduction") == ["they know each other already: old friends"]


def test_colleagues_are_not_introduced(world):
    """Linus and Rosa are both at Bond Works.

    linus needs planning of the crystal measurements
    rosa offers planning of crystal measurements
    """
    assert reasons(world, "introduction") == ["they work at the same place"]


def test_a_met_need_leads_to_nothing(world):
    """Somebody was found.

    ada needs a compiler engineer for the new language (met)
    grace offers compiler engineer work on a new language
    """
    assert reasons(world, "introduction") == ["the need is met"]


def test_what_was_told_in_confidence_stays_there(world):
    """Between us.

    ada needs a compiler engineer for the new language (in confidence)
    grace offers compiler engineer work on a new language
    """
    assert reasons(world, "introduction") == ["told in confidence"]


def test_an_offering_told_in_confidence_stays_there(world):
    """She is only looking quietly.

    ada needs a compiler engineer for the new language
    grace offers compiler engineer work on a new language (in confidence)
    """
    assert reasons(world, "introduction") == ["told in confidence"]


def test_a_wish_to_be_left_alone_is_respected_while_it_lasts(world):
    """Not before the new year.

    ada needs a compiler engineer for the new language
    grace offers compiler engineer work on a new language
    grace wants no contact until 2027-01-01
    """
    assert reasons(world, "introduction") == ["asked not to be contacted before 1 January"]


def test_a_wish_that_has_run_out_binds_no_more(world):
    """It was only until August.

    ada needs a compiler engineer for the new language
    grace offers compiler engineer work on a new language
    grace wants no contact until 2026-08-01
    """
    assert ("introduction", ("ada", "grace")) in told(world)


def test_who_cannot_be_reached_is_not_suggested(world):
    """No address.

    ada needs a compiler engineer for the new language
    grace offers compiler engineer work on a new language
    """
    world.people["ada"] = replace(world.people["ada"], emails=())
    assert reasons(world, "introduction") == ["no address is known"]


def test_an_article_that_fits_is_passed_on(world):
    """It is about just that.

    ada needs advice on hiring a compiler engineer
    article "Hiring a compiler engineer" about advice on hiring compiler engineers
    """
    assert ("resource", ("ada",)) in told(world)


def test_a_past_webinar_is_not(world):
    """It was last week.

    ada needs advice on hiring a compiler engineer
    webinar "Hiring a compiler engineer" about advice on hiring compiler engineers on 2026-09-07
    """
    assert reasons(world, "resource") == ["it has already taken place"]


def test_nobody_is_sent_what_they_wrote(world):
    """Ada is the author.

    ada needs advice on hiring a compiler engineer
    article "Hiring a compiler engineer" about advice on hiring compiler engineers by Ada Lovelace
    """
    assert reasons(world, "resource") == ["Ada wrote it"]


def test_own_skills_are_offered(world):
    """The user knows maps.

    joan needs somebody to look over the survey maps
    me offers survey maps and how to look over them
    """
    assert ("help", ("joan",)) in told(world)


def test_an_open_promise_is_brought_up_with_its_day(world):
    """It was due last week.

    me promised linus the slides of the crystal talk by 2026-09-10
    """
    one = suggestions(world.situation())[0]
    assert (one.kind, one.people) == ("promise", ("linus",))
    assert "10 September" in one.why


def test_a_promise_for_later_in_the_year_can_wait(world):
    """Not yet.

    me promised linus the slides of the crystal talk by 2026-11-30
    """
    assert not told(world)


def test_promises_of_others_are_not_the_users_to_keep(world):
    """Linus owes me.

    linus promised me the slides of the crystal talk by 2026-09-10
    """
    assert not told(world)


def test_a_favor_without_thanks_is_brought_up(world):
    """Joan opened a door.

    joan did me an introduction to Linus on 2026-09-01
    """
    assert told(world) == [("thanks", ("joan",))]


def test_a_favor_that_was_thanked_is_not(world):
    """Said three days later.

    joan did me an introduction to Linus on 2026-09-01
    me thanked joan on 2026-09-04
    """
    assert not told(world)


def test_what_was_waved_away_stays_away(world):
    """With its reason.

    joan did me an introduction to Linus on 2026-09-01
    """
    one = suggestions(world.situation())[0]
    said = Answered(
        opportunity=one.id,
        act="dismissed",
        kind="thanks",
        people=("joan",),
        subject="",
        because="already done",
        on="2026-09-13",
    )
    assert reasons(world, "thanks", answered={one.id: said}) == ["waved away: already done"]


def test_later_comes_back_on_its_day(world):
    """Put off until the 20th.

    joan did me an introduction to Linus on 2026-09-01
    """
    one = suggestions(world.situation())[0]
    said = Answered(
        opportunity=one.id,
        act="later",
        kind="thanks",
        people=("joan",),
        subject="",
        because="",
        on="2026-09-13",
        until="2026-09-20",
    )
    assert reasons(world, "thanks", answered={one.id: said}) == ["put off until 2026-09-20"]
    world.today("2026-09-20")
    assert told(world, answered={one.id: said}) == [("thanks", ("joan",))]


def test_the_same_network_gives_the_same_suggestions(world):
    """Whatever the order of needs and offerings.

    ada needs a compiler engineer for the new language
    joan needs somebody to look over the survey maps
    grace offers compiler engineer work on a new language
    me offers survey maps and how to look over them
    """
    first = suggestions(world.situation())
    world.needs.reverse()
    world.offerings.reverse()
    assert {one.id for one in suggestions(world.situation())} == {one.id for one in first}


def test_one_who_wants_what_another_wants_to_give_is_introduced(world):
    """Neither says that they offer something.

    ada needs a compiler engineer for the new language
    grace needs compiler engineer work on a new language
    """
    assert told(world) == [("introduction", ("ada", "grace"))]


def test_one_thing_is_sent_once_even_if_it_fits_two_needs(world):
    """Two needs, one article.

    ada needs advice on hiring compiler engineers
    ada needs somebody who knows about hiring compiler engineers
    article "How to hire compiler engineers" about advice on hiring compiler engineers
    """
    found = suggestions(world.situation())
    assert len({one.id for one in found}) == len(found) == 1


def test_who_wrote_that_they_are_booked_is_not_sent_more_work(world):
    """Grace could, but not now.

    ada needs a compiler engineer for the new language
    grace offers compiler engineer work on a new language
    """
    world.said = [mail("grace", "I am booked until February, alas.")]
    assert reasons(world, "introduction") == ["Grace wrote that they are booked"]
    world.said = [mail("ada", "I am booked until February, alas.")]
    assert told(world) == [("introduction", ("ada", "grace"))]


def test_the_sentences_around_a_need_tell_what_it_is_about(world):
    """The quote alone says nothing of compilers.

    ada needs somebody who has a schedule for it
    article "How to hire compiler engineers" about hiring compiler engineers
    """
    assert not told(world)
    need = world.needs[0]
    world.needs = [replace(need, evidence=replace(need.evidence, text_id="mail-1"))]
    text = f"Hiring compiler engineers is slow, compiler engineers are rare. {need.evidence.quote}."
    found = suggestions(world.situation(texts=lambda _names: {"mail-1": text}))
    assert [(one.kind, one.people) for one in found] == [("resource", ("ada",))]


def test_the_sentences_around_a_need_tell_who_could_serve_it(world):
    """The quote alone says nothing of compilers; what was confided lends no words.

    ada needs somebody who has a schedule for it
    grace offers compiler engineer work on new languages
    """
    assert not told(world)
    need = world.needs[0]
    around = replace(need, evidence=replace(need.evidence, text_id="mail-1"))
    text = f"We want a compiler engineer for a new language. {need.evidence.quote}."
    texts = {"texts": lambda _names: {"mail-1": text}}
    world.needs = [around]
    assert told(world, **texts) == [("introduction", ("ada", "grace"))]
    world.needs = [replace(around, confidential=True)]
    assert not told(world, **texts)
