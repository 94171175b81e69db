"""People's mail is read, machines' is told apart: (what it is, its headers and words)."""

import pytest

from otherward.network.interaction import Interaction

WORDS = "Hi Tom,\n\nCould you send me the dock schedule by Monday? We need two more haulers.\n\nBest,\nAna\n"
LEGAL = (
    "\n--\nAna Ruiz\nHead of Logistics, Acme Inc.\nhttps://acme.example | https://linkedin.example/acme | https://x.example/acme\n"
    "https://acme.example/privacy | https://acme.example/book-a-demo\n\nThis e-mail is intended only for the addressee. If you received it in error, "
    "please delete it. To stop receiving mail from Acme, write to privacy@acme.example.\n"
)


def mail(
    headers: str = "", body: str = WORDS, sender: str = "Ana Ruiz <ana@acme.example>", subject: str = "docks"
) -> str:
    """A mail with these headers besides the usual ones."""
    usual = f"From: {sender}\nTo: Tom Reed <tom@reed.example>\nSubject: {subject}\nDate: Fri, 4 Sep 2026 09:05:00 +0200\n"
    return f"{usual}Message-ID: <{abs(hash((headers, body, sender, subject)))}@x.example>\n{headers}\n{body}"


def multipart(kind: str, *parts: tuple[str, str]) -> tuple[str, str]:
    """Headers and body of a mail of several parts."""
    body = "".join(f"--cut\nContent-Type: {how}\n\n{text}\n" for how, text in parts)
    return f'MIME-Version: 1.0\nContent-Type: multipart/{kind}; boundary="cut"\n', f"{body}--cut--\n"


def invitation(words: str, method: str = "REQUEST", subject: str = "Invitation: docks @ Fri Sep 18") -> str:
    """A calendar invitation as a program sends it, with these words."""
    event = f"BEGIN:VCALENDAR\nMETHOD:{method}\nBEGIN:VEVENT\nUID:1\nSUMMARY:docks\nEND:VEVENT\nEND:VCALENDAR"
    headers, body = multipart(
        "alternative", ("text/plain; charset=utf-8", words), (f"text/calendar; method={method}", event)
    )
    return mail(headers, body, subject=subject)


NEWS_HTML = (
    "<html><body><h1>September offers</h1>"
    + "".join(f'<p><a href="https://click.shop.example/{n}">Offer {n}</a></p>' for n in range(12))
    + '<p>You receive this mail because you signed up. <a href="https://shop.example/u">Unsubscribe</a> | View in browser</p></body></html>'
)
HTML_PERSON = (
    "<html><body><p>Hi Tom,</p><p>Could you send me the dock schedule by Monday?</p><p>Ana Ruiz<br>Head of Logistics<br>"
    '<a href="https://acme.example">acme.example</a> <a href="https://linkedin.example/ana">LinkedIn</a></p></body></html>'
)

PEOPLE = {
    "plain": mail(),
    "long corporate footer": mail(body=WORDS + LEGAL),
    "html": mail("Content-Type: text/html; charset=utf-8\n", HTML_PERSON),
    "reply": mail("In-Reply-To: <a@b>\nReferences: <a@b>\n", subject="Re: docks"),
    "reply to a newsletter": mail(
        body=WORDS + "\nOn Fri, Sep 4, 2026 at 9:05 AM Shop <deals@shop.example> wrote:\n> Offers! https://a.example https://b.example\n> Unsubscribe\n"
    ),
    "forwards a newsletter": mail(
        body="Tom, this may be for you.\n\n---------- Forwarded message ---------\nFrom: Shop <deals@shop.example>\nSubject: Offers\n\n"
        "https://a.example https://b.example https://c.example https://d.example https://e.example\nUnsubscribe | View in browser\n",
        subject="Fwd: Offers",
    ),
    "high importance": mail("X-Priority: 1\nImportance: high\n"),
    "says it is not automatic": mail("Auto-Submitted: no\n"),
    "Exchange's suppression": mail("X-Auto-Response-Suppress: DR, OOF, AutoReply\nX-MS-Has-Attach:\n"),
    "talks of unsubscribing": mail(body="Hi Tom,\n\nhow do I unsubscribe from the forum's newsletter? It bores me.\n\nAna\n"),
    "answers an automatic reply": mail(subject="Re: Automatic reply: docks"),
    "talks of an out of office": mail(subject="my out of office next week"),
    "speaks of delivery": mail(subject="Delivery failure on Monday's truck", body="Hi Tom,\nthe truck never came. Can you call the hauler?\nAna\n"),
    "role with a person": mail(sender="Ana Ruiz <info@ruiz-hauling.example>"),
    "role replying": mail("In-Reply-To: <a@b>\n", sender="Sales <sales@ruiz-hauling.example>", subject="Re: docks"),
    "invitation with a note": invitation(
        "Tom, I moved it to the afternoon because of my daughter's game. Could you bring the racks plan and the names of two haulers?\n\nAna",
    ),
    "attachment only": mail(*multipart("mixed", ("text/plain", "see attached, let me know what you think"), ('application/pdf; name="plan.pdf"', "x"))),
    "many recipients": mail("Cc: " + ", ".join(f"p{n}@acme.example" for n in range(12)) + "\n"),
    "returned path of a person": mail("Return-Path: <ana@acme.example>\nReceived: from a by b; Fri, 4 Sep 2026 09:05:00 +0200\n"),
    "the name means news": mail(sender="Ana Newsome <anewsome@alertlogistics.example>"),
}  # fmt: skip

