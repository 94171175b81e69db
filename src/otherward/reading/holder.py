"""Whose it is: the speaker's own, somebody's the speaker talks of, or, in a note, the person the line is about."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from otherward.network.handle import name_handle, plain
from otherward.network.interaction import Participant
from otherward.reading.candidates import REACH, Candidate
from otherward.reading.finding import FindingType, Passage
from otherward.reading.judgements import by_name, holding
from otherward.reading.naming import Cast, common_words, given_names, not_names
from otherward.reading.turns import Said, cast_of

_ROLE = (
    r"sisters?(?:-in-law)?|brothers?(?:-in-law)?|cousins?|friends?|neighbou?rs?|nephew|niece|sons?|daughters?|husband|wife|partner|colleagues?|boss|"
    r"mother(?:-in-law)?|father(?:-in-law)?|mum|mom|dad|uncle|aunt|clients?|customers?|tenants?|landlord|accountant|intern|assistant|flatmate|"
    r"roommate|god(?:son|daughter)|grand(?:son|daughter|mother|father)|students?|manager|director|deputy|chair(?:man|woman)?|treasurer|secretary|engineer|trainer|"
    r"therapist|driver|teacher|trustees|lawyer|nurse|apprentice|caretaker|supervisor|coordinator|lead|technician|supplier|contractor|boys|girls|kids|"
    r"parents|guy|lady|woman|man|girl|boy|interpreter|importer|exporter|farmer|grower|baker|plumber|electrician|cleaner|pharmacist|vet|student|family"
)
_FIRM_NOUN = r"company|council|bank|charity|co-?op|club|school|trustees|board|college|chamber|association|parish|university|hospital|ministry|trust|consortium|firm|clinic|landlord"
_RELATIVE = re.compile(
    rf"\b(?P<whole>(?:(?P<own>(?i:my|our|his|her|their|its|a|an|another|one of (?:my|our|his|her)))\s+(?!(?:man|woman|guy|girl|boy|person|customer|client|supplier|partner|teacher|engineer)\b)(?:[\w’'-]+\s+){{0,3}}?(?:{_ROLE})\b(?!\s+(?:of staff|level|list|service|care|team|base))(?:\s+(?:in|from|of ours|of mine)\b(?:\s+[A-Z][\w-]+)?)?)"
    rf"|(?:(?:Son|Daughter|Sister|Brother|Wife|Husband|Engineer|Treasurer|Chair|Steward|Colleague)\b))",
)
_FIRM = re.compile(rf"\b(?P<whole>[Tt]he\s+(?:[\w’'-]+\s+){{0,2}}?(?:{_FIRM_NOUN}))\b")
_OWN = re.compile(r"\b(?:I|i|we|We|WE|my|My|our|Our)\b(?:['’](?:m|ve|d|ll|re))?")
_SHE = re.compile(r"\b(?:he|she|they)\b|^\W*(?:his|her|their)\b(?:['’](?:s|d|ll|re|ve))?", re.IGNORECASE)
_YOU = re.compile(
    r"\byou (?:are|were|need|needed|wanted|want|mentioned|told|asked|said)\b|\byou['’]re\b", re.IGNORECASE
)
_OBJECT = re.compile(
    r"\b(?:to|for|with|from|by|told|tell|ask|asked|owe|owes|gave|give|giving|send|sending|of|at|than|thank|thanks|thanked|promised|about|and)\s+$",
    re.IGNORECASE,
)
_SAID_I = re.compile(
    r"\b(?:told|said|promised|agreed|offered|owe|owed|mentioned)\b.{0,40}?\b(?:i['’]?(?:d|ll)|i (?:would|will|can|could)|id)\b|^\W*(?:i|we)\b|\bi (?:owe|promised|said|told)\b|"
    r"(?:^|->|→|:)\W*(?:owe|told|promised)\b(?!.*\b(?:me|us)\b)|\b(?:from|fr\.?|by) me\b",
    re.IGNORECASE,
)
_PROMISED_TO = re.compile(
    r"\b(?:I|[Ww]e)(?:['’]ve| have|['’]d| had)?(?: also| just| already)? (?:(?:promised|owe)\b|told\b(?= (?:\w+ ){1,3}(?:that )?(?:I|we)(?:['’]d| would| will|['’]ll)))"
    r"\s+(?:(?:my|our|his|her|their)\s+)?(?P<whom>[\w-]+)"
)
_HEADING = re.compile(
    r"\b(?:call|met|meeting|meet|visit|visited|lunch|coffee|dinner|breakfast|spoke|catch[- ]?up|handover|tel|phone|phoned|with|contact|chat|beside|1:1|interview|drinks?|beer|walk)\b|w/",
    re.IGNORECASE,
)
_FULL_NAME = re.compile(
    r" ([A-ZÀ-Þ][a-zß-ÿ’'-]+(?: (?:de |van |von |al-|el-)?[A-ZÀ-Þ][\w’'-]+){1,2})(?=[\s,.;:]|$)"
)
"""`my cousin Jun Hao`: behind a relation two words with capitals are a name, whatever else they may mean."""
_NEAR = 45
"""Letters at the beginning of a sentence within which a name is its subject."""


@dataclass(frozen=True, slots=True)
class Subject:
    """A word that may say whose a thing is."""

    place: int
    end: int
    kind: str
    who: Participant | None = None


class HolderSense:
    """Follows a passage sentence by sentence and says whose each thing is."""

    def __init__(self, passage: Passage, said: Sequence[Said] = (), cast: Cast | None = None) -> None:
        self._passage = passage
        self._said = said
        self._note = passage.kind in ("note", "meeting")
        self._cast = cast or cast_of(passage)
        self._heading = passage.about[0] if len(passage.about) == 1 else None
        self._topic = self._heading
        self._third: Participant | None = None
        self._line = -1
        self._heard = 0
        self._recent: list[tuple[int, Participant, str]] = []
        self._spoken_to = [*self.speakers, *passage.to, passage.me]

    def hear(self, said: Said) -> None:
        """Take note of whom a sentence names, before its holder is asked."""
        self._heard += 1
        if not self._kept_from(said):
            self._recent += [
                (self._heard, one.who, kind)
                for one, kind in self.named_here(said.text)
                if one.who is not None
            ]
        mentions = [
            m for m in self._cast.mentions(said.text) if not m.firm and m.who.name != self._passage.me.name
        ]
        if not self._note or said.speaker.name != self._passage.me.name:
            others = [m.who for m in mentions if m.who.name != said.speaker.name]
            relative = _RELATIVE.search(said.text)
            self._third = (
                others[-1] if others else self._phrase(relative, said.text) if relative else self._third
            )
            return
        if said.line != self._line:
            self._topic = self._heading or self._topic
            self._line = said.line
        if (
            mentions
            and self._heading is None
            and said.line == 0
            and (_HEADING.search(said.text) or len(mentions) == 1)
        ):
            self._heading = self._topic = mentions[0].who
        if self._kept_from(said):
            return
        for mention in mentions:
            if mention.start <= _NEAR and not _OBJECT.search(said.text[: mention.start]):
                self._topic = mention.who
                return
        if mentions and (self._topic is None or _HEADING.search(said.text)):
            self._topic = mentions[-1].who

    def _kept_from(self, said: Said) -> bool:
        """Whether a note about somebody says who must not hear of it: the note is not about them."""
        return self._heading is not None and by_name("confidence").says(said.text)

    def holder(self, said: Said, kind: FindingType = FindingType.NEED) -> Participant:
        """Who needs, offers, or has the news."""
        note = self._note and said.speaker.name == self._passage.me.name
        subjects = list(self._subjects(said.text))
        place = anchor_of(kind, said.text)
        before = [s for s in subjects if s.place < place]
        if note:
            before = [s for s in before if s.kind not in ("own", "you")]
        if not before and kind is FindingType.MILESTONE and not note:
            before = [s for s in subjects if s.kind in ("name", "relative", "firm")][:1]
        chosen = self._chosen(before, said)
        if chosen is not None:
            return chosen
        if note:
            return self._topic or self._heading or said.speaker
        return said.speaker

    def _chosen(self, before: list[Subject], said: Said) -> Participant | None:
        for one in reversed(before):
            if one.kind == "own":
                return said.speaker
            if one.kind == "you":
                return self.other_side(said, said.speaker)
            if one.kind == "she":
                earlier = [s for s in before if s.place < one.place and s.kind in ("name", "relative")]
                return earlier[-1].who if earlier else self._meant(said)
            if one.who is not None and (one.who.name != said.speaker.name or len(before) == 1):
                return one.who
        return None

    def _meant(self, said: Said) -> Participant | None:
        """Whom `he` or `she` means."""
        if self._note and said.speaker.name == self._passage.me.name:
            return self._topic or self._heading
        return self._third if self._third and self._third.name != said.speaker.name else None

    @property
    def me(self) -> Participant:
        """The user."""
        return self._passage.me

    @property
    def topic(self) -> Participant | None:
        """Whom the note speaks of now; in what others say, the third person spoken of last."""
        return self._topic or self._third

    @property
    def heading(self) -> Participant | None:
        """Whom the note is about as a whole."""
        return self._heading

    def is_note(self, said: Said) -> bool:
        """Whether the user says it to themselves."""
        return self._note and said.speaker.name == self._passage.me.name

    def named_here(self, text: str) -> Iterator[tuple[Subject, str]]:
        """Everybody a text names, object or subject, and how: name, firm, relative."""
        for mention in self._cast.mentions(text):
            kind = "firm" if mention.firm else "name"
            yield Subject(mention.start, mention.end, kind, mention.who), kind
        for pattern, kind in ((_RELATIVE, "relative"), (_FIRM, "firm")):
            for match in pattern.finditer(text):
                who = self._phrase(match, text)
                yield Subject(match.start(), match.end(), kind, who), kind

    def before(self) -> Iterator[Candidate]:
        """Those named in the sentences before, the latest first."""
        for number, who, kind in reversed(self._recent):
            back = self._heard - number
            if 0 < back <= REACH or (number == 1 and back):
                yield Candidate(who, kind, back=back)

    def _subjects(self, text: str) -> Iterator[Subject]:
        found: list[Subject] = []
        for mention in self._cast.mentions(text):
            called = (
                mention.start < 12
                and text[mention.end : mention.end + 1] == ","
                and not self._note
                and mention.who in self._spoken_to
            )
            if not called and not _OBJECT.search(text[: mention.start]):
                found.append(
                    Subject(mention.start, mention.end, "firm" if mention.firm else "name", mention.who)
                )
        for match in _RELATIVE.finditer(text):
            if not _OBJECT.search(text[: match.start()]):
                near = next((s for s in found if match.start() <= s.place <= match.end() + 2), None)
                near = near or next((s for s in found if 0 <= match.start() - s.end <= 2), None)
                who = near.who if near and near.who else self._phrase(match, text)
                found.append(Subject(match.start(), match.end(), "relative", who))
        found += [
            Subject(m.start(), m.end(), "firm", Participant(handle=name_handle(m["whole"]), name=m["whole"]))
            for m in _FIRM.finditer(text)
            if m.start() < _NEAR and not _OBJECT.search(text[: m.start()])
        ]
        taken = [(s.place, s.end) for s in found]
        found += [
            Subject(m.start(), m.end(), kind)
            for kind, pattern in (("own", _OWN), ("she", _SHE), ("you", _YOU))
            for m in pattern.finditer(text)
            if not any(a <= m.start() < b for a, b in taken) and not _OBJECT.search(text[: m.start()])
        ]
        yield from sorted(found, key=lambda s: s.place)

    def _phrase(self, match: re.Match[str], text: str) -> Participant:
        if full := _FULL_NAME.match(text, match.end()):
            return Participant(handle=name_handle(full[1]), name=full[1])
        behind = re.match(r",?\s+([A-ZÀ-Þ][\w’'-]+)", text[match.end() : match.end() + 30])
        named = behind and (behind[0][0] != "," or plain(behind[1]) in given_names())
        if behind and named and plain(behind[1]) not in not_names() | common_words():
            return Participant(handle=name_handle(behind[1]), name=behind[1])
        phrase = re.sub(
            r"^(one of )?(my|our|his|her|their|its|an?|another)\s+", "", match["whole"], flags=re.IGNORECASE
        )
        return Participant(handle=name_handle(phrase), name=phrase)

    def other_side(self, said: Said, holder: Participant) -> Participant | None:
        """To whom a promise or thanks goes."""
        me = self._passage.me
        if told := self._told(said, holder):
            return told
        if self._note and said.speaker.name == me.name:
            if holder.name != me.name:
                return me
            named = [one for one in self.named(said.text) if one.name != me.name]
            return named[0] if named else (self._topic or self._heading)
        present = {one.name for one in (*self.speakers, *self._passage.to, me)} - {holder.name}
        addressed = [one for one in self.named(said.text[:_NEAR]) if one.name in present]
        talked = [
            one.speaker for one in self._said if one.turn < said.turn and one.speaker.name != holder.name
        ]
        for one in (*addressed, *talked[-1:], *self.speakers, *self._passage.to, self._passage.author, me):
            if one.name and one.name != holder.name:
                return one
        return None

    def _told(self, said: Said, holder: Participant) -> Participant | None:
        """Whom the speaker says to have promised it to, if that is neither of the two who speak: `I promised Mum we'd ring`."""
        found = _PROMISED_TO.search(said.text)
        if not found or holder.name != said.speaker.name:
            return None
        at = found.start("whom")
        named = next((s.who for s, _ in self.named_here(said.text) if s.place <= at < s.end and s.who), None)
        if named is None and re.fullmatch(
            rf"{_ROLE}|grand?(?:ma|pa|ny)?|nana?|auntie|mummy|daddy", found["whom"], re.IGNORECASE
        ):
            named = Participant(handle=name_handle(found["whom"]), name=found["whom"])
        return named if named and named.name != holder.name else None

    @property
    def speakers(self) -> list[Participant]:
        """Those who speak in the passage."""
        return list({one.speaker.name: one.speaker for one in self._said if one.speaker.name}.values())

    def promiser(self, said: Said) -> Participant:
        """Who promises: the speaker, somebody the sentence names, or in a note the one who said so."""
        text = said.text
        note = self._note and said.speaker.name == self._passage.me.name
        if note and _SAID_I.search(text):
            return said.speaker
        place = anchor_of(FindingType.PROMISE, text)
        before = [s for s in self._subjects(text) if s.place <= place and s.kind != "you"]
        chosen = self._chosen(before, said)
        if chosen is not None:
            return chosen
        if note and re.search(r"\b(me|us|she said|he said|they said)\b", text, re.IGNORECASE):
            return self._topic or said.speaker
        return said.speaker

    def thanker(self, said: Said) -> Participant:
        """Who thanks."""
        if not (self._note and said.speaker.name == self._passage.me.name):
            return said.speaker
        if re.search(
            r"\b(thanked (me|us)|thank(s|ed)? (you|me|us)|said (thank|ta)|grateful|wished to thank)\b|\"",
            text := said.text,
            re.IGNORECASE,
        ):
            named = [one for one in self.named(text) if one.name != said.speaker.name]
            return named[0] if named else (self._topic or said.speaker)
        return said.speaker

    def named(self, text: str) -> list[Participant]:
        """The people a text names, in order."""
        found = [(m.start, m.who) for m in self._cast.mentions(text) if not m.firm]
        lower = plain(text)
        for one in self._passage.about:
            first = plain(one.name).split()[:1]
            if first and re.search(rf"\b{re.escape(first[0])}\b", lower) and one not in [p for _, p in found]:
                found.append((lower.find(first[0]), one))
        return [one for _, one in sorted(found, key=lambda pair: pair[0])]


def anchor_of(kind: FindingType, text: str) -> int:
    """Where the wording that makes it a need, offering, … begins; the whole sentence if none is known."""
    if kind is FindingType.PROMISE:
        found = re.search(
            r"\b(will|shall)\b|['’]ll\b|['’]d\b|\b(would|promise[sd]?|owes?|agreed|going to|gonna|wld)\b",
            text,
            re.IGNORECASE,
        )
        return found.end() if found else len(text)
    places = [m.start() for one in holding(kind.value) for m in [one.pattern.search(text)] if m]
    return max(min(places), 1) if places else len(text)
