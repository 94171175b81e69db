"""A hostile contact, mail and feed change nothing on any page."""

import pytest

from tests.surfaces.conftest import origin, served

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

SCRIPT = "<script>window.hurt=1</script><img src=x onerror='window.hurt=1'>"
PAGES = (
    "/people",
    "/needs",
    "/needs?by=name",
    "/introductions",
    "/memory",
    "/meetings",
    "/map",
    "/ask",
    "/imports",
    "/duplicates",
    "/everything",
    "/settings",
    "/write",
    "/today",
    "/find?q=mal",
)


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
Date: Mon, 23 Nov 2026 10:00:00 +0000
Message-ID: <1@evil.example>
MIME-Version: 1.0
Content-Type: text/html; charset=utf-8

<html><body onload="window.hurt=1"><p>I need a translator {SCRIPT} by December.</p>
<a href="javascript:window.hurt=1">I need this</a><iframe src="javascript:window.hurt=1"></iframe>
<form action="https://evil.example/"><input name="a"></form><svg onload="window.hurt=1"></svg></body></html>
"""
FEED = f"""<?xml version="1.0"?><rss version="2.0"><channel><title><![CDATA[{SCRIPT}]]></title><link>javascript:window.hurt=1</link>
<item><title><![CDATA[Translators {SCRIPT}]]></title><link>javascript:window.hurt=1</link><guid>1</guid>
<description><![CDATA[How to find a translator {SCRIPT}]]></description><pubDate>Mon, 23 Nov 2026 10:00:00 GMT</pubDate></item></channel></rss>
"""


def test_nothing_hostile_does_anything(browser, tmp_path):
    files = {"hostile.vcf": card(), "hostile.eml": MAIL, "hostile.rss": FEED}
    for name, text in files.items():
        (tmp_path / name).write_text(text, encoding="utf-8", newline="")
    with served("serve", "--network", str(tmp_path / "n.db"), "--port", "0") as link:
        context = browser.new_context()
        page = context.new_page()
        elsewhere = []
        page.on(
            "request",
            lambda request: None if request.url.startswith(origin(link)) else elsewhere.append(request.url),
        )
        page.goto(link)
        page.locator("input[type=file]").set_input_files([str(tmp_path / name) for name in files])
        page.get_by_role("link", name="See the people").click(timeout=60000)
        with page.expect_response(lambda answer: "Mallory" in answer.url):
            page.get_by_role("searchbox").fill("Mallory")
        page.locator("ul.people li a", has_text="Mallory").first.click()
        page.locator("#line").fill(f"needs {SCRIPT}")
        page.get_by_role("button", name="Keep", exact=True).click()
        page.locator(".understood").wait_for()
        assert_unhurt(page)
        person = page.url
        for address in (*(origin(link) + path for path in PAGES), person):
            page.goto(address)
            assert_unhurt(page)
        assert not elsewhere
        context.close()


def assert_unhurt(page):
    assert page.evaluate("window.hurt") is None, page.url
    assert not page.locator(
        "main a[href^='javascript:'], main iframe, main [onload], main [onerror]"
    ).count(), page.url
    assert not page.locator("main script").count(), page.url
