"""The words in which days are named: months, weekdays, numbers, feasts, seasons, and the shapes of `the 3rd of May` or `next Friday`."""

import re

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan januar januari janvier enero gennaio janeiro stycznia ledna",
            "february feb februar februari février fevrier febrero febbraio fevereiro lutego února",
            "march mar märz maart mars marzo março marca března",
            "april apr avril abril aprile kwietnia dubna",
            "may mai mei maj mayo maggio maio maja května",
            "june jun juni juin junio giugno junho czerwca června",
            "july jul juli juillet julio luglio julho lipca července",
            "august aug augustus augusti août aout agosto sierpnia srpna",
            "september sept sep septembre septiembre settembre setembro września",
            "october oct oktober okt octobre octubre ottobre outubro października října",
            "november nov novembre noviembre novembro listopada listopadu",
            "december dec dezember dez desember des décembre diciembre dicembre dezembro grudnia prosince",
        ),
        start=1,
    )
    for name in names.split()
}
"""Months in English and, for the headers of mails, in ten other languages."""
DAYS = {
    name: number
    for number, names in enumerate(
        (
            "monday mon",
            "tuesday tues tue",
            "wednesday weds wed",
            "thursday thurs thur thu",
            "friday fri",
            "saturday sat",
            "sunday sun",
        )
    )
    for name in names.split()
}
ORDINALS = {
    word: number
    for number, word in enumerate(
        """first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth
        seventeenth eighteenth nineteenth twentieth twenty-first twenty-second twenty-third twenty-fourth twenty-fifth twenty-sixth
        twenty-seventh twenty-eighth twenty-ninth thirtieth thirty-first""".split(),
        start=1,
    )
}
FEASTS = {
    "christmas eve": (12, 24),
    "christmas day": (12, 25),
    "christmas": (12, 25),
    "xmas": (12, 25),
    "boxing day": (12, 26),
    "new year's eve": (12, 31),
    "new year": (1, 1),
}
"""Feasts of the same day every year."""
SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}
"""The month with which a season begins."""
NUMBERS = {
    w: n
    for n, w in enumerate(
        [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
        ]
    )
} | {"a": 1, "an": 1, "couple of": 2, "a couple of": 2, "a few": 3}
_M = "(?:" + "|".join(sorted(MONTHS, key=len, reverse=True)) + r")\b\.?"
_D = "(?:" + "|".join(sorted(DAYS, key=len, reverse=True)) + r")\b\.?"
_O = "(?:" + "|".join(sorted(ORDINALS, key=len, reverse=True)) + r")\b"
_N = r"(?:\d{1,2}|" + "|".join(sorted(NUMBERS, key=len, reverse=True)) + ")"
_BEFORE = r"(?P<before>(?<!on or )(?:before|prior\s+to|ahead\s+of)\s+(?:the\s+)?)?"

