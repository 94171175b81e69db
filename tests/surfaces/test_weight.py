"""Pages are light: script and style together under 200 kB before compression, and each file is there once."""

import pytest

from tests.surfaces.test_page import PAGES

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

MOST = 200_000
"""Bytes (issue: the page, complete, beautiful, fast)."""


@pytest.mark.parametrize("path", [path for path in PAGES if path.startswith("/")])
def test_script_and_style_are_under_budget(browser, demo, path):
    context = browser.new_context(storage_state=demo.storage_state(), service_workers="block")
    page, loaded = context.new_page(), []
    page.on("response", lambda answer: loaded.append(answer))  # noqa: PLW0108 - nothing can be hung on a list's own method
    page.goto(f"{demo.origin}{path}", wait_until="networkidle")
    heavy = [one for one in loaded if one.request.resource_type in ("script", "stylesheet")]
    assert heavy
    assert len({one.url for one in heavy}) == len(heavy)
    assert sum(int(one.headers["content-length"]) for one in heavy) < MOST
    context.close()
