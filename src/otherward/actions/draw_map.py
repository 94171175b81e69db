"""Draw the user's network as a map; how it was drawn is kept, so that it looks the same the next time."""

from collections.abc import Sequence
from dataclasses import replace

import msgspec

from otherward.book.book import Book
from otherward.giving.opportunity import Opportunity
from otherward.giving.situation import Situation
from otherward.map.draw import bridges, draw
from otherward.map.drawing import Before, Drawing, Place

KEPT = "map"
"""The setting that holds where everybody stood."""


def draw_map(book: Book, situation: Situation, ideas: Sequence[Opportunity] = ()) -> Drawing:
    """The map of this network, with these introductions as its bridges."""
    kept = book.setting(KEPT)
    drawing = draw(situation.network, introductions=situation.introductions, ideas=ideas, before=_read(kept))
    now = _written(drawing)
    if now != kept:
        book.set_setting(KEPT, now)
    return drawing


def on_the_map(situation: Situation) -> tuple[object, ...]:
    """What a map is drawn from of people: who they are and where they work. How close they are, for one, is not on it."""
    return tuple((one.id, one.is_me, one.name, one.affiliations) for one in situation.network.people.values())


def drawn_from(situation: Situation) -> tuple[object, ...]:
    """What a map is drawn from besides people and ties: whom the user introduced, and the words of needs and offerings."""
    said = [
        (one.holder, one.summary, one.confidential)
        for ones in (situation.network.needs, situation.network.offerings)
        for one in ones
    ]
    return situation.introductions, said


def with_bridges(drawing: Drawing, ideas: Sequence[Opportunity]) -> Drawing:
    """The same map with these introductions as its bridges."""
    return replace(drawing, bridges=bridges(drawing.places, ideas))


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
