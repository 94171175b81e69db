"""The words for each kind of giving: short, about them, easy to decline, and fit to be sent as they are.

Each draft has three wordings of every sentence; which one a person gets is chosen by their identifier, so that it
stays the same from day to day and no two people get the same letter. Nothing told in confidence, nothing inferred and
no third person's private matters enter a draft: an introduction's first letter names neither side to the other.
"""

import hashlib

from otherward.giving.opportunity import Draft
from otherward.giving.situation import Situation
from otherward.ledger.favor import Favor
from otherward.ledger.promise import Promise
from otherward.network.interaction import Interaction
from otherward.network.milestone import Milestone
from otherward.network.need import Need
from otherward.network.offering import Offering
from otherward.network.person import Person
from otherward.network.resource import Resource
from otherward.reading.company import Goal


def _one_of(person: Person, place: str, *wordings: str) -> str:
    digest = hashlib.sha256(f"{person.id}/{place}".encode()).digest()
    return wordings[digest[0] % len(wordings)]


def _letter(situation: Situation, person: Person, subject: str, *paragraphs: str) -> Draft:
    me = situation.me
    sign = f"\n\n{me.greeting}" if me and me.name else ""
    body = f"Hi {person.greeting},\n\n" + "\n\n".join(p for p in paragraphs if p) + sign
    address = person.emails[0] if person.emails else next(iter(person.profiles), "")
    return Draft(to=person.name, subject=subject, body=body, address=address)


def _clause(text: str, most: int = 110) -> str:
    """A summary as part of a sentence: no final stop, not too long."""
    text = " ".join(text.split()).rstrip(" .;,!?")
    if len(text) > most:
        text = text[:most].rsplit(" ", 1)[0].rstrip(" ,;:–-") + " …"
    return text


def _quoted(text: str) -> str:
    return f"“{_clause(text)}”"


def thank_you(situation: Situation, person: Person, favor: Favor) -> Draft:
    """Thanks that name what was done and what it meant."""
    what = {
        "introduction": "the introduction",
        "reference": "the reference",
        "recommendation": "what you wrote about me",
    }
    named = what.get(favor.kind, "what you did for me")
    when = f" in {favor.on:%B}" if favor.on and favor.kind != "help" else ""
    said = f" (“{_clause(favor.evidence.quote, 80)}”)" if favor.kind == "help" else ""
    return _letter(
        situation,
        person,
        "Thank you",
        _one_of(
            person,
            "thanks",
            f"Thank you for {named}{when}{said}. I should have said so sooner.",
            f"I have not thanked you properly yet for {named}{when}{said}. Thank you.",
            f"This is late, and meant all the more: thank you for {named}{when}{said}.",
        ),
        _one_of(
            person,
            "meant",
            "It made a real difference, and you did it without being asked twice.",
            "You took the time when you had plenty else to do, and it helped.",
            "It helped more than you may have noticed.",
        ),
        "No need to answer. If there is something on your desk that another pair of hands would make lighter, tell me.",
    )


def keeping_a_promise(situation: Situation, person: Person, promise: Promise) -> Draft:
    """The words that go with the thing promised."""
    said = promise.evidence
    when = f"On {said.on.day} {said.on:%B} " if said.on else ""
    mine = situation.me is not None and said.speaker == situation.me.name
    what = (
        f"{when}I wrote {_quoted(said.quote)}"
        if mine and said.source.where.startswith(("mail", "row", "message"))
        else f"You were to get this from me: {_clause(promise.summary)}"
    )
    return _letter(
        situation,
        person,
        "As promised",
        _one_of(
            person,
            "kept",
            f"{what}. Here it is.",
            f"{what}, and I have not forgotten. Here it is.",
            f"{what}. Done, with this mail.",
        ),
        _one_of(
            person,
            "use",
            "Tell me if you would rather have it in another form.",
            "If something in it does not fit your case, tell me and I will change it.",
            "If it raises a question, I am glad to go through it with you.",
        ),
    )


def congratulation(situation: Situation, person: Person, milestone: Milestone) -> Draft:
    """Good news answered, with nothing asked in return."""
    news = _clause(milestone.summary)
    return _letter(
        situation,
        person,
        "Good news",
        _one_of(
            person,
            "news",
            f"I saw the news ({news}) and was glad for you. Congratulations!",
            f"Congratulations, {person.greeting}: {news}. Well deserved.",
            f"What good news: {news}. Congratulations!",
        ),
        _one_of(
            person,
            "next",
            "What are you most looking forward to in it?",
            "What will be the first thing you take on?",
            "What would make the first months easier for you?",
        ),
    )


