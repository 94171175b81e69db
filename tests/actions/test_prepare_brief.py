"""Briefs of the example network and of a newcomer's files: nothing in them that was not read somewhere."""

import pytest

from otherward.actions.bring_in import bring_in
from otherward.actions.prepare_brief import prepare_brief
from otherward.actions.suggest import coming_meetings, situation_of
from otherward.errors import NotFound, WrongUse
from otherward.example import HERE, example
from otherward.opening import open_book
from tests.actions.conftest import DAY


@pytest.fixture(scope="module")
def shown(tmp_path_factory):
    """The example network, brought in once."""
    one = example()
    book = open_book(str(tmp_path_factory.mktemp("example") / "network.db"))
    bring_in(book, one.folders, day=one.today, base=HERE)
    yield book, one.today
    book.close()


def texts_of(book, name):
    """The text in which a quote was read: a letter, a note, a document, a thing to pass on."""
    letter = book.interactions.get(name)
    if letter:
        return f"{letter.subject}\n{letter.text}"
    document = book.documents.get(name)
    if document:
        return document.text
    resource = book.resources.get(name)
    return resource.title if resource else ""


def test_no_line_of_any_brief_without_a_source_that_holds_it(shown):
    book, day = shown
    situation = situation_of(book, day=day)
    houses = {p.organization for p in situation.network.people.values() if situation.rapport(p.id).days}
    names = [p.id for p in situation.network.people.values() if situation.rapport(p.id).days and not p.is_me]
    lines = 0
    for name in [*names, *sorted(filter(None, houses))]:
        for line in prepare_brief(book, name, day=day, situation=situation, found=[]).lines():
            lines += 1
            for one in line.evidence:
                text = texts_of(book, one.text_id)
                assert one.quote in text or (not one.text_id and one.source.path)
    assert lines > 100


def test_a_coming_meeting_has_its_brief(shown):
    book, day = shown
    meetings = [m for m in coming_meetings(book, day=day) if len(m.people) > 1]
    assert meetings
    briefs = [prepare_brief(book, m.id, day=day) for m in meetings]
    assert any(b.goals and b.history and b.questions for b in briefs)


def test_an_organization_is_found_by_its_name(shown):
    book, day = shown
    brief = prepare_brief(book, "Fernway Print", day=day)
    assert brief.goals
    assert brief.people


def test_further_documents_count_for_this_brief_alone(filled, otherward, tmp_path):
    letter = tmp_path / "North Foods letter.txt"
    letter.write_text(
        "North Foods, letter to our growers, March 2026\n\n"
        "Our goal this year is to cut picking errors in the warehouse from 2 percent to 0.5 percent by December.\n\n"
        "The warehouse is short of twelve people and overtime has doubled.\n",
        encoding="utf-8",
    )
    code, told, _ = otherward("brief", "Ana Ruiz", "--documents", letter)
    assert code == 0
    assert any("picking errors" in one["quote"] for one in told["goals"])
    assert told["promises"][0]["text"].startswith("You promised Ana Ruiz")
    numbers = {one["number"] for one in told["sources"]}
    assert all(
        set(line["sources"]) <= numbers for line in (*told["goals"], *told["history"], *told["promises"])
    )
    assert not prepare_brief(filled, "Ana Ruiz", day=DAY).goals
    code, words, _ = otherward("brief", "Ana Ruiz", as_json=False)
    assert code == 0
    assert "What is open between you" in words


def test_the_user_needs_no_brief_of_themselves(filled):
    with pytest.raises(WrongUse, match="That is you"):
        prepare_brief(filled, "me", day=DAY)


def test_nobody_is_said_in_one_sentence(filled, otherward):
    with pytest.raises(NotFound):
        prepare_brief(filled, "Nobody At All", day=DAY)
    code, _, problem = otherward("brief", "Nobody At All")
    assert code == 2
    assert problem.count("\n") == 1
