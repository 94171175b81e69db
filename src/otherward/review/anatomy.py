"""The parts of a draft: headers, greeting, sentences with their paragraph, postscript, sign-off, quotes, words to forward.

Nothing is judged in headers, quotes, signatures and words to be forwarded (review specification, 3.0).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from otherward.language.regions import RegionKind, regions
from otherward.language.sentences import sentence_spans
from otherward.review.clauses import Clause, clauses_of

_HEADER = re.compile(r"(?:from|to|cc|bcc|subject|date|reply-to|sent):[^\n]*", re.IGNORECASE)
_SUBJECT = re.compile(r"^subject:[ \t]*([^\n]*)", re.IGNORECASE | re.MULTILINE)
_RECIPIENT = re.compile(r"^to:[ \t]*([^\n]*)", re.IGNORECASE | re.MULTILINE)
_GREETING = re.compile(
    r"[ \t]*(?P<hail>hi|hiya|hello|hey|heya|dear(?:est)?|respected|esteemed|honou?red|good (?:morning|afternoon|evening|day)|greetings|salut|bonjour|hallo|hej|hei|ciao|hola)\b"
    r"(?P<whom>(?:\s(?:dr|mr|mrs|ms|mx|prof|st)\.|[^\n,!:?.–—]){0,60})"
    r"(?:,(?: (?:hi|hello|dear|hey) [^\n,!:?.–—]{1,40}[,:!])?|[!:.–—]+|(?=\n)|$)",
    re.IGNORECASE,
)
_NAMED = re.compile(
    r"[ \t]*(?:[A-ZÀ-Þ][\w.'’-]*(?: (?:and |& )?[A-ZÀ-Þ][\w.'’-]*){0,3}[,:!–—][ \t]*(?=\n)|(?i:to whom(?:soever)? it may concern)[,:.!]?)"
)
_ALOUD = re.compile(r"[ \t]*(?:(?:mr|mrs|ms|dr|prof)\.? )?[A-ZÀ-Þ][\w'’-]{1,20}, (?=[A-ZÀ-Þa-z])")
_FORWARD = re.compile(
    r"(?:paste|forward|pass (?:it|this|the|these|them)|copy|text|lines|blurb|note|words|read|show (?:him|her|them))\b[^\n“\"]{0,60}[:.]\s*[“\"'‘](?P<said>[^”\"’]{20,})[”\"'’]",
    re.IGNORECASE,
)
_BLOCK = re.compile(r"(?:^|\n)[ \t]*[“\"](?P<said>[^”\"]{60,})[”\"][ \t]*(?=\n|$)")
_POSTSCRIPT = re.compile(r"p\.?\s?s\.?[:.,\s]", re.IGNORECASE)
_ALLOW = re.compile(r"\[\[ok (?P<code>[A-Z]{3}\d{3})(?::[^\]]*)?\]\]")
LONGEST = 1_500
"""Letters of a sentence that are looked at; what goes on longer is no sentence."""
SIGNED = 4
"""Lines of a signature, and words in one of them, in which the writer's name is looked for."""
_SAID_BY_OTHERS = re.compile(r"\"[^\"\n]{12,}\"")
_TIDY = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "\u00a0": " ", "‑": "-"})


@dataclass(frozen=True)
class Sentence:
    """One sentence of a draft, from `start` to before `end` in its body."""

    text: str
    start: int
    end: int
    paragraph: int
    postscript: bool = False

    @cached_property
    def plain(self) -> str:
        """The same length, with straight quotes and apostrophes; words quoted are somebody else's and blotted out."""
        return _SAID_BY_OTHERS.sub(
            lambda match: f'"{"·" * (len(match[0]) - 2)}"', self.text[:LONGEST].translate(_TIDY)
        )

    @cached_property
    def clauses(self) -> tuple[Clause, ...]:
        """Its parts with a verb of their own."""
        return clauses_of(self.plain)

    @cached_property
    def words(self) -> int:
        """How many words it has."""
        return len(self.text.split())

    @property
    def asks(self) -> bool:
        """Whether it ends in a question mark."""
        return self.plain.rstrip(" \"')*_").endswith("?")


