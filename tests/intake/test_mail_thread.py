"""Mails of one conversation share a thread even where programs leave out what they answer."""

from itertools import permutations

import pytest

from otherward.intake.mail_thread import bare_subject
from otherward.network.interaction import Interaction

ANA, TOM = "Ana Ruiz <ana@acme.example>", "Tom Reed <tom@reed.example>"


def mail(number: int, sender: str, to: str, subject: str, headers: str = "", month: int = 3) -> str:
    return (
        f"From x@y.example Fri Sep  4 09:05:00 2026\nFrom: {sender}\nTo: {to}\nSubject: {subject}\nMessage-ID: <{number}@x.example>\n"
        f"Date: {number} 0{month} 2026 09:00:00 +0000\n".replace(
            f" 0{month} 2026", f" {['', 'Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul'][month]} 2026"
        )
        + f"{headers}\nHello number {number}, are you coming on Monday?\n\n"
    )


def threads(bring, folder, *mails: str) -> dict[str, str]:
    _, brought = bring(folder, "all.mbox", "".join(mails))
    return {one.message_id.partition("@")[0]: one.thread for one in brought if isinstance(one, Interaction)}


@pytest.mark.parametrize(
    ("subject", "bare", "answers"),
    [
        ("docks", "docks", False), ("Re: docks", "docks", True), ("RE: Re: docks", "docks", True), ("AW: docks", "docks", True),
        ("Fwd: docks", "docks", False), ("[LSCF] Re: docks", "docks", True), ("Re: [LSCF] docks", "docks", True), ("Re[2]: docks", "docks", True),
        ("SV: VS: docks", "docks", True), ("回复：docks", "docks", True), ("Reading list: docks", "reading list: docks", False),
    ],
)  # fmt: skip
def test_subjects_are_compared_without_their_marks(subject, bare, answers):
    assert bare_subject(subject) == (bare, answers)


def test_an_answer_without_references_joins_its_thread_in_any_order(bring, tmp_path):
    mails = [
        mail(1, ANA, TOM, "docks"),
        mail(2, TOM, ANA, "Re: docks"),
        mail(3, ANA, TOM, "AW: docks", "In-Reply-To: <2@x.example>\n"),
    ]
    for order in permutations(mails):
        assert len(set(threads(bring, tmp_path, *order).values())) == 1


def test_other_people_another_time_and_a_new_beginning_are_threads_of_their_own(bring, tmp_path):
    found = threads(
        bring,
        tmp_path,
        mail(1, ANA, TOM, "hello"),
        mail(2, ANA, TOM, "hello"),
        mail(3, "Lee <lee@x.example>", TOM, "Re: hello"),
        mail(4, TOM, ANA, "Re: hello", month=7),
    )
    assert len(set(found.values())) == 4


def test_the_first_reference_names_the_thread(bring, tmp_path):
    found = threads(
        bring,
        tmp_path,
        mail(
            5, ANA, TOM, "Re: docks", "References: <1@x.example> <4@x.example>\nIn-Reply-To: <4@x.example>\n"
        ),
        mail(4, TOM, ANA, "Re: docks", "References: <1@x.example>\n"),
        mail(1, ANA, TOM, "docks"),
    )
    assert len(set(found.values())) == 1
