"""Which lines of a mail are somebody else's words: quoted, forwarded, or the line that announces them."""

import re
from functools import cache

from otherward.language.mail_marks import any_of

NEW, QUOTE, FORWARD = "new", "quote", "forward"

_MARKED = re.compile(r"[ \t]{0,3}(?:[>|»]|[A-Z]{1,2}>|&gt;)")
_RULE = re.compile(r"[ \t>*]*[-_=*#~]{5,}[ \t]*$")
_LONG = 60
_HEADERS_WITHIN = 8
_ATTRIBUTION_LINES = 4
_ADDRESSED = re.compile(
    r"[\w.+-]{1,64}@[\w-]{1,64}\.\w.*\d{1,2}[:.]\d\d|\d{1,2}[:.]\d\d.*[\w.+-]{1,64}@[\w-]{1,64}\.\w"
)
_GMAIL_DATE = re.compile(r".{0,40}\b\d{4}\b.{1,60}?\b\d{1,2}[:.]\d\d.{1,150}<[^\s<>]+@[^\s<>]+>\s*[:：]\s*$")


@cache
def _wrote() -> re.Pattern[str]:
    return re.compile(
        rf"(?:^|[\s>\"”)\],\d日分]){any_of('wrote')}(?!\w).{{0,120}}[:：]\s*[-–—]*\s*$", re.IGNORECASE
    )


@cache
def _opens() -> re.Pattern[str]:
    return re.compile(rf"[\s*_<\[\"-]*{any_of('openers')}[\s,.:]", re.IGNORECASE)


@cache
def _header() -> re.Pattern[str]:
    return re.compile(
        rf"[\s*_>]*(?:(?P<from>{any_of('from')})|(?P<sent>{any_of('sent')})|(?P<to>{any_of('to')})|(?P<subject>{any_of('subject')}))"
        r"[*_]*\s?[:：]",
        re.IGNORECASE,
    )


@cache
def _first_header() -> re.Pattern[str]:
    return re.compile(rf"[\s*_]*{any_of('from')}[*_]*\s?[:：][*_]*\s*\S", re.IGNORECASE)


@cache
def _banner() -> re.Pattern[str]:
    return re.compile(
        rf"[\s*_>]*(?P<rule>[-_=]{{2,}}|\[)?[\s*]*(?:(?P<original>{any_of('original')})|(?P<forward>{any_of('forwarded')}))(?P<rest>.{{0,90}})$",
        re.IGNORECASE,
    )


def quoted(lines: list[str]) -> list[str]:
    """For every line whether it is new, quoted or forwarded."""
    kinds = [QUOTE if line and _MARKED.match(line) else NEW for line in lines]
    at = 0
    while at < len(lines):
        at = _judge(lines, kinds, at)
    _mend(lines, kinds)
    return kinds


def _judge(lines: list[str], kinds: list[str], at: int) -> int:
    """Marks what begins at this line; gives the next line to look at."""
    line = lines[at]
    if not line.strip() or kinds[at] != NEW:
        return at + 1
    banner = _banner_at(line)
    if banner == FORWARD:
        return _to_end(kinds, at, FORWARD)
    if banner == QUOTE or (_first_header().match(line) and _is_header_block(lines, at)):
        return _original(lines, kinds, at, announced=banner == QUOTE)
    if line.rstrip().endswith((":", ": -", "：")):
        return _attribution(lines, kinds, at)
    return at + 1


def _banner_at(line: str) -> str:
    if len(line) > 160:
        return NEW
    found = _banner().match(line)
    if not found:
        return NEW
    rest = found["rest"].strip()
    ruled = bool(found["rule"]) and (not rest or rest[-1] in "-_=]*" or rest[0] in "-_=]*:")
    bare = found["forward"] is not None and rest in (":", "")
    by = found["rule"] and found["forward"] and re.search(r"\d", rest)
    if not (ruled or bare or by):
        return NEW
    return FORWARD if found["forward"] else QUOTE


