"""The page Ask in a real browser."""

import pytest

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]


def test_who_could_help_whom_one_asked_and_what_they_said(demo):
    from axe_playwright_python.sync_playwright import Axe

    page = demo.new_page()
    page.goto(f"{demo.origin}/ask")
    page.get_by_label("What do you need?").fill("somebody who knows fire risk assessments")
    page.get_by_role("button", name="Who could help?").click()
    page.wait_for_load_state()
    assert page.locator("h1").inner_text() == "somebody who knows fire risk assessments"
    helper = page.locator("article.card", has=page.get_by_role("heading", name="James Carter")).first
    assert "Carter Fire Safety" in helper.inner_text()
    helper.locator("summary", has_text="The words").click()
    letter = helper.locator(".letter").inner_text()
    assert "fire risk assessments" in letter
    assert "no" in letter.lower()
    assert not [v["id"] for v in Axe().run(page).response["violations"]]
    page.set_viewport_size({"width": 360, "height": 740})
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    helper.get_by_role("button", name="I have asked").click()
    page.wait_for_load_state()
    assert "no answer yet" in page.locator("main").inner_text()
    page.get_by_role("button", name="Said no").click()
    page.wait_for_load_state()
    helper = page.locator("article.card", has=page.get_by_role("heading", name="James Carter")).first
    assert "three months of silence" in helper.inner_text()
    assert helper.get_by_role("button", name="I have asked").count() == 0
    page.get_by_label("Is it met?").fill("the council does it")
    page.get_by_role("button", name="Keep").click()
    page.wait_for_load_state()
    assert "the council does it" in page.locator("main").inner_text()
    page.close()


def test_an_empty_ask_says_what_to_do(demo):
    page = demo.new_page()
    page.goto(f"{demo.origin}/ask")
    page.evaluate("document.querySelector('#ask').required = false")
    page.get_by_role("button", name="Who could help?").click()
    page.wait_for_load_state()
    assert "Say what you need" in page.get_by_role("alert").inner_text()
    page.close()
