"""What somebody does for themselves: the first run, an ask, the palette, settings, one person or two."""

import pytest
from playwright.sync_api import expect

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("journeys")]

CARDS = "".join(
    f"BEGIN:VCARD\r\nVERSION:3.0\r\nN:Ruiz;Ana;;;\r\nFN:Ana Ruiz\r\nORG:{firm};\r\nNOTE:{note}\r\nEND:VCARD\r\n"
    for firm, note in (("North Foods", "needs a new cold store by spring"), ("South Mills", ""))
)


def test_from_nothing_to_the_first_message(newcomer, tmp_path):
    """Dropped contacts, one line after a call, and words to send."""
    page = newcomer.page
    page.get_by_role("heading", name="Whom can you help today?").wait_for()
    cards = tmp_path / "contacts.vcf"
    cards.write_text(CARDS, encoding="utf-8", newline="")
    newcomer.choose(page.get_by_label("Drop files here"), cards)
    newcomer.fill(page.get_by_label("Your name"), "Ines Prado")
    newcomer.press(page.get_by_role("button", name="That is me"))
    page.get_by_role("heading", level=1, name="Whom you can help today").wait_for()
    newcomer.go("/people")
    newcomer.press(page.get_by_role("link", name="may be here twice"))
    newcomer.press(page.get_by_role("button", name="One person"))
    newcomer.press(
        page.get_by_role("status").filter(has_text="one person").get_by_role("button", name="Undo")
    )
    newcomer.press(page.get_by_role("button", name="One person"))
    page.get_by_role("status").filter(has_text="one person").wait_for()
    newcomer.go("/people")
    newcomer.press(page.get_by_role("link", name="Ana Ruiz"))
    newcomer.press(page.get_by_role("link", name="Write to Ana"))
    newcomer.fill(
        page.get_by_label("Your message"),
        "Ana, how does your plan for the cold store stand? I can lend you mine.",
    )
    page.reload()
    assert "cold store" in page.get_by_label("Your message").input_value()
    newcomer.press(page.get_by_role("button", name="I sent it"))
    page.get_by_role("status").filter(has_text="Remembered").wait_for()


def arrived(page, **heading):
    """The page under this heading is there, and so are its scripts: a key that is pressed before is heard by nobody."""
    page.get_by_role("heading", **heading).wait_for()
    page.wait_for_load_state()


def test_everything_by_keyboard_alone(walk):
    page = walk.go("/today")
    page.get_by_role("main").wait_for()
    page.keyboard.press("Control+k")
    field = page.get_by_role("combobox", name="Find a person")
    expect(field).to_be_focused()
    page.keyboard.type("needs")
    page.get_by_role("option", name="Needs").wait_for()
    page.keyboard.press("Enter")
    arrived(page, name="What people need")
    name = page.locator(".need .chip-name").first.inner_text()
    page.keyboard.press("Control+k")
    page.keyboard.type(name)
    page.get_by_role("option", name=name, exact=False).first.wait_for()
    page.keyboard.press("Enter")
    arrived(page, level=1, name=name)
    page.keyboard.press("n")
    expect(page.get_by_label("What did you learn?")).to_be_focused()
    page.keyboard.press("Escape")
    page.get_by_role("main").focus()
    page.keyboard.press("?")
    page.get_by_role("heading", name="Keys").wait_for()
    page.keyboard.press("Escape")
    page.keyboard.press("g")
    page.keyboard.press("t")
    page.wait_for_url("**/today")
    page.go_back()
    page.get_by_role("heading", level=1, name=name).wait_for()
    page.go_forward()
    page.keyboard.press("j")
    assert page.evaluate("document.activeElement.closest('article.card') !== null")


def test_an_ask_says_who_could_help_and_when(walk, size):
    page = walk.go("/ask")
    walk.fill(
        page.get_by_role("textbox", name="What do you need?"), f"somebody who has run volunteers, for {size}"
    )
    walk.press(page.get_by_role("button", name="Who could help?"))
    page.get_by_role("heading", name="Who could help").wait_for()
    assert page.get_by_role("article").count()
    walk.press(page.get_by_role("button", name="Forget this one"))
    walk.press(page.get_by_role("status").get_by_role("button", name="Undo"))
    page.get_by_role("link", name=f"for {size}").first.wait_for()


def test_settings_are_kept_and_undone(walk):
    page = walk.go("/settings")
    field = page.get_by_label("Minutes a week")
    before = field.input_value()
    walk.fill(field, "45")
    walk.press(page.get_by_role("region", name="How much you give").get_by_role("button", name="Keep"))
    page.get_by_role("status").filter(has_text="Kept").wait_for()
    assert field.input_value() == "45"
    walk.press(page.get_by_role("button", name="Undo"))
    page.get_by_role("status").filter(has_text="Taken back").wait_for()
    assert field.input_value() == before
    walk.fill(page.get_by_role("textbox", name="Mail server", exact=True), "not a server")
    walk.fill(page.get_by_label("To", exact=True), "me@home.example")
    walk.press(page.get_by_role("region", name="A letter to you").get_by_role("button", name="Keep"))
    page.get_by_role("alert").wait_for()
    assert page.get_by_role("textbox", name="Mail server", exact=True).input_value() == "not a server"


def test_a_copy_is_saved_everything_cleared_and_brought_back(newcomer, tmp_path):
    page = newcomer.page
    cards = tmp_path / "contacts.vcf"
    cards.write_text(CARDS, encoding="utf-8", newline="")
    newcomer.choose(page.get_by_label("Drop files here"), cards)
    page.get_by_role("link", name="To Today").wait_for()
    newcomer.go("/settings")
    with page.expect_download() as coming:
        newcomer.press(page.get_by_role("link", name="Save a copy"))
    copy = tmp_path / "copy.zip"
    coming.value.save_as(copy)
    page.evaluate("localStorage.setItem('typed about Ana', 'half a letter')")
    newcomer.press(page.get_by_role("button", name="Clear everything"))
    page.get_by_role("button", name="Undo").wait_for()
    assert page.evaluate("localStorage.getItem('typed about Ana')") is None
    newcomer.press(page.get_by_role("button", name="Undo"))
    page.get_by_role("status").filter(has_text="Taken back").wait_for()
    newcomer.go("/people")
    assert "Ana Ruiz" in page.get_by_role("main").inner_text()
    newcomer.go("/settings")
    newcomer.press(page.get_by_role("button", name="Clear everything"))
    page.get_by_role("button", name="Undo").wait_for()
    newcomer.choose(page.get_by_label("Put a copy back"), copy)
    newcomer.press(page.get_by_role("button", name="Put it back"))
    page.get_by_role("status").filter(has_text="Put back").wait_for()
    newcomer.go("/people")
    assert "Ana Ruiz" in page.get_by_role("main").inner_text()
