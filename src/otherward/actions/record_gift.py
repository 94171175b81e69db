"""Record a favor or a promise by hand, and thanks with what came of it. Each is a typed line, and can be taken back as one."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from otherward.actions.carry_out import thank_for
from otherward.actions.find_person import find_person, find_user
from otherward.actions.note_line import Typed, keep_typed, participant_of
from otherward.actions.revision import changed
from otherward.book.book import Book
from otherward.errors import NotFound, WrongUse
from otherward.giving.thanks import is_thanked
from otherward.ledger.favor import Favor, Result, Thanks
from otherward.ledger.promise import Promise
from otherward.names import name_of
from otherward.network.interaction import Participant
from otherward.network.person import Person
from otherward.reading.finding import Finding, FindingType

KINDS = ("help", "introduction", "recommendation", "reference", "referral", "gift", "resource")
"""What a favor may be."""

ME = Participant(handle="me:")


@dataclass(frozen=True, slots=True, kw_only=True)
class Between:
    """Who gave or promised, who received: one of the two is the user."""

    by: str = ""
    to: str = ""
    """A name; the side left empty is the user."""

    def other(self, book: Book) -> Person:
        """The person who is not the user."""
        if bool(self.by) == bool(self.to):
            message = (
                "Say who the other one is: --from NAME if it came from them, --to NAME if it came from you."
            )
            raise WrongUse(message)
        person = find_person(book, self.by or self.to)
        if person.is_me:
            message = "That is you; name the other person."
            raise WrongUse(message)
        return person


@dataclass(frozen=True, slots=True, kw_only=True)
class Recorded:
    """Thanks as recorded: for which favor, if for a known one, and what came of it."""

    thanks: Thanks
    favor: Favor | None = None
    outcome: str = ""


def record_favor(
    book: Book, text: str, between: Between, *, kind: str = "help", on: date | None = None, day: date
) -> Favor:
    """A favor, given or received."""
    if kind not in KINDS:
        message = f"“{kind}” is no kind of favor; it is one of {', '.join(KINDS)}."
        raise WrongUse(message)
    find_user(book)
    typed = _typed(text, day)
    other = between.other(book)
    _keep(book, typed, FindingType.FAVOR, between, other, due=on, kind=kind)
    return next(favor for favor in book.favors.all() if favor.evidence.text_id == typed.note_id)


def record_promise(book: Book, text: str, between: Between, *, due: date | None = None, day: date) -> Promise:
    """A promise, by the user or to the user."""
    find_user(book)
    typed = _typed(text, day)
    other = between.other(book)
    _keep(book, typed, FindingType.PROMISE, between, other, due=due)
    return next(one for one in book.promises.all() if one.evidence.text_id == typed.note_id)


def thank(
    book: Book,
    who: str,
    words: str = "",
    *,
    favor: str = "",
    outcome: str = "",
    received: bool = False,
    day: date,
) -> Recorded:
    """The user thanked this person (or, `received`, was thanked): for the favor named, else for the newest not thanked yet."""
    person, me = find_person(book, who), find_user(book)
    if person.is_me:
        message = "That is you; name whom you thanked."
        raise WrongUse(message)
    giver, receiver = (me.id, person.id) if received else (person.id, me.id)
    found = _favor(book, favor, giver, receiver)
    if found:
        said = thank_for(book, found.id, day=day, words=words.strip())
        if outcome.strip():
            tell_result(book, found.id, outcome, day=day)
        thanks = next(t for t in book.thanks.all() if t.id == name_of("thanks", said.id))
        return Recorded(thanks=thanks, favor=found, outcome=outcome.strip())
    typed = _typed(words or outcome or "Thank you", day)
    between = Between(by=who) if received else Between(to=who)
    _keep(book, typed, FindingType.THANKS, between, person)
    thanks = next(t for t in book.thanks.all() if t.evidence.text_id == typed.note_id)
    return Recorded(thanks=thanks, outcome=outcome.strip())


def unthank(book: Book, favor_id: str) -> None:
    """They were not thanked after all, and what was told to have come of it is forgotten."""
    with book.transaction():
        book.thanks.remove([name_of("thanks", one.id) for one in book.thankings.all(favor=favor_id)])
        book.thankings.clear(favor=favor_id)
        book.results.clear(favor=favor_id)
        changed(book)


def tell_result(book: Book, favor_id: str, text: str, *, day: date) -> Favor:
    """What came of a favor."""
    result = Result(id=name_of("result", favor_id, text.strip()), favor=favor_id, on=day, text=text.strip())
    with book.transaction():
        favor = book.favors.get(favor_id)
        if favor is None:
            message = f"There is no favor {favor_id}; `otherward favors` lists them."
            raise NotFound(message)
        book.results.put([result])
        changed(book)
    return favor


def outcomes(book: Book) -> dict[str, str]:
    """What came of favors, by favor; the last told counts."""
    return {result.favor: result.text for result in sorted(book.results.all(), key=lambda one: one.on)}


def _favor(book: Book, name: str, giver: str, receiver: str) -> Favor | None:
    """The favor named, else the newest between these two that was not thanked yet."""
    if name:
        found = book.favors.get(name)
        if found is None or (found.giver, found.receiver) != (giver, receiver):
            message = (
                f"There is no favor {name} between you two in this direction; `otherward favors` lists them."
            )
            raise NotFound(message)
        return found
    return max(_not_thanked(book, giver, receiver), key=lambda f: (f.on or date.min, f.id), default=None)


def _not_thanked(book: Book, giver: str, receiver: str) -> Iterator[Favor]:
    thanks = tuple(book.thanks.all(by=receiver, to=giver))
    for favor in book.favors.all(giver=giver, receiver=receiver):
        if not is_thanked(favor, thanks):
            yield favor


def _typed(text: str, day: date) -> Typed:
    if not text.strip():
        message = "Say in a few words what it was."
        raise WrongUse(message)
    return Typed(text.strip(), day)


def _keep(
    book: Book,
    typed: Typed,
    what: FindingType,
    between: Between,
    other: Person,
    *,
    due: date | None = None,
    kind: str = "",
) -> None:
    """Keep the line as saying just this."""
    them = participant_of(other)
    finding = Finding(
        type=what,
        passage=typed.note_id,
        quote=typed.text,
        start=0,
        holder=them if between.by else ME,
        summary=typed.text,
        to=ME if between.by else them,
        due=due,
        kind=kind,
        on=typed.day,
    )
    keep_typed(book, typed, (finding,), them)
