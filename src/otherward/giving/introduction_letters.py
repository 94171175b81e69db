"""The letters of an introduction: two separate asks, the paragraph to pass on, the joint message, and the kind endings.

Neither ask names the other side or tells anything of theirs: each is asked about their own words. What one side seeks is passed on
only after that side's yes, and the joint message exists only after two (`joint_message` refuses before).
"""

import re

from otherward.giving.letter import joint_letter, letter, one_of
from otherward.giving.opportunity import Draft
from otherward.giving.situation import Situation
from otherward.giving.wording import clause, quoted, said_it
from otherward.ledger.introduction import Introduction, Side, make
from otherward.network.person import Person
from otherward.translation.words import say


def ask_letter(situation: Situation, one: Introduction, who: str) -> Draft:
    """Would an introduction be welcome? To one side, about that side only, with an easy no."""
    side, person = one.side(who), _person(situation, one.side(who))
    knows = "somebody I think you would be glad to know"
    if side.seeks or side.brings:
        knows = "somebody who could be right for this" if side.seeks else "somebody who could use just that"
    return letter(
        situation,
        person,
        "Would an introduction help?" if side.seeks else "May I introduce somebody to you?",
        _own_words(person, side),
        one_of(
            person,
            "ask",
            f"I know {knows}. Shall I ask them whether they would like to talk to you?",
            f"I know {knows}. If you like the thought, I ask them too, and put you in touch once they say yes.",
            f"I know {knows}. I have told them nothing about you; say yes and I ask them.",
        ),
        f"It would begin small: {one.first_step}.",
        one_of(
            person,
            "no",
            "If now is not the time, no is a fine answer, and you need not say why.",
            "A no is just as welcome; it stays between us.",
            "If it does not suit you, simply say no, or nothing.",
        ),
    )


def joint_message(situation: Situation, one: Introduction) -> Draft:
    """Each presented to the other, with one first step. Refused before both have said yes."""
    make(one, situation.network.day)
    a, b = (_person(situation, side) for side in one.sides)
    return joint_letter(
        situation,
        a,
        b,
        f"{a.greeting}, meet {b.greeting}",
        "You both said yes, so here you are.",
        f"{a.greeting}, this is {_presented(b)}. {_reason(one.b)}".strip(),
        f"{b.greeting}, this is {_presented(a)}. {_reason(one.a)}".strip(),
        f"To begin small: {one.first_step}. {b.greeting}, would you name two times that suit you?",
        "From here it is yours. In a few weeks I will ask how it went; a line is plenty.",
    )


def to_pass_on(situation: Situation, one: Introduction) -> str:
    """A paragraph that whoever seeks has agreed to have passed on; empty before their yes."""
    side = one.a
    if not one.agrees(side.person) or not side.seeks:
        return ""
    return (
        f"{_presented(_person(situation, side))}: {in_plain_terms(side.seeks)}. "
        f"It would begin small: {one.first_step}."
    )


def comes_to_nothing(situation: Situation, one: Introduction, who: str) -> Draft:
    """To the side that was asked, when the other said no or nothing: kind, and without a word about why."""
    person = _person(situation, one.side(who))
    return letter(
        situation,
        person,
        "The introduction I had in mind",
        one_of(
            person,
            "nothing",
            "The introduction I asked you about does not come about for now; the time is not right.",
            "I asked around as I said, and it does not fit for now.",
            "It does not work out for now with the introduction I had in mind.",
        ),
        "It says nothing about you or what you are after. I keep it in mind, and if somebody else comes to mind I will ask you first.",
    )


def how_did_it_go(situation: Situation, one: Introduction) -> Draft:
    """Weeks later, to whoever was looking: what came of it?"""
    a, b = (_person(situation, side) for side in one.sides)
    return letter(
        situation,
        a,
        f"You and {b.greeting}",
        one_of(
            a,
            "went",
            f"Did you and {b.greeting} get to talk? I would love to hear what came of it.",
            f"How did it go with {b.greeting}?",
            f"I have been wondering what became of you and {b.greeting}. Was it of use?",
        ),
        "A line is plenty, and “nothing came of it” is a good answer too: then I look again.",
    )


def gain_of(one: Introduction, who: str) -> str:
    """What this side would gain, in the terms of what was said."""
    side, other = one.side(who), one.other(who)
    if side.seeks and other.brings:
        return say(
            "is looking for: {need}; {other} can provide: {gift}",
            need=clause(side.seeks),
            other=other.name,
            gift=clause(other.brings),
        )
    if side.seeks:
        return say("is looking for: {need}", need=clause(side.seeks))
    if side.brings:
        return say("would be of use to somebody new with this: {gift}", gift=clause(side.brings))
    return say("would meet somebody you think they should know")


def _person(situation: Situation, side: Side) -> Person:
    return situation.person(side.person) or Person(id=side.person, name=side.name)


def _own_words(person: Person, side: Side) -> str:
    """What the side said themselves, quoted only if they said it."""
    if side.evidence and said_it(person, side.evidence):
        return f"You wrote {quoted(side.evidence.quote)}."
    if side.seeks:
        return f"I have in mind what you are looking for: {clause(side.seeks)}."
    return f"I have in mind what you do: {clause(side.brings)}." if side.brings else ""


def _presented(person: Person) -> str:
    role = f"{person.title} at {person.organization}" if person.title and person.organization else ""
    role = role or person.title or person.organization
    return f"{person.name}, {role}" if role else person.name


def _reason(side: Side) -> str:
    """What the other side should know, in terms the side would use of itself to somebody new."""
    first = side.name.split(" ", maxsplit=1)[0]
    if side.seeks:
        return f"{first} is looking for this: {in_plain_terms(side.seeks)}."
    return f"What {first} brings: {in_plain_terms(side.brings)}." if side.brings else ""


FIRST_PERSON = re.compile(r"\b(i|me|my|mine|we|us|our|ours|i['’]\w+|we['’]\w+)\b", re.IGNORECASE)


def in_plain_terms(text: str) -> str:
    """The matter without what the speaker said of themselves after it: `the cold store is empty`, not what it costs them."""
    found = FIRST_PERSON.search(text)
    pauses = [at for mark in (", ", "; ", " and ", " but ", " because ") if (at := text.find(mark)) > 0]
    kept = [at for at in pauses if found and LEAST_KEPT <= at < found.start()]
    return clause(text[: max(kept)] if kept else text)


LEAST_KEPT = 12
"""Letters that are the least to say what it is about."""
