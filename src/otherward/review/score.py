"""How much of what serves somebody in a draft serves the other side: 0 to 100, explained sentence by sentence (4.2).

Not a grade of the person and no forecast of an answer: on public data with outcomes it is at chance, and it is meant to be.
"""

from dataclasses import dataclass

from otherward.review.draft import MessageKind
from otherward.review.roles import Judged
from otherward.review.vocabulary import says

OTHER = {"gift": 2.0, "homework": 1.25, "thanks": 1.0, "question": 0.75, "out": 0.75}
SELF = {
    "want": 1.5,
    "ask": 0.75,
    "big ask": 1.5,
    "promotion": 1.0,
    "pressure": 1.0,
    "guilt": 1.5,
    "condition": 2.0,
    "self": 0.35,
}
_PRESSURE = {"guilt": "guilt", "score_keeping": "condition", "conditional": "condition"}
DECAY, OUT_DECAY = 0.7, 0.25
"""The n-th of a role counts so much less: ten compliments do not buy off one demand."""
UNANCHORED = 0.25
STOCK = 0.1
UNTOLD = 0.4
"""Thanks that do not say what came of it count so much."""
"""A `no pressure` in a message that gives and knows nothing counts so much: it costs nothing."""
PRIOR = 1.0
EDGES = (40, 70)
"""Below the first a draft serves the writer, from the second the reader."""
EDGES_BY_WORDS = (37, 63)
"""The same where it is read by its words alone, which find less of what serves the reader."""
MIDDLES = (15.0, 50.0, 85.0)
"""What a draft that serves the writer, both, or the reader is worth where it is read as a whole."""
WHOLE = 3.0
"""Weight of the whole beside that of the sentences, about as much as the sentences of a usual draft have."""
PLAIN = 0.6
"""From here on the whole tells whom it serves, however little its sentences say."""
TOO_LITTLE = 0.75
"""Where less than this is said, nothing tells whom it serves."""


@dataclass(frozen=True, slots=True)
class Weighed:
    """A role of one sentence with the weight it was counted at; below zero it serves the writer."""

    at: int
    role: str
    weight: float


@dataclass(frozen=True, slots=True)
class Score:
    """Whom a draft serves."""

    value: int
    band: str
    """self, mixed, other, or unclear."""
    roles: tuple[Weighed, ...]


def score(
    judged: list[Judged],
    kind: MessageKind,
    *,
    unasked: bool = False,
    whole: tuple[float, float, float] | None = None,
) -> Score:
    """Whom the draft serves, with the sentences that made it so; `unasked` says that it introduces people who did not agree.

    `whole` is how likely it serves the writer, both, the reader, where it was read as a whole: the less its sentences say, the more that counts.
    """
    given = [
        (at, role, share) for at, one in enumerate(judged) for role, share in _roles(one, kind, judged, at)
    ]
    if unasked and judged:
        given.append((len(judged) - 1, "pressure", 1.0))
    told = kind is not MessageKind.THANK_YOU or any(has_outcome(one) for one in judged)
    weighed = _weigh(given, judged, told=told)
    other = sum(one.weight for one in weighed if one.weight > 0)
    own = -sum(one.weight for one in weighed if one.weight < 0)
    said = other + own
    value = 100 * (other + PRIOR) / (said + 2 * PRIOR)
    if whole:
        seen = sum(p * at for p, at in zip(whole, MIDDLES, strict=True))
        value = (said * value + WHOLE * seen) / (said + WHOLE)
    found = _band(round(value), EDGES if whole else EDGES_BY_WORDS)
    if found == "mixed" and said < TOO_LITTLE and (whole is None or max(whole) < PLAIN):
        found = "unclear"
    return Score(round(value), found, tuple(weighed))


def _band(value: int, edges: tuple[int, int]) -> str:
    """In words."""
    return "self" if value < edges[0] else "mixed" if value < edges[1] else "other"


