"""Writing a message: reasons as one types, fixes by one click, nothing typed lost, a mail file, and “sent” remembered."""

import email
import email.policy
from contextlib import contextmanager

import pytest

from otherward.actions.choose_model import choose_model
from otherward.actions.find_person import find_person
from otherward.actions.note_line import note_line
from otherward.opening import open_book
from tests.sources.conftest import Teller
from tests.sources.test_language_model import DAY, DRAFT, GOOD, HOSTILE
from tests.surfaces.conftest import faults, origin, press, served

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

FOUNDING = (
    "Hi Jordan,\n\nI saw that you work in HR 🙂 at Larkfield. What jobs are currently available that I could apply for? "
    "I have read the posts on your team's page and know the town well.\n\nSam"
)
FINDING = "#findings .finding[data-code=ASK006]"


@pytest.fixture
def blank(page, demo):
    """The Write page with nobody chosen."""
    page.goto(f"{demo.origin}/write")
    page.evaluate("localStorage.clear()")
    page.reload()
    return page


@pytest.fixture
def fresh(browser, demo):
    """A page of a browser that is signed in, keeps nothing yet and has no service worker, which would ask past the test."""
    context = browser.new_context(
        storage_state={"cookies": demo.cookies(), "origins": []}, service_workers="block"
    )
    yield context.new_page()
    context.close()


@contextmanager
def looked_at(page):
    """Waits for the answer to what is typed in it."""
    before = page.evaluate("asked")
    yield
    page.wait_for_function("(before) => asked > before && looked === body.value", arg=before)


def write(page, text):
    with looked_at(page):
        page.locator("#body").fill(text)
    page.locator("#serves .bar").wait_for()


def test_the_founding_example_is_flagged_with_reasons(blank):
    write(blank, FOUNDING)
    finding = blank.locator(FINDING)
    assert "jobs are currently available" in finding.inner_text()
    assert "ask what they are trying to achieve" in finding.inner_text()
    assert "What jobs are currently available" in "".join(blank.locator(".mirror mark").all_inner_texts())
    assert "This message is" in blank.locator("#serves").inner_text()
    assert "to look at" in blank.locator("#found").inner_text()


def test_a_fix_is_taken_by_one_click_and_undone_by_a_key(blank):
    write(blank, FOUNDING)
    with looked_at(blank):
        blank.locator(FINDING).get_by_role("button", name="Ask about their goals").click()
    mended = blank.locator("#body").input_value()
    assert "jobs" not in mended
    assert "achieve this year" in mended
    assert mended.startswith("Hi Jordan,\n\nI saw that you work in HR 🙂 at Larkfield. ")
    blank.locator(FINDING).wait_for(state="detached")
    with looked_at(blank):
        blank.keyboard.press("Control+z")
    assert blank.locator("#body").input_value() == FOUNDING


def test_words_and_reason_are_lit_together(blank):
    write(blank, FOUNDING)
    blank.locator(FINDING).hover()
    assert "What jobs are currently available" in blank.locator(".mirror mark.here").inner_text()
    blank.locator("h1").hover()
    blank.locator(".mirror mark.here").wait_for(state="detached")
    blank.evaluate("body.setSelectionRange(body.value.indexOf('jobs'), body.value.indexOf('jobs'))")
    blank.locator("#body").press("Shift")
    lit = blank.locator("#findings .finding.here")
    assert lit.count() == 1
    assert "jobs are currently available" in lit.get_attribute("data-text")


def test_underlines_move_with_the_words_before_an_answer_comes(blank):
    write(blank, FOUNDING)
    marked = blank.locator(".mirror mark").first.inner_text()
    blank.evaluate(
        "() => { const b = document.querySelector('#body'); b.setRangeText('Dear reader. ', 0, 0, 'end'); b.dispatchEvent(new Event('input')); }"
    )
    assert blank.locator(".mirror mark").first.inner_text() == marked


def test_an_answer_that_comes_too_late_is_dropped(fresh, demo):
    held = []

    def hold(route):
        if not held:
            held.append(route)
        else:
            route.continue_()

    fresh.route("**/write/review", hold)
    fresh.goto(f"{demo.origin}/write")
    fresh.locator("#body").fill(FOUNDING)
    fresh.wait_for_function("() => asked === 1")
    fresh.locator("#body").fill("Hi Jordan,\n\nThank you for the loan of the ladder last Saturday.\n\nSam")
    fresh.locator("#serves .bar").wait_for()
    assert len(held) == 1
    assert not fresh.locator(FINDING).count()
    assert fresh.locator("#serves .bar li").count() == 1


def test_what_was_typed_survives_a_reload(blank):
    write(blank, FOUNDING)
    blank.locator("#subject").fill("A question")
    blank.reload()
    assert blank.locator("#body").input_value() == FOUNDING
    assert blank.locator("#subject").input_value() == "A question"
    assert "As you left it" in blank.locator("#restored").inner_text()
    blank.locator(FINDING).wait_for()


def test_somebody_chosen_later_gets_what_was_typed_before(blank):
    write(blank, "Hi,\n\nthe gate stood open since Sunday, so I closed it.")
    blank.locator("#whom").press_sequentially("an", delay=20)
    blank.locator("#people-found a").first.click()
    blank.wait_for_url("**/write/*")
    assert "the gate stood open" in blank.locator("#body").input_value()


