"""A draft under review: its parts, its sentences judged, and what all rules ask of it."""

import re
from dataclasses import dataclass
from functools import cached_property

from otherward.review.anatomy import Anatomy, take_apart
from otherward.review.asks import Ask, distinct
from otherward.review.consent import Unasked, unasked
from otherward.review.draft import Draft, MessageKind
from otherward.review.in_context import InContext, read
from otherward.review.kinds import kind_of
from otherward.review.roles import Context, Judged, judge
from otherward.review.score import Score, score
from otherward.review.unsaid import by_meaning
from otherward.review.vocabulary import says

_WORD = re.compile(r"[^\W\d_][\w'’-]*")


@dataclass(frozen=True)
class Case:
    """Everything a rule may look at."""

    draft: Draft
    meaning: bool = True
    """Whether sentences whose words leave open what they do are read by their meaning."""

    @cached_property
    def anatomy(self) -> Anatomy:
        """The parts of the message."""
        return take_apart(self.draft.body, subject=self.draft.subject, me=self.draft.me)

    @cached_property
    def kind(self) -> MessageKind:
        """What the message is for, as told or as read from its words."""
        to_one = self.draft.to_one or bool(self.draft.known.name)
        return self.draft.kind or kind_of(self.anatomy, to_one=to_one)

    @property
    def closeness(self) -> str:
        """stranger, acquaintance, contact or close."""
        return "close" if self.draft.closeness.is_close else str(self.draft.closeness)

    @cached_property
    def _context(self) -> Context:
        facts = (*self.draft.known.needs, *self.draft.known.given)
        told = " ".join(self.anatomy.body[start:end] for start, end in self.anatomy.forwardable)
        return Context(self.kind, self.names, facts, told)

    @cached_property
    def by_words(self) -> list[Judged]:
        """Every sentence with what it does by its words."""
        return judge(self.anatomy, self._context)

    @cached_property
    def beside(self) -> InContext | None:
        """The draft read as a whole, where it is read by its meaning and says anything."""
        if not self.meaning or not self.by_words:
            return None
        return read(self.by_words, self.kind, self.closeness)

    @cached_property
    def judged(self) -> list[Judged]:
        """Every sentence with what it does."""
        return by_meaning(self.by_words, self._context, self.beside) if self.beside else self.by_words

    @cached_property
    def score(self) -> Score:
        """Whom it serves."""
        introduces = self.kind is MessageKind.INTRODUCTION
        whole = self.beside.bands if self.beside else None
        return score(self.judged, self.kind, unasked=introduces and bool(self.unasked), whole=whole)

    @cached_property
    def unasked(self) -> Unasked:
        """Who is put together without having said yes."""
        return unasked(self.draft, self.kind, self.anatomy, self.judged)

    @cached_property
    def names(self) -> frozenset[str]:
        """Words of the reader's and the writer's names: they anchor nothing."""
        known = self.draft.known
        told = " ".join(
            (
                self.anatomy.hail,
                self.anatomy.recipient,
                self.draft.me,
                self.anatomy.signed,
                known.name,
                *known.other_names,
                *known.organizations,
            )
        )
        return frozenset(word.casefold() for word in _WORD.findall(told))

    @cached_property
    def reader(self) -> str:
        """The name by which the message greets."""
        found = [w for w in _WORD.findall(self.anatomy.hail) if w[0].isupper() and w.casefold() not in _HAILS]
        titled = _TITLED.search(self.anatomy.hail)
        return self.draft.known.name.split(" ")[0] or (titled[0] if titled else found[0] if found else "")

    @cached_property
    def asks(self) -> list[Ask]:
        """Different things asked."""
        return distinct([ask for one in self.judged for ask in one.asks])

    @cached_property
    def biggest(self) -> Ask | None:
        """The biggest thing asked."""
        return max(self.asks, key=lambda ask: ask.size, default=None)

    @cached_property
    def gifts(self) -> list[Judged]:
        """Sentences that give."""
        return [one for one in self.judged if one.gift]

    @cached_property
    def content(self) -> list[Judged]:
        """The sentences behind greeting phrases."""
        at = 0
        while at < len(self.judged) - 1 and says("pleasantry", self.judged[at].text):
            at += 1
        return self.judged[at:]

    @property
    def subject(self) -> str:
        """What stands above it, or nothing."""
        return self.anatomy.subject or ""

    def any(self, name: str) -> list[Judged]:
        """Sentences with words of this kind."""
        return [one for one in self.judged if says(name, one.text)]

    @cached_property
    def word_count(self) -> int:
        """Words of the writer's own text."""
        return sum(one.sentence.words for one in self.judged)


_TITLED = re.compile(r"\b(?:Mr|Mrs|Ms|Mx|Dr|Prof(?:essor)?)\.? [^\W\d_a-z][\w'’-]+")
_HAILS = frozenset(
    "hi hiya hello hey heya dear mr mrs ms dr prof professor good morning afternoon evening day greetings sir madam team all there friend everyone".split()
)
