"""Favors and thanks that follow from what the user did here: introductions made, things sent, thanks said."""

import re
from collections.abc import Iterable, Iterator

from otherward.actions.anchored import kept_introductions
from otherward.book.book import Book
from otherward.book.kept import Act, Response
from otherward.ledger.favor import Favor, Thanking, Thanks
from otherward.ledger.introduction import Introduction
from otherward.names import name_of
from otherward.network.source import Evidence, Source


def own_favors(book: Book, me: str) -> Iterator[Favor]:
    """What the user gave by acts recorded here."""
    for one in kept_introductions(book):
        yield from introduction_favors(one, me)
    for response in book.responses.all():
        yield from sent_favors(response, me)


def own_thanks(book: Book, favors: Iterable[Favor]) -> Iterator[Thanks]:
    """Thanks recorded here, for favors and for introductions."""
    by_id = {favor.id: favor for favor in favors}
    for one in book.thankings.all():
        if one.favor in by_id:
            yield thanks_of(one, by_id[one.favor])
    for introduction in kept_introductions(book):
        for thanked in introduction.thanked:
            favor = by_id.get(_favor_id(introduction, thanked.who))
            if favor:
                said = Thanking(id=f"{introduction.id}-{thanked.who}", favor=favor.id, on=thanked.on)
                yield thanks_of(said, favor)


def introduction_favors(one: Introduction, me: str) -> Iterator[Favor]:
    """An introduction made is something given to each of the two."""
    if one.made is None:
        return
    words = f"Introduced {one.a.name} and {one.b.name}"
    source = Source(path="", where="an introduction of yours")
    evidence = Evidence(quote=words, source=source, on=one.made.on)
    for side in one.sides:
        yield Favor(
            id=_favor_id(one, side.person),
            giver=me,
            receiver=side.person,
            summary=f"the introduction to {one.other(side.person).name}",
            evidence=evidence,
            kind="introduction",
            on=one.made.on,
        )


def sent_favors(one: Response, me: str) -> Iterator[Favor]:
    """A thing passed on from a suggestion is something given."""
    if one.act is not Act.TAKEN or not one.gift.startswith("resource-"):
        return
    sent = re.sub(r"^.*?\b[Ss]end (?=\S)", "Sent ", one.what) or "Sent something to read"
    for person in one.people:
        yield Favor(
            id=name_of("favor", "sent", person, one.gift),
            giver=me,
            receiver=person,
            summary=sent,
            evidence=Evidence(
                quote=sent, source=Source(path="", where="a suggestion you took up"), on=one.on
            ),
            kind="resource",
            on=one.on,
        )


def thanks_of(one: Thanking, favor: Favor) -> Thanks:
    """The thanks that were said for a favor, by who received it to who gave it; in no words, where only that they were said was recorded."""
    return Thanks(
        id=name_of("thanks", one.id),
        by=favor.receiver,
        to=favor.giver,
        evidence=Evidence(quote=one.words, source=Source(path="", where="recorded by you"), on=one.on),
        favor=favor.id,
        on=one.on,
        summary=one.words or "Thanks said",
    )


def _favor_id(one: Introduction, person: str) -> str:
    return name_of("favor", one.id, person)