def _is_header_block(lines: list[str], at: int) -> bool:
    """`From:` followed by at least two of sent, to and subject in the lines right behind it."""
    seen: set[str] = set()
    for line in lines[at : at + _HEADERS_WITHIN]:
        if found := _header().match(line):
            seen.add(found.lastgroup or "")
        elif not line.strip() and len(seen) > 1:
            break
    return len(seen - {"from"}) >= 2 and "from" in seen


def _original(lines: list[str], kinds: list[str], at: int, *, announced: bool) -> int:
    """An older mail below its headers: to the end, or only as far as its lines carry a mark."""
    start = at
    while (
        start and (_RULE.match(lines[start - 1]) or not lines[start - 1].strip()) and kinds[start - 1] == NEW
    ):
        start -= 1
    below = at + 1
    while (
        below < len(lines)
        and below - at < _HEADERS_WITHIN + 3
        and (not lines[below].strip() or _header().match(lines[below]) or kinds[below] != NEW)
    ):
        if kinds[below] != NEW and not _header().match(lines[below]):
            break
        below += 1
    if below < len(lines) and kinds[below] == QUOTE:
        kinds[start:below] = [QUOTE] * (below - start)
        return below
    if announced or _is_header_block(lines, at):
        return _to_end(kinds, start, QUOTE)
    return at + 1


def _to_end(kinds: list[str], at: int, kind: str) -> int:
    kinds[at:] = [kind] * (len(kinds) - at)
    return len(kinds)


def _attribution(lines: list[str], kinds: list[str], at: int) -> int:
    """`On Monday … Ana wrote:`, over up to four lines, and what it announces."""
    for first in range(at, max(-1, at - _ATTRIBUTION_LINES), -1):
        if kinds[first] != NEW or not lines[first].strip():
            break
        whole = " ".join(line.strip() for line in lines[first : at + 1])
        if len(whole) > 400:
            break
        if not (_wrote().search(whole) or _GMAIL_DATE.match(whole)):
            continue
        opened = _opens().match(lines[first]) is not None and any(c.isdigit() for c in whole)
        if not opened and _may_begin_earlier(lines, kinds, first, at):
            continue
        sure = opened or bool(_GMAIL_DATE.match(whole) or _ADDRESSED.search(whole))
        return _announced(lines, kinds, first, at, sure=sure)
    return at + 1


def _may_begin_earlier(lines: list[str], kinds: list[str], first: int, at: int) -> bool:
    """Whether the line above opens what this line ends."""
    above = first - 1
    return (
        at - _ATTRIBUTION_LINES < above
        and above >= 0
        and kinds[above] == NEW
        and bool(_opens().match(lines[above]))
    )


def _announced(lines: list[str], kinds: list[str], first: int, at: int, *, sure: bool) -> int:
    below = at + 1
    while below < len(lines) and not lines[below].strip():
        below += 1
    if below < len(lines) and kinds[below] == QUOTE:
        kinds[first:below] = [QUOTE] * (below - first)
        return below
    whole = " ".join(lines[first : at + 1])
    dated = re.search(r"\d{1,2}[:.]\d\d|\d{4}|@", whole)
    if sure and dated and (below >= len(lines) or QUOTE not in kinds[below:]):
        return _to_end(kinds, first, QUOTE)
    return at + 1


def _mend(lines: list[str], kinds: list[str]) -> None:
    """The rest of a quoted line that was wrapped lost its mark; blank lines between quotes belong to them."""
    for at in range(1, len(lines) - 1):
        if kinds[at] != NEW or kinds[at - 1] != QUOTE:
            continue
        if (
            kinds[at + 1] == QUOTE
            and lines[at].strip()
            and len(lines[at - 1]) >= _LONG > 2 * len(lines[at].rstrip())
        ):
            kinds[at] = QUOTE
        elif not lines[at].strip():
            below = at
            while below < len(lines) and not lines[below].strip():
                below += 1
            if below == len(lines) or kinds[below] == QUOTE:
                kinds[at:below] = [QUOTE] * (below - at)
