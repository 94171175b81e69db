"""Where an author stops writing and the signature, the device's line, the list's footer or the disclaimer begins."""

import re
from functools import cache, lru_cache

from otherward.language.mail_marks import any_of, words
from otherward.language.name_words import formal_names
from otherward.network.handle import plain as folded

SIGNATURE, DISCLAIMER = "signature", "disclaimer"

_DASHES = re.compile(r"[ \t]*(?:--|—|––)[ \t]*$|[ \t]*[-_]{2,6}[ \t]*$")
_RULE = re.compile(r"[ \t]*[-_=*#~]{8,}[ \t]*$")
_CONTACT = re.compile(
    r"(?:\+?\(?\d[\d\s().\-/]{6,}\d)|[\w.+-]{1,64}@[\w-]{1,64}\.\w|(?:https?://|www\.)\S|\b(?:tel|phone|mobile|cell|fax|mob|office|direct)\b\s*[.:]",
    re.IGNORECASE,
)
_TAG = re.compile(
    r"[ \t]*[\[*(]{1,2}(?:external(?:[ ](?:e-?mail|sender|message))?|extern\w*|ext)[\])*:]{1,3}[ \t]*$",
    re.IGNORECASE,
)
_FIELDS = re.compile(
    r"\s[|•·]\s|(?:\b(?:inc|ltd|co|corp|gmbh|e\.v|s\.a|s\.r\.l|st|ave|rd|jr|sr|ph\.d)\.)$", re.IGNORECASE
)
_LONG = 70
_MOST = 12
"""Lines a signature has at most, when only its look tells."""
_FEW = 4


def _plain(text: str) -> str:
    return " ".join(text.casefold().split()) if text.isascii() else folded(text)


@cache
def _device() -> re.Pattern[str]:
    return re.compile(rf"[\s*_(<\[-]*{any_of('devices')}\b", re.IGNORECASE)


@cache
def _closings() -> frozenset[str]:
    return frozenset(words("closings"))


@cache
def _disclaimer() -> re.Pattern[str]:
    return re.compile(any_of("disclaimers"), re.IGNORECASE)


@cache
def _footer() -> re.Pattern[str]:
    return re.compile(any_of("footers"), re.IGNORECASE)


def sign_off(
    lines: list[str], start: int, end: int, author: str, *, last: bool
) -> list[tuple[int, int, str]]:
    """The signature and disclaimers among these lines of one author, as (first, behind last, kind).

    `last` says that the author writes nothing below.
    """
    found = _warnings(lines, start, end)
    if found:
        start = found[-1][1]
    below = _tail(lines, start, end)
    if below < end:
        found.append((below, end, DISCLAIMER))
        end = below
    behind = end
    while end > start and not lines[end - 1].strip():
        end -= 1
    sign = _delimited(lines, start, end, author)
    if sign == end:
        sign = _by_look(lines, start, end, author) if last else end
    if sign < end:
        found.append((sign, behind, SIGNATURE))
    return found


def _warnings(lines: list[str], start: int, end: int) -> list[tuple[int, int, str]]:
    """The mail server's warning above the mail: `CAUTION: This email originated from outside`."""
    first = start
    while first < end and not lines[first].strip():
        first += 1
    behind = first
    while behind < end and lines[behind].strip():
        behind += 1
    if first < end and _TAG.match(lines[first]):
        return [(start, first + 1, DISCLAIMER)]
    whole = " ".join(lines[first:behind])
    marked = re.match(
        r"[\s*\[\W]*(?:caution|external|warning|achtung|attention|extern)\b", whole, re.IGNORECASE
    )
    if behind < end and behind - first <= _FEW and marked and _disclaimer().search(whole):
        return [(start, behind, DISCLAIMER)]
    return []


def _tail(lines: list[str], start: int, end: int) -> int:
    """Where the disclaimers and footers at the end begin; `end` if there are none."""
    for at in range(start, end):  # a list's or a free mail service's footer under its rule
        if lines[at].startswith("-------------- next part ------"):
            return at  # a list's archive sets what was attached below this
        if _RULE.match(lines[at]) and at > start and _footer().search(" ".join(lines[at : at + 6])):
            return at
    while True:
        behind = end
        while behind > start and not lines[behind - 1].strip():
            behind -= 1
        first = behind
        while first > start and lines[first - 1].strip():
            first -= 1
        if first <= start or not _reads_as_disclaimer(lines[first:behind]):
            return end
        end = first


def _reads_as_disclaimer(paragraph: list[str]) -> bool:
    whole = " ".join(paragraph)
    reachable = "@" in whole or "://" in whole
    if reachable and len(paragraph) <= 6 and _footer().search(whole):
        return True
    said = whole.casefold()
    hits = [phrase for phrase in words("disclaimers") if phrase in said]
    if len(hits) > 1:  # one phrase within another counts once
        hits = [one for one in hits if not any(one != other and one in other for other in hits)]
    return len(hits) > 1 or (len(hits) == 1 and (len(whole) > 300 or _is_small_print(whole)))


def _is_small_print(whole: str) -> bool:
    return bool(
        re.match(
            r"[\W_]*(?:confidential|disclaimer|notice|please consider|think|this (?:e-?mail|message|comm)|the information|geschäfts|sitz|diese)",
            whole,
            re.IGNORECASE,
        )
    )


