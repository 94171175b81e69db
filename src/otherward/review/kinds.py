"""What a message is for, read from its words where the writer does not say."""

import re

from otherward.review.anatomy import Anatomy
from otherward.review.asks import asks_in
from otherward.review.draft import MessageKind
from otherward.review.vocabulary import says

_TWO = re.compile(r"<>|\bmeet\b|\bintro(?:duction|ducing)?\b", re.IGNORECASE)
_BOTH = re.compile(
    r"\b(?:hi|dear|hello|hey) \w+,? (?:and|hi|&) \w+|\b[A-Z]\w+, (?:meet|this is) [A-Z]|\b(?:introduc\w+|connect\w*|put) (?:you|you two|the two of you|you both)\b|\byou (?:two|both)\b"
)
_ASKS_INTRO = re.compile(
    r"\b(?:introduce (?:me|us)|put (?:me|us) in touch|an intro(?:duction)? to|connect me (?:with|to)|do you know any(?:one|body))\b",
    re.IGNORECASE,
)
_ANSWER = re.compile(r"\W*(?:\[[^\]]*\]\s*)?(?:re|aw|sv|antw|fwd?|wg)\s*:", re.IGNORECASE)
_NUDGES = re.compile(
    r"\b(?:following up|follow up|bump(?:ing)?|checking in|check in with you|circling back|touching base|any (?:news|updates?) (?:on|from|about)"
    r"|my (?:last|previous|earlier|third|fourth) (?:e-?mail|mail|message|note)|(?<!for )(?<!for the )(?<!for your )reminder)\b",
    re.IGNORECASE,
)
_FOLLOWS = re.compile(r"\b(?:follow(?:ing)?[- ]up|bump|checking in|circling back)\b", re.IGNORECASE)
_SOMEBODY = re.compile(
    r"(?!(?:Hi|Hello|Hey|Dear|Good|Greetings|Hallo|All|Everyone|Everybody|Colleagues|Folks|Guys|Team|List|Members|Delegates|Experts|Friends)\b)\b[A-ZÀ-Þ][\w'’-]+"
    r"|(?i:\b(?:both|you two|sir|madam|whom|professor|doctor|recruiter|there)\b|\{|\[)"
)
"""A greeting that has somebody in it, or stands for one; `Dear all` approaches nobody."""
_MANY = re.compile(
    r"\b(?:all|colleagues|crew|experts|delegates|everyone|everybody|folks|guys|members|friends|neighbou?rs|parents|volunteers|gentlemen"
    r"|subscribers|fellows|alumni|mates|villagers|players|singers|students|teachers)\b\W*$|\w'ers\b\W*$",
    re.IGNORECASE,
)
"""A greeting to many, whatever stands before: `Dear Choir Friends`, `Dear Ada and all`."""
_MEETS = re.compile(
    r"\b(?:meet(?:ing)?|call|coffee|lunch|minutes|half an hour|interview|chat)\b", re.IGNORECASE
)


def kind_of(anatomy: Anatomy, *, to_one: bool = False) -> MessageKind:
    """The likeliest kind; `other` for what approaches nobody. `to_one` says that it goes to one person, greeted or not."""
    text, subject = anatomy.text, anatomy.subject or ""
    opening = " ".join(sentence.plain for sentence in anatomy.sentences[:2])
    answers = bool(_ANSWER.match(subject)) or anatomy.quoted
    if to_many(anatomy):
        return MessageKind.OTHER
    if _NUDGES.search(opening) or (_FOLLOWS.search(subject) and not answers):
        return MessageKind.FOLLOW_UP
    bare = not anatomy.hail and (to_one or (not subject and _begs(anatomy)))
    if answers or not (_SOMEBODY.search(anatomy.hail) or bare):
        return MessageKind.OTHER
    if says("thanks", subject) or (says("thanks", opening) and says("act_of_theirs", opening)):
        return MessageKind.THANK_YOU
    if _BOTH.search(f"{anatomy.hail} {text}") and (
        _TWO.search(subject) or _TWO.search(text) or "you two" in text
    ):
        return MessageKind.INTRODUCTION
    if _ASKS_INTRO.search(text):
        return MessageKind.INTRO_REQUEST
    if _MEETS.search(subject) or any(_MEETS.search(s.plain) for s in anatomy.sentences if s.asks):
        return MessageKind.MEETING_REQUEST
    return MessageKind.OUTREACH


LARGE = 2
"""A call or more is asked: whoever asks that, greeting or not, asks it of somebody."""


def _begs(anatomy: Anatomy) -> bool:
    """Whether it asks somebody for something of weight: `What jobs are there that I could apply for?` approaches a person."""
    return any(ask.size >= LARGE or ask.job for one in anatomy.sentences for ask in asks_in(one))


def to_many(anatomy: Anatomy) -> bool:
    """Whether it greets a group: nobody in particular is approached, and nobody in particular must answer."""
    return bool(_MANY.search(anatomy.hail)) and not _BOTH.search(f"{anatomy.hail} {anatomy.text}")
