"""Feeds of every dialect: items, kinds, dates, duplicates, hostile feeds."""

import json
from datetime import UTC, date, datetime
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from otherward.intake.brought import Circumstances, Passed
from otherward.intake.entry import Entry
from otherward.intake.feed import FORMATS, merge_resources, same_resource
from otherward.intake.feed_dates import when_said
from otherward.intake.resource_kind import kind_of_resource
from otherward.network.record import Skipped
from otherward.network.resource import Resource
from otherward.network.source import Source

NEAR = date(2026, 9, 9)


def item(
    title: str,
    link: str = "",
    description: str = "",
    more: str = "",
    day: str = "Wed, 09 Sep 2026 22:00:00 -0500",
) -> str:
    return f"<item><title>{title}</title><link>{link}</link><description>{description}</description><pubDate>{day}</pubDate>{more}</item>"


def rss(*items: str, doctype: str = "") -> str:
    return f'<?xml version="1.0"?>{doctype}<rss version="2.0"><channel><title>Pump &amp;amp; Valve</title>{"".join(items)}</channel></rss>'


def test_rss(bring, tmp_path) -> None:
    text = rss(
        item(
            "Your P&amp;amp;L round",
            "https://pv.example/a?utm_source=rss&amp;id=7",
            "&lt;p&gt;How the books &lt;b&gt;are closed&lt;/b&gt; in a day.&lt;script&gt;alert(1)&lt;/script&gt;&lt;/p&gt;",
            '<guid isPermaLink="false">a-1</guid><author>x@pv.example (Ana Ruiz)</author>',
        )
    )
    name, (one,) = bring(tmp_path, "f.xml", text)
    assert name == "feed"
    assert (one.title, one.url, one.summary) == (
        "Your P&L round",
        "https://pv.example/a?id=7",
        "How the books are closed in a day.",
    )
    assert (one.feed, one.kind, one.source.locator, one.source.index) == ("Pump & Valve", "article", "a-1", 1)
    assert one.published == date(2026, 9, 9), "by the publisher's clock, not by world time"


def test_atom_takes_the_content_where_there_is_no_summary(bring, tmp_path) -> None:
    text = (
        '<feed xmlns="http://www.w3.org/2005/Atom"><title>T</title><entry><title type="html">A &amp;lt;b&gt;</title><id>urn:1</id>'
        '<link rel="alternate" href="https://a.example/1"/><updated>2026-09-01T06:00:00Z</updated><author><name>June</name></author>'
        '<content type="html">&lt;p&gt;Eleven pages.&lt;/p&gt;</content></entry></feed>'
    )
    _, (one,) = bring(tmp_path, "f.atom", text)
    assert (one.summary, one.author, one.published, one.source.locator) == (
        "Eleven pages.",
        "June",
        date(2026, 9, 1),
        "urn:1",
    )


def test_rdf_json_and_lists(bring, tmp_path) -> None:
    rdf = (
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"><channel><title>R</title></channel>'
        '<item rdf:about="https://r.example/1"><title>One</title><link>https://r.example/1</link></item></rdf:RDF>'
    )
    assert [one.title for one in bring(tmp_path, "r.rdf", rdf)[1]] == ["One"]
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "J",
        "items": [{"id": 7, "url": "https://j.example/1", "content_html": "<p>Two</p>"}, 3],
    }
    name, (one, bad) = bring(tmp_path, "j.json", json.dumps(feed))
    assert (name, one.title, one.source.locator) == ("JSON Feed", "Two", "7")
    assert isinstance(bad, Skipped)
    opml = '<opml version="2.0"><body><outline text="G"><outline text="A" xmlUrl="https://a.example/feed"/><outline text="B" xmlUrl="file:///etc"/></outline></body></opml>'
    name, (follow, refused) = bring(tmp_path, "s.opml", opml)
    assert (name, follow.why) == ("list of feeds", "feed address to follow")
    assert isinstance(refused, Skipped)


@pytest.mark.parametrize(
    "link",
    [
        "javascript:alert(1)",
        "file:///etc/passwd",
        "data:text/html,x",
        "https://bank.example@evil.example/",
        "ftp://a.example",
    ],
)
def test_only_addresses_of_the_web(bring, tmp_path, link) -> None:
    _, (one,) = bring(tmp_path, "f.xml", rss(item("A thing", link, "words")))
    assert one.url == ""


