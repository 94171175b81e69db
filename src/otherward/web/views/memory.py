"""Memory: what went between you and your people, both ways, over time, and what came of it. No totals for anybody."""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_GET, require_POST

from otherward.actions.carry_out import keep_promise, thank_for, unkeep_promise
from otherward.actions.record_gift import tell_result, unthank
from otherward.actions.remember import Exchange, Memory
from otherward.errors import OtherwardError
from otherward.translation.words import marked, say
from otherward.translation.words import month as in_month
from otherward.web.current import current
from otherward.web.undo import said

SHOWN = 80
WAYS = {"": marked("Both ways"), "given": marked("From you"), "received": marked("To you")}


@dataclass(frozen=True, slots=True)
class Plot:
    """One plot: how it is drawn, and its numbers in words."""

    name: str
    title: str
    draw: Callable[[Any, Memory], Any]
    """By the room of plots, which is loaded only where something is drawn."""
    table: Callable[[Memory], list[tuple[str, Any]]]


def _months(memory: Memory) -> list[str]:
    return [
        in_month(month)[:3] + (f" {month:%y}" if month.month == 1 or place == 0 else "")
        for place, month in enumerate(memory.months)
    ]


def _named(memory: Memory, *rows: tuple[int, ...]) -> list[tuple[str, Any]]:
    found = zip(memory.months, zip(*rows, strict=True), strict=True)
    return [(in_month(month), numbers) for month, numbers in found if any(numbers)]


PLOTS = (
    Plot(
        "both-ways",
        marked("Given and received, month by month"),
        lambda plots, m: plots.over_time(
            _months(m),
            [plots.Series(say("given"), m.gave), plots.Series(say("received"), m.got, plots.OTHER)],
        ),
        lambda m: _named(m, m.gave, m.got),
    ),
    Plot(
        "introductions",
        marked("What became of introductions"),
        lambda plots, m: plots.in_rows([(say(words), number) for words, number in m.ends]),
        lambda m: [(say(words), (number,)) for words, number in m.ends],
    ),
    Plot(
        "led-to",
        marked("What your gifts led to"),
        lambda plots, m: plots.flow([(say(gift), say(came), number) for gift, came, number in m.led_to]),
        lambda m: [(f"{say(gift)}: {say(came)}", (number,)) for gift, came, number in m.led_to],
    ),
    Plot(
        "met",
        marked("Needs that were met, month by month"),
        lambda plots, m: plots.over_time(_months(m), [plots.Series(say("met"), m.met, plots.OTHER)]),
        lambda m: _named(m, m.met),
    ),
)


@require_GET
def memory(request: HttpRequest) -> HttpResponse:
    """Plots first, then the timeline, then who was never thanked."""
    kept = current.memory()
    way = request.GET.get("way", "")
    exchanges = [one for one in kept.exchanges if not way or one.mine == (way == "given")]
    told = {
        "page": "memory",
        "way": way,
        "ways": WAYS,
        "plots": [_shown(one, kept) for one in PLOTS if one.table(kept)],
        "months": _by_month(exchanges[:SHOWN]),
        "more": max(0, len(exchanges) - SHOWN),
        "owed": [_row(one) for one in kept.owed_thanks[:12]],
    }
    return render(request, "web/memory.html", told)


@require_GET
def plot(_request: HttpRequest, name: str) -> HttpResponse:
    """One plot as a file to keep."""
    from otherward.web import plots

    one = next((one for one in PLOTS if one.name == name), None)
    kept = current.memory()
    if one is None or not one.table(kept):
        raise Http404
    headers = {"Content-Disposition": f'attachment; filename="otherward {one.name}.svg"'}
    return HttpResponse(
        plots.as_file(one.draw(plots, kept), say(one.title)), content_type="image/svg+xml", headers=headers
    )


@require_POST
def thanked(request: HttpRequest, name: str) -> HttpResponse:
    """The user said thank you."""
    book = current.open_book()
    try:
        thank_for(book, name, day=current.day)
    except OtherwardError as problem:
        return render(request, "web/problem.html", {"problem": str(problem), "page": "memory"}, status=404)
    said(request, say("Kept: a thank you."), lambda: unthank(book, name))
    return redirect(f"{reverse('memory')}#thanks")


@require_POST
def kept(request: HttpRequest, name: str) -> HttpResponse:
    """A promise was kept, whoever made it."""
    book, there = current.open_book(), request.POST.get("next", "")
    try:
        keep_promise(book, name, day=current.day, how="said by hand")
    except OtherwardError as problem:
        return render(request, "web/problem.html", {"problem": str(problem), "page": "today"}, status=404)
    said(request, say("Good: a promise kept."), lambda: unkeep_promise(book, name))
    safe = url_has_allowed_host_and_scheme(there, allowed_hosts={request.get_host()})
    return redirect(there if safe else reverse("today"))


@require_POST
def came_of_it(request: HttpRequest, name: str) -> HttpResponse:
    """What came of a gift, in a line."""
    book = current.open_book()
    try:
        tell_result(book, name, request.POST.get("text", ""), day=current.day)
    except OtherwardError as problem:
        return render(request, "web/problem.html", {"problem": str(problem), "page": "memory"}, status=404)
    said(request, say("Kept: what came of it."), lambda: unthank(book, name))
    return redirect(f"{reverse('memory')}#{name}")


def _shown(one: Plot, kept: Memory) -> dict[str, Any]:
    from otherward.web import plots

    drawn = plots.on_the_page(one.draw(plots, kept), one.name, say(one.title))
    return {
        "one": one,
        "svg": mark_safe(drawn),  # noqa: S308 - made of numbers and of words of ours
        "table": one.table(kept),
        "both": one.name == "both-ways",
    }


def _by_month(exchanges: list[Exchange]) -> list[tuple[Any, list[dict[str, Any]]]]:
    groups = groupby(exchanges, key=lambda one: one.on.replace(day=1))
    return [(month, [_row(one) for one in found]) for month, found in groups]


def _row(one: Exchange) -> dict[str, Any]:
    people = current.situation().network.people
    return {"one": one, "people": [people[name] for name in one.who if name in people]}
