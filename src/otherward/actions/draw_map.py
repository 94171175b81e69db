"""Draw the user's network as a map; how it was drawn is kept, so that it looks the same the next time."""

from collections.abc import Sequence

import msgspec

from otherward.book.book import Book
from otherward.giving.opportunity import Opportunity
from otherward.giving.situation import Situation
from otherward.map.draw import draw
from otherward.map.drawing import Before, Drawing, Place

KEPT = "map"
"""The setting that holds where everybody stood."""


def draw_map(book: Book, situation: Situation, ideas: Sequence[Opportunity]) -> Drawing:
    """The map of this network, with these introductions as its bridges."""
    kept = book.setting(KEPT)
    drawing = draw(situation.network, introductions=situation.introductions, ideas=ideas, before=_read(kept))
    now = _written(drawing)
    if now != kept:
        book.set_setting(KEPT, now)
    return drawing


class _Kept(msgspec.Struct):
    places: dict[str, tuple[float, float, int]]
    centres: dict[int, tuple[float, float]]


def _read(kept: str) -> Before:
    if not kept:
        return Before()
    found = msgspec.json.decode(kept, type=_Kept)
    places = {name: Place(x=x, y=y, community=number) for name, (x, y, number) in found.places.items()}
    return Before(places=places, centres=found.centres)


def _written(drawing: Drawing) -> str:
    kept = _Kept(
        places={name: (p.x, p.y, p.community) for name, p in sorted(drawing.places.items())},
        centres={one.id: (round(one.x, 2), round(one.y, 2)) for one in drawing.communities},
    )
    return msgspec.json.encode(kept).decode()
