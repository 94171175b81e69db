"""The map, beside sigma.js with its usual settings on the same network in the same run: what a picture costs while it moves.

    python benchmarks/map.py [PEOPLE ...]        (1,000 and 5,000 without)

Without a graphics card Chromium paints in software (SwiftShader), many times slower than any laptop's; the benchmark says which it was. `page`
and `painting` are milliseconds of processor time a picture, by the page's process and by the one that paints; hardly changed by other work.
"""

import os
import random
import sys
import tempfile
import time
from datetime import date
from pathlib import Path
from typing import Any

from made_up import TITLES, TOPICS, people
from sigma import scripts

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
SIZES = (1000, 5000)
MOVING = """async (seconds) => {
    const begun = performance.now(), frames = [], views = [[0.7, 0.5, 0.6], [0.5, 0.3, 0.3], [0.3, 0.6, 0.8], [0.5, 0.5, 1]];
    let last = begun, going = true;
    const moved = (async () => { for (let i = 0; going; i++) await move(...views[i % 4], 900); })();
    while (last - begun < seconds * 1000) {
        const now = await new Promise(requestAnimationFrame);
        frames.push(now - last);
        last = now;
    }
    going = false;
    await moved;
    frames.sort((a, b) => a - b);
    return { frames: frames.length, fps: 1000 * frames.length / (last - begun), p95: frames[Math.floor(frames.length * 0.95)] };
}"""
OURS = """() => { const [left, low, right, high] = view.bounds;
    window.move = (x, y, ratio, lasts) => view.go({ x: left + x * (right - left), y: low + y * (high - low), scale: view.whole().scale / ratio }, lasts); }"""
EACH = """() => { view.ease(0); view.measure = () => {}; }"""
SIGMA = """({ people, lines, tints, width, height }) => {
    document.body.innerHTML = `<div id="stage" style="width:${width}px;height:${height}px"></div>`;
    const graph = new graphology.Graph({ type: "undirected" });
    for (const [id, label, , x, y, community] of people) graph.addNode(id, { x, y, label, size: 3, color: tints[community % 6] });
    for (const [a, b] of lines) if (a !== b && !graph.hasEdge(people[a][0], people[b][0])) graph.addEdge(people[a][0], people[b][0], { size: 1, color: "#cfc3b4" });
    const renderer = new Sigma(graph, document.getElementById("stage")), camera = renderer.getCamera();
    window.move = (x, y, ratio, lasts) => camera.animate({ x, y, ratio }, { duration: lasts });
}"""
WHOLE = """() => view.lines.takes + view.people.takes"""
STAGE = """async () => ({ ...await (await fetch("/map/drawing")).json(), tints: ink.tints, width: stage.clientWidth, height: stage.clientHeight })"""
CARD = """() => { const gl = document.createElement("canvas").getContext("webgl"), more = gl && gl.getExtension("WEBGL_debug_renderer_info");
    return more ? gl.getParameter(more.UNMASKED_RENDERER_WEBGL) : "no WebGL: painted on a plain canvas"; }"""


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
    compared = scripts()
    for count in [int(one) for one in sys.argv[1:]] or SIZES:
        network = made_up_network(count)
        on_the_server(network)
        in_the_browser(network, compared)


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


def in_the_browser(network: Network, compared: list[str]) -> None:
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
            print(
                f"on screen {shown:.1f} s after the click, painted whole in {page.evaluate(WHOLE):.0f} ms · {page.evaluate(CARD)}"
            )
            print(f"{'':34}{'frames/s':>9}{'95 in 100':>11}{'script':>8}{'page':>7}{'painting':>10}")
            page.evaluate(OURS)
            told(page, "the map as it is")
            page.evaluate(EACH)
            told(page, "the map, all painted each time")
            drawing = page.evaluate(STAGE)
            page.goto("about:blank")
            for text in compared:
                page.add_script_tag(content=text)
            page.evaluate(SIGMA, drawing)
            told(page, "sigma.js as it comes")
            browser.close()


def told(page: Any, name: str) -> None:
    """One row: how many pictures a second while it moves, and what one costs in milliseconds."""
    inside = page.context.new_cdp_session(page)
    inside.send("Performance.enable", {"timeDomain": "threadTicks"})
    page.wait_for_timeout(1000)
    script, before = scripted(inside), processes()
    found = page.evaluate(MOVING, SECONDS)
    after, frames = processes(), found["frames"]
    spent = {kind: (after[kind] - before.get(kind, 0.0)) / frames for kind in after}
    print(
        f"{name:34}{found['fps']:>9.1f}{found['p95']:>9.0f} ms{(scripted(inside) - script) / frames:>8.2f}"
        f"{spent.get('renderer', 0.0):>7.1f}{spent.get('gpu-process', 0.0):>10.1f}"
    )


def scripted(inside: Any) -> float:
    """Milliseconds of script so far."""
    found = inside.send("Performance.getMetrics")["metrics"]
    return 1000 * next(float(one["value"]) for one in found if one["name"] == "ScriptDuration")


def processes() -> dict[str, float]:
    """Milliseconds of processor time so far of the browser's processes below this one, by kind."""
    ticks, spent, below = os.sysconf("SC_CLK_TCK"), {}, {os.getpid()}
    found: dict[str, float] = {}
    parents = {}
    for place in Path("/proc").glob("[0-9]*"):
        try:
            fields = (place / "stat").read_text().rsplit(")", 1)[1].split()
            command = (place / "cmdline").read_text().replace("\0", " ").split()
        except OSError:
            continue  # it has ended
        parents[int(place.name)] = int(fields[1])
        kind = next((one.removeprefix("--type=") for one in command if one.startswith("--type=")), "")
        spent[int(place.name)] = (kind, 1000 * (int(fields[11]) + int(fields[12])) / ticks)
    while new := {one for one, parent in parents.items() if parent in below} - below:
        below |= new
    for one in below & spent.keys():
        kind, time_spent = spent[one]
        found[kind] = found.get(kind, 0.0) + time_spent
    return found


if __name__ == "__main__":
    main()
