"""The feed for the user's calendar program: a secret address on this machine, made anew on request."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST, require_safe

from otherward.actions import calendar_feed
from otherward.web.current import current


@require_GET
def calendar(request: HttpRequest) -> HttpResponse:
    """The address, and what it gives."""
    token = calendar_feed.calendar_token(current.open_book())
    address = request.build_absolute_uri(reverse("calendar-feed", args=[token])) if token else ""
    subscribe = f"webcal:{address.partition(':')[2]}" if address else ""
    told = {"page": "calendar", "address": address, "subscribe": subscribe}
    return render(request, "web/calendar.html", told)


@require_POST
def address(request: HttpRequest) -> HttpResponse:
    """A new address in place of the old one, or none any more."""
    if request.POST.get("what") == "close":
        calendar_feed.close_calendar(current.open_book())
    else:
        calendar_feed.new_calendar_token(current.open_book())
    return redirect("calendar")


@require_safe
def feed(_request: HttpRequest, token: str) -> HttpResponse:
    """The entries, for whoever knows the secret; read only."""
    book = current.open_book()
    if not calendar_feed.opens_calendar(book, token):
        raise Http404
    return _entries()


@require_safe
def file(_request: HttpRequest) -> HttpResponse:
    """The entries as they stand today, to be kept as a file."""
    answer = _entries()
    answer["Content-Disposition"] = 'attachment; filename="otherward.ics"'
    return answer


def _entries() -> HttpResponse:
    content = calendar_feed.calendar_feed(
        current.open_book(), day=current.day, situation=current.situation(), found=current.suggestions()
    )
    return HttpResponse(content, content_type="text/calendar; charset=utf-8")
