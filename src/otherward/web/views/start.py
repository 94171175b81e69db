"""First run: one field to drop files on, progress while they are read, then what became of every row."""

import shutil
from threading import Lock

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from otherward.actions.look_around import look_around, stop_looking_around
from otherward.actions.sheet_columns import FIELDS, confirm_columns, sheet_columns
from otherward.actions.take_back import take_back
from otherward.errors import OtherwardError
from otherward.giving.today import choose_for
from otherward.storage.for_a_while import new_folder
from otherward.translation.words import say
from otherward.web import jobs
from otherward.web.current import current, real_day
from otherward.web.undo import Back, said
from otherward.web.uploads import put_down
from otherward.web.views.today import card

BEGINNING = 2
"""Cards shown as soon as files are read; Today has the others."""


@require_http_methods(["GET", "POST"])
def bring(request: HttpRequest) -> HttpResponse:
    """The field to drop files on; posting files starts a job."""
    if request.method == "GET":
        return render(
            request,
            "web/bring.html",
            {
                "empty": not current.open_book().people.count(),
                "example": current.is_example,
                "page": "imports",
            },
        )
    if not request.FILES.getlist("files"):
        told = {"problem": say("No file came along; choose or drop one."), "page": "imports"}
        return render(request, "web/bring.html", told, status=422)
    if current.is_example:
        _leave_example()
    return _read(request)


def _read(request: HttpRequest) -> HttpResponse:
    """The files that came along, brought in by a job."""
    folder = new_folder()
    try:
        names = put_down(request.FILES.getlist("files"), request.POST.get("paths", ""), folder)
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    return redirect("job", name=jobs.start(folder, names).id)


@require_POST
def bring_example(_request: HttpRequest) -> HttpResponse:
    """Look around with the example network, where there is none of one's own."""
    look_around(current.open_book())
    return redirect("today")


@require_POST
def begin_own(request: HttpRequest) -> HttpResponse:
    """From the example to the user's own network, with the files that came along, if any; pressed twice, it is done once. What is one's own stays."""
    back = _leave_example()
    if request.FILES.getlist("files"):
        return _read(request)
    if back:
        said(request, say("The example is gone; what you brought in yourself stays."), back)
    return redirect("home")


def _leave_example() -> Back | None:
    """On to the user's own network; the way back to an example that went from it."""
    with _beginning:
        if current.to_own:
            current.to_own()
            return None
        return stop_looking_around(current.open_book(), today=current.fixed_day or real_day())


_beginning = Lock()


@require_GET
def job(request: HttpRequest, name: str) -> HttpResponse:
    """How far an upload has come, then what became of every row."""
    one = jobs.JOBS.get(name)
    if one is None:
        return redirect("imports")
    part = request.headers.get("HX-Request") == "true"
    book = current.open_book()
    told = {"job": one, "page": "imports", "people": book.people.count(), "needs": book.needs.count()}
    if one.done:
        told["me"] = any(person.is_me for person in book.people.all())
        every = [found for found in current.suggestions() if not found.ruled_out]
        told["cards"] = [card(found) for found in choose_for(current.situation(), every)[:BEGINNING]]
        told["ideas"] = len(every)
    return render(request, "web/parts/job.html" if part else "web/job.html", told)


@require_http_methods(["GET", "POST"])
def columns(request: HttpRequest, name: str, number: int) -> HttpResponse:
    """What the columns of an uploaded sheet hold; saying it brings the sheet in anew."""
    one = jobs.JOBS.get(name)
    if one is None or one.folder is None or not one.done or not 0 <= number < len(one.imports):
        return redirect("imports")
    book, path = current.open_book(), one.imports[number].path
    try:
        if request.method == "POST":
            holds = dict(zip(request.POST.getlist("column"), request.POST.getlist("holds"), strict=False))
            said = {column: word for column, word in holds.items() if word in FIELDS}
            confirm_columns(book, one.folder / path, said, day=current.day, named=path)
            return redirect("job", name=jobs.start(one.folder, one.files).id)
        told = {
            "sheet": sheet_columns(book, one.folder / path),
            "fields": FIELDS,
            "path": path,
            "page": "imports",
        }
    except OtherwardError as problem:
        return render(request, "web/problem.html", {"problem": str(problem), "page": "imports"}, status=422)
    return render(request, "web/columns.html", told)


@require_GET
def imports(request: HttpRequest) -> HttpResponse:
    """Everything brought in so far; each can be taken back."""
    found = sorted(current.open_book().imports.all(), key=lambda one: one.started, reverse=True)
    return render(request, "web/imports.html", {"imports": found, "page": "imports"})


@require_POST
def undo(request: HttpRequest, name: str) -> HttpResponse:
    """Take one import back."""
    try:
        take_back(current.open_book(), name, day=current.day_without(name))
    except OtherwardError as problem:
        return render(request, "web/problem.html", {"problem": str(problem)}, status=409)
    said(request, say("Taken back as a whole. Drop the file again to have it once more."))
    return redirect("imports")
