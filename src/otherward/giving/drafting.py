"""The words for each kind of giving: short, about them, easy to decline, and fit to be sent as they are.

Each draft has three wordings of every sentence; which one a person gets is chosen by their identifier, so that it
stays the same from day to day and no two people get the same letter. Nothing told in confidence, nothing inferred and
no third person's private matters enter a draft: people are quoted to themselves only, the user's own notes to nobody, and
an introduction's first letter names neither side to the other.
"""

import re

from otherward.giving.fitting import Fit
from otherward.giving.letter import letter, one_of
from otherward.giving.opportunity import Draft
from otherward.giving.promised_thing import promised_thing
from otherward.giving.situation import Situation
from otherward.giving.wording import by_trade, clause, is_noted, quoted, said_it
from otherward.ledger.favor import Favor
from otherward.ledger.promise import Promise
from otherward.network.interaction import Interaction
from otherward.network.milestone import Milestone
from otherward.network.need import Need
from otherward.network.offering import Offering
from otherward.network.person import Person
from otherward.network.resource import Resource
from otherward.network.source import Evidence


def thank_you(situation: Situation, person: Person, favor: Favor) -> Draft:
    """Thanks that name what was done and what it meant."""
    what = {
        "introduction": "the introduction",
        "reference": "the reference",
        "recommendation": "what you wrote about me",
    }
    named = what.get(favor.kind, "what you did for me")
    when = f" in {favor.on:%B}" if favor.on and favor.kind != "help" else ""
    theirs = favor.kind == "help" and said_it(person, favor.evidence)
    said = f" ({quoted(favor.evidence.quote, 80)})" if theirs else ""
    to_come = "" if favor.kind == "help" else " I will tell you what comes of it."
    return letter(
        situation,
        person,
        "Thank you",
        one_of(
            person,
            "thanks",
            f"Thank you for {named}{when}{said}. I should have said so sooner.",
            f"I have not thanked you properly yet for {named}{when}{said}. Thank you.",
            f"This is late, and meant all the more: thank you for {named}{when}{said}.",
        ),
        one_of(
            person,
            "meant",
            f"It helped me on, and you did it without being asked twice.{to_come}",
            f"You took the time when you had plenty else to do, and it helped.{to_come}",
            f"It helped more than you may have noticed.{to_come}",
        ),
        "No need to answer. If there is something on your desk that another pair of hands would make lighter, tell me.",
    )


WHENEVER = re.compile(
    r"\bif (?:you|I) (?:\w+ )?(?:hear|know|see|find|come across|meet|run into|think)\b|\bkeep (?:my|your|an) (?:eyes?|ears?) (?:open|out)\b|"
    r"\b(?:listen|look|watch|keep looking)(?: out)? for\b|\b(?:ask|look|hear) (?:around|about)\b",
    re.IGNORECASE,
)
MEETING = re.compile(
    r"\b(I|we)(['’](ll|m|re)| will| am)?( \w+)? "
    r"(call|ring|phone|meet|come|coming|visit|stop by|drop by|drop in|pick you up|see you|talk|bring|be there)\b",
    re.IGNORECASE,
)
HANDING = re.compile(
    r"\b(send|write|mark up|forward|share|e?mail|pass|draft|put together|prepare|copy|you['’]ll (have|get)|you will (have|get))\b",
    re.IGNORECASE,
)
"""What a promise is about: looking out for something, time together, something handed over; else it is looked after."""


BARE = re.compile(
    r"\W*(?:(?:will do|consider it done|on it|you have my word|(?:you can )?count on me|promised?|deal|i will|i(?: will|['’]ll) do (?:that|it|so)|sure(?: thing)?|of course|gladly|yes|ok(?:ay)?)\W*)+"
    r"(?:[\w'’-]+\W*)?",
    re.IGNORECASE,
)
"""A promise that only says yes to what was asked: quoted back, it would tell them nothing."""


