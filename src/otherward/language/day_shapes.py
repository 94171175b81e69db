"""The shapes in which days are named: `the 3rd of May`, `next Friday`, `by the end of Q2`; each with the rule of `dates` that resolves it."""

import re

from otherward.language.day_words import DAYS, MONTHS, NUMBERS, ORDINALS
from otherward.language.feasts import FEASTS


def _any_of(words: "tuple[str, ...] | dict[str, int]") -> str:
    return "(?:" + "|".join(sorted(words, key=len, reverse=True)) + ")"


_M = _any_of(MONTHS) + r"\b\.?"
_D = _any_of(DAYS) + r"\b\.?"
_O = _any_of(ORDINALS) + r"\b"
_N = r"(?:\d{1,2}|" + _any_of(NUMBERS) + ")"
_F = (
    re.sub(r"(?<=[rek])s\b", r"['’]?s", _any_of(FEASTS))
    .replace(" ", r"\s+")
    .replace(r"st\s+", r"(?:st\.?|saint)\s+")
)
_FEAST_DAY = (
    r"(?:christmas\s+(?:eve|day)|boxing\s+day|new\s+year['’]?s\s+(?:eve|day)|good\s+friday|(?:easter|whit)\s+monday|easter\s+(?:sun|satur)day|"
    r"palm\s+sunday|shrove\s+tuesday|ash\s+wednesday|maundy\s+thursday|ascension\s+day|corpus\s+christi|(?:may|labor|memorial|valentine['’]?s)\s+day|"
    r"st\.?\s+patrick['’]?s\s+day|the\s+fourth\s+of\s+july)"
)
_BEFORE = r"(?P<before>(?<!on or )(?:before|prior\s+to|ahead\s+of)\s+(?:the\s+)?)?"
_NTH = r"(?:st|nd|rd|th)"
_YEAR = r"(?P<y>20\d\d)"
_NEXT = r"(?:next|coming|following)"
_TO = r"(?:by|until|till|til|before|on|from|at)"

