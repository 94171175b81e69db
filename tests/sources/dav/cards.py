"""Cards, events and calendars as their programs write them, and what comes of reading them from the server."""

from datetime import date

from otherward.sources.dav.account import DavAccount
from otherward.sources.dav.server import DavServer
from otherward.sources.dav.sync import sync
from tests.sources.dav.radicale import PASSWORD

DAY = date(2026, 9, 14)


def card(name, *, uid="", mail="", phone="", title="", organization="", note=""):
    given, _, family = name.partition(" ")
    lines = [
        "BEGIN:VCARD", "VERSION:3.0", f"UID:{uid or name.casefold().replace(' ', '-')}", f"FN:{name}",
        f"N:{family};{given};;;", mail and f"EMAIL:{mail}", phone and f"TEL:{phone}", title and f"TITLE:{title}",
        organization and f"ORG:{organization}", note and f"NOTE:{note}", "END:VCARD", "",
    ]  # fmt: skip
    return "\n".join(line for line in lines if line or line == "")


def event(uid, summary, start, *more, who="mailto:ana@north.example"):
    body = [f"UID:{uid}", "DTSTAMP:20260901T080000Z", f"DTSTART:{start}", f"SUMMARY:{summary}", *more]
    people = (
        [f"ATTENDEE;CN=Ana Ruiz:{who}", "ORGANIZER;CN=Marie Tharp:mailto:marie@tharp.example"] if who else []
    )
    return ["BEGIN:VEVENT", *body, *people, "END:VEVENT"]


def calendar(*events):
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//test//EN",
        *(line for one in events for line in one),
        "END:VCALENDAR",
        "",
    ]
    return "\n".join(lines)


def account(dav, **more):
    return DavAccount(**{"address": f"{dav.origin}/", "user": "marie", **more})


def fetched(book, dav, *, day=DAY, password=PASSWORD, **more):
    with DavServer(account(dav, **more), password, trust=dav.trust) as one:
        return sync(book, one, day=day)


def names(book):
    return sorted(one.name for one in book.people.all() if one.name != "Marie Tharp")


def meetings(book):
    return sorted((one.at.isoformat()[:16], one.subject, one.cancelled) for one in book.interactions.all())
