"""Focus: who the message is about."""

import re

from otherward.review.asks import MEANT
from otherward.review.case import Case
from otherward.review.draft import MessageKind
from otherward.review.predicates import Place, at, everywhere, predicate
from otherward.review.roles import Judged
from otherward.review.vocabulary import says, words

_ABOUT_ME = re.compile(
    r"^\W*(?:(?:so|well|honestly|basically|currently|presently|right now|these days|at (?:this|the) moment|over the (?:last|past) (?:\w+ )?\w+|as you (?:may )?know|it's (?:honestly )?\w+ (?:being|to be)),? ?)*"
    r"(?:I am|I'm|we are|we're|my|our|I've|I have|we've|we have|I just|I recently|I want|I need|I work|I run|I study|I would|I'd|I came|I do|I got|I graduated"
    r"|I finished|I lead|I decided|I launched|I started|we just|we recently|we want|we need|we run|we would|we'd|we help|we make|we offer|as (?:a|an|the)|being (?:a|the)"
    r"|this is \w+ from|myself|looking for|it's (?:\w+ ){1,3}(?:being|how often|how many|to be|when you))\b",
    re.IGNORECASE,
)
_I_DO = re.compile(
    r"^\W*(?:so |well |right,? )?(?:I|we)(?:'ve| have|'m| am)? (?:(?:finally|actually|really|recently) )?(?!\w+ly\b)(?!read|saw|heard|noticed|found|watched|know|see|sat|stood|measured|counted|enjoyed|liked|loved|think|thought"
    r"|hope|write|wrote|visited|met|spoke|listened|asked|used|tried|bought|checked|remember|promised|understand|got your|didn't|don't|am not|was not|looked|followed|attended|kept|went|walked|was at|were at|learned|learnt)\w+",
    re.IGNORECASE,
)
_THEN_ME = re.compile(
    r"^\W*(?:since|as|after|when|while|now that|because|having|for \w+ years)\b[^,;]{3,90},? (?:I|I'm|I've|I'd|we|we're|we've|we'd|my|our)\b",
    re.IGNORECASE,
)
"""`Since the mill closed I have been without work …`"""
_MUTUAL = re.compile(
    r"^\W*(?:I'm|I am|we're|we are) not\b|\b(?:suggested|recommended|said|told me|thought|asked me|urged|advised|encouraged) (?:that )?(?:I|we|me|to)\b|\b(?:gave me your|at the suggestion of|referred by)\b",
    re.IGNORECASE,
)
_READER_FIRST = re.compile(
    r"^\W*(?:so |and |then |but |what )?(?:you|your|you'd|you'll|you're)\b", re.IGNORECASE
)
_WRITER_FIRST = re.compile(
    r"^\W*(?:so |and |then |but )?(?:I|I'm|I've|I'd|I'll|we|we're|my|our)\b", re.IGNORECASE
)
_FRAME = re.compile(
    r"\b(?:exhausting|exhausted|tiring|tired of|nightmare|embarrass\w+|can't believe|cannot believe|can't understand|just a simple|don't know (?:why|how)|no idea (?:why|how)|somehow|humbled|a nobody|little old me|overwhelm\w+|annoying|sick of|so hard being|hate (?:it when|that|being)|it's a (?:curse|burden|pain)|ugh|awkward(?:ly)?|ridiculous that|strange that|who would have thought|must be a mistake|undeserving|don't deserve|struggle with being)\b",
    re.IGNORECASE,
)
_STATUS = re.compile(
    r"\b(?:offers?|offered|award(?:ed|s)?|youngest|promoted|promotion|investors?|sold[- ]out|invited|keynote|recruiters?|headhunters?|partner at|partner|forbes|ted(?:x)? talk|prize|first place|best[- ]?seller|director|vip|featured|famous|followers|fans|millionaire|harvard|oxford|stanford|everyone wants|people keep (?:asking|telling|calling)|press|interview requests|fully booked|top performer|nominated|scholarship)\b",
    re.IGNORECASE,
)


@predicate
def self_opening(case: Case) -> list[Place]:
    """The first sentence is about the writer."""
    if not case.content or case.kind in (
        MessageKind.THANK_YOU,
        MessageKind.INTRODUCTION,
        MessageKind.FOLLOW_UP,
    ):
        return []
    one = case.content[0]
    about_them = (
        one.homework or one.gift or one.question or one.act or one.out or (one.for_others and not one.wants)
    )
    told = one.read & {"self", "merit", "brochure"} and not says("theirs", one.text)
    mine = (
        told or _ABOUT_ME.match(one.text) or _I_DO.match(one.text) or (one.wants and _THEN_ME.match(one.text))
    )
    if about_them or not mine or _MUTUAL.search(one.text):
        return []
    if says("theirs", one.text) and one.anchored and not one.promotion and not one.wants:
        return []
    return [at(one)]


@predicate
def mostly_for_me(case: Case) -> list[Place]:
    """More of it is for the writer than for anybody else."""
    if case.kind is MessageKind.THANK_YOU:
        return []
    own = [one for one in case.judged if one.for_me]
    mine = sum(len(one.for_me) for one in own)
    theirs = sum(max(one.for_others, 2 if one.gift else 0) for one in case.judged)
    if not mine or mine <= theirs:
        return []
    plainly = [any(ask.form != MEANT for ask in one.asks) and not says("want", one.text) for one in own]
    if all(plainly) and mine < 2:  # an ask alone is not yet for oneself
        return []
    return everywhere(own, n=mine, m=theirs)


@predicate
def merits(case: Case) -> list[Place]:
    """Three or more claims about oneself that carry no gift."""
    found: list[tuple[Judged, int]] = []
    for number, one in enumerate(case.judged):
        count = len({match[0].casefold() for match in words("merit").all(one.text)})
        if "merit" in one.read:
            count = max(count, len(one.sentence.clauses))
        carried = any(other.gift for other in case.judged[number + 1 : number + 2]) and count < 3
        if one.gift or carried or one.homework or says("company_pitch", one.text):
            continue
        if count:
            found.append((one, count))
    total = sum(count for _, count in found)
    return [at(one, n=total, less=total - 1) for one, _ in found[:1]] if total >= 3 else []


@predicate
def humble_brag(case: Case) -> list[Place]:
    """A complaint or modesty with a claim to status in it."""
    return everywhere(
        one
        for one in case.judged
        if (frame := _FRAME.search(one.text))
        and (status := _STATUS.search(one.text))
        and len(one.text[min(frame.end(), status.end()) : max(frame.start(), status.start())].split()) <= 12
        and not says("theirs", one.text)
    )


@predicate
def you_washing(case: Case) -> list[Place]:
    """Sentences that name the reader and serve the writer."""
    theirs = own = 0
    washed: list[Judged] = []
    for one in case.judged:
        for clause in one.sentence.clauses:
            if _READER_FIRST.match(clause.text):
                theirs += 1
                if says("fake_offer", clause.text) or clause in one.for_me or says("power_to", clause.text):
                    washed.append(one)
            own += bool(_WRITER_FIRST.match(clause.text))
    if len(washed) < 2 or theirs < own:
        return []
    return everywhere(dict.fromkeys(washed), n=theirs)


@predicate
def we_pitch(case: Case) -> list[Place]:
    """Two or more sentences of brochure."""
    pitched = [
        one
        for one in case.judged
        if (says("company_pitch", one.text) or "brochure" in one.read)
        and not one.gift
        and not one.homework
        and not one.asks
    ]
    claims = sum(len(words("company_pitch").all(one.text)) for one in pitched)
    return everywhere(pitched) if len(pitched) >= 2 or claims >= 3 else []
