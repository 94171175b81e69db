"""From a judged sentence to a finding: its quote, its other side, its day, its kind."""

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from otherward.language.dates import named_days
from otherward.language.due import due_day
from otherward.network.interaction import Participant
from otherward.network.need import Status
from otherward.reading.finding import Finding, FindingType, Passage
from otherward.reading.holder import HolderSense
from otherward.reading.judgements import by_name, holding
from otherward.reading.silence import keeps_silent
from otherward.reading.summary import need_kind_of, summary_of
from otherward.reading.turns import Said, day_of
from otherward.reading.whose import holder_of

LONGEST = 45
"""Words of a sentence beyond which it is a run-on whose quote is cut to the clause that matters."""
NEAR = 240
"""Letters before and behind a promise that may tell its day."""
HANGS = re.compile(
    r"(^|[,;:–—-]\s*|\band\s+|\bbut\s+)(if|unless|provided( that)?|should (the|we|they|he|she|it))\b(?! (you|that|it) (want|like|need|help|suits?))",
    re.IGNORECASE,
)
_MARKS = (", ", "; ", " – ", " - ", " and ", " but ")


def make(
    kind: FindingType,
    passage: Passage,
    one: Said,
    sense: HolderSense,
    sure: float,
    holder: Participant | None = None,
) -> Finding | None:
    """The finding a sentence holds, or none if it is the user's own or has nobody on the other side; `holder` where that is known."""
    if kind is FindingType.PROMISE and not _commits(one):
        return None
    if kind is FindingType.THANKS and not by_name("gratitude").says(one.text):
        return None
    if kind is FindingType.NEED and _no_need(passage, one, sense):
        return None
    if kind in (FindingType.PROMISE, FindingType.THANKS):
        holder = holder or holder_of(sense, one, kind)
        to = sense.other_side(one, holder)
        if to is None and kind is FindingType.PROMISE:
            return None
    else:
        holder, to = holder or holder_of(sense, one, kind), None
        if same(holder, passage.me):
            return None
    return _detailed(finding_of(kind, passage, one, holder, to, sure), one, passage)


def _no_need(passage: Passage, one: Said, sense: HolderSense) -> bool:
    """Whether the words deny a need, or the user's note speaks of the user's own."""
    own = ("need_own",) if passage.about else ("need_own", "need_bare")
    return by_name("need_denied").says(one.text) or (
        sense.is_note(one) and any(by_name(name).says(one.text) for name in own)
    )


def _commits(one: Said) -> bool:
    """A promise says that somebody will, or at least when; not what is only supposed, mulled over or wished well."""
    judgement, said = by_name("commits"), one.text
    for idle in holding("no promise"):
        said = idle.pattern.sub(" ", said) if idle.says(said) else said
    if judgement.says(said) or keeps_silent(said):
        return True
    asked = bool(judgement.unless and judgement.unless.search(said))
    if asked or said != one.text or one.day is None:
        return False
    return any(named.day > one.day for named in named_days(said, one.day))


def _due(one: Said, passage: Passage) -> date | None:
    """The day of a promise, with the words around it where they tell."""
    if one.day is None:
        return None
    before = passage.text[max(0, one.start - NEAR) : one.start]
    return due_day(one.text, one.day, before=before, behind=passage.text[one.end : one.end + NEAR])


def _detailed(finding: Finding, one: Said, passage: Passage) -> Finding:
    if finding.type in (FindingType.NEED, FindingType.OFFERING) and by_name("status_hangs").says(one.text):
        finding = replace(finding, status=Status.HYPOTHETICAL)
    if finding.type is FindingType.NEED:
        return replace(finding, need_kind=need_kind_of(finding.quote), due=_need_due(one))
    if finding.type is FindingType.PROMISE:
        status = Status.HYPOTHETICAL if HANGS.search(one.text) else finding.status
        return replace(finding, due=_due(one, passage), status=status)
    if finding.type is FindingType.MILESTONE:
        return replace(finding, kind=milestone_kind(one.text))
    return finding


