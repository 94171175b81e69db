"""Which people and organizations a text names, and where."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from otherward.network.handle import name_handle, plain
from otherward.network.interaction import Participant

_CAP = r"[A-ZÀ-ÖØ-ÞŁŚŻŽŠČĆĐİŞĞŐŰŘŤĎŇĽÅÆ][\w’'-]*"
_PARTICLE = r"(?:(?:de|van|von|der|den|la|del|bin|ibn|al|el|da|dos|di|du|ten|ter|zu)[ ]+)"
_RUN = re.compile(
    rf"(?<![\w@./-])(?P<title>(?:Mr|Mrs|Ms|Miss|Dr|Prof|Herr|Frau|Sr|Sra|Sister|Father|Pastor|Pfarrer|Teacher|Coach|Rev|Sir|Captain|Nurse)\b\.?[ ]+|(?:[A-Z]\.[ ]?){{1,2}})?"
    rf"(?P<name>{_CAP}(?:[ ]+{_PARTICLE}*{_CAP}\.?){{0,3}})"
)
_PLACED = re.compile(
    r"\b(?:in|near|at|from|of|to|via|around|outside|through|St|Ste|San|Santa|rue|via|calle|by)\.?[ ]+$"
)
_THING = re.compile(r"(?:ion|ing|ment|ance|ence|ity|ship|ness|ery|ics|ology|ware|age|ures?|sm)s?$")
_TITLES = frozenset(
    "mr mrs ms miss dr prof herr frau sr sra sister father pastor pfarrer teacher coach rev sir captain nurse".split()
)
_FIRM = frozenset(
    [
        "agency", "association", "authority", "bank", "board", "brothers", "cafe", "center", "centre", "chamber", "charity",
        "church", "clinic", "club", "co", "college", "committee", "community", "company", "cooperative", "corp", "council",
        "county", "department", "dept", "district", "engineering", "federation", "fonds", "foods", "foundation", "fund",
        "gmbh", "group", "holding", "holdings", "hospital", "hotel", "house", "inc", "industries", "institute", "kg", "lab",
        "labs", "league", "ltd", "llc", "logistics", "market", "ministry", "museum", "network", "nursery", "office",
        "partners", "plc", "police", "practice", "project", "restaurant", "road", "sa", "school", "secondary", "services",
        "society", "solutions", "street", "studio", "surgery", "systems", "team", "theatre", "theater", "trust", "uni",
        "union", "university", "ward", "works",
    ]
)  # fmt: skip
_PERSONLY = re.compile(
    r"[’']s\b|\*?\s*(?:[(:–—-]|->|→)|,?\s+(?:who|is|was|has|had|says|said|told|asks|asked|wants?|needs?|knows?|will|would|can|could|offers|"
    r"offered|promised|thinks|gave|got|went|left|joined|moved|wrote|called|phoned|finished|retires|and I|mentioned|works|runs|owes|"
    r"reports|agreed|thanked|wonders|hopes|plans|started|showed|brought|lost|sold|bought)\b|,\s*(?:the|our|my|his|her|a|head|director|"
    r"manager|owner|chair|plant|procurement|lead)\b"
)


_LETTER = re.compile(
    r"\W*(?P<name>(?!I\b|A\b)[A-Z](?:\.?[A-Z])?\.?)(?=\s+(?:will|would|wd|to|said|says|sends?|gets?|wants?|needs?|has|had|is|was|can|could|asks?|asked|promised|"
    r"knows?|offers?|offered|gives?|gave|told|owes?|brings?|mails?|writes?|calls?|rings?|introduces?|looks?|looking|sits|runs|does)\b|['’](?:ll|d|s)\b)"
)
"""A letter or two for somebody who is named in full elsewhere."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A person or organization named in a text."""

    start: int
    end: int
    who: Participant
    firm: bool = False


