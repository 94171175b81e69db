"""The page Introductions in a real browser: a whole life of an introduction, and no consent skipped."""

import pytest

from tests.surfaces.conftest import origin, press, served

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]


@pytest.fixture(scope="module")
def place(browser):
    """The example network, for these tests alone."""
    with served("demo") as link:
        context = browser.new_context(viewport={"width": 1440, "height": 900})
        page = context.new_page()
        page.goto(link)
        page.close()
        yield context, f"{origin(link)}/introductions"
        context.close()


@pytest.fixture
def page(place):
    context, address = place
    one = context.new_page()
    one.goto(address)
    yield one
    one.close()


class Pair:
    """The best idea taken up, as the page shows it."""

    def __init__(self, page):
        idea = page.locator("section:has(#ideas) article.card").first
        self.names = idea.locator(".chip-name").all_inner_texts()
        press(idea.get_by_role("button", name="Take it up"))
        self.page, self.id = page, page.url.split("#")[1]

    @property
    def card(self):
        return self.page.locator(f"article#{self.id}")

    def press(self, name):
        press(self.card.get_by_role("button", name=name).first)

    def ask_next(self):
        self.card.locator("summary", has_text="Ask ").first.click()
        letter = self.card.locator(".letter").first.inner_text()
        self.press("I have asked")
        return letter


def test_a_whole_life_of_an_introduction(page):
    pair = Pair(page)
    assert "Nobody has been asked yet" in pair.card.inner_text()
    letter = pair.ask_next()
    assert not any(word in letter for word in pair.names[1].split())
    pair.press("Said yes")
    assert pair.card.get_by_text("The message to both").count() == 0
    pair.ask_next()
    pair.press("Said yes")
    assert "Both said yes" in pair.card.inner_text()
    joint = pair.card.locator(".letter").last.inner_text()
    assert all(name in joint for name in pair.names)
    pair.press("I have introduced them")
    assert page.locator("section:has(#made) article").count() == 1
    pair.press("The first step is taken")
    pair.card.get_by_label("What came of it?").fill("they agreed on a first week")
    pair.press("Keep")
    pair.press("Said thank you")
    assert "they agreed on a first week" in pair.card.inner_text()
    assert "Thanked" in pair.card.inner_text()


def test_a_skipped_consent_is_refused_on_the_page(page):
    pair = Pair(page)
    pair.ask_next()
    pair.press("Said yes")
    status, text = page.evaluate(
        """async name => {
            const form = new FormData(document.querySelector(`#${name} form`));
            form.set('what', 'made');
            form.delete('who');
            const answer = await fetch(`/introductions/${name}`, {method: 'POST', body: new URLSearchParams(form)});
            return [answer.status, await answer.text()];
        }""",
        pair.id,
    )
    assert status == 409
    assert "before both have said yes" in text
    page.reload()
    assert "Introduced" not in pair.card.inner_text()


def test_a_no_ends_it_and_the_other_side_is_told_kindly(page):
    pair = Pair(page)
    pair.ask_next()
    pair.press("Said yes")
    pair.ask_next()
    pair.press("Said no")
    assert pair.card.count() == 0
    page.locator("details:has(> #over)").evaluate("details => { details.open = true; }")
    page.locator(f"#{pair.id} summary").click()
    assert pair.names[1] not in page.locator(f"#{pair.id} .letter").inner_text()
    page.goto(page.url.split("/introductions")[0] + "/everything")
    assert "does not come about for now" in page.locator("main").inner_text()


def test_who_introduced_me_is_thanked_with_what_came_of_it(page):
    owed = page.locator("#received li").first
    owed.locator("summary").click()
    owed.get_by_role("textbox").fill("we have worked together since")
    press(owed.get_by_role("button", name="I have told them"))
    received = page.locator("#received").inner_text()
    assert "we have worked together since" in received
    assert "· thanked" in received
