"""A network with nobody in it: each page says what it will be for, and what to do first."""

import pytest

from tests.surfaces.conftest import faults, origin, served

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

SAYS = {
    "today": "Nobody needs anything of you right now",
    "everything": "No idea at the moment",
    "meetings": "No meeting in the coming fortnight",
    "people": "Nobody is here yet",
    "people?q=ana": "Nobody found",
    "needs": "Nobody's needs are known yet",
    "introductions": "No idea at the moment",
    "share": "Nothing that fits somebody's need yet",
    "map": "Nobody is on it yet",
    "ask": "Most help follows an ask",
    "memory": "Nothing to remember yet",
    "imports": "Nothing yet",
}


def test_every_empty_page_teaches(browser, tmp_path):
    with served("serve", "--network", str(tmp_path / "n.db")) as link:
        context = browser.new_context(viewport={"width": 360, "height": 740})
        page, problems = context.new_page(), []
        page.on("pageerror", lambda error: problems.append(str(error)))
        page.goto(link)
        for name, words in SAYS.items():
            page.goto(f"{origin(link)}/{name}")
            page.get_by_role("heading", name=words).wait_for()
            assert page.locator("div.empty svg.art").count() == 1, name
            assert not faults(page), name
        context.close()
    assert not problems
