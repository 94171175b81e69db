"""What is set by hand on the page goes into the card on a real server: looked at first, only what is chosen, and it can be taken back."""

import pytest

from otherward.opening import open_book
from otherward.sources.dav.account import keep_account
from tests.sources.dav.cards import account, card, fetched
from tests.sources.dav.radicale import PASSWORD, dav_server
from tests.surfaces.conftest import faults, origin, press, served

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]
ANA = "/marie/contacts/ana.vcf"


@pytest.fixture(scope="module")
def dav(tmp_path_factory):
    with dav_server(tmp_path_factory.mktemp("radicale")) as one:
        one.make("/marie/contacts/", "Contacts")
        yield one


@pytest.fixture
def sheet(browser, dav, tmp_path):
    """Ana's sheet in a network that was synced with this server."""
    dav.put(
        ANA,
        card("Ana Ruiz", mail="ana@north.example", phone="+34 91 555 0100", title="Planner", note="Bilbao"),
    )
    network = tmp_path / "network.db"
    book = open_book(network)
    keep_account(book, account(dav))
    fetched(book, dav)
    book.close()
    environment = {"OTHERWARD_DAV_PASSWORD": PASSWORD}
    with served("serve", "--network", str(network), env=environment) as link:
        page = browser.new_page()
        page.goto(link)
        page.goto(f"{origin(link)}/people?q=Ana")
        press(page.get_by_role("link", name="Ana Ruiz").first)
        yield page
        page.close()


def on_server(dav):
    return dav.ask("GET", ANA)[2]


def follow(page, role, name):
    press(page.get_by_role(role, name=name))


def set_by_hand(page):
    follow(page, "link", "Edit details")
    page.get_by_label("Phone").fill("+34 600 111 222")
    page.get_by_label("Title").fill("Director")
    follow(page, "button", "Keep")


def test_it_is_looked_at_chosen_written_and_taken_back(sheet, dav):
    before = on_server(dav)
    set_by_hand(sheet)
    follow(sheet, "link", "See what would change in the card")
    told = " ".join(sheet.locator("#card").inner_text().split())
    assert "This would change in the card at 127.0.0.1/Contacts" in told
    assert "Phone +34 600 111 222 beside +34 91 555 0100" in told
    assert "Title Director in place of Planner" in told
    assert on_server(dav) == before
    assert not faults(sheet)
    sheet.set_viewport_size({"width": 360, "height": 740})
    assert sheet.evaluate("document.documentElement.scrollWidth") <= 360
    sheet.get_by_role("checkbox", name="Title").uncheck()
    follow(sheet, "button", "Write this into the card")
    assert "Written into the card of Ana Ruiz at 127.0.0.1/Contacts." in sheet.locator("body").inner_text()
    written = on_server(dav)
    assert "+34 600 111 222" in written
    assert "+34 91 555 0100" in written
    assert "TITLE:Planner" in written
    assert "NOTE:Bilbao" in written
    follow(sheet, "button", "Undo")
    assert on_server(dav) == before


def test_what_is_there_already_is_said(sheet, dav):
    set_by_hand(sheet)
    follow(sheet, "link", "See what would change in the card")
    follow(sheet, "button", "Write this into the card")
    assert "TITLE:Director" in on_server(dav)
    follow(sheet, "link", "Edit details")
    follow(sheet, "link", "See what would change in the card")
    assert "says all of this already" in sheet.locator("#card").inner_text()


def test_a_change_made_there_meanwhile_is_not_written_over_nor_undone_over(sheet, dav):
    set_by_hand(sheet)
    follow(sheet, "link", "See what would change in the card")
    other = card("Ana Ruiz", mail="ana@north.example", title="Chief Planner")
    dav.put(ANA, other)
    follow(sheet, "button", "Write this into the card")
    assert (
        "was changed at 127.0.0.1 meanwhile; nothing was written" in sheet.get_by_role("alert").inner_text()
    )
    assert "TITLE:Chief Planner" in on_server(dav)
    follow(sheet, "link", "See what would change in the card")
    follow(sheet, "button", "Write this into the card")
    assert "TITLE:Director" in on_server(dav)
    dav.put(ANA, other)
    follow(sheet, "button", "Undo")
    said = sheet.locator("[data-said]")
    assert "nothing was written" in said.inner_text()
    assert said.get_by_role("button", name="Undo").count() == 1
    assert "TITLE:Chief Planner" in on_server(dav)


def test_nobody_without_a_card_and_nothing_unset_is_written(sheet, dav):
    before = on_server(dav)
    follow(sheet, "link", "Edit details")
    follow(sheet, "link", "See what would change in the card")
    assert (
        "Nothing that a card holds (phone, mail, title) was set by hand"
        in sheet.get_by_role("alert").inner_text()
    )
    assert on_server(dav) == before


def test_an_emptied_field_takes_back_what_was_set_and_leaves_what_files_say(sheet):
    set_by_hand(sheet)
    assert sheet.get_by_label("Title").input_value() == "Director"
    sheet.get_by_label("Title").fill("")
    follow(sheet, "button", "Keep")
    assert sheet.get_by_label("Title").input_value() == "Planner"
    follow(sheet, "button", "Undo")
    assert sheet.get_by_label("Title").input_value() == "Director"
    sheet.get_by_label("Mail address").fill("")
    follow(sheet, "button", "Keep")
    assert "That stands in your files, so it stays" in sheet.locator("body").inner_text()
    assert sheet.get_by_label("Mail address").input_value() == "ana@north.example"
