"""Installed, read while the program is not running, and left without a trace: in a real browser, on a real server."""

import json
import struct
from pathlib import Path

import playwright.sync_api
import pytest

import otherward.web
from tests.ports import free_port
from tests.surfaces.conftest import origin, served

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]
WEB = Path(otherward.web.__file__).parent / "static" / "web"


def controlled(page, address):
    """The page under its service worker, which takes over once it is installed."""
    page.goto(address)
    page.evaluate("navigator.serviceWorker.ready.then(() => 0)")
    page.wait_for_function("navigator.serviceWorker.controller")


def test_the_manifest_names_icons_that_are_there_and_pages_that_answer(demo, demo_link):
    manifest = json.loads((WEB / "manifest.webmanifest").read_text(encoding="utf-8"))
    for icon in manifest["icons"]:
        data = (WEB / icon["src"]).read_bytes()
        if icon["type"] == "image/png":
            assert (
                f"{struct.unpack('>II', data[16:24])[0]}x{struct.unpack('>II', data[16:24])[1]}"
                == icon["sizes"]
            )
    page = demo.new_page()
    answer = page.request.get(f"{demo.origin}/today")
    assert "manifest.webmanifest" in answer.text()
    for start in [manifest["start_url"], *(one["url"] for one in manifest["shortcuts"])]:
        assert page.request.get(f"{demo.origin}{start}").ok
    page.close()


def brought_in(page, link, own_files):
    page.goto(link)
    page.locator("input[type=file]").set_input_files(str(own_files / "contacts.vcf"))
    page.get_by_text("2 people").wait_for()
    for path in ("/people", "/today", "/people"):
        controlled(page, f"{origin(link)}{path}")


def test_today_and_people_are_read_while_it_is_not_running(browser, own_files, tmp_path):
    context = browser.new_context(viewport={"width": 360, "height": 740})
    page = context.new_page()
    with served("serve", "--network", str(tmp_path / "own.db")) as link:
        brought_in(page, link, own_files)
        assert "not running" not in page.locator("main").inner_text()
    page.goto(f"{origin(link)}/people")
    assert "Ana Ruiz" in page.locator("main").inner_text()
    assert "This is how it stood on" in page.get_by_role("status").first.inner_text()
    page.goto(f"{origin(link)}/today")
    assert "This is how it stood on" in page.get_by_role("status").first.inner_text()
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    page.goto(f"{origin(link)}/map")
    assert page.locator("h1").inner_text() == "Otherward is not running"
    context.close()


def test_where_nothing_can_be_kept_the_page_is_shown_nevertheless(browser, own_files, tmp_path):
    """A full disk, as the browser tells its worker of it."""
    context = browser.new_context()
    page = context.new_page()
    with served("serve", "--network", str(tmp_path / "own.db")) as link:
        brought_in(page, link, own_files)
        context.service_workers[0].evaluate(
            "() => { Cache.prototype.put = () => Promise.reject(new DOMException('', 'QuotaExceededError')); }"
        )
        page.goto(f"{origin(link)}/today")
        assert page.locator("h1").inner_text() != "Otherward is not running"
        page.goto(f"{origin(link)}/write")  # which has a script that is not kept yet
        page.locator("#body").fill("What jobs do you have for me?")
        page.locator("#findings .finding").first.wait_for()
    context.close()


def test_who_signs_out_leaves_nothing_behind(browser, own_files, tmp_path):
    context = browser.new_context()
    page = context.new_page()
    with served("serve", "--network", str(tmp_path / "own.db")) as link:
        brought_in(page, link, own_files)
        page.evaluate("localStorage.setItem('otherward.draft.new.', 'Dear Ana')")
        assert page.evaluate("caches.keys().then(names => names.length)") == 2
        page.get_by_role("button", name="Sign out").click()
        page.get_by_role("heading", name="Signed out").wait_for()
        left = page.evaluate(
            """async () => [await caches.keys(), localStorage.length, (await navigator.serviceWorker.getRegistrations()).length]"""
        )
        assert left == [[], 0, 0]
        page.goto(f"{origin(link)}/people")
        assert page.locator("h1").inner_text() == "This page is yours alone"
    with pytest.raises(playwright.sync_api.Error, match="ERR_CONNECTION_REFUSED"):
        page.goto(f"{origin(link)}/people")
    context.close()


def test_what_is_kept_of_one_network_is_not_shown_for_another(browser, own_files, tmp_path):
    """Two networks served one after the other at one address."""
    context = browser.new_context()
    page = context.new_page()
    port = str(free_port())
    with served("serve", "--network", str(tmp_path / "own.db"), "--port", port) as link:
        brought_in(page, link, own_files)
        # what the old page still asks for would be answered by the new server, and end its session
        page.goto("about:blank")
    with served("serve", "--network", str(tmp_path / "other.db"), "--port", port) as again:
        controlled(page, again)
        page.evaluate(
            """async () => {
                const old = async () => (await caches.keys()).some(name => name.startsWith("pages"));
                await (await navigator.serviceWorker.getRegistration()).update();
                while (await old()) await new Promise(done => setTimeout(done, 50));
            }"""
        )
    page.goto(f"{origin(link)}/people")
    assert page.locator("h1").inner_text() == "Otherward is not running"
    context.close()
