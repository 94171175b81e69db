"""A review as SARIF 2.1.0, for editors and other programs."""

import hashlib
from typing import Any

from otherward.review.anatomy import take_apart
from otherward.review.draft import Draft
from otherward.review.finding import Finding, Fix, Review
from otherward.review.rules import Level, plainly, rules

Json = dict[str, Any]
_LEVEL = {Level.ERROR: "error", Level.WARNING: "warning", Level.SUGGESTION: "note", Level.INFO: "note"}


def sarif_json(found: Review, draft: Draft, path: str) -> Json:
    """The whole document; places are given by characters of the draft."""
    return {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [
            {
                "tool": {
                    "driver": {"name": "otherward review", "rules": [_rule(code) for code in _codes(found)]}
                },
                "columnKind": "unicodeCodePoints",
                "results": [*(_result(one, path) for one in found.findings), *_silenced(draft, path)],
            }
        ],
    }


def _codes(found: Review) -> list[str]:
    return sorted({one.code for one in found.findings})


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
        for code in sorted(take_apart(draft.body, me=draft.me).allowed)
    ]
