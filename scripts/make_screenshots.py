"""Every page of the example network at 1440 and 360 px, light and dark, into docs/screenshots: `make screenshots`."""

import shutil
import subprocess
import sys
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

PLACE = Path(__file__).parents[1] / "docs" / "screenshots"
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
]
PAGES = {
    "today": "/today",
    "everything": "/everything",
    "meetings": "/meetings",
    "people": "/people",
    "needs": "/needs",
    "introductions": "/introductions",
    "share": "/share",
    "map": "/map",
    "ask": "/ask",
    "memory": "/memory",
    "duplicates": "/duplicates",
    "files": "/imports",
    "bring": "/bring",
    "settings": "/settings",
    "calendar": "/calendar",
}


def main() -> None:
    PLACE.mkdir(parents=True, exist_ok=True)
    process = subprocess.Popen([sys.executable, "-m", "otherward", "demo"], stdout=subprocess.PIPE, text=True)
    try:
        assert process.stdout is not None
        link = next(line.strip() for line in process.stdout if "/enter/" in line)
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)
            take_all(browser, link)
            browser.close()
    finally:
        process.terminate()
        process.wait()


def take_all(browser: Browser, link: str) -> None:
    origin = link.split("/enter/", maxsplit=1)[0]
    context = browser.new_context()
    page = context.new_page()
    page.goto(link)
    for width in (1440, 360):
        page.set_viewport_size({"width": width, "height": 900 if width > 400 else 740})
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
            for name, path in PAGES.items():
                page.goto(origin + path)
                shoot(page, f"{name}-{width}-{scheme}")
            page.goto(f"{origin}/today")
            page.locator("article.card .who a").first.click()
            shoot(page, f"person-{width}-{scheme}")
            page.goto(f"{origin}/meetings")
            page.get_by_role("link", name="Brief for").nth(1).click()
            shoot(page, f"brief-{width}-{scheme}")
            page.goto(f"{origin}/share")
            page.locator("article.thing h2 a").first.click()
            shoot(page, f"thing-{width}-{scheme}")
            page.goto(f"{origin}/today")
            page.get_by_role("link", name="Write it").first.click()
            shoot(page, f"write-{width}-{scheme}")


def shoot(page: Page, name: str) -> None:
    page.evaluate("document.fonts.ready")
    if name.startswith("map"):
        page.wait_for_timeout(1500)  # until it rests
    shot = Image.open(BytesIO(page.screenshot())).convert("RGB")
    shot.quantize(256, dither=Image.Dither.NONE).save(
        PLACE / f"{name}.png", optimize=True
    )  # a third of the size
    print(f"{name}.png")


if __name__ == "__main__":
    main()