def test_a_billion_laughs_are_not_laughed(bring, tmp_path) -> None:
    steps = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
    bomb = f'<!DOCTYPE rss [<!ENTITY l0 "lol">{steps}<!ENTITY f SYSTEM "file:///etc/passwd">]>'
    _, brought = bring(
        tmp_path, "f.xml", rss(item("Ha &l11;", "https://a.example/1", "&f; words"), doctype=bomb)
    )
    said = "".join(f"{one.title}{one.summary}" for one in brought if isinstance(one, Resource))
    assert brought
    assert len(said) < 200
    assert "root:" not in said


@pytest.mark.parametrize(
    "start",
    [
        b"<!-- -->" * 2000,
        b"<!DOCTYPE r [<!ENTITY a" * 40_000,
        b"<?xml ?>" * 2000 + b"<",
        b"<!DOCTYPE [" * 50_000,
    ],
)
def test_a_hostile_beginning_does_not_take_for_ever(start) -> None:
    for raw in (start, start + b"<rss><channel><item><title>A</title></item></channel></rss>"):
        entry = Entry(
            path="f", name="f.xml", size=len(raw), head=raw[: 1 << 16], open=lambda raw=raw: BytesIO(raw)
        )
        for form in FORMATS:
            form.claims(entry)
        assert list(FORMATS[0].read(entry, Circumstances(day=NEAR)))


def test_one_long_entity_used_often_does_not_grow(bring, tmp_path) -> None:
    bomb = f'<!DOCTYPE rss [<!ENTITY a "{"x" * 10_000}">]>'
    _, brought = bring(
        tmp_path, "f.xml", rss(item("A thing", "https://a.example/1", "&a;" * 10_000), doctype=bomb)
    )
    assert all(len(one.summary) <= 1500 for one in brought if isinstance(one, Resource))


@pytest.mark.parametrize(
    ("title", "text", "starts", "ends", "deadline"),
    [
        (
            "Free webinar September 23: origin files",
            "Wednesday, September 23, 2026, 11:00 a.m. Central. 90 minutes.",
            "2026-09-23T11:00-05:00",
            None,
            None,
        ),
        (
            "Breakfast for owners, Sept 24, 7:30-9:00 am",
            "Free, register by the 21st.",
            "2026-09-24T07:30+00:00",
            "2026-09-24T09:00+00:00",
            "2026-09-21",
        ),
        ("Thursday 24 September, 2 pm CT: kilns", "", "2026-09-24T14:00-05:00", None, None),
        ("Internal auditor, October 14-15", "", "2026-10-14T00:00+00:00", "2026-10-15T00:00+00:00", None),
        ("Grant for trucks", "Apply by September 25. One-page form.", None, None, "2026-09-25"),
        ("Grant (repost), deadline September 30", "", None, None, "2026-09-30"),
        ("Winter show, January 12", "Doors 6 pm ET", "2027-01-12T18:00-05:00", None, None),
        ("Auction - September 24, 10 a.m.", "Pick-up by October 9.", "2026-09-24T10:00+00:00", None, None),
        ("Dinner, October 13: nearshoring", "", "2026-10-13T00:00+00:00", None, None),
        (
            "Treffen am 14. Oktober 2026, 18:00-19:30 MEZ",
            "",
            "2026-10-14T18:00+02:00",
            "2026-10-14T19:30+02:00",
            None,
        ),
        ("Five ways to save 20 percent", "It may take 3 weeks.", None, None, None),
    ],
)
def test_when_and_until_when(title, text, starts, ends, deadline) -> None:
    said = when_said(title, text, near=NEAR)
    shown = [one.isoformat(timespec="minutes") if one else None for one in (said.starts_at, said.ends_at)]
    assert shown == [starts, ends]
    assert said.deadline == (date.fromisoformat(deadline) if deadline else None)


@pytest.mark.parametrize(
    ("title", "categories", "kind"),
    [
        ("Free webinar: pumps", ["News"], "webinar"),
        ("Online workshop on pricing", [], "webinar"),
        ("EXPO: vendor day, October 1", [], "event"),
        ("SOURCING NIGHT: Acme Medical, August 11", [], "event"),
        ("Recap: 140 people learned the basics", ["Webinar"], "article"),
        ("GRANT: trucks for pantries", ["Grant"], "opening"),
        ("Call for speakers: annual conference", [], "opening"),
        ("How we train the night shift", ["Training"], "article"),
        ("The go-live checklist", ["Software"], "tool"),
        ("Why boxcars return", ["Logistics"], "article"),
        ("2026 annual report on kilns", [], "report"),
    ],
)
def test_kinds(title, categories, kind) -> None:
    assert kind_of_resource(title, "", categories=categories) == kind


