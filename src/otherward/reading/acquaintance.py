"""Who knows whom, by what is said: `my old colleague Ana`, `I know Petra from the board`, `Ana and Petra studied together`."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from otherward.network.handle import name_handle, plain
from otherward.network.interaction import Participant
from otherward.reading.finding import Finding, FindingType, Passage
from otherward.reading.holder import HolderSense
from otherward.reading.judgements import table
from otherward.reading.making import finding_of, same
from otherward.reading.naming import Cast, given_names, not_names
from otherward.reading.turns import Said, cast_of, sentences_said

SURE = 0.8
KIN = "kin"
"""The kind of what is said of relatives: a first name alone is then somebody of the family, whoever else bears it."""

FROM_OFF = 60
"""Letters before a phrase in which words can take it back."""

_PART = re.compile(r"(?<!\?P)<([a-z]+)(\d?)>")


@dataclass(frozen=True, slots=True)
class Telling:
    """One way of saying that two know one another."""

    pattern: re.Pattern[str]
    kind: str
    one: str
    other: str
    note: bool
    """Only in a note, where who is meant goes without saying."""
    stands: bool
    """Whatever goes before it."""
    named: bool
    """Only where the names begin with a given name, or belong to somebody the text has named: nouns have capitals too."""


@cache
def tellings() -> tuple[Telling, ...]:
    """All ways, in the order of their file."""
    said = table("acquaintances")
    parts: dict[str, str] = said["parts"]
    return tuple(
        Telling(
            re.compile(_filled(one["pattern"], parts), re.IGNORECASE),
            one.get("kind", ""),
            one.get("one", ""),
            one.get("other", ""),
            bool(one.get("note")),
            bool(one.get("stands")),
            bool(one.get("named")),
        )
        for one in said["phrase"]
    )


def _filled(pattern: str, parts: dict[str, str]) -> str:
    while _PART.search(pattern):
        pattern = _PART.sub(lambda m: parts[m[1]].replace(f"?P<{m[1]}>", f"?P<{m[1]}{m[2]}>"), pattern)
    return pattern


@cache
def _spoken() -> dict[str, frozenset[str]]:
    """Words that stand for somebody: who speaks, who is spoken to, who was spoken of, nobody."""
    return {who: frozenset(words.split()) for who, words in table("acquaintances")["words"].items()}


@cache
def _refused() -> tuple[re.Pattern[str], re.Pattern[str]]:
    said = table("acquaintances")["refused"]
    return re.compile(said["before"], re.IGNORECASE), re.compile(said["anywhere"], re.IGNORECASE)


@cache
def _trace() -> re.Pattern[str]:
    said = table("acquaintances")
    return re.compile(_filled(said["trace"], said["parts"]))


def may_tell(text: str) -> bool:
    """Whether one of its sentences may say so; seen without parting it into sentences."""
    return bool(_trace().search(text)) and any(one.search(text) for one in _within())


@cache
def _within() -> tuple[re.Pattern[str], ...]:
    """The same ways, wherever in a text the sentence begins and ends."""
    begin = r"(?:^|(?<=[.!?;:\n])\s*)"
    found = (re.sub(r"(?<!\[)\^", lambda _: begin, one.pattern.pattern) for one in tellings())
    return tuple(re.compile(one.replace("|$)", "|$|\\n)"), re.IGNORECASE) for one in found)


def acquaintances_in(passage: Passage) -> Iterator[Finding]:
    """The same of a whole text, a typed line for one."""
    said = sentences_said(passage)
    sense = HolderSense(passage, said, cast_of(passage))
    for one in said:
        sense.hear(one)
        yield from acquaintances(passage, one, sense)


def acquaintances(passage: Passage, one: Said, sense: HolderSense) -> Iterator[Finding]:
    """Every two whom a sentence says to know one another; the user is never one of them."""
    if not _trace().search(one.text) or _refused()[1].search(one.text):
        return
    found: set[frozenset[str]] = set()
    company = _Company(passage, one, sense)
    for telling in tellings():
        if telling.note and not sense.is_note(one):
            continue
        for match in telling.pattern.finditer(one.text):
            before = one.text[max(0, match.start() - FROM_OFF) : match.start()]
            if not telling.stands and _refused()[0].search(before):
                continue
            pair = company.pair(telling, match)
            if pair and frozenset(p.name for p in pair) not in found:
                found.add(frozenset(p.name for p in pair))
                made = finding_of(FindingType.ACQUAINTANCE, passage, one, *pair, SURE)
                yield replace(made, kind=telling.kind)


def _begins_given(name: str) -> bool:
    """Whether the first word is a given name, and no article that is one too (`Den Weg`)."""
    first = plain(name).split()[0]
    return first in given_names() and first not in _spoken()["articles"]


class _Company:
    """Who is meant by the words of one sentence."""

    def __init__(self, passage: Passage, said: Said, sense: HolderSense) -> None:
        self._passage, self._said, self._sense = passage, said, sense
        self._cast: Cast | None = None
        self._surely = False

    def pair(self, telling: Telling, match: re.Match[str]) -> tuple[Participant, Participant] | None:
        """The two, or nothing where one of them is the user or not known."""
        self._surely = telling.named
        words = {key.rstrip("0123456789"): text for key, text in match.groupdict().items() if text}
        at = match.start()
        other = self._of(words.pop("other", "") or words.pop("one", ""), at) or self._meant(telling.other, at)
        if other is None:
            return None
        one = self._meant(telling.one, at)
        for key in ("one", "own", "theirs", "subject", "self"):
            one = one or self._of(words.get(key, ""), at, besides=other)
        if one is None or same(one, other) or self._is_me(one) or self._is_me(other):
            return None
        return one, other

    def _meant(self, who: str, at: int) -> Participant | None:
        """Who is meant without being named."""
        if who == "speaker" or (who == "greets" and not self._is_me(self._said.speaker)):
            return self._said.speaker
        if who == "greets":
            return self._addressed()
        return self._spoken_of(at) if who == "spoken of" else None

    def _of(self, word: str, at: int, besides: Participant | None = None) -> Participant | None:
        low = re.sub(r"['’]s$", "", word.casefold())
        if not low or low in _spoken()["nobody"]:
            return None
        if low in _spoken()["first"]:
            return self._said.speaker
        if low in _spoken()["second"]:
            return self._addressed()
        if low in _spoken()["third"]:
            return self._spoken_of(at, besides)
        return self._named(word[: len(low)])

    def _named(self, name: str) -> Participant | None:
        if set(plain(name).split()) <= not_names():
            return None
        self._cast = self._cast or cast_of(self._passage)
        known = self._cast.called(name)
        if known and self._surely and plain(known.name).split()[0] in _spoken()["articles"]:
            known = None
        if self._surely and not known and not _begins_given(name):
            return None
        return known or Participant(handle=name_handle(name), name=name)

    def _addressed(self) -> Participant | None:
        """The one who is spoken to, if it is one."""
        if self._sense.is_note(self._said):
            return None
        others = [p for p in (*self._passage.to, self._passage.author) if not same(p, self._said.speaker)]
        return others[0] if len({p.name for p in others}) == 1 else None

    def _spoken_of(self, at: int, besides: Participant | None = None) -> Participant | None:
        """Whom `she` means: named before in the sentence, the one a note is about, or named in the sentences before."""
        before = reversed(self._sense.named(self._said.text[:at]))
        note = self._sense.is_note(self._said)
        earlier = [
            one.who for one in self._sense.before() if one.source == "name" and (note or one.back == 1)
        ]
        heading = [self._sense.heading] if note and self._sense.heading else []
        there = [self._said.speaker, *self._passage.to, *([besides] if besides else [])]
        for who in (*before, *heading, *earlier):
            if not any(same(who, p) for p in there):
                return who
        return None

    def _is_me(self, one: Participant) -> bool:
        return same(one, self._passage.me)
