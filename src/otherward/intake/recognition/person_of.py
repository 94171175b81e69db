"""A person made from their records: the best name, every way to reach them, roles with the current one first."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date

from otherward.intake.recognition.by_hand import Edited
from otherward.intake.recognition.organizations import OrganizationShelf
from otherward.intake.recognition.traits import Traits, phone_key
from otherward.language.name_words import GENERATIONS, folded, given_names
from otherward.network.affiliation import Affiliation
from otherward.network.closeness import Closeness
from otherward.network.handle import mail_handle
from otherward.network.person import Person
from otherward.network.record import ContactRecord

_ORDER = {"hand": 0, "linkedin": 1, "vcard": 2, "google": 2, "outlook": 2, "thunderbird": 3, "sheet": 3}
_NOT_DIGIT = re.compile(r"[^\d+]")
_FAMILY_WORDS = {
    "family",
    "familie",
    "familia",
    "famille",
    "parents",
    "relatives",
    "mom",
    "dad",
    "sister",
    "brother",
}
_FRIEND_WORDS = {"friends", "friend", "freunde", "close friends", "amigos", "amis"}


def person_of(
    identifier: str,
    members: Sequence[Traits],
    shelf: OrganizationShelf,
    edits: Iterable[Edited],
    *,
    is_me: bool,
) -> Person:
    """One person from all records; what was set by hand wins."""
    ranked = sorted(
        members, key=lambda t: (_ORDER.get(t.record.origin, 5), -_when(t).toordinal(), t.record.id)
    )
    shown, others = _names(ranked)
    given, family = _parts(ranked, shown)
    emails = _each(ranked, lambda t: t.record.emails, str.casefold)
    profiles = _each(ranked, lambda t: t.record.profiles, str.casefold)
    person = Person(
        id=identifier,
        name=shown or (emails[0] if emails else "") or _stand_in(ranked),
        other_names=others,
        given=given,
        family=family,
        emails=emails,
        phones=_each(ranked, lambda t: t.record.phones, lambda phone: phone_key(phone) or phone),
        profiles=profiles,
        affiliations=_affiliations(ranked, shelf),
        closeness=closeness_of([t.record for t in ranked]),
        birthday=_birthday(ranked),
        place=next((t.record.place for t in ranked if t.record.place), ""),
        note="\n".join(dict.fromkeys(t.record.note.strip() for t in ranked if t.record.note.strip())),
        categories=_each(ranked, lambda t: t.record.categories, str.casefold),
        related=tuple(dict.fromkeys(pair for t in ranked for pair in t.record.related)),
        handles=_handles(ranked),
        records=tuple(sorted(t.record.id for t in members)),
        is_me=is_me,
    )
    for edit in sorted(edits, key=lambda edit: (edit.at, edit.id)):
        person = edited(person, edit, shelf)
    return person


def _when(t: Traits) -> date:
    return t.record.as_of or t.record.connected_on or date.min


def _each(
    ranked: Sequence[Traits], values: Callable[[Traits], Iterable[str]], key: Callable[[str], str]
) -> tuple[str, ...]:
    """Every value once, in the spelling of the best source."""
    found: dict[str, str] = {}
    for t in ranked:
        for value in values(t):
            found.setdefault(key(value), value)
    return tuple(found.values())


def _names(ranked: Sequence[Traits]) -> tuple[str, tuple[str, ...]]:
    """The name to show, and the other spellings seen."""
    said: Counter[str] = Counter()
    best: dict[str, tuple[int, ...]] = {}
    for at, t in enumerate(ranked):
        if t.name.shown:
            said[t.name.shown] += 1
            proper = t.name.shown not in (t.name.shown.lower(), t.name.shown.upper())
            as_written = t.name.shown_family in (t.record.display or t.record.family)
            rank = (t.name.is_full, proper, not t.name.partner, as_written)
            best.setdefault(t.name.shown, (*rank, -_ORDER.get(t.record.origin, 5), -at))
    if not said:
        return "", ()
    shown = max(said, key=lambda name: (best[name][:4], min(said[name], 3), best[name][4:]))
    former = (t.record.former for t in ranked if t.record.former)
    raw = (t.record.display for t in ranked if t.record.display and "@" not in t.record.display)
    nick = (t.record.nickname for t in ranked if t.record.nickname)
    others = dict.fromkeys(name for name in (*sorted(said), *sorted({*raw, *former, *nick})) if name != shown)
    return shown, tuple(others)


def _parts(ranked: Sequence[Traits], shown: str) -> tuple[str, str]:
    """The name to greet with, as most sources have it, and the family name."""
    family = next((t.name.shown_family for t in ranked if t.name.shown == shown), "")
    said: Counter[str] = Counter()
    for t in ranked:
        word = t.name.shown_given.split(" ")[0]
        if len(word.rstrip(".")) > 1:
            said[word] += 3 if t.record.origin in ("mail", "message") else 2
        if t.record.nickname and " " not in t.record.nickname:
            said[t.record.nickname] += 2
    if not said:
        return "", family
    known = given_names()
    return max(said, key=lambda word: (said[word] + 3 * (folded(word) in known), -len(word), word)), family


def _stand_in(ranked: Sequence[Traits]) -> str:
    record = ranked[0].record
    return record.organization or next(iter((*record.phones, *record.profiles)), "") or "Without a name"


def _affiliations(ranked: Sequence[Traits], shelf: OrganizationShelf) -> tuple[Affiliation, ...]:
    """One role an organization, the newest source's first; a work address tells it where nothing else does."""
    found: dict[str, Affiliation] = {}
    ranks: dict[str, tuple[int, int, int]] = {}
    for at, t in enumerate(ranked):
        record = t.record
        if not (record.organization or record.title):
            continue
        organization = shelf.of_name(record.organization)
        key = organization.id if organization else folded(record.organization)
        rank = (_when(t).toordinal(), int(record.origin == "linkedin"), -at)
        if record.organization == "" and len(found) > 0:
            continue
        one = Affiliation(
            organization=organization.name if organization else record.organization,
            organization_id=organization.id if organization else "",
            title=record.title,
            department=record.department,
            as_of=record.as_of,
        )
        old = found.get(key)
        if old is None or (rank > ranks[key] and one.title) or (one.title and not old.title):
            found[key] = one
            ranks[key] = max(rank, ranks.get(key, rank))
    ordered = sorted(found, key=lambda key: ranks[key], reverse=True)
    if not any(one.organization for one in found.values()):
        organization = next((o for t in ranked for e in t.emails if (o := shelf.of_email(e))), None)
        if organization:
            title = next((one.title for one in found.values()), "")
            return (
                Affiliation(organization=organization.name, organization_id=organization.id, title=title),
            )
    return tuple(found[key] for key in ordered)


