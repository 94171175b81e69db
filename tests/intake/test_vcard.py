"""vCards: all versions, what address books add, and what breaks."""

import io
import tracemalloc
from datetime import date

import pytest
import vobject
from hypothesis import given, settings
from hypothesis import strategies as st

from otherward.intake.brought import Circumstances, Passed
from otherward.intake.entry import Entry
from otherward.intake.vcard import FORMAT
from otherward.network.record import ContactRecord, Skipped

DAY = Circumstances(day=date(2026, 9, 14))


def read(content: str | bytes) -> list:
    data = content if isinstance(content, bytes) else content.encode()
    entry = Entry(
        path="x.vcf", name="x.vcf", size=len(data), head=data[: 1 << 16], open=lambda: io.BytesIO(data)
    )
    return list(FORMAT.read(entry, DAY))


def card(*lines: str, version: str = "3.0") -> str:
    return "\r\n".join(["BEGIN:VCARD", f"VERSION:{version}", *lines, "END:VCARD", ""])


def one(*lines: str, version: str = "3.0") -> ContactRecord:
    (record,) = read(card(*lines, version=version))
    return record


def test_an_apple_card() -> None:
    ada = one(
        "N:Example;Ada;M.;Dr.;Jr.",
        "FN:Ada Example",
        "ORG:Acme\\, Inc.;Planning;Night",
        "TITLE:Boss",
        "item1.EMAIL;type=INTERNET:second@x.example",
        "item1.X-ABLabel:Old job",
        "EMAIL;type=INTERNET;type=WORK;type=pref:first@x.example",
        "TEL;type=CELL;type=VOICE;type=pref:(262) 555-0305",
        "TEL;type=WORK;type=FAX:262 555 9999",
        "item2.ADR;type=HOME:;Unit 2;1 Main St\\nRear;Racine;WI;53402;USA",
        "item3.URL;type=pref:http\\://www.ada.example",
        "X-SOCIALPROFILE;type=linkedin;x-user=ada:http://www.linked\r\n in.com/in/ada",
        "item4.X-ABRELATEDNAMES;type=pref:Bo",
        "item4.X-ABLabel:_$!<Spouse>!$_",
        "BDAY;X-APPLE-OMIT-YEAR=1604:1604-04-15",
        "X-MAIDENNAME:Stone",
        "NICKNAME:Addie",
        "CATEGORIES:Friends,Rye\\, Bread",
        "NOTE:one\\ntwo",
        "REV:2024-08-10T12:54:09Z",
        "UID:urn:uuid:1-2",
    )
    assert (ada.given, ada.middle, ada.family, ada.prefix, ada.suffix) == (
        "Ada",
        "M.",
        "Example",
        "Dr.",
        "Jr.",
    )
    assert (ada.organization, ada.department, ada.title) == ("Acme, Inc.", "Planning, Night", "Boss")
    assert ada.emails == ("first@x.example", "second@x.example")
    assert ada.phones == ("(262) 555-0305",)
    assert (ada.street, ada.place, ada.postcode) == ("1 Main St Rear, Unit 2", "Racine, WI, USA", "53402")
    assert ada.profiles == ("http://www.ada.example", "http://www.linkedin.com/in/ada")
    assert (ada.related, ada.birthday, ada.former, ada.nickname) == (
        (("spouse", "Bo"),),
        "--04-15",
        "Stone",
        "Addie",
    )
    assert (ada.categories, ada.note, ada.uid) == (("Friends", "Rye, Bread"), "one\ntwo", "1-2")
    assert (ada.as_of, ada.source.index, ada.source.where) == (date(2024, 8, 10), 1, "card 1")


