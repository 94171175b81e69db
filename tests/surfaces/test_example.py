"""From looking around in the example to one's own network: one click, and nothing of the one is in the other."""

import subprocess
import sys

import pytest

from otherward.book.memory import MemoryBook
from otherward.book.portable import wipe
from tests.surfaces.conftest import origin, press, served

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]


@pytest.fixture
def looking(browser):
    """A phone's browser that opened this link."""
    context = browser.new_context(viewport={"width": 360, "height": 740})
    page = context.new_page()
    yield page
    context.close()


def begin_empty(page, link):
    """From the example to one's own network, with no file at hand."""
    page.goto(f"{origin(link)}/bring")
    press(page.get_by_role("button", name="Begin with an empty network"))


def test_the_demo_leads_to_ones_own_network(looking, own_files, tmp_path):
    with served("demo", env={"XDG_DATA_HOME": str(tmp_path)}) as link:
        looking.goto(link)
        looking.get_by_text("This is an example network.").last.wait_for()
        looking.goto(f"{origin(link)}/bring")
        assert "the example is left behind" in looking.get_by_role("main").inner_text()
        looking.locator("#files").set_input_files(str(own_files / "contacts.vcf"))
        looking.get_by_text("2 people").wait_for()
        assert "example network" not in looking.locator("body").inner_text()
    assert (tmp_path / "otherward" / "network.db").exists()


def test_files_chosen_or_dropped_on_any_page_of_the_example_begin_ones_own(looking, own_files, tmp_path):
    with served("demo", env={"XDG_DATA_HOME": str(tmp_path)}) as link:
        looking.goto(link)
        begin = looking.get_by_role("contentinfo").get_by_role("button", name="Begin with your own files")
        with looking.expect_file_chooser() as choosing:
            begin.click()
        choosing.value.set_files(str(own_files / "contacts.vcf"))
        looking.get_by_text("2 people").wait_for()
    with served("demo", env={"XDG_DATA_HOME": str(tmp_path / "other")}) as link:
        looking.goto(link)
        looking.evaluate(
            """card => {
                const files = new DataTransfer();
                files.items.add(new File([card], "card.vcf"));
                const told = { bubbles: true, cancelable: true, dataTransfer: files };
                document.querySelector("h1").dispatchEvent(new DragEvent("drop", told));
            }""",
            (own_files / "contacts.vcf").read_text(),
        )
        looking.get_by_text("2 people").wait_for()


def test_an_example_that_was_brought_in_is_cleared_and_can_be_had_back(looking, tmp_path):
    network = str(tmp_path / "own.db")
    with served("serve", "--network", network) as link:
        looking.goto(link)
        press(looking.get_by_role("button", name="Look around with an example"))
        day = looking.locator("main .kicker").first.inner_text()
    with served("serve", "--network", network) as link:
        looking.goto(link)
        assert looking.locator("main .kicker").first.inner_text() == day
        begin_empty(looking, link)
        looking.get_by_role("heading", name="Whom can you help today?").wait_for()
        press(looking.get_by_role("button", name="Undo"))
        looking.goto(f"{origin(link)}/people")
        assert "233 people" in looking.get_by_role("main").inner_text()
        assert "This is an example network." in looking.locator("body").inner_text()
        looking.goto(f"{origin(link)}/")
        assert looking.locator("main .kicker").first.inner_text() == day


def test_what_is_ones_own_stays_when_the_example_goes(looking, own_files, tmp_path):
    network = str(tmp_path / "own.db")
    with served("serve", "--network", network) as link:
        looking.goto(link)
        press(looking.get_by_role("button", name="Look around with an example"))
        looking.locator("main .kicker").first.wait_for()
    card = str(own_files / "contacts.vcf")
    subprocess.run([sys.executable, "-m", "otherward", "import", card, "--network", network], check=True)
    with served("serve", "--network", network) as link:
        looking.goto(link)
        begin_empty(looking, link)
        looking.get_by_text("what you brought in yourself stays").wait_for()
        looking.goto(f"{origin(link)}/people")
        assert "2 people" in looking.get_by_role("main").inner_text()
        assert "example network" not in looking.locator("body").inner_text()


def test_a_wiped_example_leaves_no_word_of_it(tmp_path):
    book = MemoryBook()
    book.set_setting("example", "2026-10-12 import-1")
    wipe(book)
    assert not book.setting("example")


def test_the_example_is_not_mixed_into_a_network(looking, own_files, tmp_path):
    network = str(tmp_path / "own.db")
    with served("serve", "--network", network) as link:
        looking.goto(link)
        old = looking.context.new_page()
        old.goto(f"{origin(link)}/")
        looking.goto(f"{origin(link)}/bring")
        looking.locator("#files").set_input_files(str(own_files / "contacts.vcf"))
        looking.get_by_text("2 people").wait_for()
        old.get_by_role("button", name="Look around with an example").click()
        old.get_by_text("There is a network here already").wait_for()
        old.goto(f"{origin(link)}/people")
        assert "2 people" in old.get_by_role("main").inner_text()
