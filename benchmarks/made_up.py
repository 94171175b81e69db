"""A made-up network for measuring: contacts, cards and a mailbox of any size, the same for the same seed."""

import random
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path

GIVEN = [
    "Aisha",
    "Ben",
    "Carla",
    "Daniel",
    "Elena",
    "Farid",
    "Grace",
    "Hugo",
    "Ines",
    "Jamal",
    "Karin",
    "Liam",
    "Maya",
    "Noor",
    "Oscar",
    "Paula",
    "Quentin",
    "Rosa",
    "Sam",
    "Tara",
    "Umar",
    "Vera",
    "Wim",
    "Xenia",
    "Yusuf",
    "Zoe",
    "Anton",
    "Bianca",
    "Cem",
    "Dora",
    "Emil",
    "Fay",
    "Gita",
    "Hanna",
    "Ivo",
    "Jana",
    "Kofi",
    "Lena",
    "Marco",
    "Nadia",
    "Otto",
    "Petra",
    "Rafael",
    "Sofia",
    "Tom",
]
FAMILY = [
    "Adeyemi",
    "Bauer",
    "Castro",
    "Dumont",
    "Eriksen",
    "Fischer",
    "Garcia",
    "Hansen",
    "Ibrahim",
    "Jensen",
    "Kowalski",
    "Lindqvist",
    "Moreau",
    "Novak",
    "Okafor",
    "Petersen",
    "Quist",
    "Rossi",
    "Silva",
    "Tanaka",
    "Ueda",
    "Vargas",
    "Weber",
    "Xu",
    "Yilmaz",
    "Zhang",
    "Abbott",
    "Brandt",
    "Clarke",
    "Dietrich",
    "Evans",
    "Foster",
    "Grant",
    "Hughes",
    "Irving",
    "Jacobs",
]
FIRMS = [
    f"{a} {b}"
    for a in ("North", "River", "Stone", "Harbor", "Cedar", "Bright", "Field", "Lake", "Hill", "Union")
    for b in (
        "Logistics",
        "Foods",
        "Textiles",
        "Energy",
        "Software",
        "Clinics",
        "Print",
        "Tools",
        "Mills",
        "Freight",
        "Labs",
        "Paper",
    )
]
TITLES = (
    "Buyer",
    "Plant Manager",
    "HR Generalist",
    "Controller",
    "Engineer",
    "Sales Director",
    "Nurse Manager",
    "Founder",
    "Analyst",
)
SMALL_TALK = (
    "The figures for the quarter are in the shared folder.",
    "Could we move the call to half past two?",
    "I was in Lyon last week and it rained.",
    "The carrier confirmed the pickup for Monday.",
    "Please find the minutes below.",
    "The auditors come on the ninth.",
    "I copied Tom so that he is in the loop.",
    "We changed the layout of the second hall.",
    "The invoice has been approved.",
    "Our intern starts in March.",
    "The new system goes live in two steps.",
    "It took us most of the morning.",
    "The hotel is next to the station.",
    "The draft is nearly done.",
    "Nothing new from the supplier so far.",
)
MATTER = (
    "We are still looking for a {thing}.",
    "Do you know anybody who has done {topic} before?",
    "I can lend you our {thing} for a week.",
    "I will send you the {thing} by Friday.",
    "Thanks for the {thing}, it saved us two days.",
    "I started a new job as {title} this month.",
    "Turnover on the night shift is hurting us.",
    "Please keep this between us for now.",
)
THINGS = (
    "checklist",
    "controller",
    "forklift",
    "translator",
    "template",
    "supplier list",
    "WMS consultant",
    "tax adviser",
)
TOPICS = (
    "a move of a warehouse",
    "an audit under the new rules",
    "a rollout in three countries",
    "a merger of two teams",
)


class Person:
    """One made-up contact."""

    def __init__(self, number: int, rng: random.Random) -> None:
        self.given, self.family = (
            rng.choice(GIVEN),
            f"{rng.choice(FAMILY)}{'' if number < 1600 else rng.choice('abcdefgh')}",
        )
        self.name = f"{self.given} {self.family}"
        self.firm, self.title = rng.choice(FIRMS), rng.choice(TITLES)
        self.mail = (
            f"{self.given}.{self.family}.{number}@{self.firm.replace(' ', '').lower()}.example".lower()
        )
        self.slug = f"{self.given}-{self.family}-{number}".lower()


def people(count: int, seed: int = 7) -> list[Person]:
    """So many made-up contacts."""
    rng = random.Random(seed)
    return [Person(number, rng) for number in range(count)]


