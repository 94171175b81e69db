"""A brief in a few words, by the user's own language model: only sentences that stand in the brief's own lines are shown."""

from dataclasses import dataclass

from otherward.actions.discreet import Discreet
from otherward.actions.suggest_wording import TRIES, Model
from otherward.book.book import Book
from otherward.brief.brief import Brief, Line
from otherward.brief.layout import sections
from otherward.network.source import Evidence
from otherward.wording.proposal import Said, Unusable, proposal
from otherward.wording.request import Request
from otherward.wording.summary import INSTRUCTIONS, Told, summary_request, unfounded


@dataclass(frozen=True, slots=True)
class Short:
    """One sentence in place of several lines, with the words those were read from."""

    text: str
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class InShort:
    """What passed the gate, and why the rest did not."""

    sentences: tuple[Short, ...]
    stopped: tuple[str, ...]


def shorten_brief(book: Book, brief: Brief, model: Model) -> InShort:
    """Ask for it; a sentence that brings anything of its own is dropped, and said to be. If none is left, one more try."""
    lines, request = _asked(book, brief)
    material, stopped = request.material, list[str]()
    for _ in range(TRIES):
        try:
            said = proposal(model.answer(INSTRUCTIONS, material), request)
        except Unusable as problem:
            wrong = [f"The answer cannot be used: {problem}."]
            kept: list[Short] = []
        else:
            why = {one: next(unfounded(one, request), "") for one in said}
            wrong = [f"“{request.tokens.show(one.text)}” {fault}." for one, fault in why.items() if fault]
            kept = [_short(one, lines, request) for one, fault in why.items() if not fault]
        stopped += wrong
        if kept:
            return InShort(tuple(kept), tuple(dict.fromkeys(stopped)))
        material = f"{request.material}\nYour last answer was refused: {' '.join(wrong)[:2000]}"
    return InShort((), tuple(dict.fromkeys(stopped)))


def what_is_sent(book: Book, brief: Brief) -> Request:
    """The request as it would be sent; refused where there is nothing to send."""
    return _asked(book, brief)[1]


def _asked(book: Book, brief: Brief) -> tuple[dict[str, Line], Request]:
    """The lines by their names in the request (F1, F2 …), and the request. Nothing told in confidence goes along."""
    discreet = Discreet(book)
    safe = [
        (section.title, line)
        for section in sections(brief)
        for line in section.lines
        if not line.confidential and line not in brief.not_to_mention and not discreet.gives_away(line.text)
    ]
    request = summary_request(
        brief.about, [Told(title, line.text) for title, line in safe], discreet.tokens()
    )
    by_text = {request.tokens.hide(line.text): line for _, line in safe}
    return {name: by_text[text] for name, text in request.facts.items()}, request


def _short(one: Said, lines: dict[str, Line], request: Request) -> Short:
    evidence = (piece for name in one.rests_on for piece in lines[name].evidence)
    return Short(request.tokens.show(one.text), tuple(dict.fromkeys(evidence)))
