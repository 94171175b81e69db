"""Handles: how sources point at a person. An address, a profile, a number, or only a name.

A handle is a string with its kind before the colon: `mailto:ana@acme.example`, `in:ana-ruiz` (a LinkedIn profile's
slug), `tel:+14145550101`, `url:https://…`, `name:ana ruiz`. Recognition tells which handles are one person.
"""

import re
import unicodedata
from functools import lru_cache
from urllib.parse import unquote, urlsplit

_SLUG = re.compile(r"/(?:in|pub)/([^/?#]+)", re.IGNORECASE)


@lru_cache(maxsize=100_000)
def plain(text: str) -> str:
    """Lower case, without accents, single spaces: the form in which names are compared."""
    if text.isascii():
        return " ".join(text.casefold().split())
    decomposed = unicodedata.normalize("NFKD", text)
    letters = "".join(c for c in decomposed if not unicodedata.combining(c))
    return " ".join(letters.casefold().split())


def mail_handle(address: str) -> str:
    """`mailto:` and the address in lower case."""
    return f"mailto:{address.strip().strip('<>').casefold()}"


def profile_handle(url: str) -> str:
    """`in:` and the slug of a LinkedIn profile, or `url:` and the address of another page."""
    found = _SLUG.search(url)
    if found and "linkedin." in url.casefold():
        return f"in:{unquote(found[1]).casefold()}"
    parts = urlsplit(url.strip())
    host = parts.netloc.casefold().removeprefix("www.")
    return f"url:{host}{parts.path.rstrip('/')}"


def name_handle(name: str) -> str:
    """`name:` and the plain form of the name; the weakest handle, for who is only named."""
    return f"name:{plain(name)}"


def kind_of(handle: str) -> str:
    """The part before the colon."""
    return handle.partition(":")[0]
