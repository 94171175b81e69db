"""Address books and calendars in Settings: added by their server's address, what is wrong is said, and one is read no more on request."""

import pytest

from tests.surfaces.conftest import faults, origin, press, served

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]


def test_a_server_is_added_and_read_no_more(demo):
    page = demo.new_page()
    page.goto(f"{demo.origin}/settings")
    box = page.locator("#places")
    box.get_by_label("Server").fill("http://192.168.1.20:5232")
    box.get_by_label("Your name there").fill("marie")
    press(box.get_by_role("button", name="Read these"))
    assert "give its https:// address" in box.get_by_role("alert").inner_text()
    box.get_by_label("Server").fill("iCloud.com")
    box.get_by_label("Your name there").fill("marie@tharp.example")
    box.get_by_text("Only some of them").click()
    box.get_by_label("Address books and calendars").fill("Contacts, Work")
    press(box.get_by_role("button", name="Read these"))
    told = " ".join(box.inner_text().split())
    assert "marie@tharp.example at contacts.icloud.com" in told
    assert "marie@tharp.example at caldav.icloud.com" in told
    assert not faults(page)
    page.set_viewport_size({"width": 360, "height": 740})
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    for _ in range(2):
        press(box.get_by_role("button", name="Read it no more").first)
    assert box.locator("ul.bare").count() == 0
    page.close()


def test_who_is_gone_from_the_address_book_is_said_until_it_was_seen(browser, tmp_path):
    """A network that was synced with a real server, its page looked at."""
    from otherward.opening import open_book
    from tests.sources.dav.cards import card, fetched
    from tests.sources.dav.radicale import dav_server

    network = tmp_path / "network.db"
    (tmp_path / "radicale").mkdir()
    with dav_server(tmp_path / "radicale") as dav:
        dav.make("/marie/contacts/", "Contacts")
        for name in ("Ana Ruiz", "Gus Oyelaran"):
            dav.put(f"/marie/contacts/{name[:3]}.vcf", card(name))
        book = open_book(network)
        fetched(book, dav)
        dav.delete("/marie/contacts/Ana.vcf")
        fetched(book, dav)
        book.close()
    with served("serve", "--network", str(network)) as link:
        page = browser.new_page()
        page.goto(link)
        page.goto(f"{origin(link)}/settings")
        box = page.locator("#places")
        assert "kept here" in box.inner_text()
        press(box.get_by_role("link", name="Ana Ruiz"))
        assert page.locator("main").get_by_text("Ana Ruiz").first.is_visible()
        page.goto(f"{origin(link)}/settings")
        press(box.get_by_role("button", name="I have seen it"))
        assert "kept here" not in box.inner_text()
        page.close()
