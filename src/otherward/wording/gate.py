"""The gate for what a language model wrote (review specification, 5.2): nothing that is not in the draft or in a fact it cites.

Deterministic, and strict on purpose: a good wording refused costs the user nothing, an invented meeting costs them a friend.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from otherward.review.anchors import content_words
from otherward.review.case import Case
from otherward.review.finding import Review
from otherward.review.rules import Level
from otherward.review.vocabulary import says
from otherward.wording.claims import Claim, in_order, listed, pattern, stems, table

MOST_NEW = 2
"""Words of weight that a plain question, or a line that makes no easy, may have and none of its sources has."""
FELT = 4
"""Words at the head of a sentence within which the writer says how they feel: `I'm very sorry that`."""
LEAST_KEPT, LONG_ENOUGH = 0.3, 12
"""Of a draft with so many words of weight, this share stays: it is still the sender's letter."""


@dataclass(frozen=True)
class Rests:
    """What a sentence rests on: sentences of the draft and facts."""

    texts: tuple[str, ...]

    @cached_property
    def claims(self) -> tuple[Claim, ...]:
        """Each, looked at."""
        return tuple(Claim(text) for text in self.texts)

    @cached_property
    def words(self) -> frozenset[str]:
        """All their words."""
        return frozenset().union(*(one.words for one in self.claims))

    @cached_property
    def content(self) -> frozenset[str]:
        """All their words of weight."""
        return frozenset().union(*(one.content for one in self.claims))

    def alike(self, *, asked: bool) -> frozenset[str]:
        """Words that say the same as one of theirs; some only in a question."""
        found: frozenset[str] = frozenset()
        for one in table()["alike"]:
            same = frozenset(one["words"].split())
            if self.words & same and (asked or not one.get("asked")):
                found |= same
        return found


Check = Callable[[Claim, Rests], str]
"""What is wrong with the sentence, or nothing."""


def faults(sentence: str, sources: Sequence[str]) -> list[str]:
    """Why this sentence may not be shown; nothing if it may."""
    said, rests = Claim(sentence), Rests(tuple(sources))
    return [fault for check in CHECKS if (fault := check(said, rests))]


def _markup(said: Claim, rests: Rests) -> str:
    found = [match[0] for match in pattern("markup").finditer(said.said)]
    new = [sign for sign in found if not any(sign in text for text in rests.texts)]
    return "has markup or hidden signs" if new else ""


def _link(said: Claim, rests: Rests) -> str:
    found = [match[0] for match in pattern("link").finditer(said.text)]
    return f"brings a link or address: {found[0]}" if [f for f in found if not _stands(f, rests)] else ""


def _stands(piece: str, rests: Rests) -> bool:
    return any(piece.casefold() in one.text.casefold() for one in rests.claims)


def _instruction(said: Claim, rests: Rests) -> str:
    found = pattern("instruction").search(said.text)
    return "speaks to a machine" if found and not _stands(found[0], rests) else ""


def _number(said: Claim, rests: Rests) -> str:
    known = {number for one in rests.claims for number in one.numbers}
    new = [number for number in said.numbers if number not in known]
    return f"brings a number: {new[0]}" if new else ""


def _date(said: Claim, rests: Rests) -> str:
    new = said.dates - frozenset().union(*(one.dates for one in rests.claims))
    return f"brings a day or time: {min(new)}" if new else ""


def _name(said: Claim, rests: Rests) -> str:
    tokens = {name for one in rests.claims for name in one.names}
    known = tokens | rests.words
    new = [name for name in said.names if name not in known and not content_words(name) & rests.content]
    return f"brings a name: {new[0].title()}" if new else ""


def _quote(said: Claim, rests: Rests) -> str:
    kept = [" ".join(one.text.casefold().split()) for one in rests.claims]
    new = [quote for quote in said.quotes if not any(quote in text for text in kept)]
    return f"quotes what nobody wrote: “{new[0]}”" if new else ""


def _order(said: Claim, rests: Rests) -> str:
    """Two numbers, or two names, that change places say something else."""
    for kind in ("numbers", "names"):
        mine = getattr(said, kind)
        holding = [getattr(one, kind) for one in rests.claims if set(mine) <= set(getattr(one, kind))]
        if len(set(mine)) > 1 and holding and not any(in_order(mine, theirs) for theirs in holding):
            return f"puts {kind} in another order"
    return ""


def _presence(said: Claim, rests: Rests) -> str:
    new = {
        word
        for word in said.has("presence")
        if word not in rests.words
        and (word in listed("took_place") or not content_words(word) & rests.content)
    } - rests.alike(asked=_asks_plainly(said))
    shared = {match[0] for match in pattern("shared").finditer(said.text.casefold())}
    new |= {piece for piece in shared if not _stands(piece, rests)}
    return f"speaks of what nobody mentioned: {min(new)}" if new else ""


