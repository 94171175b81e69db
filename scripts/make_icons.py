"""The icons of the installed page, drawn from the logo: `python scripts/make_icons.py` after icon.svg has changed."""

import shutil
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

WEB = Path(__file__).parents[1] / "src" / "otherward" / "web" / "static" / "web"
PLACE = WEB / "icons"
PAPER = "#fbf8f3"
SAFE = 0.8
"""Of a maskable icon's width, what every shape of mask leaves (W3C manifest: a circle of 40 % radius)."""


def main() -> None:
    PLACE.mkdir(exist_ok=True)
    logo = (WEB / "icon.svg").read_text(encoding="utf-8")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        page = browser.new_page()
        for name, size, share, ground in (
            ("icon-192", 192, 1.0, "transparent"),
            ("icon-512", 512, 1.0, "transparent"),
            ("icon-maskable-512", 512, SAFE, PAPER),
            ("icon-180", 180, SAFE, PAPER),
        ):
            draw(page, logo, size, share, ground)
            page.screenshot(path=PLACE / f"{name}.png", omit_background=True)
        browser.close()


def draw(page: Page, logo: str, size: int, share: float, ground: str) -> None:
    page.set_viewport_size({"width": size, "height": size})
    page.set_content(
        f"<style>body{{margin:0;height:100vh;display:grid;place-items:center;background:{ground}}}"
        f"svg{{width:{share * 100}%;height:{share * 100}%}}</style>{logo}"
    )


if __name__ == "__main__":
    main()
