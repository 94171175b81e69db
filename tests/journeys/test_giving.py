"""What somebody does for others: a promise kept, undo, notes after a meeting, an introduction with two yeses, a need met."""

import re

import pytest

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("journeys")]


def test_a_promise_is_kept_from_the_card(walk):
    page = walk.go("/today?minutes=30")
    card = page.get_by_role("article").filter(has_text="Keep your word").first
    title = card.get_by_role("heading", level=2).inner_text()
    walk.press(card.get_by_text("The words"))
    assert card.locator("[data-letter]").inner_text().strip()
    walk.press(card.get_by_role("button", name="Sent it"))
    page.get_by_role("status").filter(has_text="Good.").wait_for()
    walk.go("/today?minutes=30")
    assert title not in page.get_by_role("main").inner_text()


def test_what_was_waved_away_comes_back_with_one_key(walk):
    page = walk.go("/everything")
    card = page.get_by_role("article").filter(has_text="Introduce").first
    title = card.get_by_role("heading", level=2).inner_text()
    walk.press(card.get_by_text("Not this"))
    walk.press(card.get_by_role("button", name="they know each other"))
    page.get_by_role("status").filter(has_text="Noted:").wait_for()
    page.keyboard.press("u")
    page.get_by_role("heading", name=title).wait_for()


def test_a_line_after_a_meeting_is_understood(walk):
    page = walk.go("/meetings")
    field = page.get_by_role("textbox", name="What did you learn?").first
    walk.fill(field, "needs a second-hand kiln by December")
    page.reload()
    assert field.input_value() == "needs a second-hand kiln by December"
    field.press("Enter")
    told = page.get_by_role("status").filter(has_text="kiln").first
    told.wait_for()
    assert "need" in told.inner_text()
    walk.press(told.get_by_role("link", name="Show it"))
    needs = page.get_by_role("listitem").filter(has_text="kiln")
    needs.first.wait_for()


def test_an_introduction_waits_for_two_yeses(walk):
    page = walk.go("/introductions")
    ideas = page.locator("section:has(#ideas)")
    walk.press(ideas.get_by_role("button", name="Take it up").last)
    page.wait_for_url(re.compile("#"))
    pair = page.locator(f"article#{page.url.split('#')[1]}")
    for _ in range(2):
        assert not pair.get_by_text("The message to both").count()
        walk.press(pair.get_by_text(re.compile("^Ask ")).first)
        walk.press(pair.get_by_role("button", name="I have asked").first)
        walk.press(pair.get_by_role("button", name="Said yes").first)
    walk.press(pair.get_by_role("button", name="I have introduced them"))
    walk.press(page.get_by_role("status").get_by_role("button", name="Undo"))
    pair.get_by_text("The message to both").first.wait_for()


def test_a_need_is_typed_found_and_met(walk, size):
    page = walk.go("/needs")
    holder = page.locator(".need .chip-name").first.inner_text()
    thing = f"tuner for the {size} piano"
    walk.fill(page.get_by_role("textbox", name="Who needs what?"), f"{holder} needs a {thing} by December")
    page.keyboard.press("Enter")
    page.get_by_role("status").filter(has_text=thing).wait_for()
    walk.go(f"/needs?q={thing.replace(' ', '+')}")
    row = page.get_by_role("listitem").filter(has_text=thing).first
    walk.press(row.get_by_role("button", name="Met"))
    page.get_by_role("status").filter(has_text="Good, that is met").wait_for()
    walk.press(page.get_by_role("button", name="Undo"))
    page.get_by_role("button", name="Met").first.wait_for()
