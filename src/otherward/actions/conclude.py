"""From what was read to what the network knows: needs, offerings, promises, favors, each with its holder recognized."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from itertools import islice

from otherward.actions.job_changes import job_changes
from otherward.actions.network_of import directory_of
from otherward.actions.over_since import over_since
from otherward.actions.own_acts import own_favors, own_thanks
from otherward.actions.own_offerings import own_offerings
from otherward.actions.revision import changed
from otherward.actions.title_offerings import title_offerings
from otherward.actions.told_once import told_once
from otherward.actions.told_ties import keep_told_ties, told_tie
from otherward.book.book import Book
from otherward.intake.directory import Directory
from otherward.ledger.favor import Favor, Thanks
from otherward.ledger.promise import Promise
from otherward.names import name_of
from otherward.network.confidence import Confidence, Wish, WishKind
from otherward.network.handle import kind_of, plain
from otherward.network.interaction import Interaction, Participant
from otherward.network.milestone import Milestone
from otherward.network.need import Need, NeedKind, Settlement, Status
from otherward.network.offering import Offering
from otherward.network.source import Evidence
from otherward.network.tie import Tie
from otherward.reading.finding import Finding, FindingType, Reading
from otherward.reading.judgements import by_name
from otherward.reading.silence import keeps_silent
from otherward.reading.summary import favor_done

LASTS = {
    NeedKind.VACANCY: 120,
    NeedKind.QUESTION: 60,
    NeedKind.ADVICE: 90,
    NeedKind.INTRODUCTION: 120,
    NeedKind.RESOURCE: 120,
    NeedKind.CUSTOMER: 180,
    NeedKind.FUNDING: 180,
    NeedKind.PROBLEM: 180,
    NeedKind.GOAL: 270,
    NeedKind.INTEREST: 365,
}
"""Days after which a need nobody spoke of again is taken to have passed (`product.md`: needs are perishable)."""

OFFERING_LASTS = 270
PROMISE_LASTS = 60
"""Days after its day (or after it was given, where it has none) on which a promise nobody spoke of again is let go: two months later a
small word is forgotten on both sides, and to bring it up would embarrass."""


CONCLUDED = ("needs", "offerings", "promises", "favors", "thanks", "milestones", "confidences", "wishes")
TOGETHER = 300
"""Readings whose texts are fetched at once."""


class Concluder:
    """Turns the findings of readings into the network's own records."""

    def __init__(self, book: Book, directory: Directory, me: str, day: date) -> None:
        self._book = book
        self._directory = directory
        self._me = me
        self._day = day
        self.needs: dict[str, Need] = {}
        self.offerings: dict[str, Offering] = {}
        self.promises: dict[str, Promise] = {}
        self.favors: dict[str, Favor] = {}
        self.thanks: dict[str, Thanks] = {}
        self.milestones: dict[str, Milestone] = {}
        self.confidences: dict[str, Confidence] = {}
        self.wishes: dict[str, Wish] = {}
        self.ties: dict[str, Tie] = {}

    def take(self, readings: Iterable[Reading]) -> None:
        """Add what conversations and notes were read to say."""
        saying = (one for one in readings if one.findings)
        while some := list(islice(saying, TOGETHER)):
            known = self._book.interactions.many(
                {one.passage for reading in some for one in reading.findings}
            )
            for reading in some:
                said = [(one, known[one.passage]) for one in reading.findings if one.passage in known]
                near = self._near(text for _, text in said)
                for finding, text in said:
                    self._take(finding, text, near)

    def _near(self, texts: Iterable[Interaction]) -> set[str]:
        found = (self._directory.person(one) for text in texts for one in text.people)
        return {person.id for person in found if person is not None}

    def _take(self, finding: Finding, text: Interaction, near: set[str]) -> None:
        author = self._who(text.author, near) if text.author else self._me
        holder = self._who(finding.holder, near)
        third = "" if holder else finding.holder.name
        holder = holder or author
        evidence = _evidence(finding, text, self._directory)
        if finding.type is FindingType.ACQUAINTANCE:
            if tie := told_tie(finding, evidence, self._directory, near):
                self.ties[tie.id] = tie
            return
        make = {
            FindingType.NEED: self._need,
            FindingType.OFFERING: self._offering,
            FindingType.MILESTONE: self._milestone,
            FindingType.CONFIDENCE: self._confidence,
            FindingType.WISH: self._wish,
        }.get(finding.type)
        if make:
            if third and finding.type in (FindingType.NEED, FindingType.MILESTONE) and holder != self._me:
                finding = replace(finding, summary=f"{finding.summary} (for {third})")
            make(finding, holder, evidence, third)
            return
        to = self._who(finding.to, near) if finding.to else ""
        if not to and holder != self._me and finding.type is not FindingType.PROMISE:
            to = self._me
        if to and holder and to != holder:
            self._between(finding, holder, to, evidence)
            if (
                finding.type is FindingType.FAVOR
                and author == to
                and by_name("thanks_for").says(finding.quote)
            ):
                self._between(replace(finding, type=FindingType.THANKS), to, holder, evidence)

    def _need(self, finding: Finding, holder: str, evidence: Evidence, third: str) -> None:
        if holder in ("", self._me):
            return
        kind = finding.need_kind or NeedKind.PROBLEM
        said = evidence.on or self._day
        need = Need(
            id=name_of("need", holder, plain(finding.quote), evidence.text_id),
            holder=holder,
            summary=finding.summary or finding.quote,
            evidence=evidence,
            kind=kind,
            department=finding.department,
            status=finding.status,
            due=finding.due,
            expires=finding.due or said + timedelta(days=LASTS[kind]),
            confidential=finding.confidential,
            confidence=finding.confidence,
            inferred=finding.inferred,
            reported_by=holder if third else "",
        )
        if need.status is Status.OPEN and need.expires and need.expires < self._day:
            need = replace(need, status=Status.PAST)
        self.needs[need.id] = need

    def _offering(self, finding: Finding, holder: str, evidence: Evidence, third: str) -> None:
        if not holder or third:
            return
        said = evidence.on or self._day
        offering = Offering(
            id=name_of("offering", holder, plain(finding.quote), evidence.text_id),
            holder=holder,
            summary=finding.summary or finding.quote,
            evidence=evidence,
            department=finding.department,
            status=finding.status,
            expires=finding.due or said + timedelta(days=OFFERING_LASTS),
            confidential=finding.confidential,
            confidence=finding.confidence,
            inferred=finding.inferred,
        )
        if offering.status is Status.OPEN and offering.expires and offering.expires < self._day:
            offering = replace(offering, status=Status.PAST)
        self.offerings[offering.id] = offering

    def _milestone(self, finding: Finding, holder: str, evidence: Evidence, third: str) -> None:
        del third
        if holder in ("", self._me):
            return
        one = Milestone(
            id=name_of("milestone", holder, plain(finding.quote), evidence.text_id),
            holder=holder,
            summary=finding.summary or finding.quote,
            evidence=evidence,
            kind=finding.kind or "news",
            on=finding.due or evidence.on,
            confidential=finding.confidential,
            confidence=finding.confidence,
            sad=finding.kind in SAD,
        )
        self.milestones[one.id] = one

    def _confidence(self, finding: Finding, holder: str, evidence: Evidence, third: str) -> None:
        del third
        one = Confidence(
            id=name_of("confidence", plain(finding.quote), evidence.text_id),
            teller=holder,
            summary=finding.summary or finding.quote,
            evidence=evidence,
        )
        self.confidences[one.id] = one

    def _wish(self, finding: Finding, holder: str, evidence: Evidence, third: str) -> None:
        if holder in ("", self._me) or third or finding.kind not in set(WishKind):
            return
        one = Wish(
            id=name_of("wish", holder, finding.kind, evidence.text_id),
            holder=holder,
            kind=WishKind(finding.kind),
            evidence=evidence,
            until=finding.due,
        )
        self.wishes[one.id] = one

    def _between(self, finding: Finding, by: str, to: str, evidence: Evidence) -> None:
        quote = plain(finding.quote)
        if finding.type is FindingType.PROMISE:
            self._promise(finding, by, to, evidence)
        elif finding.type is FindingType.FAVOR:
            favor = Favor(
                id=name_of("favor", by, to, quote, evidence.text_id),
                giver=by,
                receiver=to,
                summary=favor_done(finding.summary or finding.quote, finding.holder.name),
                evidence=evidence,
                kind=finding.kind or "help",
                on=finding.due or evidence.on,
                confidential=finding.confidential,
                confidence=finding.confidence,
            )
            self.favors[favor.id] = favor
        elif finding.type is FindingType.THANKS:
            thanks = Thanks(
                id=name_of("thanks", by, to, quote, evidence.text_id),
                by=by,
                to=to,
                evidence=evidence,
                on=evidence.on,
                summary=finding.summary or finding.quote,
            )
            self.thanks[thanks.id] = thanks

    def _promise(self, finding: Finding, by: str, to: str, evidence: Evidence) -> None:
        if self._me and self._me not in (by, to):
            return  # what others promise one another is theirs to keep
        promise = Promise(
            id=name_of("promise", by, to, plain(finding.quote), evidence.text_id),
            by=by,
            to=to,
            summary=finding.summary or finding.quote,
            evidence=evidence,
            due=finding.due,
            status=finding.status,
            confidential=finding.confidential,
            confidence=finding.confidence,
        )
        last = promise.due or evidence.on or self._day
        lapsed = last + timedelta(days=PROMISE_LASTS) < self._day and not keeps_silent(promise.evidence.quote)
        if promise.status is Status.OPEN and lapsed:
            promise = replace(promise, status=Status.PAST)
        self.promises[promise.id] = promise

    def _who(self, one: Participant, near: set[str]) -> str:
        """The person or organization meant, or empty."""
        if one.handle == "me:":
            return self._me
        if kind_of(one.handle) == "org":
            organization = self._directory.organization(one.name or one.handle[4:])
            return organization.id if organization else ""
        person = self._directory.person(one, near)
        if person is None and kind_of(one.handle) == "name":
            organization = self._directory.organization(one.name)
            return organization.id if organization else ""
        return person.id if person else ""