PATTERNS = tuple(
    (name, re.compile(pattern, re.IGNORECASE))
    for name, pattern in (
        ("iso", _BEFORE + r"\b(?P<y>20\d\d)-(?P<m>\d\d)-(?P<d>\d\d)\b"),
        (
            "month_day",
            _BEFORE
            + rf"\b(?P<month>{_M})\s+(?:the\s+)?(?P<d>\d{{1,2}})(?:st|nd|rd|th)?\b(?!:)(?:,?\s+(?P<y>20\d\d))?",
        ),
        (
            "day_month",
            _BEFORE
            + rf"\b(?P<d>\d{{1,2}})(?:st|nd|rd|th|\.)?\s+(?:of\s+|de\s+)?(?P<month>{_M})(?:,?\s+(?:de\s+)?(?P<y>20\d\d))?",
        ),
        ("dotted", _BEFORE + r"\b(?P<d>\d{1,2})\.(?P<m>\d{1,2})\.(?P<y>20\d\d|\d\d)\b"),
        (
            "dotted_short",
            _BEFORE + r"\b(?:by|on|until|till|before|the)\s+(?P<d>\d{1,2})\.(?P<m>\d{1,2})\.?(?![\d.])",
        ),
        ("slash", _BEFORE + r"\b(?P<a>\d{1,2})/(?P<b>\d{1,2})(?:/(?P<y>\d{2,4}))?\b"),
        (
            "end_of_month",
            _BEFORE
            + rf"\b(?:by\s+)?(?:the\s+)?(?:end|last\s+day)\s+of\s+(?:the\s+|this\s+)?(?P<month>{_M}|month|next\s+month)(?:\s+(?P<y>20\d\d))?",
        ),
        (
            "this_month",
            r"\b(?:this\s+month|month[- ]end|(?:the|this)\s+month\s+(?:is\s+)?(?:out|over|ends?|finish(?:es|ed)?))\b",
        ),
        ("end_of_year", r"\b(?:the\s+)?(?:end\s+of\s+(?:the\s+)?year|year[- ]end)\b"),
        (
            "end_of_week",
            r"\b(?:the\s+)?(?:(?:end\s+of\s+|before\s+)(?:the\s+|this\s+)?(?:week|wk)(?:end)?|later\s+this\s+week|this\s+week|eow)\b",
        ),
        ("week_nth", r"\b(?:calendar\s+)?week\s+(?P<n>\d{1,2})\b(?!\s*[-:.]\d)"),
        ("within_week", r"\bwithin\s+(?:the|a)\s+week\b"),
        ("weekday_week", _BEFORE + rf"\b(?P<day>{_D})\s+week\b"),
        ("weekend", r"\b(?:this|the|at the|over the)\s+weekend\b"),
        ("next_week", _BEFORE + r"\b(?:(?:end\s+of\s+)?next\s+(?:week|wk))\b(?!\s+(?:on\s+)?" + _D + ")"),
        ("next_day", rf"\bnext\s+(?P<day>{_D})"),
        ("day_week", rf"\b(?P<day>{_D})\s+(?:of\s+)?next\s+week\b|\bnext\s+week\s+(?:on\s+)?(?P<day2>{_D})"),
        ("weekday_nth", _BEFORE + rf"\b{_D}(?:\s+after)?,?\s+(?:the\s+)?(?P<d>\d{{1,2}})(?:st|nd|rd|th)\b"),
        ("weekday", _BEFORE + rf"\b(?P<day>{_D})(?!\w)"),
        ("in_n", rf"\b(?:in|within)\s+(?P<n>{_N})\s+(?P<unit>day|week|month)s?(?:'\s*time)?\b"),
        ("next_month", r"\bnext\s+month\b"),
        (
            "today",
            r"\b(?:today|tonight|this\s+(?:morning|afternoon|evening)|right\s+now|eod|cob|(?:right|straight)\s+away|now\s+now|after\s+this\s+call|when\s+we\s+hang\s+up)\b",
        ),
        ("before_next_weekend", r"\bbefore\s+next\s+weekend\b"),
        ("after_tomorrow", r"\b(?:the\s+)?day\s+after\s+tomorrow\b"),
        ("from_now", rf"\b(?P<n>{_N})\s+(?P<unit>day|week|month)s?\s+from\s+(?:now|today)\b"),
        ("fortnight", r"\b(?:in|within)\s+(?:a|the)\s+fortnight\b"),
        ("hours", r"\b(?:in|within)\s+(?:the\s+next\s+)?(?P<n>24|48|72)\s+hours\b"),
        ("written_out", _BEFORE + rf"\b(?:the\s+)?(?P<nth>{_O})\s+of\s+(?P<month>{_M})(?:\s+(?P<y>20\d\d))?"),
        (
            "written_out_day",
            _BEFORE + rf"(?:(?<=before the )|\b(?:on|by|until|till)\s+the\s+)(?P<nth>{_O})(?!\s+(?:of\b|\w))",
        ),
        (
            "feast",
            _BEFORE
            + r"\b(?<!\bthe )(?P<feast>christmas\s+(?:eve|day)|boxing\s+day|new\s+year['’]?s\s+eve)\b",
        ),
        (
            "feast",
            _BEFORE
            + r"(?:(?<=before )|(?:by|until|till|on|at)\s+)(?P<feast>christmas|xmas|new\s+year)\b(?!\s+[a-z])",
        ),
        (
            "quarter",
            r"(?:\bbefore\s+)?\b(?:the\s+)?(?:end\s+of\s+|in\s+|by\s+|during\s+)(?:the\s+)?(?:q(?P<q>[1-4])|(?P<nth>first|second|third|fourth)\s+quarter|(?:this\s+)?quarter)\b(?:\s+(?P<y>20\d\d))?",
        ),
        (
            "season",
            r"\b(?:before|by|until)\s+(?:the\s+|next\s+)?(?P<season>spring|summer|autumn|fall|winter)\b(?!\s+[a-z])",
        ),
        ("first_week", rf"\b(?:the\s+)?first\s+week\s+(?:of|in)\s+(?P<month>{_M})(?:\s+(?P<y>20\d\d))?"),
        (
            "mid_month",
            rf"\b(?:the\s+)?(?:mid(?:dle\s+of)?)[\s-]+(?:the\s+)?(?P<month>{_M}|month)(?:\s+(?P<y>20\d\d))?",
        ),
        ("tomorrow", r"\b(?:tomorrow|tmrw|tmr|tmw|tomoz)\b"),
        (
            "ordinal",
            _BEFORE + rf"\b(?:the|on|by)\s+(?:the\s+)?(?P<d>\d{{1,2}})(?:st|nd|rd|th)\b(?!\s+(?:of\s+)?{_M})",
        ),
        (
            "month",
            _BEFORE
            + rf"\b(?:(?<=before )|(?:in|by|until|till|from|for|this|end|late|early)[\s-]+)(?P<month>{_M})(?:\s+(?P<y>20\d\d))?(?!\s*\d)",
        ),
    )
)
