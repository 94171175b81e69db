"""What a sentence says in so many words that no judge need be asked: a note's `Needs a translator`, a promise with its day."""

import re

from otherward.language.due import due_day
from otherward.reading.finding import Passage
from otherward.reading.judgements import by_name, holding, phrases
from otherward.reading.turns import Said

_NEEDS = re.compile(r"(?:needs?|seeks?|looking for|lacks?|searching for|in need of)\b", re.IGNORECASE)
OTHER_SIDE = {"need": "offering", "offering": "need"}
"""What somebody offers in so many words they do not need, and the other way round."""
STATED_SURE = 0.7
"""How sure a need or an offering in so many words is, where the judge thinks little of it."""
_TAKEN_BACK = ("against_not", "against_if")
_COMMITS = ("promise_act", "promise_word", "promise_told", "promise_handed")


def outright(passage: Passage, one: Said) -> set[str]:
    """The types of findings that the words themselves make sure of."""
    stated = (judgement for judgement in holding("outright") if judgement.kind in OTHER_SIDE)
    found = {judgement.kind for judgement in stated if judgement.says(one.text)}
    found |= {"promise"} if _promises(one) else set()
    if passage.kind == "note" and one.speaker == passage.me and _NEEDS.match(one.text):
        found |= {
            phrase.type for phrase in phrases() if phrase.says == "theirs" and phrase.pattern.match(one.text)
        }
    return found


def _promises(one: Said) -> bool:
    """In so many words, or somebody says that they will do something and until when: 95 % of 297 such sentences in the annotated texts.

    Somebody may also have told that they would (93 of 100), or be reminded that they said so.
    """
    if any(judgement.says(one.text) for judgement in holding("outright") if judgement.kind not in OTHER_SIDE):
        return True
    if one.day is None or "?" in one.text:
        return False
    if by_name("promise_reminded").says(one.text):
        return due_day(one.text, one.day) is not None
    if any(by_name(name).says(one.text) for name in _TAKEN_BACK):
        return False
    acts = any(by_name(name).says(one.text) for name in _COMMITS)
    return acts and by_name("promise_by").says(one.text) and due_day(one.text, one.day) is not None
