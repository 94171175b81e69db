"""The checks that what a model read has to pass: an exact quote, a holder who is named, a day that stands there, and all that our own findings pass."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from otherward.language.dates import named_days
from otherward.network.handle import plain
from otherward.network.interaction import Participant
from otherward.network.need import Status
from otherward.reading.company import DEPARTMENTS
from otherward.reading.finding import Finding, FindingType, Passage
from otherward.reading.holder import HolderSense
from otherward.reading.making import NEAR, make, same
from otherward.reading.plain_words import sealed
from otherward.reading.reader import JUDGED
from otherward.reading.turns import Said, cast_of
from otherward.reading.whose import holder_of, judged, weighed
from otherward.second_look.answer import Ending, Item
from otherward.second_look.conversation import Asked, Piece
from otherward.second_look.heard import Closed
from otherward.second_look.quotes import Searched, says_enough
from otherward.second_look.words import has_hidden_signs, speaks_to_a_machine
from otherward.translation.words import marked

if TYPE_CHECKING:
    import numpy as np

SURE = 0.6
"""How sure a finding is that the user's model alone has read: less than what our own reader is sure of."""

NO_QUOTE = marked("its quote does not stand in what was sent")
TOO_SHORT = marked("its quote is too short or too long to say anything")
HIDDEN = marked("its quote has signs that cannot be seen")
TO_A_MACHINE = marked("its words speak to a machine")
UNKNOWN_TYPE = marked("it is of no known type or status")
NOBODY = marked("its holder is not named there")
SOMEBODY_ELSE = marked("by its words it is somebody else's")
OWN = marked("it is your own")
NO_DAY = marked("its day does not stand there")
NOT_SAID = marked("its words do not say that")
SEALED = marked("it was told in confidence")
NOT_OPEN = marked("what it says is settled was not open, or was said later")

_OWN_WORDS = re.compile(r"\b(?:I|we|my|our|me|us|mine|ours|here)\b", re.IGNORECASE)
"""Words by which a speaker speaks of themselves."""


class Dropped(ValueError):
    """Why an item of the model's is left out."""


@dataclass(frozen=True)
class Place:
    """Where a quote stands."""

    piece: Piece
    start: int
    end: int
    at: int
    """Which of the text's sentences holds most of it."""

    @property
    def passage(self) -> Passage:
        """The text."""
        return self.piece.passage

    @property
    def one(self) -> Said:
        """The sentence."""
        return self.piece.said[self.at]


def checked(item: Item, asked: Asked, model: str) -> Finding:
    """The finding an item becomes, made by our own rules of the sentence it quotes; dropped where it does not pass."""
    kind = next((one for one in JUDGED if one.value == item.type.strip().casefold()), None)
    status = _status(item.status)
    if kind is None or status is None:
        raise Dropped(UNKNOWN_TYPE)
    place = place_of(item.text, item.quote, asked)
    sense = _sense(place)
    holder = _holder(item.holder, kind, place, sense)
    made = make(kind, place.passage, place.one, sense, SURE, holder)
    if made is None:
        raise Dropped(NOT_SAID)
    start, quote = _quote(made, place)
    return replace(
        made,
        start=start,
        quote=quote,
        due=_due(item, made, place),
        department=next(
            (one for one in DEPARTMENTS if one.casefold() == item.department.strip().casefold()), ""
        ),
        status=made.status if status is Status.OPEN else status,
        settled_by=quote if status in (Status.MET, Status.PAST) else "",
        read_by=model,
    )


def ended(ending: Ending, asked: Asked) -> Closed:
    """What an ending closes: something that was open, by later words of the same conversation."""
    status, known = _status(ending.status), asked.open.get(ending.id.strip())
    if status not in (Status.MET, Status.PAST):
        raise Dropped(UNKNOWN_TYPE)
    place = place_of(ending.text, ending.quote, asked)
    if known is None or not _is_later(place, known):
        raise Dropped(NOT_OPEN)
    quote = place.passage.text[place.start : place.end]
    return Closed(passage=known.passage, start=known.start, type=known.type, status=status, quote=quote)


def _is_later(place: Place, known: Finding) -> bool:
    if place.passage.id == known.passage:
        return place.start >= known.start + len(known.quote)
    return bool(place.one.day and known.on and place.one.day >= known.on)


def _status(told: str) -> Status | None:
    bare = told.strip().casefold() or Status.OPEN.value
    return next((one for one in Status if one.value == bare), None)


def place_of(text: str, quote: str, asked: Asked) -> Place:
    """Where the quote stands, in the text it is said to be of; links and addresses are put back first."""
    piece = asked.pieces.get(text.strip())
    if piece is None:
        raise Dropped(NO_QUOTE)
    quote = asked.tokens.show(quote).strip().strip('"“”')
    if has_hidden_signs(quote):
        raise Dropped(HIDDEN)
    if not says_enough(quote):
        raise Dropped(TOO_SHORT)
    spots = Searched(piece.passage.text).places(quote)
    found = next((place for spot in spots if (place := _within(piece, *spot))), None)
    if found is None:
        raise Dropped(NO_QUOTE)
    if speaks_to_a_machine(found.one.text) or speaks_to_a_machine(quote):
        raise Dropped(TO_A_MACHINE)
    if found.at in sealed(list(piece.said)):
        raise Dropped(SEALED)
    return found


