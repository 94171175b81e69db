"""Mailboxes, single mails and Maildirs: who wrote what to whom and when, whatever programs did to it."""

import io
import mailbox as oracle
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from otherward.intake import mail_splitter
from otherward.intake.brought import Circumstances, Passed
from otherward.intake.entries import entries
from otherward.intake.entry import Entry
from otherward.intake.formats import recognize
from otherward.intake.mail_header import moment_in, people_in, words_of
from otherward.intake.mail_splitter import split_mailbox
from otherward.intake.mailbox import Mailbox, SingleMail
from otherward.intake.signature import facts_in
from otherward.names import name_of
from otherward.network.interaction import Interaction, Participant
from otherward.network.record import ContactRecord, Skipped

FROM = "From ana@ruiz.example Fri Sep  4 09:05:00 2026\n"
HEAD = "From: Ana Ruiz <Ana@Ruiz.example>\nTo: Tom Reed <tom@reed.example>\nDate: Fri, 4 Sep 2026 09:05:00 +0200\nSubject: docks\n"
PLAIN = f"{HEAD}Message-ID: <1@ruiz.example>\n\nHi Tom,\n\ncould you send the plan?\n"
DAY = date(2026, 9, 14)


def mails(brought):
    return [one for one in brought if isinstance(one, Interaction)]


@pytest.fixture
def one(bring, tmp_path):
    def read(content, name="one.eml", **circumstances):
        _, brought = bring(tmp_path, name, content, **circumstances)
        (mail,) = mails(brought)
        return mail

    return read


def test_a_mail_says_who_wrote_what_to_whom_and_when(one):
    mail = one(PLAIN.replace("Subject", "Cc: Lee <lee@x.example>\nSubject"))
    assert mail.author == Participant(handle="mailto:ana@ruiz.example", name="Ana Ruiz")
    assert mail.to == (Participant(handle="mailto:tom@reed.example", name="Tom Reed"),)
    assert [who.handle for who in mail.copied] == ["mailto:lee@x.example"]
    assert mail.at == datetime(2026, 9, 4, 9, 5, tzinfo=timezone(timedelta(hours=2)))
    assert (mail.subject, mail.text, mail.machine) == ("docks", "Hi Tom,\n\ncould you send the plan?", "")
    assert mail.source.where == "mail of 4 September 2026 from Ana Ruiz"
    assert (mail.source.index, mail.source.locator) == (1, "1@ruiz.example")
    assert mail.id == name_of("interaction", "mail", "1@ruiz.example")


def test_a_thread_is_that_of_its_first_mail(one):
    answer = one(PLAIN.replace("\n\nHi", "\nReferences: <0@x> <a@x>\nIn-Reply-To: <a@x>\n\nHi", 1), "b.eml")
    bare = one(PLAIN.replace("\n\nHi", "\nIn-Reply-To: <0@x>\n\nHi", 1), "c.eml")
    first = one(PLAIN.replace("1@ruiz.example", "0@x"), "a.eml")
    assert answer.thread == bare.thread == first.thread == name_of("thread", "0@x")
    assert answer.in_reply_to == ("0@x", "a@x")


@pytest.mark.parametrize(
    ("separator", "mark"),
    [
        (FROM, ">From "),
        ("From 1735071814543538060@xxx Fri Sep 04 09:05:00 +0000 2026\n", ">From "),
        ("From - Fri Sep 04 09:05:00 2026\n", ">From "),
        ("From MAILER-DAEMON Fri Sep  4 09:05:00 2026 +0200\n", ">From "),
        (FROM, "From "),
    ],
)
def test_mailboxes_of_all_kinds_are_cut_into_their_mails(bring, tmp_path, separator, mark):
    body = PLAIN + f"\n{mark}now on it is yours.\n"
    content = separator + body + "\n" + separator + PLAIN.replace("1@ruiz", "2@ruiz")
    name, brought = bring(tmp_path, "box", content)
    assert name == "mailbox"
    first, second = mails(brought)
    assert first.text.endswith("\n\nFrom now on it is yours.")
    assert [first.source.index, second.source.index] == [1, 2]


@pytest.mark.parametrize("line", ["\r\n", "\r"])
def test_line_ends_of_other_systems(one, line):
    assert one((FROM + PLAIN).replace("\n", line), "box").text == "Hi Tom,\n\ncould you send the plan?"


def test_an_archive_of_a_list_spells_its_addresses(one):
    content = "From ana at ruiz.example  Thu Nov  1 11:19:12 2001\nFrom: ana at ruiz.example (Ana Ruiz)\nDate: Thu Nov  1 11:19:12 2001\nSubject: [docks] plan\nMessage-ID: <1@x>\n\nHere it is.\n"
    mail = one(content, "2001.txt")
    assert mail.author == Participant(handle="mailto:ana@ruiz.example", name="Ana Ruiz")
    assert (mail.machine, mail.day) == ("list", date(2001, 11, 1))


