"""The founding story, as one walk through the page: from “what jobs do you have?” to a thank-you that is remembered."""

import sys
from datetime import date

import pytest

from tests.surfaces import founding_story as story
from tests.surfaces.conftest import origin, served

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]


@pytest.fixture
def traced(browser, tmp_path, request):
    """A newcomer's page, every step recorded; the record stays if a step fails."""
    with served("serve", "--network", str(tmp_path / "network.db")) as link:
        context = browser.new_context(viewport={"width": 1440, "height": 900})
        context.tracing.start(screenshots=True, snapshots=True)
        page = context.new_page()
        page.set_default_timeout(60_000)
        page.goto(link)
        page.home = origin(link)
        failed = request.session.testsfailed
        yield page
        trace = tmp_path / "founding-story.zip"
        if request.session.testsfailed > failed:
            context.tracing.stop(path=trace)
            sys.stderr.write(f"every step: playwright show-trace {trace}\n")
        else:
            context.tracing.stop()
        context.close()


def bring(page, *paths):
    page.goto(f"{page.home}/bring")
    page.locator("#files").set_input_files([str(path) for path in paths])
    page.get_by_role("link", name="To Today").wait_for()


def jordan(page):
    page.goto(f"{page.home}/people?q=Jordan+Lake")
    page.locator("ul.people li a", has_text="Jordan Lake").first.click()
    page.locator("h1", has_text="Jordan Lake").wait_for()


def review(page, text):
    with page.expect_response("**/write/review") as answer:
        page.locator("#body").fill(text)
    answer.value.finished()


def learn(page, line):
    page.get_by_label("What did you learn?").fill(line)
    page.get_by_role("button", name="Keep").click()
    page.locator(".understood", has_text=line.split()[-1]).wait_for()


def everything(page):
    page.goto(f"{page.home}/everything")
    return page.locator("article.card")


def test_from_what_jobs_do_you_have_to_thanks_that_are_remembered(traced, tmp_path):
    page, today = traced, date.today()  # noqa: DTZ011 - the page's own day

    # the network comes in; the one introduced to is there, and how one came to know her
    bring(page, *story.files(tmp_path / "files", today))
    jordan(page)
    assert "HR Generalist" in page.locator("main").inner_text()

    # the first draft is about oneself, and is stopped with reasons
    page.get_by_role("link", name="Write to Jordan").click()
    review(page, story.FIRST_DRAFT)
    finding = page.locator("#findings .finding[data-code=ASK006]")
    finding.wait_for()
    assert "ask what they are trying to achieve" in finding.inner_text()
    assert page.locator("#serves b").inner_text() == "This message is mostly for you."

    # her company's annual report is dropped in
    report = tmp_path / "Larkfield Care annual report.pdf"
    report.write_bytes(story.pdf(story.REPORT))
    bring(page, report)

    # the meeting comes with its brief: goals, where help is needed, how one met, strategies that fit
    page.goto(f"{page.home}/meetings")
    page.locator("li.meet", has_text="Coffee with Jordan Lake").get_by_role("link", name="Brief").click()
    told = page.locator("article.brief").inner_text()
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
    page.get_by_role("link", name="Write to Jordan").click()
    page.locator("#serves .bar").wait_for()
    draft = page.locator("#body").input_value()
    assert "Larkfield Care" in draft
    assert "jobs" not in draft
    assert page.locator("#serves b").inner_text() == "This message is mostly for Jordan."
    assert page.locator("#findings .finding").count() == 0

    # after the coffee, what she needs; an introduction and a webinar follow
    jordan(page)
    learn(page, "needs to understand why new carers leave in the first ninety days")
    learn(page, "needs shift rosters on a phone instead of on paper by March")
    page.goto(f"{page.home}/introductions")
    idea = page.locator("section:has(#ideas) article.card", has_text="Noor Aziz").first
    idea.get_by_role("button", name="Take it up").click()
    page.wait_for_load_state()
    pair = page.locator(f"article#{page.url.split('#')[1]}")
    for step in ("I have asked", "Said yes", "I have asked", "Said yes", "I have introduced them"):
        if step == "I have asked":
            pair.locator("summary", has_text="Ask ").first.click()
        pair.get_by_role("button", name=step).first.click()
        page.wait_for_load_state()

    webinar = everything(page).filter(has_text="first week with a buddy").first
    webinar.locator("summary", has_text="The words").click()
    webinar.get_by_role("button", name="Sent it").click()
    page.get_by_text("Undo").first.wait_for()

    # she says thanks, and the ledger remembers
    jordan(page)
    learn(page, "thanked me for the introduction to Noor Aziz")
    jordan(page)
    favors = page.locator("section.side", has=page.get_by_role("heading", name="Favors")).inner_text()
    assert "Sam Reed" in favors or "You" in favors
    assert "Noor" in favors or "introduction" in favors.casefold()
