"""A served network, looked at in a real Chromium (tests/chromium.py)."""

import os
import subprocess
import sys
import urllib.request
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.ports import free_port


@contextmanager
def served(*arguments, env=None):
    """`otherward serve …` or `otherward demo` in a process of its own; gives the link it prints.

    At a port of its own: at the usual one the next program to be served would answer what is still asked of this one.
    """
    port = [] if "--port" in arguments else ["--port", str(free_port())]
    process = subprocess.Popen(
        [sys.executable, "-m", "otherward", *arguments, *port],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        env={**os.environ, **(env or {})},
    )
    try:
        link = next((line.strip() for line in process.stdout if "/enter/" in line), None)
        assert link, "the page did not start"
        yield link
    finally:
        process.terminate()
        process.wait(timeout=120)


def origin(link):
    return link.split("/enter/")[0]


def press(one):
    """Press what leads to another page, and wait until that one is there: what is read next is its own, not the last one's."""
    with one.page.expect_navigation():
        one.click()


def faults(page):
    """What axe finds wrong with a page that stands still: a colour half way to another is nobody's to read."""
    from axe_playwright_python.sync_playwright import Axe

    page.emulate_media(reduced_motion="reduce")
    found = Axe().run(page).response["violations"]
    return [f"{one['id']}: {one['nodes'][0]['html'][:160]}" for one in found]


def status(url, *, headers=None, data=None):
    """The status code of a plain request, redirects not followed."""

    class Stay(urllib.request.HTTPRedirectHandler):
        def redirect_request(self, *args, **kwargs):
            return None

    request = urllib.request.Request(url, headers=headers or {}, data=data)
    try:
        with urllib.request.build_opener(Stay).open(request) as answer:
            return answer.status
    except urllib.error.HTTPError as problem:
        return problem.code


@pytest.fixture(scope="session")
def demo_link():
    with served("demo") as link:
        yield link


@pytest.fixture(scope="session")
def demo(browser, demo_link):
    """A browser context that has entered the example network; several pages may be opened in it."""
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    page = context.new_page()
    page.goto(demo_link)
    page.close()
    context.origin = origin(demo_link)
    yield context
    context.close()


@pytest.fixture
def page(demo):
    one = demo.new_page()
    problems = []
    one.on("console", lambda message: problems.append(message.text) if message.type == "error" else None)
    one.on("pageerror", lambda error: problems.append(str(error)))
    one.goto(f"{demo.origin}/today")
    yield one
    one.close()
    assert not problems


@pytest.fixture
def own_files(tmp_path):
    """A newcomer's few files."""
    folder = tmp_path / "files"
    folder.mkdir()
    (folder / "contacts.vcf").write_text(
        "BEGIN:VCARD\r\nVERSION:3.0\r\nN:Ruiz;Ana;;;\r\nFN:Ana Ruiz\r\nEMAIL:ana@north.example\r\nORG:North Foods;\r\n"
        "TITLE:Warehouse Manager\r\nEND:VCARD\r\n"
        "BEGIN:VCARD\r\nVERSION:3.0\r\nN:Okafor;Gus;;;\r\nFN:Gus Okafor\r\nEMAIL:gus@clear.example\r\nEND:VCARD\r\n",
        encoding="utf-8",
    )
    return Path(folder)