@pytest.mark.parametrize(
    "junk", ["\n\n", "\ufeff", "Saved by the archive program\n\n", ">From ana Fri Sep 4\n"]
)
def test_junk_above_a_mail_is_left_out(one, junk):
    assert one(junk + PLAIN).author.name == "Ana Ruiz"


@pytest.mark.parametrize(
    ("dates", "expected"),
    [
        ("Date: yesterday", datetime(2026, 9, 3, 8, tzinfo=UTC)),
        ("", datetime(2026, 9, 3, 8, tzinfo=UTC)),
        ("Date: Fri, 4 Sep 2062 09:05:00 +0200", datetime(2026, 9, 3, 8, tzinfo=UTC)),
        ("Date: Fri, 4 Sep 2026 09:05:00", datetime(2026, 9, 4, 9, 5, tzinfo=UTC)),
        ("Date: Fri, 4 Sep 2026 25:61:00 +0200", datetime(2026, 9, 3, 8, tzinfo=UTC)),
    ],
)
def test_a_broken_date_is_found_in_received(one, dates, expected):
    head = HEAD.replace("Date: Fri, 4 Sep 2026 09:05:00 +0200", f"{dates}\nX-A: b".strip())
    mail = one(f"Received: from a by b;\n Thu, 3 Sep 2026 08:00:00 +0000\n{head}\nHi\n")
    assert mail.at == expected
    assert mail.at.tzinfo is not None


def test_else_in_the_from_line(one):
    head = HEAD.replace("Date: Fri, 4 Sep 2026 09:05:00 +0200\n", "")
    assert one(f"{FROM}{head}\nHi\n", "box").at == datetime(2026, 9, 4, 9, 5, tzinfo=UTC)


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("=?utf-8?q?Jos=C3=A9?= =?utf-8?q?_Mu=C3=B1oz?=", "José Muñoz"),
        ("=?utf-8?b?Sm9zww==?= =?utf-8?b?qSBN?=", "José M"),
        ("=?iso-8859-1?Q?Andr=E9?= Petit", "André Petit"),
        ("=?no-such-charset?Q?Andr=E9?=", "André"),
        ("=?utf-8?b?!!!?=", None),
        ("folded\n over lines", "folded over lines"),
    ],
)
def test_headers_are_decoded(raw, expected):
    assert words_of(raw) == expected if expected is not None else isinstance(words_of(raw), str)


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        (
            '"Ruiz, Ana" <ana@x.example>, lee@x.example',
            [("ana@x.example", "Ruiz, Ana"), ("lee@x.example", "")],
        ),
        ("Ruiz, Ana <ana@x.example>", [("ana@x.example", "Ruiz, Ana")]),
        ("ana@x.example (Ana Ruiz)", [("ana@x.example", "Ana Ruiz")]),
        ("'Ana Ruiz' <ana@x.example>", [("ana@x.example", "Ana Ruiz")]),
        ("ana@x.example <ana@x.example>", [("ana@x.example", "")]),
        ("The team: ana@x.example, lee@x.example;", [("ana@x.example", ""), ("lee@x.example", "")]),
        ("undisclosed-recipients:;", []),
        ("=?utf-8?Q?Jos=C3=A9?= <jose@x.example>", [("jose@x.example", "José")]),
        ("Ana Ruiz via Docks <docks@x.example>", [("docks@x.example", "Ana Ruiz")]),
        ("nobody", []),
    ],
)
def test_addresses_are_read_as_written(raw, expected):
    assert [(who.handle.removeprefix("mailto:"), who.name) for who in people_in(raw)] == expected


def part(kind: str, body: str) -> str:
    return f"--cut\nContent-Type: {kind}\n\n{body}\n"


def several(kind: str, *parts: str) -> str:
    return f'{HEAD}MIME-Version: 1.0\nContent-Type: multipart/{kind}; boundary="cut"\n\n{"".join(parts)}--cut--\n'


