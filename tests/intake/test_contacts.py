"""Contact sheets of Google, Outlook, Thunderbird, other programs and people's own hands."""

import csv
import io
import random
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from otherward.intake.brought import Passed
from otherward.intake.spreadsheet import fingerprint, propose_mapping
from otherward.network.record import Skipped

GOOGLE = (
    "First Name,Middle Name,Last Name,Phonetic First Name,Name Prefix,Name Suffix,Nickname,File As,Organization Name,Organization Title,"
    "Organization Department,Birthday,Notes,Photo,Labels,E-mail 1 - Label,E-mail 1 - Value,E-mail 2 - Label,E-mail 2 - Value,Phone 1 - Label,"
    "Phone 1 - Value,Address 1 - Label,Address 1 - Formatted,Address 1 - Street,Address 1 - City,Address 1 - Region,Address 1 - Postal Code,"
    "Address 1 - Country,Relation 1 - Label,Relation 1 - Value,Website 1 - Label,Website 1 - Value"
)


def rows(header: str, *filled: dict[str, str], delimiter: str = ",") -> str:
    out = io.StringIO()
    names = next(csv.reader([header]))
    writer = csv.writer(out, delimiter=delimiter, lineterminator="\n")
    writer.writerow(names)
    for row in filled:
        assert not set(row) - set(names)
        writer.writerow([row.get(name, "") for name in names])
    return out.getvalue()


def test_google_today(bring, records, tmp_path) -> None:
    text = rows(
        GOOGLE,
        {
            "First Name": "Ada", "Last Name": "Example", "Name Suffix": "Jr.", "Organization Name": "Acme", "Organization Title": "Boss",
            "Birthday": "--04-15", "Labels": "* myContacts ::: Navy", "E-mail 1 - Label": "Home", "E-mail 1 - Value": "a@home.example",
            "E-mail 2 - Label": "* Work", "E-mail 2 - Value": "a@work.example ::: b@work.example", "Phone 1 - Label": "Mobile",
            "Phone 1 - Value": "414-555-0100 ::: 414-555-0101", "Address 1 - City": "Racine", "Address 1 - Country": "US",
            "Relation 1 - Label": "Spouse", "Relation 1 - Value": "Bo", "Website 1 - Value": "https://ada.example",
        },
        {"E-mail 1 - Label": "* ", "E-mail 1 - Value": "only@x.example"},
        {},
    )  # fmt: skip
    name, brought = bring(tmp_path, "contacts.csv", text)
    ada, only = records(brought)
    assert name == "Google contacts"
    assert ada.emails == ("a@work.example", "b@work.example", "a@home.example")
    assert ada.phones == ("414-555-0100", "414-555-0101")
    assert (ada.display, ada.suffix, ada.birthday, ada.place) == (
        "Ada Example",
        "Jr.",
        "--04-15",
        "Racine, US",
    )
    assert (ada.categories, ada.related, ada.profiles) == (
        ("Navy",),
        (("spouse", "Bo"),),
        ("https://ada.example",),
    )
    assert (only.display, only.emails, only.source.index) == ("", ("only@x.example",), 2)
    assert brought[2] == Passed(where="row 3", why="empty row")


def test_google_before(bring, records, tmp_path) -> None:
    header = (
        "Name,Given Name,Additional Name,Family Name,Yomi Name,Maiden Name,Birthday,Notes,Group Membership,E-mail 1 - Type,E-mail 1 - Value,"
        "Phone 1 - Type,Phone 1 - Value,Organization 1 - Type,Organization 1 - Name,Organization 1 - Title"
    )
    text = rows(
        header,
        {
            "Name": "Ada M Example", "Given Name": "Ada", "Additional Name": "M", "Family Name": "Example", "Maiden Name": "Stone",
            "Group Membership": "* myContacts ::: Friends", "E-mail 1 - Type": "* ", "E-mail 1 - Value": "a@x.example ::: b@x.example",
            "Organization 1 - Name": "Acme ::: Old Co", "Organization 1 - Title": "Boss",
        },
    )  # fmt: skip
    name, brought = bring(tmp_path, "google.csv", text.encode("utf-16"))
    (ada,) = records(brought)
    assert name == "Google contacts"
    assert (ada.display, ada.middle, ada.former) == ("Ada M Example", "M", "Stone")
    assert (ada.emails, ada.organization, ada.categories) == (
        ("a@x.example", "b@x.example"),
        "Acme",
        ("Friends",),
    )


