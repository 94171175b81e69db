"""One cast of people for all tests, and a notation for small worlds.

A world is written in the test's docstring, one fact a line:

    ada needs a compiler engineer
    grace offers compiler engineering
    me offers spreadsheet training
    ada knows grace
    ada wants no contact until 2027-01-01
    me promised linus the slides by 2026-09-10
    joan did me an introduction to Linus on 2026-09-01
    article "How to hire a compiler engineer" about hiring compiler engineers
    today is 2026-09-14
"""

import re
from datetime import date, datetime, timedelta

import numpy as np
import pytest

from otherward.giving.situation import Situation
from otherward.ledger.favor import Favor, Thanks
from otherward.ledger.promise import Promise
from otherward.network.affiliation import Affiliation
from otherward.network.confidence import Wish, WishKind
from otherward.network.milestone import Milestone
from otherward.network.need import Need, NeedKind, Status
from otherward.network.network import Network
from otherward.network.offering import Offering
from otherward.network.person import Person
from otherward.network.rapport import Rapport
from otherward.network.resource import Resource
from otherward.network.source import Evidence, Source
from otherward.network.tie import Tie

TODAY = date(2026, 9, 14)
CAST = {
    "me": ("Marie Tharp", "Deep Maps", "Cartographer"),
    "ada": ("Ada Lovelace", "Analytical Engines", "Programme Lead"),
    "grace": ("Grace Hopper", "Harbor Compilers", "Compiler Engineer"),
    "linus": ("Linus Pauling", "Bond Works", "Chemist"),
    "joan": ("Joan Clarke", "Quiet Ciphers", "Cryptanalyst"),
    "omar": ("Omar Khayyam", "Star Tables", "Mathematician"),
    "rosa": ("Rosa Parks", "Bond Works", "Planner"),
}


def source(words="mail of 1 September 2026"):
    return Source(path="archive.mbox", where=words, index=1)


def evidence(quote, who, on=date(2026, 9, 1)):
    return Evidence(quote=quote, source=source(), on=on, speaker=who)


def person(key, **more):
    name, organization, title = CAST[key]
    fields = {
        "id": key,
        "name": name,
        "given": name.split()[0],
        "family": name.split()[-1],
        "emails": (f"{key}@example.org",),
        "handles": (f"mailto:{key}@example.org",),
        "affiliations": (Affiliation(organization=organization, organization_id=organization, title=title),),
        "is_me": key == "me",
    }
    return Person(**{**fields, **more})


def words_embed(texts):
    """A stand-in for meaning that knows only shared word stems; enough to tell what fits in a small world."""
    rows = np.zeros((len(texts), 512), dtype=np.float32)
    for i, text in enumerate(texts):
        for word in re.findall(r"[a-z]{4,}", text.lower()):
            rows[i, sum(map(ord, word[:5])) * 7 % 512] += 1
    norms = np.linalg.norm(rows, axis=1, keepdims=True)
    return rows / np.maximum(norms, 1e-9)


