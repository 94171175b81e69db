"""What a message is for, read from its words; what greets many approaches nobody."""

import pytest

from otherward.review.draft import Draft, Known, MessageKind
from otherward.review.reviewer import review

WORDS = "Please find the new rota below. I would like to move the Tuesday shift to Thursday. Any comments are welcome."


def kind(hail, body=WORDS, subject="The rota"):
    return review(Draft(subject=subject, body=f"{hail}\n\n{body}\n\nOskar"), meaning=False).kind


@pytest.mark.parametrize(
    "hail",
    [
        "Dear all,",
        "Dear Harbour Choir Colleagues,",
        "Hi Allotment Crew,",
        "Hello North Pier'ers,",
        "Dear Benedikta and all,",
        "Dear Tuesday Evening Volunteers,",
        "",
    ],
)
def test_a_note_to_many_approaches_nobody(hail):
    assert kind(hail) is MessageKind.OTHER


@pytest.mark.parametrize("hail", ["Dear Benedikta,", "Dear Dr. Allman,", "Hi Folke,", "Dear Hiring Team,"])
def test_a_note_to_one_does(hail):
    assert kind(hail) is not MessageKind.OTHER


def test_two_who_are_brought_together_are_not_many():
    body = "Benedikta, meet Oskar, who mends bells. I'll leave you two to it."
    assert kind("Hi both,", body, "Introduction") is MessageKind.INTRODUCTION


def test_thanks_for_a_reminder_remind_of_nothing():
    body = "Thank you for the reminder. The key is under the pot."
    assert kind("", body, "Re: key") is MessageKind.OTHER
    assert kind("Hi Benedikta,", "A reminder of the key I asked for.", "Key") is MessageKind.FOLLOW_UP


def test_a_notice_to_many_is_not_held_for_a_first_message():
    for hail in ("Dear Harbour Choir Colleagues,", "Dear Benedikta and all,"):
        found = review(Draft(subject="The rota", body=f"{hail}\n\n{WORDS}\n\nOskar"), meaning=False)
        assert not found.findings


def test_what_goes_to_one_person_approaches_them_without_a_greeting_too():
    words = "What job do you have for me?"
    about = "The bakery"
    assert not review(Draft(subject=about, body=words), meaning=False).findings
    for draft in (
        Draft(subject=about, body=words, to_one=True),
        Draft(subject=about, body=words, known=Known(name="Benedikta Ruiz")),
    ):
        found = review(draft, meaning=False)
        assert found.kind is not MessageKind.OTHER
        assert "ASK006" in {one.code for one in found.findings}


def test_what_is_written_to_one_but_greets_many_is_a_note_to_many():
    draft = Draft(body=f"Dear all,\n\n{WORDS}", to_one=True)
    assert review(draft, meaning=False).kind is MessageKind.OTHER


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("What jobs are currently available that I could apply for?", MessageKind.OUTREACH),
        ("Could we meet for coffee next week?", MessageKind.MEETING_REQUEST),
        ("Would you introduce me to the harbour master?", MessageKind.INTRO_REQUEST),
        ("Running ten minutes late, sorry.", MessageKind.OTHER),
        ("Can you send me the file?", MessageKind.OTHER),
    ],
)
def test_a_line_without_greeting_approaches_somebody_where_it_asks_for_much(text, expected):
    assert review(Draft(body=text), meaning=False).kind is expected
