"""Read one conversation, note or letter: what people need, offer, promise, thank for, celebrate and confide."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from otherward.network.need import Status
from otherward.reading.classifier import LABELS, Case, classifier
from otherward.reading.context import Window, windows_of
from otherward.reading.features import form, hand_rows
from otherward.reading.finding import Finding, FindingType, Passage
from otherward.reading.holder import HolderSense
from otherward.reading.judgements import by_name, telling
from otherward.reading.making import make
from otherward.reading.outright import OTHER_SIDE, STATED_SURE, outright
from otherward.reading.plain_words import plain_findings, sealed, speaks_plainly
from otherward.reading.settling import settle
from otherward.reading.turns import Said, cast_of, sentences_said

if TYPE_CHECKING:
    import numpy as np

Embed = Callable[[Sequence[str]], "np.ndarray"]

Judged = dict[int, dict[str, float]]
"""Of a text's sentences that hold something, how surely each holds what."""

CODE = "12"

MUCH_SURER = 1.7
"""Times: a sentence that offers speaks of those who might take it."""

JUDGED = tuple(FindingType(label) for label in LABELS if " " not in label)


@lru_cache(maxsize=1)
def reader_version() -> str:
    """Changes with code and weights, so that texts are read again by a better reader."""
    return f"{CODE}-{classifier().version}"


def read(passages: Sequence[Passage], *, embed: Embed | None = None) -> list[Finding]:
    """What a conversation says, oldest passage first; each finding with its exact quote."""
    return read_together([passages], embed=embed)[0]


def read_together(
    conversations: Sequence[Sequence[Passage]], *, embed: Embed | None = None
) -> list[list[Finding]]:
    """The same of several conversations, judged side by side, which is several times as fast as one after the other."""
    heard = [[(passage, heard_in(passage)) for passage in passages] for passages in conversations]
    judged = iter(_judge([one for conversation in heard for one in conversation]))
    found: list[list[Finding]] = []
    for conversation in heard:
        own = [
            finding for passage, said in conversation for finding in _read_one(passage, said, next(judged))
        ]
        found.append(settle(own, conversation, embed or _embed) if own else [])
    return found


def heard_in(passage: Passage) -> list[Said]:
    """Its sentences; none of what a machine or a shop wrote to many."""
    machine = passage.kind == "email" and by_name("machine_mail").says(passage.text)
    return [] if machine else sentences_said(passage)


def read_plainly(passages: Sequence[Passage]) -> list[Finding]:
    """Of what a conversation says, only what lasts and stands there in plain words: favors, confidences, wishes, losses, and who knows whom.

    Nothing is judged, so this is some fifty times as fast as `read`.
    """
    heard = ((passage, sentences_said(passage)) for passage in passages if speaks_plainly(passage))
    return [finding for passage, said in heard for finding in _read_one(passage, said, {})]


def _embed(texts: Sequence[str]) -> "np.ndarray":
    from otherward.language.embedding import embed_kept

    return embed_kept(texts, None)


def _read_one(passage: Passage, said: list[Said], judged: Judged) -> list[Finding]:
    plainly = speaks_plainly(passage)
    if not judged and not plainly:
        return []
    sense = HolderSense(passage, said, cast_of(passage))
    covered = sealed(said) if plainly else set()
    found: list[Finding] = []
    for i, one in enumerate(said):
        sense.hear(one)
        here = list(_findings(passage, one, judged[i], sense)) if i in judged else []
        if plainly:
            here += plain_findings(passage, one, sense)
        found += [replace(f, confidential=True) for f in here] if i in covered else here
    return found


def _judge(heard: Sequence[tuple[Passage, list[Said]]]) -> list[Judged]:
    """How surely each text's sentences that pass the gate hold what; only those that hold something."""
    judge = classifier()
    cases: list[Case] = []
    whose: list[int] = []
    for number, (passage, said) in enumerate(heard):
        worth = [i for i, one in enumerate(said) if judge.passes(one.text)]
        windows = [one for one in windows_of(passage, said, worth) if may_hold(passage, said, one)]
        hand = hand_rows(passage, said, [i for window in windows for i in window.judged])
        cases += [(window, hand) for window in windows]
        whose += [number] * len(windows)
    found: list[Judged] = [{} for _ in heard]
    for number, sure in zip(whose, judge.probabilities(cases), strict=True):
        passage, said = heard[number]
        for i, row in sure.items():
            chance = dict(zip(LABELS, map(float, row), strict=True))
            if any(chance[label] >= judge.least[label] for label in LABELS) or outright(passage, said[i]):
                found[number][i] = chance
    return found


def may_hold(passage: Passage, said: Sequence[Said], window: Window) -> bool:
    """Whether any sentence of a window looks as if it held something, or has the words of it; most windows of dull mail do not."""
    judge = classifier()
    return any(
        judge.may_hold(said[i].text, form(passage, said, i))
        or any(judgement.pattern.search(said[i].text) for judgement in telling())
        or outright(passage, said[i])
        or _BARE_YES.match(said[i].text)
        for i in window.judged
    )


_BARE_YES = re.compile(
    r"\W*(?:(?:sure|yes|ok(?:ay)?|of course|certainly|gladly|fine)\W+(?:I|we|will)\b|will do\b|on it\b|consider it done\b)",
    re.IGNORECASE,
)
"""An answer whose promise stands in the letter it answers; by its own words it looks like nothing."""


def is_rather_another(kind: FindingType, one: Said, chance: dict[str, float]) -> bool:
    """What is much surer an offer is no need as well; what is surer a need or promise, or asks, is no news."""
    if kind is FindingType.NEED:
        least = classifier().least["offering"]
        return chance["offering"] >= max(least, MUCH_SURER * chance["need"])
    if kind is FindingType.MILESTONE:
        other = max(chance["need"], chance["promise"])
        return other > chance["milestone"] or one.text.rstrip().endswith("?")
    return False


def _findings(passage: Passage, one: Said, chance: dict[str, float], sense: HolderSense) -> Iterator[Finding]:
    """What the classifier holds this sentence to say."""
    least, plainly = classifier().least, outright(passage, one)
    for kind in JUDGED:
        if kind not in plainly and (OTHER_SIDE.get(kind) in plainly or is_rather_another(kind, one, chance)):
            continue
        shut = f"{kind} shut"
        closed = chance.get(shut, 0) >= least.get(shut, 1) and chance[shut] > chance[kind]
        if not closed and chance[kind] < least[kind] and kind not in plainly:
            continue
        stated = STATED_SURE if kind in OTHER_SIDE and kind in plainly else 0
        made = make(kind, passage, one, sense, max(chance[kind], chance.get(shut, 0), stated))
        if made:
            yield replace(made, status=Status.MET) if closed else made
