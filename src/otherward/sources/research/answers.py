"""JSON answers of public interfaces, taken apart with care: whatever is missing or of another kind is left out."""

import json
from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any

from otherward.intake.page_text import parsed, text_of
from otherward.sources.fetching import Fetched, Fetcher, NotFetched


def json_at(fetcher: Fetcher, address: str, *, contact: str = "") -> Any:
    """What this address answers; `contact` as in `Fetcher.fetch`."""
    return json_of(fetcher.fetch(address, accept="application/json", contact=contact))


def json_of(found: Fetched) -> Any:
    """The answer as data, or one sentence."""
    try:
        return json.loads(found.body)
    except (ValueError, RecursionError) as problem:
        host = found.address.split("/")[2]
        message = f"{host} answered with something that is no data; it may have changed. Bring its page in as a file."
        raise NotFetched(message) from problem


def dig(found: Any, *way: str | int) -> Any:
    """What lies at the end of this way, or None."""
    for step in way:
        if isinstance(found, dict) and isinstance(step, str):
            found = found.get(step)
        elif isinstance(found, list) and isinstance(step, int) and -len(found) <= step < len(found):
            found = found[step]
        else:
            return None
    return found


def text_at(found: Any, *way: str | int) -> str:
    """The text at the end of this way, or nothing."""
    end = dig(found, *way)
    return end.strip() if isinstance(end, str) else str(end) if isinstance(end, int) else ""


def rows_at(found: Any, *way: str | int) -> Iterator[dict[str, Any]]:
    """The records at the end of this way."""
    end = dig(found, *way)
    yield from (one for one in (end if isinstance(end, list) else ()) if isinstance(one, dict))


def day_at(found: Any, *way: str | int) -> date | None:
    """A day, said in ISO 8601 or as milliseconds since 1970."""
    end = dig(found, *way)
    try:
        if isinstance(end, int | float) and not isinstance(end, bool):
            return datetime.fromtimestamp(end / 1000, UTC).date()
        return date.fromisoformat(str(end)[:10])
    except (ValueError, OverflowError, OSError):
        return None


def words_of(html: str) -> str:
    """The words of a piece of HTML."""
    root = parsed(f"<div>{html}</div>".encode()) if html.strip() else None
    return " ".join(text_of(root).split()) if root is not None else ""
