"""Let the user's own language model judge what our matcher brought together: need by need, each two texts once."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from otherward.actions.discreet import Discreet
from otherward.actions.looked import TRIES, UNUSABLE, FormedModel, Looked
from otherward.actions.opinions import Gift, gifts_of
from otherward.actions.progress import Progress, Step, silent
from otherward.actions.revision import changed
from otherward.actions.suggest import situation_of
from otherward.actions.unsent import Unsent
from otherward.book.book import Book
from otherward.errors import ModelSilent
from otherward.giving.opinion import Opinion, digest_of, gift_text, need_text
from otherward.giving.opportunity import OpportunityKind
from otherward.giving.situation import Situation
from otherward.giving.suggestions import suggestions
from otherward.network.need import Need
from otherward.network.resource import Resource
from otherward.second_look.fits import FITS, FORM, MOST_CANDIDATES, Judged, Question, judged_in
from otherward.wording.proposal import Unusable

JUDGED = (OpportunityKind.INTRODUCTION, OpportunityKind.RESOURCE, OpportunityKind.HELP)


@dataclass(frozen=True, slots=True)
class Open:
    """A need, and what could serve it that was not judged yet."""

    need: Need
    gifts: tuple[Gift, ...]
    question: Question


def to_judge(book: Book, *, day: date, looked: Looked | None = None) -> Iterator[Open]:
    """Every question of the next run, exactly as it would be sent; nothing is. The best suggestions first."""
    situation = replace(situation_of(book, day=day), supposing=True)
    gifts, unsent, discreet = gifts_of(situation.network), Unsent(book), Discreet(book)
    looked = looked if looked is not None else Looked()
    for need, names in _brought_together(situation).items():
        asked: list[Gift] = []
        why = _why(unsent, need)
        for gift in (gifts[name] for name in names if name in gifts):
            if book.opinions.get(digest_of(need_text(need)) + digest_of(gift_text(gift))) is not None:
                continue
            if kept_back := why or _why(unsent, gift):
                looked.unsent[kept_back] += 1
                continue
            asked.append(gift)
        if asked:
            few = tuple(asked[:MOST_CANDIDATES])
            question = Question(need_text(need), tuple(map(gift_text, few)), discreet.tokens())
            yield Open(need, few, question)


def judge_fits(
    book: Book, model: FormedModel, looked: Looked, *, day: date, most: int, progress: Progress = silent
) -> None:
    """Ask about what has not been judged, at most so many requests."""
    for one in to_judge(book, day=day, looked=looked):
        if looked.requests >= most or looked.stopped:
            looked.more = True
            break
        try:
            judged = _judged(model, one.question, looked)
        except ModelSilent as problem:
            looked.stopped, looked.more = str(problem), True
            break
        progress(Step("asking your model", looked.requests, most, unit="requests"))
        with book.bringing_in(), book.transaction():
            book.opinions.put(_of_those_there(book, _opinions(one, judged)))
            changed(book)
        looked.judged += len(one.gifts)
        looked.fits += sum(j.fits for j in judged)


def _why(unsent: Unsent, one: Gift) -> str:
    holder = "" if isinstance(one, Resource) else one.holder
    return unsent.why_words(gift_text(one)) or unsent.why_person(holder)


def _brought_together(situation: Situation) -> dict[Need, list[str]]:
    """For each need what our own matcher finds, or nearly; nothing that a rule forbids."""
    found: dict[Need, list[str]] = {}
    for one in suggestions(situation):
        need = situation.needs.get(one.subject)
        if one.kind in JUDGED and not one.ruled_out and need is not None and one.gift:
            found.setdefault(need, []).append(one.gift)
    return found


def _judged(model: FormedModel, question: Question, looked: Looked) -> list[Judged]:
    material = question.material
    for _ in range(TRIES):
        looked.requests += 1
        try:
            kept, dropped = judged_in(model.answer(FITS, material, FORM), question)
        except Unusable as problem:
            material = f"{question.material}\nYour last answer was refused: {problem}."
            continue
        looked.dropped.update(dropped)
        return kept
    looked.dropped[UNUSABLE] += 1
    return []


def _of_those_there(book: Book, opinions: list[Opinion]) -> list[Opinion]:
    """Nothing is kept about somebody who was forgotten while the model judged."""
    holders = {who for one in opinions for who in one.people}
    there = {""} | book.people.known([*holders]) | book.organizations.known([*holders])
    return [one for one in opinions if there.issuperset(one.people)]


def _opinions(one: Open, judged: list[Judged]) -> list[Opinion]:
    by_place = {j.candidate: j for j in judged}
    return [_opinion(one, gift, by_place.get(place)) for place, gift in enumerate(one.gifts)]


def _opinion(one: Open, gift: Gift, judged: Judged | None) -> Opinion:
    need, given = digest_of(need_text(one.need)), digest_of(gift_text(gift))
    source = gift.source if isinstance(gift, Resource) else gift.evidence.source
    return Opinion(
        id=need + given,
        need=need,
        gift=given,
        fits=judged.fits if judged else None,
        need_words=judged.need_words if judged else "",
        gift_words=judged.gift_words if judged else "",
        people=(one.need.holder, *(() if isinstance(gift, Resource) else (gift.holder,))),
        import_id=one.need.evidence.source.import_id,
        gift_import_id=source.import_id,
    )
