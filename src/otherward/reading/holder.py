"""Whose it is: the speaker's own, somebody's the speaker talks of, or, in a note, the person the line is about."""

import re
from collections.abc import Sequence
from functools import cache
from importlib.resources import files

from otherward.network.handle import name_handle, plain
from otherward.network.interaction import Participant
from otherward.reading.finding import Passage
from otherward.reading.turns import Said

_KIN = (
    "sister|brother|cousin|friend|neighbou?r|nephew|niece|son|daughter|husband|wife|partner|colleague|boss|mother|father|mum|mom|dad|"
    "sister-in-law|brother-in-law|uncle|aunt|team|client|customer|tenant|landlord|accountant|intern|assistant|flatmate|roommate|"
    "former colleague|old colleague|old boss|goddaughter|godson|grandson|granddaughter|student|manager|director|gm|chair"
)
_RELATIVE = re.compile(
    rf"\b(?P<whole>(?:my|our|his|her|a|an old)\s+(?:\w+\s+)?(?:{_KIN}))\b(?:'s)?,?\s*(?P<name>[A-ZÀ-Þ][\w’'-]+)?"
)
_OWN = re.compile(
    r"\b(i|i'm|i’m|i've|i’ve|i'd|i’d|i'll|i’ll|we|we're|we’re|we've|we’ve|we'd|we’d|we'll|we’ll|my|our|me|us)\b",
    re.IGNORECASE,
)
_SHE = re.compile(r"\b(he|she|they|his|her|their|him|them|he's|she's|they're|he’s|she’s)\b", re.IGNORECASE)
_NAME = re.compile(
    r"(?<![\w@.])(?:(?:Mr|Mrs|Ms|Dr|Prof)\.?\s+)?(?P<name>[A-ZÀ-ÖØ-Þ][\w’'-]+(?:\s+(?:(?:de|van|von|der|la|del|bin|al|el|da|dos)\s+)*[A-ZÀ-ÖØ-Þ][\w’'.-]*){0,2})"
)
_BEFORE_OWN = 25
"""Letters at the beginning of a sentence in which its subject stands."""


@cache
def given_names() -> frozenset[str]:
    """Given names of many languages, plain."""
    text = (files("otherward.language") / "given_names.txt").read_text(encoding="utf-8")
    return frozenset(plain(line) for line in text.splitlines() if line and not line.startswith("#"))


