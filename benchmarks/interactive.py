"""How long until each page can be used in Chromium, with 10,000 people: from the click to the last script, in milliseconds.

    python benchmarks/interactive.py [NETWORK]

The network is that of benchmarks/pages.py. `interactive` is when the deferred scripts have run, or later, when the last long task has
ended (a task over 50 ms, W3C Long Tasks); `scripts` is the time of all long tasks together. The processor is not slowed down; each page
is opened six times, the first of them with an empty browser. Fonts, styles and scripts come from the browser's store after that.
`processor` is what the page's thread computed (CDP, thread ticks): the clock waits for whatever else the machine does, this does not.
"""

import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import Any

from made_up_network import DAY, make

TIMES = 5
PAGES = "today everything people needs introductions share meetings write ask memory map duplicates imports bring settings calendar".split()
SERVE = "--serve"
LONG = """window.long = [];
new PerformanceObserver((list) => { for (const one of list.getEntries()) window.long.push([one.startTime, one.duration]); }).observe({ type: "longtask", buffered: true });"""
TIMED = """async () => {
    await new Promise((done) => setTimeout(done, 300));
    const [page] = performance.getEntriesByType("navigation"), ended = window.long.map(([at, lasted]) => at + lasted);
    return { answer: page.responseEnd, interactive: Math.max(page.domContentLoadedEventEnd, ...ended), scripts: window.long.reduce((sum, [, lasted]) => sum + lasted, 0) };
}"""


def main() -> None:
    if sys.argv[1:2] == [SERVE]:
        from otherward.server.run import run

        run(sys.argv[2], day=DAY)
        return
    path = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(tempfile.gettempdir()) / "otherward-made-up.db"
    if not path.exists():
        make(path)
    with served(path) as link:
        measure(link, path)


@contextmanager
def served(path: Path) -> Iterator[str]:
    """The page on the day of the made-up network, in a process of its own."""
    process = subprocess.Popen(
        [sys.executable, __file__, SERVE, str(path)], stdout=subprocess.PIPE, text=True
    )
    try:
        yield next(line.strip() for line in process.stdout or () if "/enter/" in line)
    finally:
        process.terminate()
        process.wait()


def measure(link: str, path: Path) -> None:
    sys.path.insert(0, str(Path(__file__).parents[1]))
    from playwright.sync_api import sync_playwright

    from tests.chromium import CHROMIUM, FLAGS

    start = link.split("/enter/", maxsplit=1)[0]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        context = browser.new_context(viewport={"width": 1440, "height": 900})
        context.add_init_script(LONG)
        page = context.new_page()
        inside = context.new_cdp_session(page)
        inside.send("Performance.enable", {"timeDomain": "threadTicks"})
        page.set_default_timeout(300_000)  # the first map of a network is drawn while it is waited for
        page.goto(link)
        print(
            f"{'page':20}{'first':>8}{'answer':>8}{'interactive':>13}{'slowest':>9}{'scripts':>9}{'processor':>11}"
        )
        for address in [*(f"/{name}" for name in PAGES), *of_somebody(path)]:
            first, *later = [timed(page, start + address, inside) for _ in range(1 + TIMES)]
            middle = {name: statistics.median(one[name] for one in later) for name in first}
            slowest = max(one["interactive"] for one in later)
            print(
                f"{shown(address):20}{first['interactive']:>8.0f}{middle['answer']:>8.0f}{middle['interactive']:>13.0f}"
                f"{slowest:>9.0f}{middle['scripts']:>9.0f}{middle['processor']:>11.0f}"
            )
        browser.close()


def of_somebody(path: Path) -> list[str]:
    """The pages of one person."""
    from otherward.opening import open_book

    one = next(islice(open_book(path).people.all(), 50, None)).id
    return [f"/people/{one}", f"/write/{one}", f"/briefs/{one}"]


def shown(address: str) -> str:
    return address.split("/person-", maxsplit=1)[0].strip("/") + (
        ", one person" if "/person-" in address else ""
    )


def timed(page: Any, address: str, inside: Any) -> dict[str, float]:
    page.goto("about:blank")
    before = computed(inside)
    answer = page.goto(address, wait_until="load")
    assert answer.ok, f"{address}: {answer.status}"
    return {**page.evaluate(TIMED), "processor": computed(inside) - before}


def computed(inside: Any) -> float:
    """Milliseconds that the page's thread has computed so far."""
    found = inside.send("Performance.getMetrics")["metrics"]
    return 1000 * next(float(one["value"]) for one in found if one["name"] == "TaskDuration")


if __name__ == "__main__":
    main()
