"""Reads a draft: whom it serves, and what its reader may mind; few things, ranked, each with its exact words (3.12)."""

from collections.abc import Iterable, Sequence

from otherward.review import judging as _judging
from otherward.review.case import Case
from otherward.review.draft import Draft
from otherward.review.finding import Finding, Review, RoleSeen
from otherward.review.phrases import easy_out
from otherward.review.predicates import REGISTRY, Place, at, everywhere, place_of, whole
from otherward.review.rewriting import fix_for
from otherward.review.rules import NOBODY, Level, Rule, begun, chosen
from otherward.review.vocabulary import says
from otherward.translation.worded import worded

MOST_SHOWN = 5
PER_GROUP = 2
_WEIGHT = {Level.ERROR: 4.0, Level.WARNING: 2.0, Level.SUGGESTION: 1.0, Level.INFO: 0.3}
_EVIDENCE = {"A": 1.2, "X": 1.2, "B": 1.1, "C": 1.0, "D": 1.0}
_GIVEN_WAY = {
    "OFF001": ("OFF002", "OFF003", "REC001"),
    "HWK002": ("THX001",),
    "ASK001": ("ASK004",),
    "ASK004": ("FUP001",),
    "ASK005": ("ASK006",),
}
"""A finding says less where one of these says it better (3.12)."""
DOUBTED, SURE = 0.02, 0.55
"""A rule is not believed below, and is believed without its own grounds from there on; on drafts of authors not learned from."""
_TOLD = frozenset(("R", "span", "closeness", "out"))
"""What can be said in the message of any rule."""
_OF_ASKS = frozenset(("matter", "smaller"))
LONGEST_QUOTE = 90
_THEIR_WORDS = frozenset(("record", "draft", "right", "subject", "need", "split"))
"""What stands in a draft or on record is quoted as it is."""


def review(
    draft: Draft, *, select: Sequence[str] = (), ignore: Sequence[str] = (), meaning: bool = True
) -> Review:
    """The draft, read by all rules that apply to its kind and closeness; without `meaning` by its words alone."""
    case = Case(draft, meaning=meaning)
    rules = chosen(select, ignore)
    found = [finding for rule in rules for finding in _found(rule, case) if _stands(rule, case)]
    told = {finding.code for finding in found}
    found += [finding for rule in rules if rule.code not in told for finding in _meant(rule, case)]
    codes = {finding.code for finding in found}
    kept = [one for one in found if not codes & set(_GIVEN_WAY.get(one.code, ()))]
    ranked = _ranked(kept)
    return Review(
        score=case.score.value,
        band=case.score.band,
        kind=case.kind,
        closeness=case.closeness,
        reader=case.reader,
        roles=tuple(_roles(case)),
        findings=tuple(ranked),
        shown=_shown(ranked),
        strengths=tuple(_strengths(case)),
    )


def _found(rule: Rule, case: Case) -> list[Finding]:
    if not rule.applies(case.kind, case.closeness) or rule.code in case.anatomy.allowed:
        return []
    places = _places(rule, case)
    if rule.each:
        return [_finding(rule, case, [place]) for place in places]
    return [_finding(rule, case, places)] if places else []


def _stands(rule: Rule, case: Case) -> bool:
    """Whether readers of such drafts would say so too, as far as the draft as a whole tells."""
    return case.beside is None or case.beside.codes.get(rule.code, 1.0) > DOUBTED


def _meant(rule: Rule, case: Case) -> list[Finding]:
    """What the draft as a whole tells, where no rule found it; only what the rule's message can say."""
    beside = case.beside
    if rule.recorded or beside is None or len(case.judged) < 2 or beside.codes.get(rule.code, 0.0) < SURE:
        return []
    if not rule.applies(case.kind, case.closeness) or rule.code in case.anatomy.allowed:
        return []
    place = at(case.judged[beside.where[rule.code]])
    if rule.slots & _OF_ASKS and case.biggest:
        place = place_of(case.biggest)
    if rule.whole:
        place = whole(case)[0]
    return [_finding(rule, case, [place])] if rule.slots <= _TOLD | place.slots.keys() else []


def _places(rule: Rule, case: Case) -> list[Place]:
    if rule.find.startswith("@"):
        return REGISTRY[rule.find[1:]](case)
    return everywhere(one for one in case.judged if says(rule.find, one.text))


def _finding(rule: Rule, case: Case, places: list[Place]) -> Finding:
    place = places[0]
    text = case.draft.body[place.start : place.end] if place.region == "body" else case.subject
    unnamed = rule.unnamed and rule.unnamed.is_meant(
        place.slots[key] for key in rule.slots & place.slots.keys() - _THEIR_WORDS
    )
    said = rule.unnamed if rule.unnamed and unnamed else rule
    slots = {
        "R": case.reader or NOBODY,
        "closeness": {"stranger": "a stranger", "acquaintance": "an acquaintance"}.get(
            case.closeness, "somebody"
        ),
        **place.slots,
    }
    slots = {key: words if key in _THEIR_WORDS else _worded(words) for key, words in slots.items()}
    slots |= {"span": _short(text), "out": easy_out(case).removesuffix(".")}
    slots["Matter"] = slots.get("matter", "")[:1].upper() + slots.get("matter", "")[1:]
    return Finding(
        code=rule.code,
        name=rule.name,
        group=rule.group,
        level=rule.level[case.closeness],
        region=place.region,
        start=place.start,
        end=place.end,
        text=text,
        message=begun(worded(said.message, "review").format_map(slots)),
        why=begun(worded(rule.why, "review").format_map(slots)),
        attempt=begun(worded(said.attempt, "review").format_map(slots)),
        grade=rule.grade,
        source=rule.source,
        fixes=(fix,) if (fix := fix_for(rule.fix, case, places)) else (),
    )


def _worded(words: str) -> str:
    """A value of ours, or several, in the language spoken now."""
    return (
        ", ".join(worded(one, "review") for one in words.split(", "))
        if ", " in words
        else worded(words, "review")
    )


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= LONGEST_QUOTE else text[:LONGEST_QUOTE].rsplit(" ", 1)[0] + " …"


def _ranked(found: Iterable[Finding]) -> list[Finding]:
    return sorted(found, key=lambda one: (-_WEIGHT[one.level] * _EVIDENCE[one.grade], one.code))


def _shown(ranked: list[Finding]) -> int:
    """How many of the first are shown: five, of one group two; the ranking brings these to the front."""
    seen: dict[str, int] = {}
    first: list[Finding] = []
    later: list[Finding] = []
    for one in ranked:
        seen[one.group] = seen.get(one.group, 0) + 1
        (first if len(first) < MOST_SHOWN and seen[one.group] <= PER_GROUP else later).append(one)
    ranked[:] = [*first, *later]
    return len(first)


def _roles(case: Case) -> Iterable[RoleSeen]:
    for weighed in case.score.roles:
        sentence = case.judged[weighed.at].sentence
        yield RoleSeen(
            start=sentence.start,
            end=sentence.end,
            quote=sentence.text,
            role=weighed.role,
            weight=weighed.weight,
        )


def _strengths(case: Case) -> list[RoleSeen]:
    """Up to two sentences that serve the reader most."""
    roles = [one for one in _roles(case) if one.weight >= 1.0]
    return sorted(roles, key=lambda one: -one.weight)[:2]


__all__ = ["MOST_SHOWN", "review"]
del _judging
