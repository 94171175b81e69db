"""A person's name, taken apart: what they are called, their family, and what stands around it."""

import re
from dataclasses import dataclass
from functools import lru_cache

from otherward.language.name_words import (
    GENERATIONS,
    folded,
    given_names,
    marks,
    tokens,
    without_ornament,
)

_BRACKETS = re.compile(r"[(\[{]([^()\[\]{}]*)[)\]}]")
_QUOTES = re.compile(r"[\"“”„«]([^\"“”„«»]+)[\"“”»]|(?<!\S)['‘]([^'’]+)['’](?!\S)")
_MANY = re.compile(r"\s*(?:&|\+|/|(?<!\S)(?:and|und|et|og|och)(?!\S))\s*", re.IGNORECASE)
_EARNED = re.compile(r"^(?=(?:.*[A-Z]){2})[A-Za-z][A-Za-z./®™+&-]{1,14}$")
_JUNK = re.compile(r"^[\W\d_]*$")
_SMALL = 4


@dataclass(frozen=True, slots=True)
class PersonName:
    """One name in its parts; the words to compare are in plain form, the shown ones as they are written."""

    shown_given: str = ""
    shown_family: str = ""
    given: tuple[str, ...] = ()
    """Words of the given name, the one used first: `soo jin`; an initial is one letter."""
    family: tuple[str, ...] = ()
    """Words of the family name without particles."""
    generation: str = ""
    """jr, sr, ii, iii."""
    nicknames: tuple[str, ...] = ()
    former: tuple[str, ...] = ()
    aside: str = ""
    """What was noted beside the name: `(Saukville)`, `next door`."""
    partner: str = ""
    """The other given name on a card for two: `Rick & Odette Vega`."""

    @property
    def shown(self) -> str:
        """Given and family name as shown to the user."""
        return f"{self.shown_given} {self.shown_family}".strip()

    @property
    def is_full(self) -> bool:
        """Both parts are there and neither is an initial."""
        return bool(self.given and self.family and len(self.given[0]) > 1 and len(self.family[-1]) > 1)


@lru_cache(maxsize=65536)
def parse_name(display: str, given: str = "", family: str = "", middle: str = "") -> PersonName:
    """The parts of a name, from its fields where the source has them, else from the whole as shown."""
    asides: list[str] = []
    nicknames: list[str] = []
    former: list[str] = []
    if given or family:
        first, last = (_bare(part, asides, nicknames, former) for part in (given, family))
        middle = _bare(middle, asides, nicknames, former)
        if first.endswith(",") and last:
            first, last = last, first
        first = first.strip(" ,")
    else:
        bare = _bare(display, asides, nicknames, former)
        first, last = _halves(_without_trail(bare, asides, whole=True))
    first, generation_a = _stripped(first, before=True)
    last, generation_b = _stripped(last, before=not first)
    last = last.strip(" ,")
    first, partner = _one_of_two(first, last)
    if first and not last and (given or family) and " " in first:
        first, last = _divided(first.split())
    elif last and not first and " " in last and (given or family):
        first, last = _divided(last.split())
    last = _without_trail(last, asides)
    return _assembled(
        first, middle.strip(" ,"), last,
        generation_a or generation_b, tuple(nicknames), tuple(former), " ".join(asides), partner,
    )  # fmt: skip


def _assembled(
    first: str, middle: str, last: str, generation: str, nicknames: tuple[str, ...], former: tuple[str, ...],
    aside: str, partner: str,
) -> PersonName:  # fmt: skip
    words = tokens(last)
    kept = tuple(word for word in words if word not in marks("particles")) or words
    return PersonName(
        shown_given=cased(first),
        shown_family=cased(last),
        given=tuple(word for word in (*tokens(first), *tokens(middle)) if word),
        family=kept,
        generation=generation,
        nicknames=tuple(word for name in nicknames for word in tokens(name)),
        former=tuple(word for name in former for word in tokens(name) if word not in marks("former_words")),
        aside=aside,
        partner=partner,
    )


def _bare(text: str, asides: list[str], nicknames: list[str], former: list[str]) -> str:
    """The text without ornaments; what stands in brackets and quotes goes where it belongs."""
    text = without_ornament(text).strip(" |•·★*~_?!;:")
    nicknames += [found[1] or found[2] for found in _QUOTES.finditer(text)]
    for found in _BRACKETS.finditer(text):
        inside = found[1].strip()
        first = folded(inside).split(" ")[0].strip(".:")
        if first in marks("former_words"):
            former.append(inside)
        elif folded(inside).replace(" ", "") in marks("pronouns"):
            continue
        elif inside and first in given_names():
            nicknames.append(inside)
        elif inside:
            asides.append(inside)
    if "(" in text or "[" in text or "{" in text:
        text = _BRACKETS.sub(" ", text)
    if nicknames:
        text = _QUOTES.sub(" ", text)
    text = re.split(r"\s[|•·–—]\s|\s-\s", text)[0]
    return " ".join(text.split()).strip(" |•·★*~?!;:(")


def _halves(whole: str) -> tuple[str, str]:
    """Given and family name of a whole name: `Ana Ruiz`, `Ruiz, Ana`, `RUIZ Ana`, `Ana Ruiz, PhD`."""
    if ";" in whole and "," not in whole:
        whole = whole.replace(";", ",")
    if "," in whole:
        left, _, right = whole.partition(",")
        if left.strip() and right.strip() and not _tail_of(f",{right}"):
            return right.strip(), left.strip()
        return _with_generation(whole)
    return _with_generation(whole)


