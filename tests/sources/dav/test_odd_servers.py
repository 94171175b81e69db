"""Servers that stumble over one card, send too much of one, or letters that XML does not know: that one is said, the rest comes."""

import re
from contextlib import contextmanager
from xml.sax.saxutils import escape

import pytest

from otherward.book.memory import MemoryBook
from otherward.sources.dav import server
from otherward.sources.dav.account import DavAccount
from otherward.sources.dav.server import DavServer
from otherward.sources.dav.sync import sync
from tests.sources.dav.cards import DAY, card
from tests.sources.web_of_one import Answers, web_of_one

SPACES = 'xmlns:D="DAV:" xmlns:A="urn:ietf:params:xml:ns:carddav"'
FAMILIES = ("Ruiz", "Oyelaran", "Lindqvist", "Novak", "Tanaka", "Moreau")
PEOPLE = [f"{given} {family}" for given in ("Ana", "Gus", "Eva", "Ivo") for family in FAMILIES]


def said(href, props):
    return (
        f"<D:response><D:href>{href}</D:href><D:propstat><D:prop>{props}</D:prop>"
        "<D:status>HTTP/1.1 200 OK</D:status></D:propstat></D:response>"
    )


@contextmanager
def book_of(cards, *, stumbles_over="", etags=True):
    """An address book at /book/ that knows neither changes nor states; gives its account and how many cards each request asked for."""
    asked = []

    def tell(handler, responses, status=207):
        handler.tell(
            status, f'<?xml version="1.0"?><D:multistatus {SPACES}>{"".join(responses)}</D:multistatus>'
        )

    def answer(handler):
        etag = '<D:getetag>"1"</D:getetag>' if etags else ""
        wanted = re.findall(r"<D:href>([^<]*)", handler.body.decode())
        if handler.command == "PROPFIND":
            own = said(
                "/book/",
                "<D:resourcetype><D:collection/><A:addressbook/></D:resourcetype><D:displayname>Friends</D:displayname>",
            )
            tell(handler, [own, *(said(href, etag) for href in cards if handler.headers["Depth"] == "1")])
            return
        asked.append(len(wanted))
        if stumbles_over in wanted:
            handler.tell(500, "a fault")
            return
        tell(
            handler,
            [said(href, f"{etag}<A:address-data>{escape(cards[href])}</A:address-data>") for href in wanted],
        )

    with web_of_one(Answers({"/book/": answer})) as origin:
        yield DavAccount(address=f"{origin}/book/", user="marie"), asked


def fetched(book, account):
    with DavServer(account, "sesame") as one:
        return sync(book, one, day=DAY)


def everybody():
    return {
        f"/book/{name.replace(' ', '-')}.vcf": card(name, mail=f"{name.replace(' ', '.')}@north.example")
        for name in PEOPLE
    }


def test_a_card_the_server_stumbles_over_is_found_by_halving_and_the_rest_comes():
    book, cards = MemoryBook(), {**everybody(), "/book/bad.vcf": card("Nobody Else")}
    with book_of(cards, stumbles_over="/book/bad.vcf") as (account, asked):
        done = fetched(book, account)
    assert [one.where for one in done.skipped] == ["card bad.vcf"]
    assert "has a fault of its own" in done.skipped[0].why
    assert book.records.count(origin="vcard") == len(PEOPLE)
    assert asked[0] == len(PEOPLE) + 1
    assert len(asked) <= 12


def test_a_card_beyond_all_measure_is_left_out_and_the_rest_comes(monkeypatch):
    monkeypatch.setattr(server, "MOST_BYTES", 20_000)
    book, cards = MemoryBook(), {**everybody(), "/book/huge.vcf": card("Nobody Else", note="x" * 30_000)}
    with book_of(cards) as (account, _):
        done = fetched(book, account)
    assert [one.where for one in done.skipped] == ["card huge.vcf"]
    assert "larger than" in done.skipped[0].why
    assert book.records.count(origin="vcard") == len(PEOPLE)


@pytest.mark.parametrize("stray", ["\x0b", "\x00", "\x1f", "&#11;", "&#x1F;"])
def test_a_stray_letter_in_one_card_hides_no_other(stray):
    book, cards = MemoryBook(), everybody()
    cards["/book/odd.vcf"] = card("Odd Letter", note="a STRAY b")

    with book_of(cards) as (account, _), pytest.MonkeyPatch.context() as patched:
        once = DavServer._once

        def spoilt(self, *given):
            found = once(self, *given)
            return server.Answer(
                found.address, found.status, found.headers, found.body.replace(b"STRAY", stray.encode())
            )

        patched.setattr(DavServer, "_once", spoilt)
        assert fetched(book, account).skipped == ()
    assert book.records.count(origin="vcard") == len(PEOPLE) + 1


def test_a_server_without_etags_is_read_whole_each_time_and_doubles_nothing():
    book, cards = MemoryBook(), everybody()
    with book_of(cards, etags=False) as (account, _):
        assert fetched(book, account).count == len(PEOPLE)
        cards["/book/Ana-Ruiz.vcf"] = card("Ana Ruiz", title="Director")
        assert fetched(book, account).count == len(PEOPLE)
    assert book.records.count(origin="vcard") == len(PEOPLE)
    assert [one.title for one in book.records.all(origin="vcard") if one.display == "Ana Ruiz"] == [
        "Director"
    ]
