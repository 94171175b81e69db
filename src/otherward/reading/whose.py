"""Whose a thing is, of all who might be meant: weighed by a small trained judge, the rules' choice among what it weighs."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from otherward.network.handle import plain
from otherward.network.interaction import Participant
from otherward.reading.candidates import Candidate, evidence, phrase_participant, phrases, unique
from otherward.reading.finding import FindingType
from otherward.reading.holder import HolderSense, anchor_of
from otherward.reading.judgements import by_name
from otherward.reading.turns import Said

if TYPE_CHECKING:
    import numpy as np


_OTHERS = (FindingType.NEED, FindingType.OFFERING, FindingType.MILESTONE)
"""The judge has learned only those of others: what the user says of themselves to others stays the user's."""


def holder_of(sense: HolderSense, said: Said, kind: FindingType) -> Participant:
    """Who needs, offers, promises, thanks or has the news."""
    if kind is FindingType.PROMISE and (reminded := _reminded(sense, said)):
        return reminded
    rule = by_rule(sense, said, kind)
    if kind in _OTHERS and rule.name == sense.me.name and not sense.is_note(said):
        return rule
    found, rows = weighed(sense, said, kind)
    return found[chosen([one.who.name for one in found], judged(rows))].who


def _reminded(sense: HolderSense, said: Said) -> Participant | None:
    """Who is reminded of what they promised: `you said you would send me the chart`."""
    told = not sense.is_note(said) and by_name("promise_reminded").says(said.text)
    return sense.other_side(said, said.speaker) if told else None


def chosen(names: Sequence[str], fit: "np.ndarray") -> int:
    """The one in whom all that fits comes together: somebody may be meant as the topic and by name."""
    import numpy as np

    keys = [re.sub(r"^the ", "", plain(name)) for name in names]
    together: dict[str, float] = {}
    for key, weight in zip(keys, np.exp(fit - fit.max()), strict=True):
        together[key] = together.get(key, 0.0) + float(weight)
    return keys.index(max(together, key=together.__getitem__))


def weighed(sense: HolderSense, said: Said, kind: FindingType) -> tuple[list[Candidate], "np.ndarray"]:
    """All who might be meant, with the evidence for each."""
    import numpy as np

    rule = by_rule(sense, said, kind)
    found = unique([*_named(sense, said), *_around(sense, said), Candidate(rule, "rule")])
    rows = [
        evidence(
            one,
            said.text,
            anchor=anchor_of(kind, said.text),
            kind=kind.value,
            note=sense.is_note(said),
            rule=rule,
            order=order,
            total=len(found),
            me=sense.me,
        )
        for order, one in enumerate(found)
    ]
    return found, np.array(rows, np.float32)


def by_rule(sense: HolderSense, said: Said, kind: FindingType) -> Participant:
    """Whom the rules choose."""
    if kind is FindingType.PROMISE:
        return sense.promiser(said)
    return sense.thanker(said) if kind is FindingType.THANKS else sense.holder(said, kind)


def _named(sense: HolderSense, said: Said) -> Iterator[Candidate]:
    """Those the sentence itself names, in order."""
    found = [
        Candidate(one.who, source, one.place, one.end)
        for one, source in sense.named_here(said.text)
        if one.who
    ]
    found += [Candidate(phrase_participant(bare), "phrase", at, end) for at, end, bare in phrases(said.text)]
    yield from sorted(found, key=lambda one: one.place)


def _around(sense: HolderSense, said: Said) -> Iterator[Candidate]:
    """The one who speaks, the one spoken to, whom the note is about, and those named before."""
    yield Candidate(said.speaker, "speaker")
    other = sense.other_side(said, said.speaker)
    if other is not None:
        yield Candidate(other, "other")
    yield Candidate(sense.me, "me")
    for who, source in ((sense.topic, "topic"), (sense.heading, "heading")):
        if who is not None:
            yield Candidate(who, source)
    yield from sense.before()


def judged(rows: "np.ndarray") -> "np.ndarray":
    """How well each fits."""
    import numpy as np

    w = _weights()
    inner = np.maximum((rows - w["mean"]) / w["deviation"] @ w["inner"] + w["inner_bias"], 0)
    fit: np.ndarray = inner @ w["outer"]
    return fit


@cache
def _weights() -> "dict[str, np.ndarray]":
    import io

    import numpy as np

    data = (files("otherward.reading") / "model" / "whose.npz").read_bytes()
    with np.load(io.BytesIO(data)) as arrays:
        return {name: arrays[name].astype(np.float32) for name in arrays.files}
