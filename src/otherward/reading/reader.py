"""Read one conversation, note or letter: what people need, offer, promise, thank for, celebrate and confide."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime
from functools import lru_cache
from typing import TYPE_CHECKING

from otherward.language.dates import due_day, named_days
from otherward.network.interaction import Participant
from otherward.network.need import Status
from otherward.reading.classifier import LABELS, classifier
from otherward.reading.features import all_features, cues, hand_features
from otherward.reading.finding import Finding, FindingType, Passage
from otherward.reading.holder import HolderSense
from otherward.reading.judgements import favors, seals
from otherward.reading.settling import settle
from otherward.reading.summary import need_kind_of, summary_of
from otherward.reading.turns import Said, sentences_said

if TYPE_CHECKING:
    import numpy as np

Embed = Callable[[Sequence[str]], "np.ndarray"]

CODE = "1"


@lru_cache(maxsize=1)
def reader_version() -> str:
    """Changes with code and weights, so that texts are read again by a better reader."""
    return f"{CODE}-{classifier().version}"


LONGEST = 60
"""Words of a sentence beyond which it is a run-on whose quote is cut to the clause that matters."""

COVERED = 8
"""A text of so many sentences is sealed whole by one confidence in it; in longer ones it covers its neighbours."""

HANGS = re.compile(
    r"(^|[,;:–—-]\s*|\band\s+|\bbut\s+)(if|unless|provided( that)?|should (the|we|they|he|she|it))\b(?! (you|that|it) (want|like|need|help|suits?))",
    re.IGNORECASE,
)

WISHES = {
    "no_vendors": "no vendors",
    "no_contact": "no contact",
    "no_introductions": "no introductions",
    "pause": "pause",
}


def read(passages: Sequence[Passage], *, embed: Embed | None = None) -> list[Finding]:
    """What a conversation says, oldest passage first; each finding with its exact quote."""
    found: list[Finding] = []
    heard: list[tuple[Passage, list[Said]]] = []
    for passage in passages:
        said = sentences_said(passage)
        heard.append((passage, said))
        found += _read_one(passage, said, embed or _embed)
    return settle(found, heard, embed or _embed)


def _embed(texts: Sequence[str]) -> "np.ndarray":
    from otherward.language.embedding import embed_kept

    return embed_kept(texts, None)


def _read_one(passage: Passage, said: list[Said], embed: Embed) -> list[Finding]:
    judged = _judge(passage, said, embed)
    sense = HolderSense(passage, said)
    found: list[Finding] = []
    sealed = [i for i, one in enumerate(said) if seals()["confidence"].search(one.text)]
    for i, one in enumerate(said):
        sense.hear(one)
        here = list(_findings(passage, one, judged.get(i), sense))
        here += _plain_findings(passage, one, sense, sealed=i in sealed)
        if sealed and (len(said) <= COVERED or any(abs(i - j) <= 2 for j in sealed)):
            here = [replace(f, confidential=True) for f in here]
        found += here
    return found


def _judge(passage: Passage, said: list[Said], embed: Embed) -> dict[int, "np.ndarray"]:
    """The probabilities of the sentences that pass the gate."""
    import numpy as np

    from otherward.language.encoder import WIDTH

    judge = classifier()
    worth = [i for i, one in enumerate(said) if judge.passes(one.text)]
    if not worth:
        return {}
    wanted = sorted({j for i in worth for j in (i - 1, i, i + 1) if 0 <= j < len(said)})
    vectors = np.zeros((len(said), WIDTH), np.float32)
    vectors[wanted] = embed([said[j].text for j in wanted])
    features = all_features(vectors, hand_features(passage, said))[worth]
    return dict(zip(worth, judge.probabilities(features), strict=True))


def _findings(
    passage: Passage, one: Said, sure: "np.ndarray | None", sense: HolderSense
) -> Iterator[Finding]:
    """What the classifier holds this sentence to say."""
    if sure is None:
        return
    chance = dict(zip(LABELS, (float(p) for p in sure), strict=True))
    judge = classifier()
    shut = chance["shut"] >= judge.least("shut")
    for label in LABELS[:-1]:
        if chance[label] < judge.least(label):
            continue
        closed = shut and label in ("need", "offering", "promise") and chance["shut"] > chance[label]
        made = _make(FindingType(label), passage, one, sense, chance[label])
        if made:
            yield replace(made, status=Status.MET if closed else _open_or_not(made, one.text))


def _open_or_not(finding: Finding, text: str) -> Status:
    """A promise or need that hangs on an `if` outside the speaker's hands is not open yet."""
    hangs = finding.type is FindingType.PROMISE and HANGS.search(text)
    return Status.HYPOTHETICAL if hangs else finding.status


def _make(kind: FindingType, passage: Passage, one: Said, sense: HolderSense, sure: float) -> Finding | None:
    if kind in (FindingType.PROMISE, FindingType.THANKS):
        holder = sense.promiser(one) if kind is FindingType.PROMISE else one.speaker
        to = sense.other_side(one, holder)
        if to is None and kind is FindingType.PROMISE:
            return None
    else:
        holder, to = sense.holder(one), None
        if _same(holder, passage.me):
            return None
    finding = finding_of(kind, passage, one, holder, to, sure)
    if kind is FindingType.NEED:
        finding = replace(finding, need_kind=need_kind_of(finding.quote), due=_need_due(one.text, passage))
    if kind is FindingType.PROMISE:
        day = _day(passage)
        finding = replace(finding, due=due_day(one.text, day) if day else None)
    if kind is FindingType.MILESTONE:
        finding = replace(finding, kind=_milestone_kind(one.text))
    return finding


