"""The address books of the example: a phone's cards, and a Google file."""

import quopri
from collections.abc import Callable

from example_people import ME, PEOPLE, Person, csv_text, plain

GOOGLE = [
    "First Name", "Middle Name", "Last Name", "Phonetic First Name", "Phonetic Middle Name", "Phonetic Last Name", "Name Prefix",
    "Name Suffix", "Nickname", "File As", "Organization Name", "Organization Title", "Organization Department", "Birthday", "Notes", "Photo",
    "Labels", "E-mail 1 - Label", "E-mail 1 - Value", "E-mail 2 - Label", "E-mail 2 - Value", "Phone 1 - Label", "Phone 1 - Value",
    "Phone 2 - Label", "Phone 2 - Value", "Address 1 - Label", "Address 1 - Formatted", "Address 1 - Street", "Address 1 - City",
    "Address 1 - PO Box", "Address 1 - Region", "Address 1 - Postal Code", "Address 1 - Country", "Address 1 - Extended Address",
    "Website 1 - Label", "Website 1 - Value",
]  # fmt: skip


def fold(line: str) -> str:
    """A line in pieces of at most 75 octets, never within a letter."""
    pieces, piece = [], ""
    for letter in line:
        if len((piece + letter).encode()) > (75 if not pieces else 74):
            pieces.append(piece)
            piece = ""
        piece += letter
    return "\r\n ".join([*pieces, piece])


def escaped(text: str) -> str:
    """A value as vCard and iCalendar write it."""
    return text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")


def phone_file() -> str:
    """Ten years of a phone: cards of three versions, Apple's and other people's."""
    owners = [p for p in PEOPLE if "vcf" in p.where]
    out = card_3(ME, apple=True)
    for number, p in enumerate(owners):
        ways: list[Callable[[Person], list[str]]] = [_apple, _plain_3, _version_4, _apple, _version_2]
        out += ways[number % len(ways)](p)
    out += _strays()
    return "\r\n".join(fold(line) if "QUOTED-PRINTABLE" not in line else line for line in out) + "\r\n"


def _apple(p: Person) -> list[str]:
    return card_3(p, apple=True)


def _plain_3(p: Person) -> list[str]:
    return card_3(p, apple=False)


def _names(p: Person) -> tuple[str, str, str]:
    return (
        p.more.get("card_given", p.given),
        p.more.get("card_family", p.family),
        p.more.get("card_mail", p.mail),
    )


def card_3(p: Person, *, apple: bool) -> list[str]:
    """A vCard 3.0, with or without Apple's groups."""
    given, family, mail = _names(p)
    prefix = p.more.get("prefix", "")
    lines = ["BEGIN:VCARD", "VERSION:3.0"] + (["PRODID:-//Apple Inc.//iPhone OS 19.0//EN"] if apple else [])
    lines += [
        f"N:{escaped(family)};{escaped(given)};;{prefix};",
        f"FN:{escaped(f'{prefix} {given} {family}'.strip())}",
    ]
    lines += [f"NICKNAME:{p.more['nick']}"] if "nick" in p.more and apple else []
    lines += [f"ORG:{escaped(p.org)};"] if p.org else []
    lines += [f"TITLE:{escaped(p.title)}"] if p.title and p.number % 3 else []
    lines += (
        [f"item1.EMAIL;type=INTERNET;type=pref:{mail}", "item1.X-ABLabel:_$!<Work>!$_"]
        if apple and p.number % 2
        else [f"EMAIL;type=INTERNET;type=WORK:{mail}"]
    )
    lines += (
        [f"item2.EMAIL;type=INTERNET:{p.more['mail2']}", "item2.X-ABLabel:private"]
        if "mail2" in p.more and apple
        else []
    )
    lines.append(f"TEL;type=CELL;type=VOICE;type=pref:{_written(p)}")
    lines += _birthday(p)
    if "spouse" in p.more:
        lines += [f"item3.X-ABRELATEDNAMES;type=pref:{p.more['spouse']}", "item3.X-ABLabel:_$!<Spouse>!$_"]
    if p is ME:
        lines += ["item4.X-ABRELATEDNAMES:Rohan Pillai", "item4.X-ABLabel:_$!<Partner>!$_"]
        lines += ["item5.X-ABRELATEDNAMES:Yvette Arsenault", "item5.X-ABLabel:_$!<Mother>!$_"]
    lines += [f"NOTE:{escaped(note)}"] if (note := _note(p)) else []
    return [*lines, f"UID:{p.key.upper()}-7C1E-4B52-9A60-5550{p.number:08d}", "END:VCARD"]


def _note(p: Person) -> str:
    relation = {
        "mother": "Maman",
        "brother": "my brother. Boat is the Petite Yvette",
        "friend": "Walks on Sundays",
    }
    return p.more.get("card_note", relation.get(p.more.get("relation", ""), ""))


def _birthday(p: Person) -> list[str]:
    day = p.more.get("birthday", "")
    if day.startswith("--"):
        return [f"BDAY;X-APPLE-OMIT-YEAR=1604:1604-{day[2:4]}-{day[4:6]}"]
    return [f"BDAY:{day}"] if day else []


def _written(p: Person) -> str:
    """A number as people type it, each in their own way."""
    area, middle, rest = p.phone.split()
    return [
        f"+1 ({area}) {middle}-{rest}",
        f"{area}-{middle}-{rest}",
        f"+1{area}{middle}{rest}",
        f"({area}) {middle}-{rest}",
    ][p.number % 4]


