"""Drafts and reviews as the JSON of the command line (a contract: keys may be added, never renamed)."""

from typing import Any

from otherward.network.closeness import Closeness
from otherward.review.draft import Draft, Known, MessageKind
from otherward.review.drafting import FirstDraft
from otherward.review.finding import Finding, Fix, Review
from otherward.review.mending import Mended
from otherward.review.reviewer import review
from otherward.review.rules import Rule, plainly

Json = dict[str, Any]


def closeness_of(said: str | None) -> Closeness:
    """`close` is a friend; without a word an acquaintance."""
    if not said:
        return Closeness.ACQUAINTANCE
    return Closeness.FRIEND if said == "close" else Closeness(said)


def draft_of(record: Json, known: Known | None = None) -> Draft:
    """A draft from a record: `subject` and `body` or `text`, `kind`, `closeness`, `me`."""
    return Draft(
        subject=record.get("subject"),
        body=record.get("body") or record.get("text") or "",
        kind=MessageKind(record["kind"]) if record.get("kind") else None,
        closeness=closeness_of(record.get("closeness")),
        me=record.get("me") or "",
        known=known or Known(),
    )


def review_record(record: Json) -> Json:
    """The answer to one record, with its id."""
    return {"id": record.get("id", ""), **review_json(review(draft_of(record)))}


def review_json(found: Review) -> Json:
    """A review."""
    return {
        "score": found.score,
        "band": found.band,
        "kind": str(found.kind),
        "closeness": found.closeness,
        "roles": [
            {"quote": one.quote, "role": one.role, "weight": one.weight, "span": [one.start, one.end]}
            for one in found.roles
        ],
        "findings": [finding_json(one) for one in found.findings],
        "shown": found.shown,
        "strengths": [one.quote for one in found.strengths],
    }


def finding_json(one: Finding) -> Json:
    """A finding with its place, its reason and its fixes."""
    return {
        "code": one.code,
        "name": one.name,
        "level": str(one.level),
        "group": one.group,
        "region": one.region,
        "span": [one.start, one.end],
        "text": one.text,
        "message": one.message,
        "why": one.why,
        "try": one.attempt,
        "evidence": {"grade": one.grade, "source": one.source},
        "fixes": [fix_json(fix) for fix in one.fixes],
    }


def fix_json(fix: Fix) -> Json:
    """A fix as edits on the body."""
    return {
        "title": fix.title,
        "edits": [[edit.start, edit.end, edit.text] for edit in fix.edits],
        "safe": fix.safe,
    }


def mended_json(mended: Mended) -> Json:
    """A draft after mending, with its review and what was done."""
    return {
        "subject": mended.draft.subject,
        "body": mended.draft.body,
        "taken": [{"code": code, "title": title} for code, title in mended.taken],
        "before": mended.before.score,
        **review_json(mended.after),
    }


def rule_json(rule: Rule) -> Json:
    """What a rule is about."""
    return {
        "code": rule.code,
        "name": rule.name,
        "group": rule.group,
        "kinds": [str(kind) for kind in rule.kinds],
        "level": {who: str(level) for who, level in rule.level.items()},
        "why": plainly(rule.why),
        "try": plainly(rule.attempt),
        "evidence": {"grade": rule.grade, "source": rule.source},
        "preview": rule.preview,
        "examples": {"bad": list(rule.bad), "good": list(rule.good)},
    }


def first_draft_json(found: FirstDraft) -> Json:
    """A first draft with what it rests on and what is still to be filled in."""
    return {
        "to": found.to,
        "subject": found.subject,
        "body": found.body,
        "facts": [
            {
                "text": fact.text,
                "quote": fact.evidence.quote,
                "path": fact.evidence.source.path,
                "where": fact.evidence.source.where,
                "date": fact.evidence.on,
            }
            for fact in found.facts
        ],
        "holes": list(found.holes),
    }
