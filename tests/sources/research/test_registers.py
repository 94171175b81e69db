"""Each register answers as its interface is documented; what it has becomes a paper with its address."""

import json

import pytest

from otherward.sources.fetching import Fetcher
from otherward.sources.research.edgar import Edgar
from otherward.sources.research.job_boards import BOARD, JobBoards
from otherward.sources.research.paper import NothingThere
from otherward.sources.research.web_page import WebPage
from otherward.sources.research.wikimedia import Wikimedia

JSON = {"Content-Type": "application/json"}


def fetcher():
    return Fetcher(may_be_private=True, pace=0)


def told(data):
    return json.dumps(data), JSON


def listed(web, *titles):
    rows = {str(n): {"cik_str": 1000 + n, "ticker": "X", "title": title} for n, title in enumerate(titles)}
    web["/files/company_tickers.json"] = told(rows)


def edgar(web, contact="me@example.org"):
    return Edgar(contact, www=web.origin, data=web.origin)


def test_edgar_gives_the_latest_annual_report_with_its_day(web):
    listed(web, "Harbor Foods Inc.", "Harborough Mills Corp")
    web["/submissions/CIK0000001000.json"] = told(
        {
            "filings": {
                "recent": {
                    "form": ["8-K", "10-K", "10-K"],
                    "accessionNumber": ["0-0-1", "0001000-26-000007", "0001000-25-000004"],
                    "primaryDocument": ["a.htm", "hf-20251231.htm", "old.htm"],
                    "filingDate": ["2026-03-01", "2026-02-20", "2025-02-21"],
                }
            }
        }
    )
    web["/Archives/edgar/data/1000/000100026000007/hf-20251231.htm"] = (
        "<html><p>Our goals for 2026</p></html>"
    )
    (paper,) = edgar(web).papers("Harbor Foods", fetcher())
    assert paper.body == b"<html><p>Our goals for 2026</p></html>"
    assert paper.name == "annual report (10-K) 2026-02-20.htm"
    assert paper.address.endswith("/hf-20251231.htm")
    assert all("(me@example.org)" in headers["User-Agent"] for _, headers in web.asked)


@pytest.mark.parametrize(
    ("titles", "company", "said"),
    [
        (["Other Corp"], "Harbor Foods", "not listed"),
        (["Harbor Foods North", "Harbor Foods South"], "Harbor Foods", "Several are called"),
    ],
)
def test_edgar_says_when_it_is_not_sure(web, titles, company, said):
    listed(web, *titles)
    with pytest.raises(NothingThere, match=said):
        list(edgar(web).papers(company, fetcher()))


def test_edgar_is_not_asked_without_a_mail_address(web):
    with pytest.raises(NothingThere, match="mail address"):
        list(edgar(web, contact="").papers("Harbor Foods", fetcher()))
    assert not web.asked


def entities(web):
    found = {
        "search": [{"id": "Q1", "label": "Harbor Foods"}, {"id": "Q2", "label": "Harbor Foods"}],
    }
    item = {
        "id": "Q2",
        "labels": {"en": {"value": "Harbor Foods"}},
        "descriptions": {"en": {"value": "maker of frozen vegetables"}},
        "sitelinks": {"enwiki": {"title": "Harbor Foods"}},
        "claims": {
            "P452": [{"rank": "normal", "mainsnak": {"datavalue": {"value": {"id": "Q9"}}}}],
            "P571": [
                {"rank": "normal", "mainsnak": {"datavalue": {"value": {"time": "+1961-00-00T00:00:00Z"}}}}
            ],
            "P1128": [
                {"rank": "normal", "mainsnak": {"datavalue": {"value": {"amount": "+900"}}}},
                {"rank": "preferred", "mainsnak": {"datavalue": {"value": {"amount": "+1200"}}}},
            ],
            "P749": [{"rank": "deprecated", "mainsnak": {"datavalue": {"value": {"id": "Q9"}}}}],
        },
    }
    person = {"id": "Q1", "labels": {"en": {"value": "Harbor Foods"}}, "claims": {"P31": []}}

    def answer(handler):
        if "wbsearchentities" in handler.path:
            body = found
        elif "labels%7Cdescriptions" in handler.path:
            body = {"entities": {"Q1": person, "Q2": item}}
        else:
            body = {"entities": {"Q9": {"labels": {"en": {"value": "food industry"}}}}}
        handler.tell(200, *told(body))

    web["/w/api.php"] = answer
    web["/api/rest_v1/page/summary/Harbor_Foods"] = told(
        {
            "extract": "Harbor Foods freezes vegetables in three plants.",
            "timestamp": "2026-05-04T10:00:00Z",
            "content_urls": {"desktop": {"page": "https://en.wikipedia.org/wiki/Harbor_Foods"}},
        }
    )


def test_wikidata_and_wikipedia_say_what_a_company_is(web):
    entities(web)
    (paper,) = Wikimedia(wikidata=web.origin, wikipedia=web.origin).papers("Harbor Foods", fetcher())
    assert paper.address == "https://en.wikipedia.org/wiki/Harbor_Foods"
    assert paper.body.decode().split("\n\n") == [
        "About Harbor Foods",
        "Harbor Foods: maker of frozen vegetables.",
        "Its industry: food industry.",
        "Founded in: 1961.",
        "People who work there: 1200.",
        "Harbor Foods freezes vegetables in three plants.",
    ]


