"""Introductions: ideas, those under way, what came of them, and those others gave the user."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from otherward.actions import introduce
from otherward.actions.find_person import find_person
from otherward.actions.introduce import Steps
from otherward.actions.introductions import received_introductions
from otherward.actions.record_gift import thank, unthank
from otherward.errors import OtherwardError
from otherward.ledger.introduction import UNDER_WAY
from otherward.translation.words import marked, say
from otherward.web.current import current
from otherward.web.introduced import MANY, as_idea, pair
from otherward.web.undo import said

SAID = {
    "asked": marked("Kept: you asked."),
    "yes": "Kept: a yes.",
    "no": marked("Kept: a no. That is fine too."),
    "made": marked("Kept: you introduced them."),
    "step": marked("Kept: the first step is taken."),
    "outcome": marked("Kept: what came of it."),
    "thanked": marked("Kept: a thank you."),
    "closed": marked("Let go."),
}
"""What the next page says after a step."""


@require_GET
def introductions(request: HttpRequest) -> HttpResponse:
    """All of them, those that wait for the user first."""
    return _page(request)


@require_POST
def begin(request: HttpRequest) -> HttpResponse:
    """An idea taken up; nobody is asked by that."""
    book = current.open_book()
    try:
        a, b = (find_person(book, request.POST.get(side, "")) for side in ("a", "b"))
        idea = next((one for one in current.ideas() if {a.id, b.id} == set(one.people)), None)
        one = introduce.introduce(book, a.id, b.id, day=current.day, idea=idea)
    except OtherwardError as problem:
        return _page(request, str(problem), status=409)
    said(
        request,
        say("Taken up: {a} and {b}.", a=a.name, b=b.name),
        lambda: introduce.undo(book, one.id, day=current.day),
    )
    return _to(one.id)


@require_POST
def carry_on(request: HttpRequest, name: str) -> HttpResponse:
    """One step further; whatever a rule refuses is said, and nothing is recorded."""
    what, who = request.POST.get("what", ""), request.POST.get("who", "")
    text = request.POST.get("text", "")
    steps = {
        "asked": Steps(asked=(who,)),
        "yes": Steps(yes=(who,)),
        "no": Steps(no=(who,)),
        "made": Steps(made=True),
        "step": Steps(step=True),
        "outcome": Steps(outcome=text),
        "thanked": Steps(thanked=(who,)),
        "closed": Steps(closed="let go"),
    }
    book = current.open_book()
    try:
        before = introduce.introduction_called(book, name)
        if what == "undo":
            introduce.undo(book, name, day=current.day)
            said(request, say("Back to the ideas."), lambda: introduce.put_back(book, before))
            return redirect("introductions")
        one = introduce.carry_on(book, name, steps.get(what, Steps()), day=current.day)
    except OtherwardError as problem:
        return _page(request, str(problem), status=409)
    said(request, SAID.get(what, "Kept."), lambda: introduce.put_back(book, before))
    return _to(one.id)


@require_POST
def thanked(request: HttpRequest, name: str) -> HttpResponse:
    """The user thanked whoever introduced them, and told what came of it."""
    book = current.open_book()
    try:
        favor = book.favors.get(name)
        giver = favor.giver if favor else ""
        thank(book, giver, favor=name, outcome=request.POST.get("text", ""), day=current.day)
    except OtherwardError as problem:
        return _page(request, str(problem), status=409)
    said(request, say("Kept: you told them."), lambda: unthank(book, name))
    return redirect(f"{reverse('introductions')}#received")


def _to(name: str) -> HttpResponse:
    return redirect(f"{reverse('introductions')}#{name}")


def _page(request: HttpRequest, problem: str = "", status: int = 200) -> HttpResponse:
    situation = current.situation()
    pairs = [pair(one, situation) for one in situation.introductions]
    told: dict[str, Any] = {
        "page": "introductions",
        "problem": problem,
        "under_way": [one for one in pairs if one["state"] in UNDER_WAY],
        "made": [one for one in pairs if one["one"].made],
        "over": [one for one in pairs if one["over"] and not one["one"].made],
        "ideas": _ideas(request.GET.get("idea", "")),
        "received": received_introductions(current.open_book(), situation),
    }
    return render(request, "web/introductions.html", told, status=status)


def _ideas(asked_for: str) -> list[dict[str, Any]]:
    """The best few, and first the one that a link asks for."""
    found = sorted(current.ideas(), key=lambda one: one.id != asked_for)
    return [as_idea(one, current.situation()) for one in found[:MANY]]
