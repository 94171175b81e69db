"""Meetings: the week ahead, each with its brief; those just past ask for one line of what was learned."""

from datetime import date, timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_GET, require_POST

from otherward.actions.attach_brief import FORM, KIND, attach_brief
from otherward.actions.choose_model import chosen_model
from otherward.actions.just_met import just_met
from otherward.actions.note_line import note_line
from otherward.actions.prepare_brief import prepare_brief
from otherward.actions.suggest import coming_meetings
from otherward.brief.brief import Brief
from otherward.brief.copies import FORMS, copy_in
from otherward.brief.layout import occasion, sections, whom
from otherward.errors import NotFound, OtherwardError
from otherward.giving.briefing import attendees
from otherward.giving.opportunity import OpportunityKind
from otherward.network.interaction import Interaction
from otherward.network.person import Person
from otherward.translation.words import say
from otherward.web.current import current

AHEAD = timedelta(days=14)
MOST_LETTERS = 2


@require_GET
def meetings(request: HttpRequest) -> HttpResponse:
    """The coming fortnight, and what has just been."""
    book, day = current.open_book(), current.day
    coming = [_row(one) for one in coming_meetings(book, day=day, ahead=AHEAD)]
    with_people = [row for row in coming if row["people"]]
    told = {
        "page": "meetings",
        "day": day,
        "days": _by_day(with_people),
        "alone": [row["one"] for row in coming if not row["people"]],
        "past": just_met(book, current.situation()),
    }
    return render(request, "web/meetings.html", told)


def _row(one: Interaction) -> dict[str, Any]:
    return {"one": one, "people": attendees(current.situation(), one.people)}


def _by_day(rows: list[dict[str, Any]]) -> list[tuple[date, str, list[dict[str, Any]]]]:
    days: dict[date, list[dict[str, Any]]] = {}
    for row in rows:
        days.setdefault(row["one"].day, []).append(row)
    near = {current.day: say("Today"), current.day + timedelta(days=1): say("Tomorrow")}
    return [(day, near.get(day, ""), found) for day, found in days.items()]


def brief_of(name: str) -> Brief:
    """The brief for somebody, an organization or a meeting (its identifier)."""

    def make() -> Brief:
        return prepare_brief(
            current.open_book(),
            name,
            day=current.day,
            situation=current.situation(),
            found=current.suggestions(),
        )

    return current.brief(name, make)


@require_GET
def brief(request: HttpRequest, name: str) -> HttpResponse:
    """Before a meeting, or before one writes: everything on two pages when printed."""
    try:
        one = brief_of(name)
    except NotFound as problem:
        return render(request, "web/problem.html", {"problem": str(problem), "page": "meetings"}, status=404)
    number = {evidence: i for i, evidence in enumerate(one.sources(), start=1)}
    told = {
        "page": "meetings",
        "name": name,
        "brief": one,
        "occasion": occasion(one, current.day),
        "whom": whom(one),
        "letters": _letters(one),
        "model": chosen_model(current.open_book()),
        "sections": [
            {
                "title": section.title,
                "lines": [
                    {
                        "line": line,
                        "sources": [number[e] for e in line.evidence],
                        "details": list(section.details(line)),
                    }
                    for line in section.lines
                ],
            }
            for section in sections(one)
        ],
        "sources": [(i, e) for e, i in number.items()],
        "confidential": any(line.confidential for line in one.lines()),
    }
    return render(request, "web/brief.html", told)


def _letters(one: Brief) -> list[tuple[Person, str]]:
    """Whom to write to, each with the suggestion that has words for them from what their house wants, if there is one."""
    ideas = {
        o.people[0]: o.id
        for o in reversed(current.suggestions())
        if o.kind is OpportunityKind.STRATEGY and not o.ruled_out
    }
    return [(person, ideas.get(person.id, "")) for person in one.people[:MOST_LETTERS]]


@require_GET
def copy(request: HttpRequest, name: str, form: str) -> HttpResponse:
    """The brief as a file."""
    if form not in FORMS and form != FORM:
        told = {
            "problem": say("A brief can be taken along as markdown, html, pdf or ics."),
            "page": "meetings",
        }
        return render(request, "web/problem.html", told, status=404)
    try:
        one = brief_of(name)
        data = attach_brief(one, current.day) if form == FORM else copy_in(form, one, current.day)
    except OtherwardError as problem:
        return render(request, "web/problem.html", {"problem": str(problem), "page": "meetings"}, status=404)
    ending, kind = (FORM, KIND) if form == FORM else FORMS[form][:2]
    disposition = content_disposition_header(
        as_attachment=True, filename=say("Brief {name}", name=one.about) + f".{ending}"
    )
    headers = {"Content-Type": kind, "Content-Disposition": disposition or "attachment"}
    return HttpResponse(data, headers=headers)


@require_POST
def line(request: HttpRequest) -> HttpResponse:
    """One line after a meeting: what was understood appears at once, with undo."""
    about = request.POST.get("about", "")
    try:
        understood = note_line(
            current.open_book(), request.POST.get("line", ""), day=current.day, about=about
        )
    except OtherwardError as problem:
        return render(request, "web/parts/understood.html", {"problem": str(problem)}, status=422)
    return render(request, "web/parts/understood.html", {"understood": understood, "name": about})
