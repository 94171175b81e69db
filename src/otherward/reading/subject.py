"""The subject of a typed fact: a name at the beginning, a pronoun, or nobody, then the person spoken of before."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from otherward.network.handle import name_handle, plain
from otherward.network.interaction import Participant
from otherward.reading.judgements import no_names

_WORD = re.compile(r"\S+")
_I = re.compile(r"(?:I|we)(?=\s|['’](?:ll|m|d|ve|re)\b)|i(?=\s)", re.ASCII)
_PRONOUN = re.compile(r"(?:s?he|they)(?=\s|['’])", re.IGNORECASE)
_CALL = re.compile(
    r"(?:(?:phone |video |quick |long )?(?:call|lunch|coffee|dinner|meeting|chat|zoom|drinks?|breakfast|met|spoke|talked|called|saw)"
    r"(?:\s+(?:with|to))?\s+)(?=[^\W\d_]+.{0,40}?[:,–—-])",
    re.IGNORECASE,
)
_CAPITAL = r"[A-ZÀ-ÖØ-ÞĀ-Ž][^\W\d_]*(?:['’-][^\W\d_]+)*\.?"
_NEW = re.compile(
    rf"(?:(?:Mr|Mrs|Ms|Dr|Prof)\.?\s+)?{_CAPITAL}"
    rf"(?:\s+(?:(?:de|van|von|der|den|la|le|del|della|bin|al|el|da|dos|di|of|the|&)\s+)*{_CAPITAL}){{0,3}}(?=\s|['’]|:|,)"
)
_RELATIVE = re.compile(
    r"(?:['’]s?\s+)?(?P<who>(?:his|her|their|my|our|the)?\s*(?:[a-z-]+\s+)?(?:sister|brother|cousin|friend|neighbou?r|nephew|niece|son|daughter|husband|"
    r"wife|partner|colleague|boss|mother|father|mum|mom|dad|uncle|aunt|team|client|customer|company|firm|office|school|kids?|child|children|parents|"
    r"assistant|intern|flatmate|department))(?=\s)",
    re.IGNORECASE,
)
_SEPARATOR = re.compile(r"['’]?\s*[:,–—-]\s+|\s+")
_AND = re.compile(r"(?:and|&)\s+")


@dataclass(frozen=True, slots=True)
class Subject:
    """Who a clause is about, and where its words end."""

    person: Participant | None
    end: int = 0
    is_me: bool = False
    pronoun: bool = False
    relative: str = ""
    """`her sister`, when the fact is about somebody of theirs."""
    others: tuple[Participant, ...] = ()
    """`Ana and Gus need …`."""

    @property
    def implied(self) -> bool:
        """Nobody is named: `needs a piano teacher`."""
        return self.end == 0


class SubjectSense:
    """Follows a typed line and says whom each fact is about."""

    def __init__(self, about: Participant | None, me: Participant, known_names: Sequence[str]) -> None:
        self._me = me
        self.last = about
        self._about = about
        self._known = {key.strip(" ."): name for name in known_names if len(key := plain(name)) > 1}

    def subjects(self, clause: str) -> Iterator[Subject]:
        """Whom the clause may be about, the likeliest first."""
        call = _CALL.match(clause)
        skip = call.end() if call else 0
        own, pronoun = _I.match(clause), _PRONOUN.match(clause)
        if own:
            yield Subject(self._me, own.end(), is_me=True)
        if pronoun:
            yield from self._theirs(Subject(self.last, pronoun.end(), pronoun=True), clause)
        known = self._known_at(clause, skip)
        if known:
            yield from self._theirs(known, clause)
        yield from self._theirs(Subject(self.last), clause)
        new = _NEW.match(clause, skip)
        while new and new.end() > skip and not own:
            name = new[0].strip()
            if plain(name.split()[0]).strip(".") not in no_names():
                one = Subject(self.named(name), _after(clause, new.end()))
                yield from self._theirs(one, clause)
            shorter = name.rsplit(" ", 1)[0] if " " in name else ""
            new = re.compile(re.escape(shorter)).match(clause, skip) if shorter else None

    def _theirs(self, subject: Subject, clause: str) -> Iterator[Subject]:
        """The subject, or somebody of theirs: `her sister`, `Ana's team`."""
        relative = _RELATIVE.match(clause, subject.end)
        if relative:
            who = " ".join(relative["who"].split())
            mine = re.match(r"(?:my|our)\b", who, re.IGNORECASE)
            if mine:
                name = re.sub(r"^(?:my|our)\s+", "", who, flags=re.IGNORECASE)
                yield Subject(Participant(handle=name_handle(who), name=f"my {name}"), relative.end())
            else:
                whose = who if re.match(r"(?:his|her|their|the)\b", who, re.IGNORECASE) else f"the {who}"
                yield Subject(subject.person, relative.end(), relative=whose[:1].lower() + whose[1:])
        yield subject
        and_also = _AND.match(clause, subject.end) if subject.person and not subject.implied else None
        second = and_also and self._name_at(clause, and_also.end())
        if second and second.person:
            others = (*subject.others, second.person)
            yield Subject(subject.person, second.end, others=others)

    def _name_at(self, clause: str, place: int) -> Subject | None:
        new = _NEW.match(clause, place)
        known = self._known_at(clause, place)
        return known or (Subject(self.named(new[0]), _after(clause, new.end())) if new else None)

    def _known_at(self, clause: str, place: int) -> Subject | None:
        words = list(_WORD.finditer(clause, place))[:5]
        for count in range(len(words), 0, -1):
            text = clause[words[0].start() : words[count - 1].end()]
            for name in dict.fromkeys((text, re.sub(r"['’]s$", "", text))):
                clean = name.rstrip(":,;–—-'’")
                if plain(clean).strip(" .") in self._known:
                    return Subject(self.named(clean), _after(clause, words[0].start() + len(clean)))
        return None

    def named(self, name: str) -> Participant:
        """The person of this name: the one of the page if it is theirs, else as known or as written."""
        words = set(plain(name).replace(".", "").split())
        for one in (self._about, self.last, self._me):
            if one and one.name and words <= set(plain(one.name).split()):
                return one
        clean = self._known.get(plain(name).strip(" ."), name.strip())
        return Participant(handle=name_handle(clean), name=clean)

    def holder_of(self, clause: str) -> Participant | None:
        """Whom a clause is about by its first words alone."""
        known = self._known_at(clause, 0)
        return known.person if known else self.last

    def follow(self, subject: Subject) -> None:
        """The next fact without a subject is about the same person."""
        if subject.person and not subject.is_me:
            self.last = subject.person

    def mention(self, clause: str) -> None:
        """A clause that says nothing of its own may name whom the next are about: `Met Ana at the fair`."""
        for word in _WORD.finditer(clause):
            if word[0][:1].isupper():
                known = self._known_at(clause, word.start())
                if known and known.person != self._me:
                    self.last = known.person
                    return


def _after(clause: str, end: int) -> int:
    """Past the colon or space behind a name; before the `'s` of what is theirs, or of `Ana's looking for`."""
    gap = _SEPARATOR.match(clause, end)
    return gap.end() if gap else end
