"""One real Chromium for all tests that look at pages."""

import os
import shutil

import pytest

CHROMIUM = next(
    (found for name in ("chromium", "chromium-browser", "google-chrome") if (found := shutil.which(name))),
    None,
)
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--enable-unsafe-swiftshader",  # WebGL without a graphics card, for the map
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PATIENCE = 120_000
"""Milliseconds after which what has not come never will."""


@pytest.fixture(scope="session")
def browser():
    if CHROMIUM is None:
        if os.environ.get("CI"):
            pytest.fail("Chromium is not installed; scripts/system_packages.sh brings it")
        pytest.skip("Chromium is not installed; `make test` brings it where it may")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        chromium.new_context, chromium.new_page = patient(chromium.new_context), patient(chromium.new_page)
        yield chromium
        chromium.close()


def patient(make):
    """A context or page that waits as long as a busy machine needs: how fast it is, is measured elsewhere (benchmarks/pages.py)."""

    def made(**options):
        one = make(**options)
        one.set_default_timeout(PATIENCE)
        return one

    return made
