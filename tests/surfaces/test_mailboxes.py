"""Mailboxes in Settings: added by their address, what is wrong is said, and one is read no more on request."""

import pytest

from tests.surfaces.conftest import faults, press

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]


def test_a_mailbox_is_added_and_read_no_more(demo):
    page = demo.new_page()
    page.goto(f"{demo.origin}/settings")
    box = page.locator("#mailbox")
    box.get_by_label("Mail address").fill("marie@hotmail.com")
    press(box.get_by_role("button", name="Read this mailbox"))
    assert "lets no program in by a password" in box.get_by_role("alert").inner_text()
    box.get_by_label("Mail address").fill("Marie@Tharp.example")
    box.get_by_text("Where it is not the usual server").click()
    box.get_by_label("Folders").fill("Archive, Sent")
    press(box.get_by_role("button", name="Read this mailbox"))
    assert "marie@tharp.example at imap.tharp.example" in " ".join(box.inner_text().split())
    assert not faults(page)
    page.set_viewport_size({"width": 360, "height": 740})
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    press(box.get_by_role("button", name="Read it no more"))
    assert "imap.tharp.example" not in box.inner_text()
    page.close()