@dataclass(frozen=True)
class Anatomy:
    """A draft taken apart."""

    body: str
    subject: str | None
    """None if nothing tells."""
    recipient: str
    """As the headers of the draft say, if it has any."""
    greeting: tuple[int, int]
    sentences: tuple[Sentence, ...]
    forwardable: tuple[tuple[int, int], ...]
    quoted: bool
    own: tuple[int, int] = (0, 0)
    """From where to where the writer's own words go, greeting included."""
    allowed: frozenset[str] = field(default_factory=frozenset)

    @property
    def hail(self) -> str:
        """The greeting's words."""
        return self.body[slice(*self.greeting)].translate(_TIDY)

    @cached_property
    def signed(self) -> str:
        """The lines below the last sentence with which it is signed."""
        below = [line.strip() for line in self.body[self.own[1] :].splitlines() if line.strip()]
        first = below[:SIGNED]
        return " ".join(line for line in first if line[0].isupper() and len(line.split()) <= SIGNED)

    @cached_property
    def text(self) -> str:
        """What is said, without greeting, sign-off, quotes and words to forward."""
        return " ".join(sentence.plain for sentence in self.sentences)

    @cached_property
    def paragraphs(self) -> tuple[tuple[Sentence, ...], ...]:
        """The sentences, paragraph by paragraph."""
        found: dict[int, list[Sentence]] = {}
        for sentence in self.sentences:
            found.setdefault(sentence.paragraph, []).append(sentence)
        return tuple(tuple(ones) for ones in found.values())


def take_apart(body: str, *, subject: str | None = None, me: str = "") -> Anatomy:
    """The parts of a draft; headers above it are understood and left alone."""
    head = _headers(body)
    header = body[:head]
    said = _SUBJECT.search(header)
    to = _RECIPIENT.search(header)
    start, end, quoted = _own(body, head, me)
    greeting = _greeting(body, start, end)
    forwardable = _forwardable(body, greeting[1], end)
    allowed = frozenset(match["code"] for match in _ALLOW.finditer(body))
    return Anatomy(
        body=body,
        subject=subject.translate(_TIDY)
        if subject
        else said[1].strip().translate(_TIDY)
        if said
        else subject,
        recipient=to[1].strip() if to else "",
        greeting=greeting,
        sentences=tuple(_sentences(body, greeting[1], end, forwardable)),
        forwardable=forwardable,
        quoted=quoted,
        own=(start, end),
        allowed=allowed,
    )


def _headers(body: str) -> int:
    """Where the mail's headers end."""
    at = seen = 0
    for line in body.splitlines(keepends=True):
        if not _HEADER.match(line):
            break
        seen += 1
        at += len(line)
    return at if seen > 1 or (seen and body[at : at + 1] in ("\n", "")) else 0


def _own(body: str, head: int, me: str) -> tuple[int, int, bool]:
    """From where to where the writer's own words go, without the sign-off; whether something is quoted."""
    parts = regions(body[head:], author=me)
    own = [
        part
        for part in parts
        if part.kind is RegionKind.NEW and body[head + part.start : head + part.end].strip()
    ]
    quoted = any(part.kind in (RegionKind.QUOTE, RegionKind.FORWARD) for part in parts)
    if not own:
        return head, len(body), quoted
    start, end = head + own[0].start, head + own[-1].end
    return start, _without_sign_off(body, start, end), quoted


def _without_sign_off(body: str, start: int, end: int) -> int:
    """Short last lines that are no sentences: the name, the wish above it."""
    while True:
        text = body[start:end].rstrip()
        cut = text.rfind("\n")
        last = text[cut + 1 :].strip()
        ends = last[-1:] in '.?!"”' and not re.fullmatch(r"[\w ]{1,20}[.!]?", last)
        if cut < 0 or not last or len(last.split()) > 5 or ends or _POSTSCRIPT.match(last):
            return start + len(text)
        end = start + cut


def _greeting(body: str, start: int, end: int) -> tuple[int, int]:
    while start < end and body[start].isspace():
        start += 1
    plain = body.translate(_TIDY)
    for pattern in (_GREETING, _NAMED, _ALOUD):
        match = pattern.match(plain, start, end)
        if match and (pattern is not _GREETING or len(match["whom"].split()) <= 6):
            return start, match.end()
    return start, start


def _forwardable(body: str, start: int, end: int) -> tuple[tuple[int, int], ...]:
    found = [
        match.span("said") for pattern in (_FORWARD, _BLOCK) for match in pattern.finditer(body, start, end)
    ]
    return tuple(sorted(set(found)))


def _sentences(
    body: str, start: int, end: int, forwardable: tuple[tuple[int, int], ...]
) -> Iterator[Sentence]:
    text = _ALLOW.sub(lambda match: " " * len(match[0]), body)[start:end]
    paragraph, behind, postscript = 0, 0, False
    for first, last in sentence_spans(text):
        if "\n\n" in re.sub(r"[ \t]+", "", text[behind:first]):
            paragraph += 1
        behind = last
        if any(begin <= start + (first + last) // 2 < stop for begin, stop in forwardable):
            continue
        said = text[first:last]
        postscript = postscript or bool(_POSTSCRIPT.match(said))
        if re.search(r"\w", said):
            yield Sentence(said, start + first, start + last, paragraph, postscript)