PATTERNS = tuple(
    (name, re.compile(pattern, re.IGNORECASE))
    for name, pattern in (
        ("iso", _BEFORE + rf"\b{_YEAR}[-/.](?P<m>\d\d?)[-/.](?P<d>\d\d?)\b"),
        (
            "month_day",
            _BEFORE + rf"\b(?P<month>{_M})\s+(?:the\s+)?(?P<d>\d{{1,2}}){_NTH}?\b(?!:)(?:,?\s+{_YEAR})?",
        ),
        (
            "day_month",
            _BEFORE
            + rf"\b(?P<d>\d{{1,2}})(?:{_NTH}|\.)?[\s-]+(?:of\s+|de\s+)?(?P<month>{_M})(?:(?:,?\s+(?:de\s+)?|-)(?P<y>20\d\d|(?<=-)\d\d)|\s*['’](?P<yy>\d\d)\b)?",
        ),
        ("dotted", _BEFORE + r"\b(?P<d>\d{1,2})([.-])(?P<m>\d{1,2})\3(?P<y>20\d\d|(?<=\.)\d\d)\b"),
        (
            "dotted_short",
            _BEFORE
            + r"\b(?:by|on|until|till|before|the|due|bis|am|zum|den)\s+(?P<d>\d{1,2})\.(?P<m>\d{1,2})\.?(?![\d.])",
        ),
        (
            "slash",
            _BEFORE + r"\b(?P<a>\d{1,2})/(?P<b>\d{1,2})(?:/(?P<y>\d{2,4}))?\b(?!\s*(?:of\b|cups?\b|hour))",
        ),
        (
            "end_of_month",
            _BEFORE
            + rf"\b(?:by\s+)?(?:the\s+)?(?:(?:end|last\s+day)\s+of|close\s+of)\s+(?:the\s+|this\s+)?(?P<month>{_M}|month|next\s+month)(?:\s+{_YEAR})?",
        ),
        (
            "this_month",
            (
                r"(?:\bbefore\s+)?\b(?:this\s+month|within\s+the\s+month|(?:the\s+)?month(?:[- ]end|['’]?s\s+end)|eom|"
                r"(?:the|this)\s+month\s+(?:is\s+)?(?:out|over|ends?|finish(?:es|ed)?))\b"
            ),
        ),
        (
            "end_of_year",
            rf"(?:\bbefore\s+)?\b(?:the\s+)?(?:end\s+of\s+(?:(?:the|this)\s+)?(?:year|{_YEAR})|year(?:[- ]end|['’]?s\s+end)|eoy)\b",
        ),
        (
            "end_of_week",
            (
                r"\b(?:the\s+)?(?:(?:before\s+(?:the\s+)?)?end\s+of\s+(?:the\s+|this\s+)?(?:working\s+|business\s+)?(?:week|wk)(?:end)?|"
                r"before\s+(?:the\s+|this\s+)?(?:week|wk)(?:end)?|later\s+this\s+week|this\s+week|eow)\b"
            ),
        ),
        ("week_nth", r"\b(?:(?:calendar\s+)?(?:week|wk\.?)\s+|(?:kw|cw)\s?)(?P<n>\d{1,2})\b(?!\s*[-:.]\d)"),
        (
            "week_of",
            rf"\b(?:the\s+)?week\s+(?:of|beginning|commencing|starting)\s+(?:the\s+)?(?P<month>{_M})\s+(?P<d>\d{{1,2}}){_NTH}?\b",
        ),
        (
            "week_of",
            rf"\b(?:the\s+)?week\s+(?:of|beginning|commencing|starting)\s+(?:the\s+)?(?P<d>\d{{1,2}}){_NTH}?\s+(?:of\s+)?(?P<month>{_M})",
        ),
        ("week_after_next", r"\b(?:the\s+)?(?:end\s+of\s+the\s+)?week\s+after\s+next\b"),
        ("within_week", r"\bwithin\s+(?:the|a)\s+week\b"),
        ("weekday_week", _BEFORE + rf"\b(?P<day>{_D})\s+week\b"),
        ("weeks_from", rf"\b(?P<n>{_N})\s+weeks?\s+(?:from|on|after)\s+(?P<day>{_D}|tomorrow)"),
        ("weeks_from", r"\b(?P<n>a)\s+week\s+(?P<day>today|tomorrow)\b|\b(?P<day2>tomorrow|today)\s+week\b"),
        ("weekend", r"\b(?:this|the|at the|over the|coming)\s+weekend\b"),
        ("next_weekend", rf"(?<!before\s)\b{_NEXT}\s+weekend\b"),
        ("mid_week", r"\b(?:(?:the\s+)?middle\s+of|mid)[\s-]+next\s+week\b"),
        (
            "next_week",
            _BEFORE + r"\b(?:end\s+of\s+next\s+(?:week|wk)|this\s+week\s+or\s+next)\b",
        ),
        ("next_week", _BEFORE + rf"\b(?:next\s+(?:week|wk))\b(?!\s*,?\s*(?:on\s+)?{_D})"),
        ("after_next", rf"\b(?P<day>{_D})\s+after\s+next\b"),
        ("next_day", rf"\bnext\s+(?P<day>{_D})|\b(?P<day2>{_D})\s+next\b(?!\s+(?:week|wk)\b)"),
        (
            "day_week",
            rf"\b(?P<day>{_D})\s+(?:of\s+)?next\s+week\b|\bnext\s+week\s*,?\s*(?:on\s+)?(?P<day2>{_D})",
        ),
        ("weekday_nth", _BEFORE + rf"\b{_D}(?:\s+after)?,?\s+(?:the\s+)?(?P<d>\d{{1,2}}){_NTH}\b"),
        (
            "weekday_number",
            _BEFORE + rf"\b(?P<day>{_D})\s+(?P<d>\d{{1,2}})\b(?![\d:.%/-]|\s*(?:[ap]\.?m\b|h\b|{_M}))",
        ),
        (
            "nth_weekday",
            _BEFORE
            + rf"\b(?P<nth>first|second|third|fourth|1st|2nd|3rd|4th|last)\s+(?P<day>{_D})\s+(?:of|in)\s+(?P<month>{_M}|(?:the|this|next)\s+month)(?:\s+{_YEAR})?",
        ),
        ("weekday_before", rf"\b(?P<day>{_D})\s+before\s+(?P<feast>{_F})\b"),
        ("weekday", _BEFORE + rf"\b(?P<day>{_D})(?!\w)"),
        (
            "in_n",
            rf"\b(?:in|within|over|during)\s+(?:(?:the\s+)?(?:next|coming|following)\s+|the\s+)?(?P<n>{_N})\s+(?P<unit>(?:working\s+|business\s+)?day|week|month)s?\b(?:['’]?\s*time)?",
        ),
        ("next_month", r"\bnext\s+month\b"),
        (
            "today",
            (
                r"\b(?:today|tonight|this\s+(?:morning|afternoon|evening)|right\s+now|(?:right|straight)\s+away|now\s+now|after\s+this\s+call|when\s+we\s+hang\s+up|"
                r"(?:in|within)\s+(?:(?:half\s+)?an|the|the\s+next(?:\s+\w+)?|a\s+couple\s+of)\s+hours?)\b"
            ),
        ),
        (
            "hour",
            r"\b(?:eod|cob|(?:the\s+)?end\s+of\s+(?:the\s+)?(?:working\s+|business\s+)?day|close\s+of\s+(?:business|play)|(?:by|at)\s+(?:lunch(?:time)?|noon|midday|midnight))\b",
        ),
        ("before_next_weekend", r"\bbefore\s+next\s+weekend\b"),
        ("after_tomorrow", r"\b(?:the\s+)?day\s+after\s+tomorrow\b"),
        ("from_now", rf"\b(?P<n>{_N})\s+(?P<unit>day|week|month)s?\s+from\s+(?:now|today)\b"),
        ("fortnight", r"\b(?:in|within)\s+(?:(?:a|the)\s+)?(?:next\s+)?fortnight\b"),
        (
            "hours",
            r"\b(?:in|within)\s+(?:the\s+next\s+)?(?P<n>24|48|72)\s*h(?:ou)?rs?\b|\b(?:in|within)\s+(?P<n2>24|48|72)\s?h\b",
        ),
        ("written_out", _BEFORE + rf"\b(?:the\s+)?(?P<nth>{_O})\s+of\s+(?P<month>{_M})(?:\s+{_YEAR})?"),
        ("written_out", _BEFORE + rf"\b(?P<month>{_M})\s+the\s+(?P<nth>{_O})(?:,?\s+{_YEAR})?"),
        (
            "ordinal",
            rf"\b{_TO}\s+the\s+(?:(?P<d>\d{{1,2}}){_NTH}|(?P<nth>{_O}))\s+of\s+(?P<of>the|this|next)\s+month\b",
        ),
        (
            "written_out_day",
            _BEFORE + rf"(?:(?<=before the )|\b(?:on|by|until|till)\s+the\s+)(?P<nth>{_O})(?!\s+(?:of\b|\w))",
        ),
        ("feast", _BEFORE + rf"\b(?<!\bthe )(?P<feast>{_FEAST_DAY})\b"),
        ("feast", _BEFORE + rf"(?:(?<=before )|{_TO}\s+)(?P<feast>{_F})(?!['’\w])(?!\s+[a-z])"),
        (
            "quarter",
            (
                rf"(?:\bbefore\s+)?\b(?:the\s+)?(?:end\s+of\s+|in\s+|by\s+|during\s+|before\s+)(?:the\s+)?(?:end\s+of\s+)?"
                rf"(?:q(?P<q>[1-4])|(?P<q2>[1-4])q|(?P<nth>first|second|third|fourth)\s+quarter|(?:this\s+)?quarter(?:[- ]end|['’]?s\s+end)?|(?P<next>next)\s+quarter)\b(?:,?\s+(?:of\s+)?{_YEAR})?"
            ),
        ),
        (
            "quarter",
            rf"\bq(?P<q>[1-4])(?:\s+|/){_YEAR}\b|\b(?:before\s+)?quarter[- ]end\b|\b(?P<next>next)\s+quarter\b",
        ),
        (
            "season",
            r"\b(?:before|by|until)\s+(?:the\s+|next\s+)?(?P<season>spring|summer|autumn|fall|winter)\b(?!\s+[a-z])",
        ),
        (
            "first_day",
            rf"\b(?:(?P<before>before)|by|until|till)\s+(?:the\s+)?(?:beginning|start)\s+of\s+(?P<month>{_M}|next\s+month)(?:\s+{_YEAR})?",
        ),
        (
            "first_week",
            rf"\b(?:the\s+)?(?:first\s+week\s+(?:of|in)|(?:beginning|start)\s+of)\s+(?P<month>{_M})(?:\s+{_YEAR})?",
        ),
        (
            "mid_month",
            rf"\b(?:the\s+)?(?:mid|middle\s+of)[\s-]+(?:(?:the|this)\s+)?(?P<month>{_M}|month|next\s+month)(?:\s+{_YEAR})?",
        ),
        ("tomorrow", r"\b(?:first\s+thing\s+in\s+the\s+morning|tomorrow|tmrw|tmr|tmw|tomoz)\b"),
        (
            "ordinal",
            _BEFORE + rf"\b(?:the|on|by)\s+(?:the\s+)?(?P<d>\d{{1,2}}){_NTH}\b(?!\s+(?:of\s+)?{_M})",
        ),
        (
            "month",
            _BEFORE
            + rf"\b(?:(?<=before )|(?:in|by|until|till|from|for|this|next|during|end|late|early)[\s-]+)(?P<month>{_M})(?:\s+{_YEAR})?(?!\s*\d)",
        ),
    )
)