def _roles(one: Judged, kind: MessageKind, judged: list[Judged], at: int) -> list[tuple[str, float]]:
    found = [*_other_roles(one, kind), *_self_roles(one)]
    if not found and (one.self_start or _tells_of_self(one)) and not (at and judged[at - 1].gift):
        found.append(("self", 1.0))
    return found


def _tells_of_self(one: Judged) -> bool:
    """Whether half of its clauses have the writer as their subject, and none the reader."""
    own = sum(says("self_start", clause.text) for clause in one.sentence.clauses)
    return 2 * own >= len(one.sentence.clauses) and own > 0 and not says("theirs", one.text)


def _other_roles(one: Judged, kind: MessageKind) -> list[tuple[str, float]]:
    found = []
    if one.gift:
        found.append(("gift", 1.0))
    if one.homework:
        found.append(("homework", 1.0 if one.anchored else UNANCHORED))
    if is_thanks(one, kind):
        found.append(("thanks", 1.0))
    if one.question:
        found.append(("question", 1.0))
    if one.out:
        found.append(("out", 1.0))
    return found


def is_thanks(one: Judged, kind: MessageKind) -> bool:
    """Whether it names what the reader did, or what came of it."""
    if one.asks or one.wants or (one.sentence.words <= 8 and not one.anchored):
        return False
    if kind is MessageKind.THANK_YOU:
        tells = "outcome" in one.read or says("outcome", one.text)
        return (one.act and (one.anchored or one.sentence.words > 8 or "act" in one.read)) or tells
    return one.act and says("thanks", one.text) and one.anchored


def has_outcome(one: Judged) -> bool:
    """Whether it says what came of it."""
    told = "outcome" in one.read or says("outcome", one.text)
    return told and not one.asks and not one.wants and not says("no_outcome", one.text)


def _self_roles(one: Judged) -> list[tuple[str, float]]:
    found = []
    if one.wants:
        found.append(("want", 1.0))
    found += [
        ("big ask" if ask.size >= 3 or ask.job else "ask", 1.0)
        for ask in one.asks
        if ask.size and not (one.for_others and not one.wants)
    ]
    if one.promotion:
        found.append(("promotion", 1.0))
    if not one.asks and not one.gift and says("nudge", one.text):
        found.append(("ask", 1.0))
    found += [(_PRESSURE.get(name, "pressure"), 1.0) for name in one.pressure]
    return found


def _weigh(given: list[tuple[int, str, float]], judged: list[Judged], *, told: bool) -> list[Weighed]:
    seen: dict[str, int] = {}
    found = []
    asked = max((SELF[role] for _, role, _ in given if role in ("ask", "big ask")), default=0.0)
    sandwich = _is_sandwich(given, judged)
    cares = any(role in ("gift", "homework", "question", "thanks") for _, role, _ in given)
    for at, role, share in given:
        counter = "ask" if role == "big ask" else role
        nth = seen.get(counter, 0)
        seen[counter] = nth + 1
        weight = (OTHER.get(role) or SELF[role]) * share * (OUT_DECAY if role == "out" else DECAY) ** nth
        if role == "out" and asked >= SELF["big ask"]:
            weight = min(weight, asked / 2)
        if role == "thanks" and not told:
            weight *= UNTOLD
        if role == "out" and not cares:
            weight *= STOCK
        if sandwich and role in ("homework", "thanks"):
            weight /= 2
        found.append(Weighed(at, role, round(weight if role in OTHER else -weight, 3)))
    return found


def _is_sandwich(given: list[tuple[int, str, float]], judged: list[Judged]) -> bool:
    """Compliments before a demand: all that is said of the reader is unanchored and stands before the first ask."""
    kind = [at for at, role, _ in given if role in ("homework", "thanks")]
    asks = [at for at, role, _ in given if role in ("ask", "big ask")]
    wants = any(role == "want" for _, role, _ in given)
    return (
        bool(wants and kind and asks)
        and max(kind) < min(asks)
        and not any(judged[at].anchored for at in kind)
    )
