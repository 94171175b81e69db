"""However the page is ended, by Ctrl-C, `kill`, a closed terminal or the system: what it kept for a while goes with it."""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from otherward.storage.for_a_while import sweep, take_away

ENDINGS = ("SIGTERM", "SIGHUP")
"""What ends a program beside Ctrl-C; not every system has both."""


@contextmanager
def in_good_order() -> Iterator[None]:
    """What killed ones left is taken away first; a signal ends this one like Ctrl-C does."""
    before = _heeded()
    try:
        sweep()
        yield
    finally:
        take_away()
        for number, handler in before.items():
            signal.signal(number, handler)


def _heeded() -> "dict[int, signal._HANDLER]":
    if threading.current_thread() is not threading.main_thread():
        return {}
    before = {}
    for number in (getattr(signal, name) for name in ENDINGS if hasattr(signal, name)):
        if signal.getsignal(number) == signal.SIG_DFL:  # `nohup` has it ignored
            before[number] = signal.signal(number, _end)
    return before


def _end(number: int, frame: FrameType | None) -> None:
    del frame
    signal.signal(number, signal.SIG_IGN)  # once is enough; what is put away is put away to the end
    raise KeyboardInterrupt
