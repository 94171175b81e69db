"""The network's records as the JSON of the command line (a contract: keys may be added, never renamed)."""

from collections.abc import Mapping
from typing import Any

from otherward.book.kept import Import
from otherward.giving.opportunity import Draft, Opportunity
from otherward.ledger.favor import Favor, Thanks
from otherward.ledger.promise import Promise
from otherward.network.interaction import Interaction
from otherward.network.need import Need
from otherward.network.network import Network
from otherward.network.offering import Offering
from otherward.network.person import Person
from otherward.network.rapport import Rapport
from otherward.network.record import ContactRecord
from otherward.network.resource import Resource
from otherward.network.source import Evidence

Json = dict[str, Any]


def evidence_json(one: Evidence) -> Json:
    """The quote with its place and day."""
    return {
        "quote": one.quote,
        "path": one.source.path,
        "where": one.source.where,
        "date": one.on,
        "speaker": one.speaker,
        "locator": one.source.locator,
    }


def import_json(one: Import) -> Json:
    """What became of the rows of one file."""
    return {
        "id": one.id,
        "path": one.path,
        "format": one.format,
        "state": one.state,
        "rows": one.rows,
        "added": one.added,
        "updated": one.updated,
        "unchanged": one.unchanged,
        "skipped": [{"where": s.where, "why": s.why} for s in one.skipped],
        "passed": dict(one.passed),
        "seconds": one.seconds,
    }


def person_json(person: Person, records: dict[str, ContactRecord], rapport: Rapport | None) -> Json:
    """A person as listed."""
    return {
        "id": person.id,
        "name": person.name,
        "other_names": list(person.other_names),
        "emails": list(person.emails),
        "phones": list(person.phones),
        "organizations": list(dict.fromkeys(a.organization for a in person.affiliations if a.organization)),
        "title": person.title,
        "closeness": person.closeness,
        "is_me": person.is_me,
        "records": [
            {"path": r.source.path, "index": r.source.index, "where": r.source.where}
            for name in person.records
            if (r := records.get(name)) and r.source.index is not None
        ],
        "last_contact": rapport.last if rapport else None,
    }


def need_json(need: Need, network: Network) -> Json:
    """A need with its holder's name."""
    return {
        "id": need.id,
        "holder": network.name(need.holder),
        "summary": need.summary,
        "kind": need.kind,
        "department": need.department,
        "status": need.status,
        "due": need.due,
        "expires": need.expires,
        "confidential": need.confidential,
        "inferred": need.inferred,
        "confidence": need.confidence,
        "evidence": evidence_json(need.evidence),
    }


def offering_json(one: Offering, network: Network) -> Json:
    """An offering with its holder's name."""
    return {
        "id": one.id,
        "holder": network.name(one.holder),
        "summary": one.summary,
        "kind": one.kind,
        "status": one.status,
        "expires": one.expires,
        "confidential": one.confidential,
        "confidence": one.confidence,
        "evidence": evidence_json(one.evidence),
    }


def promise_json(one: Promise, network: Network) -> Json:
    """A promise with both sides' names."""
    return {
        "id": one.id,
        "holder": network.name(one.by),
        "by": network.name(one.by),
        "to": network.name(one.to),
        "summary": one.summary,
        "kind": "promise",
        "due": one.due,
        "status": one.status,
        "confidential": one.confidential,
        "evidence": evidence_json(one.evidence),
    }


def favor_json(one: Favor, network: Network, thanks: tuple[Thanks, ...], outcomes: Mapping[str, str]) -> Json:
    """A favor, whether it was thanked, and what came of it."""
    from otherward.giving.thanks import is_thanked

    return {
        "id": one.id,
        "holder": network.name(one.giver),
        "giver": network.name(one.giver),
        "receiver": network.name(one.receiver),
        "summary": one.summary,
        "kind": one.kind,
        "status": "done",
        "date": one.on,
        "thanked": is_thanked(one, thanks),
        "outcome": outcomes.get(one.id, ""),
        "evidence": evidence_json(one.evidence),
    }


def resource_json(one: Resource) -> Json:
    """Something to pass on."""
    return {
        "id": one.id,
        "holder": one.feed,
        "title": one.title,
        "summary": one.summary,
        "url": one.url,
        "kind": one.kind,
        "status": "open",
        "starts_at": one.starts_at,
        "published": one.published,
        "deadline": one.deadline,
        "author": one.author,
        "evidence": {
            "quote": one.title,
            "path": one.source.path,
            "where": one.source.where,
            "date": one.published,
        },
    }


def meeting_json(one: Interaction, names: list[str]) -> Json:
    """A meeting with the names of who comes."""
    return {
        "id": one.id,
        "holder": "",
        "summary": one.subject,
        "kind": "meeting",
        "status": "cancelled" if one.cancelled else "planned",
        "starts_at": one.at,
        "ends_at": one.ends_at,
        "place": one.place,
        "people": names,
        "evidence": {
            "quote": one.subject,
            "path": one.source.path,
            "where": one.source.where,
            "date": one.day,
        },
    }


def draft_json(one: Draft) -> Json:
    """Words ready to be sent."""
    return {"to": one.to, "address": one.address, "subject": one.subject, "body": one.body}


def opportunity_json(one: Opportunity, network: Network, state: str = "") -> Json:
    """A suggestion with everything needed to act on it."""
    told: Json = {
        "id": one.id,
        "kind": one.kind,
        "people": [network.name(name) for name in one.people],
        "organization": one.organization,
        "what": one.what,
        "why": one.why,
        "reasons": list(one.reasons),
        "evidence": [evidence_json(e) for e in one.evidence],
        "minutes": one.minutes,
        "expires": one.expires,
        "score": round(one.score, 4),
        "draft": draft_json(one.draft),
    }
    if one.ruled_out:
        told["ruled_out"] = one.ruled_out
    if state:
        told["state"] = state
    return told
