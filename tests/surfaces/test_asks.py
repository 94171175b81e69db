"""The page Ask in a real browser."""

import pytest

from tests.surfaces.conftest import faults, press

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]


def test_who_could_help_whom_one_asked_and_what_they_said(demo):
    page = demo.new_page()
    page.goto(f"{demo.origin}/ask")
    page.get_by_label("What do you need?").fill("somebody who knows fire risk assessments")
    press(page.get_by_role("button", name="Who could help?"))
    assert page.locator("h1").inner_text() == "somebody who knows fire risk assessments"
    helper = page.locator("article.card", has=page.get_by_role("heading", name="James Carter")).first
    assert "Carter Fire Safety" in helper.inner_text()
    helper.locator("summary", has_text="The words").click()
    letter = helper.locator(".letter").inner_text()
    assert "fire risk assessments" in letter
    assert "no" in letter.lower()
    assert not faults(page)
    page.set_viewport_size({"width": 360, "height": 740})
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    press(helper.get_by_role("button", name="I have asked"))
    assert "no answer yet" in page.locator("main").inner_text()
    press(page.get_by_role("button", name="Said no"))
    helper = page.locator("article.card", has=page.get_by_role("heading", name="James Carter")).first
    assert "three months of silence" in helper.inner_text()
    assert helper.get_by_role("button", name="I have asked").count() == 0
    page.get_by_label("Is it met?").fill("the council does it")
    press(page.get_by_role("button", name="Keep"))
    assert "the council does it" in page.locator("main").inner_text()
    page.close()


def test_an_empty_ask_says_what_to_do(demo):
    page = demo.new_page()
    page.goto(f"{demo.origin}/ask")
    page.evaluate("document.querySelector('#ask').required = false")
    press(page.get_by_role("button", name="Who could help?"))
    assert "Say what you need" in page.get_by_role("alert").inner_text()
    page.close()