def test_what_is_left_as_it_is_stays_quiet(blank):
    write(blank, FOUNDING)
    blank.locator(FINDING).get_by_role("button", name="Leave it").click()
    with looked_at(blank):
        blank.locator("#body").press("End")
        blank.locator("#body").press("x")
    blank.wait_for_function("() => looked === document.querySelector('#body').value")
    assert not blank.locator(FINDING).count()


def test_the_whole_way_by_keyboard(blank):
    blank.locator("#body").focus()
    with looked_at(blank):
        blank.keyboard.insert_text(FOUNDING)
    blank.locator(FINDING).wait_for()
    for _ in range(60):
        blank.keyboard.press("Tab")
        if blank.evaluate("document.activeElement.matches('.finding[data-code=ASK006] [data-edits]')"):
            break
    with looked_at(blank):
        blank.keyboard.press("Enter")
    assert "achieve this year" in blank.locator("#body").input_value()


def test_each_sentence_says_in_words_whom_it_serves(blank):
    write(blank, FOUNDING)
    told = blank.get_by_role("list", name="Whom each sentence serves").get_by_role("button")
    assert any("for yourself: " in one and "jobs" in one for one in told.all_text_contents())


def test_a_card_is_written_saved_as_mail_and_remembered_as_sent(browser):
    with served("demo") as link:
        context = browser.new_context(accept_downloads=True)
        page = context.new_page()
        page.goto(link)
        card = page.locator("article.card").filter(has=page.locator("a[href^='mailto:']")).first
        title = card.locator("h2").inner_text()
        press(card.get_by_role("link", name="Write it"))
        assert page.locator("#body").input_value().startswith("Hi ")
        subject, words = page.locator("#subject").input_value(), page.locator("#body").input_value()
        with page.expect_download() as download:
            page.get_by_role("button", name="Save as .eml").click()
        mail = email.message_from_bytes(download.value.path().read_bytes(), policy=email.policy.default)
        assert mail["Subject"] == subject
        assert mail["To"].addresses[0].addr_spec in page.locator("a[data-mailto]").get_attribute("href")
        assert mail["Date"].datetime
        assert mail.get_content().strip().split() == words.split()
        page.get_by_role("button", name="I sent it").click()
        page.get_by_text("Remembered: sent to").wait_for()
        press(page.get_by_role("link", name="Back to Today"))
        assert title not in page.locator("article.card h2").all_inner_texts()
        page.go_back()
        page.reload()
        assert subject in page.get_by_text("Last in touch").locator("..").inner_text()
        context.close()


@pytest.mark.parametrize(
    ("width", "scheme"), [(360, "dark"), (360, "light"), (1440, "dark"), (1440, "light")]
)
def test_with_findings_on_it_the_page_is_sound(blank, width, scheme):
    blank.set_viewport_size({"width": width, "height": 800})
    blank.emulate_media(color_scheme=scheme)
    write(blank, FOUNDING)
    assert blank.evaluate("document.documentElement.scrollWidth") <= width
    assert not faults(blank)


def test_the_users_own_model_suggests_and_what_it_invents_is_not_shown(browser, tmp_path):
    teller = Teller()
    network = str(tmp_path / "n.db")
    book = open_book(network)
    note_line(book, "Jordan Lake needs somebody who cuts missed appointments", day=DAY)
    jordan = find_person(book, "Jordan Lake").id
    choose_model(book, teller.address, "teller")
    book.close()
    with served("serve", "--network", network) as link:
        page = browser.new_context().new_page()
        page.goto(link)
        page.goto(f"{origin(link)}/write/{jordan}")
        page.locator("#closeness").select_option("stranger")
        page.locator("#kind").select_option("outreach")
        write(page, DRAFT.body)
        page.get_by_role("button", name="What is sent?").click()
        sent = page.locator("#wording pre")
        assert "I ran the reminder calls" in sent.inner_text()
        assert not teller.heard
        teller.answers = [HOSTILE["an invented meeting"]]
        page.get_by_role("button", name="Suggest a wording").click()
        page.get_by_text("was not used").wait_for()
        assert "nobody mentioned" in page.locator("#wording").inner_text()
        teller.answers = [GOOD]
        page.get_by_role("button", name="Suggest a wording").click()
        page.get_by_role("button", name="Use it").click()
        assert page.locator("#body").input_value().endswith("No answer is a fine answer too.\n\nSam")
        page.keyboard.press("Control+z")
        assert page.locator("#body").input_value() == DRAFT.body
        page.context.close()
    teller.close()


def test_without_a_model_no_button_is_there(blank):
    assert not blank.get_by_role("button", name="Suggest a wording").count()


def test_what_is_typed_before_the_scripts_are_there_is_reviewed_and_kept(fresh, demo):
    """On a slow line the page is read, and typed into, before it is all there."""
    page, held = fresh, []

    def hold(asked):
        held.append(asked)

    page.route("**/write.js*", hold)
    with page.expect_request("**/write.js*"):
        page.goto(f"{demo.origin}/write", wait_until="commit")
    page.locator("#body").fill("What jobs do you have for me?")
    held[0].continue_()
    page.locator("#findings .finding").first.wait_for()
    page.unroute("**/write.js*")
    page.reload()
    assert page.locator("#body").input_value() == "What jobs do you have for me?"
