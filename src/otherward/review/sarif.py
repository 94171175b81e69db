"""A review as SARIF 2.1.0, for editors and other programs."""

import hashlib
import re
from typing import Any
from urllib.parse import quote

from otherward.review.anatomy import take_apart
from otherward.review.draft import Draft
from otherward.review.finding import Finding, Fix, Review
from otherward.review.rules import Level, plainly, rules

Json = dict[str, Any]
_LEVEL = {Level.ERROR: "error", Level.WARNING: "warning", Level.SUGGESTION: "note", Level.INFO: "note"}


def sarif_json(found: Review, draft: Draft, path: str) -> Json:
    """The whole document; places are given by characters of the draft, `path` as a URI."""
    path = _uri(path)
    return {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [
            {
                "tool": {
                    "driver": {
                        "name": "otherward review",
                        "rules": [_rule(code) for code in _codes(found, draft)],
                    }
                },
                "columnKind": "unicodeCodePoints",
                "results": [*(_result(one, path) for one in found.findings), *_silenced(draft, path)],
            }
        ],
    }


def _uri(path: str) -> str:
    """The path as the schema wants it: a URI reference, percent-encoded, with forward slashes."""
    path = path.replace("\\", "/")
    drive = "file:///" if re.match(r"[A-Za-z]:/", path) else ""
    return drive + quote(path, safe="/:" if drive else "/")


def _codes(found: Review, draft: Draft) -> list[str]:
    known = {rule.code for rule in rules()}
    return sorted({one.code for one in found.findings} | (_allowed(draft) & known))


def _allowed(draft: Draft) -> frozenset[str]:
    return take_apart(draft.body, me=draft.me).allowed


def _rule(code: str) -> Json:
    rule = next(one for one in rules() if one.code == code)
    return {
        "id": code,
        "name": rule.name,
        "shortDescription": {"text": plainly(rule.why)},
        "help": {"text": plainly(rule.attempt)},
    }


def _result(one: Finding, path: str) -> Json:
    seen = f"{one.code}\x1f{' '.join(one.text.casefold().split())}"
    return {
        "ruleId": one.code,
        "level": _LEVEL[one.level],
        "message": {"text": f"{one.message} {one.why} {one.attempt}"},
        "locations": [
            {"physicalLocation": {"artifactLocation": {"uri": path}, "region": _region(one.start, one.end)}}
        ],
        "partialFingerprints": {"said/v1": hashlib.sha256(seen.encode()).hexdigest()[:16]},
        "fixes": [_fix(fix, path) for fix in one.fixes],
    }


def _region(start: int, end: int) -> Json:
    return {"charOffset": start, "charLength": end - start}


def _fix(fix: Fix, path: str) -> Json:
    changes = [
        {"deletedRegion": _region(edit.start, edit.end), "insertedContent": {"text": edit.text}}
        for edit in fix.edits
    ]
    return {
        "description": {"text": fix.title},
        "artifactChanges": [{"artifactLocation": {"uri": path}, "replacements": changes}],
    }


def _silenced(draft: Draft, path: str) -> list[Json]:
    """What the writer allowed in the draft itself: `[[ok ASK003: she asked me to]]`."""
    return [
        {
            "ruleId": code,
            "level": "none",
            "message": {"text": "Allowed in the draft."},
            "locations": [{"physicalLocation": {"artifactLocation": {"uri": path}}}],
            "suppressions": [{"kind": "inSource"}],
        }
        for code in sorted(_allowed(draft))
    ]
