"""The components of the pages, shown side by side for whoever builds with them; served only in development."""

from pathlib import Path

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from otherward.network.person import Person

DRAWN = Path(__file__).parent.parent / "templates" / "web"
COLOURS = (
    ("paper", "the page"),
    ("desk", "the rail"),
    ("sheet", "cards, fields"),
    ("hush", "chips, quiet boxes"),
    ("line", "borders"),
    ("ink", "text"),
    ("soft", "what matters less"),
    ("accent", "the one accent; what you gave"),
    ("accent-hush", "a word back from us"),
    ("other", "what you received; what came of it"),
    ("other-hush", "behind it"),
    ("mark", "a quote in its original"),
)
SPACES = ("s1", "s2", "s3", "s4", "s5", "s6", "s7")


@require_GET
def design(request: HttpRequest) -> HttpResponse:
    """Tokens, type, and every component with the markup that makes it."""
    told = {
        "page": "design",
        "colours": COLOURS,
        "spaces": SPACES,
        "icons": _names("icons"),
        "arts": _names("art"),
        "ana": Person(id="person-ana", name="Ana Ruiz"),
    }
    return render(request, "web/design.html", told)


def _names(folder: str) -> list[str]:
    return sorted(file.stem for file in (DRAWN / folder).glob("*.svg"))
