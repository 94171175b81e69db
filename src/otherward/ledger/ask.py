"""What the user needs from somebody: who was asked for it, and what they answered."""

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from otherward.errors import NotFound, WrongUse
from otherward.ledger import in_order
from otherward.translation.words import on_day


class Answer(StrEnum):
    """What came back."""

    YES = "yes"
    NO = "no"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """They answered."""

    on: date
    answer: Answer


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """One person was asked; one at a time, since shared asks are answered by nobody (Blair 2005)."""

    person: str
    record: str
    """A record of the person; the request follows it through merges and splits."""
    name: str
    on: date
    reply: Reply | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
    """The ask is met or given up: how."""

    on: date
    how: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask:
    """One thing the user needs."""

    id: str
    text: str
    on: date
    requests: tuple[Request, ...] = ()
    settled: Settled | None = None

    @property
    def status(self) -> str:
        """`open`, `asked`, `answered` or `met`."""
        if self.settled:
            return "met"
        if not self.requests:
            return "open"
        return "asked" if any(one.reply is None for one in self.requests) else "answered"


def request(ask: Ask, one: Request) -> Ask:
    """Somebody was asked; asking the same person the same thing again counts as another ask."""
    if ask.settled:
        message = f"“{ask.text}” was settled on {on_day(ask.settled.on)}; say what you need now as a new ask."
        raise WrongUse(message)
    return replace(ask, requests=(*ask.requests, one))


def reply(ask: Ask, person: str, name: str, answer: Answer, on: date) -> Ask:
    """They answered the last request to them."""
    for at in range(len(ask.requests) - 1, -1, -1):
        one = ask.requests[at]
        if one.person == person:
            in_order.answered(name, one.on, on)
            told = replace(one, reply=Reply(on=on, answer=answer))
            return replace(ask, requests=(*ask.requests[:at], told, *ask.requests[at + 1 :]))
    message = f"{name} has not been asked for “{ask.text}” yet; record that with --asked first."
    raise NotFound(message)


def settle(ask: Ask, how: str, on: date) -> Ask:
    """The need is met, or no longer there."""
    if ask.settled:
        return ask
    in_order.settled(ask.text, max((one.on for one in ask.requests), default=ask.on), on)
    return replace(ask, settled=Settled(on=on, how=how))
