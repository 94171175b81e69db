"""What a page may weigh, as in a Lighthouse budget: sizes before compression, never times (those stand in benchmarks/pages.py)."""

import re
from urllib.parse import urljoin

import pytest

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

SCRIPT_AND_STYLE = 200_000
"""Bytes of script and style a page (issue: the map apart, which brings its drawing library)."""
MAP = 500_000
FONTS = 160_000
DOCUMENT = 120_000
REQUESTS = 20

PAGES = [
    "/today",
    "/everything",
    "/meetings",
    "/people",
    "/map",
    "/duplicates",
    "/introductions",
    "/share",
    "/ask",
    "/imports",
    "/bring",
    "/write",
    "/calendar",
]


def fetched(page, address):
    """Everything the browser loads to show a page, by kind, in bytes as it is on disk."""
    loaded = []

    def note(answer):
        loaded.append(answer)

    page.on("response", note)
    page.goto(address, wait_until="networkidle")
    sizes = {}
    for answer in loaded:
        if answer.request.service_worker or answer.status >= 300:
            continue
        kind = answer.request.resource_type
        sizes.setdefault(kind, {})[answer.url] = len(answer.body())
    return sizes


@pytest.fixture
def fresh(browser, demo):
    context = browser.new_context(storage_state=demo.storage_state(), service_workers="block")
    page = context.new_page()
    yield page
    context.close()


@pytest.mark.parametrize("path", PAGES)
def test_a_page_stays_within_its_budget(fresh, demo, path):
    sizes = fetched(fresh, f"{demo.origin}{path}")
    weight = {kind: sum(ones.values()) for kind, ones in sizes.items()}
    most = MAP if path == "/map" else SCRIPT_AND_STYLE
    assert weight.get("script", 0) + weight.get("stylesheet", 0) <= most, sizes
    assert weight.get("font", 0) <= FONTS, sizes["font"]
    assert weight["document"] <= DOCUMENT
    assert sum(len(ones) for ones in sizes.values()) <= REQUESTS
    assert all(url.startswith(demo.origin) for ones in sizes.values() for url in ones)


def test_nothing_on_a_page_waits_for_a_script(fresh, demo):
    """Scripts come after the words: deferred, and none in the page itself."""
    text = fresh.request.get(urljoin(demo.origin, "/today")).text()
    scripts = re.findall(r"<script[^>]*>", text)
    assert scripts
    assert all("defer" in one and "src=" in one for one in scripts)