@cache
def given_names() -> frozenset[str]:
    """Given names and their short forms, plain, of many languages."""
    found = set(_words("given_names.txt")) - set(_words("common_words.txt"))
    for name in ("given_names.txt", "nicknames.txt", "given_common.txt"):
        for line in _lines(files("otherward.language") / name):
            found |= {plain(word) for word in re.findall(r"[^\W\d_]+", line)}
    return frozenset(
        found - not_names() - {"will", "mark", "may", "art", "bill", "grace", "hope", "faith"}
    ) | {
        "mark",
        "bill",
        "grace",
        "will",
    }


@cache
def not_names() -> frozenset[str]:
    """Words that begin sentences and are nobody's name."""
    return frozenset(_words("not_names.txt"))


@cache
def common_words() -> frozenset[str]:
    """Words that people write small, so that a capital at the beginning of a line means nothing."""
    return frozenset(_words("common_words.txt")) - given_names()


def _words(name: str) -> Iterator[str]:
    return (word for line in _lines(files("otherward.reading") / name) for word in line.split())


def _lines(path: Traversable) -> Iterator[str]:
    """A list's lines, without what is said about it."""
    text = path.read_text(encoding="utf-8")
    return (line for line in text.splitlines() if not line.startswith("#"))


class Cast:
    """The people a text speaks of: those known beforehand and those it names in full or by a given name."""

    def __init__(self, known: Iterable[Participant], text: str) -> None:
        self.people: list[Participant] = []
        for one in known:
            if one.name and one.name not in [p.name for p in self.people]:
                self.people.append(one)
        self.firms: list[Participant] = []
        self._inside = _inside_words(text)
        for start, _, name, titled, behind in _runs(text):
            before = text[max(0, start - 12) : start]
            spelt = _spelt_out(name, before, behind)
            self._learn(name, titled=titled or spelt, behind="" if _PLACED.search(before) else behind)

    def _learn(self, name: str, *, titled: bool, behind: str) -> None:
        words = plain(name).replace(".", "").split()
        if len(words) < 2 or len(words[0]) < 2 or words[0] in _TITLES or self.called(name):
            return
        if any(word in _FIRM for word in words):
            self.firms.append(Participant(handle=f"org:{name}", name=name))
        elif titled or words[0] in given_names() or (_PERSONLY.match(behind) and not name.isupper()):
            self.people.append(Participant(handle=name_handle(name), name=name))

    def called(self, name: str) -> Participant | None:
        """The person of the cast a name means: in full, by one of its words, or by initials."""
        words = set(plain(name).replace(".", "").split()) - _TITLES
        if not words:
            return None
        for one in self.people:
            known = [w for w in plain(one.name).replace(".", "").split() if w not in _TITLES]
            if words <= set(known) or (len(known) > 1 and set(known) <= words):
                return one
            if len(words) > 1 and all(word in known or _begins(word, known) for word in words):
                return one
        return self.by_letters(name)

    def by_letters(self, name: str) -> Participant | None:
        """The person of the cast whose initials these are."""
        letters = name.replace(".", "")
        if letters.isupper() and 2 <= len(letters) <= 3:
            return next((p for p in self.people if initials(p.name).startswith(letters)), None)
        return None

    def mentions(self, text: str) -> list[Mention]:
        """The people and organizations named in a sentence, in order."""
        found = []
        for start, end, name, titled, behind in _runs(text):
            placed = bool(_PLACED.search(text[max(0, start - 12) : start]))
            one = self.called(name) or self._new(name, start, titled=titled, behind="" if placed else behind)
            if placed and re.search(r"\bSt\.? $", text[:start]):
                continue
            if one:
                found.append(Mention(start, end, one))
                continue
            firm = self._firm(name, start, text)
            if firm:
                found.append(Mention(start, end, firm, firm=True))
        letter = _LETTER.match(text)
        if letter and (one := self._lettered(letter["name"])):
            return [Mention(letter.start("name"), letter.end("name"), one), *found]
        return found

    def _lettered(self, letters: str) -> Participant | None:
        """The one person of the cast for whom a letter or two stand: `F will mail me`."""
        bare = letters.replace(".", "")
        if len(bare) > 1:
            return self.by_letters(bare)
        known = [one for one in self.people if plain(one.name)[:1] == bare.casefold()]
        return known[0] if len(known) == 1 else None

    def _new(self, name: str, start: int, *, titled: bool, behind: str) -> Participant | None:
        words = plain(name).replace(".", "").split()
        if not words or any(word in _FIRM for word in words):
            return None
        first = words[0]
        sure = titled or first in given_names()
        likely = (
            bool(_PERSONLY.match(behind))
            and not name.isupper()
            and len(first) > 2
            and not _THING.search(first)
        )
        if not sure and not (likely and (start <= 2 or first in self._inside)):
            return None
        one = Participant(handle=name_handle(name), name=name)
        self.people.append(one)
        return one

    def _firm(self, name: str, start: int, text: str) -> Participant | None:
        words = plain(name).split()
        if len(words) > 1 and words[-1] in _FIRM:
            return Participant(handle=f"org:{name}", name=name)
        del start, text
        return next((firm for firm in self.firms if firm.name == name), None)


