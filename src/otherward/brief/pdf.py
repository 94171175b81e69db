"""A brief as PDF, two pages of A4 as a rule; without what was told in confidence, as every copy that is taken along."""

from collections.abc import Iterator
from datetime import date
from functools import cache
from html import escape
from importlib.resources import as_file, files
from io import BytesIO
from typing import Any

from otherward.brief.brief import Brief
from otherward.brief.layout import Section
from otherward.brief.written import LEFT_OUT, Copy, copy_of
from otherward.translation.words import say

INK, SOFT, ACCENT = "#2b2622", "#6a6056", "#9c4219"
FACES = {"serif": "400-normal", "serif-bold": "600-normal"}
MARGIN = 40
"""Points around the text."""


@cache
def _alphabet() -> frozenset[int]:
    """Registers the packaged faces once; the characters that the Latin half of them has."""
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont

    with as_file(files("otherward.brief") / "fonts") as folder:
        for name, cut in FACES.items():
            for part, suffix in (("latin", ""), ("latin-ext", "-ext")):
                face = TTFont(f"{name}{suffix}", str(folder / f"brief-serif-{part}-{cut}.ttf"))
                pdfmetrics.registerFont(face)
    return frozenset(pdfmetrics.getFont("serif").face.charToGlyph)


def _marked(text: str, face: str = "serif") -> str:
    """The text for a paragraph: letters of other Latin alphabets in the face that has them."""
    latin = _alphabet()
    return "".join(
        escape(c) if ord(c) in latin or c.isspace() else f'<font name="{face}-ext">{escape(c)}</font>'
        for c in text
    )


def as_pdf(brief: Brief, day: date) -> bytes:
    """The brief as the bytes of a PDF."""
    from reportlab.lib.pagesizes import A4
    from reportlab.platypus import SimpleDocTemplate

    copy, out = copy_of(brief, day), BytesIO()
    _alphabet()
    page = SimpleDocTemplate(
        out,
        pagesize=A4,
        title=copy.title,
        leftMargin=MARGIN,
        rightMargin=MARGIN,
        topMargin=MARGIN,
        bottomMargin=MARGIN,
        invariant=1,
    )
    page.build(list(_flow(copy)))
    return out.getvalue()


def _flow(copy: Copy) -> Iterator[Any]:
    from reportlab.platypus import CondPageBreak, Paragraph

    style = _styles()
    yield Paragraph(_marked(copy.title, "serif-bold"), style["title"])
    if copy.subtitle:
        yield Paragraph(_marked(copy.subtitle), style["soft"])
    for section in copy.sections:
        yield CondPageBreak(48)
        yield Paragraph(_marked(section.title, "serif-bold"), style["heading"])
        yield from _lines(copy, section, style)
    yield Paragraph(_marked(say("Read in"), "serif-bold"), style["heading"])
    sources = " &nbsp; ".join(f"[{i}] {_marked(words)}" for i, words in enumerate(copy.sources, start=1))
    yield Paragraph(sources, style["small"])
    if copy.left_out:
        yield Paragraph(_marked(say(LEFT_OUT)), style["small"])


def _lines(copy: Copy, section: Section, style: dict[str, Any]) -> Iterator[Any]:
    from reportlab.platypus import Paragraph

    for line in section.lines:
        marks = " ".join(map(str, copy.marks(line)))
        words = f'{_marked(line.text)} <font color="{SOFT}" size="7">[{marks}]</font>'
        yield Paragraph(words, style["line"], bulletText="·")
        details = "  ".join(
            f'<font color="{SOFT}">{label}:</font> {_marked(detail)}'
            for label, detail in section.details(line)
        )
        if details:
            yield Paragraph(details, style["detail"])


def _styles() -> dict[str, Any]:
    from reportlab.lib.styles import ParagraphStyle

    plain = ParagraphStyle("plain", fontName="serif", fontSize=8.6, leading=10.8, textColor=INK)
    return {
        "title": ParagraphStyle("title", plain, fontName="serif-bold", fontSize=19, leading=23),
        "soft": ParagraphStyle("soft", plain, textColor=SOFT, spaceAfter=2),
        "heading": ParagraphStyle(
            "heading",
            plain,
            fontName="serif-bold",
            fontSize=10.6,
            leading=13,
            textColor=ACCENT,
            spaceBefore=5,
        ),
        "line": ParagraphStyle("line", plain, leftIndent=10, spaceBefore=1.6),
        "detail": ParagraphStyle("detail", plain, leftIndent=20, fontSize=8, leading=9.8),
        "small": ParagraphStyle("small", plain, fontSize=6.2, leading=7.6, textColor=SOFT),
    }
