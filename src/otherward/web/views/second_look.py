"""A second look by the user's own language model: what would be sent is shown, then it is asked in the background."""

from itertools import islice

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from otherward.actions.ask_model import ask_model, shown_beforehand
from otherward.actions.choose_model import chosen_model
from otherward.actions.let_model_read import JUDGES, READS, may
from otherward.actions.looked import Looked
from otherward.actions.progress import Progress
from otherward.errors import OtherwardError, WrongUse
from otherward.sources.model_key import model_of
from otherward.translation.words import say
from otherward.web import jobs
from otherward.web.current import current

SHOWN = 5
"""Requests shown beforehand, when they are asked for: to find them, everything anybody wrote may have to be looked through."""


@require_http_methods(["GET", "POST"])
def second_look(request: HttpRequest) -> HttpResponse:
    """What would be sent, if that is asked for; once it is said, the job that asks."""
    book, problem = current.open_book(), ""
    if request.method == "POST":
        try:
            return redirect("job", name=jobs.start_asking(_asking()).id)
        except OtherwardError as refused:
            problem = str(refused)
    told = {
        "page": "settings",
        "problem": problem,
        "model": chosen_model(book),
        "reads": may(book, READS),
        "judges": may(book, JUDGES),
        "shown": "shown" in request.GET,
        "requests": list(islice(shown_beforehand(book, day=current.day), SHOWN))
        if "shown" in request.GET
        else [],
    }
    return render(request, "web/second_look.html", told, status=422 if problem else 200)


def _asking() -> "jobs.Asking":
    """What asks the model chosen now; refused where there is none, or it may not."""
    book, day = current.open_book(), current.day
    model = model_of(book)
    if model is None:
        message = say("No language model is chosen; `otherward model` chooses one.")
        raise WrongUse(message)

    def ask(progress: Progress) -> Looked:
        return ask_model(current.open_book(), model, day=day, progress=progress)

    return ask