BODIES = {
    "quoted-printable": (f"{HEAD}Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: Quoted-Printable \n\nGr=C3=BC=\n=C3=9Fe\n", "Grüße"),
    "base64": (f"{HEAD}Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: base64\n\nR3LDvMOfZSBhbiBhbGxl\n", "Grüße an alle"),
    "base64 cut off": (f"{HEAD}Content-Transfer-Encoding: base64\n\nSGkgVG9t!LCBs\n Z\n", "Hi Tom, l"),
    "Latin bytes said to be UTF-8": (f"{HEAD}Content-Type: text/plain; charset=utf-8\n\n".encode() + "Café con leche".encode("latin-1"), "Café con leche"),
    "unknown charset": (f"{HEAD}Content-Type: text/plain; charset=klingon\n\nCafé\n", "Café"),
    "Korean": (f"{HEAD}Content-Type: text/plain; charset=ks_c_5601-1987\n\n".encode() + "안녕하세요".encode("cp949"), "안녕하세요"),
    "html only": (f"{HEAD}Content-Type: text/html\n\n<p>Hi <b>Tom</b>,</p><p>here &amp; now</p>", "Hi Tom,\n\nhere & now"),
    "alternative": (several("alternative", part("text/plain", "the plain"), part("text/html", "<p>the html</p>")), "the plain"),
    "empty alternative": (several("alternative", part("text/plain", ""), part("text/html", "<p>the html</p>")), "the html"),
    "nested": (several("mixed", 'X: y\n--cut\nContent-Type: multipart/alternative; boundary="in"\n\n--in\nContent-Type: text/plain\n\ninside\n--in--\n'), "inside"),
    "attached mail": (several("mixed", part("text/plain", "see below"), part("message/rfc822", PLAIN)), "see below"),
    "flowed": (f"{HEAD}Content-Type: text/plain; format=flowed\n\none long \nline\nand another\n", "one long line\nand another"),
    "boundary missing": (f'{HEAD}Content-Type: multipart/mixed; boundary="gone"\n\nstill here\n', "still here"),
}  # fmt: skip


@pytest.mark.parametrize("what", BODIES)
def test_the_words_are_read_however_they_are_packed(one, what):
    content, expected = BODIES[what]
    assert one(content).text == expected


def test_attachments_are_named(one):
    pdf = 'Content-Type: application/pdf; name="=?utf-8?Q?Pl=C3=A4ne.pdf?="\nContent-Disposition: attachment\n\nJVBERg==\n'
    assert one(several("mixed", part("text/plain", "see"), f"--cut\n{pdf}")).attachments == ("Pläne.pdf",)


@pytest.mark.parametrize(
    ("header", "why"),
    [
        ("X-Spam-Flag: YES", "spam"),
        ("X-Gmail-Labels: Spam,Unread", "spam"),
        ("X-Gmail-Labels: =?UTF-8?Q?Papierkorb,Ge=C3=B6ffnet?=", "deleted"),
        ("X-Gmail-Labels: Drafts", "draft"),
        ("X-Mozilla-Status: 0009", "deleted"),
    ],
)
def test_what_was_thrown_away_is_passed_over(bring, tmp_path, header, why):
    _, brought = bring(tmp_path, "a.eml", f"{header}\n{PLAIN}")
    assert brought == [Passed(where="mail 1", why=why)]


def test_a_mail_without_a_sender_is_skipped_and_the_rest_goes_on(bring, tmp_path):
    broken = f"{FROM}Subject: nobody\nDate: Fri, 4 Sep 2026 09:05:00 +0200\n\nHi\n\n"
    _, (problem, mail) = bring(tmp_path, "box", broken + FROM + PLAIN)
    assert isinstance(problem, Skipped)
    assert problem.where == "mail 1"
    assert mail.source.index == 2


def test_a_maildir_is_read_with_its_flags(tmp_path):
    for inside in ("cur", "new", "tmp"):
        (tmp_path / inside).mkdir()
    (tmp_path / "cur" / "1:2,S").write_text(PLAIN)
    (tmp_path / "cur" / "2:2,ST").write_text(PLAIN.replace("1@", "2@"))
    (tmp_path / "new" / "3").write_text(PLAIN.replace("1@", "3@"))
    (entry,) = entries([tmp_path])
    form = recognize(entry)
    found = list(form.read(entry, Circumstances(day=DAY)))
    assert [one.message_id for one in mails(found)] == ["1@ruiz.example", "3@ruiz.example"]
    assert Passed(where="mail 2", why="deleted") in found


SIGNED = "\nBest,\nAna\n\nAna Ruiz\nHead of Logistics\nAcme Foods Inc. | Racine, WI\nT +1 262 555 0114\nFax +1 262 555 0115\nana@ruiz.example\n"


def test_a_signature_tells_title_organization_and_phone_once(bring, tmp_path, records):
    later = PLAIN.replace("1@ruiz", "2@ruiz").replace("4 Sep", "5 Sep")
    _, brought = bring(tmp_path, "box", FROM + PLAIN + SIGNED + "\n" + FROM + later + SIGNED)
    (record,) = records(brought)
    assert (record.display, record.emails, record.origin) == ("Ana Ruiz", ("ana@ruiz.example",), "mail")
    assert (record.title, record.organization, record.phones) == (
        "Head of Logistics",
        "Acme Foods Inc.",
        ("+1 262 555 0114",),
    )
    assert (record.source.index, record.as_of) == (None, date(2026, 9, 5))
    assert all(
        SIGNED.strip().startswith(mail.signature[:4]) and "0114" not in mail.text for mail in mails(brought)
    )


