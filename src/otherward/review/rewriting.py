"""Better wording without a language model: each operator is a plan of edits on marked places, shown before it is taken (5.1).

Templates reorder and add; they do not understand. Where an operator has nothing true to put in, it keeps silent.
"""

import re
from collections.abc import Callable, Sequence

from otherward.review.case import Case
from otherward.review.edits import add_behind, add_front, covering, cut, to_front, words_left
from otherward.review.finding import Edit, Fix
from otherward.review.phrases import easy_out, one_of, phrases
from otherward.review.predicates import Place
from otherward.translation.words import say

LEAST_WORDS = 12
"""What is left by cutting must still be a message; fewer words, and the fix is only named."""

Operator = Callable[[Case, Sequence[Place]], Fix | None]


def fix_for(name: str, case: Case, places: Sequence[Place]) -> Fix | None:
    """The fix this operator proposes, if its preconditions hold."""
    operator = OPERATORS.get(name)
    own = [place for place in places if place.region == "body"]
    return operator(case, own) if operator and own else None


def _cut(case: Case, places: Sequence[Place]) -> Fix | None:
    """O9: take it out."""
    gone = [one for place in places for one in covering(case.anatomy, place.start, place.end)]
    kept = {one.sentence for one in case.judged if one.gift or one.homework}
    gone = [one for one in dict.fromkeys(gone) if one not in kept]
    if not gone or words_left(case.anatomy, gone) < LEAST_WORDS:
        return None
    return Fix(say("Cut it"), tuple(cut(case.draft.body, one.start, one.end) for one in gone), safe=True)


def _out(case: Case, places: Sequence[Place]) -> Fix | None:
    """O7: a line that makes no easy."""
    del places
    said = easy_out(case)
    behind = [one.sentence for one in case.judged if one.asks] or list(case.anatomy.sentences)
    return Fix(say("Add “{said}”", said=said), (add_behind(case.draft.body, behind[-1], said),), safe=True)


def _front(case: Case, places: Sequence[Place]) -> Fix | None:
    """O4, O8: their side, or the gift, first."""
    del places
    best = next((one for one in case.judged[1:] if one.homework and one.anchored), None)
    best = best or next((one for one in case.judged[1:] if one.gift), None)
    if best is None or re.match(
        r"\W*(?:it|this|that|they|he|she|so|and|but|below|also)\b", best.text, re.IGNORECASE
    ):
        return None
    edits = to_front(case.anatomy, best.sentence)
    return Fix(say("Put their side first"), tuple(edits)) if edits else None


def _back(case: Case, places: Sequence[Place]) -> Fix | None:
    """ASK005: the request below the sentence that knows them."""
    first = covering(case.anatomy, places[0].start, places[0].end)
    known = [one.sentence for one in case.judged if (one.homework or one.gift) and one.sentence not in first]
    if not first or not known:
        return None
    edits = (
        cut(case.draft.body, first[0].start, first[0].end),
        add_behind(case.draft.body, known[-1], first[0].text),
    )
    return Fix(say("Move the request below"), edits)


def _one(case: Case, places: Sequence[Place]) -> Fix | None:
    """O6: keep the smallest ask; the others can wait."""
    del places
    asking = [one for one in case.judged if one.size >= 1 and not one.gift and not one.homework]
    if len(asking) < 2:
        return None
    keep = min(asking, key=lambda one: one.size)
    edits = tuple(
        cut(case.draft.body, one.sentence.start, one.sentence.end) for one in asking if one is not keep
    )
    gone = [one.sentence for one in asking if one is not keep]
    return Fix(say("Keep one request"), edits) if words_left(case.anatomy, gone) >= LEAST_WORDS else None


def _shrink(case: Case, places: Sequence[Place]) -> Fix | None:
    """O5: the smallest step that would still help."""
    ask = case.biggest
    smaller = _smaller(ask.matter, case) if ask else ""
    found = covering(case.anatomy, places[0].start, places[0].end)
    if not smaller or not found:
        return None
    return Fix(say("Ask for less"), (Edit(found[0].start, found[0].end, smaller),))


def _smaller(matter: str, case: Case) -> str:
    wordings = phrases("smaller")
    table = dict(wording.split(" = ", 1) for wording in wordings)
    return table.get(matter, "").replace("{R}", case.reader)


def _turn(case: Case, places: Sequence[Place]) -> Fix | None:
    """O1: `what jobs do you have for me` becomes a question about their goals."""
    gone = [one for place in places for one in covering(case.anatomy, place.start, place.end)]
    gone = list(dict.fromkeys(gone))
    if not gone:
        return None
    first, *others = gone
    edits = [Edit(first.start, first.end, goal_question(case))]
    edits += [cut(case.draft.body, one.start, one.end) for one in others]
    return Fix(say("Ask about their goals instead"), tuple(edits))


def goal_question(case: Case) -> str:
    """One question on what the reader is known to want, or the general one."""
    needs = case.draft.known.needs
    key = case.reader + case.draft.known.name
    if len(needs) > 1:
        return f"{one_of('understand', key)} Which is harder at the moment: {_clause(needs[0])}, or {_clause(needs[1])}?"
    if needs:
        return f"{one_of('understand', key)} Is “{_clause(needs[0])}” still the main thing this year?"
    return one_of("goal_question", key)


