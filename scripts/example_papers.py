"""The calendar, the feeds, and firms' papers of the example."""

import html
import io
import json
import zipfile
from datetime import date, datetime, timedelta
from email.utils import format_datetime
from zoneinfo import ZoneInfo

from example_contacts import escaped, fold
from example_people import ME, PEOPLE, Letter, Thread, read_entries

HOME = ZoneInfo("America/Halifax")
BY_KEY = {p.key: p for p in [ME, *PEOPLE]}
FIXED = (2026, 9, 28, 9, 0, 0)
ZONE = """BEGIN:VTIMEZONE
TZID:America/Halifax
BEGIN:DAYLIGHT
TZOFFSETFROM:-0400
TZOFFSETTO:-0300
TZNAME:ADT
DTSTART:20070311T020000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=2SU
END:DAYLIGHT
BEGIN:STANDARD
TZOFFSETFROM:-0300
TZOFFSETTO:-0400
TZNAME:AST
DTSTART:20071104T020000
RRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=1SU
END:STANDARD
END:VTIMEZONE""".split("\n")


def calendar_file() -> str:
    """Meetings past and coming, a weekly one with its holes, birthdays."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Example//Calendar//EN",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
    ]
    lines += ["X-WR-CALNAME:Léonie", "X-WR-TIMEZONE:America/Halifax", *ZONE]
    for thread in read_entries("calendar.txt"):
        lines += _event(thread)
    for p in PEOPLE:
        day = p.more.get("birthday", "")
        if day:
            month = day[2:6] if day.startswith("--") else day[5:7] + day[8:10]
            start = f"2000{month}"
            end = f"{date.fromisoformat(start) + timedelta(days=1):%Y%m%d}"
            lines += [
                "BEGIN:VEVENT",
                f"UID:birthday-{p.key}@foxbay.example",
                "DTSTAMP:20261009T120000Z",
                f"DTSTART;VALUE=DATE:{start}",
            ]
            lines += [
                f"DTEND;VALUE=DATE:{end}",
                "RRULE:FREQ=YEARLY",
                f"SUMMARY:{escaped(p.name)}'s birthday",
                "TRANSP:TRANSPARENT",
                "END:VEVENT",
            ]
    return "\r\n".join(fold(line) for line in [*lines, "END:VCALENDAR"]) + "\r\n"


def _event(thread: Thread) -> list[str]:
    """`=== uid | start | minutes | title | who | place`, then lines of iCalendar and, after a blank one, the description."""
    uid, start, minutes, title, who, place = thread.head
    given, _, said = thread.letters[0].text.partition("\n\n") if thread.letters else ("", "", "")
    extra = [line for line in given.split("\n") if line]
    if start == "day":
        times = [f"DTSTART;VALUE=DATE:{minutes.replace('-', '')}"]
    else:
        at = datetime.strptime(start, "%Y-%m-%d %H:%M")
        zone = ";TZID=America/Halifax:"
        times = [
            f"DTSTART{zone}{at:%Y%m%dT%H%M%S}",
            f"DTEND{zone}{at + timedelta(minutes=int(minutes)):%Y%m%dT%H%M%S}",
        ]
    lines = [
        "BEGIN:VEVENT",
        f"UID:{uid}@sablewick.example",
        "DTSTAMP:20261009T120000Z",
        *times,
        f"SUMMARY:{escaped(title)}",
    ]
    lines += [f"LOCATION:{escaped(place)}"] if place != "-" else []
    lines += [f"DESCRIPTION:{escaped(said)}"] if said else []
    keys = who.split() if who != "-" else []
    if keys:
        lines += [
            f"ORGANIZER;CN={ME.name}:mailto:{ME.mail}",
            f"ATTENDEE;CN={ME.name};PARTSTAT=ACCEPTED:mailto:{ME.mail}",
        ]
    lines += [
        f"ATTENDEE;CN={BY_KEY[k].name};ROLE=REQ-PARTICIPANT;PARTSTAT=ACCEPTED:mailto:{BY_KEY[k].mail}"
        for k in keys
    ]
    return [*lines, *extra, "END:VEVENT"]


def feed_files() -> dict[str, str]:
    """Two RSS feeds, two Atom feeds, one JSON Feed."""
    found = {}
    for thread in read_entries("feeds.txt"):
        name, title, site = thread.head
        makers = {"rss": _rss, "atom": _atom, "json": _json}
        kind = name.rsplit("-", 1)[1].split(".")[0]
        found[name.replace(f"-{kind}", "")] = makers[kind](title, site, thread.letters)
    return found


def _when(day: str) -> datetime:
    return datetime.strptime(f"{day} 07:30", "%Y-%m-%d %H:%M").replace(tzinfo=HOME)


def _rss(title: str, site: str, items: list[Letter]) -> str:
    out = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:atom="http://www.w3.org/2005/Atom">',
        f"<channel><title>{x(title)}</title><link>{site}</link><description>{x(title)}</description><language>en-ca</language>",
        f'<atom:link href="{site}/feed.xml" rel="self" type="application/rss+xml"/>',
    ]
    for one in items:
        name, path, day, author = one.head
        out.append(
            f'<item><title>{x(name)}</title><link>{site}{path}</link><guid isPermaLink="false">{site}{path}</guid>'
            f"<pubDate>{format_datetime(_when(day))}</pubDate>"
            + (f"<dc:creator>{x(author)}</dc:creator>" if author != "-" else "")
        )
        out.append(f"<description><![CDATA[{_paragraphs(one.text)}]]></description></item>")
    return "\n".join([*out, "</channel></rss>"]) + "\n"


def _atom(title: str, site: str, items: list[Letter]) -> str:
    newest = max(_when(one.head[2]) for one in items)
    out = [
        '<?xml version="1.0" encoding="utf-8"?>',
        f'<feed xmlns="http://www.w3.org/2005/Atom"><title>{x(title)}</title><id>{site}/</id><updated>{newest.isoformat()}</updated>',
        f'<link rel="self" href="{site}/feed.xml"/><link rel="alternate" href="{site}/"/>',
    ]
    for one in items:
        name, path, day, author = one.head
        out.append(
            f'<entry><title>{x(name)}</title><link rel="alternate" href="{site}{path}"/><id>{site}{path}</id><published>{_when(day).isoformat()}</published>'
            f"<updated>{_when(day).isoformat()}</updated><author><name>{x(author if author != '-' else title)}</name></author>"
        )
        out.append(f'<summary type="html">{x(_paragraphs(one.text))}</summary></entry>')
    return "\n".join([*out, "</feed>"]) + "\n"


def _json(title: str, site: str, items: list[Letter]) -> str:
    entries = []
    for one in items:
        name, path, day, author = one.head
        entry = {
            "id": f"{site}{path}",
            "url": f"{site}{path}",
            "title": name,
            "content_html": _paragraphs(one.text),
            "date_published": _when(day).isoformat(),
        }
        entries.append(entry | ({"authors": [{"name": author}]} if author != "-" else {}))
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": title,
        "home_page_url": site,
        "feed_url": f"{site}/feed.json",
        "items": entries,
    }
    return json.dumps(feed, indent=1, ensure_ascii=False) + "\n"


def _paragraphs(text: str) -> str:
    return "".join(f"<p>{html.escape(block, quote=False)}</p>" for block in text.split("\n\n"))


def x(text: str) -> str:
    """Text fit for XML."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def word(text: str) -> bytes:
    """A small Word file: `# ` begins a heading."""
    body = ""
    for line in text.split("\n"):
        style = '<w:pPr><w:pStyle w:val="Heading1"/></w:pPr>' if line.startswith("# ") else ""
        if line.strip():
            body += (
                f'<w:p>{style}<w:r><w:t xml:space="preserve">{x(line.removeprefix("# "))}</w:t></w:r></w:p>'
            )
    top = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    office = "http://schemas.openxmlformats.org"
    types = f"{office}/package/2006/content-types"
    main = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    core = "application/vnd.openxmlformats-package.core-properties+xml"
    parts = {
        "[Content_Types].xml": f'{top}<Types xmlns="{types}"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{main}"/><Override PartName="/docProps/core.xml" ContentType="{core}"/></Types>',
        "_rels/.rels": f'{top}<Relationships xmlns="{office}/package/2006/relationships"><Relationship Id="rId1" Type="{office}/officeDocument/2006/relationships/officeDocument" '
        f'Target="word/document.xml"/><Relationship Id="rId2" Type="{office}/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>',
        "docProps/core.xml": f'{top}<cp:coreProperties xmlns:cp="{office}/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" '
        f'xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>{x(text.split(chr(10))[0].removeprefix("# "))}</dc:title>'
        '<dcterms:created xsi:type="dcterms:W3CDTF">2026-09-28T09:00:00Z</dcterms:created></cp:coreProperties>',
        "word/document.xml": f'{top}<w:document xmlns:w="{office}/wordprocessingml/2006/main"><w:body>{body}<w:sectPr/></w:body></w:document>',
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            info = zipfile.ZipInfo(name, FIXED)
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, content)
    return out.getvalue()