def write_cards(path: Path, ones: list[Person]) -> None:
    """A vCard file."""
    with path.open("w", encoding="utf-8", newline="") as out:
        for i, p in enumerate(ones):
            lines = [
                "BEGIN:VCARD",
                "VERSION:3.0",
                f"N:{p.family};{p.given};;;",
                f"FN:{p.name}",
                f"ORG:{p.firm};",
                f"TITLE:{p.title}",
            ]
            lines += [
                f"EMAIL;TYPE=INTERNET:{p.mail}",
                f"TEL;TYPE=CELL:+1 555 {i % 900 + 100:03d} {i % 10000:04d}",
                f"UID:{p.slug}",
                "END:VCARD",
            ]
            out.write("\r\n".join(lines) + "\r\n")


def write_connections(path: Path, ones: list[Person]) -> None:
    """LinkedIn's Connections.csv with its preamble."""
    with path.open("w", encoding="utf-8", newline="") as out:
        out.write(
            'Notes:\n"Some addresses are missing."\n\nFirst Name,Last Name,URL,Email Address,Company,Position,Connected On\n'
        )
        for i, p in enumerate(ones):
            when = datetime(2026, 1, 1, tzinfo=UTC) - timedelta(days=i % 3000)
            out.write(
                f"{p.given},{p.family},https://www.linkedin.com/in/{p.slug},,{p.firm},{p.title},{when:%d %b %Y}\n"
            )


def mails(ones: list[Person], count: int, seed: int = 11) -> Iterator[str]:
    """A mailbox's mails as text: conversations with quotes and signatures, a third of them newsletters and notifications."""
    rng = random.Random(seed)
    start = datetime(2022, 1, 3, 8, tzinfo=UTC)
    last: dict[int, tuple[str, str, str]] = {}
    for number in range(count):
        when = start + timedelta(minutes=number * 24)
        stamp, ident = format_datetime(when), f"<{number}.made@mail.example>"
        if rng.random() < 0.33:
            yield _newsletter(rng, number, stamp, ident)
            continue
        k = int(rng.paretovariate(1.1)) % len(ones)
        p = ones[k]
        body = " ".join(rng.choice(SMALL_TALK) for _ in range(rng.randint(2, 7)))
        if rng.random() < 0.12:
            matter = rng.choice(MATTER).format(
                thing=rng.choice(THINGS), topic=rng.choice(TOPICS), title=rng.choice(TITLES)
            )
            body += f"\n\n{matter}"
        mine = rng.random() < 0.4
        sender, to = (
            ("Me Myself <me@mine.example>", f"{p.name} <{p.mail}>")
            if mine
            else (f"{p.name} <{p.mail}>", "Me Myself <me@mine.example>")
        )
        subject, extra, quote = f"{rng.choice(TOPICS)} {number}", "", ""
        if k in last and rng.random() < 0.6:
            before, subject, said = last[k]
            extra = f"In-Reply-To: {before}\nReferences: {before}\n"
            quote = f"\n\nOn {when:%d %b %Y}, somebody wrote:\n" + "\n".join(
                f"> {line}" for line in said.splitlines()
            )
            subject = subject if subject.startswith("Re:") else f"Re: {subject}"
        last[k] = (ident, subject, body)
        sign = (
            f"\n\n-- \n{p.name}\n{p.title}, {p.firm}\n+1 555 {k % 900 + 100:03d} {k % 10000:04d}"
            if not mine
            else "\n\nBest\nMe"
        )
        yield (
            f"From: {sender}\nTo: {to}\nSubject: {subject}\nDate: {stamp}\nMessage-ID: {ident}\n{extra}"
            f"MIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\n\nHi,\n\n{body}{sign}{quote}\n"
        )


def _newsletter(rng: random.Random, number: int, stamp: str, ident: str) -> str:
    firm = rng.choice(FIRMS)
    address = f"news@{firm.replace(' ', '').lower()}.example"
    body = " ".join(rng.choice(SMALL_TALK) for _ in range(12))
    return (
        f"From: {firm} News <{address}>\nTo: me@mine.example\nSubject: News {number}\nDate: {stamp}\nMessage-ID: {ident}\n"
        f"List-Unsubscribe: <https://{address.split('@')[1]}/u>\nPrecedence: bulk\nContent-Type: text/html; charset=utf-8\n\n"
        f"<html><body><p>{body}</p><p><a href='https://x.example'>Unsubscribe</a></p></body></html>\n"
    )


def write_mailbox(path: Path, ones: list[Person], count: int) -> None:
    """An mbox file."""
    with path.open("w", encoding="utf-8", newline="") as out:
        for text in mails(ones, count):
            out.write(
                "From made@mail.example Mon Jan  3 08:00:00 2022\n"
                + text.replace("\nFrom ", "\n>From ")
                + "\n"
            )
