"""LinkedIn's campaign messages are HTML; their words as plain text."""

import re
from html import unescape
from html.parser import HTMLParser

_IS_HTML = re.compile(r"</?(?:p|br|div|a|span|ul|ol|li|strong|em|b|i|u|h[1-6])\b[^<>]*>", re.IGNORECASE)
_ENTITY = re.compile(r"&(?:amp|lt|gt|quot|apos|nbsp|#\d{1,6}|#x[0-9a-fA-F]{1,5});")
_BLOCKS = {"p", "div", "li", "ul", "ol", "br", "h1", "h2", "h3", "h4", "h5", "h6", "tr"}
_UNSEEN = {"script", "style", "head"}


class _Words(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []
        self._unseen = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        self._unseen += tag in _UNSEEN
        if tag in _BLOCKS:
            self.pieces.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in _UNSEEN and self._unseen:
            self._unseen -= 1
        if tag in _BLOCKS and tag != "br":
            self.pieces.append("\n")

    def handle_data(self, data: str) -> None:
        if not self._unseen:
            self.pieces.append(data)


def as_text(content: str) -> str:
    """The words of a message, whether it is HTML or plain."""
    if _IS_HTML.search(content):
        parser = _Words()
        parser.feed(content)
        parser.close()
        lines = (" ".join(line.split()) for line in "".join(parser.pieces).split("\n"))
        content = re.sub(r"\n{3,}", "\n\n", "\n".join(lines))
    elif _ENTITY.search(content):
        content = unescape(content)
    return content.replace("\r\n", "\n").replace("\r", "\n").strip()