def _version_4(p: Person) -> list[str]:
    given, family, mail = _names(p)
    lines = [
        "BEGIN:VCARD",
        "VERSION:4.0",
        f"UID:urn:uuid:5550{p.number:04d}-0000-4000-8000-00000000{p.number:04d}",
    ]
    lines += [f"FN:{escaped(f'{given} {family}')}", f"N:{escaped(family)};{escaped(given)};;;"]
    lines += [f"ORG:{escaped(p.org)}"] if p.org else []
    lines += [f"TITLE:{escaped(p.title)}"] if p.title else []
    lines += [f"EMAIL;TYPE=work;PREF=1:{mail}"]
    lines += [f"EMAIL;TYPE=home:{p.more['mail2']}"] if p.more.get("mail2", mail) != mail else []
    lines += [f'TEL;VALUE=uri;TYPE="cell,voice":tel:+1-{p.phone.replace(" ", "-")}']
    lines += [f"BDAY:{p.more['birthday']}"] if "birthday" in p.more else []
    lines += (
        [f"RELATED;TYPE={p.more['relation']};VALUE=text:Léonie Arsenault"]
        if p.more.get("relation") == "friend"
        else []
    )
    lines += [f"NOTE:{escaped(note)}"] if (note := _note(p)) else []
    return [*lines, "REV:20260912T081500Z", "END:VCARD"]


def _version_2(p: Person) -> list[str]:
    given, family, mail = _names(p)
    lines = ["BEGIN:VCARD", "VERSION:2.1"]
    if f"{given}{family}".isascii():
        lines += [f"N:{family};{given};;;", f"FN:{given} {family}"]
    else:
        coded = [quopri.encodestring(part.encode()).decode() for part in (family, given)]
        style = "CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE"
        lines += [f"N;{style}:{coded[0]};{coded[1]};;;", f"FN;{style}:{coded[1]}=20{coded[0]}"]
    lines += [f"ORG:{plain(p.org)}"] if p.org else []
    lines += [f"EMAIL;INTERNET:{mail}", f"TEL;CELL:{p.phone.replace(' ', '-')}"]
    return [*lines, "END:VCARD"]


def _strays() -> list[str]:
    """What else is in every phone: the vet, a couple on one card, the same person twice, a firm, a doorbell."""
    return [
        "BEGIN:VCARD", "VERSION:3.0", "N:;;;;", "FN:Cove Street Veterinary", "ORG:Cove Street Veterinary;", "X-ABShowAs:COMPANY",
        "TEL;type=WORK:902-555-0190", "END:VCARD",
        "BEGIN:VCARD", "VERSION:3.0", "N:Oyelaran;Shukri & Callum;;;", "FN:Shukri & Callum Oyelaran", "NOTE:the house on Duncan Street",
        "TEL;type=HOME:902-555-0191", "END:VCARD",
        "BEGIN:VCARD", "VERSION:3.0", "N:Amankwah;W.;;;", "FN:W. Amankwah", "EMAIL:winnie.amankwah@foxbay.example", "TEL;type=HOME:+1 902 555 0192",
        "END:VCARD",
        "BEGIN:VCARD", "VERSION:3.0", "N:;Doorbell Agricola;;;", "FN:Doorbell Agricola", "TEL:902-555-0193", "END:VCARD",
    ]  # fmt: skip


def google_file() -> str:
    """Today's Google Contacts file."""
    rows = [GOOGLE]
    for number, p in enumerate(p for p in PEOPLE if "google" in p.where):
        row = dict.fromkeys(GOOGLE, "")
        row |= {
            "First Name": p.given,
            "Last Name": p.more.get("google_family", p.family),
            "Nickname": p.more.get("nick", ""),
        }
        row |= {"Organization Name": p.org, "Organization Title": p.title if number % 2 else ""}
        birthday = p.more.get("birthday", "")
        row["Birthday"] = f" --{birthday[2:4]}-{birthday[4:6]}" if birthday.startswith("--") else birthday
        row["Labels"] = (
            "* myContacts"
            + (" ::: Building trade" if number % 3 == 0 else "")
            + (" ::: Family" if "relation" in p.more else "")
        )
        row |= {"E-mail 1 - Label": "* Work", "E-mail 1 - Value": p.more.get("google_mail", p.mail)}
        if "mail2" in p.more and "google_mail" not in p.more:
            row |= {"E-mail 2 - Label": "Home", "E-mail 2 - Value": p.more["mail2"]}
        if number % 2 == 0:
            row |= {"Phone 1 - Label": "Mobile", "Phone 1 - Value": f"+1 {p.phone.replace(' ', '-')}"}
        if number % 4 == 1:
            row |= {
                "Address 1 - Label": "Work",
                "Address 1 - City": "Halifax",
                "Address 1 - Region": "NS",
                "Address 1 - Country": "CA",
            }
            row["Address 1 - Formatted"] = "Halifax NS\nCA"
        rows.append(list(row.values()))
    for mail in ("permits@harbourplanning.example", "skip.hire@tidyskips.example"):
        row = dict.fromkeys(GOOGLE, "") | {
            "Labels": "Other Contacts",
            "E-mail 1 - Label": "* ",
            "E-mail 1 - Value": mail,
        }
        rows.append(list(row.values()))
    return csv_text(rows)