def test_an_old_phone() -> None:
    jose = one(
        "N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:Pe=C3=B1a=3B;Jos=C3=A9;;;",
        "FN;CHARSET=UTF-8;QUOTED-PRINTABLE:Jos=C3=A9=\r\n=20Pe=C3=B1a",
        "TEL;CELL;PREF:123456",
        "TEL;WORK;FAX:99",
        "NOTE;ENCODING=QUOTED-PRINTABLE:a=0D=0Ab",
        "X-ANDROID-CUSTOM:vnd.android.cursor.item/relation;Bo;14;;;;;;;;;;;;;",
        version="2.1",
    )
    assert (jose.display, jose.family, jose.given, jose.phones) == ("José Peña", "Peña;", "José", ("123456",))
    assert (jose.note, jose.related) == ("a\nb", (("spouse", "Bo"),))


def test_version_four() -> None:
    simon = one(
        "N:Perreault;Simon;;;ing. jr,M.Sc.",
        "FN;PREF=2:S. Perreault",
        "FN;PREF=1:Simon Perreault",
        'TEL;VALUE=uri;TYPE="work,voice";PREF=1:tel:+1-418-656-9254;ext=102',
        'ADR;LABEL="Rue: 1; Québec":;;1 Rue;Québec;QC;G1V;Canada',
        "RELATED;TYPE=spouse;VALUE=text:Bo",
        "RELATED;TYPE=friend:urn:uuid:9",
        "BDAY:--0203",
        version="4.0",
    )  # fmt: skip
    assert (simon.display, simon.suffix) == ("Simon Perreault", "ing. jr,M.Sc.")
    assert simon.phones == ("+1-418-656-9254 ext. 102",)
    assert (simon.place, simon.related, simon.birthday) == (
        "Québec, QC, Canada",
        (("spouse", "Bo"),),
        "--02-03",
    )


@pytest.mark.parametrize(
    ("line", "meant"),
    [
        ("BDAY:1996-04-15", "1996-04-15"), ("BDAY:19960415", "1996-04-15"), ("BDAY:1996-04-15T00:00:00Z", "1996-04-15"),
        ("BDAY;value=date:1996-04-15", "1996-04-15"), ("BDAY:--0415", "--04-15"), ("BDAY:--04-15", "--04-15"),
        ("BDAY:1604-04-15", "--04-15"), ("BDAY;VALUE=text:April 15, 1996", "1996-04-15"), ("BDAY;VALUE=text:15 April", "--04-15"),
        ("BDAY;VALUE=text:circa 1800", ""), ("BDAY:---15", ""), ("BDAY:1996-02-31", ""), ("BDAY:--0229", "--02-29"), ("BDAY:", ""),
    ],
)  # fmt: skip
def test_birthdays(line: str, meant: str) -> None:
    assert one("FN:Ada", line).birthday == meant


def test_companies_and_groups() -> None:
    firm, org, group, bare = read(
        card("FN:Acme", "N:;;;;", "ORG:Acme;", "X-ABShowAs:COMPANY", "TEL:1 800 555 0100")
        + card("FN:Acme", "KIND:org", version="4.0")
        + card("FN:Friends", "X-ADDRESSBOOKSERVER-KIND:group")
        + card("ORG:Acme", "TEL:5")
    )
    assert firm.company_card
    assert org.company_card
    assert bare.company_card
    assert isinstance(group, Passed)


def test_broken_cards_do_not_stop_the_file() -> None:
    text = (
        "junk before\r\nBEGIN:VCARD\r\nVERSION:3.0\r\nFN:No End\r\n"
        "BEGIN:VCARD\nVERSION:3.0\nEMAIL:mail@x.example\nthis is no property\nEND:VCARDBEGIN:VCARD\nFN:Glued\nEND:VCARD\n"
        "between\nbegin:vcard\nNOTE:nobody\nend:vcard\n"
        + card("FN:Ada", "AGENT:", "BEGIN:VCARD", "FN:Agent", "END:VCARD", "TEL:12345", version="2.1")
        + "BEGIN:VCARD\nVERSION:3.0\n"
    )
    brought = read(text)
    assert [(type(b).__name__, getattr(b, "display", "") or getattr(b, "where", "")) for b in brought] == [
        ("ContactRecord", "No End"), ("ContactRecord", ""), ("ContactRecord", "Glued"), ("Skipped", "card 4"),
        ("ContactRecord", "Ada"), ("Skipped", "card 6"),
    ]  # fmt: skip
    assert (brought[1].emails, brought[4].phones) == (("mail@x.example",), ("12345",))
    assert [type(b) for b in read("nothing here")] == [Skipped]


