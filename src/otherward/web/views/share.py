"""Share: what is worth passing on, whom it would serve and why; paste a link, drop a newsletter, follow feeds."""

from typing import Any
from urllib.parse import urlencode

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from otherward.actions import respond
from otherward.actions.pass_on import met_by, sent_to, who_would_value
from otherward.actions.record_gift import tell_result
from otherward.actions.settle_need import reopen_need
from otherward.actions.take_back import take_back
from otherward.errors import NotFound, OtherwardError
from otherward.intake.resource_address import web_address
from otherward.opening import fetched_before
from otherward.sources.adding import add_link, add_mail
from otherward.sources.feeds.following import follow, unfollow
from otherward.sources.feeds.reading import addresses_in_list
from otherward.sources.feeds.refreshing import refresh
from otherward.sources.fetching import Fetcher
from otherward.translation.words import say
from otherward.web import shared
from otherward.web.current import current
from otherward.web.undo import said

SHOWN = 24
PATIENCE = 12.0
"""Seconds that somebody waits for a page they pasted."""
MOST_MAIL = 20 << 20
ADDED = "added"
"""What came of adding the last thing, said once on its page."""


@require_GET
def share(request: HttpRequest) -> HttpResponse:
    """What there is: first what would serve somebody, then what is kept for later, then what was passed on."""
    return render(request, "web/share.html", _told(request))


