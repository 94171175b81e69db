"""How a brief says days, clauses and excerpts."""

import re
from datetime import date

from otherward.language.sentences import sentence_spans
from otherward.translation.words import on_day, say

GREETING = re.compile(
    r"^\W*(hi|hello|hey|dear|good (morning|afternoon|evening)|thanks?( you)?( so much| again)?|best|cheers|regards|"
    r"(kind|warm|best) (regards|wishes)|talk soon|see you|yours|sincerely|love)\b(,?\s+(?!for\b)[\w'’-]+){0,3}\s*[,.!]*$",
    re.IGNORECASE,
)
"""A sentence that says hello or goodbye and nothing more."""

MARKS = re.compile(r"\*\*|__|(?m:^#+\s)")
"""Markdown's marks of a note, which say nothing to who reads."""
OPENING, QUOTES = ('"', "“", "„"), '"“”„'

LEAST_WORDS = 2
"""A sentence of no more words than this tells nothing by itself."""


def said_day(day: date | None, today: date) -> str:
    """`11 September`, with the year if it is not this one."""
    return on_day(day, year=day.year != today.year) if day else say("an unknown day")


def in_quotes(text: str) -> str:
    """`“their words”`, `„their words“`."""
    return say("“{text}”", text=text)


def clause(text: str, most: int = 200) -> str:
    """On one line, no final stop, not too long; without a note's own marks and quotes around the whole."""
    text = " ".join(MARKS.sub("", text).split()).rstrip(" .;,!")
    if text[:1] in OPENING and not set(text[1:-1]) & set(QUOTES):
        text = text[1:].rstrip(" ".join(QUOTES)).rstrip(" .;,!")
    if len(text) > most:
        text = text[:most].rsplit(" ", 1)[0].rstrip(" ,;:–-") + " …"
    return text


def told(text: str, *, most: int, last: bool = False) -> str:
    """The first (or last) sentences with something in them, an exact piece of the text of at most this length."""
    spans = [span for span in _spans(text) if not GREETING.match(text[span[0] : span[1]])]
    if not spans:
        return ""
    chosen = [spans[-1] if last else spans[0]]
    rest = reversed(spans[:-1]) if last else iter(spans[1:])
    for span in rest:
        start, end = min(chosen[0][0], span[0]), max(chosen[-1][1], span[1])
        if end - start > most:
            break
        chosen = [(start, end)]
    return text[chosen[0][0] : chosen[0][1]]


def _spans(text: str) -> list[tuple[int, int]]:
    return [(start, end) for start, end in sentence_spans(text) if len(text[start:end].split()) > LEAST_WORDS]


def near(text: str, names: tuple[str, ...], *, most: int) -> str:
    """The sentences around the first that names one of these, an exact piece of the text; empty if none does."""
    spans = sentence_spans(text)
    pattern = re.compile(r"\b(" + "|".join(map(re.escape, names)) + r")\b", re.IGNORECASE)
    first = next((i for i, (start, end) in enumerate(spans) if pattern.search(text[start:end])), None)
    if first is None:
        return ""
    start, end = spans[first]
    for _, behind in spans[first + 1 :]:
        if behind - start > most:
            break
        end = behind
    return text[start:end]