def resource(
    title: str,
    url: str = "",
    *,
    day: date | None = None,
    deadline: date | None = None,
    feed: str = "a",
    summary: str = "",
) -> Resource:
    return Resource(
        id=f"{title}{url}", title=title, url=url, source=Source(path=f"{feed}.xml", where="item", locator=url), feed=feed, summary=summary,
        starts_at=datetime(day.year, day.month, day.day, tzinfo=UTC) if day else None, deadline=deadline, published=NEAR,
    )  # fmt: skip


SEPT_23 = date(2026, 9, 23)


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        (resource("X", "https://www.a.example/p/"), resource("Y", "http://a.example/p#top"), True),
        (resource("Free webinar September 23: Answering a CF-9 - origin files", "https://a.example/1", day=SEPT_23),
         resource("WEBINAR (free): Answering a CF-9: origin files - Sept 23", "https://b.example/2", day=SEPT_23, feed="b"), True),
        (resource("Webinar: CF-9 basics for cast parts", "https://a.example/1", day=date(2026, 8, 19)),
         resource("Webinar: CF-9 basics for cast parts", "https://a.example/2", day=SEPT_23), False),
        (resource("Class: safety for the shop, OSHA 10", day=SEPT_23), resource("Class: safety for the shop, OSHA 30", day=SEPT_23), False),
        (resource("Workshop: pump repair, beginners", day=SEPT_23), resource("Workshop: pump repair, advanced", day=SEPT_23), False),
        (resource("Webinar: kiln safety at night", "https://a.example/1", day=SEPT_23), resource("Webinar: freight claims for all", "https://b.example/1", day=SEPT_23), False),
        (resource("Grant for school robotics teams", "https://a.example/1", deadline=SEPT_23), resource("Grant (repost): for school robotics teams", "https://a.example/2", deadline=SEPT_23), True),
        (resource("People on the move", "https://a.example/1", summary="Ana"), resource("People on the move", "https://a.example/2", summary="Ben"), False),
        (resource("The quiet return of the old boxcars", "https://a.example/1"), resource("The quiet return of the old boxcars", "https://b.example/9", feed="b"), True),
    ],
)  # fmt: skip
def test_the_same_thing_twice(a, b, same) -> None:
    assert same_resource(a, b) is same
    assert same_resource(b, a) is same
    assert len(merge_resources([a, b])) == (1 if same else 2)


def test_merged_things_keep_their_sources() -> None:
    short = resource("Webinar: pumps for everybody", "https://b.example/2", day=SEPT_23, feed="b")
    full = resource(
        "Free webinar: pumps for everybody",
        "https://a.example/1",
        day=SEPT_23,
        summary="A longer word about it",
    )
    (one,) = merge_resources([short, full])
    assert (one.id, one.also) == (full.id, (short.source,))
    assert merge_resources([one, short])[0].also == (short.source,)


@settings(max_examples=80, deadline=None)
@given(st.lists(st.builds(resource, st.sampled_from(["Pump day for all", "Webinar: kilns at night", "The long road home", "A"]), st.sampled_from(["", "https://a.example/1", "https://b.example/1"]), day=st.sampled_from([None, SEPT_23])), max_size=8))  # fmt: skip
def test_merging_loses_nothing_and_settles(resources) -> None:
    merged = merge_resources(resources)
    assert {s for one in merged for s in (one.source, *one.also)} == {one.source for one in resources}
    assert merge_resources(merged) == merged


def test_a_huge_feed_is_cut_and_says_so(bring, tmp_path) -> None:
    _, brought = bring(tmp_path, "f.xml", rss(*(f"<item><title>t{n}</title></item>" for n in range(10_050))))
    assert sum(isinstance(one, Resource) for one in brought) == 10_000
    assert isinstance(brought[-1], Skipped)


@settings(max_examples=80, deadline=None)
@given(
    st.binary(max_size=300),
    st.sampled_from(
        [
            b"",
            b"<rss><channel><item><title>",
            b'{"version":"https://jsonfeed.org/version/1","items":',
            b"<opml>",
            b"\xff\xfe<\x00r\x00s\x00s\x00>\x00",
        ]
    ),
)
def test_nothing_in_a_feed_raises(noise, start) -> None:
    raw = start + noise
    entry = Entry(path="f", name="f.xml", size=len(raw), head=raw, open=lambda: BytesIO(raw))
    for form in FORMATS:
        assert 0 <= form.claims(entry) <= 100
        for one in form.read(entry, Circumstances(day=NEAR)):
            assert isinstance(one, Resource | Passed | Skipped)
