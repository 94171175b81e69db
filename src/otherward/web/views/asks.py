"""Ask: what the user needs, who fits and by which people, what to give first, the smallest ask, and when to wait."""

from dataclasses import replace
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from otherward.actions import ask as verb
from otherward.actions.anchored import kept_asks
from otherward.actions.ask import Carried
from otherward.errors import OtherwardError
from otherward.giving.asking import Helper
from otherward.giving.readiness import Ready
from otherward.giving.situation import Situation
from otherward.translation.words import marked, say
from otherward.web.current import current
from otherward.web.introduced import letter
from otherward.web.undo import said

WORDS = {
    Ready.NOW: marked("A good time to ask"),
    Ready.GIVE_FIRST: marked("Something for them first"),
    Ready.WAIT: marked("Not yet"),
    Ready.NOT: marked("Leave them in peace"),
}


SAID = {
    "asked": marked("Kept: you asked."),
    "yes": "Kept: a yes.",
    "no": marked("Kept: a no. That is fine too."),
    "met": "Good: it is met.",
}
"""What the next page says after a step."""


@require_http_methods(["GET", "POST"])
def asks(request: HttpRequest) -> HttpResponse:
    """The field to say what one needs in, and what one has said; posting keeps it."""
    if request.method == "GET":
        return render(request, "web/asks.html", _told())
    try:
        one, _ = verb.ask(
            current.open_book(),
            request.POST.get("text", ""),
            day=current.day,
            situation=_situation(),
            found=current.suggestions(),
        )
    except OtherwardError as problem:
        return render(request, "web/asks.html", {**_told(), "problem": str(problem)}, status=422)
    return redirect("ask", name=one.id)


@require_GET
def ask(request: HttpRequest, name: str) -> HttpResponse:
    """Who could help with this one."""
    return _one(request, name)


@require_POST
def carry_on(request: HttpRequest, name: str) -> HttpResponse:
    """Somebody was asked, answered, or the need is met."""
    what, who = request.POST.get("what", ""), request.POST.get("who", "")
    steps = {
        "asked": Carried(asked=who),
        "yes": Carried(yes=who),
        "no": Carried(no=who),
        "met": Carried(met=request.POST.get("text", "") or "met"),
    }
    book = current.open_book()
    before = next((one for one in kept_asks(book) if one.id == name), None)
    back = (lambda: verb.put_back(book, before)) if before else None
    try:
        if what == "drop":
            verb.drop(book, name)
            said(request, "Forgotten.", back)
            return redirect("asks")
        verb.carry_on(book, name, steps.get(what, Carried()), day=current.day)
    except OtherwardError as problem:
        return _one(request, name, str(problem), status=409)
    said(request, SAID.get(what, "Kept."), back)
    return redirect("ask", name=name)


def _one(request: HttpRequest, name: str, problem: str = "", status: int = 200) -> HttpResponse:
    kept = next((one for one in kept_asks(current.open_book()) if one.id == name), None)
    if kept is None:
        gone = {"problem": say("There is no such ask any more."), "page": "ask"}
        return render(request, "web/problem.html", gone, status=404)
    _, found = verb.ask(
        current.open_book(),
        kept.text,
        day=current.day,
        situation=_situation(),
        found=current.suggestions(),
    )
    waiting = {r.person for r in kept.requests if r.reply is None}
    told = {
        **_told(),
        "one": kept,
        "problem": problem,
        "helpers": [_helper(one, asked=one.person.id in waiting) for one in found],
    }
    return render(request, "web/asks.html", told, status=status)


def _situation() -> Situation:
    """What is kept, with the asks as they stand this moment."""
    return replace(current.situation(), asks=tuple(kept_asks(current.open_book())))


def _told() -> dict[str, Any]:
    return {"page": "ask", "asks": list(kept_asks(current.open_book())), "problem": ""}


def _helper(one: Helper, *, asked: bool) -> dict[str, Any]:
    return {
        "one": one,
        "words": WORDS[one.readiness.ready],
        "may": one.readiness.ready is Ready.NOW,
        "letter": letter(one.draft) if one.draft else None,
        "between": one.path[:-1],
        "asked": asked,
    }
