"""What the user's own language model read of a conversation, put beside what the program read itself."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from otherward.book.book import Book
from otherward.language.embedding import embed_kept
from otherward.network.need import Status
from otherward.reading.finding import Finding, Passage
from otherward.reading.reader import heard_in
from otherward.second_look.conversation import digest_of
from otherward.second_look.heard import SecondReading
from otherward.second_look.together import together


def with_second(
    book: Book, found: Mapping[str, Sequence[Finding]], texts: Mapping[str, Sequence[Passage]]
) -> dict[str, list[Finding]]:
    """The findings of these conversations with what the model read of them; none is lost, and no text is asked about."""
    second = book.second_readings.many(found)
    return {
        thread: _both(book, own, second[thread], texts[thread]) if thread in second else list(own)
        for thread, own in found.items()
    }


def _both(
    book: Book, own: Sequence[Finding], second: SecondReading, passages: Sequence[Passage]
) -> list[Finding]:
    """Both, of what still stands as it was when the model read it; what was changed since is asked about again."""
    standing = {passage.id for passage in passages if (passage.id, digest_of(passage)) in second.seen}
    if any(name not in standing for name, _ in second.seen):
        book.second_readings.put([replace(second, mark="")])
    return together(
        own,
        [one for one in second.findings if one.passage in standing],
        [one for one in second.closed if one.passage in standing],
        [(passage, heard_in(passage)) for passage in passages],
        lambda texts: embed_kept(texts, book),
    )


def without_second(own: Iterable[Finding], second: SecondReading) -> list[Finding]:
    """The program's own findings as they were before the model read the conversation."""
    by_model = {one.quote for one in second.closed} | {one.quote for one in second.findings}
    return [
        replace(one, status=Status.OPEN, settled_by="") if one.settled_by in by_model else one
        for one in own
        if not one.read_by
    ]