def test_a_card_with_only_a_birthday_is_kept_for_recognition() -> None:
    record = one("N:;;;;", "FN:?", "BDAY:1986-06-11", "ADR:;;;Racine;;;")
    assert (record.display, record.birthday, record.place) == ("", "1986-06-11", "Racine")


def test_lines_that_end_as_on_old_macs() -> None:
    ada, bo = read((card("FN:Ada") + card("FN:Bo")).replace("\r\n", "\r"))
    assert (ada.display, bo.display) == ("Ada", "Bo")


def test_other_encodings() -> None:
    text = card("FN:José Peña", "EMAIL:j@x.example")
    for encoding in ("utf-8-sig", "utf-16", "cp1252"):
        (jose,) = read(text.encode(encoding))
        assert jose.display == "José Peña"
    (cut,) = read(b"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Jos" + b"\xc3\r\n \xa9\r\nEND:VCARD\r\n")
    assert cut.display == "José"


@pytest.mark.parametrize("end", ["", "\r\n "])
def test_photos_are_not_held(end: str) -> None:
    photo = "PHOTO;ENCODING=b;TYPE=JPEG:" + ("/9j/4AAQSkZJRgABAQAA" * 3 + end) * 60_000
    unindented = "BEGIN:VCARD\nVERSION:2.1\nPHOTO;JPEG;BASE64:\n/9j/4AAQ\nABCD=\n\nFN:Bo\nEND:VCARD\n"
    data = (card("FN:Ada", photo.rstrip(), "EMAIL:a@x.example") + unindented).encode()
    tracemalloc.start()
    ada, bo = read(data)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert (ada.emails, bo.display) == (("a@x.example",), "Bo")
    assert peak < len(data) // 4  # of several MB only pieces


def test_equal_cards_both_count_and_keep_their_identifiers() -> None:
    text = card("FN:Ada", "REV:2024-01-01", "UID:1") * 2
    first, second = read(text)
    again = read(text.replace("2024", "2025") + card("FN:Bo"))
    assert first.id != second.id
    assert [first.id, second.id] == [r.id for r in again[:2]]
    assert read(text.replace("Ada", "Eda"))[0].id not in {first.id, second.id}


plain = st.text(
    st.characters(
        codec="utf-8", categories=("L", "N", "P", "S", "Zs"), exclude_characters="\\\x85\u2028\u2029"
    ),
    max_size=30,
)
spoken = plain.map(lambda t: f"a{' '.join(t.split())}z")
people = st.fixed_dictionaries(
    {
        "given": spoken, "family": spoken, "organization": spoken, "title": spoken, "note": spoken,
        "emails": st.lists(st.from_regex(r"[a-z]{1,8}\.[a-z0-9]{1,8}@[a-z]{1,9}\.example", fullmatch=True), max_size=3, unique=True),
        "phones": st.lists(st.from_regex(r"\+[1-9][0-9]{6,12}", fullmatch=True), max_size=3, unique=True),
    }
)  # fmt: skip


def escaped(text: str, version: str) -> str:
    if version == "2.1":
        return text.replace(";", "\\;")
    return text.replace(",", "\\,").replace(";", "\\;")


def folded(line: str, width: int, version: str) -> bytes:
    """Folded at octets, which may cut letters; vCard 2.1 folds only before a blank, which stays."""
    data = line.encode()
    if version == "2.1":
        return data
    pieces = [data[at : at + width] for at in range(0, len(data), width)]
    return b"\r\n ".join(pieces)


