"""Let the user's own language model read what the program's reader let through: conversation by conversation, each text once."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from typing import TypeVar

from otherward.actions.conclude import conclude
from otherward.actions.let_model_read import READS, may
from otherward.actions.looked import MALFORMED, MOST, TRIES, UNUSABLE, FormedModel, Looked
from otherward.actions.network_of import directory_of
from otherward.actions.progress import Progress, Step, silent
from otherward.actions.read_texts import LONGEST, OLD, passages_of, said_in
from otherward.actions.second_reading import with_second, without_second
from otherward.actions.unsent import Unsent
from otherward.book.book import Book
from otherward.errors import ModelSilent, Refused
from otherward.reading.finding import Finding, Passage, Reading
from otherward.second_look.answer import INSTRUCTIONS, SCHEMA, Answer, answer_of
from otherward.second_look.checks import Dropped, checked, ended
from otherward.second_look.conversation import Asked, digest_of, pieces_of, requests_of
from otherward.second_look.heard import SecondReading
from otherward.wording.proposal import Unusable

Thing = TypeVar("Thing")


@dataclass(frozen=True, slots=True)
class _Due:
    """One conversation in which something has not been asked about yet."""

    reading: Reading
    mark: str
    passages: list[Passage]
    requests: list[Asked]
    known: SecondReading
    """What is known of it already, with all that needs no asking."""
    unsent: frozenset[str] = frozenset()
    """Texts that are not sent; they are looked at again next time."""


def requests_to_send(book: Book, most: int = MOST) -> Iterator[Asked]:
    """Every request of the next run, exactly as it would be sent; nothing is."""
    for count, (_, asked) in enumerate(
        (due, asked) for due in _due(book, Looked()) for asked in due.requests
    ):
        if count >= most:
            return
        yield asked


def second_look(
    book: Book, model: FormedModel, *, day: date, most: int = MOST, progress: Progress = silent
) -> Looked:
    """Have the model read what has not been asked about, at most so many requests; what does not pass is dropped and counted."""
    if not may(book, READS):
        message = (
            "Your language model may not read what people wrote; say `otherward model --reads` if it is to."
        )
        raise Refused(message)
    looked, changed = Looked(), False
    for due in _due(book, looked):
        if due.requests and (looked.stopped or looked.requests >= most):
            looked.more = True
            break
        changed |= _keep(book, due, _ask(due, model, looked, most, progress), looked)
    if changed:
        with book.bringing_in():
            conclude(book, day=day)
    return looked


def forget_second_look(book: Book, *, day: date) -> int:
    """As if no model had ever read anything; of how many conversations."""
    with book.bringing_in():
        second = {one.id: one for one in book.second_readings.all()}
        with book.transaction():
            readings = book.readings.many(second)
            book.readings.put(
                [
                    replace(one, findings=tuple(without_second(one.findings, second[one.id])))
                    for one in readings.values()
                ]
            )
            book.second_readings.clear()
        conclude(book, day=day)
    return len(second)


def _due(book: Book, looked: Looked) -> Iterator[_Due]:
    """Conversations in which something has not been asked about yet, those brought in last first."""
    me = next((person for person in book.people.all() if person.is_me), None)
    directory, unsent = directory_of(book), Unsent(book)
    sizes = {thread: str(size) for thread, size in book.threads()}
    second = {one.id: one for one in book.second_readings.all()}
    answered = {digest: (one, name) for one in second.values() for name, digest in one.seen}
    for reading in reversed(list(book.readings.all())):
        known, mark = second.get(reading.id), sizes.get(reading.id, "")
        if not mark or reading.reader.endswith(OLD) or (known and known.mark == mark):
            continue
        passages = list(passages_of(said_in(book, reading.id)[-LONGEST:], me, directory))
        known = known or SecondReading(id=reading.id, mark="", seen=(), import_id=reading.import_id)
        own = [one for one in reading.findings if not one.read_by]
        if why := unsent.why_conversation(passages, own):
            looked.unsent[why] += len(passages)
        else:
            yield _looked_over(reading, mark, passages, known, answered, unsent, looked)


def _looked_over(
    reading: Reading,
    mark: str,
    passages: list[Passage],
    known: SecondReading,
    answered: dict[str, tuple[SecondReading, str]],
    unsent: Unsent,
    looked: Looked,
) -> _Due:
    """What is to be asked of this conversation, and what is known of its texts already."""
    digests = {passage.id: digest_of(passage) for passage in passages}
    still = {name for name, digest in known.seen if digests.get(name) == digest}
    known = replace(
        known,
        seen=tuple(one for one in known.seen if one[0] in still),
        findings=tuple(one for one in known.findings if one.passage in still),
        closed=tuple(one for one in known.closed if one.passage in digests),
    )
    new = [passage for passage in passages if passage.id not in still]
    own = [one for one in reading.findings if not one.read_by]
    pieces, kept_back = [], set()
    for passage in new:
        if (digest := digests[passage.id]) in answered:
            known = _as_before(known, passage, digest, *answered[digest])
            continue
        parts = pieces_of(passage)
        if why := next((why for piece in parts if (why := unsent.why_piece(piece))), ""):
            looked.unsent[why] += 1
            kept_back.add(passage.id)
        else:
            pieces += parts
    requests = list(requests_of(reading.id, pieces, own))
    return _Due(reading, mark, passages, requests, known, frozenset(kept_back))


def _as_before(
    known: SecondReading, passage: Passage, digest: str, before: SecondReading, name: str
) -> SecondReading:
    """The same words, answered before in another conversation: they need no asking."""
    same = tuple(replace(one, passage=passage.id) for one in before.findings if one.passage == name)
    return replace(known, seen=(*known.seen, (passage.id, digest)), findings=(*known.findings, *same))


def _ask(due: _Due, model: FormedModel, looked: Looked, most: int, progress: Progress) -> SecondReading:
    """What the model says of this conversation, as far as it passes; what there was no answer about is left for another time."""
    findings, closed, done = list(due.known.findings), list(due.known.closed), 0
    for asked in due.requests:
        if looked.requests >= most:
            looked.more = True
            break
        try:
            answer = _answer(model, asked, looked)
        except ModelSilent as problem:
            looked.stopped, looked.more = str(problem), True
            break
        done += 1
        progress(Step("asking your model", looked.requests, most, unit="requests"))
        for item in answer.items:
            findings += _passed(partial(checked, item, asked, model.name), looked)
        for ending in answer.closed:
            closed += _passed(partial(ended, ending, asked), looked)
    left = _texts(due.requests[done:]) | due.unsent
    looked.texts += len(_texts(due.requests[:done]) - left)
    seen = dict(due.known.seen) | {one.id: digest_of(one) for one in due.passages if one.id not in left}
    return replace(
        due.known,
        mark="" if left else due.mark,
        seen=tuple(seen.items()),
        findings=tuple(one for one in findings if one.passage not in left),
        closed=tuple(dict.fromkeys(closed)),
        model=model.name,
    )


def _texts(requests: Sequence[Asked]) -> set[str]:
    return {piece.passage.id for asked in requests for piece in asked.pieces.values()}


def _answer(model: FormedModel, asked: Asked, looked: Looked) -> Answer:
    """Its answer as data; one that cannot be used gets one more try, then it is none."""
    material = asked.material
    for _ in range(TRIES):
        looked.requests += 1
        try:
            answer = answer_of(model.answer(INSTRUCTIONS, material, SCHEMA))
        except Unusable as problem:
            material = f"{asked.material}\nYour last answer was refused: {problem}."
            continue
        looked.dropped.update([MALFORMED] * answer.malformed)
        return answer
    looked.dropped[UNUSABLE] += 1
    return Answer()


def _passed(check: Callable[[], Thing], looked: Looked) -> list[Thing]:
    """What passed, or nothing, with the reason counted."""
    try:
        return [check()]
    except Dropped as why:
        looked.dropped[str(why)] += 1
        return []


def _keep(book: Book, due: _Due, second: SecondReading, looked: Looked) -> bool:
    """Keep what the model read; whether anything is known that was not."""
    with book.bringing_in(), book.transaction():
        reading = book.readings.get(due.reading.id)
        if reading is None or not (second.seen or due.known.seen):
            return False  # taken back meanwhile, or nothing of it was to be asked
        if not {one.id for one in due.passages} <= {one.id for one in said_in(book, reading.id)}:
            return False  # somebody was forgotten while the model read what they wrote
        book.second_readings.put([second])
        before = [one for one in reading.findings if not one.read_by]
        texts = {due.reading.id: due.passages}
        findings: list[Finding] = with_second(book, {due.reading.id: before}, texts)[due.reading.id]
        looked.found += len(second.findings) - len(due.known.findings)
        looked.new += sum(bool(one.read_by) for one in findings) - sum(
            bool(one.read_by) for one in reading.findings
        )
        looked.closed += sum(
            a.status != b.status for a, b in zip(before, _own(findings, before), strict=False)
        )
        if tuple(findings) == reading.findings:
            return False
        book.readings.put([replace(reading, findings=tuple(findings))])
        return True


def _own(findings: Sequence[Finding], before: Sequence[Finding]) -> list[Finding]:
    """The program's own findings in their order before."""
    by_place = {(one.passage, one.start, one.type): one for one in findings}
    return [by_place.get((one.passage, one.start, one.type), one) for one in before]
