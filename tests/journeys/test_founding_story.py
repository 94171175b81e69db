"""The founding story, at a desk, on a phone and by keys alone, as one walk through the page: from “what jobs do you have?” to a thank-you that is remembered."""

import re
from datetime import date

import pytest

from tests.surfaces import founding_story as story

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("journeys")]


def bring(walk, *paths):
    page = walk.go("/bring")
    walk.choose(page.get_by_label("Drop files here"), *paths)
    page.get_by_role("link", name="To Today").wait_for()


def jordan(walk):
    page = walk.go("/people?q=Jordan+Lake")
    walk.press(page.get_by_role("link", name="Jordan Lake").first)
    page.get_by_role("heading", level=1, name="Jordan Lake").wait_for()
    return page


def learn(walk, page, line):
    walk.fill(page.get_by_label("What did you learn?"), line)
    walk.press(page.get_by_role("button", name="Keep", exact=True).first)
    page.get_by_role("status").filter(has_text=line.split()[-1]).first.wait_for()


def test_from_what_jobs_do_you_have_to_thanks_that_are_remembered(newcomer, tmp_path):
    walk, today = newcomer, date.today()  # noqa: DTZ011 - the page's own day

    # the network comes in; the one introduced to is there, and how one came to know her
    bring(walk, *story.files(tmp_path / "files", today))
    page = jordan(walk)
    assert "HR Generalist" in page.get_by_role("main").inner_text()

    # the first draft is about oneself, and is stopped with reasons
    walk.press(page.get_by_role("link", name="Write to Jordan"))
    walk.fill(page.get_by_label("Your message"), story.FIRST_DRAFT)
    finding = page.locator("#findings .finding[data-code=ASK006]")
    finding.wait_for()
    assert "ask what they are trying to achieve" in finding.inner_text()
    page.get_by_text("This message is mostly for you.").wait_for()

    # her company's annual report is dropped in
    report = tmp_path / "Larkfield Care annual report.pdf"
    report.write_bytes(story.pdf(story.REPORT))
    bring(walk, report)

    # the meeting comes with its brief: goals, where help is needed, how one met, strategies that fit
    page = walk.go("/meetings")
    walk.press(page.get_by_role("link", name="Brief for Coffee with Jordan Lake"))
    page.get_by_role("heading", level=1, name="Coffee with Jordan Lake").wait_for()
    told = page.get_by_role("main").inner_text()
    for words in (
        "Cut staff turnover in our homes from 41 to 25 percent",
        "Human Resources is under",
        "Ruth Amsel introduced Jordan and you",
        "and you bring: ",
        "First step",
    ):
        assert words in told
    assert told.count("and you bring: ") >= 2
    assert page.locator("#source-1 a").first.is_visible()

    # the request is drafted anew from it, and passes
    walk.press(page.get_by_role("link", name="Write to Jordan"))
    page.get_by_text("This message is mostly for Jordan.").wait_for()
    draft = page.get_by_label("Your message").input_value()
    assert "Larkfield Care" in draft
    assert "jobs" not in draft
    assert page.locator("#findings .finding").count() == 0

    # after the coffee, what she needs; an introduction and a webinar follow
    page = jordan(walk)
    learn(walk, page, "needs to understand why new carers leave in the first ninety days")
    learn(walk, page, "needs shift rosters on a phone instead of on paper by March")
    introduce(walk)
    page = walk.go("/everything")
    webinar = page.get_by_role("article").filter(has_text="first week with a buddy").first
    walk.press(webinar.get_by_text("The words"))
    walk.press(webinar.get_by_role("button", name="Sent it"))
    page.get_by_role("button", name="Undo").first.wait_for()

    # she says thanks, and the ledger remembers
    learn(walk, jordan(walk), "thanked me for the introduction to Noor Aziz")
    page = jordan(walk)
    favors = page.locator("section.side", has=page.get_by_role("heading", name="Favors")).inner_text()
    assert "You" in favors
    assert "Noor" in favors or "introduction" in favors.casefold()


def introduce(walk):
    """Each is asked on their own; then both are told."""
    page = walk.go("/introductions")
    idea = page.get_by_role("article").filter(has_text="Noor Aziz").first
    walk.press(idea.get_by_role("button", name="Take it up"))
    page.wait_for_url(re.compile("#"))
    pair = page.locator(f"article#{page.url.split('#')[1]}")
    for _ in range(2):
        walk.press(pair.get_by_text(re.compile("^Ask ")).first)
        walk.press(pair.get_by_role("button", name="I have asked").first)
        walk.press(pair.get_by_role("button", name="Said yes").first)
    walk.press(pair.get_by_role("button", name="I have introduced them"))
    page.get_by_role("status").get_by_role("button", name="Undo").wait_for()
