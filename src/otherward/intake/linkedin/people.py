"""Who is meant in a message: names and profile addresses paired, though names contain the comma that joins them."""

import re
from collections.abc import Sequence
from functools import lru_cache
from urllib.parse import unquote

from otherward.intake.linkedin.names import clean_whole, is_credential, is_hidden
from otherward.network.handle import name_handle, plain, profile_handle
from otherward.network.interaction import Participant

_URLS = re.compile(r"[,;\s]+(?=https?://|www\.)|\s*[,;]\s*$")
_WORDS = re.compile(r"[^\W\d_]+")


@lru_cache(maxsize=8192)
def participant(name: str, url: str) -> Participant:
    """Somebody by profile address if there is one, else only by name."""
    shown = clean_whole(name)
    return Participant(handle=profile_handle(url) if url else name_handle(shown), name=shown)


@lru_cache(maxsize=8192)
def recipients(names: str, urls: str) -> tuple[Participant, ...]:
    """The people of a cell of names joined by `, ` and a cell of addresses joined by `,`."""
    pages = [url.strip() for url in _URLS.split(urls) if url.strip()]
    pieces = [piece.strip() for piece in names.split(", ") if piece.strip()]
    gone = [piece for piece in pieces if is_hidden(piece)]
    pieces = [piece for piece in pieces if not is_hidden(piece)]
    if len(pages) <= 1 and not gone:
        whole = _joined(pieces) if not pages else [names.strip()]
        return tuple(participant(name, pages[0] if pages else "") for name in whole if name or pages)
    if len(pieces) > len(pages):
        groups = _grouped(pieces, pages) if pages else [(name, "") for name in _joined(pieces)]
    else:
        groups = _matched(pieces, pages)
    found = [participant(name, page) for name, page in groups]
    return tuple(found + [participant(name, "") for name in gone])


def _joined(pieces: Sequence[str]) -> list[str]:
    """Names with the credentials that follow them."""
    names: list[str] = []
    for piece in pieces:
        if names and all(is_credential(word) for word in piece.split()):
            names[-1] = f"{names[-1]}, {piece}"
        else:
            names.append(piece)
    return names


def _likeness(name: str, page: str) -> float:
    """How much of a name stands in the profile's own address."""
    slug = plain(unquote(page.rstrip("/").rpartition("/")[2])).replace("-", " ")
    words = [word for word in _WORDS.findall(plain(name)) if len(word) > 1]
    return sum(word in slug for word in words) / len(words) if words else 0.0


def _grouped(pieces: Sequence[str], pages: Sequence[str]) -> list[tuple[str, str]]:
    """Cut the pieces into as many names as there are addresses, in order, so that names and addresses fit best."""
    names = _joined(pieces)
    if len(names) == len(pages):
        return list(zip(names, pages, strict=True))
    if len(names) < len(pages):
        return _matched(names, pages)
    reach = len(names) - len(pages) + 1
    states: dict[int, tuple[float, list[int]]] = {
        0: (0.0, [])
    }  # after each page: where, how well and by which cuts
    for page in pages:
        following: dict[int, tuple[float, list[int]]] = {}
        for start, (score, cuts) in states.items():
            for end in range(start + 1, min(start + reach, len(names)) + 1):
                value = score + _fit(names[start:end], page)
                if end not in following or value > following[end][0]:
                    following[end] = (value, [*cuts, end])
        states = following
    cuts = states[len(names)][1]
    starts = [0, *cuts[:-1]]
    return [(", ".join(names[a:b]), page) for a, b, page in zip(starts, cuts, pages, strict=True)]


def _fit(pieces: Sequence[str], page: str) -> float:
    """A name begins with the person's own name; what else is in it counts less."""
    return 2 * _likeness(pieces[0], page) + sum(_likeness(piece, page) for piece in pieces[1:])


def _matched(names: Sequence[str], pages: Sequence[str]) -> list[tuple[str, str]]:
    """Every address with the name that is like it; in order where nothing tells."""
    if len(names) == len(pages):
        return list(zip(names, pages, strict=True))
    left = list(names)
    pairs = []
    for page in pages:
        name = max(left, key=lambda one: _likeness(one, page), default="")
        if name and _likeness(name, page) > 0:
            left.remove(name)
        else:
            name = ""
        pairs.append((name, page))
    return pairs + [(name, "") for name in left]
