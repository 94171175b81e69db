"""The letter: the cards of Today with their words, safe in any mail program, and nothing that reads itself in again."""

import os
import re
from dataclasses import replace
from datetime import UTC, datetime
from email import message_from_bytes
from email.policy import default
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

import pytest

from otherward.actions import suggest
from otherward.actions.bring_in import bring_in
from otherward.digest.contents import Card, Digest, digest_of
from otherward.digest.letter import IN_CONFIDENCE, letter_of
from otherward.digest.mail import as_mail
from otherward.digest.page import html_page
from otherward.digest.plain import plain_text
from otherward.example import HERE, example
from otherward.giving.opportunity import Draft, Opportunity, OpportunityKind
from otherward.giving.still_promised import still_promised
from otherward.network.source import Evidence, Source
from otherward.opening import open_book
from tests.cast import TODAY, person
from tests.digest.conftest import DAY

GOLDEN = Path(__file__).parents[1] / "golden" / "digest-of-the-example.txt"
NOW = datetime(2026, 9, 14, 7, 30, tzinfo=UTC)
HOSTILE = '<img src="https://evil.example/x.gif" onerror=alert(1)></p><script>1</script>'


def mail_of(book, **more):
    letter = letter_of(digest_of(book, day=DAY, **more))
    return as_mail(letter, sender="marie@tharp.example", to="marie@tharp.example", at=NOW)


class Tags(HTMLParser):
    def __init__(self, text):
        super().__init__()
        self.found = []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, dict(attrs)))


STORIES = (("promise", "Oluchi Eze"), ("brief", "Marta Costa"), ("resource", "Aisha Rahman"))
PROMISED = ("Luis Ferreira", "Ravi Menon")
"""Cards of the example network and promises by what they tell, so that the golden file holds the words and not the ranking."""


@pytest.mark.xdist_group("example")
def test_a_day_of_the_example_network_reads_as_it_should(tmp_path):
    """UPDATE_GOLDEN=1 writes it anew; read what changed before it is kept."""
    shown = example()
    book = open_book(tmp_path / "network.db")
    bring_in(book, shown.folders, day=shown.today, base=HERE)
    digest = digest_of(book, day=shown.today)
    text = plain_text(letter_of(replace(digest, **_told(book, shown.today))))
    book.close()
    if os.environ.get("UPDATE_GOLDEN"):
        GOLDEN.write_text(text, encoding="utf-8")
    assert text == GOLDEN.read_text(encoding="utf-8")


def _told(book, day):
    situation = suggest.situation_of(book, day=day)
    found = suggest.opportunities(book, day=day)
    people = situation.network.people
    chosen = [
        next(one for one in found if one.kind == kind and [people[p].name for p in one.people] == [name])
        for kind, name in STORIES
    ]
    promises = [p for p in still_promised(situation) if p.other and p.other.name in PROMISED]
    cards = tuple(Card(one=one, people=tuple(people[p] for p in one.people)) for one in chosen)
    return {"cards": cards, "promises": tuple(promises), "thanks": ()}


def test_the_cards_are_those_of_today(filled):
    digest = digest_of(filled, day=DAY)
    assert [card.one for card in digest.cards] == suggest.today(filled, day=DAY, minutes=30, limit=5)
    assert digest.cards
    text = plain_text(letter_of(digest))
    for card in digest.cards:
        assert card.one.draft.body.strip() in text


def test_nothing_is_loaded_and_nothing_but_mail_is_opened(filled):
    tags = Tags(html_page(letter_of(digest_of(filled, day=DAY, weekly=True)))).found
    assert not [tag for tag, _ in tags if tag in ("img", "script", "style", "link", "iframe", "object")]
    addresses = [attrs["href"] for _, attrs in tags if "href" in attrs]
    assert addresses
    assert all(address.startswith("mailto:") for address in addresses)
    assert not [attrs for _, attrs in tags if "url(" in attrs.get("style", "") or "src" in attrs]


def test_the_button_opens_the_draft_word_for_word(filled):
    digest = digest_of(filled, day=DAY)
    letter = letter_of(digest)
    card = next(one for one in letter.cards if one.mailto)
    address = urlsplit(card.mailto)
    told = parse_qs(address.query, strict_parsing=True)
    assert unquote(address.path) == card.draft.address
    assert told["subject"] == [card.draft.subject]
    assert told["body"][0].replace("\r\n", "\n") == card.draft.body


def test_hostile_words_stay_words():
    one = Opportunity(
        id="opportunity-x",
        kind=OpportunityKind.HELP,
        people=("ada",),
        what=f"Help {HOSTILE}",
        why=HOSTILE,
        evidence=(Evidence(quote=HOSTILE, source=Source(path=HOSTILE, where=HOSTILE)),),
        minutes=5,
        draft=Draft(
            to=HOSTILE, subject=f"{HOSTILE}\r\nBcc: all@evil.example", body=HOSTILE, address=f"a@b{HOSTILE}"
        ),
        reasons=(HOSTILE,),
    )
    ada = replace(person("ada"), name=f"Ada {HOSTILE}\r\nBcc: all@evil.example", given=HOSTILE)
    letter = letter_of(Digest(day=TODAY, weekly=False, me=ada, cards=(Card(one=one, people=(ada,)),)))
    assert not [tag for tag, _ in Tags(html_page(letter)).found if tag in ("img", "script")]
    mail = as_mail(letter, sender="me@a.example", to="me@a.example", at=NOW)
    assert message_from_bytes(mail.as_bytes(), policy=default)["Bcc"] is None


def test_what_was_told_in_confidence_is_marked(filled):
    promise = next(filled.promises.all())
    filled.promises.put([replace(promise, confidential=True)])
    letter = letter_of(digest_of(filled, day=DAY))
    marked = [card for card in letter.cards if IN_CONFIDENCE in card.kicker]
    assert [card.draft.to for card in marked] == ["Ana Ruiz"]


def test_the_mail_has_both_forms_and_says_what_it_is(filled):
    mail = message_from_bytes(mail_of(filled).as_bytes(), policy=default)
    assert [part.get_content_type() for part in mail.iter_parts()] == ["text/plain", "text/html"]
    assert (mail["Auto-Submitted"], mail["Sensitivity"]) == ("auto-generated", "Private")
    assert "Whom you can help today: Ana" in mail["Subject"]
    assert all(len(line) < 998 for line in mail.as_bytes().splitlines())


def test_a_digest_found_in_the_mailbox_says_nothing_new(filled, tmp_path):
    """It quotes promises and needs; read as mail of the user's it would make them again."""
    before = {shelf: getattr(filled, shelf).count() for shelf in ("promises", "needs", "favors", "people")}
    file = tmp_path / "digest.eml"
    file.write_bytes(mail_of(filled).as_bytes())
    bring_in(filled, [file], day=DAY)
    assert {shelf: getattr(filled, shelf).count() for shelf in before} == before


def test_the_text_keeps_to_the_width_but_for_drafts_and_addresses(filled):
    letter = letter_of(digest_of(filled, day=DAY, weekly=True))
    drafts = {line for card in letter.cards for line in card.draft.body.splitlines()}
    long = [line for line in plain_text(letter).splitlines() if len(line) > 72 and line not in drafts]
    assert not [line for line in long if not re.match(r"mailto:|Subject:", line)]