def quoted_printable(text: str, width: int) -> str:
    coded = "".join(
        f"={byte:02X}" if byte < 33 or byte > 126 or byte in b"=;:" else chr(byte) for byte in text.encode()
    )
    tokens = [coded[i : i + 3] if coded[i] == "=" else coded[i] for i in _starts(coded)]
    return "".join(
        token + ("=\r\n" if n and n % width == 0 and n < len(tokens) - 1 else "")
        for n, token in enumerate(tokens)
    )


def _starts(coded: str) -> list[int]:
    starts, at = [], 0
    while at < len(coded):
        starts.append(at)
        at += 3 if coded[at] == "=" else 1
    return starts


def written(person: dict, version: str, width: int) -> bytes:
    e = lambda text: escaped(text, version)
    lines = [
        f"N:{e(person['family'])};{e(person['given'])};;;",
        f"ORG:{e(person['organization'])}",
        f"TITLE:{e(person['title'])}",
    ]
    lines += [
        f"EMAIL;{'' if version == '2.1' else 'TYPE='}INTERNET:{address}" for address in person["emails"]
    ]
    lines += [f"TEL;{'' if version == '2.1' else 'TYPE='}CELL:{number}" for number in person["phones"]]
    if version == "2.1":
        note = (
            f"NOTE;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:{quoted_printable(person['note'], width)}".encode()
        )
    else:
        note = folded(f"NOTE:{e(person['note'])}", width, version)
    body = [folded(line, width, version) for line in lines]
    return b"\r\n".join([b"BEGIN:VCARD", f"VERSION:{version}".encode(), *body, note, b"END:VCARD", b""])


@settings(max_examples=120, deadline=None)
@given(st.lists(people, min_size=1, max_size=3), st.sampled_from(["2.1", "3.0", "4.0"]), st.integers(9, 80))
def test_what_is_written_is_read(cast: list[dict], version: str, width: int) -> None:
    found = read(b"".join(written(person, version, width) for person in cast))
    assert len(found) == len(cast)
    for record, person in zip(found, cast, strict=True):
        for name in ("given", "family", "organization", "title", "note"):
            assert getattr(record, name) == person[name]
        assert list(record.emails) == person["emails"]
        assert list(record.phones) == person["phones"]


@settings(max_examples=60, deadline=None)
@given(people, st.integers(20, 75))
def test_as_vobject_reads_it(person: dict, width: int) -> None:
    data = written(person, "3.0", width)
    (record,) = read(data)
    (theirs,) = vobject.readComponents(_unfolded(data))
    assert (record.given, record.family) == (theirs.n.value.given, theirs.n.value.family)
    assert record.organization == theirs.org.value[0]
    assert (record.title, record.note) == (theirs.title.value, theirs.note.value)
    assert list(record.emails) == [email.value for email in getattr(theirs, "email_list", [])]


def _unfolded(data: bytes) -> str:
    """vobject unfolds letters, not octets; a letter cut in two is put together for it."""
    return data.replace(b"\r\n ", b"").decode()


@settings(max_examples=120, deadline=None)
@given(
    st.lists(
        st.one_of(
            st.binary(max_size=40),
            st.sampled_from(
                [
                    b"\r\n",
                    b"BEGIN:VCARD",
                    b"END:VCARD",
                    b"FN:x",
                    b"N;ENCODING=QUOTED-PRINTABLE:=",
                    b"PHOTO;B:",
                    b' ;"',
                    b"AGENT:",
                ]
            ),
        ),
        max_size=12,
    )
)
def test_random_bytes_never_raise_and_no_card_is_lost(pieces: list[bytes]) -> None:
    data = b"BEGIN:VCARD\nFN:first\n" + b"\n".join(pieces) + b"\nEND:VCARD\nBEGIN:VCARD\nFN:last\nEND:VCARD\n"
    assert getattr(read(data)[-1], "display", "") == "last"
