"""Today: the few best things to do for the minutes there are."""

from collections.abc import Iterable
from datetime import timedelta

from otherward.giving.care import cannot_wait, week_so_far
from otherward.giving.opportunity import Opportunity, OpportunityKind
from otherward.giving.situation import Situation

SHARE_OF_A_KIND = 0.5
"""No kind takes more than half of the day's cards, so that there is always a choice."""

HARDLY_WELCOME = 0.8
"""What the answers speak against fills no empty day: the fewer cards, the gladder they are looked at. One card a day keeps the door open
(tastes change), and none of a kind of which something was waved away within four weeks."""
TRY_AGAIN = timedelta(days=28)
OWED = (OpportunityKind.PROMISE, OpportunityKind.THANKS, OpportunityKind.BRIEF)
"""What is owed, and what a meeting needs, is never held back for want of gladness."""

GLADLY = 1.1
"""Of what the user surely likes to take up, one card more than half may be of a kind."""

LEAST_MINUTES = 5
"""What the quickest gift takes."""


def choose_for(
    situation: Situation,
    found: Iterable[Opportunity],
    *,
    minutes: int | None = None,
    limit: int | None = None,
) -> list[Opportunity]:
    """The day's choice within what the user means to give; once the week is full, only what cannot wait for the next."""
    care, found = situation.care, _not_waved_away_lately(situation, found)
    if minutes is None:
        left = week_so_far(situation).left
        if not left:
            found = [one for one in found if cannot_wait(one, situation.network.day)]
        minutes = min(care.minutes_a_day, max(left, LEAST_MINUTES)) if left else care.minutes_a_day
    return choose(found, minutes=minutes, limit=limit or care.cards_a_day)


def _not_waved_away_lately(situation: Situation, found: Iterable[Opportunity]) -> list[Opportunity]:
    since = (situation.network.day - TRY_AGAIN).isoformat()
    lately = {
        said.kind for said in situation.answered.values() if said.act == "dismissed" and said.on > since
    }
    return [one for one in found if not _hardly_welcome(one) or one.kind not in lately]


def _hardly_welcome(one: Opportunity) -> bool:
    return one.welcome < HARDLY_WELCOME and one.kind not in OWED


def choose(found: Iterable[Opportunity], *, minutes: int, limit: int) -> list[Opportunity]:
    """The best that fit into the minutes, hardly any kind more than half, each person once; best first.

    Where places stay free, as in a small network, a person may come a second time with another kind of gift.
    """
    ranked = sorted((one for one in found if not one.ruled_out), key=lambda o: (-o.score, o.id))
    chosen: list[Opportunity] = []
    most = max(2, round(limit * SHARE_OF_A_KIND))
    for again in (False, True):
        for one in ranked:
            if len(chosen) == limit:
                break
            if one in chosen or one.minutes > minutes - sum(o.minutes for o in chosen):
                continue
            enough = most + (one.welcome >= GLADLY)
            if sum(o.kind == one.kind for o in chosen) >= enough or _served(one, chosen, again=again):
                continue
            if not _hardly_welcome(one) or not any(map(_hardly_welcome, chosen)):
                chosen.append(one)
    return sorted(chosen, key=lambda o: (-o.score, o.id))


def _served(one: Opportunity, chosen: list[Opportunity], *, again: bool) -> bool:
    """Whether one of its people has been named already; `again` minds only the same kind and a third time."""
    for person in one.people:
        before = [o for o in chosen if person in o.people]
        if before and (not again or len(before) > 1 or before[0].kind == one.kind):
            return True
    return False
