"""Write: the draft, whom it serves and what its reader may mind while one types; who they are beside it."""

from datetime import UTC, datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from otherward.actions import respond
from otherward.actions.about_person import about_person
from otherward.actions.choose_model import chosen_model
from otherward.actions.find_person import find_person
from otherward.actions.keep_message import keep_message
from otherward.actions.save_as_mail import file_name, save_as_mail
from otherward.actions.take_back import take_back
from otherward.errors import NotFound, OtherwardError
from otherward.giving.opportunity import Opportunity
from otherward.network.closeness import Closeness
from otherward.network.need import Status
from otherward.network.person import Person
from otherward.web import written
from otherward.web.current import current
from otherward.web.views.people import called

FOUND = 8
LATELY = 5


@require_http_methods(["GET", "POST"])
def write(request: HttpRequest, name: str = "") -> HttpResponse:
    """The page; posted to without scripts, it shows the review of what was sent."""
    try:
        person = _person(name)
        suggestion = _suggestion(request.GET.get("suggestion") or request.POST.get("suggestion", ""))
        subject, body = _words(request, suggestion)
        draft = written.draft_for(request, person, subject, body)
    except OtherwardError as problem:
        return render(request, "web/problem.html", {"problem": str(problem), "page": "write"}, status=404)
    told = {
        "page": "write",
        "person": person,
        "suggestion": suggestion,
        "subject": subject,
        "body": body,
        "kinds": written.KINDS,
        "kind": draft.kind,
        "closenesses": list(Closeness),
        "closeness": draft.closeness,
        "mail": person.emails[0] if person and person.emails else "",
        "review": written.reviewed(draft),
        "model": chosen_model(current.open_book()),
        **(_beside(person) if person else {}),
    }
    written.made_ready()
    return render(request, "web/write.html", told)


@require_GET
def whom(request: HttpRequest) -> HttpResponse:
    """People to write to, found as one types."""
    query = request.GET.get("q", "").strip()
    found = [one for one in current.people_search().find(query) if not one.is_me] if query else []
    return render(request, "web/parts/whom.html", {"people": found[:FOUND], "query": query})


@require_POST
def look(request: HttpRequest) -> HttpResponse:
    """The review of what stands there now."""
    try:
        subject, body = written.posted(request)
        draft = written.draft_for(request, _person(request.POST.get("to", "")), subject, body)
        told = {"review": written.reviewed(draft)}
    except OtherwardError as problem:
        return render(request, "web/parts/reviewed.html", {"problem": str(problem)}, status=422)
    return render(request, "web/parts/reviewed.html", told)


@require_POST
def mail_file(request: HttpRequest) -> HttpResponse:
    """The draft as a mail file."""
    try:
        (subject, body), person = written.posted(request), _person(request.POST.get("to", ""))
    except OtherwardError as problem:
        return render(request, "web/problem.html", {"problem": str(problem), "page": "write"}, status=422)
    mail = save_as_mail(current.open_book(), person, subject=subject, body=body, at=_now())
    name = content_disposition_header(as_attachment=True, filename=file_name(person, subject))
    headers = {"Content-Type": "message/rfc822", "Content-Disposition": name or "attachment"}
    return HttpResponse(mail, headers=headers)


@require_POST
def sent(request: HttpRequest, name: str) -> HttpResponse:
    """It was sent: remembered like any mail, and the suggestion it came from is taken up."""
    book, suggestion = current.open_book(), request.POST.get("suggestion", "")
    try:
        subject, body = written.posted(request)
        kept = keep_message(book, name, subject=subject, body=body, at=_now(), day=current.day)
        if suggestion and _suggestion(suggestion):
            respond.take(book, suggestion, day=current.day, among=current.suggestions())
    except OtherwardError as problem:
        return render(request, "web/parts/sent.html", {"problem": str(problem)}, status=422)
    return render(request, "web/parts/sent.html", {"kept": kept, "suggestion": suggestion})


@require_POST
def undo_sent(request: HttpRequest, name: str, import_id: str) -> HttpResponse:
    """It was not sent after all."""
    book, suggestion = current.open_book(), request.POST.get("suggestion", "")
    take_back(book, import_id, day=current.day)
    if suggestion:
        respond.undo_response(book, suggestion)
    return redirect("write-to", name=name)


def _now() -> datetime:
    """This moment, on the page's own day."""
    now = datetime.now(UTC).astimezone().replace(microsecond=0)
    return datetime.combine(current.day, now.timetz())


def _person(name: str) -> Person | None:
    return find_person(current.open_book(), name) if name else None


def _suggestion(name: str) -> Opportunity | None:
    """The suggestion of this name; none if it has gone meanwhile."""
    return next((one for one in current.suggestions() if one.id == name), None) if name else None


def _words(request: HttpRequest, suggestion: Opportunity | None) -> tuple[str, str]:
    if request.method == "POST":
        return written.posted(request)
    return (suggestion.draft.subject, suggestion.draft.body) if suggestion else ("", "")


def _beside(person: Person) -> dict[str, Any]:
    """Who they are, what they need, and what was last done for one another."""
    try:
        sheet = about_person(
            current.open_book(),
            person.id,
            day=current.day,
            found=current.suggestions(),
            situation=current.situation(),
        )
    except NotFound:
        return {}
    network, me = sheet.network, current.situation().me
    favors = sorted(sheet.favors, key=lambda one: (one.on is not None, one.on), reverse=True)
    return {
        "needs": [one for one in sheet.needs if one.status is Status.OPEN],
        "favors": [{"one": one, "giver": called(network, one.giver)} for one in favors[:LATELY]],
        "promises": [
            {"one": one, "by": called(network, one.by), "mine": bool(me and one.by == me.id)}
            for one in sheet.promises
            if one.status is Status.OPEN
        ],
        "history": sheet.history[:LATELY],
    }
