"""A letter as plain text, for mail programs and people that prefer it, and for the terminal."""

import textwrap
from collections.abc import Iterator

from otherward.brief.words import in_quotes
from otherward.digest.letter import CardWords, Letter, Line, Quote, Section
from otherward.translation.words import say

WIDTH = 72
RULE = "─" * WIDTH
THIN = "·  " * (WIDTH // 3)


def plain_text(letter: Letter) -> str:
    """The whole letter; drafts stand unwrapped between thin lines, ready to copy."""
    return "\n".join(_lines(letter)) + "\n"


def sections_text(title: str, sections: tuple[Section, ...]) -> str:
    """A look back by itself."""
    return "\n".join([title, *(line for section in sections for line in _section(section))]) + "\n"


def _lines(letter: Letter) -> Iterator[str]:
    yield letter.date_line
    yield ""
    yield from _wrapped(letter.opening)
    for number, card in enumerate(letter.cards, start=1):
        yield from ("", RULE, "")
        yield from _card(card, number)
    if letter.sections:
        yield from ("", RULE)
    for section in letter.sections:
        yield from _section(section)
    yield from ("", RULE, "")
    for words in letter.foot:
        yield from _wrapped(words)


def _card(card: CardWords, number: int) -> Iterator[str]:
    yield from _wrapped(card.title, f"{number}. ", "   ")
    yield from _wrapped(card.kicker, "   ")
    yield from _wrapped(card.who, "   ")
    yield ""
    yield from _wrapped(card.why)
    for quote in card.quotes:
        yield from ("", *_quote(quote))
    if card.now:
        yield from ("", *_wrapped(card.now))
    yield from ("", *_wrapped(say("The words, to {name}:", name=card.draft.to)), THIN.rstrip())
    yield from (
        say("Subject: {subject}", subject=card.draft.subject),
        "",
        *card.draft.body.strip().splitlines(),
        THIN.rstrip(),
    )
    if card.short_mailto:
        yield card.short_mailto


def _quote(quote: Quote) -> Iterator[str]:
    yield from _wrapped(in_quotes(quote.words), "    ")
    yield from _wrapped(f"— {quote.source}", "    ", "      ")


def _section(section: Section) -> Iterator[str]:
    yield from ("", section.title.upper())
    for line in section.lines:
        yield ""
        yield from _list_line(line)


def _list_line(line: Line) -> Iterator[str]:
    yield from _wrapped(line.text, "* ", "  ")
    if line.faint:
        yield from _wrapped(line.faint, "  ")
    if line.quote:
        yield from _quote(line.quote)


def _wrapped(text: str, first: str = "", then: str | None = None) -> list[str]:
    return textwrap.wrap(
        text,
        WIDTH,
        initial_indent=first,
        subsequent_indent=first if then is None else then,
        break_long_words=False,
        break_on_hyphens=False,
    )
