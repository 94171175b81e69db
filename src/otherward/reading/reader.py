"""Read one conversation, note or letter: what people need, offer, promise, thank for, celebrate and confide."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from otherward.network.need import Status
from otherward.reading.classifier import LABELS, classifier
from otherward.reading.features import all_features, hand_features
from otherward.reading.finding import Finding, FindingType, Passage
from otherward.reading.holder import HolderSense
from otherward.reading.making import make
from otherward.reading.plain_words import plain_findings, sealed, speaks_plainly
from otherward.reading.settling import settle
from otherward.reading.turns import Said, cast_of, sentences_said

if TYPE_CHECKING:
    import numpy as np

Embed = Callable[[Sequence[str]], "np.ndarray"]

CODE = "2"


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
        found += _read_one(passage, said, embed or _embed)
    return settle(found, heard, embed or _embed) if found else []


def _embed(texts: Sequence[str]) -> "np.ndarray":
    from otherward.language.embedding import embed_kept

    return embed_kept(texts, None)


def _read_one(passage: Passage, said: list[Said], embed: Embed) -> list[Finding]:
    judged, plainly = _judge(passage, said, embed), speaks_plainly(passage)
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


def _judge(passage: Passage, said: list[Said], embed: Embed) -> dict[int, "np.ndarray"]:
    """The probabilities of the sentences that pass the gate and hold something."""
    judge = classifier()
    worth = [i for i, one in enumerate(said) if judge.passes(one.text)]
    if not worth:
        return {}
    import numpy as np

    from otherward.language.encoder import WIDTH

    wanted = sorted({j for i in worth for j in (i - 1, i, i + 1) if 0 <= j < len(said)})
    vectors = np.zeros((len(said), WIDTH), np.float32)
    vectors[wanted] = embed([said[j].text for j in wanted])
    features = all_features(vectors, hand_features(passage, said))[worth]
    sure = judge.probabilities(features, [said[i].text for i in worth])
    return {i: row for i, row in zip(worth, sure, strict=True) if (row >= judge.least).any()}


def _findings(passage: Passage, one: Said, sure: "np.ndarray", sense: HolderSense) -> Iterator[Finding]:
    """What the classifier holds this sentence to say."""
    chance = dict(zip(LABELS, (float(p) for p in sure), strict=True))
    least = dict(zip(LABELS, (float(p) for p in classifier().least), strict=True))
    shut = chance["shut"] >= least["shut"]
    for label in LABELS[:-1]:
        if chance[label] < least[label]:
            continue
        closed = shut and label in ("need", "offering", "promise") and chance["shut"] > chance[label]
        made = make(FindingType(label), passage, one, sense, chance[label])
        if made:
            yield replace(made, status=Status.MET) if closed else made