@pytest.mark.parametrize(
    "header",
    [
        (
            "Title,First Name,Middle Name,Last Name,Suffix,Company,Department,Job Title,Business Street,Business City,Business Country/Region,"
            "Home Street,Home City,Home Country/Region,Assistant's Phone,Business Fax,Business Phone,Mobile Phone,Birthday,E-mail Address,"
            "E-mail 2 Address,Manager's Name,Assistant's Name,Spouse,Web Page,Categories,Notes"
        ),
        (
            "First Name,Middle Name,Last Name,Title,Suffix,Nickname,Given Yomi,E-mail Address,E-mail 2 Address,Home Phone,Business Phone,"
            "Mobile Phone,Business Fax,Company Main Phone,Assistant's Phone,Job Title,Department,Company,Manager's Name,Assistant's Name,"
            "Business Street,Business City,Business Country/Region,Home Street,Home City,Home Country/Region,Spouse,Web Page,Birthday,Categories,Notes"
        ),
    ],
)
def test_outlook(bring, records, tmp_path, header) -> None:
    text = rows(
        header,
        {
            "Title": "Mr.", "First Name": "Ada", "Last Name": "Example", "Company": "Acme", "Job Title": "Boss", "Business Fax": "1",
            "Business Phone": "'+1 414 555 0100", "Assistant's Phone": "999999", "Birthday": "0/0/00", "E-mail Address": "a@x.example",
            "Manager's Name": "Cy Moss", "Assistant's Name": "Di Doe", "Spouse": "Bo", "Business City": "Racine", "Home City": "Wauwatosa",
        },
        {"Company": "Poison Control", "Business Phone": "800-222-1222"},
    )  # fmt: skip
    name, brought = bring(tmp_path, "contacts.csv", text.encode("cp1252"))
    ada, firm = records(brought)
    assert name == "Outlook contacts"
    assert (ada.prefix, ada.title, ada.phones, ada.birthday) == ("Mr.", "Boss", ("+1 414 555 0100",), "")
    assert set(ada.related) == {("manager", "Cy Moss"), ("assistant", "Di Doe"), ("spouse", "Bo")}
    assert ada.place == "Wauwatosa"
    assert (firm.company_card, firm.display) == (True, "Poison Control")


def test_thunderbird_with_its_empty_last_column(bring, records, tmp_path) -> None:
    header = "First Name,Last Name,Display Name,Nickname,Primary Email,Secondary Email,Work Phone,Fax Number,Organization,Birth Year,Birth Month,Birth Day,Custom 1,Notes,"
    name, brought = bring(
        tmp_path,
        "book.csv",
        f"{header}\nAda,Example,Ada E.,,a@x.example,b@x.example,,99,Acme,1980,4,15,,friend,\n",
    )
    (ada,) = records(brought)
    assert name == "Thunderbird contacts"
    assert (ada.display, ada.emails, ada.birthday, ada.note, ada.phones) == (
        "Ada E.",
        ("a@x.example", "b@x.example"),
        "1980-04-15",
        "friend",
        (),
    )


