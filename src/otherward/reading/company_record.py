"""A company's documents as the command line gets them (`otherward read-company`), and what they say as JSON."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from otherward.language.embedding import embedder
from otherward.network.document import Document
from otherward.network.source import Source
from otherward.reading.company import CompanyPicture
from otherward.reading.company_documents import read_together


def read_company_record(record: dict[str, Any]) -> dict[str, Any]:
    """What the documents of one record say: `{"id", "goals", "departments"}`."""
    documents = [
        _document(number, one, str(record.get("company") or ""))
        for number, one in enumerate(record["documents"])
    ]
    picture = read_together(documents, embedder().embed)
    return {"id": record.get("id", ""), **picture_json(picture, [one.id for one in documents])}


def _document(number: int, record: dict[str, Any], company: str) -> Document:
    day, text = str(record.get("date") or "")[:10], str(record.get("text") or "")
    return Document(
        id=str(number),
        title=str(record.get("title") or ""),
        source=Source(path=str(record.get("path") or ""), where=str(record.get("title") or "the document")),
        pages=tuple(text.split("\f")),
        organization=company,
        on=date.fromisoformat(day) if day else None,
    )


def picture_json(picture: CompanyPicture, documents: Sequence[str]) -> dict[str, Any]:
    """As the interface says it; `document` is the number of the document as given, from 0."""
    return {
        "goals": [
            {
                "goal": goal.text,
                "quote": goal.quote,
                "document": documents.index(goal.document),
                "page": goal.page,
                "horizon": goal.horizon,
                "due": goal.due,
                "department": goal.department,
                "importance": goal.importance,
                "confidence": round(goal.confidence, 3),
            }
            for goal in picture.goals
        ],
        "departments": [
            {
                "department": one.department,
                "pressure": one.pressure,
                "quotes": [strain.quote for strain in one.evidence],
                "evidence": [
                    {"quote": strain.quote, "document": documents.index(strain.document), "page": strain.page}
                    for strain in one.evidence
                ],
            }
            for one in picture.departments
        ],
    }
