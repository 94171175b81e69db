"""Start the page: on the loopback address only, opened with a link that works once."""

import gc
import socket
import sys
import webbrowser
from collections.abc import Callable
from contextlib import suppress
from contextvars import copy_context
from datetime import UTC, date, datetime
from pathlib import Path
from threading import Event, Lock, Thread
from typing import Any

from otherward.book.book import Book
from otherward.digest.scheduler import Scheduler
from otherward.errors import OtherwardError, WrongUse
from otherward.opening import fetched_before, open_book
from otherward.sources.dav.watching import DavWatch
from otherward.sources.feeds.watching import FeedWatch
from otherward.sources.fetching import Fetcher
from otherward.sources.mail_bell import MailBell
from otherward.sources.mail_watching import MailWatch
from otherward.sources.repeating import Repeating
from otherward.translation.sentences import retold

THREADS = 4
LARGEST_UPLOAD = 8 << 30
USUAL_PORT = 8765


def application(network: str | None, *, day: date | None = None) -> Any:
    """The page of this network as a WSGI application, its static files included."""
    _show(open_book(network), day)
    from django.core.handlers.wsgi import WSGIHandler
    from whitenoise import WhiteNoise

    static = Path(__file__).parent.parent / "web" / "static"
    return WhiteNoise(WSGIHandler(), root=str(static), prefix="static", max_age=31536000)


def _show(book: Book, day: date | None) -> None:
    """Show this network from now on, once it is ready to be shown."""
    from otherward.actions.derive import ensure_derived
    from otherward.actions.look_around import example_day
    from otherward.book.remembering import remembering
    from otherward.web.current import current, real_day

    ensure_derived(book, day=day or example_day(book) or real_day())
    current.book, current.fixed_day, current.to_own = remembering(book), day, None


def run(network: str | None, *, port: int = 0, show: bool = False, day: date | None = None) -> None:
    """Serve until stopped with Ctrl-C."""
    import waitress

    app = application(network, day=day)
    from otherward.server.gate import links
    from otherward.web.current import current

    server = waitress.create_server(
        app,
        sockets=[_socket(port)],
        threads=THREADS,
        max_request_body_size=LARGEST_UPLOAD,
        ident="",
    )
    background: list[Repeating] = []
    try:
        _say_where(f"http://127.0.0.1:{server.effective_port}/enter/{links.new()}", show=show)
        current.ahead = _ahead
        _in_background(_make_ready)

        def begin(book: Book) -> None:
            beginning = _background(book)
            background.extend(beginning)
            for one in beginning:
                one.start()

        if day:
            _to_own(begin)
        else:
            begin(current.open_book())
        server.run()
    except KeyboardInterrupt:
        pass  # it came before the first page was asked for
    finally:
        with suppress(OSError):  # the terminal may be closed
            _say("Closed.")
        for one in background:
            one.stop()
        server.close()


def _say_where(address: str, *, show: bool) -> None:
    told = retold("Otherward is open on this machine. The link works once; Ctrl-C closes it.")
    _say(f"{told}\n\n    {address}\n")
    if show:
        webbrowser.open(address)


def _say(words: str) -> None:
    sys.stdout.write(f"{retold(words)}\n")
    sys.stdout.flush()


def _ahead() -> None:
    """What could be done for others is thought over at once, in the language spoken here, not when the next page waits for it."""
    _wanted.set()
    if not _thinking.locked():
        _in_background(_think_ahead)


_wanted, _thinking = Event(), Lock()


def _think_ahead() -> None:
    """One at a time, and once more where something was changed meanwhile; many changes in a row are thought over once."""
    while _wanted.is_set() and _thinking.acquire(blocking=False):
        try:
            _wanted.clear()
            _think()
        finally:
            _thinking.release()


def _think() -> None:
    from otherward.web.current import current
    from otherward.web.jobs import at_work

    current.suggestions()
    if current.was_drawn and not at_work():  # a job draws the map itself once it has brought everything in
        current.drawing()


def _make_ready() -> None:
    """What the first look at a page would wait for, while nobody has clicked yet."""
    from otherward.review.vocabulary import make_ready
    from otherward.web.current import current

    if not current.people_search().find(""):
        return  # nobody is there yet
    current.suggestions()
    current.drawing()
    make_ready()
    gc.collect()
    gc.freeze()  # what is remembered stays for good; to look through it for what could go takes a tenth of a second each time


def _in_background(work: Callable[[], None]) -> None:
    def run() -> None:
        from django.db import connections

        try:
            work()
        except OtherwardError:
            return  # whoever asks for the page is told
        finally:
            connections.close_all()

    spoken = copy_context()
    Thread(target=spoken.run, args=(run,), daemon=True, name="ahead").start()


def _to_own(begin: Callable[[Book], None]) -> None:
    """From the example, the page can go on to the user's own network, as if that had been served from the start."""
    from otherward.web.current import current

    def go() -> None:
        _show(open_book(None), None)
        _in_background(_make_ready)
        begin(current.open_book())

    current.to_own = go


def _background(book: Book) -> list[Repeating]:
    """The digest by mail, followed feeds, mailboxes, address books and calendars, while the page is served; the example network has none of them."""
    mail = MailWatch(book=book, clock=_now)
    return [
        Scheduler(book=book, clock=_now),
        FeedWatch(book=book, fetcher=Fetcher(kept=fetched_before()), clock=_now),
        mail,
        MailBell(watch=mail),
        DavWatch(book=book, clock=_now),
    ]


def _now() -> datetime:
    return datetime.now(UTC).astimezone()


def _socket(port: int) -> socket.socket:
    """A socket on loopback: the port asked for, else the usual one, else any free one."""
    for wanted in [port] if port else [USUAL_PORT, 0]:
        one = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        one.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            one.bind(("127.0.0.1", wanted))
        except OSError:
            one.close()
            continue
        return one
    message = f"Port {port} is in use; name another with --port, or leave it out."
    raise WrongUse(message)
