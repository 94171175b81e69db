"""The words of a web page or of a piece of one, as a reader sees them: without scripts, menus and cookie notices."""

import re
from collections.abc import Iterator
from typing import Any

LONGEST = 20_000_000

_NEVER_SHOWN = (
    "script", "style", "noscript", "template", "svg", "math", "object", "embed", "iframe", "canvas", "audio", "video", "head", "select",
)  # fmt: skip
_FRAME = ("nav", "footer", "aside", "form", "button", "dialog")
_BLOCKS = {
    "p", "div", "section", "article", "main", "header", "ul", "ol", "dl", "dt", "dd", "table", "tr", "blockquote", "pre", "figure",
    "figcaption", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "address", "details", "summary", "fieldset", "body", "caption", "li",
}  # fmt: skip
_APART = {
    "p",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "blockquote",
    "table",
    "ul",
    "ol",
    "article",
    "section",
    "pre",
}
_MENU = re.compile(
    r"(?:^|[\s_-])(?:nav(?:bar|igation)?|menu|cookies?|breadcrumbs?|sidebar|share|social|skip-link|footer|newsletter-signup)(?:$|[\s_-])",
    re.IGNORECASE,
)
_CHARSET = re.compile(rb"""<meta[^>]{0,200}charset\s*=\s*["']?\s*([\w-]+)""", re.IGNORECASE)
_TAGS = re.compile(r"<[a-zA-Z!/][^>]*>")
_SPACES = re.compile(r"[^\S\n]+")
_LINES = re.compile(r" ?\n ?")
_BREAKS = re.compile(r"\s*[\v\f]\s*")
"""Ends of blocks: `\\f` those that stand apart, `\\v` the others."""
_GAPS = re.compile(r"\n{3,}")


def plain_text(html: str) -> str:
    """A piece of HTML as plain text; text without any markup is only tidied."""
    if "<" not in html and "&" not in html:
        return tidy(html)
    root = parsed(html.encode("utf-8", "replace"), "utf-8")
    return text_of(root) if root is not None else tidy(_TAGS.sub(" ", html))


def parsed(page: bytes, charset: str = "") -> Any:
    """The page as a tree, None if there is nothing in it; never fetches anything, knows no entities but HTML's own."""
    from lxml import etree, html

    found = _CHARSET.search(page[:4096])
    try:
        parser = html.HTMLParser(
            encoding=charset or _known(found[1].decode("ascii") if found else "", page),
            remove_comments=True,
            remove_pis=True,
            no_network=True,
        )
        return html.document_fromstring(page[:LONGEST], parser=parser)
    except (etree.LxmlError, ValueError, AssertionError, LookupError):
        return None


def _known(charset: str, page: bytes) -> str:
    import codecs

    if page.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    try:
        return codecs.lookup(charset).name
    except LookupError:
        pass
    try:
        page.decode("utf-8")
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8"


def text_of(root: Any, *, without_frame: bool = False) -> str:
    """The text of a tree, blocks on lines of their own; `without_frame` leaves menus, footers and forms out."""
    from lxml import etree

    dropped = _NEVER_SHOWN + (_FRAME if without_frame else ())
    etree.strip_elements(root, *dropped, with_tail=False)
    if without_frame:
        _drop_menus(root)
    return tidy(_BREAKS.sub(_break, "".join(_pieces(root))))


def _break(found: re.Match[str]) -> str:
    return "\n\n" if "\f" in found[0] else "\n"


def _drop_menus(root: Any) -> None:
    for element in list(root.iter()):
        named = f"{element.get('class', '')} {element.get('id', '')} {element.get('role', '')}"
        if (
            named.strip()
            and element.tag not in ("html", "body", "main", "article")
            and element.getparent() is not None
            and _MENU.search(named)
        ):
            element.drop_tree()


def _pieces(root: Any) -> Iterator[str]:
    from lxml import etree

    for event, element in etree.iterwalk(root, events=("start", "end")):
        tag = element.tag
        if event == "start":
            if tag in _BLOCKS:
                yield "\f" if tag in _APART else "\v"
            if tag == "li":
                yield "- "
            if tag == "br":
                yield "\n"
            yield _flat(element, tag)
        else:
            if tag in _BLOCKS:
                yield "\f" if tag in _APART else "\v"
            elif tag in ("td", "th"):
                yield "  "
            yield (element.tail or "").replace("\n", " ") if tag != "html" else ""


def _flat(element: Any, tag: str) -> str:
    text: str = element.text or ""
    return text if tag == "pre" else text.replace("\n", " ")


def tidy(text: str) -> str:
    """Single spaces, no blanks at line ends, no more than one empty line."""
    text = (
        text.replace("\r\n", "\n")
        .replace("\r", "\n")
        .replace("\x00", "")
        .replace("\xad", "")
        .replace("\u200b", "")
    )
    return _GAPS.sub("\n\n", _LINES.sub("\n", _SPACES.sub(" ", text))).strip()
