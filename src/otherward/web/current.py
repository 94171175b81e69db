"""The network this page shows, the day it takes for today, and what it computed last."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from threading import RLock
from typing import Any, TypeVar

from otherward.actions.draw_map import draw_map, drawn_from, on_the_map, with_bridges
from otherward.actions.find_person import PeopleSearch
from otherward.actions.look_around import example_day, example_imports
from otherward.actions.remember import Memory, remember
from otherward.actions.review_message import known_of
from otherward.actions.same_person import Likely, duplicates
from otherward.actions.suggest import situation_of
from otherward.book.book import Book
from otherward.book.remembering import mark_of
from otherward.brief.brief import Brief
from otherward.giving.introduction_course import not_yet_asked
from otherward.giving.opportunity import Opportunity
from otherward.giving.situation import Situation
from otherward.giving.suggestions import suggestions
from otherward.giving.valued import Valued
from otherward.map.drawing import Drawing
from otherward.network.person import Person
from otherward.review.draft import Known
from otherward.translation.words import language
from otherward.web.shared import all_valued

Answer = TypeVar("Answer")

PATIENCE = 20.0
"""Seconds to wait for what another request computes; then it is computed here too."""


@dataclass
class Current:
    """One served network. What is dear to compute is kept until what it is computed from, or the day, changes."""

    book: Book | None = None
    fixed_day: date | None = None
    """The day the page was started for; None for the example's where it was brought in, else the real one."""
    ahead: Callable[[], None] = lambda: None
    """Called when something was changed: computes what the next page will ask for, while somebody still looks at this one."""
    to_own: Callable[[], None] | None = None
    """How the page goes on to the user's own network; None where it shows that already."""
    _kept: dict[str, tuple[Any, Any]] = field(default_factory=dict)
    _busy: dict[str, "RLock"] = field(default_factory=dict)
    """Who computes something; others wait for it instead of computing it too."""

    @property
    def day(self) -> date:
        """Today: it goes with what the network holds at this moment, whoever changed it."""
        return self.fixed_day or example_day(self.open_book()) or real_day()

    def day_without(self, name: str) -> date:
        """Today, once this import is taken back: the example's day goes with the last of its files."""
        left = set(example_imports(self.open_book())) - {name}
        return self.day if left else self.fixed_day or real_day()

    @property
    def is_example(self) -> bool:
        """Whether somebody only looks around."""
        return self.to_own is not None or example_day(self.open_book()) is not None

    def open_book(self) -> Book:
        """The book."""
        assert self.book is not None, "the page is served without a network"
        return self.book

    def situation(self) -> Situation:
        """All that suggestions are drawn from."""
        return self._once("situation", lambda: situation_of(self.open_book(), day=self.day))

    def suggestions(self) -> list[Opportunity]:
        """All opportunities, ruled out ones last."""
        return self._once("suggestions", lambda: suggestions(self.situation()))

    def ideas(self) -> list[Opportunity]:
        """Introductions nobody has been asked about, best first."""
        return not_yet_asked(self.situation(), self.suggestions())

    def valued(self) -> list[Valued]:
        """Things to pass on, each with whom it would serve."""
        return self._once("valued", lambda: all_valued(self.situation()))

    @property
    def was_drawn(self) -> bool:
        """Whether the map was looked at or made ready."""
        return "drawing" in self._kept

    def drawing(self) -> Drawing:
        """The map."""
        return self._once("bridges", lambda: with_bridges(self._drawn(), self.ideas()))

    def _drawn(self) -> Drawing:
        situation = self.situation()
        who = self._kept_by("who", mark_of(self.open_book(), "people"), lambda: on_the_map(situation))
        return self._kept_by(
            "drawing",
            (*mark_of(self.open_book(), "ties"), who, drawn_from(situation)),
            lambda: draw_map(self.open_book(), situation),
        )

    def people_search(self) -> PeopleSearch:
        """Everybody, to be found as one types."""
        marks = mark_of(self.open_book(), "people", "needs", "offerings", "rapports")
        return self._kept_by("people", marks, lambda: PeopleSearch(self.open_book()))

    def likely(self) -> list[Likely]:
        """Those who may be one person."""
        marks = (*mark_of(self.open_book(), "people"), self.open_book().setting("likely"))
        return self._kept_by("likely", marks, lambda: duplicates(self.open_book()))

    def memory(self) -> Memory:
        """What went between the user and their people."""
        return self._once("memory", lambda: remember(self.open_book(), self.situation()))

    def known(self, person: Person, *, alone: bool = True) -> Known:
        """What a draft to this person is read with; kept while one types. `alone` says that nobody else reads it."""

        def make() -> Known:
            return known_of(self.open_book(), person, self.situation().me, day=self.day, alone=alone)

        return self._once("known", make, f"{person.id} {alone}")

    def brief(self, name: str, make: Callable[[], Brief]) -> Brief:
        """The brief last looked at; its copies are made from it."""
        return self._once("brief", make, name)

    def _once(self, name: str, make: Callable[[], Answer], of: str = "") -> Answer:
        return self._kept_by(name, (self.open_book().setting("revision"), of), make)

    def _kept_by(self, name: str, of: tuple[object, ...], make: Callable[[], Answer]) -> Answer:
        """What was computed last, as long as what it is computed from is the same."""
        mark = (of, self.day, language())
        known = self._kept.get(name)
        if known and known[0] == mark:
            return known[1]  # type: ignore[no-any-return]
        busy = self._busy.setdefault(name, RLock())
        mine = busy.acquire(timeout=PATIENCE)
        try:
            known = self._kept.get(name)
            if known is None or known[0] != mark:
                known = self._kept[name] = (mark, make())
            return known[1]
        finally:
            if mine:
                busy.release()


def real_day() -> date:
    """Today, by the clock of this machine."""
    return datetime.now(UTC).astimezone().date()


current = Current()
"""What this process serves; set once by `otherward.server.run`."""
