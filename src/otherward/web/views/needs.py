"""The needs board: what people need now, each with who could help; met, put better, and taken back with one key."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET, require_POST

from otherward.actions.note_line import note_line
from otherward.actions.settle_need import need_called, reopen_need, say_need_better, settle_need
from otherward.actions.take_back import take_back
from otherward.errors import OtherwardError
from otherward.network.need import NeedKind, Status
from otherward.translation.words import say
from otherward.web import needed
from otherward.web.current import current
from otherward.web.needed import Row, Wanted

SHOWN = 40
STEPS = {"met": Status.MET, "past": Status.PAST}


@require_GET
def needs(request: HttpRequest) -> HttpResponse:
    """All open needs, filtered as wished."""
    kind = request.GET.get("kind", "")
    wanted = Wanted(
        kind=kind if kind in set(NeedKind) else "",
        words=request.GET.get("q", "").strip(),
        helped=request.GET.get("helped") == "yes",
    )
    by = "name" if request.GET.get("by") == "name" else "kind"
    rows = needed.board(current.situation(), current.suggestions(), wanted)
    shown = rows[:SHOWN]
    told = {
        "page": "needs",
        "wanted": wanted,
        "by": by,
        "groups": needed.by_name(shown) if by == "name" else needed.by_kind(shown),
        "kinds": _kinds(),
        "found": len(rows),
        "more": len(rows) - len(shown),
    }
    part = request.headers.get("HX-Request") == "true"
    return render(request, "web/parts/board.html" if part else "web/needs.html", told)


def _kinds() -> dict[NeedKind, str]:
    """The kinds of which there is one."""
    there = {need.kind for need in current.situation().network.needs if need.status is Status.OPEN}
    return {kind: words for kind, words in needed.WORDS.items() if kind in there}


@require_POST
def line(request: HttpRequest) -> HttpResponse:
    """Somebody needs something: what was understood appears at once, with undo."""
    try:
        understood = note_line(current.open_book(), request.POST.get("line", ""), day=current.day)
    except OtherwardError as problem:
        return render(request, "web/parts/understood.html", {"problem": str(problem)}, status=422)
    return render(request, "web/parts/understood.html", {"understood": understood})


@require_POST
def settle(request: HttpRequest, name: str) -> HttpResponse:
    """Met, no longer there, or said better; what is left of the row says so and offers undo."""
    book, what = current.open_book(), request.POST.get("what", "")
    try:
        need = need_called(book, name)
        if what == "better":
            say_need_better(book, name, request.POST.get("text", ""), day=current.day)
        else:
            settle_need(book, name, STEPS.get(what, Status.PAST), day=current.day)
    except OtherwardError as problem:
        return render(request, "web/parts/need-gone.html", {"problem": str(problem)}, status=422)
    return render(request, "web/parts/need-gone.html", {"need": need, "what": what})


@require_POST
def reopen(request: HttpRequest, name: str) -> HttpResponse:
    """It stands after all."""
    book = current.open_book()
    reopen_need(book, name, day=current.day)
    return render(request, "web/parts/need.html", {"row": _row(name), "alone": request.POST.get("alone")})


@require_POST
def undo_line(_request: HttpRequest, name: str) -> HttpResponse:
    """Take a typed line back; what is left of it says so."""
    take_back(current.open_book(), name, day=current.day)
    return HttpResponse(f'<p class="understood" role="status">{say("Taken back.")}</p>')


def _row(name: str) -> Row:
    need, situation = need_called(current.open_book(), name), current.situation()
    helps: Any = needed.helps_of(situation, current.suggestions(), name)
    person = situation.person(need.holder)
    return Row(need=need, person=person, name=situation.network.name(need.holder), helps=helps)
