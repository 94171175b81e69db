"""The map of 5,000 people: how long it takes to draw on the server, and how many frames a second Chromium shows while it moves.

    python benchmarks/map.py [PEOPLE]

Without a graphics card Chromium draws in software (SwiftShader), many times slower than any laptop's; the benchmark says which it was.
"""

import random
import sys
import tempfile
import time
from datetime import date
from pathlib import Path

from made_up import TITLES, TOPICS, people

from otherward.actions.revision import changed
from otherward.map.draw import draw
from otherward.map.drawing import Before
from otherward.network.affiliation import Affiliation
from otherward.network.network import Network
from otherward.network.person import Person
from otherward.network.tie import Tie, TieKind
from otherward.opening import open_book

DAY = date(2026, 9, 14)
SECONDS = 5
MOVING = """async (seconds) => {
    const camera = renderer.getCamera(), begun = performance.now(), frames = [];
    const views = [{ x: 0.7, y: 0.5, ratio: 0.6 }, { x: 0.5, y: 0.3, ratio: 0.3 }, { x: 0.3, y: 0.6, ratio: 0.8 }, { x: 0.5, y: 0.5, ratio: 1 }];
    let last = begun, going = true;
    (async () => { for (let i = 0; going; i++) await camera.animate(views[i % 4], { duration: 900 }); })();
    while (last - begun < seconds * 1000) {
        const now = await new Promise(requestAnimationFrame);
        frames.push(now - last);
        last = now;
    }
    going = false;
    frames.sort((a, b) => a - b);
    return { fps: 1000 * frames.length / (last - begun), p95: frames[Math.floor(frames.length * 0.95)] };
}"""
SCRIPT = """() => { const times = [];
    for (let i = 0; i < 30; i++) { const begun = performance.now(); renderer.render(); times.push(performance.now() - begun); }
    return times.sort((a, b) => a - b)[15]; }"""
CARD = """() => { const gl = document.createElement("canvas").getContext("webgl"), more = gl.getExtension("WEBGL_debug_renderer_info");
    return more ? gl.getParameter(more.UNMASKED_RENDERER_WEBGL) : "unknown"; }"""


def made_up_network(count: int) -> Network:
    """Firms of about a dozen, and two meetings a person, mostly within a trade."""
    rng = random.Random(5)
    ones = {}
    for number, one in enumerate(people(count)):
        firm = f"{one.firm} {number % max(1, count // 1500)}"
        role = Affiliation(
            organization=firm, organization_id=firm, title=f"{one.title}, {rng.choice(TOPICS)}"
        )
        ones[one.slug] = Person(id=one.slug, name=one.name, affiliations=(role,))
    names, ties = list(ones), {}
    for _ in range(2 * count):
        a = rng.randrange(len(names))
        b = (a + rng.randrange(1, 60) * len(TITLES)) % len(names)
        pair = (min(names[a], names[b]), max(names[a], names[b]))
        ties[pair] = Tie(
            id=" ".join(pair), a=pair[0], b=pair[1], how="both in a meeting of 3 May 2026", kind=TieKind.MET
        )
    return Network(day=DAY, people=ones, ties=tuple(one for one in ties.values() if one.a != one.b))


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 5000
    network = made_up_network(count)
    on_the_server(network)
    in_the_browser(network)


def on_the_server(network: Network) -> None:
    begun = time.process_time()
    drawing = draw(network)
    first = time.process_time() - begun
    centres = {one.id: (one.x, one.y) for one in drawing.communities}
    begun = time.process_time()
    draw(network, before=Before(places=drawing.places, centres=centres))
    print(
        f"{len(drawing.places):,} people, {len(drawing.lines):,} lines, {len(drawing.communities)} communities: "
        f"drawn in {first:.2f} s of processor time, drawn again in {time.process_time() - begun:.2f} s"
    )


def in_the_browser(network: Network) -> None:
    sys.path.insert(0, str(Path(__file__).parents[1]))
    from playwright.sync_api import sync_playwright

    from tests.chromium import CHROMIUM, FLAGS
    from tests.surfaces.conftest import origin, served

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "network.db"
        book = open_book(path)
        book.people.put(network.people.values())
        book.ties.put(network.ties)
        changed(book)
        with served("serve", "--network", str(path), "--port", "0") as link, sync_playwright() as playwright:
            flags = [flag for flag in FLAGS if flag != "--disable-gpu"]
            browser = playwright.chromium.launch(executable_path=CHROMIUM, args=flags)
            page = browser.new_page(viewport={"width": 1440, "height": 900})
            page.goto(link)
            page.goto(f"{origin(link)}/map")
            page.locator("#map[data-drawn]").wait_for(timeout=120000)
            begun = time.perf_counter()
            page.goto(f"{origin(link)}/map")
            page.locator("#map[data-drawn]").wait_for(timeout=120000)
            shown = time.perf_counter() - begun
            page.evaluate(MOVING, SECONDS)  # a slow machine has let lines rest by then
            found = page.evaluate(MOVING, SECONDS)
            script, card = page.evaluate(SCRIPT), page.evaluate(CARD)
            browser.close()
    print(
        f"on screen {shown:.1f} s after the click; moving: {found['fps']:.0f} frames a second, 95 in 100 within {found['p95']:.0f} ms; "
        f"{script:.1f} ms of script a frame (16.7 would be all there is at 60) · drawn by {card}"
    )


if __name__ == "__main__":
    main()
