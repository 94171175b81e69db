"""A hostile contact, mail, calendar, sheet and feed change nothing on any page, and axe finds nothing on any of them."""

from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from urllib.parse import quote

import pytest

from tests.surfaces.conftest import faults, origin, served
from tests.surfaces.pages import ELSEWHERE, FILES, PAGES, PARTS, POSTED, addresses

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

SCRIPT = "<script>window.hurt=1</script><img src=x onerror='window.hurt=1'>"
NOW = datetime.now(UTC).replace(microsecond=0)  # of these days: a page shows what is asked for now
WRITTEN, WANTED, MEETS = NOW - timedelta(days=5), NOW + timedelta(days=30), NOW + timedelta(days=2)


def card():
    """Script in every field a card has, an address that is a script, and a photo that asks for one."""
    names = ("FN", "ORG", "TITLE", "NOTE", "NICKNAME", "CATEGORIES", "ROLE", "LABEL")
    fields = [f"{name}:{name.title()} needs {SCRIPT}" for name in names]
    lines = ["BEGIN:VCARD", "VERSION:3.0", f"N:{SCRIPT};Mallory;;;", *fields, "EMAIL:m@evil.example"]
    lines += [f"ADR:;;{SCRIPT};{SCRIPT};;;", f"TEL:{SCRIPT}", "BDAY:1980-01-01"]
    lines += ["URL:javascript:window.hurt=1", "PHOTO;VALUE=uri:javascript:window.hurt=1", "END:VCARD"]
    return "\r\n".join(lines) + "\r\n"


MAIL = f"""From: "{SCRIPT}" <m@evil.example>
To: me@home.example
Subject: {SCRIPT} I need help
Date: {format_datetime(WRITTEN)}
Message-ID: <1@evil.example>
MIME-Version: 1.0
Content-Type: text/html; charset=utf-8

<html><body onload="window.hurt=1"><p>I need a translator {SCRIPT} by {WANTED:%-d %B %Y}.</p>
<a href="javascript:window.hurt=1">I need this</a><iframe src="javascript:window.hurt=1"></iframe>
<form action="https://evil.example/"><input name="a"></form><svg onload="window.hurt=1"></svg></body></html>
"""
FEED = f"""<?xml version="1.0"?><rss version="2.0"><channel><title><![CDATA[{SCRIPT}]]></title><link>javascript:window.hurt=1</link>
<item><title><![CDATA[Translators {SCRIPT}]]></title><link>javascript:window.hurt=1</link><guid>1</guid>
<description><![CDATA[How to find a translator {SCRIPT}]]></description><pubDate>{format_datetime(WRITTEN)}</pubDate></item>
<item><title><![CDATA[Translators by the hour {SCRIPT}]]></title><link>https://evil.example/"onmouseover="window.hurt=1</link><guid>2</guid>
<description><![CDATA[A list of translators {SCRIPT}]]></description><pubDate>{format_datetime(WRITTEN)}</pubDate></item></channel></rss>
"""
MEETING = (
    "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//x//EN\r\nBEGIN:VEVENT\r\nUID:1\r\nDTSTAMP:20260101T080000Z\r\n"
    f"DTSTART:{MEETS:%Y%m%dT090000Z}\r\nDTEND:{MEETS:%Y%m%dT100000Z}\r\nSUMMARY:{SCRIPT}\r\nLOCATION:{SCRIPT}\r\n"
    f'DESCRIPTION:{SCRIPT}\r\nATTENDEE;CN="{SCRIPT}":mailto:m@evil.example\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n'
)
SHEET = f"Wer {SCRIPT};Wo {SCRIPT}\n{SCRIPT} Mallory;{SCRIPT}\nTom Hill {SCRIPT};Hill {SCRIPT}\n"
NOTE = f"# {SCRIPT}\n\nMallory needs a translator {SCRIPT}. Promised Mallory {SCRIPT} the list by Friday.\n"


