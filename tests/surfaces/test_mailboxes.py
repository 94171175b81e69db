"""Mailboxes in Settings: added by their address, what is wrong is said, and one is read no more on request."""

import pytest

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]


def test_a_mailbox_is_added_and_read_no_more(demo):
    from axe_playwright_python.sync_playwright import Axe

    page = demo.new_page()
    page.goto(f"{demo.origin}/settings")
    box = page.locator("#mailbox")
    box.get_by_label("Mail address").fill("marie@hotmail.com")
    box.get_by_role("button", name="Read this mailbox").click()
    page.wait_for_load_state()
    assert "lets no program in by a password" in box.get_by_role("alert").inner_text()
    box.get_by_label("Mail address").fill("Marie@Tharp.example")
    box.get_by_text("Where it is not the usual server").click()
    box.get_by_label("Folders").fill("Archive, Sent")
    box.get_by_role("button", name="Read this mailbox").click()
    page.wait_for_load_state()
    assert "marie@tharp.example at imap.tharp.example" in " ".join(box.inner_text().split())
    assert not [found["id"] for found in Axe().run(page).response["violations"]]
    page.set_viewport_size({"width": 360, "height": 740})
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    box.get_by_role("button", name="Read it no more").click()
    page.wait_for_load_state()
    assert "imap.tharp.example" not in box.inner_text()
    page.close()
