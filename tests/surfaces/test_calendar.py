"""The calendar's secret address: needs no session, gives nothing to who does not know it, and cannot change anything."""

import urllib.request

import pytest

from tests.surfaces.conftest import faults, origin, press, served, status

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]


@pytest.fixture(scope="module")
def link(tmp_path_factory):
    with served("serve", "--network", str(tmp_path_factory.mktemp("n") / "n.db")) as one:
        yield one


def test_an_address_is_made_read_and_made_anew(browser, link):
    assert status(f"{origin(link)}/calendar/feed/.ics") == 404
    assert status(f"{origin(link)}/calendar/feed/guessed.ics") == 404
    assert status(f"{origin(link)}/calendar") == 403
    context = browser.new_context()
    page = context.new_page()
    page.goto(link)
    page.goto(f"{origin(link)}/calendar")
    press(page.get_by_role("button", name="Make an address to subscribe to"))
    first = page.get_by_label("Subscribe to this address").input_value()
    assert not faults(page)
    page.set_viewport_size({"width": 360, "height": 740})
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    with urllib.request.urlopen(first) as answer:
        assert answer.headers["Content-Type"] == "text/calendar; charset=utf-8"
        assert answer.read().startswith(b"BEGIN:VCALENDAR")
    assert status(first, data=b"x=1") in (403, 405)
    assert status(first, headers={"Host": "evil.example"}) == 400
    assert page.get_by_role("link", name="Open in my calendar").get_attribute("href") == first.replace(
        "http:", "webcal:"
    )
    with page.expect_download() as saved:
        page.get_by_role("link", name="Save as a file").click()
    assert saved.value.suggested_filename == "otherward.ics"
    assert saved.value.path().read_bytes().startswith(b"BEGIN:VCALENDAR")
    press(page.get_by_role("button", name="Make a new address"))
    assert status(first) == 404
    second = page.get_by_label("Subscribe to this address").input_value()
    assert status(second) == 200
    press(page.get_by_role("button", name="No address any more"))
    assert status(second) == 404
    context.close()
