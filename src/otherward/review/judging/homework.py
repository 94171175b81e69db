"""Homework: whether the message could have gone to anybody."""

import re
from collections.abc import Iterator

from otherward.review.anchors import content_words, named, pinned
from otherward.review.case import Case
from otherward.review.draft import MessageKind
from otherward.review.predicates import Place, everywhere, predicate, whole
from otherward.review.roles import Judged
from otherward.review.vocabulary import says

_BLANKS = tuple(
    (signs, re.compile(pattern, re.IGNORECASE))
    for signs, pattern in (
        ("{", r"\{\{[^}\n]{0,60}\}\}|\{[A-Za-z_ ]{2,30}\}|\$\{[^}\n]{1,40}\}"),
        (
            "<",
            r"<<[^>\n]{1,40}>>|<(?:insert|your|name|company|first|last|title|position|role|date|topic)\b[^>\n]{0,40}>",
        ),
        ("%", r"%[A-Z_ ]{2,30}%"),
        ("*|", r"\*\|[A-Z_:]+\|\*"),
        (
            "[",
            r"\[(?:insert|your|their|his|her|the|company|client|recipient|first|last|full|name|title|position|role|job|date|topic|industry|city|product|project|event|mutual|contact|hiring|manager|organi[sz]ation|employer|school|university|team|department|website|link|x+|amount|number|achievement|specific|something|what)\b[^\]\n]{0,40}\]",
        ),
        ("NAME", r"(?-i:\b[FL]NAME\b|\bFIRST_?NAME\b)"),
        ("XX", r"(?-i:\bX{3,}\b)"),
        ("TO" + "DO", r"(?-i:\bT[O]DO\b)"),
        ("___", r"(?<=\w )_{3,9}(?=[ ,.!?])"),
        (" ,", r"\b(?:Hi|Hello|Dear|Hey) ,|\bDear (?:Mr|Mrs|Ms|Dr)\.?(?:/(?:Mr|Mrs|Ms|Dr)\.?)* ,"),
        (",", r"\bDear (?:Mr|Mrs|Ms|Dr)\.?(?:/(?:Mr|Mrs|Ms|Dr)\.?)*,"),
    )
)
"""Blanks of templates, each with the signs without which it is not looked for."""
_CODE = re.compile(r"`[^`\n]*`")
_GENERIC = re.compile(
    r"^\W*(?:to whom(?:soever)? it may concern|(?:dear|respected|esteemed|honou?red) (?:sir|madam|sirs|sir or madam|sir/madam|madam or sir|hiring (?:manager|team)|recruiter|recruiting team|professor|doctor|prof\.?|friend|friends|colleague|customer|business owner|founder|ceo|manager|selection committee|admissions committee|human resources|hr(?: team| department| manager)?)|(?:hi|hello|hey) (?:there|sir|madam|ma'am|friend|dear|you|recruiter)|greetings(?: of the day)?|dear)\W*$",
    re.IGNORECASE,
)
TOLD = 5
"""Words of weight by which somebody's own words are known."""
_FIRST_CONTACT = (
    MessageKind.OUTREACH,
    MessageKind.LINKEDIN,
    MessageKind.MEETING_REQUEST,
    MessageKind.COLD_ASK,
)


@predicate
def no_homework(case: Case) -> list[Place]:
    """Nothing in it could only have been written to this reader."""
    if case.kind not in _FIRST_CONTACT or not case.judged:
        return []
    if any(one.homework and (one.anchored or _retells(one)) for one in case.judged):
        return []
    if any((one.question or one.gift) and one.anchored and says("theirs", one.text) for one in case.judged):
        return []
    text = case.anatomy.text
    if case.closeness == "acquaintance" and (
        says("met_before", text) or any(o.homework for o in case.judged)
    ):
        return []
    return whole(case)


def _retells(one: Judged) -> bool:
    """Whether it says, at some length, what they wrote or said."""
    return says("their_words", one.text) and len(content_words(one.text)) >= TOLD


@predicate
def generic_flattery(case: Case) -> list[Place]:
    """Praise that names nothing."""
    found = []
    for number, one in enumerate(case.judged):
        following = case.judged[number + 1 : number + 2]
        praised = next((c.text for c in one.sentence.clauses if says("praise", c.text)), one.text)
        specific = pinned(praised) or (named(praised, case.names) and not says("bare_acquaintance", praised))
        specific = specific or any(other.homework and other.pinned for other in following)
        if (
            (says("praise", one.text) or "praise" in one.read)
            and not specific
            and not one.gift
            and (case.kind is not MessageKind.THANK_YOU)
        ):
            found.append(one)
    return everywhere(found)


@predicate
def leftovers(case: Case) -> list[Place]:
    """A blank of a template that was not filled."""
    body = _CODE.sub(lambda match: " " * len(match[0]), case.draft.body)
    found = [
        Place(*match.span())
        for match in _blanks(body, *case.anatomy.own)
        if not re.match(r"\[(?:fragile|ok )", match[0])
    ]
    if any(True for _ in _blanks(case.subject, 0, len(case.subject))):
        found.append(Place(0, 0, region="subject"))
    return found


def _blanks(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    found = [match for signs, blank in _BLANKS if signs in text for match in blank.finditer(text, start, end)]
    yield from sorted(found, key=lambda match: match.span())


@predicate
def googleable(case: Case) -> list[Place]:
    """A question whose answer stands on their page."""
    return everywhere(
        one
        for one in case.judged
        if (says("googleable", one.text) and (one.sentence.asks or one.asks or one.wants))
        or ((one.wants or one.asks) and says("googleable_bystander", one.text))
    )


@predicate
def generic_salutation(case: Case) -> list[Place]:
    """A greeting to nobody."""
    return [Place(*case.anatomy.greeting)] if _GENERIC.match(case.anatomy.hail.strip()) else []
