"""A link or a newsletter becomes a thing to pass on; what cannot be fetched is kept by its address; nothing twice."""

from datetime import date

import pytest

from otherward.actions.take_back import take_back
from otherward.book.memory import MemoryBook
from otherward.cli.app import main
from otherward.errors import UnusableInput
from otherward.sources.adding import add_file, add_link, add_mail, checked_link
from otherward.sources.fetching import Fetcher
from tests.actions.conftest import imported, known, network
from tests.intake.test_newsletter import LETTER
from tests.sources.feed_of_one import feed_of

__all__ = ["imported", "known", "network"]
DAY = date(2026, 9, 14)
PAGE = """<!doctype html><html><head><title>Slot booking for small docks</title>
<link rel="alternate" type="application/atom+xml" href="/atom"></head><body><article><p>How three warehouses did it in a year.</p></article></body></html>"""


def fetcher():
    return Fetcher(may_be_private=True, pace=0)


def test_a_link_is_kept_once_and_taken_back_as_one(web):
    web["/slots"], book = PAGE, MemoryBook()
    one = add_link(book, f"{web.origin}/slots?utm_source=x", fetcher(), day=DAY)
    assert [thing.title for thing in one.kept.resources] == ["Slot booking for small docks"]
    assert one.feeds == (f"{web.origin}/atom",)
    again = add_link(book, f"{web.origin}/slots", fetcher(), day=DAY)
    assert (again.kept.new, again.kept.import_id) == (0, "")
    assert [thing.id for thing in again.kept.resources] == [thing.id for thing in one.kept.resources]
    take_back(book, one.kept.import_id, day=DAY)
    assert not list(book.resources.all())


def test_a_page_that_cannot_be_read_loses_nothing(web):
    book = MemoryBook()
    one = add_link(book, f"{web.origin}/gone", fetcher(), day=DAY, title="What Ana told me of")
    assert "is not there" in one.problem
    (thing,) = book.resources.all()
    assert (thing.title, thing.url) == ("What Ana told me of", f"{web.origin}/gone")


def test_a_feed_is_not_kept_as_a_thing(web):
    web["/feed"], book = feed_of("Slot booking"), MemoryBook()
    assert add_link(book, f"{web.origin}/feed", fetcher(), day=DAY).feed == f"{web.origin}/feed"
    assert not list(book.resources.all())


@pytest.mark.parametrize(
    "link",
    ["javascript:alert(1)", "JaVaScRiPt:alert(1)", " java\nscript:alert(1)", "data:text/html,x", "file:///etc/passwd", "mailto:a@b.example",
     "ftp://a.example/x", "https://user:pass@a.example/", "two words", "", "localhost"],
)  # fmt: skip
def test_what_is_no_address_of_the_web_is_refused(link):
    with pytest.raises(UnusableInput, match="no web address"):
        checked_link(link)


def test_a_link_without_its_beginning_is_one_of_the_secure_web():
    assert checked_link("dock.example/slots") == "https://dock.example/slots"


def test_inside_somebodys_house_nothing_is_fetched(web):
    web["/slots"], book = PAGE, MemoryBook()
    one = add_link(book, f"{web.origin}/slots", Fetcher(pace=0), day=DAY)
    assert one.problem
    assert not web.asked


def test_a_newsletter_brings_its_things_once(tmp_path):
    book, file = MemoryBook(), tmp_path / "september.eml"
    file.write_bytes(LETTER)
    assert add_file(book, file, day=DAY).new == 2
    assert add_mail(book, LETTER, path="again.eml", day=DAY).new == 0
    assert len(list(book.resources.all())) == 2
    (brought,) = book.imports.all()
    assert (brought.format, brought.rows) == ("newsletter", 2)


def test_the_command_says_who_would_value_it(known, tmp_path):
    letter = tmp_path / "fwd.eml"
    letter.write_text(
        "From: Review <r@review.example>\nSubject: Worth reading\nMessage-ID: <w@review.example>\nContent-Type: text/plain\n\n"
        "How to choose an independent consultant for a warehouse system go-live\nhttps://review.example/go-live\n",
        encoding="utf-8",
    )
    code, told, _ = known("share", letter)
    assert (code, told["added"]) == (0, 1)
    (thing,) = told["things"]
    assert [one["people"] for one in thing["valued_by"]] == [["Ana Ruiz"]]
    assert "independent consultant" in thing["valued_by"][0]["evidence"][0]["quote"]
    code, told, _ = known("share", thing["id"], "--sent-to", "Ana Ruiz")
    assert told["things"][0]["sent"] == [{"to": "Ana Ruiz", "on": DAY.isoformat()}]
    assert not told["things"][0]["valued_by"]
    code, _, errors = known("share", thing["id"], "--sent-to", "Ana Ruiz")
    assert (code, "once is enough" in errors) == (2, True)
    _, favors, _ = known("favors", "--of", "Ana Ruiz")
    (favor,) = [one for one in favors if "warehouse system go-live" in one["summary"]]
    told = known("favor", favor["id"], "--outcome", "she found her consultant there", "--met")[1]
    assert told["outcome"] == "she found her consultant there"
    assert [one["status"] for one in known("needs", "--of", "Ana Ruiz")[1]] == ["met"]
    code, _, errors = known("favor", favor["id"], "--outcome", "once more", "--met")
    assert (code, "No open need" in errors) == (2, True)


def test_the_command_refuses_what_is_no_link(tmp_path, capsys):
    with pytest.raises(SystemExit) as ended:
        main(["share", "javascript:alert(1)", "--network", str(tmp_path / "network.db")])
    assert ended.value.code == 2
    assert "no web address" in capsys.readouterr().err
