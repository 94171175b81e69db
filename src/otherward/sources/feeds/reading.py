"""A feed's bytes as things to pass on, whatever dialect it speaks."""

import re
from datetime import date
from io import BytesIO

from otherward.errors import UnusableInput
from otherward.intake.brought import Circumstances
from otherward.intake.entry import Entry
from otherward.intake.feed import Feed, FeedList, JsonFeed
from otherward.intake.page_text import parsed
from otherward.intake.resource_address import web_address
from otherward.network.record import Skipped
from otherward.network.resource import Resource

HEAD = 64 << 10
SURE = 70
_MIND = re.compile(r"[.;]\s*$")


def is_feed(body: bytes) -> bool:
    """Whether these bytes are a feed."""
    entry = _entry(body, "")
    return max(Feed().claims(entry), JsonFeed().claims(entry)) >= SURE


def read_feed(body: bytes, address: str, *, day: date) -> list[Resource]:
    """Its items; `UnusableInput` in one sentence where there is nothing to be read."""
    entry = _entry(body, address)
    form = JsonFeed() if JsonFeed().claims(entry) else Feed()
    if not is_feed(body):
        message = "There is no feed at this address (any more); look at it in a browser, or paste the feed's own address."
        raise UnusableInput(message)
    items = list(form.read(entry, Circumstances(day=day)))
    found = [one for one in items if isinstance(one, Resource)]
    if not found and (wrong := next((one for one in items if isinstance(one, Skipped)), None)):
        raise UnusableInput(_MIND.sub("", wrong.why) + ".")
    return found


def addresses_in_list(body: bytes) -> list[str]:
    """The feeds of an OPML list, as other feed readers export it; empty if it is none."""
    if not FeedList().claims(_entry(body, "")):
        return []
    root = parsed(body)
    outlines = [] if root is None else [one.get("xmlurl") or "" for one in root.iter("outline")]
    return list(dict.fromkeys(url for one in outlines if (url := web_address(one))))


def _entry(body: bytes, address: str) -> Entry:
    return Entry(path=address, name="feed", size=len(body), head=body[:HEAD], open=lambda: BytesIO(body))
