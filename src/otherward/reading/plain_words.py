"""What words alone tell, without a trained judge: confidences, wishes, losses, favors, and who knows whom."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from functools import cache

from otherward.language.dates import named_days
from otherward.network.interaction import Participant
from otherward.reading.acquaintance import acquaintances, may_tell
from otherward.reading.finding import Finding, FindingType, Passage
from otherward.reading.holder import HolderSense
from otherward.reading.judgements import Judgement, by_name, holding
from otherward.reading.making import finding_of, same
from otherward.reading.turns import Said

COVERED = 8
"""A text of so many sentences is sealed whole by one confidence in it; in longer ones it covers its neighbours."""


@cache
def _any() -> re.Pattern[str]:
    """Any of them at all: most texts hold none, and that is seen at once."""
    found = [one.pattern.pattern for one in holding("confidence", "wish", "loss", "favor")]
    return re.compile("|".join(f"(?:{pattern})" for pattern in found), re.IGNORECASE)


def speaks_plainly(passage: Passage) -> bool:
    """Whether any of these words stand in the text."""
    return bool(_any().search(passage.text)) or may_tell(passage.text)


def sealed(said: list[Said]) -> set[int]:
    """The sentences whose findings are confidential."""
    seals = [i for i, one in enumerate(said) if by_name("confidence").says(one.text)]
    if seals and len(said) <= COVERED:
        return set(range(len(said)))
    return {i for i, one in enumerate(said) for j in seals if abs(i - j) <= 2 and one.turn == said[j].turn}


def plain_findings(passage: Passage, one: Said, sense: HolderSense) -> Iterator[Finding]:
    """Confidence, wishes, loss, favors and acquaintances in one sentence."""
    yield from acquaintances(passage, one, sense)
    if not _any().search(one.text):
        return
    if by_name("confidence").says(one.text):
        teller = (sense.heading if sense.is_note(one) else None) or sense.holder(one)
        yield finding_of(FindingType.CONFIDENCE, passage, one, teller, None, 0.9)
    for wish in holding("wish"):
        holder = sense.holder(one)
        if wish.says(one.text) and not same(holder, passage.me) and not _of_somebody_else(wish, one, holder):
            made = finding_of(FindingType.WISH, passage, one, holder, None, 0.8)
            yield replace(made, kind=wish.kind, due=until(one.text, one.day))
            break
    if by_name("milestone_loss").says(one.text):
        holder = sense.holder(one)
        if not same(holder, passage.me):
            yield replace(finding_of(FindingType.MILESTONE, passage, one, holder, None, 0.8), kind="loss")
    yield from _favors(passage, one, sense)


_SOMEBODY = re.compile(r"\b(?:the|an?|our|his|her|their|my|\w+['’]s) (?:[\w-]+ ){1,2}$", re.IGNORECASE)


def _of_somebody_else(wish: Judgement, one: Said, holder: Participant) -> bool:
    """`When the skipper went on leave` tells nothing of the one who says so."""
    found = wish.pattern.search(one.text) if wish.kind == "pause" and same(holder, one.speaker) else None
    return bool(found and _SOMEBODY.search(one.text[: found.start()]))


def _favors(passage: Passage, one: Said, sense: HolderSense) -> Iterator[Finding]:
    for favor in holding("favor"):
        if not favor.says(one.text) or (favor.side == "owed" and not sense.is_note(one)):
            continue
        theirs = favor.side in ("received", "owed")
        other = _helper(passage, one, sense) if theirs else _helped(favor, one, sense)
        if other is None or same(other, one.speaker):
            continue
        giver, receiver = (other, one.speaker) if theirs else (one.speaker, other)
        yield replace(finding_of(FindingType.FAVOR, passage, one, giver, receiver, 0.7), kind=favor.kind)
        return


_POSSESSED = re.compile(r"\b[^\W\d_][\w-]*['’]s\b")


def _helped(favor: Judgement, one: Said, sense: HolderSense) -> Participant | None:
    """For whom the speaker did it: named in the words that say so, else the one spoken to; a thing of Ana's names nobody."""
    words = favor.pattern.search(one.text)
    if words and not re.search(r"\byou\b", one.text, re.IGNORECASE):
        named = [p for p in sense.named(_POSSESSED.sub("", words[0])) if not same(p, one.speaker)]
        if named:
            return named[0]
    return sense.other_side(one, one.speaker)


def _helper(passage: Passage, one: Said, sense: HolderSense) -> Participant | None:
    """Who helped the speaker: named in the sentence, else the one spoken to or about."""
    named = [p for p in sense.named(one.text) if not same(p, one.speaker)]
    if named:
        return named[0]
    return (
        sense.other_side(one, one.speaker)
        if not same(passage.author, passage.me) or passage.to or passage.about
        else None
    )


def until(text: str, day: date | None) -> date | None:
    """The day a wish ends: `until May` with its last day, `not before January` with its first."""
    if day is None:
        return None
    if re.search(r"\bnew year\b", text, re.IGNORECASE):
        return date(day.year + 1, 1, 1)
    for named in reversed(named_days(text, day)):
        if named.day > day:
            before = re.search(r"\bbefore\b", text[: named.end], re.IGNORECASE)
            return named.day + timedelta(days=1) if before and named.rule == "month" else named.day
    return None
