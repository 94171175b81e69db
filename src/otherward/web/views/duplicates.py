"""Who may be one person: two records side by side, for the user to say; what was said can be taken back."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from otherward.actions.same_person import Likely, duplicates, merge, not_the_same, take_back_word
from otherward.errors import OtherwardError
from otherward.network.person import Person
from otherward.translation import words as spoken
from otherward.web.current import current

SHOWN = 30


@require_GET
def likely(request: HttpRequest) -> HttpResponse:
    """The pairs about whom nothing has been said yet."""
    found = duplicates(current.open_book())
    told = {
        "page": "people",
        "pairs": [_pair(one) for one in found[:SHOWN]],
        "more": max(0, len(found) - SHOWN),
    }
    return render(request, "web/duplicates.html", told)


@require_POST
def say(request: HttpRequest) -> HttpResponse:
    """One person, or two."""
    book, a, b = current.open_book(), request.POST.get("a", ""), request.POST.get("b", "")
    people = book.people.many([a, b])
    try:
        if len(people) < 2:
            raise OtherwardError(spoken.say("One of the two is not there any more; reload the page."))  # noqa: TRY301
        told = {"a": people[a], "b": people[b], "same": request.POST.get("same") == "yes"}
        told |= {"record_a": people[a].records[0], "record_b": people[b].records[0]}
        (merge if told["same"] else not_the_same)(book, a, b, day=current.day)
    except OtherwardError as problem:
        return render(request, "web/parts/said.html", {"problem": str(problem)}, status=409)
    return render(request, "web/parts/said.html", told)


@require_POST
def undo(request: HttpRequest) -> HttpResponse:
    """Unsay it."""
    take_back_word(current.open_book(), request.POST.get("a", ""), request.POST.get("b", ""), day=current.day)
    return redirect("duplicates")


def _pair(one: Likely) -> dict[str, Any]:
    return {"sides": [_side(one.a), _side(one.b)], "a": one.a, "b": one.b, "reasons": one.reasons}


def _side(person: Person) -> dict[str, Any]:
    book = current.open_book()
    rapport = book.rapports.get(person.id)
    records = sorted(book.records.many(person.records).values(), key=lambda r: r.id)
    return {"person": person, "records": records[:4], "last": rapport.last if rapport else None}
