"""The map: the network drawn, one person's part of it, and the bridges only the user can build. Whatever is drawn stands in words beside it."""

from collections.abc import Iterable, Iterator
from typing import Any

import msgspec
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET

from otherward.giving.opportunity import Opportunity
from otherward.map.drawing import Community, Drawing
from otherward.network.person import Person
from otherward.translation.sentences import retold
from otherward.web.current import current

MANY = 12
"""Bridges listed beside the map; all of them are drawn."""


@require_GET
def network_map(request: HttpRequest) -> HttpResponse:
    """The page; asked by its script, only what stands beside the map for this person or community."""
    told = {"page": "map", **_beside(request.GET.get("of", ""), request.GET.get("community", ""))}
    part = request.headers.get("X-Requested-With") == "map"
    return render(request, "web/parts/map_beside.html" if part else "web/map.html", told)


@require_GET
def drawing(_request: HttpRequest) -> HttpResponse:
    """Where everybody stands, for the script that draws."""
    return HttpResponse(msgspec.json.encode(_drawn(current.drawing())), content_type="application/json")


def _drawn(one: Drawing) -> dict[str, Any]:
    """Rows instead of records: thousands of people travel."""
    people = current.situation().network.people
    group = {name: number for number, (_, ones) in enumerate(one.colleagues) for name in ones}
    row = {name: number for number, name in enumerate(one.places)}
    return {
        "people": [
            (name, people[name].name, people[name].organization, p.x, p.y, p.community, group.get(name, -1))
            for name, p in one.places.items()
        ],
        "communities": [
            (c.id, " · ".join(c.works_on), c.x, c.y, c.radius, len(c.people)) for c in one.communities
        ],
        "lines": [(row[line.a], row[line.b], line.kind, retold(line.how)) for line in one.lines],
        "workplaces": [organization for organization, _ in one.colleagues],
        "bridges": [(row[b.people[0]], row[b.people[1]], b.what, idea_address(b)) for b in one.bridges],
    }


def idea_address(idea: Opportunity) -> str:
    """Where an introduction nobody has been asked about stands on its page."""
    return f"{reverse('introductions')}?idea={idea.id}#{idea.id}"


def _beside(of: str, community: str) -> dict[str, Any]:
    one = current.drawing()
    if of in one.places:
        return _about(one, current.situation().network.people[of])
    chosen = next((c for c in one.communities if str(c.id) == community), None)
    if chosen:
        return {"community": chosen, "members": _people(chosen.people)}
    return {
        "communities": one.communities,
        "bridges": list(_bridges(one.bridges[:MANY])),
        "more": max(0, len(one.bridges) - MANY),
        "drawn": len(one.places),
    }


def _about(one: Drawing, person: Person) -> dict[str, Any]:
    """Whom this person knows and how that is known, and the bridges that begin or end at them."""
    people = current.situation().network.people
    knows = [
        {"person": people[line.b if line.a == person.id else line.a], "line": line}
        for line in one.lines
        if person.id in (line.a, line.b)
    ]
    together = next(((firm, ones) for firm, ones in one.colleagues if person.id in ones), ("", ()))
    return {
        "of": person,
        "knows": sorted(knows, key=lambda row: row["person"].name.casefold()),
        "workplace": together[0],
        "colleagues": _people(name for name in together[1] if name != person.id),
        "home": _home(one, person),
        "bridges": list(_bridges(b for b in one.bridges if person.id in b.people)),
    }


def _home(one: Drawing, person: Person) -> Community:
    number = one.places[person.id].community
    return next(c for c in one.communities if c.id == number)


def _people(names: Iterable[str]) -> list[Person]:
    people = current.situation().network.people
    return sorted((people[name] for name in names), key=lambda p: (p.name.casefold(), p.id))


def _bridges(ideas: Iterable[Opportunity]) -> Iterator[dict[str, Any]]:
    people = current.situation().network.people
    for idea in ideas:
        a, b = (people[name] for name in idea.people)
        yield {"a": a, "b": b, "idea": idea, "address": idea_address(idea)}
