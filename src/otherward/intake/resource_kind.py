"""What an item of a feed is: an article, a webinar, an event, a report, a podcast, a video, an opening or a tool."""

import re
import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from otherward.network.handle import plain

KINDS = ("article", "webinar", "event", "report", "podcast", "video", "opening", "tool")
DATED = ("webinar", "event")
"""Kinds that take place at a time."""

_LABEL = re.compile(r"^\W*((?:[^\W\d_]+[ -]?){1,3})(?:\s*\([^)]{1,30}\))?\s*[:|–—]\s")
_HOSTS = {"youtube.com": "video", "youtu.be": "video", "vimeo.com": "video"}


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads(
        files("otherward.intake").joinpath("resource_kinds.toml").read_text(encoding="utf-8")
    )


@cache
def _labels() -> Mapping[str, str]:
    return {label: kind for kind, labels in _table()["labels"].items() for label in labels}


@cache
def _title_labels() -> Mapping[str, str]:
    return {label: kind for kind, labels in _table()["title_labels"].items() for label in labels}


@cache
def _patterns(part: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((kind, _any(patterns)) for kind, patterns in _table()[part].items())


def _any(patterns: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(patterns)})(?!\w)", re.IGNORECASE)


def kind_of_resource(
    title: str, summary: str, *, categories: Iterable[str] = (), media: Iterable[str] = (), host: str = ""
) -> str:
    """One of KINDS; `media` are the types of what is attached (`audio/mpeg`)."""
    title_says = _says("titles", title)
    if title_says == "article":
        return "article"
    for family, kind in (("audio/", "podcast"), ("video/", "video")):
        if any(one.startswith(family) for one in media):
            return kind
    labels = [plain(one) for one in categories]
    if title_says == "webinar":
        return "webinar"
    labels[:0] = _title_label(title)
    told = [_labels()[label] for label in labels if label in _labels()]
    certain = [kind for kind in told if kind != "article"]
    if certain:
        return certain[0]
    return title_says or _HOSTS.get(host) or _says("summaries", summary) or "article"


def _title_label(title: str) -> list[str]:
    """The label before the title's colon, by the kind of thing it names: `JOB FAIR: …`, `SOURCING NIGHT: …`."""
    found = _LABEL.match(title)
    if not found:
        return []
    label = plain(found[1])
    says = _title_labels()
    return ["event"] if label in says or label.rpartition(" ")[2] in says else [label]


def _says(part: str, text: str) -> str:
    return next((kind for kind, pattern in _patterns(part) if pattern.search(text)), "")


def is_for_members(text: str) -> bool:
    """Whether only members or subscribers get it."""
    return bool(_members().search(text))


@cache
def _members() -> re.Pattern[str]:
    return _any(_table()["members"]["only"])