def _reported(said: Claim, rests: Rests) -> str:
    found = re.findall(r"\b(?:you|they|he|she)(?:'ve|'d| have| had| also| once)* (\w+)", said.text.casefold())
    new = [verb for verb in found if verb in listed("reported") and verb not in rests.words]
    return f"puts words into somebody's mouth: {new[0]}" if new else ""


def _commitment(said: Claim, rests: Rests) -> str:
    found = pattern("commitment").search(pattern("permission").sub("", said.text) if said.asks else said.text)
    known = any(pattern("commitment").search(one.text) for one in rests.claims)
    return "promises something" if found and not known else ""


def _own(said: Claim, rests: Rests) -> str:
    """What the sender says of themselves stands in the draft, word for word or nearly."""
    if pattern("wish_to_know").search(said.text):
        return ""
    known = rests.content | stems("free") | stems("courtesy") | stems("light") | _same(rests, said)
    for clause in _of_the_writer(said):
        new = content_words(clause) - known
        if new:
            return f"says something of you that you did not write: {min(new)}…"
    return ""


def _of_the_writer(said: Claim) -> list[str]:
    """What the sentence says in the first person, but for the leave it asks: `may I send you …?`."""
    text = pattern("contraction").sub(r"\1", said.text)
    found: list[str] = pattern("i_clause").findall(pattern("permission").sub("", text) if said.asks else text)
    return found


def _same(rests: Rests, said: Claim) -> frozenset[str]:
    return content_words(" ".join(rests.alike(asked=_asks_plainly(said))))


def _asks_plainly(said: Claim) -> bool:
    """A short question with nothing hung on to it."""
    return said.asks and said.is_plain


def _opposite(said: Claim, rests: Rests) -> str:
    words = Claim(pattern("compares").sub("", said.text)).words if said.asks else said.words
    for pair in table()["opposites"]:
        for one, other in ((pair["a"], pair["b"]), (pair["b"], pair["a"])):
            mine, theirs = frozenset(one.split()), frozenset(other.split())
            if words & mine and rests.words & theirs and not rests.words & mine:
                return "turns the meaning round"
    return ""


def _denial(said: Claim, rests: Rests) -> str:
    shared = [one for one in rests.claims if one.content & said.content]
    if said.asks or not shared or says("easy_out", said.text):
        return ""
    return "turns a yes into a no" if all(one.denies != said.denies for one in shared) else ""


def _support(said: Claim, rests: Rests) -> str:
    """No word of weight is new; only a plain question or a line that makes no easy may have a few."""
    known, most = rests.content | stems("courtesy") | stems("light") | _same(rests, said), 0
    known |= _felt(said)
    asked = pattern("permission").match(said.text) if said.asks else None
    if asked:  # leave is asked for what there is, never for something new
        known |= content_words(asked[0])
    if said.asks or pattern("wish_to_know").search(said.text):
        known |= stems("goals") | stems("free")
    if said.is_plain and not asked and (said.asks or says("easy_out", said.text)):
        most = MOST_NEW
    new = sorted(said.content - known)
    return f"says what stands nowhere: {', '.join(new[:3])}…" if len(new) > most else ""


def _felt(said: Claim) -> frozenset[str]:
    """Words of hoping and being glad where the writer, and nobody else in the sentence, does so."""
    own = " ".join(_of_the_writer(said)[:1])
    opens = pattern("contraction").sub(r"\1", said.text).casefold().lstrip().startswith(("i ", "we "))
    return stems("free") & content_words(" ".join(own.split()[:FELT])) if opens else frozenset()


CHECKS: tuple[Check, ...] = (
    _markup,
    _link,
    _instruction,
    _number,
    _date,
    _name,
    _quote,
    _order,
    _presence,
    _reported,
    _commitment,
    _own,
    _opposite,
    _denial,
    _support,
)
_GRAVE = (Level.ERROR, Level.WARNING)


def faults_as_a_whole(before: Case, after: Case, was: Review, now: Review) -> Iterator[str]:
    """Why the whole answer may not be shown, though its sentences may."""
    old, new = Claim(before.anatomy.text), Claim(after.anatomy.text)
    if danger := new.has("danger") - old.words:
        yield f"it speaks of money or accounts: {min(danger)}"
    big = [[ask for ask in case.asks if ask.size > 1] for case in (before, after)]
    if len(big[1]) > len(big[0]) or max((a.size for a in big[1]), default=0) > max(
        (a.size for a in big[0]), default=0
    ):
        yield "it asks for more than you did"
    had = {one.code for one in was.findings}
    if worse := sorted({one.code for one in now.findings if one.level in _GRAVE} - had):
        yield f"the review finds something new in it: {', '.join(worse)}"
    if now.score < was.score:
        yield "it serves the reader less than your draft"
    if len(old.content) >= LONG_ENOUGH and len(old.content & new.content) < LEAST_KEPT * len(old.content):
        yield "too little of your own letter is left in it"
