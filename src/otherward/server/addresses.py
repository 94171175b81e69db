"""All addresses this server answers."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import include, path

from otherward.server.gate import enter


def nothing_there(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001 (Django gives it)
    """An address without a page."""
    return render(request, "web/problem.html", {"problem": "There is no such page."}, status=404)


def went_wrong(request: HttpRequest) -> HttpResponse:
    """A fault of ours: said in words, nothing of it shown."""
    told = {
        "problem": "Something went wrong here, and nothing was changed. Reload the page, or go back to Today."
    }
    return render(request, "web/problem.html", told, status=500)


handler404 = nothing_there
handler500 = went_wrong

urlpatterns = [
    path("enter/<str:secret>", enter, name="enter"),
    path("", include("otherward.web.addresses")),
]