def closeness_of(records: Sequence[ContactRecord]) -> Closeness:
    """How close somebody is as far as their records tell."""
    categories = {folded(word) for record in records for word in record.categories}
    if categories & _FAMILY_WORDS:
        return Closeness.FAMILY
    if categories & _FRIEND_WORDS:
        return Closeness.FRIEND
    if all(record.origin in ("mail", "message", "calendar", "invitation") for record in records):
        return Closeness.ACQUAINTANCE
    return Closeness.CONTACT


def _birthday(ranked: Sequence[Traits]) -> str:
    full = [t for t in ranked if t.birthday and t.birthday[0]]
    for t in full or ranked:
        if t.birthday:
            year, month, day = t.birthday
            return f"{year:04}-{month:02}-{day:02}" if year else f"--{month:02}-{day:02}"
    return ""


def _handles(ranked: Sequence[Traits]) -> tuple[str, ...]:
    found = dict.fromkeys(handle for t in ranked for handle in t.handles)
    for t in ranked:
        for phone in t.record.phones:
            digits = _NOT_DIGIT.sub("", phone.replace("(0)", ""))
            if len(digits) >= 7:
                found.setdefault(f"tel:{digits}")
    return tuple(found)


def edited(person: Person, edit: Edited, shelf: OrganizationShelf) -> Person:
    """The person with one field as set by hand."""
    value = edit.value
    match edit.field:
        case "name":
            others = tuple(n for n in dict.fromkeys((*person.other_names, person.name)) if n != value)
            words = value.split()
            family = words[-1] if len(words) > 1 and folded(words[-1]) not in GENERATIONS else person.family
            return replace(
                person, name=value, other_names=others, given=words[0] if words else "", family=family
            )
        case "email":
            emails = tuple(dict.fromkeys((value, *person.emails)))
            handles = tuple(dict.fromkeys((*person.handles, mail_handle(value))))
            return replace(person, emails=emails, handles=handles)
        case "phone":
            return replace(person, phones=tuple(dict.fromkeys((value, *person.phones))))
        case "organization" | "title":
            return replace(person, affiliations=_role(person, edit, shelf))
        case "birthday":
            return replace(person, birthday=value)
        case "place":
            return replace(person, place=value)
        case "note":
            return replace(person, note=value)
        case "closeness" if value in set(Closeness):
            return replace(person, closeness=Closeness(value), closeness_by_hand=True)
        case "is_me":
            return replace(person, is_me=value.casefold() in ("1", "true", "yes"))
        case _:
            return person


def _role(person: Person, edit: Edited, shelf: OrganizationShelf) -> tuple[Affiliation, ...]:
    current = person.affiliations[0] if person.affiliations else Affiliation(organization="")
    if edit.field == "title":
        return (replace(current, title=edit.value), *person.affiliations[1:])
    organization = shelf.of_name(edit.value)
    name = organization.name if organization else edit.value
    same = folded(current.organization) == folded(name)
    role = Affiliation(
        organization=edit.value,
        organization_id=organization.id if organization else "",
        title=current.title if same or not current.organization else "",
        as_of=edit.at.date(),
    )
    rest = person.affiliations[1:] if same or not current.organization else person.affiliations
    return (role, *rest)
