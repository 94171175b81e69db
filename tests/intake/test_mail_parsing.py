"""A mail's header is read as the standard library reads it, and where that stops, the rest still counts."""

import email

import pytest
from hypothesis import given
from hypothesis import strategies as st

from otherward.intake.mail_parsing import message_of

HEAD = "From: Ana <ana@acme.example>\nTo: Tom <tom@reed.example>\nSubject: docks\n and racks\n"
MAILS = (
    f"{HEAD}\nHello\n",
    f"{HEAD}Content-Type: text/plain; charset=utf-8\n\nHello\n\nFrom: not a header\n",
    f'{HEAD}Content-Type: multipart/mixed; boundary="b"\n\n--b\n\nHello\n--b\nContent-Type: text/html\n\n<p>x\n--b--\n',
    f"{HEAD}Content-Type: message/rfc822\n\n{HEAD}\nHello\n",
    f"{HEAD}",
    "Subject:\nX-Empty:\n\n",
)


@pytest.mark.parametrize("mail", MAILS)
@pytest.mark.parametrize("line", ["\n", "\r\n"])
def test_a_mail_is_read_as_the_standard_library_reads_it(mail, line):
    content = mail.replace("\n", line).encode()
    ours, theirs = message_of(content), email.message_from_bytes(content)
    assert [(k, v.split()) for k, v in ours.items()] == [(k, v.split()) for k, v in theirs.items()]
    assert [part.get_payload(decode=True) for part in ours.walk()] == [
        part.get_payload(decode=True) for part in theirs.walk()
    ]


def test_a_line_that_is_no_header_does_not_hide_those_below():
    found = message_of(b"From: ana@acme.example\nthis is none\nSubject: docks\n\nHello\n")
    assert (found["subject"], found.get_payload()) == ("docks", "Hello\n")
    spaced = message_of(b"From  : ana@acme.example\nSubject\t: docks\n\nHello\n")
    assert (spaced["from"], spaced["subject"]) == ("ana@acme.example", "docks")


def test_without_a_blank_line_the_words_are_the_body():
    found = message_of(b"From: ana@acme.example\nSubject: docks\nHello Tom,\nnote: bring the racks\n\nAna\n")
    assert (found["subject"], found.get_payload()) == ("docks", "Hello Tom,\nnote: bring the racks\n\nAna\n")


@given(st.binary(max_size=300) | st.text(alphabet="aF:- \n\r\t=", max_size=60).map(str.encode))
def test_no_bytes_ever_raise_and_none_are_lost(content):
    found = message_of(content)
    words = b"".join(content.split())
    kept = "".join(f"{name}{value}" for name, value in found.raw_items()) + str(found.get_payload())
    assert len("".join(kept.split())) <= len(words)
