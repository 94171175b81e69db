"""Read one conversation, note or letter: what people need, offer, promise, thank for, celebrate and confide."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from otherward.network.need import Status
from otherward.reading.classifier import LABELS, classifier
from otherward.reading.context import windows_of
from otherward.reading.features import hand_features
from otherward.reading.finding import Finding, FindingType, Passage
from otherward.reading.holder import HolderSense
from otherward.reading.judgements import phrases
from otherward.reading.making import make
from otherward.reading.plain_words import plain_findings, sealed, speaks_plainly
from otherward.reading.settling import settle
from otherward.reading.turns import Said, cast_of, sentences_said

if TYPE_CHECKING:
    import numpy as np

Embed = Callable[[Sequence[str]], "np.ndarray"]

CODE = "3"

JUDGED = tuple(FindingType(label) for label in LABELS if " " not in label)


@lru_cache(maxsize=1)
def reader_version() -> str:
    """Changes with code and weights, so that texts are read again by a better reader."""
    return f"{CODE}-{classifier().version}"


def read(passages: Sequence[Passage], *, embed: Embed | None = None) -> list[Finding]:
    """What a conversation says, oldest passage first; each finding with its exact quote."""
    found: list[Finding] = []
    heard: list[tuple[Passage, list[Said]]] = []
    for passage in passages:
        said = sentences_said(passage)
        heard.append((passage, said))
        found += _read_one(passage, said)
    return settle(found, heard, embed or _embed) if found else []


def _embed(texts: Sequence[str]) -> "np.ndarray":
    from otherward.language.embedding import embed_kept

    return embed_kept(texts, None)


def _read_one(passage: Passage, said: list[Said]) -> list[Finding]:
    judged, plainly = _judge(passage, said), speaks_plainly(passage)
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


def _judge(passage: Passage, said: list[Said]) -> dict[int, dict[str, float]]:
    """How surely each sentence that passes the gate holds what; only those that hold something."""
    judge = classifier()
    worth = [i for i, one in enumerate(said) if judge.passes(one.text)]
    if not worth:
        return {}
    sure = judge.probabilities(windows_of(passage, said, worth), hand_features(passage, said))
    chances = {i: dict(zip(LABELS, map(float, row), strict=True)) for i, row in sorted(sure.items())}
    return {
        i: one
        for i, one in chances.items()
        if any(one[label] >= judge.least[label] for label in LABELS) or _outright(passage, said[i])
    }


def _outright(passage: Passage, one: Said) -> set[str]:
    """What a line of a note says in the words of typed lines, its person implied: `Needs a translator`."""
    if passage.kind != "note" or one.speaker != passage.me or not _NEEDS.match(one.text):
        return set()
    return {phrase.type for phrase in phrases() if phrase.says == "theirs" and phrase.pattern.match(one.text)}


_NEEDS = re.compile(r"(?:needs?|seeks?|looking for|lacks?|searching for|in need of)\b", re.IGNORECASE)


def _findings(passage: Passage, one: Said, chance: dict[str, float], sense: HolderSense) -> Iterator[Finding]:
    """What the classifier holds this sentence to say."""
    least, outright = classifier().least, _outright(passage, one)
    for kind in JUDGED:
        shut = f"{kind} shut"
        closed = chance.get(shut, 0) >= least.get(shut, 1) and chance[shut] > chance[kind]
        if not closed and chance[kind] < least[kind] and kind not in outright:
            continue
        made = make(kind, passage, one, sense, max(chance[kind], chance.get(shut, 0)))
        if made:
            yield replace(made, status=Status.MET) if closed else made
