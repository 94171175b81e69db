"""What a record says about whom it means, in the form in which records are compared."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from urllib.parse import unquote

from otherward.intake.recognition.organization_names import OrganizationNames
from otherward.intake.recognition.words import is_free_mail, is_role, listed
from otherward.language.name_likeness import local_words, name_in_words
from otherward.language.name_words import folded, tokens
from otherward.language.person_name import PersonName, parse_name
from otherward.network.handle import mail_handle, profile_handle
from otherward.network.record import ContactRecord

_DIGITS = re.compile(r"\D")
_EXTENSION = re.compile(r"(?:ext|x|durchwahl|#)\.?\s*\d+\s*$", re.IGNORECASE)
_ISO = re.compile(r"^(\d{4})-(\d{2})-(\d{2})$")
_NO_YEAR = re.compile(r"^--(\d{2})-?(\d{2})$")
_OMITTED = 1604
NAMELESS = PersonName()


@dataclass(slots=True, eq=False)
class Traits:
    """One record's evidence."""

    at: int
    record: ContactRecord
    name: PersonName
    variants: tuple[PersonName, ...] = ()
    """Names the person also goes by: in addresses, in the profile's slug, a former name."""
    emails: tuple[str, ...] = ()
    locals: tuple[str, ...] = ()
    words: frozenset[str] = frozenset()
    """Words in addresses and slugs: where a former family name lives on."""
    run_together: str = ""
    """Each address's words without what stands between them, a line each."""
    phones: tuple[str, ...] = ()
    slugs: tuple[str, ...] = ()
    pages: tuple[str, ...] = ()
    birthday: tuple[int, int, int] | None = None
    """Year (0 if not known), month, day."""
    place: tuple[str, ...] = ()
    orgs: frozenset[str] = frozenset()
    title: str = ""
    handles: tuple[str, ...] = field(default=())

    @property
    def named(self) -> bool:
        """A name stands in it, not an address only."""
        return bool(self.name.given or self.name.family)


def traits_of(records: Sequence[ContactRecord]) -> tuple[list[Traits], OrganizationNames]:
    """The evidence of every record, and the organizations they name."""
    organizations = OrganizationNames(_said(records))
    return [_traits(at, record, organizations) for at, record in enumerate(records)], organizations


def _said(records: Iterable[ContactRecord]) -> Iterable[tuple[str, str]]:
    for record in records:
        domains = [email.rpartition("@")[2].casefold() for email in record.emails]
        if not domains:
            yield record.organization, ""
        for domain in domains:
            yield record.organization, domain


def _traits(at: int, record: ContactRecord, organizations: OrganizationNames) -> Traits:
    name = name_of_record(record)
    emails = tuple(dict.fromkeys(canonical(email) for email in record.emails if "@" in email))
    locals_ = tuple(local for email in emails if not is_role(local := email.partition("@")[0]))
    handles = tuple(dict.fromkeys(profile_handle(page) for page in record.profiles))
    slugs = tuple(handle for handle in handles if handle.startswith("in:"))
    slug_words = [tuple(w for w in tokens(unquote(slug[3:])) if len(w) > 1) for slug in slugs]
    variants = [found for words in map(local_words, locals_) if (found := name_in_words(words))]
    variants += [found for words in slug_words if (found := name_in_words(words))]
    former = (*name.former, *tokens(record.former))
    if former and name.given:
        variants.append(PersonName(given=name.given, family=former))
    orgs = {
        organizations.of_name(record.organization),
        organizations.of_hint(name.aside) if name.aside else "",
    }
    orgs |= {organizations.of_domain(email.rpartition("@")[2]) for email in emails}
    return Traits(
        at=at,
        record=record,
        name=name,
        variants=tuple(dict.fromkeys(variants)),
        emails=emails,
        locals=locals_,
        words=frozenset([*(w for local in locals_ for w in local_words(local)), *(w for ws in slug_words for w in ws), *former]),
        run_together="\n".join("".join(local_words(local)) for local in locals_),
        phones=tuple(dict.fromkeys(key for phone in record.phones if (key := phone_key(phone)))),
        slugs=slugs,
        pages=tuple(handle for handle in handles if not handle.startswith("in:")),
        birthday=_birthday(record.birthday),
        place=tokens(record.place.partition(",")[0]),
        orgs=frozenset(orgs - {""}),
        title=folded(record.title),
        handles=(*(mail_handle(email) for email in record.emails), *handles),
    )  # fmt: skip


def name_of_record(record: ContactRecord) -> PersonName:
    """The record's name; `Mom` is shown but compares with nothing."""
    name = _name_of_record(record)
    if not name.family and len(name.given) == 1 and name.given[0] in listed("relations"):
        return PersonName(shown_given=name.shown_given)
    return name


def _name_of_record(record: ContactRecord) -> PersonName:
    """An address written in a name's place is none."""
    display = "" if "@" in record.display else record.display
    parts = [part if "@" not in part else "" for part in (record.given, record.family, record.middle)]
    if not (parts[0] or parts[1]):
        bare = display or record.nickname
        return parse_name(bare) if _is_name(bare, record) else NAMELESS
    name = parse_name(display, *parts)
    nicknames = tokens(record.nickname) + name.nicknames
    generation = (
        name.generation or parse_name(f"A B {record.suffix}").generation if record.suffix else name.generation
    )
    if nicknames or generation != name.generation:
        from dataclasses import replace

        return replace(name, nicknames=nicknames, generation=generation)
    return name


def _is_name(text: str, record: ContactRecord) -> bool:
    return bool(text) and any(c.isalpha() for c in text) and folded(text) not in {
        email.partition("@")[0].casefold() for email in record.emails
    }  # fmt: skip


def canonical(email: str) -> str:
    """The address in the form in which equal mailboxes are equal."""
    local, _, domain = email.strip().casefold().rpartition("@")
    if domain in ("gmail.com", "googlemail.com"):
        return f"{local.partition('+')[0].replace('.', '')}@gmail.com"
    return f"{local}@{domain}"


def phone_key(phone: str) -> str:
    """The digits in which two spellings of one number are equal: the last nine."""
    digits = _DIGITS.sub("", _EXTENSION.sub("", phone.replace("(0)", "")))
    return digits[-9:] if len(digits) >= 7 else ""


def _birthday(text: str) -> tuple[int, int, int] | None:
    found = _ISO.match(text)
    if found:
        year = int(found[1])
        return (0 if year == _OMITTED else year, int(found[2]), int(found[3]))
    found = _NO_YEAR.match(text)
    return (0, int(found[1]), int(found[2])) if found else None


def work_domain(email: str) -> str:
    """The address's domain if it is an organization's own."""
    domain = email.rpartition("@")[2]
    return "" if is_free_mail(domain) else domain
