"""The words of an ask: small, specific, with its reason, to one person, and easy to decline."""

import re

from otherward.giving.letter import letter, one_of
from otherward.giving.opportunity import Draft
from otherward.giving.situation import Situation
from otherward.giving.wording import clause, quoted, said_it
from otherward.network.person import Person
from otherward.network.source import Evidence
from otherward.translation.words import say

WISH = re.compile(
    r"^(please |hi,? |hello,? )?((i|we)( am|['’]m| are|['’]re)? (still |urgently |really )?(need|want|look(ing)? for|seek(ing)?|search(ing)? for|"
    r"would like|['’]d like|could use)|looking for|in search of|wanted:?|need(ed)?:?|seeking)\s+",
    re.IGNORECASE,
)
"""How people begin to say what they need; the letter begins in its own way."""


def needed(text: str) -> str:
    """What is needed, without the beginning in which it was said."""
    bare = WISH.sub("", " ".join(text.split()), count=1)
    return clause(bare or text, 160)


def small_ask(path: tuple[Person, ...]) -> str:
    """The smallest form in which this can be asked."""
    if len(path) > 1:
        return say("whether {name} would pass on one paragraph, yes or no", name=path[0].greeting)
    return say(
        "one question by mail that two lines can answer, with ten minutes on the phone as the other choice"
    )


def ask_letter(
    situation: Situation, person: Person, text: str, role: str, evidence: Evidence | None
) -> Draft:
    """To the one who could help: why them, one question, and an easy no."""
    why = "I thought of you for this, because you know it better than I do."
    if evidence and said_it(person, evidence):
        why = f"You wrote {quoted(evidence.quote)}, so I thought of you for this."
    elif role:
        why = f"You work as {role}, so I thought of you for this."
    return letter(
        situation,
        person,
        "One question for you",
        why,
        f"What I am after: {needed(text)}. Is that something you know about, or whom would you ask first? "
        "Two lines would help me a great deal, or ten minutes on the phone if that is easier.",
        one_of(
            person,
            "out",
            "If it is a bad time or not your field, no is a fine answer. If it helps, you will hear what came of it.",
            "If you would rather not, simply say so. If you do answer, I will tell you what it led to.",
            "No is just as welcome. Should your answer help, you will hear what it led to.",
        ),
    )


def about_them(situation: Situation, person: Person) -> Draft:
    """To somebody who hardly knows the user and for whom nothing is at hand: no ask, a question about them."""
    work = f"your work at {person.organization}" if person.organization else "your work"
    return letter(
        situation,
        person,
        "What are you working on?",
        f"We are in touch, and I know too little about {work}. What are you trying to get done this year, "
        "and where would another pair of hands help most?",
        "If I know somebody or something that serves it, I will send it your way. No need to answer if the time is short.",
    )


def pass_on_letter(situation: Situation, between: Person, person: Person, text: str) -> Draft:
    """To the one in between: would they ask first, with a paragraph to pass on?"""
    me = situation.me
    who = f"{me.name}, {me.title} at {me.organization}" if me and me.title and me.organization else ""
    who = who or (me.name if me else "Somebody I know")
    return letter(
        situation,
        between,
        f"Would {person.greeting} mind a question?",
        f"You know {person.name}, I believe. I have a question {person.greeting} may know the answer to. "
        f"Would you ask {person.greeting} whether I may write? Below is a paragraph to pass on.",
        one_of(
            between,
            "out",
            "If it does not feel right to you, please do not; no is a fine answer.",
            "Only if you are comfortable with it; a no is just as welcome.",
            "If you would rather not, that is quite all right.",
        ),
        f"“{who} is looking for this: {needed(text)}. One question by mail that two lines can answer. No is a fine answer.”",
    )
