"""A brief in a few words, by the user's own language model where one is chosen; only what stands in the brief's lines is shown."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST

from otherward.actions.shorten_brief import shorten_brief, what_is_sent
from otherward.errors import OtherwardError, WrongUse
from otherward.sources.model_key import model_of
from otherward.translation.words import ENGLISH, say, speaking
from otherward.web.current import current
from otherward.web.views.meetings import brief_of


@require_POST
def in_short(request: HttpRequest, name: str) -> HttpResponse:
    """The sentences with the numbers of their sources, and why others were left out."""
    book = current.open_book()
    try:
        with speaking(ENGLISH):  # the model and what judges its answer read English
            brief, model = brief_of(name), model_of(book)
        if model is None:
            message = say("No language model is chosen; `otherward model` chooses one.")
            raise WrongUse(message)
        with speaking(ENGLISH):
            short = shorten_brief(book, brief, model)
    except OtherwardError as problem:
        return render(request, "web/parts/in_short.html", {"problem": str(problem)})
    number = {evidence: i for i, evidence in enumerate(brief.sources(), start=1)}
    sentences = [{"text": one.text, "sources": [number[e] for e in one.evidence]} for one in short.sentences]
    return render(request, "web/parts/in_short.html", {"sentences": sentences, "stopped": short.stopped})


@require_POST
def request_shown(request: HttpRequest, name: str) -> HttpResponse:
    """Exactly what would be sent."""
    try:
        with speaking(ENGLISH):
            told = {"material": what_is_sent(current.open_book(), brief_of(name)).material}
    except OtherwardError as problem:
        told = {"problem": str(problem)}
    return render(request, "web/parts/in_short.html", told)
