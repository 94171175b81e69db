"""Pages are light: script and style together under 200 kB before compression, and each file is there once."""

import pytest

from tests.surfaces.test_page import PAGES

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

MOST = 200_000
"""Bytes (issue: the page, complete, beautiful, fast)."""


@pytest.mark.parametrize("path", [path for path in PAGES if path.startswith("/")])
def test_script_and_style_are_under_budget(demo, path):
    page = demo.new_page()
    weights = {}

    def weigh(answer):
        if answer.request.resource_type in ("script", "stylesheet"):
            assert answer.url not in weights
            weights[answer.url] = int(answer.headers["content-length"])

    page.on("response", weigh)
    page.goto(f"{demo.origin}{path}", wait_until="networkidle")
    page.close()
    assert weights
    assert sum(weights.values()) < MOST
