"""The components that every page is made of; `/design` shows them (only in development)."""

from typing import Any

from django import template
from django.template.loader import get_template
from django.utils.html import json_script
from django.utils.safestring import SafeString, mark_safe

from otherward.network.person import Person
from otherward.translation.sentences import retold
from otherward.translation.words import language
from otherward.web.current import current
from otherward.web.places import RAIL, TABS, every_place
from otherward.web.speaking import words_for_scripts

register = template.Library()


@register.simple_tag
def icon(name: str) -> SafeString:
    """A small sign beside a word, never instead of one: `{% icon "today" %}`."""
    return _drawn(f"web/icons/{name}.svg")


@register.filter
def in_words(words: Any) -> str:
    """A constant or a sentence of ours in the reader's language: `{{ need.status|in_words }}`, `{{ problem|in_words }}`."""
    return retold(str(words))


@register.simple_tag
def scripts_words() -> SafeString:
    """The words of the page's scripts, where they are not English."""
    words = words_for_scripts()
    return json_script(words, "spoken") if words else SafeString("")


@register.simple_tag
def spoken_language() -> str:
    """The language the page is in: `{% spoken_language as spoken %}`."""
    return language()


@register.simple_tag
def art(name: str) -> SafeString:
    """A drawing for an empty page: `{% art "needs" %}`."""
    return _drawn(f"web/art/{name}.svg")


@register.inclusion_tag("web/parts/chip.html")
def chip(person: Person | None, name: str = "") -> dict[str, Any]:
    """A person as a link with their mark: `{% chip person %}`; only the name where the person is not kept."""
    return {"person": person, "name": person.name if person else name}


@register.inclusion_tag("web/parts/example.html", takes_context=True)
def example(context: template.Context) -> dict[str, Any]:
    """Where somebody only looks around: that it is so, and the way to their own network."""
    return {"example": current.is_example, "csrf_token": context.get("csrf_token")}


@register.inclusion_tag("web/parts/rail.html", takes_context=True)
def rail(context: template.Context) -> dict[str, Any]:
    """The pages, at the side."""
    return {"page": context.get("page", ""), "groups": RAIL}


@register.inclusion_tag("web/parts/tabs.html", takes_context=True)
def tabs(context: template.Context) -> dict[str, Any]:
    """The pages, at the thumb."""
    places = every_place()
    return {
        "page": context.get("page", ""),
        "first": [one for one in places if one.page in TABS],
        "rest": [one for one in places if one.page not in TABS],
    }


@register.inclusion_tag("web/parts/said-bar.html", takes_context=True)
def said(context: template.Context) -> dict[str, Any]:
    """What was just done, once, with the way back."""
    request = context.get("request")
    if request is None or not (told := request.session.pop("said", None)):
        return {"said": None}
    return {"said": told, "csrf_token": context.get("csrf_token"), "here": request.get_full_path()}


def _drawn(name: str) -> SafeString:
    """Our own drawings are the only markup taken as it is."""
    return mark_safe(get_template(name).render())  # noqa: S308 - a file of this package, nothing of a user's in it