def birthday_wish(situation: Situation, person: Person) -> Draft:
    """A line for the day, with nothing asked in return."""
    return _letter(
        situation,
        person,
        "Happy birthday",
        _one_of(
            person,
            "birthday",
            "Happy birthday! I hope the day has room for something you enjoy.",
            "All good wishes for your birthday, and for the year that begins with it.",
            "Happy birthday! May the year ahead bring you what you are working for.",
        ),
    )


def before_we_meet(situation: Situation, person: Person, meeting: Interaction) -> Draft:
    """A line before a meeting that asks what would be of most use to them."""
    when = f"{meeting.at:%A}" if meeting.at else "our meeting"
    return _letter(
        situation,
        person,
        meeting.subject or f"Before {when}",
        _one_of(
            person,
            "before",
            f"Looking forward to {when}. What would make the time most useful for you?",
            f"Before {when}: is there something you would like me to read or bring?",
            f"See you {when}. Which question is on your mind most at the moment? I will come prepared.",
        ),
    )


def offer_of_help(situation: Situation, person: Person, need: Need, offering: Offering) -> Draft:
    """An offer that is concrete and easy to decline."""
    return _letter(
        situation,
        person,
        "A thought on what you told me",
        f"You wrote {_quoted(need.evidence.quote)}. I have kept thinking about it.",
        _one_of(
            person,
            "own",
            f"I have some experience with this ({_clause(offering.summary, 80)}). If twenty minutes on the phone would help, pick a time.",
            f"It is close to what I did for years ({_clause(offering.summary, 80)}). I could look at it with you for half an hour.",
            f"From my own work ({_clause(offering.summary, 80)}) I know where it tends to go wrong. I can tell you what I saw.",
        ),
        _one_of(
            person,
            "easy",
            "If it is already in hand, even better; no answer needed.",
            "And if you have somebody for it, just ignore this.",
            "No is a fine answer.",
        ),
    )


def passing_on(situation: Situation, person: Person, need: Need, resource: Resource) -> Draft:
    """A thing to read or attend, why it came to mind, and no homework."""
    when = ""
    if resource.starts_at:
        when = f" It is on {resource.starts_at:%A} {resource.starts_at.day} {resource.starts_at:%B}."
    if resource.deadline:
        when += f" Registration is open until {resource.deadline.day} {resource.deadline:%B}."
    return _letter(
        situation,
        person,
        _clause(resource.title, 70),
        _one_of(
            person,
            "saw",
            f"I came across this {resource.kind} and thought of what you wrote, {_quoted(need.evidence.quote)}:",
            f"You wrote {_quoted(need.evidence.quote)}. This {resource.kind} seems to be about just that:",
            f"This {resource.kind} made me think of you, because of {_quoted(need.evidence.quote)}:",
        ),
        f"{resource.title}\n{resource.url}".strip(),
        (when + " " if when else "").strip()
        + _one_of(
            person,
            "homework",
            " If it does not fit, no harm done.",
            " No homework; use it if it is of use.",
            " Skip it if you know it already.",
        ),
    )


def asking_first(situation: Situation, a: Person, need: Need, provides: str) -> Draft:
    """The first of two separate questions: would an introduction be welcome? Names nobody before both have said yes."""
    can = _clause(provides, 90)
    return _letter(
        situation,
        a,
        "Would an introduction help?",
        _one_of(
            a,
            "asked",
            f"You wrote {_quoted(need.evidence.quote)}. I know somebody who could be the right person for it.",
            f"About {_quoted(need.evidence.quote)}: I think I know who could help.",
            f"I have been thinking about {_quoted(need.evidence.quote)}, and somebody came to mind.",
        ),
        f"In short: {can}.",
        _one_of(
            a,
            "yes",
            "Shall I ask them? If they are glad to, I would put the two of you in touch for a twenty-minute call.",
            "If you like, I ask them first, and you two take twenty minutes to see whether it fits.",
            "Say the word and I will ask them too. If it is solved by now, just say so.",
        ),
    )


def idea_for_a_goal(situation: Situation, person: Person, goal: Goal, offering: Offering) -> Draft:
    """A question about a goal their company states, with something to bring."""
    return _letter(
        situation,
        person,
        f"{goal.organization}: a thought",
        f"I read that {goal.organization} has set itself this: {_quoted(goal.quote)}.",
        _one_of(
            person,
            "goal",
            "What is hardest about it at the moment?",
            "Where is it stuck most, seen from your desk?",
            "Which part of it lands on your desk?",
        ),
        f"I have worked on something like it ({_clause(offering.summary, 80)}) and could write down on one page what helped there. "
        "Only if it is of use to you.",
    )
