"""What a conversation settles: asked and then solved, promised and then kept, said again with a newer day."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from otherward.network.interaction import Participant
from otherward.network.need import Status
from otherward.reading.finding import Finding, FindingType, Passage
from otherward.reading.turns import Said

if TYPE_CHECKING:
    import numpy as np

Embed = Callable[[Sequence[str]], "np.ndarray"]

SOLVED = re.compile(
    r"\b(sorted|solved|settled|resolved|fixed|filled|covered|found (one|somebody|someone|her|him|them|a\b)|(have|has|we.ve|i.ve) (hired|signed|got) |no longer (need|look)|"
    r"don.?t need (it|one|that|them|any) any ?more|taken care of|all set|that.s done|you can stop|(she|he|they) (starts?|accepted|said yes)|signed with|"
    r"(appointed|hired|chosen|picked) (one|her|him|them|somebody|someone|an?)|(ignore|disregard|forget) my (request|question|mail|e-?mail|message|note|ad)|"
    r"(have|got|had) (all|everything|enough|as many as|more than) (that )?(we|i) (need|want|wanted|can use|could use)|(booked|confirmed|arranged),? (many )?thanks?|"
    r"(panic|crisis|emergency|drama)( is)? over|false alarm)\b",
    re.IGNORECASE,
)
KEPT = re.compile(
    r"\b(as promised|as (i )?(said|agreed|discussed),? (here|attached)|attached( is| are|:|\b)|here (is|are|comes|it is|you go)|here's|enclosed|i('ve| have) (sent|put|posted|mailed|booked|"
    r"called|asked|talked|spoken|uploaded)|just (sent|mailed|called)|done!|it.s done|thanks? (you )?for (the|your|sending)|(got|received) (it|your|the))\b",
    re.IGNORECASE,
)
RECEIVED = re.compile(
    r"^\W*(?:(?:it|they|both|all)(?:['’]s|['’]re| is| are)? back\b|returned\b|(?:perfect|wonderful|brilliant|excellent|great|lovely|splendid)\b(?!.*\?)|(?:it|they|(?:the|your)(?: [\w-]+){1,4}) (?:came|arrived|(?:has|have) (?:come|arrived))\b)"
    r"|\b(?:got (?:it|them)|received (?:it|them|the|your)|thank(?:s| you) for (?:the|your|sending|bringing)\b|just what (?:i|we) needed)\b",
    re.IGNORECASE,
)
"""How somebody answers who has got what was promised, or gives back what was lent."""
ALIKE = 0.42
"""Cosine from which two sentences of one conversation speak of the same matter."""

ALIKE_WITH_MARK = 0.22
"""With `as promised` or `attached` in the next mail between the two, much less is enough."""


def settle(found: list[Finding], heard: list[tuple[Passage, list[Said]]], embed: Embed) -> list[Finding]:
    """The findings with what later words did to them; a promise said twice stands once, with its newest day."""
    order = {passage.id: number for number, (passage, _) in enumerate(heard)}
    later = [
        (number, one)
        for number, (_, said) in enumerate(heard)
        for one in said
        if SOLVED.search(one.text) or KEPT.search(one.text)
    ]
    if later:
        found = list(_settled(found, order, heard, later, embed))
    found = [_gone_by(one, order, heard) for one in found]
    return _once(found, order, heard, embed)


def _gone_by(finding: Finding, order: dict[str, int], heard: list[tuple[Passage, list[Said]]]) -> Finding:
    """A promise whose day had come when the conversation went on is settled, if that tells.

    In a thread pasted as one text any later turn tells: of 69 such promises in the annotated threads 66 were kept or withdrawn by then, whatever
    words the later turns use. Of mails that lie apart in a mailbox only the thanks of the one it was promised to do: what is overdue there is
    still to be kept.
    """
    due, on = finding.due, finding.on
    if finding.type is not FindingType.PROMISE or finding.status is not Status.OPEN or not due or not on:
        return finding
    here = order.get(finding.passage, 0)
    passage, said = heard[here]
    later = [
        one for one in said if passage.kind != "transcript" and one.day and one.day >= due and one.day > on
    ]
    thanks = [
        one
        for _, sentences in heard[here + 1 :]
        for one in sentences
        if one.day
        and one.day >= due
        and finding.to
        and one.speaker.name == finding.to.name
        and RECEIVED.search(one.text)
    ]
    by = next(iter([*thanks, *later]), None)
    return replace(finding, status=Status.MET, settled_by=by.text) if by else finding


def _settled(
    found: list[Finding],
    order: dict[str, int],
    heard: list[tuple[Passage, list[Said]]],
    later: list[tuple[int, Said]],
    embed: Embed,
) -> Iterator[Finding]:
    vectors = embed([one.text for _, one in later])
    wants = Counter(one.holder.name for one in found if one.type is FindingType.NEED)
    owed = Counter(one.to.name for one in found if one.type is FindingType.PROMISE and one.to)
    for finding in found:
        closable = finding.type in (FindingType.NEED, FindingType.PROMISE) and finding.status is Status.OPEN
        if not closable:
            yield finding
            continue
        here = order.get(finding.passage, 0)
        turn = _turn(heard[here][1], finding)
        end = (here, turn, finding.start + len(finding.quote) - 1)
        row = embed([finding.quote])[0]
        by = next(
            (
                one
                for (number, one), vector in zip(later, vectors, strict=True)
                if (number, one.turn, one.start) > end
                and (
                    _answers(finding, one, float(vector @ row), same_turn=(number, one.turn) == (here, turn))
                    or (number > here and wants[finding.holder.name] == 1 and _only_one_solved(finding, one))
                    or (number > here and owed[_to(finding)] == 1 and _needless(finding, one))
                )
            ),
            None,
        )
        yield replace(finding, status=Status.MET, settled_by=by.text) if by else finding


def _turn(said: list[Said], finding: Finding) -> int:
    """The turn in which the finding was said."""
    return next((one.turn for one in said if one.start <= finding.start < one.end), 0)


def _answers(finding: Finding, one: Said, alike: float, *, same_turn: bool) -> bool:
    if finding.type is FindingType.NEED:
        return bool(SOLVED.search(one.text)) and alike >= ALIKE and _concerns(finding.holder, one)
    if not KEPT.search(one.text) or same_turn:
        return False
    mine = one.speaker.name == finding.holder.name
    return alike >= (ALIKE_WITH_MARK if mine else ALIKE)


def _to(finding: Finding) -> str:
    return finding.to.name if finding.to else ""


def _needless(finding: Finding, one: Said) -> bool:
    """Whoever was promised but one thing, and writes later on that it is solved, needs no more of it."""
    return (
        finding.type is FindingType.PROMISE and one.speaker.name == _to(finding) and _says_at_once_solved(one)
    )


def _only_one_solved(finding: Finding, one: Said) -> bool:
    """Whoever wants but one thing in a conversation and writes later on that it is solved, means that, whatever the words."""
    if finding.type is not FindingType.NEED or one.speaker.name != finding.holder.name:
        return False
    return _says_at_once_solved(one)


def _says_at_once_solved(one: Said) -> bool:
    """The sentence speaks of nothing else than that it is solved, and does not ask."""
    if one.text.rstrip().endswith("?"):
        return False
    solved = SOLVED.search(one.text)
    return solved is not None and bool(_AT_ONCE.fullmatch(one.text[: solved.start()]))


_AT_ONCE = re.compile(
    r"\W*(?:\w+, )?(?:(?:please|we|i|that|it|all|now|they|have|has|had|is|was|been|just|['’]?(?:ve|s))\b\W*){0,4}",
    re.IGNORECASE,
)
"""What may stand before the words that it is solved, if the sentence speaks of nothing else: `We have all …`, but no `The roof is sorted`."""


def _concerns(holder: Participant, one: Said) -> bool:
    """The holder says so, or it is said of them."""
    return one.speaker.name == holder.name or bool(
        re.search(r"\b(s?he|they|her|his|their|you)\b", one.text, re.IGNORECASE)
    )


def _once(
    found: list[Finding], order: dict[str, int], heard: list[tuple[Passage, list[Said]]], embed: Embed
) -> list[Finding]:
    """Said again later in the conversation, the newest counts."""
    groups: dict[tuple[str, str], list[Finding]] = {}
    for finding in found:
        if finding.type in (FindingType.NEED, FindingType.PROMISE) and finding.status is Status.OPEN:
            groups.setdefault((finding.type, finding.holder.name), []).append(finding)
    dropped: set[tuple[str, int, str]] = set()
    for ones in groups.values():
        places = [_place(one, order, heard) for one in ones]
        if len(set(places)) < 2:
            continue
        rows = embed([one.quote for one in ones])
        alike = rows @ rows.T
        for i, early in enumerate(ones):
            for j, late in enumerate(ones):
                if places[i] < places[j] and alike[i, j] >= _same_from(early, late):
                    dropped.add((early.passage, early.start, early.type))
    return [f for f in found if (f.passage, f.start, f.type) not in dropped]


def _place(
    finding: Finding, order: dict[str, int], heard: list[tuple[Passage, list[Said]]]
) -> tuple[int, int]:
    """In which mail of the conversation, and in which turn of it, something was said."""
    here = order.get(finding.passage, 0)
    return here, _turn(heard[here][1], finding)


def _same_from(early: Finding, late: Finding) -> float:
    """How much alike the two must be to be one; in one text only a promise given another day is."""
    if early.passage != late.passage:
        return SAME_MATTER
    anew = early.type is FindingType.PROMISE and late.due is not None and late.due != early.due
    return ANOTHER_DAY if anew else NEVER


ANOTHER_DAY = 0.5
"""In the annotated threads all eight promises so much alike, with two days, were one that was put off."""
NEVER = 2.0
"""No cosine reaches it."""
SAME_MATTER = 0.62