def finding_of(
    kind: FindingType, passage: Passage, one: Said, holder: Participant, to: Participant | None, sure: float
) -> Finding:
    """A finding quoting the sentence (or its clause that matters)."""
    start, quote = quote_of(kind, one)
    return Finding(
        type=kind,
        passage=passage.id,
        quote=quote,
        start=start,
        holder=holder,
        summary=summary_of(quote),
        to=to,
        confidence=sure,
        on=one.day or day_of(passage),
    )


def quote_of(kind: FindingType, one: Said) -> tuple[int, str]:
    """Where the quote starts, and its words: the sentence, or of a run-on the clause that matters."""
    text = one.text
    lead = len(text) - len(text.lstrip(" \t-*•–—>"))
    lead = lead if lead < len(text) else 0
    text = text[lead:].rstrip()
    start = one.start + lead
    if len(text.split()) <= LONGEST:
        return start, text
    hits = [m.start() for judge in holding(kind.value) for m in [judge.pattern.search(text)] if m]
    if not hits:
        return start, text
    centre = min(hits)
    left = max(text.rfind(mark, 0, centre) + len(mark) for mark in _MARKS)
    left = left if len(max(_MARKS, key=len)) < left <= centre else 0
    right = min((p for mark in _MARKS[:4] if (p := text.find(mark, centre + 80)) > 0), default=len(text))
    return start + left, text[left:right].rstrip()


def same(a: Participant, b: Participant) -> bool:
    """One and the same participant."""
    return a.handle == b.handle or (bool(a.name) and a.name == b.name)


def _need_due(one: Said) -> date | None:
    if one.day is None:
        return None
    coming = [
        n.day for n in named_days(one.text, one.day) if n.day > one.day and n.rule not in ("today", "hour")
    ]
    return min(coming, default=None)


ILL = re.compile(
    r"\bhospitali[sz]ed\b|\b(?:into|in|from|out of|left) hospital\b|"
    r"\b(?:is|was|am|are|were|been|be|rushed|taken|admitted|went|['’](?:s|m|re)) (?:back |still |now |again |straight ){0,2}(?:in|into|to) (?:the )?hospital\b|"
    r"(?<!dental )(?<!doctor's )\bsurgery\b|\bdiagnos(?:ed with|is of)\b|\bchemo|\bcancer\b(?! (?:charit|research|ward|unit|centre|center|care|trust|nurse|support))",
    re.IGNORECASE,
)
"""An illness; who works in a hospital is not in hospital."""
_KIN = r"\b(?:mother|father|mum|mom|dad|sister|brother|son|daughter|child|baby|husband|wife|partner|fianc\w+|grand\w+|uncle|aunt|niece|nephew|cousin|twin|friend)\b"
_ANOTHERS = re.compile(
    rf"\W*(?:(?:and|but|so|also|since|because|as) )?(?:my|our|the|an?|one of (?:my|our|the)) (?!.{{0,30}}{_KIN})(?:[\w-]+ ){{1,3}}?(?:is|was|has|had|went|goes|got|fell|had to)\b",
    re.IGNORECASE,
)
"""What happened to a colleague, and is told of the work: `our second baker went to hospital`."""


def milestone_kind(text: str) -> str:
    """Which milestone, by its words."""
    lower = text.casefold()
    if ILL.search(text):
        return "news" if _ANOTHERS.match(text) else "illness"
    kinds: Iterable[tuple[str, tuple[str, ...]]] = (
        ("lay-off", ("laid off", "let go", "redundan", "lost her job", "lost his job")),
        ("divorce", ("divorc", "separat")),
        ("closing", ("shutting down", "closing down", "went bust", "bankrupt", "closing for good")),
        ("leaving", ("last day", "leaving", "retir", "resign", "notice", "stepping down")),
        ("promotion", ("promot", "made partner", "head of", "appointed", "elected")),
        ("new job", ("new job", "new role", "start", "join")),
        ("birth", ("baby", "born")),
        ("award", ("award", "prize", "won ")),
        ("opening", ("opened", "opening", "launch")),
        ("funding", ("funding", "grant", "raised")),
    )
    return next((kind for kind, words in kinds if any(word in lower for word in words)), "news")
