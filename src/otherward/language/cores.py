"""Work on all cores: pieces side by side, each with products on one core.

Numpy's own threads split every small product and wait for each other; batches side by side are nearly twice as fast on four cores
(`docs/decisions/embedding-engine.md`). Where numpy's library cannot be told to keep to one core, pieces run one after another.
"""

import ctypes
import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from threading import Lock
from typing import TypeVar

Piece = TypeVar("Piece")

MOST = 8
"""Each piece at work holds some megabytes."""

_TURN = Lock()
_NAMES = ("scipy_openblas_{}_num_threads64_", "scipy_openblas_{}_num_threads", "openblas_{}_num_threads64_")


def cores() -> int:
    """How many pieces can run side by side."""
    if _openblas() is None:
        return 1
    # the cores this process may use, where the system tells
    mine = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return min(MOST, mine)


def side_by_side(work: Callable[[Piece], None], pieces: Sequence[Piece]) -> None:
    """Do this work on every piece; the first error is raised."""
    if len(pieces) < 2 or cores() < 2:
        for piece in pieces:
            work(piece)
        return
    with _TURN, _products_on_one_core(), ThreadPoolExecutor(min(len(pieces), cores())) as pool:
        for _ in pool.map(work, pieces):
            pass


@contextmanager
def _products_on_one_core() -> Iterator[None]:
    library = _openblas()
    if library is None:
        yield
        return
    get, put = library
    before = get()
    put(1)
    try:
        yield
    finally:
        put(before)


@cache
def _openblas() -> tuple[Callable[[], int], Callable[[int], None]] | None:
    """How to ask and to tell the library that came with numpy on how many cores a product runs."""
    import numpy as np

    package = Path(np.__file__).parent
    for place in (package.parent / "numpy.libs", package / ".dylibs"):
        for file in sorted(place.glob("*openblas*")):
            try:
                library = ctypes.CDLL(str(file))
            except OSError:
                continue
            for name in _NAMES:
                if hasattr(library, name.format("set")):
                    get, put = library[name.format("get")], library[name.format("set")]
                    get.argtypes, get.restype = [], ctypes.c_int
                    put.argtypes, put.restype = [ctypes.c_int], None
                    return get, put
    return None
