"""Today: the few best things to do for the minutes there are, each ready to send."""

from datetime import timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from otherward.actions import respond
from otherward.actions.just_met import just_met
from otherward.actions.suggest import coming_meetings
from otherward.errors import OtherwardError
from otherward.giving.briefing import attendees
from otherward.giving.care import one_way, one_way_words, week_so_far
from otherward.giving.freshest import stale_since
from otherward.giving.opportunity import Opportunity
from otherward.giving.still_promised import StillPromised, still_promised
from otherward.giving.today import choose_for
from otherward.network.interaction import InteractionKind
from otherward.translation.words import say
from otherward.web.carded import carded
from otherward.web.current import current
from otherward.web.numbers import whole

MINUTES = (5, 15, 30)
AT_ONCE = 16
"""Cards on one page of everything; more are a click away."""
RULED_OUT = 60
AHEAD = timedelta(days=7)
MOST_PAST = 3
FEW = 3
"""With fewer offerings of one's own, own help is hardly ever suggested."""


@require_GET
def home(_request: HttpRequest) -> HttpResponse:
    """Today, or the first run where nothing has been brought in."""
    return redirect("today" if current.open_book().people.count() else "bring")


@require_GET
def today(request: HttpRequest) -> HttpResponse:
    """Three to five cards, then what is promised and who is met."""
    text = request.GET.get("minutes", "")
    asked = number if (number := whole(text)) and number <= 600 else None
    situation = current.situation()
    every = [one for one in current.suggestions() if not one.ruled_out]
    chosen = choose_for(situation, every, minutes=asked)
    week, minutes = week_so_far(situation), asked or situation.care.minutes_a_day
    told = {
        "page": "today",
        "day": current.day,
        "minutes": minutes,
        "choices": sorted({*MINUTES, situation.care.minutes_a_day}),
        "week": week,
        "stale": stale_since(situation.network.rapports.values(), situation.network.needs, current.day),
        "asked": asked,
        "one_way": [(person, one_way_words(person, since)) for person, since in one_way(situation)],
        "cards": [card(one) for one in chosen],
        "more": max(0, len(every) - len(chosen)),
        "promises": _promises({one.subject for one in chosen}),
        "meetings": _meetings(),
        "past": just_met(current.open_book(), situation)[:MOST_PAST],
        "came": _came(),
        "better": _better(),
    }
    return render(request, "web/today.html", told)


@require_GET
def everything(request: HttpRequest) -> HttpResponse:
    """All opportunities a few at a time, and those ruled out with the reason."""
    found, text = current.suggestions(), request.GET.get("after", "")
    after = whole(text) or 0
    standing = [one for one in found if not one.ruled_out]
    told = {
        "page": "today",
        "cards": [card(one) for one in standing[after : after + AT_ONCE]],
        "after": after + AT_ONCE if len(standing) > after + AT_ONCE else 0,
        "left": len(standing) - after - AT_ONCE,
        "ruled_out": [] if after else [one for one in found if one.ruled_out][:RULED_OUT],
    }
    return render(request, "web/everything.html", told)


def card(one: Opportunity) -> dict[str, Any]:
    """A suggestion as the page shows it."""
    return carded(one, current.situation())


@require_POST
def act(request: HttpRequest, name: str, what: str) -> HttpResponse:
    """Taken up, later, or not this with a reason; what is left of the card says so and offers undo."""
    book, day, among = current.open_book(), current.day, current.suggestions()
    try:
        if what == "take":
            one = respond.take(book, name, day=day, among=among)
        elif what == "later":
            one = respond.later(book, name, day=day, among=among)
        else:
            one = respond.dismiss(book, name, because=request.POST.get("because", ""), day=day, among=among)
    except OtherwardError as problem:
        return render(request, "web/parts/gone.html", {"problem": str(problem)}, status=409)
    return render(request, "web/parts/gone.html", {"one": one, "what": what})


@require_POST
def undo(request: HttpRequest, name: str) -> HttpResponse:
    """Bring a card back."""
    respond.undo_response(current.open_book(), name)
    found = next((one for one in current.suggestions() if one.id == name), None)
    return render(request, "web/parts/card.html", {"card": card(found)}) if found else HttpResponse()


def _promises(shown: set[str]) -> list[StillPromised]:
    found = still_promised(current.situation())
    return [one for one in found if one.promise.id not in shown][:8]


def _meetings() -> list[dict[str, Any]]:
    """Those with somebody one knows; the others stand on the page of meetings."""
    situation = current.situation()
    found = coming_meetings(current.open_book(), day=current.day, ahead=AHEAD)
    met = [{"one": one, "people": attendees(situation, one.people)} for one in found]
    return [one for one in met if one["people"]][:6]


def _came() -> list[dict[str, Any]]:
    """What came of the user's gifts, the newest first."""
    people = current.situation().network.people
    found = [one for one in current.memory().exchanges if one.mine and (one.outcome or one.thanked)]
    return [{"one": one, "people": [people[who] for who in one.who if who in people]} for one in found[:3]]


def _better() -> list[tuple[str, str, str]]:
    """What a newcomer could still bring, so that there is more to give."""
    book, situation = current.open_book(), current.situation()
    me, bring = situation.me, reverse("bring")
    own = [one for one in situation.network.offerings if me and one.holder == me.id]
    found = []
    if not book.interactions.count(kind=InteractionKind.MAIL):
        found.append((say("In their mail people say what they need."), bring, say("Bring in your mail")))
    if not book.interactions.count(kind=InteractionKind.MEETING):
        found.append(
            (
                say("With your calendar, each meeting comes with a brief."),
                bring,
                say("Bring in your calendar"),
            )
        )
    if len(own) < FEW:
        found.append(
            (
                say("Say in three lines what you can offer, and you can help with more of what they need."),
                f"{reverse('settings')}#offer",
                say("Say what you can offer"),
            )
        )
    return found
