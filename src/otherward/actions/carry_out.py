"""What a suggestion taken up leaves behind: a promise kept, a favor thanked, an introduction one step further."""

from dataclasses import replace
from datetime import date

from otherward.actions import introduce
from otherward.actions.find_person import find_user
from otherward.actions.introduce import Steps
from otherward.actions.own_acts import introduction_favors, sent_favors, thanks_of
from otherward.actions.revision import changed
from otherward.book.book import Book
from otherward.book.kept import Response
from otherward.errors import NotFound
from otherward.giving.introduction_course import ASK, CLOSE, MAKE
from otherward.giving.opportunity import Opportunity, OpportunityKind
from otherward.ledger import introduction as life
from otherward.ledger.favor import Thanking
from otherward.ledger.promise import Keeping
from otherward.names import name_of
from otherward.network.need import Status


def carry_out(book: Book, found: Opportunity, response: Response, *, day: date) -> None:
    """Record what was done; the response itself is kept by whoever calls."""
    if response.kind == OpportunityKind.INTRODUCTION:
        _introduce(book, found, day)
    elif response.kind == OpportunityKind.PROMISE:
        keep_promise(book, response.subject, day=day, how="done from a suggestion")
    elif response.kind == OpportunityKind.THANKS:
        thank_for(book, response.subject, day=day)
    elif sent := list(sent_favors(response, find_user(book).id)) if response.gift else []:
        book.favors.put(sent)


def carry_back(book: Book, response: Response) -> None:
    """Undo what taking it up left behind."""
    if response.kind == OpportunityKind.INTRODUCTION:
        _introduce_back(book, response)
    elif response.kind == OpportunityKind.PROMISE:
        unkeep_promise(book, response.subject)
    elif response.kind == OpportunityKind.THANKS:
        for one in list(book.thankings.all(favor=response.subject)):
            book.thanks.remove([name_of("thanks", one.id)])
        book.thankings.clear(favor=response.subject)
    elif response.gift:
        book.favors.remove([favor.id for favor in sent_favors(response, find_user(book).id)])


def keep_promise(book: Book, name: str, *, day: date, how: str, released: bool = False) -> None:
    """A promise is kept because a keeping exists."""
    keeping = Keeping(id=name_of("keeping", name), promise=name, on=day, how=how, released=released)
    with book.transaction():
        promise = book.promises.get(name)
        if promise is None:
            message = f"There is no promise {name}; `otherward promises` lists them."
            raise NotFound(message)
        book.keepings.put([keeping])
        book.promises.put([replace(promise, status=Status.PAST if released else Status.MET)])
        changed(book)


def unkeep_promise(book: Book, name: str) -> None:
    """The promise is open after all."""
    with book.transaction():
        if book.keepings.clear(promise=name) and (promise := book.promises.get(name)):
            book.promises.put([replace(promise, status=Status.OPEN)])
        changed(book)


def thank_for(book: Book, favor_id: str, *, day: date, words: str = "") -> Thanking:
    """A favor was thanked for."""
    one = Thanking(id=name_of("thanking", favor_id), favor=favor_id, on=day, words=words)
    with book.transaction():
        favor = book.favors.get(favor_id)
        if favor is None:
            message = f"There is no favor {favor_id}; `otherward favors` lists them."
            raise NotFound(message)
        book.thankings.put([one])
        book.thanks.put([thanks_of(one, favor)])
        changed(book)
    return one


def _introduce(book: Book, found: Opportunity, day: date) -> None:
    """An idea taken up means that the first side was asked; a step under way is that step."""
    known = book.introductions.get(found.subject)
    if known is None:
        a, b = found.people
        introduce.introduce(book, a, b, Steps(asked=(a,)), day=day, idea=found)
    elif found.gift == ASK:
        introduce.carry_on(book, known.id, Steps(asked=(found.people[0],)), day=day)
    elif found.gift == MAKE:
        introduce.carry_on(book, known.id, Steps(made=True), day=day)
    elif found.gift == CLOSE:
        introduce.carry_on(book, known.id, Steps(closed="told that it does not come about"), day=day)


def _introduce_back(book: Book, response: Response) -> None:
    known = book.introductions.get(response.subject)
    if known is None:
        pair = set(response.people)
        begun = [one for one in book.introductions.all() if {one.a.person, one.b.person} == pair]
        for one in begun:
            back = life.unask(one, response.people[0])
            if back.asked:
                book.introductions.put([back])
            else:
                book.introductions.remove([back.id])
    elif response.gift == ASK:
        book.introductions.put([life.unask(known, response.people[0])])
    elif response.gift == MAKE:
        me = find_user(book).id
        book.favors.remove([favor.id for favor in introduction_favors(known, me)])
        book.introductions.put([life.unmake(known)])
    elif response.gift == CLOSE:
        book.introductions.put([life.reopen(known)])
