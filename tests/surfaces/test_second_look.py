"""The page Settings lets a model of one's own read and judge, shows what would be sent, and asks when told to."""

import shutil

import pytest

from tests.second_look.conftest import letters_read
from tests.second_look.letters import MISSED, answered, item
from tests.sources.conftest import teller
from tests.surfaces.conftest import faults, origin, press, served

__all__ = ["letters_read", "teller"]

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]


def test_it_is_allowed_looked_at_asked_and_forbidden(browser, letters_read, teller, tmp_path):
    network = shutil.copy(letters_read, tmp_path / "network.db")
    teller.answers = [answered(item())]
    with served("serve", "--network", str(network)) as link:
        page = browser.new_page()
        page.goto(link)
        page.goto(f"{origin(link)}/second-look")
        assert page.get_by_role("link", name="Choose a model first").count() == 1
        assert not page.locator("pre").count()
        press(page.get_by_role("link", name="What would be sent"))
        assert page.locator("pre").count()
        page.goto(f"{origin(link)}/settings")
        box = page.locator("#model")
        box.get_by_label("Address").fill(teller.address)
        box.get_by_label("Model", exact=True).fill("teller")
        press(box.get_by_role("button", name="Keep"))
        assert not box.get_by_label("It may read parts").is_checked()
        page.goto(f"{origin(link)}/second-look")
        assert page.get_by_role("link", name="Allow it first").count() == 1
        page.goto(f"{origin(link)}/settings")
        box.get_by_label("It may read parts").check()
        press(box.locator("#model-may").get_by_role("button", name="Keep"))
        press(box.get_by_role("link", name="What would be sent"))
        shown = " ".join(page.locator("pre").all_inner_texts())
        assert "ladder diagrams" in shown
        assert "forty thousand" not in shown
        assert not faults(page)
        page.set_viewport_size({"width": 360, "height": 740})
        assert page.evaluate("document.documentElement.scrollWidth") <= 360
        assert not teller.heard
        press(page.get_by_role("button", name="Ask it now"))
        page.get_by_role("heading", name="Your model has been asked").wait_for()
        assert not faults(page)
        page.goto(f"{origin(link)}/needs")
        assert MISSED.rstrip(".") in page.locator("main").inner_text()
        page.goto(f"{origin(link)}/settings")
        box.get_by_label("It may read parts").uncheck()
        press(box.locator("#model-may").get_by_role("button", name="Keep"))
        assert not box.get_by_label("It may read parts").is_checked()
        page.close()
    assert len(teller.heard) == 2
