"""People with instant search, and a person's sheet with the line to type in."""

from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_GET, require_POST

from otherward.actions.about_person import about_person
from otherward.actions.edit_person import edit_people, edits_of, put_back_edits
from otherward.actions.note_line import note_line
from otherward.actions.take_back import take_back
from otherward.errors import NotFound, OtherwardError
from otherward.ledger.promise import Promise
from otherward.network.closeness import Closeness
from otherward.network.document import Document
from otherward.network.need import Status
from otherward.network.network import Network
from otherward.network.person import Person
from otherward.translation.words import marked, say
from otherward.web.current import current
from otherward.web.needed import Row, helps_of
from otherward.web.templatetags.words import PLURALS, as_closeness
from otherward.web.undo import said
from otherward.web.views.today import card

SHOWN = 60
MANY = 40
"""So many promises that are past stand on a page, those read last first."""
KNOWN = 24
"""So many of those somebody knows stand on their page."""
WHICH = {"needs": marked("need something"), "help": marked("you could help")}


@require_GET
def people(request: HttpRequest) -> HttpResponse:
    """Everybody, found as one types; filtered by how close they are and by what they need."""
    query, close = request.GET.get("q", "").strip(), request.GET.get("close", "")
    which = request.GET.get("which", "")
    found = [one for one in current.people_search().find(query) if not close or one.closeness == close]
    if which in WHICH:
        among = _among(which)
        found = [one for one in found if one.id in among]
    told = {
        "page": "people",
        "query": query,
        "close": close,
        "which": which,
        "choices": WHICH,
        "closenesses": list(Closeness),
        "rows": _rows(found[:SHOWN]),
        "count": len(found),
        "more": max(0, len(found) - SHOWN),
    }
    if request.headers.get("HX-Request") == "true":
        return render(request, "web/parts/rows.html", told)
    told["likely"] = len(current.likely())
    return render(request, "web/people.html", told)


def _rows(found: list[Person]) -> list[dict[str, Any]]:
    """Each with what they need, in the newest of their words, and when one was last in touch."""
    shown = {person.id for person in found}
    rapports = current.open_book().rapports.many([person.id for person in found])
    open_needs = [
        one
        for one in current.situation().network.needs
        if one.holder in shown and one.status is Status.OPEN and not one.confidential
    ]
    newest = {one.holder: one for one in sorted(open_needs, key=lambda one: one.evidence.on or date.min)}
    return [
        {
            "person": person,
            "rapport": rapports.get(person.id),
            "need": newest[person.id].evidence.quote if person.id in newest else "",
        }
        for person in found
    ]


def _among(which: str) -> set[str]:
    """Who has an open need, or whom one could do something for."""
    if which == "needs":
        return {need.holder for need in current.situation().network.needs if need.status is Status.OPEN}
    return {name for one in current.suggestions() if not one.ruled_out for name in one.people}


@require_POST
def closeness_of_many(request: HttpRequest) -> HttpResponse:
    """How close several people are, set at once."""
    book, whom = current.open_book(), request.POST.getlist("who")
    word = request.POST.get("closeness", "")
    if whom:
        before = edits_of(book, whom, "closeness")
        people = edit_people(book, whom, "closeness", word, day=current.day)
        one = len(people) == 1
        who = say("{name} is", name=people[0].name) if one else say("{count} people are", count=len(people))
        words = say(
            "{who} now {closeness}.",
            who=who,
            closeness=as_closeness(word) if one else say(PLURALS[Closeness(word)]),
        )
        said(request, words, lambda: put_back_edits(book, before, day=current.day))
    kept = urlencode({name: request.POST.get(name, "") for name in ("q", "close")})
    return redirect(f"{reverse('people')}?{kept}")


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
    open_ones = [one for one in sheet.promises if one.status is Status.OPEN]
    past = [one for one in reversed(sheet.promises) if one.status is not Status.OPEN]
    told = {
        "page": "people",
        "sheet": sheet,
        "person": sheet.person,
        "needs": [
            Row(
                need=need,
                person=sheet.person,
                name=sheet.person.name,
                helps=helps_of(current.situation(), current.suggestions(), need.id),
            )
            for need in sheet.needs
            if need.status is Status.OPEN
        ],
        "met": [need for need in sheet.needs if need.status is not Status.OPEN],
        "offerings": [one for one in sheet.offerings if one.status is Status.OPEN],
        "cards": [card(one) for one in sheet.opportunities],
        "promises": [_promise(network, one) for one in open_ones],
        "past_promises": [_promise(network, one) for one in past[:MANY]],
        "favors": [{"one": f, "giver": called(network, f.giver)} for f in sheet.favors],
        "knows": [(network.people.get(t.b if t.a == sheet.person.id else t.a), t.how) for t in sheet.ties][
            :KNOWN
        ],
        "more_ties": max(0, len(sheet.ties) - KNOWN),
        "closenesses": list(Closeness),
        "left_out": sheet.person.id in current.situation().never,
    }
    return render(request, "web/person.html", told)


def _promise(network: Network, one: Promise) -> dict[str, Any]:
    return {"one": one, "by": called(network, one.by), "mine": _is_me(network, one.by)}


def called(network: Network, who: str) -> str:
    """Somebody by their name, the user as “You”."""
    person = network.people.get(who)
    return say("you").capitalize() if person and person.is_me else network.name(who)


def _is_me(network: Network, who: str) -> bool:
    person = network.people.get(who)
    return person is not None and person.is_me


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
    book, word = current.open_book(), request.POST.get("closeness", "")
    before = edits_of(book, [name], "closeness")
    one = edit_people(book, [name], "closeness", word, day=current.day)[0]
    said(
        request,
        say("{name} is now {closeness}.", name=one.name, closeness=as_closeness(word)),
        lambda: put_back_edits(book, before, day=current.day),
    )
    return redirect("person", name=name)


@require_POST
def never(request: HttpRequest, name: str) -> HttpResponse:
    """Leave this person out of all suggestions, or take them in again."""
    book = current.open_book()
    before = edits_of(book, [name], "never_suggest")
    out = request.POST.get("again") != "yes"
    one = edit_people(book, [name], "never_suggest", "yes" if out else "no", day=current.day)[0]
    words = (
        say("{name} is never suggested now.", name=one.name)
        if out
        else say("{name} may be suggested again.", name=one.name)
    )
    said(request, words, lambda: put_back_edits(book, before, day=current.day))
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
            "problem": say("The original is not in your network any more; its import was taken back."),
            "page": "people",
        }
        return render(request, "web/problem.html", told, status=404)
    quote = request.GET.get("quote", "")
    before, found, after = text.text.partition(quote) if quote else (text.text, "", "")
    told = {"text": text, "before": before, "quote": found, "after": after, "page": "people"}
    return render(request, "web/original.html", told)
