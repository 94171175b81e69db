"""Records that are no person: firms, offices, machines. When unsure, a record is a person."""

from collections.abc import Sequence

from otherward.intake.recognition.organization_names import core, label_fits, label_of
from otherward.intake.recognition.traits import Traits
from otherward.intake.recognition.words import is_role, listed
from otherward.language.name_words import folded, given_names, tokens

_LONG = 3


def not_people(traits: Sequence[Traits]) -> list[Traits]:
    """The records that are an organization itself or its office."""
    known = {email for t in traits if t.named and not _is_firm(t) for email in t.emails}
    return [t for t in traits if _is_firm(t) or _is_office(t, known)]


def _is_office(t: Traits, known: set[str]) -> bool:
    """Only an address of an office or machine, which nobody of the network is known to use."""
    if not t.emails or t.phones or t.slugs or t.locals:
        return False
    if not t.named:
        return not set(t.emails) & known
    return _office_name(t)


def _office_name(t: Traits) -> bool:
    """An office's address under a name that is not a person's: `Acme Support <support@…>`."""
    words = tokens(t.record.display or f"{t.name.shown}")
    roles = listed("role_locals") | listed("firm_words")
    if any(word in roles for word in words):
        return True
    local_is_machine = all(is_role(email.partition("@")[0]) for email in t.emails)
    return local_is_machine and not _has_given(t) and _is_its_firm(t)


def _is_its_firm(t: Traits) -> bool:
    words = core(t.record.display)
    return any(label_fits(words, label_of(email.rpartition("@")[2])) for email in t.emails)


def _is_firm(t: Traits) -> bool:
    record = t.record
    if record.company_card:
        return not (record.given and record.family and _has_given(t))
    whole = record.display or f"{record.given} {record.family}".strip()
    words = [word.strip(".,()") for word in folded(whole).split()]
    if not words:
        return bool(record.organization) and not record.emails and not record.phones and not record.profiles
    if record.organization and core(whole) == core(record.organization) and not _has_given(t):
        return True
    if len(words) > 1 and words[-1].replace(".", "") in listed("certain_forms") and not t.slugs:
        return True
    return _sounds_like_one(t, words)


def _sounds_like_one(t: Traits, words: list[str]) -> bool:
    """`Tall Pine Savings Bank`, `Milwaukee Recruiting`: a firm's word, and no given name before it."""
    if _has_given(t) or len(words) < 2:
        return False
    if any(word in listed("firm_words") for word in words):
        return True
    return len(words) >= _LONG and " ".join(words[-2:]) in listed("firm_words")


def _has_given(t: Traits) -> bool:
    given = t.name.given
    return bool(given) and (given[0] in given_names() or (len(given[0]) == 1 and bool(t.name.family)))
