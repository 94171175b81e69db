"""The palette: any person, page or action by a few letters; and the way back from what was just done."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_GET, require_POST

from otherward.errors import OtherwardError
from otherward.network.handle import plain
from otherward.network.person import Person
from otherward.translation.words import say
from otherward.web import undo
from otherward.web.current import current
from otherward.web.places import ACTIONS, every_place

MOST_PEOPLE = 7


@dataclass(frozen=True, slots=True)
class Found:
    """One thing the palette offers."""

    words: str
    address: str
    icon: str
    faint: str = ""
    keys: str = ""
    name: str = ""
    """Of a person, for their mark."""


@require_GET
def find(request: HttpRequest) -> HttpResponse:
    """What fits the letters typed so far, as options of a list."""
    query = plain(request.GET.get("q", ""))
    words = query.split()
    people = current.people_search().find(query)[:MOST_PEOPLE] if words else []
    called = [one for one in people if _fits(one.name, words)]
    groups = [
        ("People", [_person(one) for one in called]),
        (say("About {name}", name=called[0].name) if called else "", _about(called[0]) if called else []),
        ("Pages", [one for one in _pages() if _fits(one.words, words)]),
        (say("What you can do"), [one for one in _actions() if _fits(one.words, words)]),
        (say("Found in what is known of them"), [_person(one) for one in people if one not in called]),
    ]
    return render(request, "web/parts/found.html", {"groups": [g for g in groups if g[1]], "query": query})


@require_POST
def take_back(request: HttpRequest, name: str) -> HttpResponse:
    """Undo what was just done, and stay where one is."""
    try:
        done = undo.steps.take_back(name)
    except OtherwardError as problem:
        undo.said_again(request, str(problem), name)
    else:
        undo.said(
            request, say("Taken back.") if done else say("That cannot be taken back any more from here.")
        )
    there = request.POST.get("next", "")
    safe = url_has_allowed_host_and_scheme(there, allowed_hosts={request.get_host()})
    return redirect(there if safe else reverse("home"))


def _fits(words: str, wanted: list[str]) -> bool:
    """Every word typed begins a word of it."""
    own = plain(words).split()
    return all(any(one.startswith(word) for one in own) for word in wanted)


def _person(one: Person) -> Found:
    return Found(one.name, reverse("person", args=[one.id]), "person", one.organization, name=one.name)


def _about(one: Person) -> list[Found]:
    if one.is_me:
        return []
    return [
        Found(say("Write to {name}", name=one.name), reverse("write-to", args=[one.id]), "write"),
        Found(say("Brief for {name}", name=one.name), reverse("brief", args=[one.id]), "brief"),
    ]


def _pages() -> list[Found]:
    return [Found(one.words, reverse(one.address), one.page, keys=f"g {one.key}") for one in every_place()]


def _actions() -> list[Found]:
    return [Found(one.words, reverse(one.address) + one.part, one.icon) for one in ACTIONS]
