"""The brief of a small world: every line rests on words that were said, and what is sealed stays sealed."""

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from otherward.brief.brief import Line
from otherward.brief.layout import sections
from otherward.brief.material import Material
from otherward.brief.meeting import brief_of
from otherward.brief.playbook import read_strategies
from otherward.brief.quiet import sealing
from otherward.brief.words import told
from otherward.giving.strategy import initials
from otherward.language.embedding import embedder
from otherward.network.document import Document
from otherward.network.interaction import Interaction, InteractionKind, Participant
from otherward.network.source import Source
from otherward.network.strategy import Strategy
from otherward.reading.company import DEPARTMENTS
from otherward.reading.company_documents import read_company_document
from tests.cast import CAST, World

LETTER = """Analytical Engines, annual letter 2026.

Our goal for 2026 is to cut delivery times of spare parts from 12 days to 5 days by the end of the year.

Customer service is overwhelmed: 400 complaints waited more than a week in June."""

PLAYBOOK = (
    Strategy(
        id="stock-the-few",
        strategy="Stock the few spare parts that stop customers' machines.",
        serves=("cut delivery times of spare parts",),
        department="Supply Chain",
        takes="experience with spare parts planning",
        first_step="List the twenty parts asked for most in the last quarter.",
        measure="Days from order to delivery.",
        unsuitable_when="Parts differ with every order.",
        source="in our own words",
    ),
)


def said(name, text, who="ada", kind=InteractionKind.MAIL, day=1, subject="Plans"):
    author = (
        None if kind is InteractionKind.NOTE else Participant(handle=f"mailto:{who}@example.org", name=who)
    )
    return Interaction(
        id=name,
        kind=kind,
        source=Source(path="archive.mbox", where=f"mail of {day} September 2026"),
        at=datetime(2026, 9, day, 9, tzinfo=UTC),
        author=author,
        text=text,
        subject=subject,
    )


def material(world, *, spoken=(), notes=(), letter=LETTER):
    situation = replace(world.situation(), playbook=PLAYBOOK)
    document = Document(
        id="letter",
        title="Annual letter",
        source=Source(path="letter.txt", where="the document"),
        pages=(letter,),
        organization="Analytical Engines",
        on=date(2026, 3, 1),
    )
    return Material(
        situation=situation,
        about="Ada Lovelace",
        people=(world.people["ada"],),
        organization="Analytical Engines",
        readings=(read_company_document(document, embedder().embed),),
        documents={"letter": document},
        spoken={"ada": tuple(spoken)},
        notes=tuple(notes),
    )


def test_goals_stand_in_their_own_words_with_the_document_they_were_read_in():
    brief = brief_of(material(World("")))
    assert brief.goals
    source = brief.goals[0].evidence[0]
    assert source.quote in LETTER
    assert source.source.where == "Annual letter"


def test_their_last_words_come_first_and_whole_sentences_only():
    old = said("one", "Hi Marie,\n\nWe opened the new hall in Leeds last week. It is loud.\n\nAda", day=1)
    new = said("two", "Hi Marie,\n\nThe cards arrive torn. Nobody knows why they do.\n\nBest,\nAda", day=9)
    lines = brief_of(material(World(""), spoken=[new, old])).history[0].lines
    letters = [line for line in lines if "wrote" in line.text]
    assert "The cards arrive torn. Nobody knows why they do" in letters[0].text
    assert "new hall in Leeds" in letters[1].text
    assert all(line.evidence[0].quote in (new.text + old.text) for line in letters)


def test_promises_stand_both_ways_and_those_of_others_stay_out():
    world = World(
        """
        me promised ada the slides by 2026-09-20
        me promised linus the other slides by 2026-09-20
        """
    )
    texts = [line.text for line in brief_of(material(world)).promises]
    assert len(texts) == 1
    assert "You promised Ada Lovelace" in texts[0]
    assert "20 September" in texts[0]


def test_a_strategy_names_the_goal_what_one_brings_and_a_first_step():
    world = World("me offers experience with spare parts planning")
    found = brief_of(material(world)).strategies
    assert [one.strategy for one in found] == [PLAYBOOK[0].strategy]
    assert "spare parts" in found[0].goal
    assert found[0].first_step == PLAYBOOK[0].first_step
    assert found[0].you_bring in found[0].text


def test_no_strategy_that_the_user_has_not_what_it_takes_for():
    assert not brief_of(material(World("me offers piano lessons"))).strategies


def test_a_sealed_note_is_named_only_where_it_warns():
    note = said(
        "note",
        "Rosa is looking elsewhere. Ada must not hear it.",
        kind=InteractionKind.NOTE,
        subject="Rosa",
    )
    brief = brief_of(material(World(""), notes=[note]))
    assert not any("looking elsewhere" in line.text for one in brief.history for line in one.lines)
    assert [line.confidential for line in brief.not_to_mention] == [True]
    assert "must not hear" in brief.not_to_mention[0].text


