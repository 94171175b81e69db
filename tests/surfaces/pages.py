"""Every page there is, and how somebody comes to it: tests that look at all pages go by this list, and none can be forgotten."""

import re
from pathlib import Path

ADDRESSES = Path(__file__).parents[2] / "src" / "otherward" / "web" / "addresses.py"

PAGES = {
    "today": "/today",
    "everything": "/everything",
    "meetings": "/meetings",
    "read-up": "/read-up/{firm}",
    "brief": "/briefs/{person}",
    "map": "/map?of={person}",
    "needs": "/needs?by=name",
    "people": "/people?q=mal",
    "duplicates": "/duplicates",
    "person": "/people/{person}",
    "by-hand": "/people/{person}/by-hand",
    "write": "/write",
    "write-to": "/write/{person}",
    "calendar": "/calendar",
    "second-look": "/second-look",
    "introductions": "/introductions",
    "share": "/share",
    "share-new": "/share/new?title={firm}&url=javascript:window.hurt=1",
    "thing": "/share/{thing}",
    "asks": "/ask",
    "ask": "/ask/{ask}",
    "original": "/originals/{original}",
    "not-running": "/offline",
    "memory": "/memory",
    "settings": "/settings",
    "bring": "/bring",
    "job": "/bring/{job}",
    "columns": "/bring/{job}/columns/{sheet}",
    "imports": "/imports",
}
"""What is looked at, by the name of its address."""
PARTS = {"find": "/find?q=mal", "whom": "/write/whom?q=mal"}
"""What a script puts into a page."""
FILES = {"map-drawing", "plot", "brief-copy", "backup", "calendar-feed", "calendar-file", "worker"}
"""What is fetched or taken away."""
ELSEWHERE = {"home", "design"}
"""What leads on, and the page for whoever builds."""
POSTED = {
    *(
        "take-back",
        "undo",
        "act",
        "meeting-line",
        "brief-short",
        "brief-request",
        "need-line",
        "need-line-undo",
    ),
    *("need", "need-reopen", "say-duplicates", "undo-duplicates", "closeness-of-many", "line", "undo-line"),
    *("never", "closeness", "look", "reword", "request-shown", "mail-file", "sent", "undo-sent"),
    *("calendar-address", "introduction-begin", "introduction-thanked", "introduction", "share-feeds"),
    *("share-out", "thing-sent", "thing-unsent", "thing-came", "ask-on", "leave", "promise-kept"),
    *(
        "memory-thanked",
        "came-of-it",
        "change-setting",
        "bring-example",
        "begin-own",
        "by-hand-keep",
        "by-hand-preview",
        "by-hand-write",
        "undo-import",
    ),
}
"""What only forms lead to."""


def addresses():
    """The names of all addresses the page answers."""
    return set(re.findall(r'name="([^"]+)"', ADDRESSES.read_text(encoding="utf-8")))
