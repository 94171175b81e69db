"""The words of a page's template, found without any mark: what stands between its tags, and in the attributes that are read aloud.

A message is a run of words with its variables (`{{ name }}`) and inline elements, the latter numbered: `Start <1>otherward serve</1> in a
terminal`. Blocks (`{% if %}`, `{% for %}`) and all other elements end a message. So a sentence needs no second form for translation, and none
can be forgotten.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

INLINE = frozenset("a b strong em i code kbd q abbr".split())
"""Elements that stand within a sentence."""
READ = ("placeholder", "aria-label", "title", "alt", "data-words")
"""Attributes that are read by people."""
SAID = re.compile(r"""\b(title|words|link|label|hint|placeholder)=("[^"{}]*[^\W\d_][^"{}]*")""")
"""Words handed to a component: `{% include "web/parts/empty.html" with title="Nobody yet" %}`."""
DEFAULT = re.compile(r"""\|default:("[^"]*[^\W\d_][^"]*")""")
FORMAT = re.compile(r"""\|date:"([^"]+)\"""")
"""How a day is written: `l j F` is `l, j. F` elsewhere."""
SILENT = frozenset("script style code kbd svg textarea".split())
"""Elements whose content is not language."""
_LETTER = re.compile(r"[^\W\d_]")
_PLACE = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|</?\d+>|&\w+;")
_ATTRIBUTE = re.compile(rf"""(?<=[\s"'}}])({"|".join(READ)})="((?:\{{\{{.*?\}}\}}|\{{%.*?%\}}|[^"])*)\"""")
Translate = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of a template: `text`, `variable`, `block`, or an element's `open` or `close` tag."""

    kind: str
    source: str
    name: str = ""


def tokens(source: str) -> Iterator[Token]:
    """The template in pieces; together they are the template again."""
    at = start = 0
    while at < len(source):
        end, kind = _special(source, at)
        if not kind:
            at += 1
            continue
        if start < at:
            yield Token("text", source[start:at])
        piece = source[at:end]
        name = re.match(r"</?\s*([\w-]+)|\{%\s*(\w+)", piece)
        yield Token(kind, piece, (name[1] or name[2] or "").lower() if name else "")
        at = start = end
    if start < at:
        yield Token("text", source[start:])


def _special(source: str, at: int) -> tuple[int, str]:
    """Where the tag, variable or element that begins here ends, and what it is; no kind if it is plain text."""
    for begins, ends, kind in (
        ("{%", "%}", "block"),
        ("{{", "}}", "variable"),
        ("{#", "#}", "block"),
        ("<!--", "-->", "block"),
    ):
        if source.startswith(begins, at):
            return source.index(ends, at) + len(ends), kind
    if source[at] != "<" or not re.match(r"</?[a-zA-Z!]", source[at : at + 3]):
        return at, ""
    end, quote = at + 1, ""
    while end < len(source):
        inner = re.match(r"\{\{.*?\}\}|\{%.*?%\}", source[end:])
        if inner:
            end += inner.end()
            continue
        one = source[end]
        if quote:
            quote = "" if one == quote else quote
        elif one in "\"'":
            quote = one
        elif one == ">":
            return end + 1, "close" if source[at + 1] == "/" else "open"
        end += 1
    return end, "open"


def translated(source: str, translate: Translate) -> str:
    """The template with every message replaced by what `translate` gives for it."""
    done: list[str] = []
    run: list[Token] = []
    silent = ""
    for token in tokens(source):
        if silent:
            done.append(token.source)
            silent = "" if token.kind == "close" and token.name == silent else silent
        elif token.kind in ("text", "variable") or (token.kind in ("open", "close") and token.name in INLINE):
            run.append(token)
        else:
            done.append(_message(run, translate))
            run = []
            done.append(_within(token, translate))
            if token.kind == "open" and token.name in SILENT and not token.source.endswith("/>"):
                silent = token.name
    done.append(_message(run, translate))
    return "".join(done)


def _within(token: Token, translate: Translate) -> str:
    """A tag or block with the words of its attributes translated."""
    if token.kind == "open":
        return _ATTRIBUTE.sub(lambda found: f'{found[1]}="{_value(found[2], translate)}"', token.source)
    if token.kind == "block" and token.name == "include":
        return SAID.sub(lambda found: f'{found[1]}="{_plain(found[2][1:-1], translate)}"', token.source)
    if token.kind == "variable":
        told = DEFAULT.sub(lambda found: f'|default:"{_plain(found[1][1:-1], translate)}"', token.source)
        return FORMAT.sub(lambda found: f'|date:"{translate(found[1])}"', told)
    return token.source


def _value(value: str, translate: Translate) -> str:
    """An attribute's value: words between its blocks."""
    parts = re.split(r"(\{%.*?%\})", value)
    return "".join(one if one.startswith("{%") else _plain(one, translate) for one in parts)


def _plain(text: str, translate: Translate) -> str:
    if not _LETTER.search(_PLACE.sub("", text)):
        return text
    head, tail = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
    return head + translate(" ".join(text.split())) + tail


def _message(run: list[Token], translate: Translate) -> str:
    """A run with its words translated; elements that only surround it stay outside of the message."""
    if not any(one.kind == "text" and _LETTER.search(_PLACE.sub("", one.source)) for one in run):
        return "".join(_within(one, translate) for one in run)
    first, last = _trimmed(run)
    inner = run[first:last]
    if not _whole(inner):
        cut = next(i for i, one in enumerate(run) if one.kind in ("open", "close"))
        alone = _within(run[cut], translate)
        return _message(run[:cut], translate) + alone + _message(run[cut + 1 :], translate)
    outside = ["".join(_within(one, translate) for one in part) for part in (run[:first], run[last:])]
    return outside[0] + _filled(inner, translate) + outside[1]


def _trimmed(run: list[Token]) -> tuple[int, int]:
    """Without elements and space at the edges: from the first to the last piece that belongs to the sentence."""
    first, last = 0, len(run)
    while first < last and (run[first].kind in ("open", "close") or not run[first].source.strip()):
        first += 1
    while last > first and (run[last - 1].kind in ("open", "close") or not run[last - 1].source.strip()):
        last -= 1
    inner = run[first:last]
    if not _whole(inner):  # an element begins with the sentence and ends in it, or ends with it
        for begin, end in ((0, last), (first, len(run)), (0, len(run))):
            if _whole(run[begin:end]):
                return begin, end
    return first, last


def _whole(run: list[Token]) -> bool:
    open_ones: list[str] = []
    for one in run:
        if one.kind == "open":
            open_ones.append(one.name)
        elif one.kind == "close" and (not open_ones or open_ones.pop() != one.name):
            return False
    return not open_ones


def _filled(inner: list[Token], translate: Translate) -> str:
    """The message of a whole run, translated, with its elements put back."""
    elements: dict[str, str] = {}
    message, open_ones = "", []
    for one in inner:
        if one.kind == "open":
            open_ones.append(
                str(len([name for name in elements if name.startswith("<") and "/" not in name]) + 1)
            )
            mark = f"<{open_ones[-1]}>"
            elements[mark] = _within(one, translate)
        elif one.kind == "close":
            mark = f"</{open_ones.pop()}>"
            elements[mark] = one.source
        else:
            mark = one.source
        message += mark
    head, tail = message[: len(message) - len(message.lstrip())], message[len(message.rstrip()) :]
    told = translate(" ".join(message.split()))
    return head + re.sub(r"</?\d+>", lambda found: elements.get(found[0], ""), told) + tail
