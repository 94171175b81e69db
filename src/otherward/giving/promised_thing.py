"""What somebody promised to hand over, as it can stand in a sentence: `I'll send you our old template by Friday` is `our old template`.

Only plain forms are taken apart: one thing, one verb. Everything else is left to the quote, which is always right.
"""

import re

_NOTED = r"(?:him|her|them|[A-Z][\w'’-]+)"
"""Whom the user names in a note of their own."""
_HANDS = r"(?:send|mail|e-?mail|forward|share|give|lend|get|write(?: up)?|draft|prepare|put together|dig (?:out|up)|pass(?: on)?|post)"
_OVER = r"(?:(?: (?:over|across|along|back|round|around|up|out|on))?)"
_SHORT = r"(?: (?:also|then|gladly|certainly|definitely|just))?"

_FORMS = tuple(
    re.compile(form)
    for form in (
        rf"\b(?:I|[Ww]e)(?:['’]ll| will|['’]d| would| can| shall){_SHORT} {_HANDS}(?: you)?{_OVER} (?P<thing>.+)",
        r"\b[Yy]ou(?:['’]ll| will) (?:have|get|receive) (?P<thing>.+)",
        rf"^[Pp]romised {_NOTED} (?P<thing>.+)",
        rf"^(?:[Pp]romised|[Tt]old) {_NOTED}(?: that)?,? I(?:['’]d| would|['’]ll| will) {_HANDS}(?: {_NOTED})?{_OVER} (?P<thing>.+)",
    )
)
_ENDS = re.compile(
    r"\s*(?:(?<!\d)[,.]|[;:!?()–—]|\s-\s|\b(?:by|until|till|before|after|tomorrow|tonight|today|asap|soon|shortly|when|once|if|so|because|as|since|which|then|first|"
    r"(?:to|for|with) (?:you|him|her|them)|for (?:the )?\d+\w*|"
    r"(?:on |this |next |the )?(?:(?:early|late) )?(?:this|next|mon|tues|wednes|thurs|fri|satur|sun|week|the weekend|january|february|march|april|june|july|august|september|october|november|december)(?:day|end)?|"
    r"at (?:the|our|your)|in (?:a|the|my|time|an|two|three|january|february|march|april|may|june|july|august|september|october|november|december)|over the|"
    r"the (?:first|second|third|\d+)\w*$|(?:on|in) \d+|\d{1,2}(?:st|nd|rd|th)))\b.*",
    re.IGNORECASE | re.DOTALL,
)
_BEGINS = re.compile(r"(?:the|my|our|your|those|these|both|all)\b", re.IGNORECASE)
_INDEFINITE = re.compile(r"\A(?:an?|some|that|this)\s+", re.IGNORECASE)
_NO_THING = re.compile(
    r"(?<![\w-])(?:it|them|something|anything|everything|nothing|one|ones|word|what|whatever|who|whom|how|where|you|him|her|his|their|I|we|me|us|and|or|to|will|would|"
    r"know|see|call|ring|hand|lift|ride|try|go|thought|look|shout|think|hell|touch|home|back)(?![\w-])",
    re.IGNORECASE,
)
_PROMISES = re.compile(r"\b(?:I|we|you)(?:['’]ll| will)\b", re.IGNORECASE)
_JOINED = re.compile(r" (?:and|or|to) (?:the|my|our|your|an?) ")
_HALF = re.compile(
    r"\b(?:the|an?|my|our|your|her|his|their|of|for|in|on|at|from|with|within|about|over|up|out|off|by|per|dozen|hundred|\d|one|two|three|\w+ed)$|"
    r"(?<!\blink )(?<!\banswer )(?<!\bkey )(?<!\bguide )(?<!\breply )(?<!\bresponse )(?<!\binvitation )(?<!\bintroduction )(?<!\baccess )\bto\b",
    re.IGNORECASE,
)
"""A thing cut in the middle, or with where it goes."""
MOST_WORDS = 9


def promised_thing(quote: str) -> str:
    """The thing with its article, to stand behind “I promised you”; empty where the words are not that plain."""
    said = " ".join(quote.split())
    found = [match for form in reversed(_FORMS) if (match := form.search(said))]
    if (
        not found
        or len(_PROMISES.findall(said)) > 1
        or re.search(r"\band (?:I|we|then|send|mail|forward|call|ring|bring|write)\b", quote)
    ):
        return ""
    thing = _ENDS.sub("", f" {found[0]['thing']}").strip(" \"'“”’").removesuffix(" myself")
    if (
        not thing
        or len(thing.split()) > MOST_WORDS
        or _NO_THING.search(_JOINED.sub(" ", thing))
        or _HALF.search(thing)
    ):
        return ""
    if re.match(r"[A-Z][\w-]+['’]s \w", thing):
        return thing
    if _BEGINS.match(thing):
        return thing[0].lower() + thing[1:]
    bare = _INDEFINITE.sub("", thing, count=1)
    return f"the {bare}" if (bare and bare[0].islower()) or bare[:1].isdigit() or bare[:2].isupper() else ""
