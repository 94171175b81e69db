"""A few real journeys in a real browser, on the example network and on one's own files."""

import re

import pytest

from tests.surfaces.conftest import faults, origin, press, served

PAGES = (
    "/today",
    "/meetings",
    "brief",
    "/people",
    "/map",
    "/duplicates",
    "/introductions",
    "/ask",
    "/imports",
    "/bring",
    "/everything",
    "/write",
    "/calendar",
    "person",
    "/needs",
    "/memory",
    "/settings",
)
pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]


def test_today_shows_whom_what_why_and_the_words(page):
    cards = page.locator("article.card")
    assert 3 <= cards.count() <= 5
    first = cards.first
    assert first.locator("h2").inner_text()
    assert first.locator("blockquote").first.inner_text()
    first.get_by_text("The words").click()
    letter = first.locator(".letter")
    assert letter.is_visible()
    assert len(letter.inner_text().split()) > 15


def test_the_minutes_one_has_choose_the_cards(page):
    page.get_by_role("link", name="5", exact=True).click()
    page.wait_for_url("**minutes=5")
    minutes = [
        int(re.search(r"(\d+) minutes", text)[1])
        for text in page.locator("article.card .kicker").all_inner_texts()
    ]
    assert minutes
    assert sum(minutes) <= 5


def test_not_this_asks_why_and_can_be_undone(page):
    card = page.locator("article.card").last
    title = card.locator("h2").inner_text()
    card.get_by_text("Not this").click()
    card.get_by_role("button", name="no longer needed").click()
    page.get_by_text("Noted:").wait_for()
    page.reload()
    assert title not in page.locator("article.card h2").all_inner_texts()
    page.goto(page.url.replace("/today", "/everything"))
    assert "waved away: no longer needed" in page.locator("main").inner_text()


def test_people_are_found_while_typing(page):
    press(page.get_by_role("navigation", name="Pages").get_by_role("link", name="People"))
    everybody = page.locator("ul.people li").count()
    name = page.locator("ul.people li b").nth(5).inner_text()
    page.get_by_role("searchbox").press_sequentially(name, delay=20)
    page.wait_for_function("n => document.querySelectorAll('ul.people li').length < n", arg=everybody)
    assert name in page.locator("ul.people li b").all_inner_texts()
    press(page.locator("ul.people li a").first)
    assert page.locator("h1").inner_text() == name


def test_a_line_typed_on_a_person_is_understood_and_can_be_undone(page):
    page.goto(page.url.replace("/today", "/people"))
    press(page.locator("ul.people li a").first)
    page.locator("#line").fill("needs a patient piano teacher by December")
    page.get_by_role("button", name="Keep").click()
    understood = page.locator(".understood")
    understood.wait_for()
    assert "piano teacher" in understood.inner_text()
    assert "need" in understood.inner_text()
    press(understood.get_by_role("link", name="Show it"))
    page.locator("ul.needs").first.get_by_text("piano teacher").first.wait_for()
    page.locator("#line").fill("needs a second harpsichord")
    page.get_by_role("button", name="Keep").click()
    press(page.locator(".understood").get_by_role("button", name="Undo"))
    assert "harpsichord" not in page.locator("main").inner_text()


def test_the_original_is_one_click_from_the_quote(page):
    quote = page.locator("article.card figure.quote").filter(has=page.locator("figcaption a")).first
    words = quote.locator("blockquote").inner_text()
    press(quote.locator("figcaption a"))
    assert page.locator("mark").inner_text().split() == words.strip("“”").split()


def test_first_run_on_own_files_to_the_report(browser, own_files, tmp_path):
    with served("serve", "--network", str(tmp_path / "own.db")) as link:
        context = browser.new_context(viewport={"width": 360, "height": 740})
        page = context.new_page()
        page.goto(link)
        assert page.locator("h1").inner_text() == "Whom can you help today?"
        page.locator("input[type=file]").set_input_files(str(own_files / "contacts.vcf"))
        page.get_by_text("2 people").wait_for()
        assert "contacts.vcf" in page.locator("table.report").inner_text()
        page.goto(f"{origin(link)}/people")
        assert "Ana Ruiz" in page.locator("main").inner_text()
        context.close()


def test_the_columns_of_a_strange_sheet_can_be_said(browser, tmp_path):
    sheet = tmp_path / "gaeste.csv"
    sheet.write_text(
        "Wer;Wo;Merke\nAna Ruiz;North Foods;kennt sich aus\nTom Hill;Hill Ltd;\n", encoding="utf-8"
    )
    with served("serve", "--network", str(tmp_path / "own.db")) as link:
        context = browser.new_context()
        page = context.new_page()
        page.goto(link)
        page.locator("input[type=file]").set_input_files(str(sheet))
        press(page.get_by_role("link", name="its columns"))
        page.get_by_label("Wer holds").select_option("name")
        page.get_by_label("Wo holds").select_option("company")
        press(page.get_by_role("button", name="Read it like this"))
        page.get_by_text("2 people").wait_for()
        page.goto(f"{origin(link)}/people")
        assert "North Foods" in page.locator("main").inner_text()
        context.close()


def test_who_may_be_one_person_is_said_and_unsaid(browser, tmp_path):
    cards = tmp_path / "twice.vcf"
    cards.write_text(
        "".join(
            f"BEGIN:VCARD\r\nVERSION:3.0\r\nN:Ruiz;Ana;;;\r\nFN:Ana Ruiz\r\nORG:{firm};\r\nEND:VCARD\r\n"
            for firm in ("North Foods", "South Mills")
        ),
        encoding="utf-8",
        newline="",
    )
    with served("serve", "--network", str(tmp_path / "own.db")) as link:
        context = browser.new_context()
        page = context.new_page()
        page.goto(link)
        page.locator("input[type=file]").set_input_files(str(cards))
        press(page.get_by_role("link", name="See the people"))
        press(page.get_by_role("link", name="One may be here twice"))
        page.get_by_role("button", name="One person").click()
        page.get_by_text("is one person").wait_for()
        page.goto(f"{origin(link)}/people")
        assert "1 person" in page.locator("main").inner_text()
        page.go_back()
        page.goto(f"{origin(link)}/duplicates")
        assert "Nobody seems to be in your network twice" in page.locator("main").inner_text()
        context.close()


@pytest.mark.parametrize("width", [360, 1440])
@pytest.mark.parametrize("path", PAGES)
def test_no_page_is_wider_than_the_screen(demo, path, width):
    page = demo.new_page()
    page.set_viewport_size({"width": width, "height": 800})
    if path == "person":
        page.goto(f"{demo.origin}/people")
        press(page.locator("ul.people li a").first)
    elif path == "brief":
        page.goto(f"{demo.origin}/meetings")
        press(page.get_by_role("link", name="Brief for").first)
    else:
        page.goto(f"{demo.origin}{path}")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", PAGES)
def test_axe_finds_nothing(demo, path, scheme):
    page = demo.new_page()
    page.emulate_media(color_scheme=scheme)
    if path == "person":
        page.goto(f"{demo.origin}/people")
        press(page.locator("ul.people li a").first)
    elif path == "brief":
        page.goto(f"{demo.origin}/meetings")
        press(page.get_by_role("link", name="Brief for").first)
    else:
        page.goto(f"{demo.origin}{path}")
    found = faults(page)
    page.close()
    assert not found
