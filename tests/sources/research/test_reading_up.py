"""What is fetched becomes the company's documents, with their addresses, and its brief has them."""

from datetime import date

import pytest

from otherward.actions.prepare_brief import prepare_brief
from otherward.book.memory import MemoryBook
from otherward.cli.app import main
from otherward.errors import WrongUse
from otherward.sources.fetching import Fetcher
from otherward.sources.research.reading_up import places, read_up, told_beforehand

DAY = date(2026, 9, 14)
STRATEGY = """<html><head><title>Harbor Foods: our year 2026</title></head><body><h1>Our goals for 2026</h1>
<p>In 2026 we will cut waste in our three plants by a fifth. We want to open a second warehouse in Hull by the end of the year.</p>
<p>Operations suffered: one in three shift leads left last year, and nights could not be filled.</p></body></html>"""


def fetcher():
    return Fetcher(may_be_private=True, pace=0)


def test_a_page_becomes_a_document_of_the_company_with_its_address(web):
    web["/strategy"] = STRATEGY
    book, address = MemoryBook(), f"{web.origin}/strategy"
    looked_in = places((), [address], contact="me@example.org")
    found = read_up(book, "Harbor Foods", looked_in, fetcher(), day=DAY)
    assert not found.missing
    assert all("@" not in headers["User-Agent"] for _, headers in web.asked)
    (document,) = book.documents.all()
    assert (document.organization, document.source.path) == ("Harbor Foods", address)
    brief = prepare_brief(book, "Harbor Foods", day=DAY)
    quotes = [evidence.quote for line in brief.lines() for evidence in line.evidence]
    assert any("waste" in quote for quote in quotes)
    assert all(" ".join(quote.split()) in " ".join(document.text.split()) for quote in quotes)
    again = read_up(book, "Harbor Foods", places((), [address]), fetcher(), day=DAY)
    assert (again.imports[0].added, again.imports[0].unchanged) == (0, 1)


def test_what_cannot_be_had_is_named_and_the_rest_goes_on(web):
    web["/strategy"] = STRATEGY
    addresses = [f"{web.origin}/gone", f"{web.origin}/strategy", "http://nowhere.invalid/"]
    found = read_up(MemoryBook(), "Harbor Foods", places((), addresses), fetcher(), day=DAY)
    assert [one.path for one in found.imports] == [f"{web.origin}/strategy"]
    assert [place for place, _ in found.missing] == [f"{web.origin}/gone", "http://nowhere.invalid/"]


def test_what_will_be_fetched_is_said_before():
    words = list(told_beforehand("Harbor Foods", places(addresses=["https://harbor.example/report.pdf"])))
    assert len(words) == 4
    assert "sec.gov" in words[1]
    assert words[3] == "https://harbor.example/report.pdf"


def test_a_job_boards_address_is_read_as_one():
    (board,) = places((), ["https://jobs.lever.co/harbor"])
    assert board.name == "jobs"


def test_an_unknown_register_is_refused():
    with pytest.raises(WrongUse, match="wikipedia, edgar, jobs"):
        places(["myspace"])


def test_nothing_is_fetched_before_the_user_says_yes(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(
        "otherward.sources.fetching.Fetcher.fetch", lambda *_args, **_more: pytest.fail("it fetched")
    )
    monkeypatch.setattr("click.termui.visible_prompt_func", lambda _prompt: "n")
    with pytest.raises(SystemExit) as ended:
        main(["research", "Harbor Foods", "--network", str(tmp_path / "n.db")])
    assert ended.value.code == 130
    assert "sec.gov" in capsys.readouterr().out
    with pytest.raises(SystemExit) as ended:
        main(["research", "Harbor Foods", "--json", "--network", str(tmp_path / "n.db")])
    assert ended.value.code == 2


def test_nothing_inside_the_house_is_fetched_by_the_command(tmp_path, web, capsys):
    web["/strategy"] = STRATEGY
    with pytest.raises(SystemExit) as ended:
        main(
            [
                "research",
                "Harbor Foods",
                "--yes",
                "--address",
                f"{web.origin}/strategy",
                "--network",
                str(tmp_path / "n.db"),
            ]
        )
    assert ended.value.code == 1
    assert not web.asked
    assert "only the usual ports" in capsys.readouterr().out
