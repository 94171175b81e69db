"""How long each page takes on the server with 10,000 people: p50, p95 and the first look, in milliseconds, by the clock and by the processor.

    python benchmarks/pages.py [NETWORK]

Without a file, one is made (benchmarks/made_up_network.py) and kept in the temporary folder. Pages are asked through the whole stack
(WSGI, middleware, database on disk), without the network; `first` is the first look after the program was started. `p95` is by the
clock, which waits for whatever else the machine does; `processor` is the 95th percentile of what the answering thread computed.
At the end, on a copy: what a change takes, and the first look at a page after it (the served page thinks that over beforehand).
"""

import os
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # as the command line does

from made_up_network import DAY, make

TIMES = 30
PEOPLE = 30


def main() -> None:
    path = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(tempfile.gettempdir()) / "otherward-made-up.db"
    if not path.exists():
        make(path)
    begun = time.perf_counter()
    client = open_page(path)
    print(f"{count(path)} · started in {time.perf_counter() - begun:.1f} s\n")
    print(f"{'page':34}{'first':>9}{'p50':>8}{'p95':>8}{'processor':>11}{'kB':>8}")
    for name, addresses in pages().items():
        measure(client, name, addresses)
    with tempfile.TemporaryDirectory() as place:
        after_changes(open_page(Path(shutil.copy(path, place))))


def open_page(path: Path) -> Any:
    """The served application, entered by its link."""
    from otherward.server.run import application

    application(str(path), day=DAY)
    from django.test import Client

    from otherward.server.gate import links

    client = Client(headers={"host": "127.0.0.1"})
    client.get(f"/enter/{links.new()}")
    return client


def count(path: Path) -> str:
    from otherward.web.current import current

    book = current.open_book()
    return (
        f"{path.stat().st_size / 1e6:.0f} MB: {book.people.count():,} people, {book.interactions.count():,} mails, "
        f"{book.needs.count():,} needs, {book.offerings.count():,} offerings, {book.ties.count():,} ties"
    )


def pages() -> dict[str, list[str]]:
    """Every page that can be looked at, with the addresses it is measured by."""
    from django.urls import reverse

    from otherward.web.addresses import urlpatterns
    from otherward.web.current import current

    everybody = list(
        islice(
            current.open_book().people.all(), 5, None, max(1, current.open_book().people.count() // PEOPLE)
        )
    )
    plain = {
        one.name: [reverse(one.name)]
        for one in urlpatterns
        if "<" not in str(one.pattern) and one.name not in NOT_LOOKED_AT
    }
    named = {
        "person": [reverse("person", args=[one.id]) for one in everybody],
        "write-to": [reverse("write-to", args=[one.id]) for one in everybody],
        "brief": [reverse("brief", args=[one.id]) for one in everybody],
        "people, each key": [
            f"{reverse('people')}?q={part}" for one in everybody for part in typed(one.name)
        ],
        "map, one person": [f"{reverse('map')}?of={one.id}" for one in everybody],
    }
    return {**plain, **named}


NOT_LOOKED_AT = {
    "need-line",
    "closeness-of-many",
    "request-shown",
    "calendar-address",
    "meeting-line",
    "say-duplicates",
    "undo-duplicates",
    "look",
    "reword",
    "mail-file",
    "introduction-begin",
    "bring-example",
    "begin-own",
    "leave",
    "share-feeds",
}
"""Addresses that are only posted to."""


def typed(name: str) -> Iterator[str]:
    """A name as it grows under the fingers."""
    yield from (name[:end] for end in (1, 2, 3, 5, len(name)))


def measure(client: Any, name: str, addresses: list[str]) -> None:
    times, computed, size = [], [], 0
    for address in (addresses * TIMES)[: max(TIMES, len(addresses))]:
        begun, before = time.perf_counter(), time.thread_time()
        answer = client.get(address)
        times.append((time.perf_counter() - begun) * 1000)
        computed.append((time.thread_time() - before) * 1000)
        size = max(size, len(answer.getvalue()))
        if answer.status_code in (403, 405, 500):
            print(f"{name:34}{answer.status_code:>9}")
            return
    later, p95 = times[1:], ninety_five(times[1:])
    print(
        f"{name:34}{times[0]:>9.0f}{statistics.median(later):>8.1f}{p95:>8.1f}"
        f"{ninety_five(computed[1:]):>11.1f}{size / 1000:>8.0f}"
    )


def after_changes(client: Any) -> None:
    """Processor milliseconds of each thing done, and of pages looked at right after it; the middle of five times."""
    from django.urls import reverse

    from otherward.web.current import current

    print(f"\n{'what is done':34}{'itself':>9}" + "".join(f"{name:>12}" for name in AFTER))
    ones = list(islice(current.open_book().people.all(), 50, 57))
    standing = [one for one in current.suggestions() if not one.ruled_out]
    deeds: dict[str, list[tuple[str, dict[str, str]]]] = {
        "a line after a call": [
            (reverse("line", args=[one.id]), {"line": "needs a WMS consultant by November"}) for one in ones
        ],
        "how close somebody is": [
            (reverse("closeness", args=[one.id]), {"closeness": "friend"}) for one in ones
        ],
        "later": [(reverse("act", args=[one.id, "later"]), {}) for one in standing[:7]],
    }
    for name, steps in deeds.items():
        rows = [
            [computed(client, *step), *(computed(client, reverse(page)) for page in AFTER)] for step in steps
        ]
        middle = [statistics.median(row) for row in zip(*rows[2:], strict=True)]
        print(f"{name:34}{middle[0]:>9.0f}" + "".join(f"{one:>12.0f}" for one in middle[1:]))


def computed(client: Any, address: str, form: dict[str, str] | None = None) -> float:
    """Processor milliseconds of one answer."""
    before = time.thread_time()
    answer = client.get(address) if form is None else client.post(address, form)
    assert answer.status_code in (200, 302), f"{address}: {answer.status_code}"
    return (time.thread_time() - before) * 1000


AFTER = ("today", "people", "needs", "introductions", "map")


def ninety_five(times: list[float]) -> float:
    """The 95th percentile."""
    return sorted(times)[int(0.95 * len(times))]


if __name__ == "__main__":
    main()
