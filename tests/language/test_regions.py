"""What of a mail is its author's own new words, and what the rest is."""

import pytest

from otherward.language.regions import RegionKind, newly_said, regions, said_in


def part(text: str, kind: RegionKind, author: str = "") -> str:
    return said_in(text, regions(text, author=author), kind)


def test_interleaved_answers_are_kept():
    mail = "On Fri, 4 Sep 2026, Tom wrote:\n> Is Monday good?\n\nYes.\n\n> And who comes?\n\nLee and I.\n"
    assert newly_said(mail) == "Yes.\n\nLee and I."


def test_an_answer_below_is_kept():
    assert newly_said("Tom Reed wrote:\n> Is Monday good?\n> Tom\n\nYes, at nine.\n") == "Yes, at nine."


def test_an_answer_below_an_announced_mail_is_kept():
    mail = "----- Original Message -----\nFrom: Tom\nTo: Ana\nSent: Friday\nSubject: x\n\n> Is Monday good?\n\nYes, at nine.\n"
    assert newly_said(mail) == "Yes, at nine."


def test_of_a_forward_only_the_forwarders_words_are_new():
    mail = "Tom, this may be for you.\n\n---------- Forwarded message ---------\nFrom: Lee <lee@x.example>\nSubject: job\n\nWe need a planner.\n"
    assert newly_said(mail) == "Tom, this may be for you."
    assert "We need a planner." in part(mail, RegionKind.FORWARD)


def test_the_wrapped_end_of_a_quoted_line_is_quoted():
    mail = f"> {'word ' * 14}that was\nwrapped here\n> and goes on\n\nI see.\n"
    assert newly_said(mail) == "I see."


@pytest.mark.parametrize(
    "said",
    [
        "Yesterday Lee wrote:\nI will come.\nIs that not kind?",
        "I spoke with Tom, and he said:\n\nLet us wait.",
        "From: the heart. I thank you.",
        "Please send it to: Lee\nSubject: open",
        "I forwarded message 3 to Lee.",
        "- call Ana\n- mail Lee",
        "Thanks, this helps. Could you ask Lee too?",
        "Thanks",
        "The meeting is confidential, so tell nobody.",
        "We are hiring. See https://x.example/jobs for more.",
    ],
)
def test_ordinary_words_are_no_quote_and_no_signature(said):
    assert newly_said(said) == said


@pytest.mark.parametrize(
    "signature",
    [
        "-- \nAna Ruiz\nAcme",
        "--\nAna",
        "Best regards,\nAna",
        "Best,\n\nAna Ruiz\nHead of Logistics\n+1 262 555 0114",
        "Mit freundlichen Grüßen\nAna Ruiz\nLeiterin Logistik",
        "Cordialement,\nAna",
        "Ana",
        "Ana Ruiz | Head of Logistics",
        "Sent from my iPhone",
        "Von meinem iPhone gesendet",
        "Envoyé de mon iPhone",
        "Get Outlook for iOS",
        "Thanks,\nAna\n\nSent from my Samsung Galaxy",
    ],
)
def test_a_signature_is_set_apart(signature):
    mail = f"Hi Tom,\n\ncould you send the plan by Monday?\n\n{signature}\n"
    assert newly_said(mail, author="Ana Ruiz") == "Hi Tom,\n\ncould you send the plan by Monday?"
    assert part(mail, RegionKind.SIGNATURE, "Ana Ruiz") == signature


@pytest.mark.parametrize(
    ("author", "name"), [("Robert Reed", "Bob"), ("Reed, Robert", "- Bob Reed"), ("William Hale", "Bill")]
)
def test_people_sign_with_their_short_names(author, name):
    assert newly_said(f"The plan is ready.\n\n{name}\n", author=author) == "The plan is ready."
    assert (
        newly_said(f"Please ask\n{name} Lee about it.\n", author=author)
        == f"Please ask\n{name} Lee about it."
    )


def test_a_postscript_below_the_name_is_said():
    mail = "Could you send the plan?\n\nBest,\nAna\n\nP.S. Lee needs a forklift driver.\n"
    assert "Lee needs a forklift driver." in newly_said(mail, author="Ana Ruiz")


@pytest.mark.parametrize(
    "small_print",
    [
        "This e-mail and any attachments are confidential and may be privileged. If you are not the intended recipient, notify the sender.",
        "Diese E-Mail enthält vertrauliche und/oder rechtlich geschützte Informationen. Wenn Sie nicht der richtige Adressat sind, informieren Sie uns.",
        "_______________________________________________\nDocks mailing list\nDocks@lists.example\nhttps://lists.example/mailman/listinfo/docks",
    ],
)
def test_small_print_is_set_apart(small_print):
    mail = f"Hi Tom,\n\ncould you send the plan?\n\n{small_print}\n"
    assert newly_said(mail) == "Hi Tom,\n\ncould you send the plan?"
    assert part(mail, RegionKind.DISCLAIMER) == small_print


def test_the_servers_warning_above_is_set_apart():
    mail = "CAUTION: This email originated from outside of the organization. Do not click links.\n\nHi Tom,\nthe plan is ready.\n"
    assert newly_said(mail) == "Hi Tom,\nthe plan is ready."