class World:
    """A small world read from its notation."""

    def __init__(self, text, *, said=()):
        self.day = TODAY
        self.needs, self.offerings, self.ties, self.wishes, self.promises = [], [], [], [], []
        self.favors, self.thanks, self.milestones, self.resources = [], [], [], []
        self.people = {key: person(key) for key in CAST}
        self.said = list(said)
        for line in text.splitlines():
            if line.strip():
                self.read(line.strip())

    def read(self, line):
        for pattern, take in RULES:
            found = re.fullmatch(pattern, line)
            if found:
                take(self, **found.groupdict())
                return
        pytest.fail(f"the world does not understand: {line}")

    def situation(self, **more):
        network = Network(
            day=self.day,
            people=self.people,
            ties=tuple(self.ties),
            rapports={
                k: Rapport(person=k, last=self.day - timedelta(days=20), days=5) for k in CAST if k != "me"
            },
            needs=tuple(self.needs),
            offerings=tuple(self.offerings),
            milestones=tuple(self.milestones),
            wishes=tuple(self.wishes),
            resources=tuple(self.resources),
        )
        parts = {"promises": tuple(self.promises), "favors": tuple(self.favors), "thanks": tuple(self.thanks)}
        return Situation(
            network=network, embed=words_embed, said=lambda _handles, _limit: self.said, **{**parts, **more}
        )

    def need(self, who, what, until=None, mark=""):
        self.needs.append(
            Need(
                id=f"need-{len(self.needs)}",
                holder=who,
                summary=what,
                evidence=evidence(what, CAST[who][0]),
                kind=NeedKind.INTRODUCTION,
                due=date.fromisoformat(until) if until else None,
                status=Status.MET if "met" in mark else Status.OPEN,
                confidential="confidence" in mark,
            )
        )

    def offering(self, who, what, mark=""):
        one = Offering(
            id=f"offering-{len(self.offerings)}",
            holder=who,
            summary=what,
            evidence=evidence(what, CAST[who][0]),
            confidential="confidence" in mark,
        )
        self.offerings.append(one)

    def tie(self, a, b):
        a, b = sorted((a, b))
        self.ties.append(Tie(id=f"{a}-{b}", a=a, b=b, how="old friends"))

    def wish(self, who, kind, until=None):
        on = date.fromisoformat(until) if until else None
        self.wishes.append(
            Wish(id=f"wish-{who}", holder=who, kind=WishKind(kind), evidence=evidence(kind, who), until=on)
        )

    def promise(self, by, to, what, due=None):
        on = date.fromisoformat(due) if due else None
        self.promises.append(
            Promise(
                id=f"promise-{len(self.promises)}",
                by=by,
                to=to,
                summary=what,
                evidence=evidence(what, CAST[by][0]),
                due=on,
            )
        )

    def favor(self, who, what, on):
        day = date.fromisoformat(on)
        self.favors.append(
            Favor(
                id=f"favor-{len(self.favors)}",
                giver=who,
                receiver="me",
                summary=what,
                evidence=evidence(what, who, day),
                on=day,
            )
        )

    def thank(self, who, on):
        self.thanks.append(
            Thanks(
                id=f"thanks-{who}",
                by="me",
                to=who,
                evidence=evidence("thanks", "me"),
                on=date.fromisoformat(on),
            )
        )

    def milestone(self, who, what, on):
        day = date.fromisoformat(on)
        one = Milestone(
            id=f"milestone-{who}",
            holder=who,
            summary=what,
            evidence=evidence(what, who, day),
            on=day,
            sad="sadly" in what,
        )
        self.milestones.append(one)

    def resource(self, kind, title, about, day=None, author=""):
        starts = datetime.fromisoformat(f"{day}T14:00") if day else None
        one = Resource(
            id=f"resource-{len(self.resources)}",
            title=title,
            url=f"https://feed.example/{len(self.resources)}",
            source=source("item 1"),
            kind=kind,
            summary=about,
            starts_at=starts,
            published=date(2026, 9, 1),
            author=author or "",
        )
        self.resources.append(one)

    def today(self, day):
        self.day = date.fromisoformat(day)


WHO = r"(?P<who>\w+)"
RULES = [
    (
        rf"{WHO} needs (?P<what>.+?)(?: until (?P<until>\S+))?(?P<mark> \(.*\))?",
        lambda w, **f: w.need(f["who"], f["what"], f["until"], f["mark"] or ""),
    ),
    (
        rf"{WHO} offers (?P<what>.+?)(?P<mark> \(.*\))?",
        lambda w, **f: w.offering(f["who"], f["what"], f["mark"] or ""),
    ),
    (r"(?P<a>\w+) knows (?P<b>\w+)", World.tie),
    (
        rf"{WHO} wants (?P<kind>no contact|no vendors|no introductions|pause)(?: until (?P<until>\S+))?",
        World.wish,
    ),
    (r"(?P<by>\w+) promised (?P<to>\w+) (?P<what>.+?)(?: by (?P<due>\S+))?", World.promise),
    (rf"{WHO} did me (?P<what>.+) on (?P<on>\S+)", World.favor),
    (rf"me thanked {WHO} on (?P<on>\S+)", World.thank),
    (rf"{WHO} has news (?P<what>.+) on (?P<on>\S+)", World.milestone),
    (
        r'(?P<kind>article|webinar) "(?P<title>.+)" about (?P<about>.+?)(?: on (?P<day>\S+))?(?: by (?P<author>.+))?',
        World.resource,
    ),
    (r"today is (?P<day>\S+)", World.today),
]
