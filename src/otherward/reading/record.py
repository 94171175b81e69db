"""A text as the command line gets it (`otherward read`), and its findings as JSON."""

from datetime import date
from typing import Any

from otherward.network.handle import name_handle
from otherward.network.interaction import Participant
from otherward.reading.finding import Finding, Passage


def read_record(record: dict[str, Any]) -> dict[str, Any]:
    """What one text says: `{"id", "findings"}`."""
    from otherward.reading.joining import joined
    from otherward.reading.reader import read

    passage = passage_of(record)
    return {
        "id": record.get("id", ""),
        "findings": [finding_json(one) for one in joined(passage, read([passage]))],
    }


def passage_of(record: dict[str, Any]) -> Passage:
    """The record's text with its circumstances."""
    to = record.get("to") or []
    names = [to] if isinstance(to, str) else [str(name) for name in to]
    text = str(record.get("text") or record.get("body") or "")
    me = _participant(str(record.get("me") or ""), "me:")
    author = _participant(str(record.get("author") or record.get("me") or ""), "me:")
    day = str(record.get("date") or "")[:10]
    return Passage(
        id=str(record.get("id", "")),
        text=text,
        kind=str(record.get("kind") or ("note" if author == me else "email")),
        me=me,
        author=me if author.name == me.name else author,
        to=tuple(_participant(name, "") for name in names if name),
        at=date.fromisoformat(day) if day else None,
        subject=str(record.get("subject") or ""),
    )


def _participant(name: str, otherwise: str) -> Participant:
    return Participant(handle=name_handle(name) if name else otherwise, name=name)


def finding_json(one: Finding) -> dict[str, Any]:
    """A finding as the interface says it; `quote` is an exact substring."""
    return {
        "type": one.type,
        "holder": one.holder.name,
        "quote": one.quote,
        "summary": one.summary,
        "need_kind": one.need_kind,
        "department": one.department,
        "due": one.due,
        "by": one.holder.name if one.type == "promise" else None,
        "to": one.to.name if one.to else None,
        "status": one.status,
        "confidence": round(one.confidence, 3),
        "confidential": one.confidential,
    }