def keeping_a_promise(
    situation: Situation, person: Person, promise: Promise, matter: Evidence | None = None
) -> Draft:
    """The words that go with the thing promised, or that ask for the day; `matter` is what a bare yes answered."""
    said = promise.evidence
    wait = ""
    if promise.due is not None and promise.due < situation.network.day:
        wait = "I am late with it, and sorry. " if MEETING.search(said.quote) else TOOK_LONGER
    if thing := promised_thing(said.quote):
        told = one_of(
            person,
            "kept",
            f"Here, as promised: {thing}.",
            f"I promised you {thing}, and here you are.",
            f"I have not forgotten that I promised you {thing}: here you are.",
        )
        return letter(situation, person, "As promised", told, f"{wait}{CHANGED}")
    mine = situation.me is not None and said.speaker == situation.me.name
    written = mine and not said.source.where.startswith(("note", "meeting", "typed"))
    day = f"On {said.on.day} {said.on:%B} " if said.on else ""
    wrote = f"{day}I said I would." if BARE.fullmatch(said.quote) else f"{day}I wrote {quoted(said.quote)}."
    if matter and written and said_it(person, matter):
        wrote = f"You wrote {quoted(matter.quote)}, and I said I would."
    what = wrote if written else "I promised you something."
    kept, after = _kept(f"{said.quote} {matter.quote}" if matter else said.quote)
    return letter(
        situation, person, "As promised", f"{what} {one_of(person, 'kept', *kept)}", f"{wait}{after}"
    )


TOOK_LONGER = "It took me longer than I said; I am sorry for the wait. "
CHANGED = "If it does not fit your case as it is, tell me and I will change it."


def _kept(promised: str) -> tuple[tuple[str, ...], str]:
    """How a promise of this sort is kept, in three wordings, and what to add."""
    if WHENEVER.search(promised):
        return (
            "I have not forgotten, and I keep looking.",
            "It still stands: I keep my eyes open.",
            "I have it in mind.",
        ), "If it is settled by now, just tell me."
    if MEETING.search(promised):
        return (
            "I have not forgotten.",
            "It still stands, and gladly.",
            "I mean to keep it.",
        ), "If another day suits you better by now, just name it."
    if HANDING.search(promised):
        return (
            "Here it is.",
            "I have not forgotten: here it is.",
            "Here you are.",
        ), CHANGED
    return (
        "It is done.",
        "I have seen to it.",
        "I have not forgotten, and it is done now.",
    ), "If a part of it is still missing on your side, I will do that part too."


def congratulation(situation: Situation, person: Person, milestone: Milestone) -> Draft:
    """Good news answered, with nothing asked in return."""
    return letter(
        situation,
        person,
        "Good news",
        _good_news(person, milestone),
        one_of(
            person,
            "next",
            "What are you most looking forward to in it?",
            "What comes next?",
            "Is there something that would make the next weeks easier for you?",
        ),
    )


def _good_news(person: Person, milestone: Milestone) -> str:
    """The news in their own words if they told it, else as far as it is public."""
    if said_it(person, milestone.evidence):
        news = quoted(milestone.evidence.quote)
        return one_of(person, "news", f"You wrote {news}. Congratulations!", f"{news}: congratulations!")
    if milestone.kind == "new job" and not milestone.evidence.speaker and person.organization:
        role = f"{person.title} at {person.organization}" if person.title else f"at {person.organization}"
        return one_of(
            person,
            "news",
            f"Congratulations on your new post: {role}. I was glad to see it.",
            f"I saw your new post, {role}, and was glad for you. Congratulations!",
        )
    if (
        milestone.evidence.source.path
        and milestone.summary == milestone.evidence.quote
        and not is_noted(milestone.evidence)
    ):
        return f"I read {quoted(milestone.summary)} and was glad to find you in it. Congratulations!"
    return "I heard your good news and was glad for you. Congratulations!"


