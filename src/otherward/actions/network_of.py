"""The network as the engine sees it, taken from a book."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from otherward.book.book import Book
from otherward.book.remembering import kept_answer
from otherward.intake.directory import Directory
from otherward.network.network import Network
from otherward.network.tie import Tie, TieKind


def network_of(book: Book, *, day: date) -> Network:
    """Everything the engine reasons over, as of this day."""
    from otherward.intake.feed import merge_resources

    return Network(
        day=day,
        people={person.id: person for person in book.people.all()},
        organizations={one.id: one for one in book.organizations.all()},
        ties=tuple(_surest(list(book.ties.all()))),
        rapports={rapport.person: rapport for rapport in book.rapports.all()},
        needs=tuple(book.needs.all()),
        offerings=tuple(book.offerings.all()),
        milestones=tuple(book.milestones.all()),
        confidences=tuple(book.confidences.all()),
        wishes=tuple(book.wishes.all()),
        resources=tuple(merge_resources(book.resources.all())),
    )


def _surest(ties: Sequence[Tie]) -> Iterator[Tie]:
    """One a pair: what somebody wrote of it tells more than a meeting. That they are colleagues stays known beside it."""
    told = {(one.a, one.b) for one in ties if one.kind is TieKind.TOLD}
    kept = (TieKind.TOLD, TieKind.COLLEAGUES)
    return (one for one in ties if one.kind in kept or (one.a, one.b) not in told)


def named_in(book: Book, names: Iterable[str], *, day: date) -> Network:
    """Only these people and organizations, for what is to be told of them: a large network need not be read for a few names."""
    wanted = list(dict.fromkeys(names))
    return Network(day=day, people=book.people.many(wanted), organizations=book.organizations.many(wanted))


def directory_of(book: Book) -> Directory:
    """Who is who, to look people up by what they are called."""
    return kept_answer(
        book,
        "directory",
        ("people", "organizations", "rapports"),
        lambda: Directory(book.people.all(), book.organizations.all(), book.rapports.all()),
    )