class HolderSense:
    """Follows a passage sentence by sentence and says whose each thing is."""

    def __init__(self, passage: Passage, said: Sequence[Said] = ()) -> None:
        self._passage = passage
        self._speakers = list({one.speaker.name: one.speaker for one in said if one.speaker.name}.values())
        self._said = said
        self._note = passage.kind in ("note", "meeting")
        self._people = [
            one
            for one in (*self._speakers, *passage.about, *passage.to, passage.author, passage.me)
            if one.name
        ]
        self._last: Participant | None = passage.about[0] if len(passage.about) == 1 else None
        self._heading: Participant | None = self._last

    def hear(self, said: Said) -> None:
        """Take note of whom a sentence names, before its holder is asked."""
        named = self.named(said.text)
        others = [one for one in named if one.name != self._passage.me.name]
        if others and self._note:
            subject = others[0]
            self._last = subject
        elif others:
            self._last = others[-1]

    def holder(self, said: Said, *, giver: bool = False) -> Participant:
        """Who needs, offers, or has the news."""
        del giver
        text = said.text
        head = text[: _BEFORE_OWN * 3]
        relative = _RELATIVE.search(text)
        if relative and not _OWN.match(text) and not self._is_own(text, relative.start()):
            return self._relative(relative)
        if said.speaker.name == self._passage.me.name and self._note:
            if relative:
                return self._relative(relative)
            named = [one for one in self.named(text) if one.name != self._passage.me.name]
            return named[0] if named else (self._last or self._heading or said.speaker)
        named = [
            one for one in self.named(head) if one.name not in (self._passage.me.name, said.speaker.name)
        ]
        own = _OWN.search(text)
        subject = self._place(named[0], text) if named else len(text)
        if own and own.start() <= subject:
            return said.speaker
        if named and subject <= _BEFORE_OWN:
            return named[0]
        she = _SHE.search(text)
        if (
            she
            and not own
            and self._last
            and self._last.name != said.speaker.name
            and she.start() < _BEFORE_OWN
        ):
            return self._last
        return said.speaker

    def other_side(self, said: Said, holder: Participant) -> Participant | None:
        """To whom a promise or thanks goes."""
        me = self._passage.me
        if self._note and said.speaker.name == me.name:
            if holder.name != me.name:
                return me
            named = [one for one in self.named(said.text) if one.name != me.name]
            return named[0] if named else (self._last or self._heading)
        talked = [
            one.speaker for one in self._said if one.turn < said.turn and one.speaker.name != holder.name
        ]
        for one in (*talked[-1:], *self._speakers, *self._passage.to, self._passage.author, me):
            if one.name and one.name != holder.name:
                return one
        return self._last if self._last and self._last.name != holder.name else None

    def promiser(self, said: Said) -> Participant:
        """Who promises: the speaker, or in a note the one who said so."""
        if not self._note or said.speaker.name != self._passage.me.name:
            return said.speaker
        own = re.search(
            r"\b(i|i'll|i’ll|i'd|i’d|we|me)\b|\b(told|said|promised|owe)\b", said.text, re.IGNORECASE
        )
        theirs = re.search(
            r"\b(s?he|they)\b.{0,4}(will|'ll|’ll|promised|said (s?he|they)|offered|to send|owes)\b",
            said.text,
            re.IGNORECASE,
        )
        named = [one for one in self.named(said.text) if one.name != said.speaker.name]
        if theirs or (named and not own):
            return named[0] if named else (self._last or said.speaker)
        if named and re.match(
            rf"\W*{re.escape(named[0].name.split()[0])}\b[^.]{{0,20}}\b(will|promised|owes|to send|said)\b",
            said.text,
        ):
            return named[0]
        return said.speaker

    def named(self, text: str) -> list[Participant]:
        """The people a text names, in order: those of the passage by any part of their name, others by their given name."""
        found: list[tuple[int, Participant]] = []
        for match in _NAME.finditer(text):
            one = self._person(match["name"].rstrip(".'’"))
            if one:
                found.append((match.start(), one))
        lower = plain(text)
        for one in self._passage.about:
            first = plain(one.name).split()[:1]
            if first and re.search(rf"\b{re.escape(first[0])}\b", lower) and one not in [p for _, p in found]:
                found.append((lower.find(first[0]), one))
        return [one for _, one in sorted(found, key=lambda pair: pair[0])]

    def _person(self, name: str) -> Participant | None:
        words = plain(name.removesuffix("'s").removesuffix("’s")).split()
        for one in self._people:
            known = plain(one.name).split()
            if words and (words == known[: len(words)] or set(words) <= set(known)):
                return one
        if words and words[0] in given_names():
            clean = name.removesuffix("'s").removesuffix("’s")
            one = Participant(handle=name_handle(clean), name=clean)
            if len(words) > 1:
                self._people.append(one)
            return one
        return None

    def _relative(self, match: re.Match[str]) -> Participant:
        name = match["name"] or ""
        if name and plain(name) in given_names():
            return Participant(handle=name_handle(name), name=name)
        phrase = re.sub(r"^(my|our|his|her|a|an)\s+", "", match["whole"], flags=re.IGNORECASE)
        return Participant(handle=name_handle(phrase), name=phrase)

    def _is_own(self, text: str, place: int) -> bool:
        """Whether the sentence is about the speaker though it mentions a relative."""
        own = re.search(r"\b(i|we|i'm|we're|i've|we've)\b", text, re.IGNORECASE)
        return bool(own and own.start() < place)

    def _place(self, one: Participant, text: str) -> int:
        first = one.name.split()[0]
        place = text.find(first)
        return place if place >= 0 else len(text)
