"""Following up, and giving thanks."""

import re

from otherward.review.anchors import content_words
from otherward.review.case import Case
from otherward.review.draft import MessageKind
from otherward.review.predicates import Place, at, everywhere, predicate, whole
from otherward.review.score import has_outcome, is_thanks
from otherward.review.vocabulary import says

_EARLIER = "mail email message note letter last earlier previous below question thing before attached wrote sent".split()


@predicate
def empty_nudge(case: Case) -> list[Place]:
    """A reminder that brings nothing new."""
    if case.gifts or any(says("news", one.text) and one.anchored for one in case.judged):
        return []
    return everywhere(one for one in case.judged if says("nudge", one.text))[:1]


@predicate
def no_context(case: Case) -> list[Place]:
    """Speaks of an earlier message without saying what it was about."""
    if case.anatomy.quoted:
        return []
    for number, one in enumerate(case.judged):
        if not says("earlier", one.text):
            continue
        subject = re.sub(r"^(?:re|fwd?|aw)\s*:\s*", "", case.subject, flags=re.IGNORECASE)
        near = " ".join(other.text for other in case.judged[max(0, number - 1) : number + 2])
        named = content_words(f"{near} {subject}") - content_words(_NO_MATTER)
        if len(named) < 2 or not (
            one.anchored
            or len(content_words(subject) - content_words(_NO_MATTER)) >= 2
            or says("about_matter", near)
        ):
            return [at(one)]
    return []


_NO_MATTER = """mail email emails message messages note letter last earlier previous below question questions thing things before attached wrote sent send just
checking check circling back bump bumping follow following touch base update updates news status reply response answer hear heard hello know inbox time chance
look read receive received get still waiting wait wanted want again hope hoping well buried busy side keen moving week month today yesterday ago please thanks
could would interested thoughts regarding quick reminder here nudge first second third days open opened seen find found need"""


@predicate
def nagging(case: Case) -> list[Place]:
    """The third reminder, or one a day."""
    return everywhere(one for one in case.judged if says("nagging", one.text))[:1]


@predicate
def unspecific_thanks(case: Case) -> list[Place]:
    """Thanks for `everything`."""
    if case.kind is not MessageKind.THANK_YOU:
        return []
    thanks = [one for one in case.judged if says("thanks", one.text)]
    specific = (
        any(
            one.act
            and not says("generic_thanks", one.text)
            and (one.anchored or one.sentence.words > (6 if "act" in one.read else 9))
            and not one.asks
            for one in case.judged
        )
        or any(one.homework for one in case.judged)
        or any(
            says("generic_thanks", one.text) and one.act and one.anchored and says("named_act", one.text)
            for one in case.judged
        )
    )
    specific = specific or any(
        says("named_act", one.text) and (one.anchored or one.sentence.words > 8) for one in case.judged
    )
    return [at((thanks or case.judged)[0])] if case.judged and not specific else []


@predicate
def no_outcome(case: Case) -> list[Place]:
    """Nothing says what came of it."""
    if case.kind is not MessageKind.THANK_YOU or not case.judged:
        return []
    if any(has_outcome(one) for one in case.judged):
        return []
    thanks = [one for one in case.judged if says("thanks", one.text) or is_thanks(one, case.kind)]
    return [at(thanks[0])] if thanks else whole(case)


@predicate
def thanks_then_ask(case: Case) -> list[Place]:
    """The thanks turn into a request."""
    if case.kind is not MessageKind.THANK_YOU:
        return []
    return everywhere(one for one in case.judged if one.size >= 1 and not (one.for_others and not one.wants))
