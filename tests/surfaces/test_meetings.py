"""Meetings and their briefs in a real browser: from Today to the brief, to its sources, to paper, and back with one line."""

import re

import pytest

from tests.surfaces.conftest import press

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]


def test_from_today_to_the_brief_and_to_its_source(page):
    press(page.locator("aside").get_by_role("link", name="Coffee with Marta Costa"))
    assert page.locator("h1").inner_text() == "Coffee with Marta Costa, Fernway Print"
    headings = page.locator("section.part h2").all_inner_texts()
    assert "You and Marta Costa" in headings
    assert "Questions worth asking" in headings
    cites = page.locator(".part li .cites")
    assert cites.count() == page.locator("section.part:not(.sources) li").count()
    first = cites.first.locator("a").first
    number = first.inner_text()
    first.click()
    page.wait_for_url(f"**#source-{number}")
    source = page.locator(f"#source-{number}")
    words = source.locator("q").inner_text().rstrip("…").split()
    press(source.locator("a"))
    assert page.locator("mark").inner_text().split()[: len(words) - 1] == words[:-1]


def test_a_meeting_stands_at_the_calendars_own_time(page):
    page.goto(page.url.replace("/today", "/meetings"))
    row = page.locator("li.meet", has_text="Coffee with Marta Costa")
    assert row.locator(".clock").inner_text() == "08:30"
    assert row.get_by_role("link", name="Brief").is_visible()
    assert page.locator("li.meet", has_text="Dentist").count() == 0
    page.get_by_text("with nobody you know").click()
    page.locator("details li", has_text="Dentist").wait_for()


def test_a_brief_is_taken_along_as_pdf_and_prints_on_two_pages(page):
    import pypdfium2

    page.goto(page.url.replace("/today", "/meetings"))
    press(page.locator("li.meet", has_text="Coffee with Marta Costa").get_by_role("link", name="Brief"))
    with page.expect_download() as download:
        page.get_by_role("link", name="PDF").click()
    assert download.value.suggested_filename.endswith(".pdf")
    assert 1 <= len(pypdfium2.PdfDocument(download.value.path())) <= 2
    assert 1 <= len(pypdfium2.PdfDocument(page.pdf(prefer_css_page_size=True))) <= 2


def test_after_a_meeting_one_line_is_asked_for_and_understood(page):
    page.goto(page.url.replace("/today", "/meetings"))
    row = page.locator("li.meet", has=page.locator("form")).first
    who = row.locator("option").first.inner_text()
    row.get_by_label("What did you learn?").fill("needs a retired organ builder by December")
    row.get_by_role("button", name="Keep").click()
    understood = page.locator(".understood")
    understood.wait_for()
    assert who in understood.inner_text()
    assert "organ builder" in understood.inner_text()
    press(understood.get_by_role("button", name="Undo"))
    assert "organ builder" not in page.locator("main").inner_text()


def test_who_is_not_known_has_no_brief_and_is_told_so(demo):
    page = demo.new_page()
    answer = page.goto(f"{demo.origin}/briefs/nobody-at-all")
    assert answer.status == 404
    assert "nobody-at-all" in page.locator("main").inner_text()
    assert page.goto(f"{demo.origin}/briefs/nobody/copy/scroll").status == 404
    page.close()


def test_a_persons_page_leads_to_their_brief(page):
    page.goto(page.url.replace("/today", "/people"))
    press(page.locator("ul.people li a").first)
    name = page.locator("h1").inner_text()
    press(page.get_by_role("link", name=re.compile("^Brief$")))
    assert page.locator("h1").inner_text() == name
