"""Sentences judged by what they mean beside their neighbours: what their words leave open, and what their words are mistaken about."""

from dataclasses import replace

from otherward.review.anatomy import take_apart
from otherward.review.asks import UNNAMED, Ask, ask_of_size
from otherward.review.clauses import Clause
from otherward.review.in_context import InContext, read
from otherward.review.roles import Context, Judged, judge, with_forwarded_gift

SIZES = {"a line asked": 1, "a call asked": 2, "an hour asked": 3, "a lot asked": 4}
UNLIKELY = 0.08
"""Below this, what the words of a sentence say of it is not believed."""
SURELY = 0.5
"""From here on the size of what is asked is believed against a matter named by words."""
PRESSES = {
    "score-keeping": "score_keeping",
    "guilt": "guilt",
    "urgency": "urgency",
    "presumption": "presumes",
}
"""The marks of pressure by the names under which they are read."""


def by_meaning(all_of: list[Judged], context: Context, beside: InContext) -> list[Judged]:
    """The sentences, judged by their words, judged by the draft as a whole."""
    found = [
        _judged(one, sure, believed)
        for one, sure, believed in zip(all_of, beside.does, beside.believed, strict=True)
    ]
    return with_forwarded_gift(found) if _forwards_gift(context) else found


def _forwards_gift(context: Context) -> bool:
    """Whether the words to be forwarded give something away."""
    told = judge(take_apart(context.forwarded), context) if context.forwarded else []
    return bool(told) and any("gift" in one for one in read(told, context.kind, "contact").believed)


def _judged(one: Judged, sure: dict[str, float], believed: frozenset[str]) -> Judged:
    gift = "gift" in believed
    asks = _asks(one, sure, believed)
    question = ("question" in believed and one.sentence.asks) or (
        one.question and not (believed & SIZES.keys() and sure["question"] < UNLIKELY)
    )
    return replace(
        one,
        read=believed,
        asks=() if question else asks,
        for_me=() if question else _for_me(one, believed),
        gift=gift,
        homework="homework" in believed and not asks and not gift,
        question=question,
        out="out" in believed,
        act="act" in believed or (one.act and sure["act"] > UNLIKELY),
        fake="fake offer" in believed,
        vague="vague offer" in believed,
        conditional="condition" in believed or (one.conditional and sure["condition"] > UNLIKELY),
        pressure=_pressure(one, sure, believed),
        promotion=bool(believed & {"merit", "brochure", "fake offer"}),
    )


def _asks(one: Judged, sure: dict[str, float], believed: frozenset[str]) -> tuple[Ask, ...]:
    size = max(SIZES, key=lambda name: sure[name])
    if one.asks:
        if sure[size] < UNLIKELY:
            return ()
        return tuple(_sized(ask, one, size, sure, believed) for ask in one.asks)
    if not believed & SIZES.keys() or believed & {"gift", "out", "question"}:
        return ()
    return (ask_of_size(one.sentence, SIZES[size], job="job" in believed),)


def _sized(ask: Ask, one: Judged, size: str, sure: dict[str, float], believed: frozenset[str]) -> Ask:
    """The ask, as big as it is meant."""
    named = ask.matter != UNNAMED
    if not ask.size or (named and sure[size] < SURELY) or (not named and size not in believed):
        return ask
    if SIZES[size] == ask.size:
        return ask
    meant = ask_of_size(one.sentence, SIZES[size], job=ask.job or "job" in believed)
    return (
        replace(ask, size=SIZES[size])
        if named
        else replace(meant, start=ask.start, end=ask.end, text=ask.text)
    )


def _for_me(one: Judged, believed: frozenset[str]) -> tuple[Clause, ...]:
    """The clauses whose good is the writer's."""
    if "want" not in believed:
        return () if believed & {"gift", "out", "homework"} else one.for_me
    return one.for_me or (Clause(one.text, 0, len(one.text)),)


def _pressure(one: Judged, sure: dict[str, float], believed: frozenset[str]) -> tuple[str, ...]:
    """How it presses."""
    found = {name for name in one.pressure if sure.get(_READ_AS.get(name, ""), 1.0) > UNLIKELY}
    return tuple(sorted(found | {PRESSES[name] for name in believed & PRESSES.keys()}))


_READ_AS = {name: read for read, name in PRESSES.items()} | {"conditional": "condition"}
