"""Who a line of a pasted thread, chat or transcript gives as its speaker: headers of mail, stamps of chats, names before a colon."""

import re
from collections import Counter
from collections.abc import Sequence

from otherward.network.handle import name_handle, plain
from otherward.network.interaction import Participant
from otherward.reading.naming import Cast, common_words, given_names, not_names

_NAME = r"[A-ZÀ-ÖØ-ÞŁŚŻŽŠČĆĐ][\w'’.-]*(?:[ ]+(?:(?:de|van|von|der|la|del|bin|al|el|da|dos|di)[ ]+)*[A-ZÀ-ÖØ-ÞŁŚŻŽŠČĆĐ][\w'’.-]*){0,3}"
_SENT = r"Sent|Date|Datum|Data|Dato|Gesendet|Inviato|Verzonden|Envoyé|Enviado|Fecha|Sendt|Skickat|Wysłano|Odesláno|Lähetetty"
FROM = re.compile(
    rf"^(?:\w{{2,8}}\s*/\s*)?(?:From|Von|De|Da|Od|Van|Från|Fra|Lähettäjä|Feladó)\s*:\s*(?P<name>{_NAME})",
    re.IGNORECASE,
)
"""The line of a mail's header that says who wrote it."""
WHEN = re.compile(rf"^(?:{_SENT})\s*:", re.IGNORECASE)
"""The line of a mail's header that says when."""
FIELD = re.compile(
    r"^(?:To|Cc|Bcc|An|A|À|Do|Aan|Till|Til|Para|Komu|Kopie|Kopia|Subject|Re|Betreff|Oggetto|Objet|Asunto|Assunto|Onderwerp|Ämne|Emne|Temat|"
    rf"Předmět|Aihe|Reply-To|{_SENT})\s*:",
    re.IGNORECASE,
)
"""Any line of a mail's header but the one that says who wrote it."""
_WRITES = r"(?:wrote|writes|schrieb|escribió|escreveu|ha scritto|a écrit|schreef|skrev|napisał\(?a?\)?|napsal\(?a?\)?)"
_WROTE = re.compile(rf"^[^\n]{{2,110}}?\b{_WRITES}(?:\b[^\n]{{0,60}}:|\s*:?)\s*$", re.IGNORECASE)
_LEFT = 4
"""So many words beside day and name a line may have that says who wrote what follows."""
_STAMP = re.compile(
    r"\b\d{4}-\d\d-\d\d\b|\b\d{1,2}[./]\d{1,2}[./](?:20)?\d\d\b|\b\d{1,2}[:.h]\d\d(?::\d\d)?(?:\s*[AaPp]\.?[Mm]\.?)?|(?<!\d)[+-]\d{4}\b|\b20\d\d\b|\b\d{1,2}(?:st|nd|rd|th)?\b|"
    r"\b(?:mon|tue|wed|thu|fri|sat|sun|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b",
    re.IGNORECASE,
)
_JOINING = re.compile(
    r"\b(?:from|to|by|on|at|von|an|am|pm|wrote|writes|um|uhr|gmt|utc|cet|cest|est|message|reply|and|cc|email|mail)\b|[^\w\s]|_",
    re.IGNORECASE,
)
_CLOCK = r"(?:\[[^\]\n]{3,30}\]\s*|\(?\d{1,2}[:.]\d\d(?::\d\d)?\s*(?:[ap]m)?\)?\s*[-–]?\s*)"
_TURN = re.compile(
    rf"^{_CLOCK}?\**(?P<name>{_NAME}|[A-Z]\.?[A-Z]\.?[A-Z]?)\**"
    r"(?:\s*\((?P<more>[^)\n]{1,40})\))?(?P<stamp>,?\s+[^:\n]{0,14}\d[^:\n]{0,12}(?:[:.]\d\d(?:\s*[ap]m)?)?)?\s*(?::\**\s+|\s+→\s*|\s+->\s*)(?=\S)",
)
_CHAT = re.compile(
    r"^(?P<name>[a-zà-ÿ]+(?:[ ._-][a-zà-ÿ]+)?)\s+(?:\d{1,2}[:.]\d\d:?\s{1,3}|\[[^\]\n]*\d[^\]\n]*\]:?\s+)(?=\S)"
)
_SMALL = re.compile(rf"^{_CLOCK}?(?P<name>[a-zà-ÿ'’-]+(?: [a-zà-ÿ'’-]+){{0,2}}):\s+(?=\S)")
_OFTEN = 2
"""A label before a colon in so many lines is a speaker's."""

_SHORTEST = 3
"""Letters of a given name cut short."""

_NO_SPEAKERS = frozenset(
    """contact name org organisation organization company met needs need offers offer spoke next note notes re subject date to from cc who
    what when where why action actions todo follow follow-up update summary topic phone email web tags attendees attending present agenda
    ask asks gives wants looking has can status role title today tomorrow ps p.s also fwd aw wg promised promise owes idea ideas sent
    original received message thread monday tuesday wednesday thursday friday saturday sunday background context location place time venue
    question answer q a meeting participants speakers transcript page room p.p.s nb fyi first second third one two tel fax mobile pain
    competitor acct account mine important""".split()
)
_TITLES = frozenset("mr mrs ms miss dr prof herr frau rev sir madam".split())


