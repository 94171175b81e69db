"""By when a goal is due, resolved against its document's day, and whether that is within twelve months."""

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta

from otherward.language.dates import named_days
from otherward.reading.company import Horizon

YEAR = timedelta(days=366)
"""Within twelve months of the document's day is this year (evaluation card, section B)."""
_SEASONS = {"spring": 5, "summer": 8, "autumn": 11, "fall": 11, "winter": 2, "christmas": 12, "easter": 4}
_MONTHS = [
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
]  # fmt: skip
_NUMBERS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "eighteen": 18, "twenty": 20, "twenty-four": 24,
}  # fmt: skip
_KIND_OF_YEAR = r"(?:(?:financial|fiscal|calendar|school|academic|business|budget) )?"
_UNDATED_NOW = re.compile(
    rf"\b(?:this|the current|current) {_KIND_OF_YEAR}(?:year|quarter|month|season|spring|summer|autumn|fall|winter|half|semester|term)\b"
    r"|\bin the coming months?\b|\bremainder of the year\b|\bimmediately\b|\bwithin weeks\b|\bnext (?:month|quarter)\b",
    re.IGNORECASE,
)
_EVENT = re.compile(
    r"\b(?:by|before|within|until|in time for) (?:then|that (?:date|day|time|term)|the (?:same )?(?:\w+ ){0,2}(?:date|day|season|term|inspection|opening|relaunch"
    r"|release|deadline|audit|vote|launch|start|harvest|peak)|(?:\w+ )?season(?: start)?|release|peak|labor day|thanksgiving|advent)\b"
    r"|\b(?:coming|new) (?:season|fortnight|term)\b|\bbefore (?:the |an? )?\w+ (?:comes?|returns?|starts?|begins?|opens?)\b",
    re.IGNORECASE,
)
_LATER = re.compile(
    r"\b(?:medium|long|longer)[- ]term\b|\bdecade\b|\bin the coming years\b|\bover (?:the next )?(?:several|two|three|four|five|ten) years\b",
    re.IGNORECASE,
)
_QUARTER = re.compile(
    r"\b(?:(?P<word>first|second|third|fourth|last|final)[- ]quarter|q(?P<n>[1-4])|(?P<half>first|second) half)\b"
    r"(?: of)?(?: the| this| fiscal| financial| calendar)*(?P<next> next)?(?: year)?(?: of)?,? ?(?P<year>20\d\d)?",
    re.IGNORECASE,
)
_MONTH = re.compile(
    rf"(?:\b(?P<day>\d\d?)(?:st|nd|rd|th|\.)?(?: of)? )?\b(?P<month>{'|'.join(_MONTHS)})\b(?: (?P<after>\d\d?)(?:st|nd|rd|th)?\b)?"
    r",?(?: of)?(?: (?P<year>20\d\d)| (?P<next>next year))?"
)
_SEASON = re.compile(
    r"\b(?:by|in|before|this|next|until|till|for|of|mid|late|early|the|coming|following|during|from|that)[ -]"
    rf"(?P<season>{'|'.join(_SEASONS)})(?: of)?(?: (?P<year>20\d\d)| (?P<next>next year))?\b",
    re.IGNORECASE,
)
_SPAN = re.compile(
    r"\b(?:within|in|over|inside|during)(?: the| a| your)?(?: next| first| coming| following| period of| space of)* (?P<n>\d{1,3}|[a-z]+(?:-[a-z]+)?)"
    r" (?P<unit>day|week|month|year)s?\b",
    re.IGNORECASE,
)
_YEAR_END = re.compile(
    r"\b(?:(?:end|close) of (?:the|this) (?:\w+ )?year|year[- ]end|the year[’']s end|before the year is out|turn of the year|new year)\b",
    re.IGNORECASE,
)
_YEAR = re.compile(
    r"(?P<start>start|beginning|early|mid(?:dle)?)?(?: of|-| in)?(?: the)?(?: calendar| fiscal| financial| school| academic)*(?: year)? ?"
    r"\b(?P<year>20[1-6]\d)(?:[-–/](?P<to>\d{2,4}))?\b",
    re.IGNORECASE,
)
_NEXT_YEAR = re.compile(
    rf"\b(?P<start>start|beginning|early|middle|mid)?\s*(?:of |in )?(?:the )?(?:(?:end|close) of )?(?:the )?(?:next|following|coming) {_KIND_OF_YEAR}year\b",
    re.IGNORECASE,
)
_PAST = re.compile(r"\b(?:since|from|against|compared (?:with|to)|than in)(?: \w+)?$", re.IGNORECASE)


