"""Who a title or a file name speaks of: `Coffee with Ana Ruiz`, `Call Ruth`, `Ana Ruiz / Marcy`, `2026-04-11 Lena call`."""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files

from otherward.network.handle import name_handle, plain
from otherward.network.interaction import Participant

MOST = 12

_PARTICLES = (
    r"(?:de|del|de la|da|dos|di|van|van der|van den|von|der|den|la|le|al|el|bin|ibn|ter|ten|zu|mac|st\.?)"
)
_CAPITAL = r"(?:(?:O|D|L)['’])?[A-ZÀ-ÖØ-ÞĀ-ŽА-Я][\w'’\-]*[\wà-ÿ]|[A-ZÀ-ÖØ-Þ]\.?"
_TITLE = r"(?:(?:Dr|Prof|Mr|Mrs|Ms|Miss|Rev|Fr|Sr|Sra|Herr|Frau|Coach)\.?\s+)?"
_NAME = rf"{_TITLE}(?:{_CAPITAL})(?:\s+(?:{_PARTICLES}\s+)?(?:{_CAPITAL})){{0,3}}"
_BEFORE = (
    r"(?:with|w/|w\.|w|avec|mit|con|met|call(?:ing)?|ring|phone|ask|thank|see|visit(?:ing)?|meet(?:ing)?|coffee|lunch|dinner|breakfast|brunch"
    r"|drinks?|tea|beers?|walk|chat|catch[- ]?up|catchup|interview(?:ing)?|intro(?:duction)? to|1[:-]1|one on one|sync|to|for|from|ran into"
    r"|bumped into|via|re|about|@|at|dinner at|of)"
)
_LOOSE = frozenset(("re", "about", "at", "@", "for", "from", "to", "of", "via", "see", "visit", "visiting"))
"""Words that stand before names of firms and places as well."""
_AFTER_WORD = re.compile(
    rf"(?P<before>(?i:(?<!\w){_BEFORE}))\s*[:\-–—]?\s*(?P<name>{_NAME})(?P<own>['’]s\b)?"
)
_BEFORE_WORD = re.compile(
    rf"(?:^|[\s(,;:])(?P<name>{_NAME})(?:['’]s)?\s*(?:[:\-–—]\s*)?(?i:\b(?:call|re|lunch|coffee|dinner|1:1|1-1|meeting|interview|chat|catch-?up|visit"
    r"|intro|sync|prep|resume|phone|zoom)\b)"
)
_PAIR = re.compile(
    rf"(?P<one>{_NAME})\s*(?:/|<>|<->|↔|&|\+|\bx\b|\band\b|\bund\b|\by\b|\bet\b|\|)\s*(?P<two>{_NAME})"
)
_WHOLE = re.compile(rf"\W*(?P<name>{_NAME})(?:['’]s)?\s*(?:$|[,(:–—]|-\s|\s-|x\d)")
_LAST = re.compile(rf"(?:\s[-–—]|[,:])\s+(?P<name>{_NAME})$")
_LISTED = re.compile(r"[(\[]([^)\]]{2,120})[)\]]")
_SPLIT = re.compile(r"\s*(?:,|;|&|\+|/|\band\b|\bund\b|\by\b|\bet\b)\s*")
_DATES = re.compile(
    r"(?<!\w)(?:\d{4}-\d{2}-\d{2}|\d{8}|\d{1,2}[-./]\d{1,2}(?:[-./]\d{2,4})?|\d{1,2}:\d{2}|x\d+|\d+)(?!\w)"
)
_LOWER = re.compile(r"[a-zà-ÿ][a-zà-ÿ'’\-]+|[a-z]\b")
_LOWER_AFTER = re.compile(r"\b(?:with|w/|w|call|re|for|from)\s+([a-zà-ÿ]{3,}(?:\s+[a-z])?)(?=$|[\s,.:])")


@cache
def _no_names() -> frozenset[str]:
    return frozenset(_words("otherward.intake", "title_words.txt"))


@cache
def _given_names() -> frozenset[str]:
    return frozenset(
        (*_words("otherward.language", "given_names.txt"), *_words("otherward.language", "nicknames.txt"))
    )


def _words(room: str, name: str) -> Iterator[str]:
    path = files(room).joinpath(name)
    for line in path.read_text(encoding="utf-8").splitlines() if path.is_file() else ():
        if not line.startswith("#"):
            yield from re.findall(r"[^\W\d_]+", line.casefold())


