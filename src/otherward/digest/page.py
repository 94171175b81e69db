"""A letter as HTML that mail programs show: inline styles only, nothing loaded from elsewhere, readable on light and on dark.

No background is set, and text keeps the mail program's own colour, so that whatever it does in the dark stays legible. Accents have two
colours where `light-dark()` is understood (each at 4.5:1 or more, WCAG 2.2 AA); elsewhere they are the colour of the text.
"""

from collections.abc import Iterator
from html import escape

from otherward.brief.words import in_quotes
from otherward.digest.letter import CardWords, Letter, Line, Quote, Section
from otherward.translation.words import language, say

SANS = "font-family:'Source Sans 3','Segoe UI',-apple-system,system-ui,Helvetica,Arial,sans-serif"
SERIF = "font-family:'Source Serif 4',Georgia,'Times New Roman',serif"
ACCENT = "color:light-dark(#9c4219,#e79a6f)"
FAINT = "color:light-dark(#6a6056,#b3a798)"
EDGE = "1px solid rgba(140,120,100,.35)"

BODY = f"margin:0;padding:0;color-scheme:light dark;{SANS};font-size:17px;line-height:1.5"
COLUMN = "max-width:640px;margin:0 auto;padding:28px 20px 40px"
CARD = f"margin:0 0 22px;padding:20px 20px 22px;border:{EDGE};border-radius:12px"
KICKER = f"margin:0 0 6px;font-size:14px;font-weight:600;letter-spacing:.02em;{ACCENT}"
TITLE = f"margin:0 0 6px;{SERIF};font-size:21px;line-height:1.3;font-weight:600;overflow-wrap:anywhere"
QUOTE = "margin:14px 0 0;padding:2px 0 2px 14px;border-left:3px solid #d9a441;overflow-wrap:anywhere"
SOURCE = f"margin:4px 0 0;font-size:14px;{FAINT}"
DRAFT = (
    "margin:8px 0 0;padding:14px 16px;border-radius:8px;background:rgba(150,120,90,.11);white-space:pre-wrap;"
    "overflow-wrap:anywhere;user-select:all;-webkit-user-select:all"
)
BUTTON = (
    "display:inline-block;margin:14px 0 0;padding:9px 16px;border-radius:8px;background:#9c4219;color:#ffffff;"
    "font-weight:600;text-decoration:none"
)
SMALL = f"margin:14px 0 0;font-size:15px;{FAINT}"


def html_page(letter: Letter) -> str:
    """The whole letter as one document."""
    return "\n".join(
        [
            "<!doctype html>",
            f'<html lang="{language()}" style="color-scheme:light dark"><head><meta charset="utf-8"><title>{escape(letter.subject)}</title>',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            '<meta name="color-scheme" content="light dark"><meta name="supported-color-schemes" content="light dark">',
            f'</head><body style="{BODY}"><div role="article" aria-label="{escape(letter.title)}" style="{COLUMN}">',
            *_content(letter),
            "</div></body></html>",
            "",
        ]
    )


def _content(letter: Letter) -> Iterator[str]:
    yield f'<p style="{KICKER}">{escape(letter.date_line)}</p>'
    yield f'<h1 style="margin:0 0 10px;{SERIF};font-size:30px;line-height:1.2;font-weight:600">{escape(letter.title)}</h1>'
    yield f'<p style="margin:0 0 26px">{escape(letter.opening)}</p>'
    for card in letter.cards:
        yield from _card(card)
    for section in letter.sections:
        yield from _section(section)
    yield f'<div style="margin:34px 0 0;padding:14px 0 0;border-top:{EDGE}">'
    yield from (
        f'<p style="margin:0 0 8px;font-size:14px;{FAINT}">{escape(words)}</p>' for words in letter.foot
    )
    yield "</div>"


def _card(card: CardWords) -> Iterator[str]:
    yield f'<div style="{CARD}"><p style="{KICKER}">{escape(card.kicker)}</p>'
    yield f'<h2 style="{TITLE}">{escape(card.title)}</h2>'
    yield f'<p style="margin:0 0 12px;font-size:15px;{FAINT}">{escape(card.who)}</p>'
    yield f'<p style="margin:0">{escape(card.why)}</p>'
    for quote in card.quotes:
        yield _quote(quote)
    if card.now:
        yield f'<p style="{SMALL}">{escape(card.now)}</p>'
    yield f'<p style="{SMALL}">To {escape(card.draft.to)} · <b style="font-weight:600">{escape(card.draft.subject)}</b></p>'
    yield f'<div style="{DRAFT}">{escape(card.draft.body.strip())}</div>'
    if card.mailto:
        yield f'<a href="{escape(card.mailto)}" style="{BUTTON}">{escape(say("Open in mail"))}</a>'
    yield "</div>"


def _quote(quote: Quote) -> str:
    return (
        f'<blockquote style="{QUOTE}"><p style="margin:0;{SERIF};font-style:italic">{escape(in_quotes(quote.words))}</p>'
        f'<p style="{SOURCE}">{escape(quote.source)}</p></blockquote>'
    )


def _section(section: Section) -> Iterator[str]:
    yield f'<h2 style="margin:30px 0 4px;{SERIF};font-size:20px;font-weight:600">{escape(section.title)}</h2>'
    for line in section.lines:
        yield _line(line)


def _line(line: Line) -> str:
    faint = f'<br><span style="font-size:15px;{FAINT}">{escape(line.faint)}</span>' if line.faint else ""
    quote = _quote(line.quote) if line.quote else ""
    return (
        f'<div style="margin:0;padding:12px 0;border-bottom:{EDGE}">'
        f'<p style="margin:0;overflow-wrap:anywhere">{escape(line.text)}{faint}</p>{quote}</div>'
    )