def birthday_wish(situation: Situation, person: Person) -> Draft:
    """A line for the day, with nothing asked in return."""
    return letter(
        situation,
        person,
        "Happy birthday",
        one_of(
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
    return letter(
        situation,
        person,
        meeting.subject or f"Before {when}",
        one_of(
            person,
            "before",
            f"Looking forward to {when}. What would make the time most useful for you?",
            f"Before {when}: is there something you would like me to read or bring?",
            f"Which question is on your mind most before {when}? I will come prepared.",
        ),
    )


def offer_of_help(situation: Situation, person: Person, need: Need, offering: Offering) -> Draft:
    """An offer that is concrete and easy to decline."""
    return letter(
        situation,
        person,
        "A thought on what you told me",
        f"You wrote {quoted(need.evidence.quote)}. I have kept thinking about it."
        if said_it(person, need.evidence)
        else "Something on your list may be close to what I have done myself.",
        one_of(
            person,
            "own",
            f"I have some experience with this ({clause(offering.summary, 80)}). I can give you twenty minutes on the phone, this week or next.",
            f"It is close to what I did for years ({clause(offering.summary, 80)}). I could look at it with you for half an hour.",
            f"From my own work ({clause(offering.summary, 80)}) I know where it tends to go wrong. I can tell you what I saw.",
        ),
        one_of(
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
        when = f"It is on {resource.starts_at:%A}, {resource.starts_at.day} {resource.starts_at:%B}. "
    if resource.deadline:
        when += f"The deadline is {resource.deadline.day} {resource.deadline:%B}. "
    return letter(
        situation,
        person,
        clause(resource.title, 70),
        _came_to_mind(person, need, resource),
        f"{resource.title}\n{resource.url}".strip(),
        when
        + one_of(
            person,
            "homework",
            "If it does not fit, no harm done.",
            "No homework; use it if it is of use.",
            "Skip it if you know it already.",
        ),
    )


def _came_to_mind(person: Person, need: Need, resource: Resource) -> str:
    if not said_it(person, need.evidence):
        return f"This {resource.kind} made me think of you:"
    need_said = quoted(need.evidence.quote)
    return one_of(
        person,
        "saw",
        f"You wrote {need_said}. I came across this {resource.kind} and thought of you:",
        f"You wrote {need_said}. This {resource.kind} seems to be about just that:",
        f"I remembered what you wrote, {need_said}, when I saw this {resource.kind}:",
    )


def asking_first(situation: Situation, a: Person, need: Need, b: Person) -> Draft:
    """The first of two separate questions: would an introduction be welcome? Names and quotes nobody before they have said yes."""
    about = quoted(need.evidence.quote)
    trade = by_trade(b.title)
    knows = f"{trade} I know" if trade else "somebody I know"
    opening = one_of(
        a,
        "asked",
        f"You wrote {about}. I think {knows} could be the right person for it.",
        f"You wrote {about}. It may be that {knows} could help.",
        f"I have been thinking about what you wrote, {about}, and {knows} came to mind.",
    )
    if not said_it(a, need.evidence):
        opening = f"For something that is on your list, {knows} came to mind."
    return letter(
        situation,
        a,
        "Would an introduction help?",
        opening,
        one_of(
            a,
            "yes",
            "Shall I ask them? If they are glad to, I would put the two of you in touch for a twenty-minute call.",
            "If you like, I ask them first, and you two take twenty minutes to see whether it fits.",
            "Say the word and I will ask them too. If it is solved by now, just say so.",
        ),
    )


def idea_for_a_goal(situation: Situation, person: Person, house: str, fit: Fit) -> Draft:
    """A question about what their house says of itself, with something to bring."""
    wants = f"{house} has set itself this" if fit.aim.goal else f"{house} writes this of itself"
    return letter(
        situation,
        person,
        f"{house}: a thought",
        f"{wants}: {quoted(fit.aim.evidence.quote)}.",
        one_of(
            person,
            "goal",
            "What is hardest about it at the moment?",
            "Where is it stuck most, seen from your desk?",
            "Which part of it lands on your desk?",
        ),
        f"One thing that has helped elsewhere: {_uncapitalized(fit.strategy.strategy)}",
        f"I have worked on something like it ({clause(fit.offering.summary, 80)}) and could write down on one page how to begin. "
        "Only if it is of use to you.",
    )


def _uncapitalized(sentence: str) -> str:
    return sentence[:1].lower() + sentence[1:]
