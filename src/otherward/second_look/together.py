"""What the program read and what the user's model read, as one: each matter once, and nothing of the program's own lost."""

from collections.abc import Sequence
from dataclasses import replace

from otherward.network.handle import plain
from otherward.network.need import Status
from otherward.reading.finding import Finding, FindingType, Passage
from otherward.reading.settling import SAME_MATTER, Embed, settle
from otherward.reading.turns import Said
from otherward.second_look.heard import Closed

_ONE_OF = frozenset((FindingType.NEED, FindingType.OFFERING))
"""A sentence is seldom both; where the two disagree, the program's own reading stands."""
_OVER = (Status.MET, Status.PAST)


def together(
    own: Sequence[Finding],
    second: Sequence[Finding],
    closed: Sequence[Closed],
    heard: list[tuple[Passage, list[Said]]],
    embed: Embed,
) -> list[Finding]:
    """All findings of a conversation. Of ours the model may say only that they are met or past."""
    own = [_over(one, second, closed) for one in own if not one.read_by]
    added: list[Finding] = []
    for one in second:
        if not any(_overlap(one, other) for other in (*own, *added)):
            added.append(one)
    added = [one for one, known in zip(added, _known(added, own, embed), strict=True) if not known]
    if not added:
        return own
    order = {passage.id: number for number, (passage, _) in enumerate(heard)}
    added = [one for one in added if one.passage in order]
    settled = settle([*own, *added], heard, embed)
    kept = {_place(one) for one in settled}
    lost = [one for one in own if _place(one) not in kept]
    return sorted([*settled, *lost], key=lambda one: (order.get(one.passage, 0), one.start))


def _place(one: Finding) -> tuple[str, int, str]:
    return one.passage, one.start, one.type


def _over(one: Finding, second: Sequence[Finding], closed: Sequence[Closed]) -> Finding:
    """Ours, met or past where the model says so with words."""
    if one.status is not Status.OPEN or one.type not in (FindingType.NEED, FindingType.PROMISE):
        return one
    for end in closed:
        if _place(one) == (end.passage, end.start, end.type):
            return replace(one, status=end.status, settled_by=end.quote)
    for other in second:
        if (
            other.type is one.type
            and other.status in _OVER
            and _overlap(one, other)
            and _same_holder(one, other)
        ):
            return replace(one, status=other.status, settled_by=other.quote)
    return one


def _overlap(a: Finding, b: Finding) -> bool:
    """Whether two findings rest on the same words of one text, and say a thing that is said once."""
    kinds = {a.type, b.type}
    if a.passage != b.passage or not (len(kinds) == 1 or kinds <= _ONE_OF):
        return False
    return a.start < b.start + len(b.quote) and b.start < a.start + len(a.quote)


def _same_holder(a: Finding, b: Finding) -> bool:
    return a.holder.handle == b.holder.handle or plain(a.holder.name) == plain(b.holder.name)


def _known(added: Sequence[Finding], own: Sequence[Finding], embed: Embed) -> list[bool]:
    """Which of these tell a matter of the same person that is among ours already, in other words."""
    ours = [one for one in own if one.type in (FindingType.NEED, FindingType.PROMISE)]
    if not added or not ours:
        return [False] * len(added)
    alike = embed([one.quote for one in added]) @ embed([one.quote for one in ours]).T
    return [
        any(
            one.type is other.type and _same_holder(one, other) and alike[i, j] >= SAME_MATTER
            for j, other in enumerate(ours)
        )
        for i, one in enumerate(added)
    ]