def _delimited(lines: list[str], start: int, end: int, author: str) -> int:
    """Where the usual `-- `, or a line of the device, begins the signature."""
    for at in range(start, end):
        line = lines[at]
        if _device().match(line) and len(line) < 120 and _ends_soon(lines, at, end):
            return _with_name(lines, start, at, author)
        if _DASHES.match(line) and (line.strip() == "--" or _looks_signed(lines, at + 1, end)):
            return _with_name(lines, start, at, author)
    return end


def _ends_soon(lines: list[str], at: int, end: int) -> bool:
    shown = (line for line in lines[at : min(end, at + 40)] if line.strip())
    return end - at <= 40 and sum(1 for _ in shown) <= 3


def _looks_signed(lines: list[str], at: int, end: int) -> bool:
    rest = [line for line in lines[at:end] if line.strip()]
    return 0 < len(rest) <= _MOST and all(len(line) <= _LONG for line in rest)


def _with_name(lines: list[str], start: int, at: int, author: str) -> int:
    """The closing and the name above the delimiter go with the signature."""
    first, seen, names, signed = at, 0, _names(author), at
    while first > start and seen < 3:
        first -= 1
        if not lines[first].strip():
            continue
        seen += 1
        if is_closing(lines[first]):
            return first
        if _is_name(lines[first], names) and first > start:
            signed = first
        elif len(lines[first].split()) > 3:
            break
    return signed


def is_closing(line: str) -> bool:
    """`Best regards,` alone on its line, perhaps with the name behind it."""
    said = line.strip().strip("*_-–—.!:~ ").casefold()
    if not said or len(said) > 60:
        return False
    if said.rstrip(",") in _closings():
        return True
    head, comma, tail = said.partition(",")
    words_behind = tail.split()
    return (
        bool(comma)
        and head.strip() in _closings()
        and len(words_behind) <= 3
        and not re.search(r"[.?!\d]", tail)
    )


def _by_look(lines: list[str], start: int, end: int, author: str) -> int:
    """Where a closing, the author's name or a block of short lines with phone and address begins."""
    while end > start and not lines[end - 1].strip():
        end -= 1
    full = end
    shown = [at for at in range(start, end) if lines[at].strip()]
    names = _names(author)
    found = end
    for at in reversed(shown[1:][-_MOST - 1 :]):  # a mail that says nothing but `Thank you` says that
        if is_closing(lines[at]) or _is_name(lines[at], names):
            found = at
        if _is_sentence(lines[at].strip()):
            break
    if found < end:
        return found
    return _block(lines, start, full, end)


def _reads_signed(rest: list[str], most: int) -> bool:
    """Short lines that are no sentences."""
    return len(rest) <= most and not any(_is_sentence(line) for line in rest)


def _is_sentence(line: str) -> bool:
    if line.casefold().startswith(("p.s", "ps ", "ps:", "ps.", "p.p.s")):
        return True
    if len(line) > 2 * _LONG:
        return True
    if _CONTACT.search(line) or _FIELDS.search(line.rstrip()):
        return False
    return len(line) > _LONG + 20 or (len(line.split()) > 4 and line.rstrip()[-1:] in ".?!")


@lru_cache(maxsize=4096)
def _names(author: str) -> frozenset[str]:
    """The forms in which the author may sign: whole, first name, initials."""
    parts = _plain(author.replace(",", " ")).split()
    if not parts or "@" in author:
        return frozenset()
    whole = " ".join(parts)
    return frozenset({whole, parts[0], parts[-1], "".join(p[0] for p in parts), f"{parts[0]} {parts[-1]}"})


def _is_name(line: str, names: frozenset[str]) -> bool:
    said = _plain(line.strip().strip("*_-–—.!:~/ "))
    head = re.split(r"[,|(]", said)[0].strip()
    if names and _is_short_name(said, line, names):
        return True
    return bool(names) and (said in names or (head in names and len(said) < _LONG and len(head) > 2))


def _is_short_name(said: str, line: str, names: frozenset[str]) -> bool:
    """`Trix` and `Gus Vanloo` under the mail of Beatrix Amsel and Augustus Vanloo."""
    parts = said.split()
    if (
        not 1 <= len(parts) <= 2
        or not line.strip(" -–—*_~")[:1].isupper()
        or not said.replace(" ", "").isalpha()
    ):
        return False
    if len(parts) == 2 and parts[1] not in names:
        return False
    formal = formal_names(parts[0])
    return any(formal & formal_names(name) for name in names if " " not in name)


def _block(lines: list[str], start: int, full: int, end: int) -> int:
    """A last paragraph of short lines with at least one phone number, address or page among them."""
    first = full
    while first > start and lines[first - 1].strip():
        first -= 1
    block = lines[first:full]
    if first <= start or not 2 <= len(block) <= _MOST or not _reads_signed(block, _MOST):
        return end
    clues = [line for line in block if _CONTACT.search(line)]
    if not clues or any(line.strip()[0].islower() and not _CONTACT.match(line.strip()) for line in block):
        return end  # the lines of a paragraph that names a page
    if any(line.rstrip().endswith(":") for line in block[:-1]):
        return end
    return first if not _is_list(block) else end


def _is_list(block: list[str]) -> bool:
    return sum(1 for line in block if re.match(r"\s*(?:[-*•·]|\d+[.)])\s", line)) > len(block) / 2
