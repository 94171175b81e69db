"""A brief to take along: as Markdown and as a page that prints on two sides. What was told in confidence stays at home."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from html import escape

from otherward.brief.brief import Brief, Line
from otherward.brief.layout import Section, sections, subtitle
from otherward.brief.words import clause, in_quotes, said_day
from otherward.network.source import Evidence
from otherward.translation.words import language, marked, say

LEFT_OUT = marked("What was told in confidence is left out of this copy.")
QUOTED = 160
"""Characters of a source's quote on paper; the page shows all of it."""


@dataclass(frozen=True, slots=True)
class Copy:
    """A brief without what is confidential, with its sources numbered anew."""

    title: str
    subtitle: str
    sections: tuple[Section, ...]
    sources: tuple[str, ...]
    left_out: bool
    number: dict[Evidence, int]

    def marks(self, line: Line) -> list[int]:
        """The numbers of a line's sources."""
        return [self.number[one] for one in line.evidence]


def copy_of(brief: Brief, day: date) -> Copy:
    """What may lie on a table."""
    shown = [
        replace(one, lines=tuple(line for line in one.lines if not line.confidential))
        for one in sections(brief)
    ]
    kept = tuple(one for one in shown if one.lines)
    evidence = dict.fromkeys(e for one in kept for line in one.lines for e in line.evidence)
    return Copy(
        title=brief.about,
        subtitle=subtitle(brief, day),
        sections=kept,
        sources=tuple(_source(one, day) for one in evidence),
        left_out=any(line.confidential for line in brief.lines()),
        number={one: i for i, one in enumerate(evidence, start=1)},
    )


def _source(one: Evidence, day: date) -> str:
    when = said_day(one.on, day) if one.on else ""
    place = ", ".join(part for part in (one.speaker, one.source.where, when) if part)
    return f"{in_quotes(clause(one.quote, QUOTED))} ({place})"


def as_markdown(brief: Brief, day: date) -> str:
    """The brief as Markdown, its sources below."""
    copy = copy_of(brief, day)
    return "\n".join(_markdown(copy)) + "\n"


def _markdown(copy: Copy) -> Iterator[str]:
    yield f"# {_plain(copy.title)}"
    if copy.subtitle:
        yield f"\n{_plain(copy.subtitle)}"
    for section in copy.sections:
        yield f"\n## {_plain(section.title)}\n"
        for line in section.lines:
            yield f"- {_plain(line.text)} {''.join(f'[{n}]' for n in copy.marks(line))}"
            yield from (f"  - *{label}:* {_plain(words)}" for label, words in section.details(line))
    yield f"\n## {say('Read in')}\n"
    yield from (f"{i}. {_plain(words)}" for i, words in enumerate(copy.sources, start=1))
    if copy.left_out:
        yield f"\n*{say(LEFT_OUT)}*"


def _plain(text: str) -> str:
    """On one line, with nothing in it that Markdown would take for its own."""
    text = " ".join(text.split())
    for mark in "\\`*_[]<>#|":
        text = text.replace(mark, f"\\{mark}")
    return text


def as_text(brief: Brief, day: date) -> str:
    """The brief without any marks, for a calendar entry's text."""
    copy = copy_of(brief, day)
    told = [copy.title, *([copy.subtitle] if copy.subtitle else [])]
    for section in copy.sections:
        told += ["", section.title.upper()]
        for line in section.lines:
            told.append(f"- {' '.join(line.text.split())}")
            told += [f"    {label}: {words}" for label, words in section.details(line)]
    return "\n".join([*told, *(["", say(LEFT_OUT)] if copy.left_out else [])])


STYLE = (
    "@page{size:A4;margin:14mm}body{font:9.6pt/1.38 Georgia,serif;color:#2b2622;max-width:46rem;margin:2rem auto;padding:0 1rem}"
    "h1{font-size:19pt;margin:0}h2{font-size:11.5pt;color:#9c4219;margin:.9em 0 .2em;break-after:avoid}"
    "ul{margin:0;padding-left:1.1em}li{margin:.18em 0;break-inside:avoid}small{color:#6a6056}"
    "ol{columns:2;font-size:7.6pt;color:#6a6056;padding-left:1.6em}dl{margin:.1em 0;display:grid;grid-template-columns:auto 1fr;gap:0 .6em}"
    "dt{color:#6a6056}dd{margin:0}@media print{body{margin:0;max-width:none;padding:0}}"
)


def as_html(brief: Brief, day: date) -> str:
    """The brief as one page of HTML that needs nothing else and prints on two sides."""
    copy = copy_of(brief, day)
    body = [f"<h1>{escape(copy.title)}</h1>"]
    body += [f"<p>{escape(copy.subtitle)}</p>"] if copy.subtitle else []
    for section in copy.sections:
        body.append(f"<h2>{escape(section.title)}</h2>\n<ul>{''.join(_items(copy, section))}</ul>")
    sources = "".join(f"<li>{escape(words)}</li>" for words in copy.sources)
    body.append(f"<h2>{escape(say('Read in'))}</h2>\n<ol>{sources}</ol>")
    body += [f"<p><small>{escape(say(LEFT_OUT))}</small></p>"] if copy.left_out else []
    head = f'<meta charset="utf-8">\n<title>{escape(copy.title)}</title>\n<style>{STYLE}</style>'
    text = "\n".join(body)
    return f'<!doctype html>\n<html lang="{language()}">\n<head>{head}</head>\n<body>\n{text}\n</body>\n</html>\n'


def _items(copy: Copy, section: Section) -> Iterator[str]:
    for line in section.lines:
        marks = " ".join(map(str, copy.marks(line)))
        pairs = "".join(f"<dt>{escape(k)}</dt><dd>{escape(v)}</dd>" for k, v in section.details(line))
        details = f"<dl>{pairs}</dl>" if pairs else ""
        yield f"<li>{escape(line.text)} <small>[{marks}]</small>{details}</li>\n"
