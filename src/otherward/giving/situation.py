"""All that suggestions are drawn from: the network as of a day, what is owed, what is coming, what was done before."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

import numpy as np

from otherward.giving.care import Care, gifts_begun
from otherward.giving.opinion import Opinion
from otherward.ledger.ask import Ask
from otherward.ledger.favor import Favor, Thanks
from otherward.ledger.introduction import Introduction
from otherward.ledger.promise import Promise
from otherward.network.confidence import Wish
from otherward.network.interaction import Interaction
from otherward.network.milestone import Milestone
from otherward.network.need import Need
from otherward.network.network import Network
from otherward.network.offering import Offering
from otherward.network.person import Person
from otherward.network.rapport import Rapport
from otherward.network.strategy import Strategy
from otherward.network.tie import Tie, TieKind
from otherward.reading.company import CompanyReading

Embed = Callable[[Sequence[str]], "np.ndarray"]
Texts = Callable[[Sequence[str]], Mapping[str, str]]
Said = Callable[[Iterable[str], int], list[Interaction]]


@dataclass(frozen=True)
class Answered:
    """What the user did with an earlier suggestion."""

    opportunity: str
    act: str
    kind: str
    people: tuple[str, ...]
    subject: str
    because: str
    on: str
    until: str = ""
    gift: str = ""
    minutes: int = 0


@dataclass(frozen=True)
class Situation:
    """Everything the giving room looks at; nothing in it knows the store."""

    network: Network
    embed: Embed
    said: Said
    """The newest interactions with any of these handles."""
    texts: Texts = lambda _names: {}
    """Whole texts by the identifiers that evidence names."""
    promises: tuple[Promise, ...] = ()
    favors: tuple[Favor, ...] = ()
    thanks: tuple[Thanks, ...] = ()
    introductions: tuple[Introduction, ...] = ()
    asks: tuple[Ask, ...] = ()
    meetings: tuple[Interaction, ...] = ()
    company_readings: tuple[CompanyReading, ...] = ()
    """Of documents that are not confidential."""
    answered: Mapping[str, Answered] = field(default_factory=dict)
    """By suggestion."""
    opinions: Mapping[tuple[str, str], Opinion] = field(default_factory=dict)
    """By need and gift, what the user's own language model thinks."""
    supposing: bool = False
    """Whether to see what would be suggested if it thought well of everything: what it is worth to ask about."""
    never: frozenset[str] = frozenset()
    """People who are never to be suggested."""
    playbook: tuple[Strategy, ...] = ()
    """Ways to further an organization's goals, the user's own among them."""
    care: Care = field(default_factory=Care)
    """How much the user wants to give, and when."""

    @property
    def me(self) -> Person | None:
        """The user."""
        return self._me

    @cached_property
    def _me(self) -> Person | None:
        return self.network.me

    @cached_property
    def _told_and_seen(self) -> tuple[Mapping[tuple[str, str], Tie], Mapping[tuple[str, str], Tie]]:
        told: dict[tuple[str, str], Tie] = {}
        seen: dict[tuple[str, str], Tie] = {}
        for tie in self.network.ties:
            (told if tie.kind is TieKind.TOLD else seen)[tie.a, tie.b] = tie
        return told, seen

    def tie(self, a: str, b: str) -> Tie | None:
        """How these two know each other; what somebody wrote of it before what the files tell."""
        told, seen = self._told_and_seen
        pair = (min(a, b), max(a, b))
        return told.get(pair) or seen.get(pair)

    @cached_property
    def wishes(self) -> Mapping[str, tuple[Wish, ...]]:
        """Wishes still to be respected, by person."""
        found: dict[str, tuple[Wish, ...]] = {}
        for wish in self.network.wishes:
            if wish.until is None or wish.until >= self.network.day:
                found[wish.holder] = (*found.get(wish.holder, ()), wish)
        return found

    @cached_property
    def milestones(self) -> Mapping[str, tuple[Milestone, ...]]:
        """What happened to whom, by person."""
        found: dict[str, list[Milestone]] = defaultdict(list)
        for one in self.network.milestones:
            found[one.holder].append(one)
        return {holder: tuple(ones) for holder, ones in found.items()}

    @cached_property
    def kept(self) -> dict[tuple[str, ...], str]:
        """What a rule found of somebody, by rule and language, where many suggestions ask for it."""
        return {}

    @cached_property
    def businesses(self) -> dict[tuple[str, tuple[str, ...]], frozenset[int]]:
        """What each firm does, worked out once."""
        return {}

    @cached_property
    def needs(self) -> Mapping[str, Need]:
        """Needs by identifier."""
        return {need.id: need for need in self.network.needs}

    @cached_property
    def offered(self) -> Mapping[str, tuple[Offering, ...]]:
        """By holder, what they can provide."""
        found: dict[str, list[Offering]] = defaultdict(list)
        for one in self.network.offerings:
            found[one.holder].append(one)
        return {holder: tuple(ones) for holder, ones in found.items()}

    @cached_property
    def inferred(self) -> frozenset[str]:
        """Offerings that nobody stated: a title says that they are likely."""
        return frozenset(one.id for one in self.network.offerings if one.inferred)

    @cached_property
    def by_handle(self) -> Mapping[str, Person]:
        """People by every handle they have."""
        return {handle: person for person in self.network.people.values() for handle in person.handles}

    @cached_property
    def given(self) -> Mapping[tuple[str, str], str]:
        """What was given to whom from suggestions taken up: (person, gift) and the day."""
        taken = [one for one in self.answered.values() if one.act == "taken" and one.gift]
        return {(person, one.gift): one.on for one in taken for person in one.people}

    @cached_property
    def gifts_begun(self) -> Mapping[str, tuple[date, ...]]:
        """For each person, the days on which the user took up a gift for them."""
        return gifts_begun(self.answered.values())

    @cached_property
    def begun(self) -> frozenset[str]:
        """Introductions under way or over."""
        return frozenset(one.id for one in self.introductions)

    def rapport(self, person: str) -> Rapport:
        """How the user was in touch with this person."""
        return self.network.rapports.get(person) or Rapport(person=person)

    def person(self, name: str) -> Person | None:
        """The person with this identifier."""
        return self.network.people.get(name)
