"""`ask`, `asks`: what you need, who could help, whether it is time, and how to make it small."""

from datetime import date

import click

from otherward.cli.as_json import Json, draft_json, evidence_json
from otherward.cli.options import common, opened, print_json
from otherward.cli.telling import tell
from otherward.giving.asking import Helper
from otherward.ledger.ask import Ask
from otherward.ledger.favor import Favor
from otherward.translation.words import on_day


@click.command()
@click.argument("text", metavar="TEXT-OR-ID")
@click.option("--asked", default="", metavar="NAME", help="You have asked this person.")
@click.option("--yes", default="", metavar="NAME", help="They said yes.")
@click.option("--no", default="", metavar="NAME", help="They said no; three months of silence follow.")
@click.option("--met", default="", metavar="HOW", help="The need is met, or no longer there.")
@click.option("--drop", is_flag=True, help="It was typed by mistake.")
@common
def ask(
    text: str,
    asked: str,
    yes: str,
    no: str,
    met: str,
    *,
    drop: bool,
    network: str | None,
    day: date,
    as_json: bool,
) -> None:
    """Who could help you with this, by which people, is it time, and how: `otherward ask "somebody who knows customs forms"`."""
    from otherward.actions import ask as verb

    carried = verb.Carried(asked=asked, yes=yes, no=no, met=met)
    with opened(network) as book:
        if drop or carried != verb.Carried():
            one = verb.drop(book, text) if drop else verb.carry_on(book, text, carried, day=day)
            _say(one, as_json=as_json)
            return
        one, found = verb.ask(book, text, day=day)
    told = [helper_json(helper, one) for helper in found]
    if as_json:
        print_json(told)
    else:
        from otherward.cli.show_asks import show_helpers

        show_helpers(one.text, told)


@click.command()
@click.option("--of", default="", metavar="NAME", help="Only those this person was asked for.")
@common
def asks(of: str, *, network: str | None, day: date, as_json: bool) -> None:
    """What you need, the newest first, with whom you asked and what they answered."""
    from otherward.actions.anchored import kept_asks
    from otherward.actions.derive import ensure_derived
    from otherward.actions.find_person import find_person

    with opened(network) as book:
        ensure_derived(book, day=day)
        name = find_person(book, of).id if of else ""
        user = next((person.name for person in book.people.all() if person.is_me), "")
        ones = [one for one in kept_asks(book) if name in ("", *(r.person for r in one.requests))]
        told = [ask_json(one, user) for one in ones]
    if as_json:
        print_json(told)
    else:
        from otherward.cli.show_asks import show_asks

        show_asks(told)


def ask_json(one: Ask, user: str) -> Json:
    """One ask of the user's."""
    return {
        "id": one.id,
        "holder": user,
        "summary": one.text,
        "kind": "ask",
        "status": one.status,
        "date": one.on,
        "asked": [
            {
                "person": r.name,
                "date": r.on,
                "answer": r.reply.answer if r.reply else None,
                "answered": r.reply.on if r.reply else None,
            }
            for r in one.requests
        ],
        "met": {"date": one.settled.on, "how": one.settled.how} if one.settled else None,
        "evidence": {"quote": one.text, "path": "", "where": "typed by you", "date": one.on},
    }


def helper_json(one: Helper, ask: Ask) -> Json:
    """Somebody who could help."""
    return {
        "person": one.person.name,
        "id": one.person.id,
        "ask": ask.id,
        "why": one.why,
        "evidence": evidence_json(one.evidence) if one.evidence else None,
        "path": ["you", *(person.name for person in one.path)],
        "given": [_favor(favor) for favor in one.given],
        "received": [_favor(favor) for favor in one.received],
        "readiness": one.readiness.ready,
        "because": one.readiness.because,
        "until": one.readiness.until,
        "give_first": {"id": one.first.id, "what": one.first.what, "why": one.first.why}
        if one.first
        else None,
        "smallest": one.smallest,
        "draft": draft_json(one.draft) if one.draft else None,
    }


def _favor(one: Favor) -> Json:
    return {"summary": one.summary, "kind": one.kind, "date": one.on}


def _say(one: Ask, *, as_json: bool) -> None:
    if as_json:
        print_json(ask_json(one, ""))
        return
    last = one.requests[-1] if one.requests else None
    answer = f" {last.name} said {last.reply.answer}." if last and last.reply else ""
    asked = f" You asked {last.name} on {on_day(last.on)}." if last and not last.reply else ""
    tell(f"{one.text}: {one.status}.{asked}{answer}")
