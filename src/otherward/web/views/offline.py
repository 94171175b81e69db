"""Installed and read without the program running: the service worker, its page of last resort, and leaving nothing behind."""

import secrets

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET, require_POST

from otherward.web.current import current

KEPT = "offline"
"""The setting with this network's mark: copies of another network's pages are never shown for this one's."""


@require_GET
def worker(request: HttpRequest) -> HttpResponse:
    """The service worker; it differs with every version of the page's files, and with the network that is served."""
    book = current.open_book()
    mark = book.setting(KEPT)
    if not mark:
        mark = secrets.token_hex(8)
        book.set_setting(KEPT, mark)
    return render(request, "web/worker.js", {"mark": mark}, content_type="text/javascript; charset=utf-8")


@require_GET
def not_running(request: HttpRequest) -> HttpResponse:
    """What the browser shows where it has no copy; it says nothing of anybody."""
    return render(request, "web/not_running.html")


@require_POST
def leave(request: HttpRequest) -> HttpResponse:
    """Sign this browser out: only a new link opens the page again, and no copy stays behind."""
    request.session.flush()
    return nothing_left_behind(render(request, "web/closed.html", {"left": True}))


def nothing_left_behind(response: HttpResponse) -> HttpResponse:
    """Has the browser drop everything it kept of this page: copies, drafts, sign-in (W3C Clear Site Data)."""
    response["Clear-Site-Data"] = '"cache", "cookies", "storage"'
    return response


def nothing_kept(response: HttpResponse) -> HttpResponse:
    """The same, but signed in as before: to see that all is cleared, and to take it back."""
    response["Clear-Site-Data"] = '"cache", "storage"'
    return response
