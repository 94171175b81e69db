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
    return tidy(_BREAKS.sub(_break, "".join(_pieces(root, without_frame=without_frame))))


def _break(found: re.Match[str]) -> str:
    return "\n\n" if "\f" in found[0] else "\n"


def _is_frame(element: Any) -> bool:
    if element.tag in _FRAME:
        return True
    if element.tag in ("html", "body", "main", "article"):
        return False
    named = f"{element.get('class', '')} {element.get('id', '')} {element.get('role', '')}"
    return bool(named.strip() and _MENU.search(named))


def _pieces(root: Any, *, without_frame: bool) -> Iterator[str]:
    from lxml import etree

    walk = etree.iterwalk(root, events=("start", "end"))
    for event, element in walk:
        tag = element.tag
        if event == "start":
            if tag in _NEVER_SHOWN or (without_frame and _is_frame(element)):
                walk.skip_subtree()
                continue
            yield _opening(tag)
            yield _flat(element, tag)
        else:
            yield _closing(tag)
            yield (element.tail or "").replace("\n", " ") if tag != "html" else ""


def _opening(tag: str) -> str:
    block = "\f" if tag in _APART else "\v" if tag in _BLOCKS else ""
    return f"{block}- " if tag == "li" else "\n" if tag == "br" else block


def _closing(tag: str) -> str:
    return "\f" if tag in _APART else "\v" if tag in _BLOCKS else "  " if tag in ("td", "th") else ""


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