MACHINES = {
    "newsletter": mail("List-Unsubscribe: <https://shop.example/u>\nContent-Type: text/html\n", NEWS_HTML, "Shop <deals@shop.example>"),
    "newsletter of a campaign": mail(
        "List-ID: <1.shop.example>\nList-Unsubscribe: <https://shop.example/u>\nPrecedence: bulk\nFeedback-ID: 1:2\n", NEWS_HTML, "Shop <ann@shop.example>"
    ),
    "newsletter by its words": mail("Content-Type: text/html\n", NEWS_HTML, "The Shop <hello@shop.example>"),
    "newsletter in German": mail(
        "Precedence: bulk\n", "Angebote\n" + "https://laden.example/1\n" * 6 + "Newsletter abbestellen\n", "Laden <post@laden.example>"
    ),
    "notification": mail(body="Your order 123 has been shipped.\n", sender="Shop <no-reply@shop.example>", subject="Your order"),
    "notification of a network": mail(
        "List-Unsubscribe: <https://net.example/u>\n", "Tom, Ana Ruiz wants to connect.\n", "Net <notifications-noreply@net.example>"
    ),
    "generated": mail("Auto-Submitted: auto-generated\n", "Backup finished.\n", "root <root@host.example>", "cron"),
    "do not reply": mail(body="Your code is 123456.\n", sender="Bank <donotreply@bank.example>", subject="Your code"),
    "list": mail("List-Id: Docks <docks.lists.example>\nList-Post: <mailto:docks@lists.example>\nPrecedence: list\n"),
    "list of Google": mail("List-ID: <docks.googlegroups.example>\nX-BeenThere: docks@googlegroups.example\nPrecedence: list\n"),
    "bounce": mail("Return-Path: <>\n", "550 5.1.1 User unknown\n", "Mail Delivery Subsystem <mailer-daemon@mx.example>", "Delivery Status Notification (Failure)"),
    "bounce as a report": mail(
        *multipart("report; report-type=delivery-status", ("text/plain", "Not delivered."), ("message/delivery-status", "Action: failed\n")),
        sender="Postmaster <postmaster@mx.example>", subject="Undeliverable: docks",
    ),
    "automatic reply": mail("Auto-Submitted: auto-replied\n", "I am away until Monday.\n", subject="Automatic reply: docks"),
    "automatic reply in German": mail(body="Ich bin bis Montag nicht im Haus.\n", subject="Automatische Antwort: Tore"),
    "automatic reply in French": mail("X-Autoreply: yes\n", "Je suis absent.\n", subject="Réponse automatique : quais"),
    "out of office": mail("Precedence: auto_reply\n", "Away.\n", subject="Out of Office: docks"),
    "calendar invitation": invitation("You have been invited to the following event.\n\ndocks\nFriday Sep 18, 2026\nZoom\n"),
    "calendar acceptance": invitation("Ana Ruiz has accepted this invitation.\n", "REPLY", "Accepted: docks @ Fri Sep 18"),
    "calendar cancellation": invitation("This event has been canceled.\n", "CANCEL", "Canceled: docks"),
    "meeting of Teams": invitation(
        "________________________________________________________________________________\nMicrosoft Teams meeting\nJoin on your computer, mobile app or "
        "room device\nClick here to join the meeting<https://teams.example/l/meetup>\nMeeting ID: 123 456 789\nPasscode: abc\nLearn More | Meeting options\n"
    ),
}  # fmt: skip

EXPECTED = {
    "newsletter": "newsletter", "newsletter of a campaign": "newsletter", "newsletter by its words": "newsletter",
    "newsletter in German": "newsletter", "notification": "notification", "notification of a network": "notification",
    "generated": "notification", "do not reply": "notification", "list": "list", "list of Google": "list", "bounce": "bounce",
    "bounce as a report": "bounce", "automatic reply": "automatic reply", "automatic reply in German": "automatic reply",
    "automatic reply in French": "automatic reply", "out of office": "automatic reply", "calendar invitation": "calendar",
    "calendar acceptance": "calendar", "calendar cancellation": "calendar", "meeting of Teams": "calendar",
}  # fmt: skip


def _the_mail(bring, folder, content) -> Interaction:
    _, brought = bring(folder, "one.eml", content)
    (found,) = [one for one in brought if isinstance(one, Interaction)]
    return found


@pytest.mark.parametrize("what", PEOPLE)
def test_peoples_mail_is_peoples(bring, tmp_path, what):
    found = _the_mail(bring, tmp_path, PEOPLE[what])
    assert found.machine == ""
    assert found.text


@pytest.mark.parametrize("what", MACHINES)
def test_machines_mail_is_told(bring, tmp_path, what):
    assert _the_mail(bring, tmp_path, MACHINES[what]).machine == EXPECTED[what]