def names_in(title: str, *, not_these: Iterable[str] = ()) -> list[str]:
    """The names in a title, as written; those of the user (`not_these`) left out."""
    mine = {word for name in not_these for word in re.findall(r"\w+", plain(name))}
    found: list[str] = []
    for name in _candidates(_DATES.sub(" ", title.replace("_", " ")).strip(" -–—,")):
        clean = _clean(name)
        words = plain(clean).replace(".", "").split()
        if (
            not words
            or set(words) <= mine
            or any(set(words) <= set(plain(f).replace(".", "").split()) for f in found)
        ):
            continue
        found = [one for one in found if not set(plain(one).split()) <= set(words)]
        found.append(clean)
    return found[:MOST]


def _candidates(title: str) -> Iterator[str]:
    for match in _PAIR.finditer(title):
        if _reads_as_name(match["one"]) or _reads_as_name(match["two"]):
            yield from (match["one"], match["two"])
    for match in _AFTER_WORD.finditer(title):
        if match["before"].casefold() not in _LOOSE or _begins_as_name(match["name"]):
            yield match["name"]
    for match in _BEFORE_WORD.finditer(title):
        yield match["name"]
    yield from _standing_alone(title)
    yield from _in_lower_case(title)


def _reads_as_name(text: str) -> bool:
    """Two or three capitalised words, or a known given name, or a name with an initial."""
    words = _untitled(text)
    if any(word in _no_names() for word in words):
        return False
    return bool(words) and (words[0] in _given_names() or len(words) in (2, 3))


def _standing_alone(title: str) -> Iterator[str]:
    """`Odo J`, `Omar Lind - tax forms`, `Interview (Paul, Helen)`: nothing beside them says that they are names."""
    for edge in (_WHOLE.match(title), _LAST.search(title)):
        if edge and _reads_as_name(edge["name"]):
            yield edge["name"]
    for listed in _LISTED.finditer(title):
        for part in _SPLIT.split(listed[1]):
            if re.fullmatch(_NAME, part) and _reads_as_name(part):
                yield part


def _begins_as_name(text: str) -> bool:
    words = _untitled(text)
    return bool(words) and (words[0].endswith(("'s", "’s")) or words[0] in _given_names())


def _untitled(text: str) -> list[str]:
    return [
        word
        for word in plain(text).replace(".", "").split()
        if word not in ("dr", "prof", "mr", "mrs", "ms", "rev", "fr")
    ]


def _in_lower_case(title: str) -> Iterator[str]:
    """`walt 8-25`, `jen lee x2`, `curtis + maya`: files are often named without capitals."""
    for match in _LOWER_AFTER.finditer(title):
        if match[1].split()[0] in _given_names() - _no_names():
            yield match[1]
    parts = [part.strip() for part in _SPLIT.split(re.split(r"[(:–—]|\s-\s", title)[0])]
    for part in parts:
        words = part.split()
        if (
            1 <= len(words) <= 3
            and all(_LOWER.fullmatch(word) for word in words)
            and words[0] in _given_names() - _no_names()
        ):
            name = [words[0], *(word for word in words[1:2] if word not in _no_names())]
            yield " ".join(name)


def _clean(name: str) -> str:
    """The name without words that are none at its ends (`Lena Call`, `BW Crew`)."""
    words = name.split()
    for at, word in enumerate(words):
        if word.endswith(("'s", "’s")):
            words = [*words[:at], word[:-2]]
            break
    while words and _is_no_name(words[0]):
        words.pop(0)
    for at, word in enumerate(words):
        if _is_no_name(word):
            words = words[:at]
            break
    if not words or (len(words) == 1 and len(words[0].strip(".")) < 2):
        return ""
    return " ".join(words)


def _is_no_name(word: str) -> bool:
    bare = word.strip(".'’")
    if re.search(r"-[a-z]", bare):  # `On-site`, but not `Anne-Marie`
        return True
    return plain(bare) in _no_names() or (len(bare) > 1 and bare.isupper()) or any(c.isdigit() for c in bare)


def named(title: str, *, not_these: Iterable[str] = ()) -> tuple[Participant, ...]:
    """The people a title names, as participants known by name only."""
    return tuple(
        Participant(handle=name_handle(name), name=name) for name in names_in(title, not_these=not_these)
    )