@pytest.fixture(scope="module")
def hurtful(browser, tmp_path_factory):
    """A network of nothing but hostile files, and where its pages stand."""
    place = tmp_path_factory.mktemp("hostile")
    files = {"a.vcf": card(), "b.eml": MAIL, "c.rss": FEED, "d.ics": MEETING, "e.csv": SHEET, "f.md": NOTE}
    for name, text in files.items():
        (place / name).write_text(text, encoding="utf-8", newline="")
    with served("serve", "--network", str(place / "n.db")) as link:
        context = browser.new_context()
        context.elsewhere = []
        context.on(
            "request",
            lambda asked: None if asked.url.startswith(origin(link)) else context.elsewhere.append(asked.url),
        )
        page = context.new_page()
        page.goto(link)
        page.locator("input[type=file]").set_input_files([str(place / name) for name in files])
        page.get_by_role("link", name="See the people").wait_for()
        context.home, context.at = origin(link), places(page, origin(link))
        yield context
        context.close()


def places(page, home):
    """Where each of them stands: whatever an address needs to be whole."""
    at = {"job": page.url.rsplit("/", 1)[1], "firm": quote(SCRIPT, safe="")}
    at["sheet"] = page.get_by_role("link", name="its columns").get_attribute("href").rsplit("/", 1)[1]
    page.goto(f"{home}/people?q=mallory")
    at["person"] = page.locator("ul.people li a").first.get_attribute("href").rsplit("/", 1)[1]
    page.goto(f"{home}/people/{at['person']}")
    page.locator("#line").fill(f"needs {SCRIPT}")
    page.get_by_role("button", name="Keep", exact=True).click()
    page.locator(".understood").wait_for()
    assert_unhurt(page)
    page.goto(f"{home}/needs")
    at["original"] = (
        page.locator("a[href*='/originals/']").first.get_attribute("href").partition("/originals/")[2]
    )
    page.goto(f"{home}/share/new?url=https%3A%2F%2Fnowhere.invalid%2F&title={at['firm']}")
    page.get_by_role("button", name="Keep it").click()
    page.wait_for_url("**/share/resource-*")
    at["thing"] = page.url.rsplit("/", 1)[1]
    page.goto(f"{home}/ask")
    page.locator("input[name=text], textarea[name=text]").first.fill(f"a translator {SCRIPT}")
    page.get_by_role("button", name="Who could help?").click()
    page.wait_for_url("**/ask/*")
    at["ask"] = page.url.rsplit("/", 1)[1]
    return at


def assert_unhurt(page):
    assert page.evaluate("window.hurt") is None, page.url
    assert not page.locator(
        "main a[href^='javascript:']:not([draggable]), main iframe, main [onload], main [onerror], main [onmouseover]"
    ).count(), page.url
    assert not page.locator("main script").count(), page.url


def test_no_page_is_forgotten():
    assert addresses() == {*PAGES, *PARTS, *FILES, *ELSEWHERE, *POSTED}


def test_what_is_hostile_stands_on_today(hurtful):
    page = hurtful.new_page()
    page.goto(f"{hurtful.home}/today")
    assert SCRIPT in page.get_by_role("main").inner_text()
    page.close()


@pytest.mark.parametrize("name", [*PAGES, *PARTS])
def test_nothing_hostile_does_anything(hurtful, name):
    page = hurtful.new_page()
    asked = {**PAGES, **PARTS}[name].format(**hurtful.at)
    answer = page.goto(hurtful.home + asked)
    assert answer.status == 200, asked
    assert_unhurt(page)
    for one in page.locator("main summary").all():
        one.click()
    assert_unhurt(page)
    assert not hurtful.elsewhere
    page.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing_on_any_page(hurtful, name, scheme):
    page = hurtful.new_page()
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(hurtful.home + PAGES[name].format(**hurtful.at))
    found = faults(page)
    wide = page.evaluate("document.documentElement.scrollWidth")
    page.close()
    assert not found
    assert wide <= 360