@require_http_methods(["GET", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """What a bookmarklet or a share sheet brings, to be looked at; only posting keeps it."""
    if request.method == "GET":
        return render(request, "web/share_new.html", {"page": "share", **_brought(request)})
    file = request.FILES.get("file")
    given = {"url": request.POST.get("url", "").strip(), "title": request.POST.get("title", "").strip()}
    try:
        if isinstance(file, UploadedFile):
            return _mail(request, file)
        one = add_link(current.open_book(), given["url"], _fetcher(), day=current.day, title=given["title"])
    except OtherwardError as problem:
        told = {"page": "share", "problem": str(problem), **given}
        return render(request, "web/share_new.html", told, status=422)
    if one.feed:
        return render(request, "web/share_new.html", {"page": "share", "feed": one.feed, **given})
    request.session[ADDED] = {
        "unread": one.problem,
        "feed": next(iter(one.feeds), ""),
        "new": bool(one.kept.new),
    }
    return redirect("thing", name=one.kept.resources[0].id)


@require_GET
def thing(request: HttpRequest, name: str) -> HttpResponse:
    """One thing: who would value it and why, in one look."""
    return _thing(request, name)


@require_POST
def sent(request: HttpRequest, name: str) -> HttpResponse:
    """It was sent to somebody; never again to them."""
    book, situation = current.open_book(), current.situation()
    try:
        one = sent_to(book, name, request.POST.get("who", ""), day=current.day, situation=situation)
    except OtherwardError as problem:
        return _thing(request, name, str(problem), status=409)
    said(
        request,
        say("Remembered: sent to {to}.", to=one.draft.to),
        lambda: respond.undo_response(book, one.id),
    )
    return redirect("thing", name=name)


@require_POST
def unsent(request: HttpRequest, name: str) -> HttpResponse:
    """It was not sent after all."""
    respond.undo_response(current.open_book(), request.POST.get("suggestion", ""))
    return redirect("thing", name=name)


@require_POST
def came(request: HttpRequest, name: str) -> HttpResponse:
    """What came of it; it may be that their need is met."""
    book, day = current.open_book(), current.day
    favor, text = request.POST.get("favor", ""), request.POST.get("text", "")
    try:
        with book.transaction():
            tell_result(book, favor, text, day=day)
            need = met_by(book, favor, text, day=day) if request.POST.get("met") else None
        if need:
            said(
                request,
                say("Kept: what came of it, and that it is met."),
                lambda: reopen_need(book, need.id, day=day),
            )
    except OtherwardError as problem:
        return _thing(request, name, str(problem), status=409)
    return redirect("thing", name=name)


@require_POST
def take_out(_request: HttpRequest, import_id: str) -> HttpResponse:
    """Not to be passed on after all: what one link or newsletter brought goes."""
    take_back(current.open_book(), import_id, day=current.day)
    return redirect("share")


@require_POST
def feeds(request: HttpRequest) -> HttpResponse:
    """Follow a feed or a list of them, stop following one, ask one again now."""
    book, what, address = current.open_book(), request.POST.get("what", ""), request.POST.get("address", "")
    try:
        if what == "stop":
            unfollow(book, address)
        elif what == "now":
            refresh(book, _fetcher(), now=shared.now(), only=address)
        else:
            for one in follow(book, _addresses(request, address)):
                refresh(book, _fetcher(), now=shared.now(), only=one.address)
    except OtherwardError as problem:
        return render(request, "web/share.html", {**_told(request), "problem": str(problem)}, status=422)
    return redirect(f"{reverse('share')}#feeds")


def _told(request: HttpRequest) -> dict[str, Any]:
    book, situation = current.open_book(), current.situation()
    brought = request.GET.get("from", "")
    found = [one for one in current.valued() if not brought or one.resource.source.import_id == brought]
    open_ones = [one for one in found if not shared.is_over(one.resource, situation)]
    serving = [one for one in open_ones if one.by]
    return {
        "page": "share",
        "things": [shared.thing(book, one, situation) for one in serving[:SHOWN]],
        "later": [one.resource for one in open_ones if not one.by and not one.sent][: 2 * SHOWN],
        "passed_on": [shared.thing(book, one, situation) for one in found if one.sent][:SHOWN],
        "feeds": shared.feeds(book),
        "from": brought,
        "bookmarklet": _bookmarklet(request),
    }


def _thing(request: HttpRequest, name: str, problem: str = "", status: int = 200) -> HttpResponse:
    book, situation = current.open_book(), current.situation()
    found = [one for one in current.valued() if name in (one.resource.id, *one.resource.other_ids)]
    found = found or who_would_value(book, [name], day=current.day, situation=situation)
    if not found:
        message = say("There is no such thing to pass on any more.")
        raise NotFound(message)
    one = found[0]
    told = {
        "page": "share",
        "thing": shared.thing(book, one, situation),
        "over": shared.is_over(one.resource, situation),
        "problem": problem,
        "added": request.session.pop(ADDED, None),
    }
    return render(request, "web/thing.html", told, status=status)


def _mail(request: HttpRequest, file: "UploadedFile[Any]") -> HttpResponse:
    kept = add_mail(
        current.open_book(), file.read(MOST_MAIL + 1), path=file.name or "a mail", day=current.day
    )
    if len(kept.resources) == 1:
        request.session[ADDED] = {"new": bool(kept.new)}
        return redirect("thing", name=kept.resources[0].id)
    brought = kept.import_id or kept.resources[0].source.import_id
    return redirect(f"{reverse('share')}?{urlencode({'from': brought})}")


def _brought(request: HttpRequest) -> dict[str, str]:
    """Title and link; share sheets of phones often put the link into the text."""
    given = {name: request.GET.get(name, "").strip()[:2000] for name in ("url", "title", "text")}
    words = f"{given['url']} {given['text']} {given['title']}".split()
    link = next(
        (word for word in words if word.startswith(("https://", "http://")) and web_address(word)), ""
    )
    title = given["title"] if given["title"] != link else ""
    return {"url": link or given["url"], "title": title or given["text"].replace(link, "").strip()[:300]}


def _addresses(request: HttpRequest, address: str) -> list[str]:
    """What was typed, or the list that came along."""
    file = request.FILES.get("file")
    if isinstance(file, UploadedFile) and (found := addresses_in_list(file.read(MOST_MAIL))):
        return found
    return [address if "://" in address or not address else f"https://{address}"]


def _bookmarklet(request: HttpRequest) -> str:
    """What stands behind the bookmark: opens the page of this program with the link and title of the page one reads."""
    place = request.build_absolute_uri(reverse("share-new"))
    return f"javascript:void open('{place}?url='+encodeURIComponent(location.href)+'&title='+encodeURIComponent(document.title),'_blank','noopener')"


def _fetcher() -> Fetcher:
    return Fetcher(kept=fetched_before(), patience=PATIENCE)