SAD = frozenset({"loss", "illness", "death", "lay-off", "divorce", "closing"})
"""Kinds of milestone nobody is congratulated on."""
BY_MODEL = ", read by your model"
"""Behind the place of what the user's own language model read there."""


def _evidence(finding: Finding, text: Interaction, directory: Directory) -> Evidence:
    speaker = directory.person(text.author) if text.author else None
    return Evidence(
        quote=finding.quote,
        source=replace(text.source, where=f"{text.source.where}{BY_MODEL}")
        if finding.read_by
        else text.source,
        on=finding.on or text.day,
        speaker=speaker.name if speaker else (text.author.name if text.author else ""),
        text_id=text.id,
    )


def conclude(book: Book, *, day: date) -> None:
    """Make needs, offerings, promises, favors, thanks, milestones, confidences, wishes and ties told of anew."""
    people = list(book.people.all())
    me = next((person.id for person in people if person.is_me), "me")
    directory = directory_of(book)
    concluder = Concluder(book, directory, me, day)
    concluder.take(book.readings.all())
    _settle(concluder, book.settlements.all())
    concluder.promises.update(over_since(book, concluder.promises.values(), people, me, day=day))
    for keeping in book.keepings.all():
        kept = concluder.promises.get(keeping.promise)
        if kept:
            concluder.promises[kept.id] = replace(
                kept, status=Status.PAST if keeping.released else Status.MET
            )
    concluder.favors = told_once(book, directory, concluder.favors)
    concluder.favors.update({favor.id: favor for favor in _on_record(book, directory, me)})
    concluder.favors.update({favor.id: favor for favor in own_favors(book, me)})
    concluder.thanks.update({one.id: one for one in own_thanks(book, concluder.favors.values())})
    concluder.milestones.update({m.id: m for m in job_changes(book.records.many, people, day)})
    concluder.offerings.update({o.id: o for o in own_offerings(book.about_me.all(), me)})
    guessed = title_offerings(people, book.rapports.all(), book.records.many)
    concluder.offerings.update({o.id: o for o in guessed})
    with book.transaction():
        for name in CONCLUDED:
            shelf = getattr(book, name)
            shelf.clear()
            shelf.put(getattr(concluder, name).values())
        keep_told_ties(book, concluder.ties)
        changed(book)


def _settle(concluder: Concluder, settlements: Iterable[Settlement]) -> None:
    for settlement in settlements:
        need = concluder.needs.get(settlement.need)
        if need:
            concluder.needs[need.id] = replace(need, status=settlement.status)


def _on_record(book: Book, directory: Directory, me: str) -> Iterator[Favor]:
    """Recommendations and endorsements are favors already done."""
    for one in book.acknowledged.all():
        other = directory.person(Participant(handle=one.other_handle, name=one.other))
        if other is None:
            continue
        giver, receiver = (me, other.id) if one.given else (other.id, me)
        what = "Endorsed for" if one.kind == "endorsement" else "Recommendation"
        yield Favor(
            id=name_of("favor", one.id),
            giver=giver,
            receiver=receiver,
            summary=f"{what} {one.text}" if one.kind == "endorsement" else "the recommendation",
            evidence=Evidence(
                quote=one.text, source=one.source, on=one.on, speaker="" if one.given else other.name
            ),
            kind=one.kind,
            on=one.on,
        )
