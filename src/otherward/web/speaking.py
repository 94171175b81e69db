"""The page in the reader's language: which one that is, and templates whose words are translated when they are loaded."""

import re
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.template.base import Origin
from django.template.loaders.cached import Loader as CachedLoader
from django.template.loaders.filesystem import Loader as FileLoader
from django.utils import translation

from otherward.actions.spoken_language import spoken_language
from otherward.translation.markup import translated
from otherward.translation.words import ENGLISH, language, marked, say, speaking
from otherward.web.current import current

MAY_COME = (
    *(marked("open"), marked("met"), marked("past"), marked("hypothetical"), marked("dropped")),
    *(marked("no contact"), marked("no vendors"), marked("no introductions"), marked("pause")),
    *(marked("yes"), marked("no"), marked("them"), marked("you"), marked("both")),
    *(marked("mail"), marked("message"), marked("meeting"), marked("invitation"), marked("note")),
    *(
        marked("article"),
        marked("webinar"),
        marked("event"),
        marked("report"),
        marked("opening"),
        marked("video"),
        marked("podcast"),
    ),
    *(
        marked("they know each other"),
        marked("no longer needed"),
        marked("not mine to give"),
        marked("wrong"),
        marked("already done"),
    ),
    *(
        marked("fewer introductions"),
        marked("fewer things to pass on"),
        marked("less help of my own"),
        marked("fewer strategies"),
        marked("fewer congratulations"),
        marked("fewer reconnections"),
    ),
    *(
        marked("other"),
        marked("undone"),
        marked("done"),
        marked("running"),
        marked("records"),
        marked("conversations"),
        marked("files"),
    ),
)
"""Constants of the records that pages show through `|in_words`."""
Next = Callable[[HttpRequest], HttpResponse]
IN_SCRIPT = re.compile(r"""\bspoken\("((?:[^"\\]|\\.)*)\"""")


def in_the_readers_language(following: Next) -> Next:
    """Middleware: the language that was chosen, else the first the browser asks for, else English. A calendar program asks for none: that of the system."""

    def answer(request: HttpRequest) -> HttpResponse:
        wanted = spoken_language(current.open_book(), request.headers.get("Accept-Language"))
        with speaking(wanted), translation.override(language()):
            response = following(request)
        response["Content-Language"] = language_of(wanted)
        response["Vary"] = "Accept-Language"
        return response

    return answer


def language_of(wanted: str) -> str:
    """The language that is spoken where this one is wanted."""
    with speaking(wanted):
        return language()


@cache
def said_in_scripts() -> tuple[str, ...]:
    """The words that the page's scripts say: `spoken("…")`."""
    scripts = sorted((Path(__file__).parent / "static" / "web").glob("*.js"))
    return tuple(
        dict.fromkeys(
            text for path in scripts for text in IN_SCRIPT.findall(path.read_text(encoding="utf-8"))
        )
    )


def words_for_scripts() -> dict[str, str]:
    """The same, each with what it is in the language spoken now; English needs none."""
    return {text: say(text) for text in said_in_scripts()} if language() != ENGLISH else {}


class TranslatedFiles(FileLoader):
    """Templates from files, in the language spoken when they are loaded."""

    def get_contents(self, origin: Origin) -> str:
        """The template's source, its words translated."""
        source = str(super().get_contents(origin))
        if language() == ENGLISH:
            return source
        told = translated(source, say)
        return re.sub(r'<html lang="en"', f'<html lang="{language()}"', told)


class Loader(CachedLoader):
    """Loaded once a language."""

    def cache_key(self, template_name: str, skip: Any = None) -> str:
        """By name and language."""
        return f"{language()} {super().cache_key(template_name, skip)}"