def test_a_sheet_made_by_hand(bring, records, tmp_path) -> None:
    text = "My people, updated in May\n\nWho;Mail;Firma;Title;How we met;Looking for\nJosé Peña;jose@x.example, j2@x.example;Acme;Dr.;at a fair;a planner\n;;;;;\nn/a;-;;;;\n"
    name, brought = bring(tmp_path, "people.csv", text.encode("cp1252"))
    (jose,) = records(brought)
    assert name == "contact sheet"
    assert (jose.display, jose.emails, jose.organization, jose.prefix) == (
        "José Peña",
        ("jose@x.example", "j2@x.example"),
        "Acme",
        "Dr.",
    )
    assert jose.note == "How we met: at a fair\nLooking for: a planner"
    assert [type(one) for one in brought[1:]] == [Passed, Skipped]


@pytest.mark.parametrize(
    "text",
    [
        "full_name,emails,phones,company,title,twitter_handle,notes,tags\nAda Example,a@x.example;b@x.example,414-555-0100,Acme,Boss,@ada,hi,x;y\n",
        "first_name,last_name,gender,title,background,tags,linkedin_url,company,email_work,email_home,phone_work\nAda,Example,f,Boss,hi,x,,Acme,a@x.example,b@x.example,414-555-0100\n",
        "First Name\tLast Name\tFull Name\tEmail\tPhone\tCompany\tTitle\tNotes\nAda\tExample\tAda Example\ta@x.example b@x.example\t414-555-0100\tAcme\tBoss\thi\n",
    ],
)
def test_other_programs(bring, records, tmp_path, text) -> None:
    _, brought = bring(tmp_path, "export.csv", text)
    (ada,) = records(brought)
    assert (ada.display, ada.emails, ada.phones) == (
        "Ada Example",
        ("a@x.example", "b@x.example"),
        ("414-555-0100",),
    )
    assert (ada.organization, ada.title) == ("Acme", "Boss")


def test_a_sheet_without_a_header(bring, records, tmp_path) -> None:
    _, brought = bring(
        tmp_path,
        "members.csv",
        "ada@x.example,Ada,Example,1001\nbo@x.example,Bo,Mills,1002\ncy@x.example,Cy,Moss,1003\n",
    )
    assert [(r.given, r.family, r.emails[0], r.source.index) for r in records(brought)] == [
        ("Ada", "Example", "ada@x.example", 1), ("Bo", "Mills", "bo@x.example", 2), ("Cy", "Moss", "cy@x.example", 3),
    ]  # fmt: skip


def test_a_sheet_that_is_not_understood_is_no_silent_success(bring, records, tmp_path) -> None:
    header, row = ["alpha", "beta"], ["Ada Example", "a@x"]
    text = "alpha,beta\nAda Example,12\nBo Mills,13\n"
    _, brought = bring(tmp_path, "odd.csv", text)
    assert [type(one) for one in brought] == [Skipped]
    mapping = {fingerprint(header): {"alpha": "display"}}
    _, confirmed = bring(tmp_path, "odd.csv", text, mappings=mapping)
    assert [r.display for r in records(confirmed)] == ["Ada Example", "Bo Mills"]
    assert row


def test_a_workbook_says_what_to_do(bring, tmp_path) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as book:
        book.writestr("[Content_Types].xml", "<x/>")
        book.writestr("xl/workbook.xml", "<x/>")
    _, (said,) = bring(tmp_path, "people.xlsx", packed.getvalue())
    assert "save the sheet as CSV" in said.why


def test_several_tables_in_one_file(bring, records, tmp_path) -> None:
    text = "=== CONTACTS ===\nID,Firstname,Lastname,Email\n7,Ada,Example,a@x.example\n\n=== RELATIONSHIPS ===\nSource,Target,Type,Since\nAda,Bo,friend,2020\n"
    _, brought = bring(tmp_path, "export.csv", text)
    assert [r.display for r in records(brought)] == ["Ada Example"]
    assert [type(one) for one in brought[1:]] == [Passed] * 3


