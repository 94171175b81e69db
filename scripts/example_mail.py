"""The mailbox of the example: letters with their quotes and signatures, and what machines send in between."""

import base64
import html
import quopri
import random
import textwrap
from dataclasses import dataclass
from datetime import UTC, datetime
from email.header import Header
from email.utils import format_datetime
from zoneinfo import ZoneInfo

from example_people import ME, PEOPLE, Letter, Person, Thread, read_entries, texts

HOME = ZoneInfo("America/Halifax")
BY_KEY = {p.key: p for p in [ME, *PEOPLE]}


@dataclass
class Sent:
    """One mail, as far as the next one of its thread must know it."""

    ident: str
    sender: Person
    when: datetime
    text: str
    subject: str
    recipients: list[Person]


def mailbox() -> str:
    """Everything in the order it came, as a mailbox taken out of a web mail service."""
    found: list[tuple[datetime, str]] = []
    for name in texts():
        if name.startswith("letters_"):
            for thread in read_entries(name):
                found += _thread(thread)
    for thread in read_entries("machines.txt"):
        found += _machine(thread)
    found.sort(key=lambda pair: pair[0])
    out = []
    for number, (when, text) in enumerate(found):
        stamp = f"From {1780000000000000000 + number * 7919}@xxx {when.astimezone(UTC):%a %b %d %H:%M:%S +0000 %Y}\n"
        out.append(
            stamp
            + "\n".join(f">{line}" if line.startswith("From ") else line for line in text.split("\n"))
            + "\n\n"
        )
    return "".join(out)


def _thread(thread: Thread) -> list[tuple[datetime, str]]:
    found: list[tuple[datetime, str]] = []
    before: list[Sent] = []
    for number, letter in enumerate(thread.letters):
        one, raw = _letter(thread, number, letter, before)
        found.append((one.when, raw))
        before.append(one)
    return found


def _letter(thread: Thread, number: int, letter: Letter, before: list[Sent]) -> tuple[Sent, str]:
    """One mail, with what it answers quoted below it."""
    people, at, *rest = letter.head
    flags = rest[0].split() if rest else []
    first, _, copied = people.partition(", cc ")
    sender, _, to = first.partition(" > ")
    author, recipients, others = (
        BY_KEY[sender],
        [BY_KEY[k] for k in to.split()],
        [BY_KEY[k] for k in copied.split()],
    )
    when = datetime.strptime(at, "%Y-%m-%d %H:%M").replace(tzinfo=HOME)
    answers = before[-1] if before else None
    subject = thread.head[1] if answers is None else f"Re: {thread.head[1]}"
    text = letter.text
    if "nosig" not in flags and (author is not ME or "outlook" in flags or not before):
        text += signature(author)
    own = _wrapped(text) if author.number % 3 == 1 else text
    quoted = _quoted(answers, "outlook" in flags) if answers and "noquote" not in flags else ""
    one = Sent(
        f"<{thread.head[0]}.{number}.{when:%Y%m%d%H%M}@{_domain(author)}>",
        author,
        when,
        own + quoted,
        subject,
        recipients,
    )
    head = [
        f"X-GM-THRID: {_number(thread.head[0])}",
        f"X-Gmail-Labels: {'Sent' if author is ME else 'Inbox,Important' if number % 2 else 'Inbox'}",
        f"From: {address(author, 'private' in flags)}",
        f"To: {', '.join(address(p) for p in recipients)}",
        *([f"Cc: {', '.join(address(p) for p in others)}"] if others else []),
        f"Subject: {encoded(subject)}",
        f"Date: {format_datetime(when)}",
        f"Message-ID: {one.ident}",
        *(
            [f"In-Reply-To: {answers.ident}", "References: " + "\n ".join(s.ident for s in before)]
            if answers
            else []
        ),
        "MIME-Version: 1.0",
    ]
    attached = [flag[7:] for flag in flags if flag.startswith("attach=")]
    return one, "\n".join(head) + "\n" + _body(own, quoted, flags, attached, one.ident)


def _domain(p: Person) -> str:
    return p.mail.split("@")[1]


def _number(text: str) -> int:
    """A number of nineteen digits that is always the same for the same words."""
    return 1_700_000_000_000_000_000 + int.from_bytes(text.encode()[-6:], "big")


def address(p: Person, private: bool = False) -> str:  # noqa: FBT001, FBT002
    """A name and address for a header."""
    called = (
        f"{p.more['nick']} {p.family}"
        if "nick" in p.more and p.key in ("gwen", "sandy", "roberto", "libby", "hilda")
        else p.name
    )
    return f"{encoded(called)} <{p.more['mail2'] if private else p.mail}>"


def encoded(text: str) -> str:
    """RFC 2047 where a letter needs it."""
    return text if text.isascii() else Header(text, "utf-8").encode()


def signature(p: Person) -> str:
    """How they sign, each in their own way, or not at all."""
    style = p.more.get("sig", "none")
    if style == "none":
        return ""
    area, middle, rest = p.phone.split()
    if style == "long":
        shown = f"{p.name}, {p.more['credentials']}" if "credentials" in p.more else p.name
        lines = [shown, p.title, p.org, f"T {area}.{middle}.{rest}", f"www.{_domain(p)}"]
    elif style == "bar":
        lines = [
            f"{p.more.get('nick', p.given)} {p.family} | {p.title}",
            f"{p.org} | ({area}) {middle}-{rest}",
        ]
    else:
        lines = [p.name, f"{p.org}, {area}-{middle}-{rest}"]
    return "\n\n" + ("-- \n" if style != "short" else "") + "\n".join(lines)


