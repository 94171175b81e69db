"""A person's phone, mail address and title set by hand, and put into their card in the user's own address book where the user says so."""

from functools import partial
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from otherward.actions.edit_person import edit_person, edits_of, put_back_edits
from otherward.actions.find_person import find_person
from otherward.book.kept import Edit
from otherward.errors import OtherwardError
from otherward.network.person import Person
from otherward.sources.dav.watching import connect
from otherward.sources.dav.writing_back import look, take_back, write_back
from otherward.translation.words import marked, say
from otherward.web.current import current
from otherward.web.undo import said

FIELDS = {"phone": marked("Phone"), "email": marked("Mail address"), "title": marked("Title")}


@require_GET
def by_hand(request: HttpRequest, name: str) -> HttpResponse:
    """What is known, to be set by hand."""
    return _shown(request, find_person(current.open_book(), name))


@require_POST
def keep(request: HttpRequest, name: str) -> HttpResponse:
    """Set what was changed; with undo."""
    book = current.open_book()
    person = find_person(book, name)
    known, before = _known(person), dict[str, Edit | None]()
    kept = False
    for field in FIELDS:
        value = request.POST.get(field, known[field]).strip()
        set_before = edits_of(book, [person.id], field) if value != known[field] else {}
        if value and set_before:
            edit_person(book, person.id, field, value, day=current.day)
        elif any(set_before.values()):  # emptied: what the files say stands again
            put_back_edits(book, dict.fromkeys(set_before), day=current.day)
        elif set_before:
            kept, set_before = True, {}
        before |= set_before
    if before:
        said(
            request,
            say("Set by hand: what you know of {name}.", name=person.name),
            lambda: put_back_edits(book, before, day=current.day),
        )
    elif kept:
        said(request, say("That stands in your files, so it stays; write what is right in its place."))
    return redirect("by-hand", name=person.id)


@require_GET
def preview(request: HttpRequest, name: str) -> HttpResponse:
    """What would change in their card; the server is asked, and nothing is written."""
    book = current.open_book()
    person = find_person(book, name)
    try:
        return _shown(request, person, looked=look(book, person.id, connect))
    except OtherwardError as problem:
        return _shown(request, person, problem=str(problem), status=409)


@require_POST
def write(request: HttpRequest, name: str) -> HttpResponse:
    """Write what the user chose into the card as they looked at it; with undo."""
    book = current.open_book()
    person = find_person(book, name)
    chosen, state = request.POST.getlist("field"), request.POST.get("state", "")
    if not chosen:
        nothing = say("Nothing is chosen, so nothing was written.")
        return _shown(request, person, looked=look(book, person.id, connect), problem=nothing, status=422)
    try:
        done = write_back(book, person.id, connect, only=chosen, looked_at=state)
    except OtherwardError as problem:
        return _shown(request, person, problem=str(problem), status=409)
    words = say("Written into the card of {name} at {place}.", name=person.name, place=done.place)
    said(request, words, partial(take_back, book, done, connect))
    return redirect("person", name=person.id)


def _shown(request: HttpRequest, person: Person, *, status: int = 200, **more: Any) -> HttpResponse:
    known = _known(person)
    fields = [(field, label, known[field]) for field, label in FIELDS.items()]
    told = {"page": "people", "person": person, "fields": fields, "labels": FIELDS, **more}
    return render(request, "web/by_hand.html", told, status=status)


def _known(person: Person) -> dict[str, str]:
    return {
        "phone": next(iter(person.phones), ""),
        "email": next(iter(person.emails), ""),
        "title": person.title,
    }
