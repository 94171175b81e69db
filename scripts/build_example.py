"""Write the shipped example network: `python scripts/build_example.py`. The same script gives the same bytes.

An invented world: Léonie Arsenault renews old buildings in Halifax. Every person, firm and address is made up (`.example`
addresses, 555 numbers). What people write stands in `scripts/example/*.txt`; the notes, the companies' letters and pages and
`example.toml` are written by hand in `src/otherward/example` itself. The rest of that folder is made here.
"""

import re
from datetime import date, timedelta

from example_contacts import google_file, phone_file
from example_mail import mailbox
from example_papers import calendar_file, feed_files, pdf, word
from example_people import ME, PEOPLE, PLACE, Person, csv_text, plain_connections, read_entries, texts, write

PREAMBLE = (
    'Notes:\n"When exporting your connection data, you may notice that some of the email addresses are missing. You will only see email '
    "addresses for connections who have allowed their connections to see or download their email address using this setting "
    'https://www.linkedin.com/psettings/privacy/email. You can learn more here https://www.linkedin.com/help/linkedin/answer/261"\n\n'
)
CONNECTION = ["First Name", "Last Name", "URL", "Email Address", "Company", "Position", "Connected On"]
MESSAGE = [
    "CONVERSATION ID", "CONVERSATION TITLE", "FROM", "SENDER PROFILE URL", "TO", "RECIPIENT PROFILE URLS", "DATE", "SUBJECT", "CONTENT",
    "FOLDER", "ATTACHMENTS",
]  # fmt: skip
NOW = "linkedin/Basic_LinkedInDataExport_10-09-2026"
MARCH = "linkedin-2026-03/Basic_LinkedInDataExport_03-09-2026"


def connections() -> None:
    """The connections of October, and those of March: some have changed their desks in between."""
    since = date(2026, 9, 20)
    for folder, march in ((NOW, False), (MARCH, True)):
        rows: list[list[str]] = []
        linked = [p for p in PEOPLE if "li" in p.where]
        for number, p in enumerate(_mixed(linked, plain_connections())):
            on = since - timedelta(days=17 * number + number % 5)
            if march and on > date(2026, 3, 9):
                continue
            firm, title = (
                p.before
                if march and p.before
                else (p.more.get("li_org", p.org), p.more.get("li_title", p.title))
            )
            family = f"{p.family}, {p.more['credentials']}" if "credentials" in p.more else p.family
            shown = p.mail if "shows_mail" in p.more else ""
            rows.append([p.given, family, p.profile, shown, firm, title, f"{on:%d %b %Y}"])
            if number in (31, 77, 140):
                rows.append(["", "", "", "", "", "", f"{on:%d %b %Y}"])
        write(f"{folder}/Connections.csv", (PREAMBLE + csv_text([CONNECTION, *rows])).rstrip("\n"))


def _mixed(known: list[Person], others: list[Person]) -> list[Person]:
    """Those one knows between those one hardly does, as the years bring them."""
    keys = {id(p): (n * 7 % 19, n) for n, p in enumerate(known)} | {
        id(p): (n * 5 % 23, n) for n, p in enumerate(others)
    }
    return sorted([*known, *others], key=lambda p: keys[id(p)])


def messages() -> None:
    """LinkedIn messages as they are exported since 2026: newest first, every field quoted."""
    rows = []
    for number, talk in enumerate(read_entries("messages.txt")):
        a, b = talk.head
        for line in talk.letters:
            sender, when = PEOPLE_OR_ME[line.head[0]], line.head[1]
            other = PEOPLE_OR_ME[b if line.head[0] == a else a]
            ident = f"2-{number * 7919 + 100003:012x}=="
            rows.append(
                [
                    ident,
                    "",
                    sender.name,
                    sender.profile,
                    other.name,
                    other.profile,
                    f"{when} UTC",
                    "",
                    line.text,
                    "INBOX",
                    "",
                ]
            )
    rows.sort(key=lambda row: row[6], reverse=True)
    write(f"{NOW}/messages.csv", csv_text([MESSAGE, *rows], quote_all=True))


def small_tables() -> None:
    """The archive's other tables, as they stand in `linkedin.txt`."""
    for talk in read_entries("linkedin.txt"):
        rows = [
            [_filled(cell.strip()) for cell in line.split(" | ")]
            for line in talk.letters[0].text.splitlines()
        ]
        width = len(rows[0])
        wrong = [row for row in rows if len(row) != width]
        if wrong:
            raise SystemExit(f"{talk.head[0]}: {wrong[0]} has not {width} cells")
        write(f"{NOW}/{talk.head[0]}", csv_text(rows))


def _filled(cell: str) -> str:
    """`-` is an empty cell; `@key` somebody's profile; `¶` a line break."""
    if cell.startswith("@"):
        return PEOPLE_OR_ME[cell[1:]].profile
    return "" if cell == "-" else cell.replace("¶", "\n")


PEOPLE_OR_ME = {p.key: p for p in [ME, *PEOPLE]}


def companies() -> None:
    """The papers of firms that are no plain text: one PDF, one Word file."""
    for talk in read_entries("papers.txt"):
        path, text = talk.head[0], talk.letters[0].text
        write(f"companies/{path}", pdf(text) if path.endswith(".pdf") else word(text))


def main() -> None:
    """Write everything, and say how much it was."""
    connections()
    messages()
    small_tables()
    write("contacts/phone.vcf", phone_file())
    write("contacts/google.csv", google_file())
    write("mail/archive.mbox", mailbox())
    write("calendar/calendar.ics", calendar_file())
    for name, text in feed_files().items():
        write(f"feeds/{name}", text)
    companies()
    names = [n for n in texts() if re.search(r"[^a-z_.]", n)]
    if names:
        raise SystemExit(f"strange names: {names}")
    files = [path for path in PLACE.rglob("*") if path.is_file() and path.suffix not in (".py", ".pyc")]
    print(f"{len(files)} files, {sum(path.stat().st_size for path in files) / 1000:.0f} kB")


if __name__ == "__main__":
    main()