def _wrapped(text: str) -> str:
    """As mail programs of the old school break lines."""
    return "\n".join(
        textwrap.fill(line, 74, break_long_words=False, break_on_hyphens=False) if len(line) > 76 else line
        for line in text.split("\n")
    )


def _quoted(one: Sent, outlook: bool) -> str:  # noqa: FBT001
    if outlook:
        to = "; ".join(p.name for p in one.recipients)
        return (
            f"\n\n________________________________\nFrom: {one.sender.name} <{one.sender.mail}>\nSent: {one.when:%B} {one.when.day}, {one.when:%Y %H:%M}\n"
            f"To: {to}\nSubject: {one.subject}\n\n{one.text}"
        )
    clock = f"{one.when:%I:%M %p}".lstrip("0")
    lines = "\n".join(
        f"> {line}".rstrip() if not line.startswith(">") else f">{line}" for line in one.text.split("\n")
    )
    return f"\n\nOn {one.when:%a, %b} {one.when.day}, {one.when:%Y} at {clock} {one.sender.name} <{one.sender.mail}>\nwrote:\n\n{lines}"


def _part(text: str, kind: str, flags: list[str]) -> str:
    """One part, in the transfer encoding the sender's program likes."""
    charset = "iso-8859-1" if "latin1" in flags else "utf-8"
    raw = text.encode(charset, "xmlcharrefreplace") + b"\n"
    if "b64" in flags:
        way, body = "base64", base64.encodebytes(raw).decode()
    elif "qp" in flags or "latin1" in flags or kind == "html":
        way, body = "quoted-printable", quopri.encodestring(raw).decode()
    else:
        way, body = ("7bit" if text.isascii() else "8bit"), raw.decode()
    return f'Content-Type: text/{kind}; charset="{charset}"\nContent-Transfer-Encoding: {way}\n\n{body}'


def page(own: str, quoted: str = "") -> str:
    """Plain words as the HTML a mail program makes of them."""
    blocks = "".join(f"<p>{html.escape(block).replace(chr(10), '<br>')}</p>" for block in own.split("\n\n"))
    below = f'<blockquote type="cite" style="border-left:1px solid #ccc;padding-left:1ex">{html.escape(quoted).replace(chr(10), "<br>")}</blockquote>'
    return f"<html><head><meta http-equiv='Content-Type' content='text/html; charset=utf-8'></head><body style='font-family:Calibri'>{blocks}{below if quoted else ''}</body></html>"


def _body(own: str, quoted: str, flags: list[str], attached: list[str], ident: str) -> str:
    if attached:
        mark = f"=_mixed_{_number(ident):x}"
        stubs = "".join(
            f'--{mark}\nContent-Type: application/pdf; name="{name}"\nContent-Disposition: attachment; filename="{name}"\n'
            f"Content-Transfer-Encoding: base64\n\nJVBERi0xLjQKJSBhIHN0dWIK\n"
            for name in attached
        )
        inner = _body(own, quoted, flags, [], ident)
        return f'Content-Type: multipart/mixed; boundary="{mark}"\n\n--{mark}\n{inner}\n{stubs}--{mark}--'
    if "html" in flags:
        mark = f"=_alt_{_number(ident):x}"
        return (
            f'Content-Type: multipart/alternative; boundary="{mark}"\n\n--{mark}\n{_part(own + quoted, "plain", ["qp"])}\n'
            f"--{mark}\n{_part(page(own, quoted), 'html', [])}\n--{mark}--"
        )
    if "htmlonly" in flags:
        return _part(page(own, quoted), "html", [])
    return _part(own + quoted, "plain", flags)


def _machine(thread: Thread) -> list[tuple[datetime, str]]:
    """The mails of one machine: its headers in the heading's first letter, then one mail a letter."""
    rng = random.Random(thread.head[0])
    head, *items = thread.letters
    found = []
    for number, item in enumerate(items):
        at, subject, *kind = item.head
        when = datetime.strptime(at, "%Y-%m-%d %H:%M").replace(tzinfo=HOME)
        lines = [
            f"X-Gmail-Labels: {thread.head[1]}",
            *head.text.replace("{n}", f"{rng.randrange(16**8):08x}").split("\n"),
        ]
        lines += [f"Subject: {encoded(subject)}", f"Date: {format_datetime(when)}"]
        lines += [
            f"Message-ID: <{thread.head[0]}.{number}.{rng.randrange(16**8):08x}@{thread.head[2]}>",
            "MIME-Version: 1.0",
        ]
        text = item.text
        if kind and kind[0].startswith("raw"):
            body = text
        elif "plain" in kind:
            body = _part(text, "plain", [])
        else:
            body = _part(_newsletter(subject, text, thread.head[2]), "html", [])
        found.append((when, "\n".join(lines) + "\n" + body))
    return found


def _newsletter(subject: str, text: str, domain: str) -> str:
    rows = "".join(
        f"<tr><td style='padding:12px'><p>{html.escape(block)}</p><a href='https://click.{domain}/r/{n}'>Read more</a></td></tr>"
        for n, block in enumerate(text.split("\n\n"))
    )
    foot = f"<p style='font-size:11px'>You are receiving this because you signed up at {domain}. <a href='https://{domain}/u'>Unsubscribe</a> | <a href='https://{domain}/v'>View in browser</a></p>"
    return f"<html><body><table width='600'><tr><td><h1>{html.escape(subject)}</h1></td></tr>{rows}</table>{foot}</body></html>"
