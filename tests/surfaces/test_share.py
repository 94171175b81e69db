"""The page Share in a real browser: whom a thing would serve, in one look; sent once and remembered; feeds that say what is wrong."""

import pytest

from tests.intake.test_newsletter import mail
from tests.surfaces.conftest import faults, origin, press, status

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]


@pytest.fixture
def open_page(demo):
    one = demo.new_page()
    yield lambda path="/share": (one.goto(f"{demo.origin}{path}"), one)[1]
    one.close()


def test_each_thing_with_whom_it_serves_and_their_words(open_page):
    page = open_page()
    assert "the words it rests on, theirs or their company's" in page.locator(".lead").inner_text()
    card = page.locator("article.thing", has_text="Cold storage by the week")
    assert "Tobias Adler" in card.inner_text()
    words = card.get_by_role("figure", name="Tobias Adler").locator("blockquote")
    assert "cold storage for six pallets" in words.inner_text()
    assert not faults(page)
    page.set_viewport_size({"width": 360, "height": 740})
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    page.emulate_media(color_scheme="dark", reduced_motion="reduce")
    assert not faults(page)


def test_a_link_is_looked_at_kept_and_then_sent_once(open_page):
    page = open_page(
        "/share/new?text=Cold+storage+by+the+week+for+bakers+https%3A%2F%2Fnowhere.invalid%2Fcold"
    )
    assert page.get_by_label("Link").input_value() == "https://nowhere.invalid/cold"
    assert page.get_by_label("Title").input_value() == "Cold storage by the week for bakers"
    assert not faults(page)
    press(page.get_by_role("button", name="Keep it"))
    assert "could not be read" in page.get_by_role("status").first.inner_text()
    serving = page.locator(".serves", has_text="Tobias Adler").first
    assert "six pallets" in serving.locator("blockquote").inner_text()
    assert not faults(page)
    press(serving.get_by_role("button", name="I sent it to Tobias"))
    assert "Sent to Tobias Adler" in page.locator("main").inner_text()
    page.get_by_label("Sent it to somebody else?").fill("Tobias Adler")
    press(page.get_by_role("button", name="Remember it"))
    assert "once is enough" in page.get_by_role("alert").inner_text()
    page.locator("summary", has_text="What came of it?").click()
    page.get_by_placeholder("She went").fill("He rents from the second on the list")
    page.get_by_label("That settles it").check()
    assert not faults(page)
    press(page.get_by_role("button", name="Keep", exact=True))
    assert "He rents from the second" in page.locator("main").inner_text()
    press(page.get_by_role("button", name="Undo").first)
    press(page.get_by_role("button", name="Not sent after all"))
    assert page.locator(".serves", has_text="Tobias Adler").count()
    press(page.get_by_role("button", name="take it out"))
    assert page.locator("main").inner_text().count("for bakers") == 0


def test_looking_keeps_nothing_and_scripts_are_refused(open_page, demo):
    page = open_page("/share/new?url=https%3A%2F%2Fnowhere.invalid%2Fnever&title=Never+kept")
    page = open_page("/share")
    assert "Never kept" not in page.content()
    page.get_by_label("Found something good?").fill("javascript:alert(1)")
    press(page.get_by_role("button", name="Who would value it?"))
    assert "no web address" in page.get_by_role("alert").inner_text()
    assert status(f"{demo.origin}/share/new", data=b"url=https://a.example/") == 403


def test_a_newsletter_dropped_in_shows_what_is_in_it(open_page, tmp_path):
    file = tmp_path / "letter.eml"
    file.write_bytes(
        mail(
            "<body><p><a href='https://letter.example/one'>Cold storage by the week, a second list</a></p>"
            "<p><a href='https://letter.example/two'><b>A night of songs</b> by the river</a></p></body>"
        )
    )
    page = open_page()
    page.get_by_label("Drop an .eml here").set_input_files(file)
    press(page.get_by_role("button", name="See what is in it"))
    text = page.locator("main").inner_text()
    assert "What the newsletter brought" in text
    assert "A night of songs by the river" in text


def test_a_feed_in_trouble_says_why_and_can_be_stopped(open_page):
    page = open_page()
    page.get_by_label("Follow a feed").fill("nowhere.invalid/feed")
    press(page.get_by_role("button", name="Follow", exact=True))
    trouble = page.locator(".in-trouble")
    assert "not known on the web" in trouble.inner_text()
    assert "Tried again" in trouble.inner_text()
    assert not faults(page)
    press(trouble.get_by_role("button", name="Stop following"))
    assert page.locator(".in-trouble").count() == 0


def test_the_bookmark_opens_the_page_for_whoever_is_signed_in_and_for_nobody_else(demo, demo_link, browser):
    page = demo.new_page()
    page.route(
        "https://reading.example/**",
        lambda route: route.fulfill(body="<title>Dock notes</title><p>…", content_type="text/html"),
    )
    page.goto(f"{demo.origin}/share")
    script = page.get_by_role("link", name="Pass it on").get_attribute("href")
    page.goto("https://reading.example/dock")
    here = script.removeprefix("javascript:void open(").split(",'_blank'")[0]
    page.evaluate(f"location.href = {here}")
    page.wait_for_url("**/share/new?**here=1")
    assert page.get_by_label("Link").input_value() == "https://reading.example/dock"
    assert page.get_by_label("Title").input_value() == "Dock notes"
    page.close()
    stranger = browser.new_context().new_page()
    stranger.goto(f"{origin(demo_link)}/share/new?url=https%3A%2F%2Freading.example%2Fdock")
    stranger.wait_for_url("**here=1")
    assert "yours alone" in stranger.locator("h1").inner_text()
    # a page by itself stands in the middle, and not in the narrow place of a rail it does not have
    assert stranger.locator("h1").bounding_box()["width"] > 400
    stranger.context.close()
