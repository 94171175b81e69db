"""Settings: who you are, how much you give, what reaches you, what may leave this machine, and yours to take away."""

from datetime import date, timedelta
from typing import Any

from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from otherward.actions.calendar_feed import calendar_token
from otherward.actions.care import care_of
from otherward.actions.choose_model import chosen_model
from otherward.actions.let_model_read import JUDGES, READS, may
from otherward.actions.spoken_language import LANGUAGE
from otherward.book.portable import export_book
from otherward.errors import OtherwardError
from otherward.giving.care import week_so_far
from otherward.sources.dav.account import accounts as places
from otherward.sources.dav.gone import gone
from otherward.sources.dav.watching import problems as place_problems
from otherward.sources.mail_account import accounts
from otherward.sources.mail_watching import problems
from otherward.sources.post import kept_post
from otherward.storage.for_a_while import passing_folder
from otherward.translation.words import LANGUAGES, say, weekday
from otherward.web import undo
from otherward.web.current import current
from otherward.web.set_up import STEPS, given, never_suggested
from otherward.web.set_up_model import MODEL
from otherward.web.views.offline import nothing_kept

MONDAY = date(2024, 1, 1)
"""Any of them: its name, and those of the six days after it, are wanted."""


@require_GET
def settings(request: HttpRequest) -> HttpResponse:
    """All of it on one page."""
    return render(request, "web/settings.html", _told(request))


@require_POST
def change(request: HttpRequest, what: str) -> HttpResponse:
    """Change one of them; the next page says so, with undo."""
    step = (STEPS | MODEL).get(what)
    if step is None:
        return render(request, "web/problem.html", {"problem": say("There is no such setting.")}, status=404)
    try:
        words, back = step(given(request))
    except OtherwardError as problem:
        told = {**_told(request), "problem": str(problem), "problem_in": what}
        return render(request, "web/settings.html", told, status=422)
    undo.said(request, words, back)
    then = request.POST.get("then", "")
    done = redirect("today" if then == "today" else f"{reverse('settings')}#{what}")
    return nothing_kept(done) if what == "wipe" else done


@require_GET
def backup(_request: HttpRequest) -> HttpResponseBase:
    """A copy of the whole network as one file."""
    with passing_folder() as folder:
        export_book(current.open_book(), folder / "copy.zip")
        copy = (folder / "copy.zip").open("rb")  # the answer closes it once it is sent
    name = f"otherward {current.day.isoformat()}.zip"
    return FileResponse(copy, as_attachment=True, filename=name, content_type="application/zip")


def _told(request: HttpRequest) -> dict[str, Any]:
    book, situation = current.open_book(), current.situation()
    me = situation.me
    token = calendar_token(book)
    network = situation.network
    care = care_of(book)
    troubles = place_problems(book)
    return {
        "page": "settings",
        "me": me,
        "name": me.name if me else book.setting("me.name"),
        "offerings": [one for one in network.offerings if me and one.holder == me.id],
        "care": care,
        "weekdays": [(number, weekday(MONDAY + timedelta(days=number))) for number in range(7)],
        "week": week_so_far(situation),
        "never": never_suggested(book),
        "wishes": [
            (network.people.get(who), network.name(who), one)
            for who, ones in situation.wishes.items()
            for one in ones
        ],
        "places": [(one, troubles.get(one.key, "")) for one in places(book)],
        "gone": gone(book),
        "mailboxes": [(one, problems(book).get(one.address, "")) for one in accounts(book)],
        "language": book.setting(LANGUAGE),
        "languages": LANGUAGES,
        "post": kept_post(book),
        "model": chosen_model(book),
        "reads": may(book, READS),
        "judges": may(book, JUDGES),
        "address": request.build_absolute_uri(reverse("calendar-feed", args=[token])) if token else "",
        "empty": not network.people,
    }
