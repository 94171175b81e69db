"""A link's page as a thing to pass on: what it states of itself, what is read from its words, and nothing of its markup."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from otherward.intake.linked_page import feeds_named_in, resource_of_page

DAY = date(2026, 9, 14)
AT = "https://www.harbour.example/dock?utm_source=letter"


def page(head="", body="<p>x</p>"):
    return f"<!doctype html><html><head>{head}</head><body>{body}</body></html>".encode()


def stated(**said):
    import json

    return page(
        f'<script type="application/ld+json">{json.dumps({"@context": "https://schema.org", **said})}</script>'
    )


ARTICLE = page(
    '<title>Dock planning in practice | Harbour Review</title><meta name="author" content="Mei Lin">'
    '<meta property="article:published_time" content="2026-08-03T08:00:00Z">'
    '<meta name="description" content="How three warehouses cut truck waiting.">'
    '<link rel="alternate" type="application/rss+xml" href="/feed.xml"><link rel="alternate" type="application/rss+xml" href="javascript:x">',
    "<nav><a href='/'>Home</a></nav><article><h1>Dock planning in practice</h1><p>Three warehouses cut the time that trucks wait by half, "
    "with slot booking and a yard board, and this is what it took.</p></article><script>alert(1)</script>",
)


def test_an_article_with_its_author_and_day():
    one = resource_of_page(ARTICLE, AT, day=DAY)
    assert (one.title, one.author, one.published) == (
        "Dock planning in practice",
        "Mei Lin",
        date(2026, 8, 3),
    )
    assert one.summary == "How three warehouses cut truck waiting."
    assert (one.kind, one.url) == ("article", "https://www.harbour.example/dock")


def test_the_feeds_it_names_are_addresses_of_the_web():
    assert feeds_named_in(ARTICLE, AT) == ["https://www.harbour.example/feed.xml"]


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        (
            {
                "@type": "BusinessEvent",
                "name": "Dock day",
                "eventAttendanceMode": "https://schema.org/OnlineEventAttendanceMode",
            },
            "webinar",
        ),
        ({"@type": "Event", "name": "Dock day", "location": {"@type": "VirtualLocation"}}, "webinar"),
        ({"@type": "Event", "name": "Dock day", "location": {"@type": "Place"}}, "event"),
        ({"@type": ["JobPosting"], "title": "Dock planner"}, "opening"),
        ({"@type": "ScholarlyArticle", "headline": "Queues at docks"}, "report"),
        ({"@graph": [{"@type": "WebSite"}, {"@type": "SoftwareApplication", "name": "Slot board"}]}, "tool"),
    ],
)
def test_what_a_page_states_of_itself_counts(said, kind):
    assert resource_of_page(stated(**said), AT, day=DAY).kind == kind


def test_when_an_event_is():
    one = resource_of_page(
        stated(
            **{
                "@type": "Event",
                "name": "Dock day",
                "startDate": "2026-10-02T14:00:00+02:00",
                "endDate": "2026-10-02T15:00:00+02:00",
            }
        ),
        AT,
        day=DAY,
    )
    assert one.starts_at == datetime(2026, 10, 2, 12, tzinfo=UTC)
    assert one.published is None


def test_until_when_an_opening_is_open():
    one = resource_of_page(
        stated(**{"@type": "JobPosting", "title": "Dock planner", "validThrough": "2026-10-01"}), AT, day=DAY
    )
    assert one.deadline == date(2026, 10, 1)


def test_a_webinar_by_its_words():
    one = resource_of_page(
        page(
            "<title>Webinar: Yard boards that work</title>",
            "<h1>Webinar: Yard boards that work</h1><p>Join us on Thursday 8 October 2026 at 3 pm for an hour with two planners. "
            "Register by 5 October.</p>",
        ),
        AT,
        day=DAY,
    )
    assert one.kind == "webinar"
    assert one.starts_at == datetime(2026, 10, 8, 15, tzinfo=UTC)
    assert one.deadline == date(2026, 10, 5)
    assert one.published is None


def test_a_paper_by_what_catalogues_read():
    head = '<meta name="citation_title" content="Queues at docks"><meta name="citation_author" content="Lin, M."><meta name="citation_publication_date" content="2025/03/02">'
    one = resource_of_page(page(head), AT, day=DAY)
    assert (one.kind, one.title, one.author, one.published) == (
        "report",
        "Queues at docks",
        "Lin, M.",
        date(2025, 3, 2),
    )


def test_a_page_that_says_nothing_is_called_as_the_user_does_or_by_its_address():
    bare = resource_of_page(b"", "https://www.harbour.example/how-to-plan-docks", day=DAY)
    assert bare.title == "How to plan docks"
    named = resource_of_page(
        b"", "https://www.harbour.example/how-to-plan-docks", day=DAY, title="Docks, <b>planned</b>"
    )
    assert named.title == "Docks, planned"
    assert bare.id == named.id


def test_statements_without_end_or_sense_do_no_harm():
    nested = "[" * 5000 + "]" * 5000
    hostile = page(
        f'<script type="application/ld+json">{nested}</script><script type="application/ld+json">{{"@type":</script>'
    )
    assert resource_of_page(hostile, AT, day=DAY).title


@settings(deadline=None, max_examples=50)
@given(some.binary(max_size=400))
def test_whatever_comes_is_a_thing_with_a_title_and_without_markup(body):
    one = resource_of_page(b"<html>" + body, AT, day=DAY)
    assert one.title
    assert "<script" not in one.summary.casefold()