def forwards(lines: Sequence[str]) -> bool:
    """Whether a mail carries another one below, with its header."""
    written = [line for line in lines if line]
    return any(
        FROM.match(line) and any(FIELD.match(next_one) for next_one in written[i + 1 : i + 4])
        for i, line in enumerate(written)
    )


def may_speak(line: str) -> bool:
    """Whether a line looks as if it began somebody's words."""
    return bool(_TURN.match(line) or _WROTE.match(line))


class Speakers:
    """The people who speak in a text, as its lines name them."""

    def __init__(self, cast: Cast, lines: Sequence[str], *, talks: bool) -> None:
        self._cast, self._talks = cast, talks
        matches = (m for line in lines if (m := _TURN.match(line) or _SMALL.match(line)))
        self._often = {
            label for label, n in Counter(plain(m["name"]) for m in matches).items() if n >= _OFTEN
        }

    def of_line(self, line: str) -> tuple[str, int]:
        """The name a line gives as its speaker, and how many letters that takes; no name if it goes on."""
        for find in (self._writer, self._stamped, self._turn, self._chat):
            if found := find(line):
                return found
        return "", 0

    def named(self, name: str) -> Participant:
        """The speaker as one of the text's people."""
        known = self._cast.called(name.strip(" .*")) or self._short(plain(name))
        if known:
            return known
        one = Participant(handle=name_handle(name), name=name)
        self._cast.people.append(one)
        return one

    def _short(self, name: str) -> Participant | None:
        """Whose given name this shortens: `fitz`."""
        found = [one for one in self._cast.people if plain(one.name).startswith(name)]
        return found[0] if len(found) == 1 and len(name) >= _SHORTEST and name.isalpha() else None

    def _writer(self, line: str) -> tuple[str, int] | None:
        """`On 3 May 2026 Ana Ruiz wrote:`, `Am 3. Mai schrieb Ana Ruiz:`."""
        if not _WROTE.match(line):
            return None
        bare = re.sub(r"<[^>]*>|\([^)]*\)|\S+@\S+", " ", line)
        bare = _STAMP.sub(lambda m: "·" * len(m[0]), bare)
        verb = re.search(_WRITES, bare, re.IGNORECASE)
        names = [n for n in re.finditer(_NAME, bare) if self._is_name(n[0])]
        if not verb or not names or len(_JOINING.sub(" ", re.sub(_NAME, " ", bare)).split()) > _LEFT:
            return None
        before = [n for n in names if n.end() <= verb.start()]
        return (before[-1] if before else names[0])[0], len(line)

    def _turn(self, line: str) -> tuple[str, int] | None:
        found = _TURN.match(line)
        if not found:
            return None
        if found["more"] and not self._is_name(found["name"]) and self._is_name(found["more"]):
            return found["more"], found.end()
        return (found["name"], found.end()) if self._may_be(found["name"]) else None

    def _may_be(self, name: str) -> bool:
        label = plain(name)
        words = [word.strip(".") for word in label.split()]
        titled = len(words) > 1 and words[0] in _TITLES
        often = label in self._often
        letters = name.replace(".", "").isupper() and (self._cast.by_letters(name) or often)
        known = letters or (often and len(words) > 1)
        if not titled and words[0] in (_NO_SPEAKERS if known else _NO_SPEAKERS | not_names()):
            return bool(self._cast.by_letters(name))
        if self._cast.called(name):
            return True
        sure = titled or known or often or words[0] in given_names() or len(words) > 1
        return self._talks and bool(sure) and label not in common_words()

    def _chat(self, line: str) -> tuple[str, int] | None:
        """`ana.ruiz [3 May 09:12] …`, `ana 9:12 …`, `ana ruiz: …`."""
        found = _CHAT.match(line) if self._talks else None
        if not found and self._talks:
            found = _SMALL.match(line)
            label = plain(found["name"]) if found else ""
            if label not in self._often or set(label.split()) & (_NO_SPEAKERS | not_names() | common_words()):
                return None
        return (re.sub(r"[._]", " ", found["name"]).title(), found.end()) if found else None

    def _stamped(self, line: str) -> tuple[str, int] | None:
        """A line that begins with a day and a name and little else: `12 Nov 2026 16:04 Ana Ruiz: …`, `Ana Ruiz, 3 May:`."""
        ends = [m.end() for m in re.finditer(r":(?=\s)", line[:100])] + (
            [len(line)] if len(line) <= 100 else []
        )
        for end in ends:
            head = line[:end]
            stamps = _STAMP.findall(head)
            if not stamps or not any(c.isdigit() for c in head):
                continue
            rest = _STAMP.sub(" ", head)
            names = re.findall(_NAME, rest)
            bare = _JOINING.sub(" ", rest)
            for name in names:
                bare = bare.replace(_JOINING.sub(" ", name), " ")
            names = [n for n in names if self._is_name(n)]
            if not names or bare.strip():
                continue
            sender = re.search(rf"\b(?:from|von|by)\s+({_NAME})", head)
            behind = line[end:]
            return (sender[1] if sender else names[0]), end + len(behind) - len(behind.lstrip())
        return None

    def _is_name(self, name: str) -> bool:
        words = plain(name).replace(".", "").split()
        return (
            bool(words)
            and not set(words) & (_NO_SPEAKERS | not_names())
            and (bool(self._cast.called(name)) or 1 < len(words) < 4)
        )
