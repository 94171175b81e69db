"""The files of the founding story: an HR generalist one was introduced to, what her company says of its year, and who could help."""

import textwrap
from datetime import UTC, datetime, time, timedelta
from email.message import EmailMessage
from email.utils import format_datetime
from io import BytesIO

ME = ("Sam Reed", "sam@reed.example")
JORDAN = ("Jordan Lake", "jordan.lake@larkfieldcare.example")
RUTH = ("Ruth Amsel", "ruth@amsel.example")
NOOR = ("Noor Aziz", "noor@azizrosters.example")
HOUSE = "Larkfield Care"

REPORT = [
    "Larkfield Care\nAnnual report",
    "To our families and our staff\n\nGoals for this year\n• Cut staff turnover in our homes from 41 to 25 percent by the end of next June.\n• Shorten the time to fill an open shift from nine days to three.\n• Open the day centre in the spring without closing beds elsewhere.\n",
    "Where we are under pressure\n\nHuman resources is overwhelmed: one recruiter looks after 212 open shifts, and every second new carer leaves within ninety days. New carers are not shown around by anybody in their first week. In operations the rosters of the six homes are kept on paper, and managers spend eleven hours a week on swaps.\n",
]
FIRST_DRAFT = (
    "Hi Jordan,\n\nRuth told me that you work in HR at Larkfield Care. What jobs are currently available that I could apply for? "
    "I am looking for a new position and would love to hear about openings.\n\nSam"
)


def pdf(pages):
    from reportlab.lib.pagesizes import A4
    from reportlab.pdfgen.canvas import Canvas

    out = BytesIO()
    canvas = Canvas(out, pagesize=A4)
    canvas.setTitle("Larkfield Care, annual report")
    for page in pages:
        words = canvas.beginText(72, 760)
        for paragraph in page.split("\n"):
            for line in textwrap.wrap(paragraph, 90) or [""]:
                words.textLine(line)
        canvas.drawText(words)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def letter(who, to, subject, text, day, *, answers=""):
    one = EmailMessage()
    one["From"] = f"{who[0]} <{who[1]}>"
    one["To"] = ", ".join(f"{name} <{address}>" for name, address in to)
    one["Subject"] = subject
    one["Date"] = format_datetime(datetime.combine(day, time(9, 30), UTC))
    one["Message-ID"] = f"<{abs(hash((who, subject, day)))}@mail.example>"
    if answers:
        one["In-Reply-To"] = answers
    one.set_content(text)
    return one


def mailbox(letters):
    return b"".join(b"From sender Mon Jan  1 00:00:00 2024\n" + one.as_bytes() + b"\n\n" for one in letters)


def card(name, address, organization="", title=""):
    given, family = name.split(" ")
    return (
        f"BEGIN:VCARD\r\nVERSION:3.0\r\nN:{family};{given};;;\r\nFN:{name}\r\nEMAIL:{address}\r\n"
        f"ORG:{organization};\r\nTITLE:{title}\r\nEND:VCARD\r\n"
    )


def files(folder, today):
    """What Sam brings on the first day."""
    folder.mkdir()
    (folder / "contacts.vcf").write_text(
        card(*JORDAN, HOUSE, "HR Generalist")
        + card(*RUTH, "Amsel Print", "Owner")
        + card(*NOOR, "Aziz Rosters", "Founder"),
        encoding="utf-8",
        newline="",
    )
    introduced = letter(
        RUTH,
        [ME, JORDAN],
        "Introduction: Sam Reed / Jordan Lake",
        "Jordan, I'd like you to meet Sam Reed, who ran onboarding at the hospital kitchen where my sister works.\n"
        "Sam, Jordan Lake is the HR generalist at Larkfield Care. I leave you to it.\n\nRuth",
        today - timedelta(days=6),
    )
    answer = letter(
        JORDAN,
        [ME],
        "Re: Introduction: Sam Reed / Jordan Lake",
        "Thank you Ruth. Sam, nice to meet you. We could talk next week if you like.\n\nJordan",
        today - timedelta(days=5),
        answers=introduced["Message-ID"],
    )
    offered = letter(
        NOOR,
        [ME],
        "what I do now",
        "Hi Sam,\n\nI left the agency. If you know anybody: I can set up shift rosters on a phone for care homes, and I could take on two "
        "more homes this winter.\n\nNoor",
        today - timedelta(days=20),
    )
    thanks = letter(
        ME, [NOOR], "Re: what I do now", "That is lovely, Noor. Good luck!\n\nSam", today - timedelta(days=19)
    )
    (folder / "mail.mbox").write_bytes(mailbox([offered, thanks, introduced, answer]))
    (folder / "Profile.csv").write_text(
        "First Name,Last Name,Maiden Name,Address,Birth Date,Headline,Summary,Industry,Zip Code,Geo Location,Twitter Handles,Websites,Instant Messengers\n"
        "Sam,Reed,,,,Onboarding people well,,,,,,,\n",
        encoding="utf-8",
    )
    (folder / "Email Addresses.csv").write_text(
        f"Email Address,Confirmed,Primary,Updated On\n{ME[1]},Yes,Yes,\n", encoding="utf-8"
    )
    (folder / "Skills.csv").write_text(
        "Name\nOnboarding of new hires\nExit interviews\nRecruiting for shift work\n", encoding="utf-8"
    )
    (folder / "Positions.csv").write_text(
        "Company Name,Title,Description,Location,Started On,Finished On\n"
        f'Lindenhof Kitchen,Shift Lead,"Ran onboarding for new kitchen staff, each with a buddy for the first week; turnover fell by half. Held exit interviews.",Lindenhof,Jan 2021,Sep {today.year}\n',
        encoding="utf-8",
    )
    (folder / "feed.xml").write_text(_feed(today), encoding="utf-8")
    (folder / "calendar.ics").write_text(_calendar(today + timedelta(days=1)), encoding="utf-8", newline="")
    return sorted(folder.iterdir())


def _feed(today):
    soon = datetime.combine(today + timedelta(days=5), time(17), UTC)
    return (
        '<?xml version="1.0"?><rss version="2.0"><channel><title>Care Practice Forum</title><link>https://forum.example/</link>'
        "<item><title>WEBINAR: Why new carers leave in the first ninety days, and what a first week with a buddy changes</title>"
        f"<link>https://forum.example/webinar-first-ninety-days</link><guid>w1</guid><pubDate>{format_datetime(datetime.combine(today - timedelta(days=2), time(8), UTC))}</pubDate>"
        f"<description>A free webinar on {soon:%d %B %Y} at 17:00 UTC for HR in care homes: staff turnover among new carers, shown around by a buddy, with numbers "
        "from three homes.</description></item></channel></rss>"
    )


def _calendar(day):
    return (
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Calendar//EN\r\nBEGIN:VEVENT\r\nUID:coffee-jordan\r\n"
        f"DTSTAMP:{day:%Y%m%d}T080000Z\r\nDTSTART:{day:%Y%m%d}T090000Z\r\nDTEND:{day:%Y%m%d}T100000Z\r\nSUMMARY:Coffee with Jordan Lake\r\n"
        f"ORGANIZER;CN={ME[0]}:mailto:{ME[1]}\r\nATTENDEE;CN={JORDAN[0]};PARTSTAT=ACCEPTED:mailto:{JORDAN[1]}\r\n"
        f"ATTENDEE;CN={ME[0]};PARTSTAT=ACCEPTED:mailto:{ME[1]}\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
    )