def finding_of(
    kind: FindingType, passage: Passage, one: Said, holder: Participant, to: Participant | None, sure: float
) -> Finding:
    """A finding quoting the sentence (or its clause that matters)."""
    start, quote = _quote(kind, one)
    return Finding(
        type=kind,
        passage=passage.id,
        quote=quote,
        start=start,
        holder=holder,
        summary=summary_of(quote),
        to=to,
        confidence=sure,
        on=_day(passage),
    )


def _quote(kind: FindingType, one: Said) -> tuple[int, str]:
    text = one.text
    lead = len(text) - len(text.lstrip(" \t-*•–—>"))
    text = text[lead:].rstrip()
    start = one.start + lead
    if len(text.split()) <= LONGEST:
        return start, text
    hits = [m for name, pattern in cues() if name.startswith(kind.value) for m in [pattern.search(text)] if m]
    if not hits:
        return start, text
    centre = min(m.start() for m in hits)
    left = max(
        text.rfind(mark, 0, centre) + len(mark)
        for mark in (", ", "; ", " – ", " - ", " and ", " but ")
        if True
    )
    left = left if left > 0 and left < centre + 1 else 0
    right = next(
        (p for p in sorted(text.find(mark, centre + 80) for mark in (", ", "; ", " – ", " - ")) if p > 0),
        len(text),
    )
    return start + left, text[left:right]


def _plain_findings(passage: Passage, one: Said, sense: HolderSense, *, sealed: bool) -> Iterator[Finding]:
    """What words alone tell: confidences, wishes, losses, favors."""
    day = _day(passage)
    if sealed:
        yield finding_of(FindingType.CONFIDENCE, passage, one, sense.holder(one), None, 0.9)
    for name, wish in WISHES.items():
        if seals()[name].search(one.text):
            holder = sense.holder(one)
            if not _same(holder, passage.me):
                made = finding_of(FindingType.WISH, passage, one, holder, None, 0.8)
                yield replace(made, kind=wish, due=_until(one.text, day))
    if seals()["loss"].search(one.text):
        holder = sense.holder(one)
        if not _same(holder, passage.me):
            yield replace(finding_of(FindingType.MILESTONE, passage, one, holder, None, 0.8), kind="loss")
    yield from _favors(passage, one, sense)


def _favors(passage: Passage, one: Said, sense: HolderSense) -> Iterator[Finding]:
    for side, patterns in favors().items():
        for kind, pattern in patterns.items():
            if not pattern.search(one.text):
                continue
            other = _helper(passage, one, sense) if side == "received" else sense.other_side(one, one.speaker)
            if other is None or _same(other, one.speaker):
                continue
            giver, receiver = (other, one.speaker) if side == "received" else (one.speaker, other)
            yield replace(finding_of(FindingType.FAVOR, passage, one, giver, receiver, 0.7), kind=kind)
            return


def _helper(passage: Passage, one: Said, sense: HolderSense) -> Participant | None:
    """Who helped the speaker: named in the sentence, else the one spoken to."""
    named = [p for p in sense.named(one.text) if not _same(p, one.speaker)]
    if named:
        return named[0]
    return sense.other_side(one, one.speaker) if not _same(passage.author, passage.me) or passage.to else None


def _until(text: str, day: date | None) -> date | None:
    if day is None:
        return None
    if "new year" in text.casefold():
        return date(day.year + 1, 1, 1)
    return max((named.day for named in named_days(text, day) if named.day > day), default=None)


def _need_due(text: str, passage: Passage) -> date | None:
    day = _day(passage)
    if day is None:
        return None
    coming = [n.day for n in named_days(text, day) if n.day > day and n.rule not in ("today",)]
    return min(coming, default=None)


def _milestone_kind(text: str) -> str:
    lower = text.casefold()
    kinds: Iterable[tuple[str, tuple[str, ...]]] = (
        ("lay-off", ("laid off", "let go", "redundan", "lost her job", "lost his job")),
        ("divorce", ("divorc", "separat")),
        ("illness", ("hospital", "surgery", "diagnos", "chemo", "cancer")),
        ("closing", ("shutting down", "closing down", "went bust", "bankrupt")),
        ("leaving", ("last day", "leaving", "retir", "resign", "notice")),
        ("promotion", ("promot", "made partner", "head of")),
        ("new job", ("new job", "new role", "start", "join")),
        ("birth", ("baby", "born")),
        ("award", ("award", "prize", "won ")),
        ("opening", ("opened", "opening", "launch")),
        ("funding", ("funding", "grant", "raised")),
    )
    return next((kind for kind, words in kinds if any(word in lower for word in words)), "news")


def _day(passage: Passage) -> date | None:
    return passage.at.date() if isinstance(passage.at, datetime) else passage.at


def _same(a: Participant, b: Participant) -> bool:
    return a.handle == b.handle or (bool(a.name) and a.name == b.name)
