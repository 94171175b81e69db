"""A better wording from the user's own language model, where one is chosen; shown only if it passed the gate."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST

from otherward.actions.find_person import find_person
from otherward.actions.suggest_wording import suggest_wording, what_is_sent
from otherward.errors import OtherwardError, WrongUse
from otherward.network.person import Person
from otherward.review.draft import Draft
from otherward.sources.model_key import model_of
from otherward.translation.words import say
from otherward.web import written
from otherward.web.current import current


@require_POST
def reword(request: HttpRequest) -> HttpResponse:
    """The wording, sentence by sentence with what each rests on; or why there is none."""
    book = current.open_book()
    try:
        draft, person = _posted(request)
        model = model_of(book)
        if model is None:
            message = say("No language model is chosen; `otherward model` chooses one.")
            raise WrongUse(message)
        wording = suggest_wording(book, draft, model, to=person, day=current.day)
    except OtherwardError as problem:
        return render(request, "web/parts/wording.html", {"problem": str(problem)})
    return render(request, "web/parts/wording.html", {"wording": wording})


@require_POST
def request_shown(request: HttpRequest) -> HttpResponse:
    """Exactly what would be sent."""
    try:
        draft, person = _posted(request)
        told = {"material": what_is_sent(current.open_book(), draft, to=person, day=current.day).material}
    except OtherwardError as problem:
        told = {"problem": str(problem)}
    return render(request, "web/parts/wording.html", told)


def _posted(request: HttpRequest) -> tuple[Draft, Person | None]:
    subject, body = written.posted(request)
    to = request.POST.get("to", "")
    person = find_person(current.open_book(), to) if to else None
    return written.draft_for(request, person, subject, body), person