def is_near(text: str) -> bool:
    """Whether it names no day but speaks of the time just ahead: this year, before the opening, by then."""
    return bool((_UNDATED_NOW.search(text) or _EVENT.search(text)) and not _LATER.search(text))


def horizon_of(text: str, said: date | None) -> tuple[Horizon, date | None]:
    """This year or later, and the day if one is named."""
    due = due_day(text, said) if said else None
    if due and said:
        return (Horizon.THIS_YEAR if due <= said + YEAR else Horizon.MULTI_YEAR), due
    return (Horizon.THIS_YEAR if is_near(text) else Horizon.MULTI_YEAR), None


def due_day(text: str, said: date) -> date | None:
    """The last day a goal's words name, if they name one not before the document's day; a month says more than a year."""
    for readings in (_within_a_year(text, said), _by_years(text, said)):
        days = [day for day in readings if day >= said]
        if days:
            return max(days)
    return None


def _within_a_year(text: str, said: date) -> Iterator[date]:
    """Days, months, quarters, seasons and spans."""
    yield from (named.day for named in named_days(text, said) if named.rule in ("iso", "dotted"))
    for pattern, read in ((_MONTH, _month), (_QUARTER, _quarter), (_SEASON, _season), (_SPAN, _span)):
        for match in pattern.finditer(text):
            if (day := read(match, said)) is not None:
                yield day
    if _YEAR_END.search(text) and not _NEXT_YEAR.search(text):
        yield date(said.year, 12, 31)


def _by_years(text: str, said: date) -> Iterator[date]:
    for match in _YEAR.finditer(text):
        if not _PAST.search(text[: match.start("year")].rstrip(" ,")):
            year = int(match["year"]) if not match["to"] else int(match["year"][:2] + match["to"][-2:])
            yield date(year, 6, 30) if match["start"] else date(year, 12, 31)
    for match in _NEXT_YEAR.finditer(text):
        yield date(said.year + 1, 3 if match["start"] else 12, 28)


def _month(match: re.Match[str], said: date) -> date:
    year = int(match["year"] or 0) or (said.year + 1 if match["next"] else 0)
    last = _coming(said, _MONTHS.index(match["month"]) + 1, year)
    day = int(match["day"] or match["after"] or 0)
    return last.replace(day=day) if 0 < day <= last.day else last


def _quarter(match: re.Match[str], said: date) -> date:
    words = ("first", "second", "third", "fourth")
    if match["half"]:
        month = 6 if match["half"].casefold() == "first" else 12
    elif match["n"]:
        month = 3 * int(match["n"])
    else:
        word = match["word"].casefold()
        month = 3 * (words.index(word) + 1) if word in words else 12
    return _coming(said, month, int(match["year"] or 0) or (said.year + 1 if match["next"] else 0))


def _season(match: re.Match[str], said: date) -> date:
    year = int(match["year"] or 0) or (said.year + 1 if match["next"] else 0)
    return _coming(said, _SEASONS[match["season"].casefold()], year)


def _span(match: re.Match[str], said: date) -> date | None:
    word = match["n"].casefold()
    number = int(word) if word.isdigit() else _NUMBERS.get(word)
    if number is None:
        return None
    days = {"day": 1, "week": 7, "month": 30.5, "year": 365}[match["unit"].casefold()]
    return said + timedelta(days=int(number * days))


def _coming(said: date, month: int, year: int = 0) -> date:
    """The last day of a month, the next one to come if no year is said."""
    year = year or said.year + (month < said.month)
    return date(year, month, monthrange(year, month)[1])
