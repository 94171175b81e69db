"""The words of an HTML mail or snippet as plain text, its quotes marked with `>` as in plain mails."""

import re
from html import unescape

LONGEST = 4_000_000

_UNSEEN = re.compile(r"<!--|<(script|style|title|noscript|template|svg|xml|o:p)\b[^<>]*>", re.IGNORECASE)
_TAG = re.compile(
    r"<(/?)([a-zA-Z][\w:-]*)((?>[^<>\"']+|\"[^\"<]*\"|'[^'<]*'|[\"'])*+)>|<[!?][^<>]*>"
)  # possessive: what a stray quote or a missing bracket leaves open is tried once
_BREAKS = {"br"}
_BLOCKS = {
    "div", "tr", "li", "dt", "dd", "section", "article", "header", "footer", "center", "form", "option", "body", "address", "figcaption",
    "caption", "tbody", "thead", "html", "main", "nav", "aside", "ul", "ol", "dl",
}  # fmt: skip
_APART = {"p", "h1", "h2", "h3", "h4", "h5", "h6", "table", "pre", "hr", "blockquote"}
_CELLS = {"td", "th"}
_INVISIBLE = re.compile(r"display\s*:\s*none|mso-hide\s*:\s*all", re.IGNORECASE)
_ZERO_WIDTH = re.compile("[\u200b-\u200d\u2060\ufeff\u00ad\u034f]")
_SPACES = re.compile(r"[^\S\n]+")
_GAPS = re.compile(r"\n{3,}")
_FEED, _GAP = "\x01", "\x02"
_DEEPEST = 20


def html_to_text(html: str) -> str:
    """The text a reader sees; block quotes as lines with `> `, list items with `- `; never fetches anything."""
    html = html[:LONGEST].replace("\x00", "").replace("\x01", "").replace("\x02", "")
    pieces: list[str] = []
    quotes = _Quotes()
    for text, closing, tag, attributes in _tokens(_seen(html)):
        if text and not quotes.hidden:
            pieces.append(_SPACES.sub(" ", unescape(text).replace("\n", " ").replace("\r", " ")))
        if tag:
            pieces.append(quotes.mark(tag, attributes, closing=closing))
    return _laid_out("".join(pieces))


def _seen(html: str) -> str:
    """Without comments, scripts and styles; what is never closed hides nothing but itself."""
    pieces: list[str] = []
    at, open_for_good = 0, set[str]()
    lower = html.lower() if html.isascii() else re.sub(r"[A-Z]+", lambda found: found[0].lower(), html)
    for found in _UNSEEN.finditer(html):
        kind = (found[1] or "").lower()
        if found.start() < at or kind in open_for_good:
            continue
        mark = f"</{kind}" if kind else "-->"
        end = lower.find(mark, found.end() if kind else found.start() + 2)
        close = lower.find(">", end)
        if end < 0 or close < 0:
            open_for_good.add(kind)
            continue
        pieces += [html[at : found.start()], " "]
        at = close + 1
    return "".join([*pieces, html[at:]])


def _tokens(html: str) -> list[tuple[str, bool, str, str]]:
    found: list[tuple[str, bool, str, str]] = []
    at = 0
    for match in _TAG.finditer(html):
        found.append((html[at : match.start()], bool(match[1]), (match[2] or "").lower(), match[3] or ""))
        at = match.end()
    found.append((html[at:], False, "", ""))
    return found


class _Quotes:
    """How deep in quotes and invisible parts the reading is."""

    def __init__(self) -> None:
        self.hidden = 0
        self._hidden_tag = ""

    def mark(self, tag: str, attributes: str, *, closing: bool) -> str:
        """What a tag means for the layout."""
        if self.hidden:
            if tag == self._hidden_tag:
                self.hidden += -1 if closing else 1
            return ""
        if not closing and tag in ("div", "span", "p", "td", "table") and _INVISIBLE.search(attributes):
            self.hidden, self._hidden_tag = 1, tag
            return ""
        return _layout(tag, attributes, closing=closing)


def _layout(tag: str, attributes: str, *, closing: bool) -> str:
    if tag in _BREAKS:
        return "\n"
    if tag == "blockquote":
        return "\x04" if closing else "\x03"
    if tag in _APART:
        return _GAP if tag != "hr" else f"{_GAP}{'_' * 8}{_FEED}"
    if tag == "li" and not closing:
        return f"{_FEED}- "
    if tag in _BLOCKS:
        return _FEED
    if tag in _CELLS:
        return " " if closing else ""
    if tag == "img" and (alt := re.search(r"\balt\s*=\s*\"([^\"]{1,80})\"", attributes)):
        return f" {unescape(alt[1])} " if len(alt[1]) <= 2 else ""  # an emoji
    return ""


def _laid_out(text: str) -> str:
    """Line breaks where blocks begin and end, and `>` before quoted lines."""
    text = _ZERO_WIDTH.sub("", text)
    lines: list[str] = []
    depth = 0
    for piece in re.split("([\x03\x04])", text):
        if piece == "\x03":
            depth = min(depth + 1, _DEEPEST)
        elif piece == "\x04":
            depth = max(depth - 1, 0)
        else:
            marker = ">" * depth + " " if depth else ""
            shown = _lines(piece)
            lines += [f"{marker}{line}".rstrip() for line in shown]
    return _GAPS.sub("\n\n", "\n".join(lines)).strip()


def _lines(piece: str) -> list[str]:
    piece = re.sub(rf"\s*{_FEED}[\s{_FEED}]*(?=[^\s{_FEED}{_GAP}]|$)", _one_break, piece)
    piece = re.sub(rf"[\s{_FEED}]*{_GAP}[\s{_FEED}{_GAP}]*", "\n\n", piece)
    tidy = "\n".join(_SPACES.sub(" ", line).strip() for line in piece.split("\n"))
    tidy = _GAPS.sub("\n\n", tidy).strip("\n")
    return ["", *tidy.split("\n"), ""] if tidy.strip() else []


def _one_break(found: re.Match[str]) -> str:
    """Between two blocks one line break; a blank line only where the mail has one of its own (`<div><br></div>`)."""
    return "\n\n" if found[0].count("\n") > 0 and found[0].count(_FEED) > 1 else "\n"
