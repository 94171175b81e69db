"""Whether a sentence is anchored: a number, a name, words quoted, a day, a published thing with its content (3.0)."""

import re
from functools import cache, lru_cache

from otherward.review.vocabulary import filled

_QUOTED = re.compile(r"\"[^\"\n]{3,}\"")
_DIGIT = re.compile(r"(?<![\w@/.])[£$€#]?\d")
_MONTH = re.compile(
    r"\b(?:january|february|march|april|june|july|august|september|october|november|december|christmas|easter|spring|summer|autumn|winter"
    r"|yesterday|last night)\b|\bin may\b",
    re.IGNORECASE,
)
_DAY = re.compile(r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)days?\b", re.IGNORECASE)
_COUNT = re.compile(
    r"\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|sixty|hundred|dozen|half|third|quarter|twice)\b",
    re.IGNORECASE,
)
_CAPITAL = re.compile(r"(?<![.!?:]\s)(?<!^)(?<!^[\"'(])\b[A-ZÀ-ÞŁŠŽČŐŚ][\w'’&-]*[^\W\d_]\b")
_VOCATIVE = re.compile(r", [A-ZÀ-Þ][\w'’-]+(?=[,.!?])")
_NO_NAME = frozenset(
    """i i'm i'd i'll i've cv linkedin google zoom teams facebook instagram twitter mr mrs ms dr prof professor sir madam ceo cto cfo hr phd mba msc bsc
    english ps p.s ok faq pdf ai it us uk eu usa dear hi hello thanks thank ux ui seo saas b2b crm excel powerpoint word microsoft url cta asap""".split()
)
_CONTENT = re.compile(r"[^\W\d_]{4,}")
_STOP = frozenset(
    "that this with from have your you're about which their there what when where would could been were will them they then than also very just into over such some more most only".split()
)


@cache
def _published() -> re.Pattern[str]:
    return re.compile(
        filled(r"\b(?:your|the|his|her|their|in a|[A-Z]\w+'s) (?:[\w'-]+ ){0,3}(?:<publication>)\b"),
        re.IGNORECASE,
    )


@cache
def _artefact() -> re.Pattern[str]:
    return re.compile(filled(r"\b(?:<artefact>)\b"), re.IGNORECASE)


def anchored(text: str, names: frozenset[str] = frozenset()) -> bool:
    """Whether something in the sentence could not stand in a letter to just anybody; `names` are writer's and reader's."""
    return named(text, names) or pinned(text)


@lru_cache(maxsize=1 << 11)
def pinned(text: str) -> bool:
    """Anchored by more than a name: a number, a quotation, a day, what a publication says."""
    if (
        _DIGIT.search(text)
        or _QUOTED.search(text)
        or _MONTH.search(text)
        or _DAY.search(text)
        or _COUNT.search(text)
    ):
        return True
    found = _published().search(text)
    return bool(found) and len(content_words(text[found.end() :])) >= 3 if found else False


def named(text: str, names: frozenset[str] = frozenset()) -> bool:
    """Whether a name inside the sentence is neither the writer's nor the reader's."""
    bare = _VOCATIVE.sub("", text.lstrip(" \"'("))
    return any(
        match[0].casefold().removesuffix("'s") not in _NO_NAME
        and match[0].casefold().removesuffix("'s") not in names
        and not match[0].isupper()
        for match in _CAPITAL.finditer(bare)
    )


@lru_cache(maxsize=1 << 11)
def hands_over(text: str) -> bool:
    """Whether a thing is named that can be handed over: a list, a page, a van, an hour."""
    return bool(_artefact().search(text))


@lru_cache(maxsize=1 << 11)
def content_words(text: str) -> frozenset[str]:
    """Words of weight, without their endings, for comparing two texts."""
    found = (word.casefold() for word in _CONTENT.findall(text))
    return frozenset(_stem(word) for word in found if word not in _STOP)


def _stem(word: str) -> str:
    for ending in ("ings", "ing", "ies", "ers", "er", "ed", "es", "s", "ly"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)]
    return word