@pytest.mark.parametrize(
    ("text", "is_sealed"),
    [
        ("Tom must NOT hear it from anybody.", True),
        ("Between us: the plant closes.", True),
        ("Would I work there? Don't hint.", True),
        ("She must hear the new organ.", False),
        ("Keep the tools from last year.", False),
    ],
)
def test_what_seals_a_note(text, is_sealed):
    assert bool(sealing(f"Walk with Rosa. {text}")) is is_sealed


def test_needs_told_in_confidence_are_never_asked_about():
    world = World(
        """
        ada needs a compiler engineer
        ada needs a new surgeon (in confidence)
        """
    )
    brief = brief_of(material(world))
    shown = [
        line
        for section in sections(brief)
        if section.title != "What not to mention"
        for line in section.lines
    ]
    assert any("compiler" in line.text for line in shown)
    assert not any("surgeon" in line.text for line in shown)
    assert any("surgeon" in line.text for line in brief.not_to_mention)


def test_questions_are_about_them():
    world = World("ada needs a compiler engineer")
    questions = [line.text for line in brief_of(material(world)).questions]
    assert questions
    assert all(text.endswith("?") for text in questions)
    assert not any(" I " in text for text in questions)


def test_a_line_without_a_source_cannot_be_made():
    with pytest.raises(AssertionError):
        Line(text="They are doing well.", evidence=())


def test_an_excerpt_is_a_piece_of_the_text_without_greeting():
    text = "Hi Marie,\n\nthanks for the slides of Tuesday. We use them.\n\nBest,\nAda"
    assert told(text, most=200) == "thanks for the slides of Tuesday. We use them."
    assert told(text, most=35) == "thanks for the slides of Tuesday."


def test_a_few_words_stand_with_those_they_answer():
    asked = replace(
        said("mine", "Hi Ada,\n\nput the fast movers near the door.", who="me", day=2), thread="one"
    )
    short = replace(said("theirs", "That was worth a beer.", day=3), thread="one")
    lines = brief_of(material(World(""), spoken=[short, asked])).history[0].lines
    answer = next(line for line in lines if "worth a beer" in line.text)
    assert "fast movers near the door" in answer.text
    assert [one.text_id for one in answer.evidence] == ["theirs", "mine"]


def test_the_example_in_the_guide_is_a_strategy():
    guide = (Path(__file__).parents[2] / "docs" / "strategies.md").read_text(encoding="utf-8")
    (one,) = read_strategies(guide.split("```toml\n")[1].split("```")[0])
    assert one.department in DEPARTMENTS


def test_what_a_confidential_document_says_is_marked_and_never_asked_about():
    whole = material(World("me offers experience with spare parts planning"))
    secret = replace(whole, readings=tuple(replace(one, confidential=True) for one in whole.readings))
    brief = brief_of(secret)
    assert brief.goals
    assert all(line.confidential for line in (*brief.goals, *brief.departments, *brief.strategies))
    assert not brief.questions
    assert not brief.bring


def test_an_introduction_among_the_letters_is_told_with_what_came_of_it():
    def letter(name, text, who, to, day, subject):
        people = {key: Participant(handle=f"mailto:{key}@example.org", name=CAST[key][0]) for key in CAST}
        one = said(name, text, who=who, day=day)
        return replace(one, to=tuple(people[key] for key in to), subject=subject, thread="intro")

    words = "Ada, I'd like you to meet Grace, who has built what you plan. Grace, Ada plans it."
    made = letter("made", words, "me", ("ada", "grace"), 2, "Ada / Grace")
    other = letter("other", "Will you be in Leeds on Monday?", "ada", ("me",), 9, "Leeds")
    came = letter("came", "She saved us a month.", "ada", ("me", "grace"), 5, "Re: Ada / Grace")
    lines = brief_of(material(World(""), spoken=[other, came, made])).history[0].lines
    line = next(one for one in lines if "introduced" in one.text)
    assert line.text.startswith("You introduced Ada and Grace Hopper on 2 ")
    assert "She saved us a month" in line.text
    assert [one.text_id for one in line.evidence] == ["made", "came"]
    assert sum("saved us a month" in one.text for one in lines) == 1


def test_notes_that_call_a_house_by_its_initials_are_about_it():
    note = said("note", "Bring the cards. Ask about the loom.", who="me", day=3)
    note = replace(note, kind=InteractionKind.NOTE, author=None, to=(), subject="AEW, what to bring")
    whole = replace(material(World(""), notes=[note]), organization="Analytical Engine Works")
    assert any("Ask about the loom" in line.text for line in brief_of(whole).history[0].lines)
    assert not any(
        "loom" in one.text
        for part in brief_of(material(World(""), notes=[note])).history
        for one in part.lines
    )
    assert [initials(name) for name in ("Elm Hill Dairy Inc.", "Bond Works", "the four of us")] == [
        "EHD",
        "",
        "",
    ]
