"""The whole network, to take away: for other programs as vCards, CSV and JSON, for Otherward as one file."""

import csv
import json
from datetime import date
from pathlib import Path

import msgspec

from otherward.book.book import Book
from otherward.book.portable import export_book
from otherward.book.shelves import SHELVES
from otherward.network.person import Person

FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""A cell that begins so is run by spreadsheets; it gets an apostrophe (OWASP, CSV injection)."""


def export(book: Book, where: Path, *, day: date) -> dict[str, int]:
    """Write the network: to a folder for other programs, or to one `.zip` that restores it whole."""
    if where.suffix == ".zip":
        return export_book(book, where)
    where.mkdir(parents=True, exist_ok=True, mode=0o700)
    with book.transaction():
        return _written(book, where, day)


def _written(book: Book, where: Path, day: date) -> dict[str, int]:
    people = list(book.people.all())
    _private(where / "people.vcf").write_text(
        "".join(vcard(person) for person in people), encoding="utf-8", newline=""
    )
    _csv(_private(where / "people.csv"), people)
    counts = {"people": len(people)}
    for name in SHELVES:
        with _private(where / f"{name}.jsonl").open("wb") as stream:
            counts[name] = 0
            for thing in getattr(book, name).all():
                stream.write(msgspec.json.encode(thing) + b"\n")
                counts[name] += 1
    about = {"program": "otherward", "exported": day.isoformat(), "counts": counts}
    _private(where / "manifest.json").write_text(json.dumps(about, indent=2), encoding="utf-8")
    return counts


def _private(path: Path) -> Path:
    """This file, for nobody else to open."""
    path.touch(mode=0o600)
    path.chmod(0o600)
    return path


def safe_cell(text: str) -> str:
    """The text, unable to act as a formula in a spreadsheet."""
    return f"'{text}" if text.startswith(FORMULA) else text


def _csv(path: Path, people: list[Person]) -> None:
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow(
            ["Name", "Email", "Phone", "Organization", "Title", "Profile", "Birthday", "Closeness", "Notes"]
        )
        for p in people:
            row = [p.name, "; ".join(p.emails), "; ".join(p.phones), p.organization, p.title]
            row += ["; ".join(p.profiles), p.birthday, p.closeness, p.note]
            writer.writerow([safe_cell(cell) for cell in row])


def vcard(person: Person) -> str:
    """A person as a vCard 4.0 (RFC 6350), lines folded at 75 octets."""
    lines = ["BEGIN:VCARD", "VERSION:4.0", f"UID:{_escaped(person.id)}", f"FN:{_escaped(person.name)}"]
    if person.given or person.family:
        lines.append(f"N:{_escaped(person.family)};{_escaped(person.given)};;;")
    lines += [f"EMAIL:{_escaped(address)}" for address in person.emails]
    lines += [f"TEL:{_escaped(number)}" for number in person.phones]
    lines += [f"URL:{_escaped(url)}" for url in person.profiles]
    if person.organization:
        lines.append(f"ORG:{_escaped(person.organization)}")
    if person.title:
        lines.append(f"TITLE:{_escaped(person.title)}")
    if person.birthday:
        lines.append(
            f"BDAY:{person.birthday.replace('-', '') if person.birthday[0] != '-' else person.birthday}"
        )
    if person.note:
        lines.append(f"NOTE:{_escaped(person.note)}")
    if person.categories:
        lines.append("CATEGORIES:" + ",".join(_escaped(one) for one in person.categories))
    return "".join(f"{_folded(line)}\r\n" for line in [*lines, "END:VCARD"])


def _escaped(text: str) -> str:
    plain = text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return plain.replace("\r\n", "\n").replace("\r", "\n").replace("\n", "\\n")


def _folded(line: str) -> str:
    pieces, piece = [], ""
    for letter in line:
        if len((piece + letter).encode()) > 74:
            pieces.append(piece)
            piece = ""
        piece += letter
    return "\r\n ".join([*pieces, piece])
