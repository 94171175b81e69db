"""Random people with the cards, rows and mails that are found of them, in which names and addresses vary and err."""

import random
from dataclasses import replace
from datetime import date

from otherward.network.record import ContactRecord
from otherward.network.source import Source

DAY = date(2026, 9, 14)
_GIVEN = [
    ("Robert", "Bob"), ("Margaret", "Peggy"), ("Katherine", "Kate"), ("Ursula", "Uschi"), ("Francisco", "Paco"),
    ("Dmitri", "Dima"), ("Joachim", "Jochen"), ("Rebecca", "Becky"), ("Hendrik", "Henk"), ("Beatriz", "Bea"),
    ("Ottoline", ""), ("Ximena", ""), ("Torvald", ""), ("Imelda", ""), ("Priska", ""), ("Leander", ""), ("Odalys", ""),
    ("Florian", ""), ("Winona", ""), ("Casimir", ""), ("Solveig", ""), ("Eberhard", ""), ("Yolande", ""), ("Marit", ""),
]  # fmt: skip
_FIRST = [
    "Hag",
    "Brun",
    "Oster",
    "Lind",
    "Kalt",
    "Mor",
    "Zell",
    "Tarn",
    "Vel",
    "Quis",
    "Dorn",
    "Pav",
    "Gris",
    "Ulm",
]
_MIDDLE = ["", "al", "en", "or", "it", "um", "ask", "ev", "ing", "ol"]
_LAST = ["müller", "berg", "ova", "enko", "ström", "ado", "inger", "wald", "quist", "ard"]
_FIRMS = ["Foods", "Tooling", "Logistics", "Advisers", "Health", "Paper", "Optics"]


def card(
    name: str, *, origin: str = "vcard", path: str = "", index: int = 1, **fields: object
) -> ContactRecord:
    """A record of this name, as a source of this kind would say it."""
    source = Source(path=path or f"{origin}.csv", where=f"row {index}", index=index)
    return ContactRecord(
        id=f"record-{origin}-{name}-{index}", source=source, origin=origin, display=name, **fields
    )


def plain(text: str) -> str:
    """Letters as addresses have them."""
    return text.casefold().replace("ü", "u").replace("ö", "o").replace(" ", "")


def world(seed: int, size: int, *, crowded: bool = False) -> tuple[list[ContactRecord], dict[str, int]]:
    """Records of so many people, and whose each is; a crowded one has many namesakes."""
    chance = random.Random(seed)
    records: list[ContactRecord] = []
    truth: dict[str, int] = {}
    for person in range(size):
        for record in _found_of(chance, person, crowded=crowded):
            one = replace(record, id=f"record-{len(records):05}")
            records.append(one)
            truth[one.id] = person
    chance.shuffle(records)
    return records, truth


def _found_of(chance: random.Random, person: int, *, crowded: bool) -> list[ContactRecord]:
    formal, short = chance.choice(_GIVEN)
    middle = "" if crowded else chance.choice(_MIDDLE)
    family = chance.choice(_FIRST) + middle + chance.choice(_LAST)
    firm = f"{chance.choice(_FIRST)}{chance.choice(_FIRST).lower()} {chance.choice(_FIRMS)}"
    domain = plain(firm) + ".example"
    own = f"{plain(formal)}.{plain(family)}{chance.randint(1, 99)}@gmail.com"
    work = f"{plain(formal)[0]}{plain(family)}@{domain}"
    phone = f"+49 30 {chance.randint(1000000, 9999999)}"
    slug = f"https://www.linkedin.com/in/{plain(formal)}-{plain(family)}-{person}"
    often = short or formal
    found = [card(f"{formal} {family}", origin="linkedin", index=person, organization=firm, profiles=(slug,))]
    if chance.random() < 0.5:
        found.append(card(f"{family}, {often}", emails=(own,), phones=(phone,)))
    if chance.random() < 0.5:
        name = f"{often} {family[0]}." if chance.random() < 0.3 else f"{often} {family}".lower()
        found.append(
            card(
                name,
                origin="google",
                organization=firm.split(maxsplit=1)[0],
                emails=(own, work),
                phones=(phone,),
            )
        )
    if chance.random() < 0.6:
        found.append(card(chance.choice(("", f"{formal} {family}")), origin="mail", emails=(work,), seen=4))
    return found
