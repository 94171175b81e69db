"""The letter in German: its words, days and numbers; what people wrote stays as they wrote it."""

from dataclasses import replace
from datetime import date

from otherward.actions.spoken_language import LANGUAGE, spoken_language
from otherward.book.memory import MemoryBook
from otherward.digest import saying
from otherward.digest.contents import Card, Digest
from otherward.digest.letter import letter_of
from otherward.digest.plain import plain_text
from otherward.giving.suggestions import suggestions
from otherward.translation.words import speaking
from tests.cast import TODAY, World


def test_a_suggestion_is_said_in_german_and_quotes_stay_as_they_are():
    """
    ada needs a compiler engineer
    grace offers compiler engineering
    """
    situation = World(test_a_suggestion_is_said_in_german_and_quotes_stay_as_they_are.__doc__).situation()
    with speaking("de"):
        one = next(one for one in suggestions(situation) if one.kind == "introduction")
        people = tuple(situation.network.people[name] for name in one.people)
        card = Card(one=replace(one, expires=date(2026, 9, 15)), people=people, confidential=False)
        text = plain_text(letter_of(Digest(day=TODAY, weekly=False, me=situation.me, cards=(card,))))
    assert one.what == "Ada Lovelace mit Grace Hopper bekannt machen"
    assert "Ada schrieb: „a compiler engineer“" in one.why
    assert "Montag, 14. September 2026" in text
    assert "\n    „a compiler engineer“\n" in text
    assert "10 Minuten · bis morgen" in " ".join(text.split())
    with speaking("en"):
        assert next(iter(suggestions(situation))).what.startswith(("Introduce", "Offer", "Send"))


def test_days_and_lists_are_said_as_germans_do():
    with speaking("de"):
        assert saying.near(date(2026, 9, 15), TODAY) == "morgen"
        assert saying.weekday(date(2026, 3, 2)) == "Montag, 2. März"
        assert saying.listed(["Ana", "Gus"]) == "Ana und Gus"


def test_the_language_chosen_in_settings_comes_before_the_system_s(monkeypatch):
    book = MemoryBook()
    monkeypatch.setenv("LANGUAGE", "")
    monkeypatch.setenv("LC_ALL", "de_AT.UTF-8")
    assert spoken_language(book) == "de"
    assert spoken_language(book, "en-GB,de;q=0.3") == "en"
    book.set_setting(LANGUAGE, "en")
    assert spoken_language(book) == "en"
