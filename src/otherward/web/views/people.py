"""People with instant search, and a person's sheet with the line to type in."""

from itertools import islice
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from otherward.actions.about_person import about_person
from otherward.actions.edit_person import edit_person
from otherward.actions.note_line import note_line
from otherward.actions.take_back import take_back
from otherward.errors import NotFound, OtherwardError
from otherward.network.closeness import Closeness
from otherward.network.document import Document
from otherward.network.need import Status
from otherward.web.current import current
from otherward.web.views.today import card

SHOWN = 60


@require_GET
def people(request: HttpRequest) -> HttpResponse:
    """Everybody, found as one types."""
    query = request.GET.get("q", "").strip()
    book = current.open_book()
    found = current.people_search().find(query)
    rapports = book.rapports.many([person.id for person in found[:SHOWN]])
    rows = [{"person": person, "rapport": rapports.get(person.id)} for person in islice(found, SHOWN)]
    told = {
        "page": "people",
        "query": query,
        "rows": rows,
        "count": len(found),
        "more": max(0, len(found) - SHOWN),
    }
    if not query:
        told["likely"] = len(current.likely())
    part = request.headers.get("HX-Request") == "true"
    return render(request, "web/parts/rows.html" if part else "web/people.html", told)


@require_GET
def person(request: HttpRequest, name: str) -> HttpResponse:
    """A person's sheet."""
    try:
        sheet = about_person(
            current.open_book(),
            name,
            day=current.day,
            found=current.suggestions(),
            situation=current.situation(),
        )
    except NotFound as problem:
        return render(request, "web/problem.html", {"problem": str(problem), "page": "people"}, status=404)
    network = sheet.network
    told = {
        "page": "people",
        "sheet": sheet,
        "person": sheet.person,
        "needs": [need for need in sheet.needs if need.status is Status.OPEN],
        "met": [need for need in sheet.needs if need.status is not Status.OPEN],
        "offerings": [one for one in sheet.offerings if one.status is Status.OPEN],
        "cards": [card(one) for one in sheet.opportunities],
        "promises": [{"one": p, "by": network.name(p.by), "to": network.name(p.to)} for p in sheet.promises],
        "favors": [
            {"one": f, "giver": network.name(f.giver), "receiver": network.name(f.receiver)}
            for f in sheet.favors
        ],
        "knows": [(network.people.get(t.b if t.a == sheet.person.id else t.a), t.how) for t in sheet.ties][
            :24
        ],
        "closenesses": list(Closeness),
    }
    return render(request, "web/person.html", told)


@require_POST
def line(request: HttpRequest, name: str) -> HttpResponse:
    """The line to type in: what was understood appears at once, with undo."""
    book = current.open_book()
    try:
        understood = note_line(book, request.POST.get("line", ""), day=current.day, about=name)
    except OtherwardError as problem:
        return render(request, "web/parts/understood.html", {"problem": str(problem)}, status=422)
    return render(request, "web/parts/understood.html", {"understood": understood, "name": name})


@require_POST
def undo_line(_request: HttpRequest, name: str, import_id: str) -> HttpResponse:
    """Take the typed line back."""
    take_back(current.open_book(), import_id, day=current.day)
    return redirect("person", name=name)


@require_POST
def closeness(request: HttpRequest, name: str) -> HttpResponse:
    """How close this person is, set by hand."""
    edit_person(current.open_book(), name, "closeness", request.POST.get("closeness", ""), day=current.day)
    return redirect("person", name=name)


def _document(request: HttpRequest, document: Document) -> HttpResponse:
    """A company's document with the quote marked."""
    quote = request.GET.get("quote", "")
    before, found, after = document.text.partition(quote) if quote else (document.text, "", "")
    told = {"document": document, "before": before, "quote": found, "after": after, "page": "people"}
    return render(request, "web/original.html", told)


@require_GET
def original(request: HttpRequest, name: str) -> HttpResponse:
    """The text a quote was read from, one click away."""
    book = current.open_book()
    text = book.interactions.get(name)
    document = book.documents.get(name) if text is None else None
    if document is not None:
        return _document(request, document)
    if text is None:
        told: dict[str, Any] = {
            "problem": "The original is not in your network any more; its import was taken back.",
            "page": "people",
        }
        return render(request, "web/problem.html", told, status=404)
    quote = request.GET.get("quote", "")
    before, found, after = text.text.partition(quote) if quote else (text.text, "", "")
    told = {"text": text, "before": before, "quote": found, "after": after, "page": "people"}
    return render(request, "web/original.html", told)
