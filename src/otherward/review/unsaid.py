"""Sentences whose words leave open what they do, or how much is asked: judged by what they mean."""

import re
from dataclasses import replace

from otherward.language.sentences import sentence_spans
from otherward.review.anatomy import Sentence
from otherward.review.asks import Ask, ask_of_size
from otherward.review.clauses import Clause
from otherward.review.draft import MessageKind
from otherward.review.meaning import SIZES, does
from otherward.review.roles import Context, Judged, with_forwarded_gift
from otherward.review.vocabulary import says

CLEARLY = 0.2
"""By so much must asking be surer than it takes, and by twice as much surer than asking after their goals."""
_DENIES = re.compile(r"\b(?:not|nothing|never)\b|n't\b(?!.*\?)", re.IGNORECASE)
PRESSES = {
    "score-keeping": "score_keeping",
    "guilt": "guilt",
    "urgency": "urgency",
    "presumption": "presumes",
}
"""The marks of pressure by the names under which they are read."""


def by_meaning(all_of: list[Judged], context: Context) -> list[Judged]:
    """Sentences whose words leave open what they do, or how much is asked, judged by what they mean."""
    left = [at for at, one in enumerate(all_of) if _is_open(one) or one.question or _is_unsized(one)]
    found = list(all_of)
    for at, sure in zip(left, does([all_of[at].text for at in left]), strict=True):
        one = all_of[at]
        if one.question:
            found[at] = _asked_after_all(one, sure)
        elif one.asks:
            found[at] = replace(one, asks=tuple(_sized(ask, one, sure) for ask in one.asks))
        else:
            found[at] = _as_read(one, sure, context)
    return with_forwarded_gift(found) if _forwards_gift(context) else found


def _forwards_gift(context: Context) -> bool:
    parts = [context.forwarded[start:end] for start, end in sentence_spans(context.forwarded)]
    return any(sure["gift"] > 0 for sure in does(parts))


def _is_open(one: Judged) -> bool:
    done = one.asks or one.for_me or one.gift or one.homework or one.question or one.out
    return not (done or one.fake or one.vague or one.pressure) and not says("pleasantry", one.text)


def _is_unsized(one: Judged) -> bool:
    return any(ask.matter == "something" for ask in one.asks)


def _asked_after_all(one: Judged, sure: dict[str, float]) -> Judged:
    """What is put like a question after their goals may ask for something all the same: `would you take my son?`."""
    offers = one.gift or says("prefers", one.text) or says("nudge", one.text)
    if offers or sure["asked"] <= CLEARLY or sure["asked"] <= sure["question"] + 2 * CLEARLY:
        return one
    return replace(one, question=False, asks=(_read_ask(one.sentence, sure),))


def _sized(ask: Ask, one: Judged, sure: dict[str, float]) -> Ask:
    read = _read_ask(one.sentence, sure)
    return read if ask.matter == "something" and read.size > ask.size and sure[_size(sure)] > 0 else ask


def _size(sure: dict[str, float]) -> str:
    return max(SIZES, key=lambda name: sure[name])


def _read_ask(sentence: Sentence, sure: dict[str, float]) -> Ask:
    return ask_of_size(sentence, SIZES[_size(sure)], job=sure["job"] > 0)


def _as_read(one: Judged, sure: dict[str, float], context: Context) -> Judged:
    text = one.text
    read = {name for name, above in sure.items() if above > 0}
    if says("nudge", text):
        read -= {"asked", "gift", "homework"}
    if _DENIES.search(text):
        read -= {"want", "asked", "job", "condition"}
    if not says("mine", text):
        read -= {"fake offer", "brochure", "merit"}
    if says("own_papers", text) or says("setback", text):
        read -= {"gift"}
    if says("self_start", text) and not says("theirs", text):
        read -= {"homework"}
    if read & {"brochure", "merit", "fake offer"} or says("merit", text):
        read -= {"gift", "homework"}
    if context.kind is MessageKind.THANK_YOU and read & {"gift", "homework"}:
        read = read - {"gift", "homework"} | {
            "act" if says("theirs", text) and not says("self_start", text) else "outcome"
        }
    if context.kind is MessageKind.THANK_YOU and "asked" not in read:
        read -= {"want"}
    asks: tuple[Ask, ...] = ()
    if "asked" in read and not read & {"gift", "question", "out"}:
        asks = (_read_ask(one.sentence, sure),)
    return replace(
        one,
        read=frozenset(read),
        asks=asks,
        for_me=(Clause(text, 0, len(text)),) if "want" in read and not read & {"gift", "out"} else (),
        gift="gift" in read and not asks,
        homework="homework" in read and not asks,
        question="question" in read and one.sentence.asks,
        out="out" in read,
        act=one.act or "act" in read,
        fake="fake offer" in read,
        vague="vague offer" in read,
        conditional="condition" in read,
        pressure=_pressure(read, text),
        promotion=one.promotion or bool(read & {"merit", "brochure", "fake offer"}),
    )


def _pressure(read: set[str], text: str) -> tuple[str, ...]:
    """How it presses; words of hurry count where its meaning is to ask or to want."""
    found = {PRESSES[name] for name in read & PRESSES.keys()}
    if read & {"asked", "want"} and says("urgency", text):
        found.add("urgency")
    return tuple(sorted(found))