def pdf(text: str) -> bytes:
    """A plain PDF in Helvetica; a line of `~` begins a new page, `# ` a heading."""
    pages = [part.strip("\n").split("\n") for part in text.split("\n~\n")]
    objects: list[bytes] = [b"", b""]
    kids = []
    for lines in pages:
        stream = _page_stream(lines)
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream))
        font = "<< /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >> /F2 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding >> >> >>"
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Resources {font} /Contents {len(objects)} 0 R >>".encode()
        )
        kids.append(len(objects))
    objects[0] = b"<< /Type /Catalog /Pages 2 0 R >>"
    objects[1] = (
        f"<< /Type /Pages /Count {len(kids)} /Kids [{' '.join(f'{k} 0 R' for k in kids)}] >>".encode()
    )
    title = pages[0][0].removeprefix("# ").encode("cp1252")
    objects.append(b"<< /Title (" + _safe(title) + b") /CreationDate (D:20260914090000Z) >>")
    out, places = bytearray(b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n"), []
    for number, content in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1) + b"".join(
        b"%010d 00000 n \n" % place for place in places
    )
    out += b"trailer\n<< /Size %d /Root 1 0 R /Info %d 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (
        len(objects) + 1,
        len(objects),
        start,
    )
    return bytes(out)


def _safe(raw: bytes) -> bytes:
    return raw.replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")


def _page_stream(lines: list[str]) -> bytes:
    import textwrap

    out, height = [b"BT"], 730
    for line in lines:
        heading = line.startswith("# ")
        for piece in textwrap.wrap(line.removeprefix("# "), 56 if heading else 88) or [""]:
            size = 16 if heading else 11
            out.append(
                b"/%s %d Tf 1 0 0 1 64 %d Tm (%s) Tj"
                % (b"F2" if heading else b"F1", size, height, _safe(piece.encode("cp1252")))
            )
            height -= 22 if heading else 15
    return b"\n".join([*out, b"ET"])
