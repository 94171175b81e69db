"""Reading up on a company from its brief: what would be fetched is said first, and a place that cannot be read is named."""

import pytest

from tests.surfaces.conftest import press

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]


def test_nothing_is_fetched_before_it_was_shown_and_nothing_from_inside_the_house(page, demo):
    page.goto(f"{demo.origin}/briefs/Fernway%20Print")
    press(page.get_by_role("link", name="Read up"))
    assert page.locator("h1").inner_text() == "Fernway Print"
    for box in page.locator("input[type=checkbox]").all():
        box.uncheck()
    page.get_by_label("At addresses of theirs").fill("http://127.0.0.1:9/report.pdf")
    press(page.get_by_role("button", name="What would be fetched?"))
    page.get_by_text("This would be fetched, once, now:").wait_for()
    assert page.locator("main li").all_inner_texts() == ["http://127.0.0.1:9/report.pdf"]
    press(page.get_by_role("button", name="Fetch it"))
    page.get_by_role("heading", name="Nothing came of it").wait_for()
    assert "127.0.0.1" in page.locator("main li").first.inner_text()
    press(page.get_by_role("link", name="Look elsewhere"))
    assert page.get_by_label("Wikidata and Wikipedia").is_checked()


def test_without_a_place_it_says_what_to_do(demo):
    page = demo.new_page()
    page.goto(f"{demo.origin}/read-up/Fernway%20Print")
    for box in page.locator("input[type=checkbox]").all():
        box.uncheck()
    press(page.get_by_role("button", name="What would be fetched?"))
    assert "give an address" in page.get_by_role("alert").inner_text()
    page.close()