def _with_generation(text: str) -> tuple[str, str]:
    """Given and family name, without titles before and credentials behind; the generation stays with the family."""
    bare, generation = _stripped(text, before=True)
    first, last = _divided(bare.split())
    return (first, f"{last}, {generation}") if generation and last else (first, last)


def _tail_of(text: str) -> bool:
    """Behind a comma stand only credentials, generations or letters that look earned."""
    _, comma, tail = text.partition(",")
    words = [word for word in re.split(r"[\s,]+", tail) if word]
    return bool(comma and words) and all(_is_letters(word, after_comma=True) for word in words)


def _is_letters(word: str, *, after_comma: bool) -> bool:
    bare = folded(word).replace(".", "").strip("®™")
    if bare in GENERATIONS:
        return True
    if bare in marks("credentials") and (after_comma or (word.replace(".", "").isupper() and len(bare) > 1)):
        return after_comma or len(bare) >= 3 or "." in word
    return after_comma and bool(_EARNED.match(word)) and folded(word) not in given_names()


def _stripped(text: str, *, before: bool) -> tuple[str, str]:
    """Without titles, credentials and the mark of the generation, which is given back."""
    generation = ""
    head, comma, tail = text.partition(",")
    if comma and _tail_of(text):
        generation = next((GENERATIONS[w] for w in _plain_words(tail) if w in GENERATIONS), "")
        text = head
    words = text.replace(",", " ").split()
    mixed = not text.isupper()
    while len(words) > 1 and mixed and _is_letters(words[-1], after_comma=False):
        generation = generation or GENERATIONS.get(_plain_words(words[-1])[0], "")
        words.pop()
    if (
        not before
        and len(words) == 1
        and _plain_words(words[0])[:1]
        and _plain_words(words[0])[0] in ("jr", "sr")
    ):
        return "", GENERATIONS[_plain_words(words[0])[0]]
    while before and words and _is_title(words):
        words.pop(0)
    return " ".join(words), generation


def _plain_words(text: str) -> list[str]:
    return folded(text).replace(".", "").replace(",", " ").split() or [""]


def _is_title(words: list[str]) -> bool:
    bare = folded(words[0]).rstrip(".")
    if bare not in marks("titles"):
        return False
    if len(words) == 1:
        return words[0].endswith(".") or bare in ("dr", "mr", "mrs", "ms", "prof", "herr", "frau", "mme")
    return len(words) > 2 or words[0].endswith(".") or bare not in marks("titles_only_before_two")


def _divided(words: list[str]) -> tuple[str, str]:
    """Given and family name of words in order, particles with the family."""
    words = [word for word in words if word in ("&", "+", "/") or not _JUNK.match(word)]
    if len(words) < 2:
        return " ".join(words), ""
    if len(words) > 2 and words[0].islower() and folded(words[0]) in marks("particles"):
        end = next((at for at, word in enumerate(words) if folded(word) not in marks("particles")), 0) + 1
        if end < len(words):
            return " ".join(words[end:]), " ".join(words[:end])
    if words[0].isupper() and len(words[0]) > 2 and not words[-1].isupper() and "." not in words[0]:
        caps = next(at for at, word in enumerate(words) if not word.isupper())
        return " ".join(words[caps:]), " ".join(words[:caps])
    at = len(words) - 1
    while at > 1 and folded(words[at - 1]) in marks("particles") and len(words[at - 1]) > 1:
        at -= 1
    return " ".join(words[:at]), " ".join(words[at:])


def _one_of_two(first: str, last: str) -> tuple[str, str]:
    """The first of two given names on one card, and the other."""
    parts = [part for part in _MANY.split(first) if part]
    if len(parts) < 2:
        return first, ""
    other = parts[1].split()[0]
    one = parts[0].split()
    if last and len(one) > 1 and tokens(one[-1]) == tokens(last):
        one = one[:-1]
    return " ".join(one), other


def _without_trail(last: str, asides: list[str], *, whole: bool = False) -> str:
    """Without lower-case remarks behind a capitalized name: `Amsel next door`."""
    words = last.split()
    if len(words) < 2 or not words[0][:1].isupper():
        return last
    shouted = not whole and not words[0].isupper()
    cut = next((at for at, word in enumerate(words) if at and _is_remark(word, shouted=shouted)), len(words))
    if cut < len(words) and (not whole or cut > 1):
        asides.append(" ".join(words[cut:]))
    return " ".join(words[:cut]) if not whole or cut > 1 else last


def _is_remark(word: str, *, shouted: bool) -> bool:
    if folded(word) in marks("particles"):
        return False
    return word.islower() or (shouted and word.isupper() and len(word) > _SMALL - 2 and word.isalpha())


@lru_cache(maxsize=65536)
def cased(name: str) -> str:
    """With capitals as people write names, if the source has none or nothing else."""
    words = name.split()
    return " ".join(_cased(word) for word in words)


def _cased(word: str) -> str:
    if not (word.islower() or (word.isupper() and len(word.replace(".", "")) > 2)):
        return word
    if folded(word) in marks("particles"):
        return word.lower()
    parts = re.split(r"([-'’.])", word.lower())
    made = "".join(part[:1].upper() + part[1:] for part in parts)
    if made.startswith("Mc") and len(made) > _SMALL:
        made = "Mc" + made[2].upper() + made[3:]
    return made
