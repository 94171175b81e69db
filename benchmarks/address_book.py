"""How fast an address book on a server comes in, beside fetching it as one file and doing nothing with it.

`python benchmarks/address_book.py [--cards 10000]` starts a Radicale of its own with made-up cards, syncs it into a fresh network with recognizing
and concluding, syncs again, changes one card and syncs once more, and prints seconds, processor seconds and peak memory.
"""

import argparse
import resource
import sys
import tempfile
import time
from datetime import date
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parent), str(Path(__file__).parents[1])]

import made_up

from otherward.opening import open_book
from otherward.sources.dav.account import DavAccount
from otherward.sources.dav.server import DavServer
from otherward.sources.dav.sync import sync
from tests.sources.dav.radicale import PASSWORD, DavOfOne, dav_server


def timed(words: str, what: str, ask: object) -> None:
    clock, used = time.perf_counter(), time.process_time()
    count = ask()  # type: ignore[operator]
    seconds, own = time.perf_counter() - clock, time.process_time() - used
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"{words:<22} {count:>7} {what} {seconds:>8.2f} s, {own:>7.2f} s of our processor, peak {memory:,.0f} MB"
    )


def alone(dav: DavOfOne) -> int:
    return dav.ask("GET", "/marie/contacts/")[2].count("BEGIN:VCARD")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cards", type=int, default=10_000)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        server = Path(place) / "server"
        server.mkdir()
        cards = Path(place) / "contacts.vcf"
        made_up.write_cards(cards, made_up.people(options.cards))
        with dav_server(server) as dav:
            dav.put("/marie/contacts/", cards.read_text(encoding="utf-8"))
            timed("the server alone", "cards", lambda: alone(dav))
            account = DavAccount(address=f"{dav.origin}/", user="marie")
            book = open_book(Path(place) / "network.db")

            def once() -> int:
                with DavServer(account, PASSWORD) as one:
                    return sync(book, one, day=date(2026, 9, 14)).count

            timed("first sync", "cards", once)
            timed("second sync", "cards", once)
            dav.put(
                "/marie/contacts/one-more.vcf",
                "BEGIN:VCARD\nVERSION:3.0\nUID:one-more\nFN:Ana Ruiz\nN:Ruiz;Ana;;;\nEND:VCARD\n",
            )
            timed("one card more", "cards", once)
            book.close()


if __name__ == "__main__":
    main()
