"""How a letter opens: as the user opened their last to this person, else with the name under which they sign."""

import re
from collections.abc import Iterator

from otherward.giving.situation import Situation
from otherward.language.name_words import formal_names, tokens
from otherward.network.interaction import Interaction, InteractionKind
from otherward.network.person import Person

LOOKED_THROUGH = 20
"""The newest messages with somebody in which a greeting or a signature is looked for."""

_OPENS = re.compile(
    r"\s*(?P<hail>hi|hiya|hello|hey|dear|good (?:morning|afternoon|evening)|morning|evening)[ ,]+"
    r"(?P<title>(?:mr|mrs|ms|mx|dr|prof|professor|sir|dame)\b\.? )?(?P<name>[^\W\d_][\w'’.-]*(?: [^\W\d_][\w'’-]*)?)[ ]*(?:[,!:–—-]|\n|$)",
    re.IGNORECASE,
)
_SIGNED = re.compile(r"\s*[-–—~]*\s*(?P<name>[^\W\d_][\w'’-]*)[.!,]?\s*(?:\n|$)")
_WRITTEN = (InteractionKind.MAIL, InteractionKind.MESSAGE)


def hail(situation: Situation, person: Person) -> str:
    """`Hi Norm`, `Dear Dr Ott`: without the comma."""
    heard = [
        one
        for one in situation.said(person.handles, LOOKED_THROUGH)
        if one.kind in _WRITTEN and one.author is not None and not one.machine
    ]
    heard.sort(key=lambda one: one.at.isoformat() if one.at else "", reverse=True)
    return next(_as_before(situation, person, heard), "") or f"Hi {called(person, heard)}"


def called(person: Person, heard: list[Interaction]) -> str:
    """The name under which they sign what they write, else the one they go by."""
    for one in heard:
        if one.author is None or one.author.handle not in person.handles:
            continue
        for line in (*one.signature.strip().splitlines()[:1], *one.text.strip().splitlines()[-1:]):
            signed = _SIGNED.fullmatch(line)
            if signed and signed["name"][0].isupper() and _is_theirs(person, signed["name"]):
                return signed["name"]
    return person.greeting


def _as_before(situation: Situation, person: Person, heard: list[Interaction]) -> Iterator[str]:
    """How the user opened letters to this person alone, the newest first."""
    mine = set(situation.me.handles) if situation.me else set()
    for one in heard:
        alone = one.author is not None and one.author.handle in mine and len(one.to) == 1 and not one.copied
        opens = _OPENS.match(one.text) if alone else None
        if opens is None or not opens["name"][0].isupper():
            continue
        words = opens["name"].split()
        if opens["title"] and words[-1].casefold() in {word.casefold() for word in person.name.split()}:
            yield f"Dear {opens['title'].strip()} {words[-1]}"
        elif (
            not opens["title"]
            and _is_theirs(person, words[0])
            and (len(words) == 1 or opens["name"] in person.name)
        ):
            yield f"{'Dear' if opens['hail'].casefold() == 'dear' else 'Hi'} {words[0]}"


def _is_theirs(person: Person, name: str) -> bool:
    """Whether a given name is one of theirs, or a short form of it."""
    said = tokens(name)
    known = {word for whole in (person.name, *person.other_names, person.given) for word in tokens(whole)}
    return bool(said) and (
        said[0] in known or any(formal_names(said[0]) & formal_names(word) for word in known)
    )