def test_contacts_that_linkedin_was_given(bring, records, tmp_path) -> None:
    text = "Source,FirstName,LastName,Companies,Title,Emails,PhoneNumbers,CreatedAt,Sites\nGOOGLE,Ada,Example,Acme,Boss,a@x.example,414-555-0100,1/2/20,\n"
    name, brought = bring(tmp_path, "Contacts.csv", text)
    (ada,) = records(brought)
    assert (name, ada.display, ada.emails, ada.organization) == (
        "LinkedIn imported contacts",
        "Ada Example",
        ("a@x.example",),
        "Acme",
    )


def test_a_mail_is_no_sheet(bring, tmp_path) -> None:
    text = "From: a@b.example\nTo: c@d.example, e@f.example\nSubject: Name, Company\n\nHello, you\n"
    name, _ = bring(tmp_path, "x.eml", text)
    assert name != "contact sheet"


def test_proposals_and_fingerprints() -> None:
    assert propose_mapping(["Work E-Mail (main)", "Cell #", "Assistant's Phone", "Shoe size"]) == {
        "Work E-Mail (main)": "email",
        "Cell #": "phone",
    }
    assert fingerprint(["Name", "E-Mail", ""]) == fingerprint(["name", "e mail"])
    assert fingerprint(["Name"]) != fingerprint(["Mail"])


words = st.text(st.characters(codec="utf-8", categories=("L", "N")), min_size=1, max_size=12)
texts = st.lists(words, min_size=1, max_size=3).map(" ".join)
notes = st.lists(
    st.sampled_from(['"quoted"', "a;b", "c,d", "e\tf", "line\nbreak", "x|y", "é"]), max_size=4
).map(" ".join)
people = st.lists(
    st.tuples(
        words.map(lambda w: "G" + w), words.map(lambda w: "F" + w), texts.map(lambda t: "O" + t), notes
    ),
    min_size=1,
    max_size=8,
)


@settings(max_examples=80, deadline=None)
@given(
    people,
    st.sampled_from(",;\t|"),
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]),
    st.sampled_from(["\n", "\r\n"]),
)
def test_whatever_delimiter_and_encoding(
    bring, records, tmp_path_factory, rows_in, delimiter, encoding, ends
) -> None:
    out = io.StringIO()
    writer = csv.writer(out, delimiter=delimiter, lineterminator=ends)
    writer.writerow(["First Name", "Last Name", "Company", "E-mail", "Notes"])
    for number, (first, last, company, note) in enumerate(rows_in):
        writer.writerow([first, last, company, f"p{number}@x.example", note])
    _, brought = bring(tmp_path_factory.mktemp("sheet"), "s.csv", out.getvalue().encode(encoding))
    found = records(brought)
    assert [r.emails for r in found] == [(f"p{n}@x.example",) for n in range(len(rows_in))]
    for record, (first, last, company, note) in zip(found, rows_in, strict=True):
        assert (record.given, record.family, record.organization) == (first, last, company)
        assert record.note.split() == note.split()


@settings(max_examples=60, deadline=None)
@given(
    st.binary(max_size=400),
    st.sampled_from(
        [
            b"",
            b"Name,E-mail,Phone\n",
            b"First Name,Last Name,URL,Connected On\n",
            b"\xff\xfe",
            b'Name;Mail\n"',
        ]
    ),
)
def test_random_bytes_never_raise(bring, tmp_path_factory, noise, start) -> None:
    bring(tmp_path_factory.mktemp("noise"), "x.csv", start + noise)


def test_no_row_is_lost_whatever_is_wrong_with_quotes(bring, tmp_path) -> None:
    rng = random.Random(7)
    lines = [f"P{n},Q{n},p{n}@x.example" for n in range(300)]
    broken = set(rng.sample(range(300), 20))
    text = (
        "First Name,Last Name,E-mail\n"
        + "\n".join('"' + line if n in broken else line for n, line in enumerate(lines))
        + "\n"
    )
    _, brought = bring(tmp_path, "s.csv", text)
    said = [one.source.where if hasattr(one, "source") else one.where for one in brought]
    assert said == [f"row {n + 1}" for n in range(300)]