def test_a_namesake_that_is_no_company_is_not_taken(web):
    web["/w/api.php"] = lambda handler: handler.tell(
        200,
        *told(
            {"search": [{"id": "Q1", "label": "Harbor Foods"}]}
            if "wbsearchentities" in handler.path
            else {"entities": {"Q1": {"id": "Q1", "claims": {"P31": []}}}}
        ),
    )
    with pytest.raises(NothingThere, match="no company"):
        list(Wikimedia(wikidata=web.origin, wikipedia=web.origin).papers("Harbor Foods", fetcher()))


def test_greenhouse_is_read_where_the_board_says_whose_it_is(web):
    web["/v1/boards/harborfoods"] = told({"name": "Harbor Foods"})
    web["/v1/boards/harborfoods/jobs"] = told(
        {
            "jobs": [
                {
                    "title": "Shift lead",
                    "location": {"name": "Reading"},
                    "departments": [{"name": "Operations"}],
                    "content": "&lt;p&gt;Nights are hard to fill.&lt;/p&gt;",
                    "updated_at": "2026-08-01T10:00:00-04:00",
                }
            ]
        }
    )
    (paper,) = JobBoards(greenhouse=web.origin).papers("Harbor Foods", fetcher())
    words = paper.body.decode()
    assert "Harbor Foods is hiring: Shift lead (Operations, Reading)." in words
    assert "Nights are hard to fill." in words
    assert "By department: Operations: 1." in words
    assert paper.name == "open posts 2026-08-01.txt"


def test_a_board_of_somebody_else_is_not_read(web):
    web["/v1/boards/harborfoods"] = told({"name": "Quite Another House"})
    with pytest.raises(NothingThere, match="no job board"):
        list(JobBoards(greenhouse=web.origin).papers("Harbor Foods", fetcher()))
    assert not [path for path, _ in web.asked if path.endswith("/jobs?content=true")]


def test_lever_and_ashby_are_read_by_their_addresses(web):
    web["/v0/postings/harbor"] = told(
        [
            {
                "text": "Buyer",
                "categories": {"team": "Purchasing", "location": "Hull"},
                "descriptionPlain": "Buys peas.",
                "createdAt": 1785542400000,
            }
        ]
    )
    (paper,) = JobBoards("https://jobs.lever.co/harbor", lever=web.origin).papers("Harbor Foods", fetcher())
    assert "Harbor Foods is hiring: Buyer (Purchasing, Hull)." in paper.body.decode()
    assert paper.on.isoformat() == "2026-08-01"
    web["/posting-api/job-board/harbor"] = told(
        {
            "jobs": [
                {
                    "title": "Planner",
                    "department": "Supply",
                    "location": "Hull",
                    "descriptionHtml": "<p>Plans.</p>",
                    "isListed": True,
                },
                {"title": "Hidden", "isListed": False},
            ]
        }
    )
    (paper,) = JobBoards("https://jobs.ashbyhq.com/harbor", ashby=web.origin).papers(
        "Harbor Foods", fetcher()
    )
    assert "Planner (Supply, Hull)" in paper.body.decode()
    assert "Hidden" not in paper.body.decode()


@pytest.mark.parametrize(
    "address",
    [
        "https://boards.greenhouse.io/acme",
        "https://job-boards.greenhouse.io/acme/jobs/1",
        "https://jobs.eu.lever.co/acme",
        "https://jobs.ashbyhq.com/Acme%20One",
    ],
)
def test_the_addresses_of_boards_are_known(address):
    assert BOARD.match(address)


@pytest.mark.parametrize("answer", ["<html>sorry</html>", "[", "null", '{"jobs": 3}', '[{"categories": 1}]'])
def test_answers_of_another_form_are_no_posts(web, answer):
    web["/posting-api/job-board/harbor"] = (answer, JSON)
    with pytest.raises((NothingThere, Exception)) as problem:
        list(JobBoards("https://jobs.ashbyhq.com/harbor", ashby=web.origin).papers("Harbor Foods", fetcher()))
    assert type(problem.value).__name__ in ("NothingThere", "NotFetched")


def test_a_page_and_a_pdf_keep_their_kind(web):
    web["/strategy/"] = "<html><title>Strategy</title></html>"
    (page,) = WebPage(f"{web.origin}/strategy/").papers("Harbor Foods", fetcher())
    assert page.name == "strategy.html"
    web["/files/report%202026"] = (b"%PDF-1.7 ...", {"Content-Type": "application/octet-stream"})
    (report,) = WebPage(f"{web.origin}/files/report%202026").papers("Harbor Foods", fetcher())
    assert report.name == "report 2026.pdf"


def test_a_newsroom_feed_becomes_one_paper_of_news(web):
    web["/news.xml"] = (
        """<rss version="2.0"><channel><title>News</title>
        <item><title>Second plant opens</title><pubDate>Mon, 03 Aug 2026 08:00:00 GMT</pubDate><description>&lt;p&gt;In Hull.&lt;/p&gt;</description></item>
        <item><title>Older</title></item></channel></rss>""",
        {"Content-Type": "application/rss+xml"},
    )
    (paper,) = WebPage(f"{web.origin}/news.xml").papers("Harbor Foods", fetcher())
    assert paper.name == "news 2026-08-03.txt"
    assert paper.body.decode().split("\n\n") == [
        "News of Harbor Foods",
        "Second plant opens (3 August 2026)",
        "In Hull.",
        "Older",
    ]