def _clause(text: str) -> str:
    return " ".join(text.split()).rstrip(" .;,!?")


def _fact(case: Case, places: Sequence[Place]) -> Fix | None:
    """O2: what is known of them, first."""
    del places
    needs = case.draft.known.needs
    if not needs or not case.anatomy.sentences:
        return None
    said = one_of("fact", case.reader + case.draft.known.name).replace("{need}", _clause(needs[0]))
    return Fix(say("Begin with what you know of them"), (add_front(case.anatomy, said),))


def _offer(case: Case, places: Sequence[Place]) -> Fix | None:
    """O3: an offer out of what the user can give, where it meets what they need."""
    del places
    known = case.draft.known
    if not known.needs or not known.can_give or not case.anatomy.sentences:
        return None
    said = one_of("offer", case.reader + known.name).replace("{give}", _clause(known.can_give[0]))
    ask = next((one.sentence for one in case.judged if one.asks), case.anatomy.sentences[-1])
    return Fix(say("Offer something first"), (Edit(ask.start, ask.start, said + " "),))


_ORDER = re.compile(
    r"^(?P<lead>\W*(?:so |then |and |now |also,? |just |first,? )*)(?:you (?:need|have|ought) to |you (?:must|should) |please )?(?P<verb>[a-z]+)\b",
    re.IGNORECASE,
)
_MEETING = re.compile(
    r"^\W*(?:see you|talk|speak|meet|until|till) (?:on |at |next )?(?P<day>monday|tuesday|wednesday|thursday|friday|saturday|sunday|tomorrow|next week)\W*$",
    re.IGNORECASE,
)


def _soften(case: Case, places: Sequence[Place]) -> Fix | None:
    """O12: an order becomes a question."""
    found = covering(case.anatomy, places[0].start, places[0].end)
    if not found:
        return None
    sentence = found[0]
    if meeting := _MEETING.match(sentence.plain):
        return Fix(
            say("Ask instead"), (Edit(sentence.start, sentence.end, f"Would {meeting['day']} suit you?"),)
        )
    order = _ORDER.match(sentence.plain)
    if (
        not order
        or len(sentence.clauses) > 2
        or order["verb"].casefold() in ("i", "we", "my", "your", "the", "you")
    ):
        return None
    rest = sentence.text[order.end("verb") :].rstrip(" .!")
    return Fix(
        say("Ask instead"), (Edit(sentence.start, sentence.end, f"Could you {order['verb'].lower()}{rest}?"),)
    )


def _break(case: Case, places: Sequence[Place]) -> Fix | None:
    """A paragraph's break where its middle is."""
    at = int(places[0].slots.get("at", "0"))
    start = at
    while start and case.draft.body[start - 1] in " \n":
        start -= 1
    return Fix(say("Break it here"), (Edit(start, at, "\n\n"),), safe=True) if at else None


def _record(case: Case, places: Sequence[Place]) -> Fix | None:
    """HWK006: the name as it is on record."""
    del case
    right = places[0].slots.get("right", "")
    return (
        Fix(say("Write “{right}”", right=right), (Edit(places[0].start, places[0].end, right),), safe=True)
        if right
        else None
    )


def _thank(case: Case, places: Sequence[Place]) -> Fix | None:
    """O10: thanks for what they did, in place of thanks for everything; what only the writer knows is left open."""
    found = covering(case.anatomy, places[0].start, places[0].end)
    if not found:
        return None
    said = one_of("thank", case.reader + case.draft.known.name)
    return Fix(say("Thank for what they did"), (Edit(found[0].start, found[0].end, said),))


def _outcome(case: Case, places: Sequence[Place]) -> Fix | None:
    """O10: what came of it, for the writer to fill in."""
    found = covering(case.anatomy, places[0].start, places[0].end)
    if not found:
        return None
    said = one_of("outcome", case.reader + case.draft.known.name)
    return Fix(say("Say what came of it"), (add_behind(case.draft.body, found[-1], said),))


_NAMED = re.compile(r"(?!(?:Hi|Hello|Hey|Dear|Good|Both|All)\b)[A-ZÀ-Þ][\w'’-]+")


def _both(case: Case, places: Sequence[Place]) -> Fix | None:
    """O11: two notes, one to each side, in place of the introduction nobody was asked about."""
    del places
    start, end = case.anatomy.own
    names = list(dict.fromkeys(_NAMED.findall(case.anatomy.hail)))
    if len(names) != 2 or not case.anatomy.sentences:
        return None
    notes = [
        f"Hi {one},\n\n" + one_of("opt_in", one + other).replace("{other}", other)
        for one, other in (names, names[::-1])
    ]
    return Fix(say("Ask each of them first"), (Edit(start, end, "\n\n* * *\n\n".join(notes)),))


OPERATORS: dict[str, Operator] = {
    "both": _both,
    "cut": _cut,
    "one": _one,
    "shrink": _shrink,
    "turn": _turn,
    "soften": _soften,
    "thank": _thank,
    "outcome": _outcome,
    "fact": _fact,
    "offer": _offer,
    "front": _front,
    "back": _back,
    "break": _break,
    "record": _record,
    "out": _out,
}
"""In the order in which they are taken by `--fix`."""