@pytest.mark.parametrize(
    ("signature", "expected"),
    [
        ("Ana Ruiz, VP Sales, Acme Ltd", {"title": "VP Sales", "organization": "Acme Ltd"}),
        (
            "Ana Ruiz | Site Manager | Acme Fulfillment",
            {"title": "Site Manager", "organization": "Acme Fulfillment"},
        ),
        (
            "Ana Ruiz\nDirector, Supply Chain\nAcme Foods",
            {"title": "Director, Supply Chain", "organization": "Acme Foods"},
        ),
        ("Ana\nBirke & Söhne GmbH", {"organization": "Birke & Söhne GmbH"}),
        ("Best,\nAna", {}),
        ("Sent from my iPhone", {}),
        ("Ana\n2026-09-04", {}),
    ],
)
def test_signatures_of_many_shapes(signature, expected):
    assert facts_in(signature, "Ana Ruiz") == expected


def test_a_contact_of_a_newsletter_is_none(bring, tmp_path, records):
    _, brought = bring(tmp_path, "a.eml", f"List-Unsubscribe: <https://x.example>\n{PLAIN}{SIGNED}")
    assert records(brought) == []


def test_a_memo_is_no_mail(bring, tmp_path):
    memo = "From: the board\nTo: all staff\nSubject: docks\n\nPlease keep them free.\n"
    assert bring(tmp_path, "memo.txt", memo)[0] not in ("mail", "mailbox")


def test_a_mail_that_holds_a_card_is_a_mail(bring, tmp_path):
    card = "BEGIN:VCARD\nVERSION:3.0\nFN:Ana Ruiz\nEND:VCARD"
    assert bring(tmp_path, "box", FROM + several("mixed", part("text/vcard", card)))[0] == "mailbox"


def test_mailboxes_are_cut_as_the_standard_library_cuts_them(tmp_path):
    path = tmp_path / "box"
    box = oracle.mbox(path)
    for number in range(40):
        message = oracle.mboxMessage(
            f"{HEAD}Message-ID: <{number}@x>\n\nHi\n\nFrom here on {number}\n" + "x\n" * number
        )
        message.set_from("ana@ruiz.example", time_=True)
        box.add(message)
    box.flush()
    with path.open("rb") as stream:
        assert len(list(split_mailbox(stream))) == len(box) == 40


@pytest.mark.parametrize("size", [7, 64, 1000])
def test_where_the_reading_stops_for_breath_does_not_matter(monkeypatch, size):
    whole = "".join(f"{FROM}{PLAIN.replace('1@', f'{n}@')}\n" for n in range(5)).encode()
    expected = list(split_mailbox(io.BytesIO(whole)))
    monkeypatch.setattr(mail_splitter, "CHUNK", size)
    assert list(split_mailbox(io.BytesIO(whole))) == expected
    assert len(expected) == 5


def test_of_an_endless_mail_only_the_beginning_is_held(monkeypatch):
    monkeypatch.setattr(mail_splitter, "MOST", 1000)
    whole = (FROM + PLAIN + "x" * 100_000 + "\n\n" + FROM + PLAIN).encode()
    first, second = split_mailbox(io.BytesIO(whole))
    assert len(first.content) <= 1000
    assert b"could you" in second.content


def _entry(content: bytes) -> Entry:
    return Entry(
        path="x.eml", name="x.eml", size=len(content), head=content[:65536], open=lambda: io.BytesIO(content)
    )


HOSTILE = st.lists(
    st.sampled_from([FROM.encode(), HEAD.encode(), b"\n", b"\n\n", b"Content-Type: multipart/mixed; boundary=a\n", b"--a\n", b"--a--\n"])
    | st.sampled_from([b"Content-Transfer-Encoding: base64\n", b"=?utf-8?b?w6k?=", b"Content-Type: text/html; charset=\xff\n", b"Date: \xff\n"])
    | st.binary(max_size=60),
    max_size=20,
).map(b"".join)  # fmt: skip


@settings(max_examples=300, suppress_health_check=[HealthCheck.too_slow])
@given(HOSTILE)
def test_no_bytes_ever_raise(content):
    for form in (Mailbox(), SingleMail()):
        form.claims(_entry(content))
        for brought in form.read(_entry(content), Circumstances(day=DAY)):
            assert isinstance(brought, Interaction | ContactRecord | Skipped | Passed)


@given(st.text(max_size=80))
def test_no_header_ever_raises(raw):
    assert isinstance(words_of(raw), str)
    assert all("@" in who.handle for who in people_in(raw))
    moment = moment_in(raw)
    assert moment is None or moment.tzinfo is not None