def _within(piece: Piece, start: int, end: int) -> Place | None:
    """The place, if every letter of it stands in sentences that were sent, of one turn."""
    text = piece.passage.text
    inside = [i for i in range(piece.first, piece.behind) if _shared(piece.said[i], start, end)]
    if not inside or len({piece.said[i].turn for i in inside}) > 1:
        return None
    spans = [(piece.said[i].start, piece.said[i].end) for i in inside]
    if any(not text[p].isspace() and not any(a <= p < b for a, b in spans) for p in range(start, end)):
        return None
    return Place(piece, start, end, max(inside, key=lambda i: _shared(piece.said[i], start, end)))


def _shared(one: Said, start: int, end: int) -> int:
    return max(0, min(one.end, end) - max(one.start, start))


def _sense(place: Place) -> HolderSense:
    """Whom the text speaks of, up to this sentence."""
    sense = HolderSense(place.passage, place.piece.said, cast_of(place.passage))
    for one in place.piece.said[: place.at + 1]:
        sense.hear(one)
    return sense


def _holder(name: str, kind: FindingType, place: Place, sense: HolderSense) -> Participant:
    """The participant meant; nobody may be made up, and whom our own judge of holders holds unlikely it is not."""
    one, passage = place.one, place.passage
    found, rows = weighed(sense, one, kind)
    likely = [candidate.who for candidate in found]
    meant = _called(name, [*likely, *_around(place)])
    if meant is None:
        raise Dropped(NOBODY)
    ours = holder_of(sense, one, kind)
    own_words = bool(_OWN_WORDS.search(one.text)) and not sense.is_note(one)
    of_user = kind not in (FindingType.PROMISE, FindingType.THANKS)
    if of_user and (same(meant, passage.me) or (same(ours, passage.me) and own_words)):
        raise Dropped(OWN)
    if _alike(meant, ours):
        return ours
    named = any(_alike(ours, who.who) for who, _ in sense.named_here(one.text) if who.who)
    not_theirs = same(meant, one.speaker) and named and not own_words
    if not_theirs or _share(meant, likely, judged(rows)) < LEAST_LIKELY:
        raise Dropped(SOMEBODY_ELSE)
    return meant


LEAST_LIKELY = 0.06
"""Share of all that speaks for anybody as the holder, by our own judge, that must speak for the one the model says. It gives `Bob` 0.05 and less
in `Bob, we need a planner` and in `I told Bob that we need one`, and 0.1 in `I met Bob, who struggles with his accounts`."""


def _share(meant: Participant, likely: list[Participant], fit: "np.ndarray") -> float:
    import numpy as np

    weight = np.exp(fit - fit.max())
    mine = sum(float(w) for who, w in zip(likely, weight, strict=True) if _alike(who, meant))
    return mine / float(weight.sum())


def _around(place: Place) -> Iterator[Participant]:
    """Everybody the text and its header name."""
    passage = place.passage
    yield from (place.one.speaker, passage.author, *passage.to, *passage.about, passage.me)
    yield from (mention.who for mention in cast_of(passage).mentions(passage.text))


def _called(name: str, people: list[Participant]) -> Participant | None:
    """Who of these the name means: in full, or by a part that means nobody else."""
    words = plain(name).split()
    if not words or len(words) > MOST_NAMES:
        return None
    whole = next((one for one in people if plain(one.name).split() == words), None)
    if whole:
        return whole
    parts = {plain(one.name): one for one in people if set(words) <= set(plain(one.name).split())}
    return next(iter(parts.values())) if len(parts) == 1 else None


MOST_NAMES = 6
"""Words of a name."""


def _alike(a: Participant, b: Participant) -> bool:
    if same(a, b):
        return True
    left, right = set(plain(a.name).split()), set(plain(b.name).split())
    return bool(left and right) and (left <= right or right <= left)


def _quote(made: Finding, place: Place) -> tuple[int, str]:
    """The sentence as our own findings quote it, or, where the model's words reach further than by a salutation, those."""
    text, end = place.passage.text, made.start + len(made.quote)
    beyond = f"{text[place.start : max(place.start, made.start)]} {text[min(place.end, end) : place.end]}"
    if len(beyond.split()) < A_FEW:
        return made.start, made.quote
    return place.start, place.passage.text[place.start : place.end]


A_FEW = 4
"""Words before and behind the sentence that say nothing more: `Hi Marie,`."""


def _due(item: Item, made: Finding, place: Place) -> date | None:
    """The day: one the words name, or ours."""
    if not item.due.strip():
        return made.due
    try:
        day = date.fromisoformat(item.due.strip()[:10])
    except ValueError as problem:
        raise Dropped(NO_DAY) from problem
    text, said = place.passage.text, place.one.day
    around = (
        text[max(0, place.one.start - NEAR) : place.one.end + NEAR]
        if made.type is FindingType.PROMISE
        else ""
    )
    named = {one.day for words in (place.one.text, around) if said for one in named_days(words, said)}
    if day not in named and day != made.due:
        raise Dropped(NO_DAY)
    return day
