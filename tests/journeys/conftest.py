"""Journeys: somebody does one whole thing by the names a screen reader speaks: at a desk, on a phone, and by keys alone. A trace is kept of one that fails."""

from functools import partial
from pathlib import Path

import pytest
from playwright.sync_api import Error

from tests.surfaces.conftest import origin, served

SIZES = {"desk": (1440, 900), "phone": (360, 740), "keys": (1440, 900)}
"""How each journey is done; `keys` is a desk without a mouse."""
KEPT = Path(__file__).parents[2] / "test-results"


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item):
    report = yield
    if report.when == "call":
        item.failed = report.failed
    return report


@pytest.fixture(scope="session", params=SIZES)
def size(request):
    return request.param


@pytest.fixture(scope="session")
def example(size):
    """The example network, served once for all journeys of a size: what was done at a desk is not done yet on a phone."""
    with served("demo") as link:
        yield link


@pytest.fixture(scope="session")
def entered(browser, example):
    """The cookie of a browser that came by the link."""
    context = browser.new_context()
    context.new_page().goto(example)
    state = context.storage_state()
    context.close()
    return state


MOST_STEPS = 300
"""Nothing on a page is further away than so many Tabs; most is a few."""
WHERE = """one => {
  const now = document.activeElement;
  if (now === one || (now.contains(one) && now.matches("a, button, summary"))) return now.matches(":focus-visible") ? "here" : "unseen";
  return now.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_PRECEDING ? "before" : "after";
}"""

LEADS = """one => {
  const link = one.closest("a[href]"), button = one.closest("button");
  if (link) return !link.hasAttribute("download") && !link.target && (link.pathname !== location.pathname || link.search !== location.search);
  return Boolean(button && button.type === "submit" && button.form && !button.form.matches("[hx-post], [hx-get]"));
}"""
"""Whether it leads to another page; what changes a part of this one does not."""


class Walk:
    """A page, and the few things every journey does; by keys alone nothing is clicked, filled or focused but by pressing keys."""

    def __init__(self, page, start, size):
        self.page, self.start, self.keys = page, start, size == "keys"

    def go(self, path):
        self.page.goto(self.start + path)
        return self.page

    def press(self, one):
        """Click a link, a button, a summary; by keys: Tab there, then Enter. Where it leads to another page, that one is there then."""
        if not self.keys:
            act = one.click
        else:
            self.reach(one)
            act = partial(self.page.keyboard.press, "Enter")
        if one.evaluate(LEADS):
            with self.page.expect_navigation():
                act()
        else:
            act()

    def fill(self, one, text):
        """What stands in a field is replaced."""
        if not self.keys:
            one.fill(text)
            return
        self.reach(one)
        self.page.keyboard.press("Control+a")
        self.page.keyboard.type(text)

    def choose(self, one, *paths):
        """Choose files."""
        if not self.keys:
            one.set_input_files([str(path) for path in paths])
            return
        self.reach(one)
        with self.page.expect_file_chooser() as choosing:
            self.page.keyboard.press("Enter")
        choosing.value.set_files([str(path) for path in paths])

    def reach(self, one):
        """Tab to it, or back to it; where the keys stand must be seen."""
        for _ in range(MOST_STEPS):
            where = self.where(one)
            if where == "here":
                return
            assert where != "unseen", f"nothing shows that the keys stand on {one}"
            self.page.keyboard.press("Tab" if where == "after" else "Shift+Tab")
        pytest.fail(f"no key leads to {one}")

    def where(self, one):
        """Where the keys stand, seen from it."""
        for _ in range(3):
            try:
                return one.evaluate(WHERE)
            except Error as problem:  # the page is being left; the next one is asked
                if "context was destroyed" not in str(problem):
                    raise
                self.page.wait_for_load_state()
        pytest.fail(f"the page did not come to rest before {one} was looked for")


def walked(browser, request, size, **options):
    """A page at this size whose trace is kept when the journey fails, and on which no script complains."""
    width, height = SIZES[size]
    context = browser.new_context(
        viewport={"width": width, "height": height}, has_touch=size == "phone", **options
    )
    context.tracing.start(screenshots=True, snapshots=True)
    page = context.new_page()
    problems = []
    page.on("pageerror", lambda error: problems.append(str(error)))
    page.on(
        "console",
        lambda message: problems.append(message.text) if "Content Security" in message.text else None,
    )
    yield page
    if getattr(request.node, "failed", True):
        KEPT.mkdir(exist_ok=True)
        context.tracing.stop(path=KEPT / f"{request.node.name}.zip")
    context.close()
    assert not problems


@pytest.fixture
def walk(browser, example, entered, request, size):
    """In the example network."""
    for page in walked(browser, request, size, storage_state=entered):
        yield Walk(page, origin(example), size)


@pytest.fixture
def newcomer(browser, request, size, tmp_path):
    """Somebody with an empty network of their own."""
    with served("serve", "--network", str(tmp_path / "own.db")) as link:
        for page in walked(browser, request, size):
            page.goto(link)
            yield Walk(page, origin(link), size)
