"""Form and tone: length, paragraphs, subject, links, attachments, and how it sounds."""

import re

from otherward.review.case import Case
from otherward.review.draft import MessageKind
from otherward.review.predicates import Place, at, everywhere, predicate, whole
from otherward.review.vocabulary import says, words

_LINK = re.compile(
    r"\b(?:https?://|www\.)[^\s)>\]]+|\b[a-z0-9-]+\.(?:com|org|net|io|example|co|me|ly)/[^\s)>\]]+",
    re.IGNORECASE,
)
_SCHEDULER = re.compile(
    r"\b(?:calendly|cal\.com|cal\.example|doodle|hubspot\.com/meetings|savvycal|youcanbookme|koalendar|zcal|meetings\.|book(?:ing)?\.\w|schedule\.\w)[^\s)>\]]*|\b(?:book|pick|choose|grab|find|schedule) (?:a |your |any )?(?:slot|time|call)?\b[^.\n]{0,30}(?:https?://|\w+\.\w+/)",
    re.IGNORECASE,
)
_WEAK = re.compile(
    r"\W*(?:(?:re|fwd?)\s*:\s*)?(?:hi|hello|hey|hello there|question|a question|quick question|quick favou?r|quick one|small favou?r|favou?r|an? opportunity|opportunity|request|a request|help|help needed|need help|intro|introduction|meeting|meeting request|follow(?:ing)?[- ]?up|bump|checking in|check in|touching base|update|urgent|important|greetings|job|inquiry|enquiry|no subject|touch base|reminder|let's connect)?\W*",
    re.IGNORECASE,
)
_CONJUNCTION = re.compile(r",? (?:and|but|because|therefore|so|which|since|while) ", re.IGNORECASE)
_VOWELS = re.compile(r"[aeiouy]+", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")
_SHOUTED = re.compile(r"\b[A-Z]{4,}\b")


def longest_fitting(case: Case) -> int:
    """Words a message of this kind may have."""
    if case.kind is MessageKind.LINKEDIN:
        return 100
    return 150 if case.closeness == "stranger" else 200


@predicate
def too_long(case: Case) -> list[Place]:
    """Longer than is read."""
    n = case.word_count
    return whole(case, n=n, most=longest_fitting(case)) if n > longest_fitting(case) else []


@predicate
def wall_of_text(case: Case) -> list[Place]:
    """A paragraph of more than a hundred words."""
    if case.kind is MessageKind.LINKEDIN:
        return []
    for sentences in case.anatomy.paragraphs:
        if sum(sentence.words for sentence in sentences) > 100:
            half = sentences[len(sentences) // 2]
            return [
                Place(
                    sentences[0].start,
                    sentences[-1].end,
                    {"split": " ".join(half.text.split()[:5]), "at": str(half.start)},
                )
            ]
    return []


@predicate
def weak_subject(case: Case) -> list[Place]:
    """A subject that says nothing."""
    if case.kind in (MessageKind.LINKEDIN, MessageKind.THANK_YOU) or case.anatomy.subject is None:
        return []
    return (
        [Place(0, 0, {"subject": case.subject or "(none)"}, "subject")]
        if _WEAK.fullmatch(case.subject)
        else []
    )


@predicate
def links(case: Case) -> list[Place]:
    """Two links, or one that makes the reader book a slot."""
    found = [
        Place(one.sentence.start + match.start(), one.sentence.start + match.end())
        for one in case.judged
        for match in _LINK.finditer(one.text)
    ]
    books = any(_SCHEDULER.search(one.text) for one in case.judged)
    return (
        found[:2]
        if len(found) >= 2 or (found and books)
        else (everywhere(o for o in case.judged if _SCHEDULER.search(o.text)) if books else [])
    )


@predicate
def unasked_attachment(case: Case) -> list[Place]:
    """Papers about oneself that nobody asked for."""
    return everywhere(
        one for one in case.judged if says("attached_papers", one.text) and not says("you_asked", one.text)
    )


def grade(text: str, sentences: int) -> float:
    """Flesch-Kincaid grade: school years needed to read it."""
    found = _WORD.findall(text)
    if not found or not sentences:
        return 0.0
    syllables = sum(max(1, len(_VOWELS.findall(word.removesuffix("e")))) for word in found)
    return 0.39 * len(found) / sentences + 11.8 * syllables / len(found) - 15.59


@predicate
def hard_to_read(case: Case) -> list[Place]:
    """Long sentences of long words."""
    own = [one for one in case.judged if one.sentence.words > 3]
    n = sum(one.sentence.words for one in own)
    if not own or n < 40 or n / len(own) <= 25 or grade(" ".join(one.text for one in own), len(own)) <= 12:
        return []
    longest = max(own, key=lambda one: one.sentence.words)
    found = _CONJUNCTION.search(longest.text, len(longest.text) // 3)
    return [at(longest, n=longest.sentence.words, conj=found[0].strip(" ,") if found else "the middle")]


@predicate
def over_apology(case: Case) -> list[Place]:
    """Sorry, twice; or on one's knees."""
    grovels = case.any("grovelling")
    if grovels:
        return everywhere(grovels)
    sorry = [one for one in case.judged for _ in words("apology").all(one.text)]
    return [at(sorry[1])] if len(sorry) >= 2 else []


@predicate
def hype(case: Case) -> list[Place]:
    """Words that glitter."""
    found = [(one, match) for one in case.judged for match in words("hype").all(one.text)]
    loud = case.anatomy.text.count("!") + len(_SHOUTED.findall(case.anatomy.text))
    if len(found) >= 2 or (found and loud >= 2):
        return [Place(one.sentence.start + m.start(), one.sentence.start + m.end()) for one, m in found[:1]]
    return []
