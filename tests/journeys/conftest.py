"""Journeys: somebody does one whole thing, at a desk and on a phone, by the names a screen reader speaks. A trace is kept of one that fails."""

from pathlib import Path

import pytest

from tests.surfaces.conftest import origin, served

SIZES = {"desk": (1440, 900), "phone": (360, 740)}
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


class Walk:
    """A page, and the few things every journey does."""

    def __init__(self, page, start):
        self.page, self.start = page, start

    def go(self, path):
        self.page.goto(self.start + path)
        return self.page


def walked(browser, request, size, **options):
    """A page at this size whose trace is kept when the journey fails, and on which no script complains."""
    width, height = SIZES[size]
    context = browser.new_context(
        viewport={"width": width, "height": height}, has_touch=size == "phone", **options
    )
    context.tracing.start(screenshots=True, snapshots=True)
    page = context.new_page()
    page.set_default_timeout(30_000)
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
        yield Walk(page, origin(example))


@pytest.fixture
def newcomer(browser, request, size, tmp_path):
    """Somebody with an empty network of their own."""
    with served("serve", "--network", str(tmp_path / "own.db"), "--port", "0") as link:
        for page in walked(browser, request, size):
            page.goto(link)
            yield Walk(page, origin(link))
