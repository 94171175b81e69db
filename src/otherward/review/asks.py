"""What a sentence asks of its reader: in which words, what for, and how big that is."""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from typing import Any

from otherward.review.anatomy import Sentence
from otherward.review.vocabulary import Words, filled, says

UNNAMED = "something"
"""What is asked for where the words do not name it."""


@dataclass(frozen=True, slots=True)
class Matter:
    """What is asked for."""

    name: str
    size: int
    words: Words
    smaller: str
    """A smaller thing that would still help, for the suggestion."""
    job: bool
    vague: bool


@dataclass(frozen=True, slots=True)
class Ask:
    """One thing asked."""

    matter: str
    size: int
    form: str
    """question, please, order, command, wish; `meaning` where no form of words asks."""
    text: str
    start: int
    """In the body."""
    end: int
    smaller: str
    job: bool = False
    vague: bool = False
    head: str = ""


ALLOWANCE = {"stranger": 2, "acquaintance": 3, "contact": 4}
"""How big an ask these may be asked without it being a lot (review specification, 3.0)."""


@cache
def _table() -> dict[str, list[dict[str, Any]]]:
    return tomllib.loads((files("otherward.review") / "words" / "asks.toml").read_text(encoding="utf-8"))


@cache
def forms() -> tuple[Words, ...]:
    """The ways to ask."""
    return tuple(
        Words(one["name"], tuple(one["any"]), tuple(one.get("unless", ())), affirmed=False)
        for one in _table()["form"]
    )


@cache
def matters() -> tuple[Matter, ...]:
    """What can be asked for, the biggest first."""
    return tuple(
        Matter(
            one["name"],
            one["size"],
            Words(one["name"], tuple(one["any"]), tuple(one.get("unless", ())), affirmed=False),
            one["smaller"],
            bool(one.get("job")),
            bool(one.get("vague")),
        )
        for one in _table()["matter"]
    )


@cache
def _further() -> re.Pattern[str]:
    """Where one sentence goes on to the next thing asked: `…, name a lawyer and share my post`."""
    return re.compile(
        filled(
            r"(?:,|;)\s+(?:and |or |then |also |please )*(?=(?:<ask_verb>)\b)|\s+and\s+(?:then |also |please )*(?=(?:<ask_verb>)\s)|\s+and whether\s+"
        ),
        re.IGNORECASE,
    )


@cache
def _verb() -> re.Pattern[str]:
    return re.compile(filled(r"(?:please |kindly )?(?P<verb><ask_verb>)\b"), re.IGNORECASE)


_IF_YOU_CAN = re.compile(
    r"\W*(?:(?:if|when|whenever|as soon as) you (?:can|could|have|get|like|want|are)\b[^,]{0,40}|please|also|then|so),?\s*",
    re.IGNORECASE,
)


def asks_in(sentence: Sentence) -> list[Ask]:
    """The things this sentence asks for, in order; questions about the reader's own goals are none."""
    found: list[Ask] = []
    form = ""
    for start, end in _pieces(sentence):
        text = sentence.plain[start:end]
        opens = start == 0 or bool(_IF_YOU_CAN.fullmatch(sentence.plain[:start]))
        own = _form(text, sentence.plain, first=opens)
        whether = form and sentence.plain[:start].rstrip().endswith("whether")
        if not own and not whether and not (form and _verb().match(text)):
            continue
        form = own or form
        found.append(_ask(text, form, sentence.start + start, sentence.start + end, sentence))
    return found


def _pieces(sentence: Sentence) -> Iterator[tuple[int, int]]:
    for clause in sentence.clauses:
        at = clause.start
        for match in _further().finditer(sentence.plain, clause.start, clause.end):
            if match.start() > at:
                yield at, match.start()
            at = match.end()
        if at < clause.end:
            yield at, clause.end


def _form(text: str, whole: str, *, first: bool) -> str:
    for form in forms():
        if form.name == "order" and not first:  # `we cleared the loft and hung …` tells, and does not order
            continue
        if form.find(text):
            return form.name
    if whole is not text and forms()[-1].find(text):
        return "wish"
    return ""


def _ask(text: str, form: str, start: int, end: int, sentence: Sentence) -> Ask:
    further = start > sentence.start and _verb().match(text)
    matter = _matter(text) or (None if further else _matter_beyond(sentence.plain))
    verb = _verb().search(text)
    head = verb["verb"].casefold() if verb else ""
    if matter is None:
        size = 1 if form == "question" and sentence.words < 25 else 2
        return Ask(UNNAMED, size, form, text, start, end, "one question they can answer in a line", head=head)
    return Ask(
        matter.name, matter.size, form, text, start, end, matter.smaller, matter.job, matter.vague, head
    )


def unnamed_ask(sentence: Sentence) -> Ask:
    """Something is asked in words of no known form."""
    return _ask(sentence.plain, "question", sentence.start, sentence.end, sentence)


def ask_of_size(sentence: Sentence, size: int, *, job: bool) -> Ask:
    """Something of this size is asked, as its meaning says; its words may still name the matter."""
    named = replace(unnamed_ask(sentence), form=MEANT)
    if named.matter != UNNAMED:
        return named
    return replace(named, size=size, matter=_OF_SIZE[size], job=job)


MEANT = "meaning"
_OF_SIZE = {1: UNNAMED, 2: "some of their time", 3: "an hour or more of theirs", 4: "a great deal"}


def _matter(text: str) -> Matter | None:
    if (permission := next(one for one in matters() if one.size == 0)).words.find(text):
        return permission
    if says("to_understand", text):
        return None
    return next((one for one in matters() if one.words.find(text)), None)


def _matter_beyond(whole: str) -> Matter | None:
    """The rest of the sentence says what the asking clause leaves open."""
    return next((one for one in matters() if one.size and not one.vague and one.words.find(whole)), None)


_BY_VERB = (UNNAMED, "one question", "one forward or share")
"""Matters so wide that another verb asks for another thing."""
_MEETING = ("half an hour or more", "a call or a meeting")


def distinct(asks: list[Ask]) -> list[Ask]:
    """Those that ask for different things; alternatives and repetitions of one matter count once."""
    found: dict[tuple[str, str], Ask] = {}
    meets = any(ask.matter in _MEETING for ask in asks)
    for ask in asks:
        if ask.size and not (ask.vague and meets):  # what the meeting is to be about
            found.setdefault(
                (
                    _MEETING[0] if ask.matter in _MEETING else ask.matter,
                    ask.head if ask.matter in _BY_VERB else "",
                ),
                ask,
            )
    return list(found.values())