def _spelt_out(name: str, before: str, behind: str) -> bool:
    """`JR = Johanna Rahm`, `Johanna Rahm (JR)`: whose initials stand beside it is somebody."""
    letters = re.search(r"\b([A-Z]{2,3})\s*[=:]\s*$", before) or re.match(r"\s*\(([A-Z]{2,3})\)", behind)
    return letters is not None and initials(name).startswith(letters[1])


def _begins(letter: str, known: Sequence[str]) -> bool:
    """`J` for Johanna."""
    return len(letter) == 1 and any(word.startswith(letter) for word in known)


def initials(name: str) -> str:
    """`Nomvula Radebe` is NR."""
    return "".join(word[0] for word in re.split(r"[\s-]+", name) if word and word[0].isalpha()).upper()


def _inside_words(text: str) -> frozenset[str]:
    """Capitalized words seen within sentences, where capitals mean names."""
    return frozenset(plain(w) for w in re.findall(rf"(?<=[a-z,&] )({_CAP})", text))


def _runs(text: str) -> Iterator[tuple[int, int, str, bool, str]]:
    """Capitalized words in a row, without those that only begin a sentence: place, name, titled, what follows."""
    for match in _RUN.finditer(text):
        start, name = match.start("name"), match["name"]
        titled = bool(match["title"])
        while not titled and name:
            first = name.split(" ", 1)[0]
            word = re.split("['’]", plain(first))[0].rstrip(".")
            rest = name[len(first) :].lstrip()
            if _begins_name(word, rest) and not _SHORT_NOT.search(first):
                break
            start += len(name) - len(rest)
            name = rest
        name = re.sub(r"[’']s?$", "", name.rstrip(".,")).rstrip("-")
        if len(name) > 1 and plain(name.split(" ")[-1]) in not_names() and " " in name:
            name = name.rsplit(" ", 1)[0].rstrip(".")
        if len(name) > 1 and name[0].isupper():
            end = start + len(name)
            if titled and " " not in name:
                yield match.start(), end, text[match.start() : end], True, text[end : end + 40]
            else:
                yield start, end, name, titled, text[end : end + 40]


_SHORT_NOT = re.compile(r"n['’]t$")


def _begins_name(word: str, rest: str) -> bool:
    """Whether a capitalized word begins a name; `Coffee` alone or before a given name does not."""
    if word in not_names() or len(word) < 2:
        return False
    following = plain(rest).split(" ", 1)[0].rstrip(".")
    alone = not rest or following in given_names() or following in _TITLES
    return not (alone and word in common_words())


def unique(people: Sequence[Participant]) -> list[Participant]:
    """Each once, in order."""
    return list({one.name: one for one in people if one.name}.values())
