"""The made-up network: 500 people who say week by week what they need, give, promise and celebrate."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from random import Random
from typing import Any, ClassVar

from otherward.book.memory import MemoryBook
from otherward.ledger.favor import Favor
from otherward.ledger.promise import Promise
from otherward.network.affiliation import Affiliation
from otherward.network.milestone import Milestone
from otherward.network.need import Need, NeedKind, Settlement, Status
from otherward.network.offering import Offering
from otherward.network.person import Person
from otherward.network.rapport import Rapport
from otherward.network.resource import Resource
from otherward.network.source import Evidence, Source
from otherward.network.tie import Tie

PEOPLE = 500
FIRST_DAY = date(2026, 1, 5)
A_WEEK = {"needs": 12, "things": 6, "milestones": 3, "promises": 2, "favors": 2}
"""What is said and comes in each week."""
VOCAL = 0.6
"""Share of people who ever say what they need."""
OPEN_FOR = timedelta(days=90)
GIVEN = """Aino Bodil Cosmo Dagny Edda Femi Gerd Hedda Ilse Jorun Kofi Lotte Milo Nadia Orla Petra Quirin Runa Sami Tilda Ulla Viggo Wanja
Yusra Zora""".split()
FAMILY = """Ahlgren Bakke Cordes Dupuis Eklund Fabre Gallo Hovland Ibsen Jansma Kolar Lindqvist Moreau Novak Ortega Pelz Quist Rautio
Sandvik Thorne""".split()


@dataclass(frozen=True, slots=True)
class Topic:
    """What one group of people works on, needs and can give."""

    name: str
    needs: Sequence[Sequence[str]]
    offerings: Sequence[str]
    things: Sequence[Sequence[str]]


def topics() -> list[Topic]:
    """All, as written in `topics.toml`."""
    text = (Path(__file__).parent / "topics.toml").read_text(encoding="utf-8")
    return [Topic(**one) for one in tomllib.loads(text)["topic"]]


class OneMemory(MemoryBook):
    """A book that shares with all others of its kind what texts mean: in every run the same is said."""

    _meanings: ClassVar[dict[str, bytes]] = {}

    def vectors(self, keys: Sequence[str]) -> dict[str, bytes]:
        """Those that are known, by text hash."""
        return {key: self._meanings[key] for key in keys if key in self._meanings}

    def keep_vectors(self, vectors: Mapping[str, bytes]) -> None:
        """For all of them."""
        self._meanings.update(vectors)


class MadeUp:
    """The network in a book, and what its people do as the weeks go by."""

    def __init__(self, seed: int) -> None:
        self.random = Random(seed)
        self.book = OneMemory()
        self.topics = topics()
        self.topic_of: dict[str, str] = {}
        """What each need, offering and thing is about."""
        self.spoke: dict[str, date] = {}
        """Everybody who ever said a need, and the first day."""
        self.vocal: list[str] = []
        self.today = FIRST_DAY
        self.coming: list[tuple[date, str, Any]] = []
        """What is said, written and comes in on a later day: the day, the shelf, and the thing or who writes."""
        self._count = 0
        self._people()

    def week(self, monday: date) -> None:
        """What is said and comes in during this week."""
        for _ in range(A_WEEK["needs"]):
            self._need(self.random.choice(self.vocal), self._some_day(monday))
        for _ in range(A_WEEK["things"]):
            self._thing(self._some_day(monday))
        for _ in range(A_WEEK["milestones"]):
            self._milestone(self._somebody(), self._some_day(monday))
        for _ in range(A_WEEK["promises"]):
            self._promise(self._somebody(), self._some_day(monday))
        for _ in range(A_WEEK["favors"]):
            self._favor(self._somebody(), self._some_day(monday))

    def until(self, day: date) -> None:
        """The days go by: what was said and written by then is there, and nothing of later."""
        self.today = day
        come, self.coming = (
            [one for one in self.coming if one[0] <= day],
            [one for one in self.coming if one[0] > day],
        )
        for on, shelf, what in sorted(come, key=lambda one: one[0]):
            self._comes(on, shelf, what)

    def served(self, person: str, need: str, day: date) -> None:
        """Somebody was given something: six in ten write back, four in ten of the needs are met by it."""
        if self.random.random() < 0.6:
            self.wrote(person, day + timedelta(days=self.random.randint(1, 5)))
        known = self.book.needs.get(need)
        if known and known.holder == person and self.random.random() < 0.4:
            self.book.needs.put([replace(known, status=Status.MET)])
            self.book.settlements.put(
                [Settlement(id=f"settlement-{need}", need=need, status=Status.MET, on=day)]
            )

    def wrote(self, person: str, day: date) -> None:
        """They write to the user."""
        self._comes(day, "rapports", person)

    def _comes(self, day: date, shelf: str, what: Any) -> None:
        if day > self.today:
            self.coming.append((day, shelf, what))
        elif shelf == "rapports":
            before = self.book.rapports.get(what) or Rapport(person=what)
            self.book.rapports.put([replace(before, last=day, last_from_them=day, days=before.days + 1)])
        else:
            getattr(self.book, shelf).put([what])

    def _people(self) -> None:
        people = [_person("me", "Marie Tharp", "Deep Maps", is_me=True)]
        people += [
            _person(f"p{n:03}", f"{GIVEN[n % 25]} {FAMILY[n // 25]}", f"House {n // 4}")
            for n in range(PEOPLE)
        ]
        self.book.people.put(people)
        self.book.rapports.put(
            Rapport(
                person=one.id,
                last=FIRST_DAY - timedelta(days=self.random.randint(5, 400)),
                days=self.random.randint(1, 12),
            )
            for one in people[1:]
        )
        for n, one in enumerate(people[1:]):
            if self.random.random() < VOCAL:
                self.vocal.append(one.id)
            if self.random.random() < 0.4:
                self._offering(one.id, self.topics[n % len(self.topics)])
        for topic in self.random.sample(self.topics, 5):
            self._offering("me", topic)
        pairs = {
            tuple(sorted(self.random.sample([one.id for one in people[1:]], 2))) for _ in range(2 * PEOPLE)
        }
        self.book.ties.put(Tie(id=f"{a}-{b}", a=a, b=b, how="seen together") for a, b in sorted(pairs))

    def _offering(self, holder: str, topic: Topic) -> None:
        words = self.random.choice(topic.offerings)
        evidence = self._evidence(words, FIRST_DAY, holder)
        self._keep(
            "offerings",
            topic,
            FIRST_DAY,
            Offering(id=self._name("offering"), holder=holder, summary=words, evidence=evidence),
        )

    def _need(self, holder: str, day: date) -> None:
        topic = self.random.choice(self.topics)
        kind, words = self.random.choice(topic.needs)
        self.spoke.setdefault(holder, day)
        need = Need(
            id=self._name("need"),
            holder=holder,
            summary=words,
            evidence=self._evidence(words, day, holder),
            kind=NeedKind(kind),
            expires=day + OPEN_FOR,
        )
        self._keep("needs", topic, day, need)
        self.wrote(holder, day)

    def _thing(self, day: date) -> None:
        topic = self.random.choice(self.topics)
        kind, title = self.random.choice(topic.things)
        starts = datetime.combine(day + timedelta(days=self.random.randint(8, 25)), time(17), UTC)
        name = self._name("thing")
        thing = Resource(
            id=name,
            title=f"{title} ({day:%B}, {name[-2:]})",
            url=f"https://example.org/{name}",
            source=Source(path="feed.xml", where=f"entry of {day}", index=1),
            kind=kind,
            published=day,
            starts_at=starts if kind in ("webinar", "event") else None,
        )
        self._keep("resources", topic, day, thing)

    def _milestone(self, holder: str, day: date) -> None:
        words = self.random.choice(
            [
                "I have become head of the department",
                "we have opened our second house",
                "we won the regional prize",
            ]
        )
        one = Milestone(
            id=self._name("milestone"),
            holder=holder,
            summary=words,
            evidence=self._evidence(words, day, holder),
            on=day,
        )
        self._comes(day, "milestones", one)

    def _promise(self, to: str, day: date) -> None:
        words = self.random.choice(
            ["I will send you the list", "I will ask my colleague for you", "you will have my notes"]
        )
        due = day + timedelta(days=self.random.randint(3, 12))
        one = Promise(
            id=self._name("promise"),
            by="me",
            to=to,
            summary=words,
            evidence=self._evidence(words, day, "me"),
            due=due,
        )
        self._comes(day, "promises", one)

    def _favor(self, giver: str, day: date) -> None:
        words = self.random.choice(
            ["looked through my plan", "lent me the projector", "introduced me to the mayor"]
        )
        one = Favor(
            id=self._name("favor"),
            giver=giver,
            receiver="me",
            summary=words,
            evidence=self._evidence(words, day, giver),
            on=day,
        )
        self._comes(day, "favors", one)

    def _keep(self, shelf: str, topic: Topic, day: date, thing: Any) -> None:
        self.topic_of[thing.id] = topic.name
        self._comes(day, shelf, thing)

    def _name(self, kind: str) -> str:
        self._count += 1
        return f"{kind}-{self._count:05}"

    def _somebody(self) -> str:
        return f"p{self.random.randrange(PEOPLE):03}"

    def _some_day(self, monday: date) -> date:
        return monday + timedelta(days=self.random.randrange(5))

    def _evidence(self, words: str, day: date, who: str) -> Evidence:
        person = self.book.people.get(who)
        return Evidence(
            quote=words,
            source=Source(path="archive.mbox", where=f"mail of {day}", index=self._count),
            on=day,
            speaker=person.name if person else "",
        )


def _person(name: str, called: str, organization: str, *, is_me: bool = False) -> Person:
    given, family = called.split()
    return Person(
        id=name,
        name=called,
        given=given,
        family=family,
        emails=(f"{name}@example.org",),
        handles=(f"mailto:{name}@example.org",),
        records=(f"record-{name}",),
        affiliations=(Affiliation(organization=organization, organization_id=organization, title="Manager"),),
        is_me=is_me,
    )
