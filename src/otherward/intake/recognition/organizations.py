"""Organizations of the network: from people's roles, from work addresses, and from firms saved as contacts."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from otherward.intake.recognition.organization_names import OrganizationNames, core, label_of, site_of
from otherward.intake.recognition.traits import Traits
from otherward.intake.recognition.words import is_free_mail
from otherward.language.name_words import folded
from otherward.names import name_of
from otherward.network.organization import Organization


class OrganizationShelf:
    """Every organization by its group, with an identifier that stays the same over imports."""

    def __init__(
        self, names: OrganizationNames, firms: Sequence[Traits], before: Iterable[Organization]
    ) -> None:
        self._names = names
        spellings: dict[str, Counter[str]] = {}
        domains: dict[str, set[str]] = defaultdict(set)
        records: dict[str, list[str]] = defaultdict(list)
        for group, (said, sites) in names.groups().items():
            spellings[group] = Counter(said)
            domains[group] |= sites
        for firm in firms:
            group, shown = self._home(firm)
            spellings.setdefault(group, Counter())
            if shown:
                spellings[group][shown] += 1
            domains[group] |= {site for email in firm.emails if (site := _own_site(email))}
            records[group].append(firm.record.id)
        kept = {group: said for group, said in spellings.items() if group in records or any(said.values())}
        ids = _stable(kept, domains, list(before))
        self._by_group = {
            group: _organization(ids[group], said, domains[group], records[group])
            for group, said in sorted(kept.items())
        }

    def _home(self, firm: Traits) -> tuple[str, str]:
        """The group a firm's own record belongs to, and what it is called."""
        record = firm.record
        office = bool(firm.emails) and not firm.locals
        whole = record.organization or ("" if "@" in record.display else record.display)
        for email in firm.emails:
            group = self._names.of_domain(email.rpartition("@")[2])
            if group:
                shown = whole if record.organization or not office else ""
                return group, shown or site_of(email.rpartition("@")[2])
        group = self._names.of_name(whole) if whole else ""
        if group:
            return group, whole
        shown = whole or (firm.emails[0] if firm.emails else "Unknown")
        return f"={' '.join(core(shown)) or folded(shown) or firm.record.id}", shown

    @property
    def organizations(self) -> tuple[Organization, ...]:
        """All, by identifier."""
        return tuple(sorted(self._by_group.values(), key=lambda one: one.id))

    def of_name(self, name: str) -> Organization | None:
        """The organization of this name."""
        return self._by_group.get(self._names.of_name(name)) if name else None

    def of_email(self, email: str) -> Organization | None:
        """The organization whose address it is."""
        return self._by_group.get(self._names.of_domain(email.rpartition("@")[2]))


def _own_site(email: str) -> str:
    domain = email.rpartition("@")[2]
    return "" if not domain or is_free_mail(domain) else site_of(domain)


def _organization(identifier: str, said: Counter[str], domains: set[str], records: list[str]) -> Organization:
    named = [name for name in said if "." not in name or " " in name]
    best = max(named or list(said), key=lambda name: (said[name] + len(core(name)) * 1.5, name))
    return Organization(
        id=identifier,
        name=best,
        other_names=tuple(sorted(set(said) - {best})),
        domains=tuple(sorted(domains, key=lambda d: (label_of(d), d))),
        records=tuple(sorted(records)),
    )


def _stable(
    kept: dict[str, Counter[str]], domains: dict[str, set[str]], before: list[Organization]
) -> dict[str, str]:
    """Each group keeps the identifier of an earlier organization with one of its names or domains."""
    earlier: dict[str, str] = {}
    for one in sorted(before, key=lambda one: one.id):
        for word in (*one.domains, *(folded(name) for name in (one.name, *one.other_names))):
            earlier.setdefault(word, one.id)
    ids: dict[str, str] = {}
    used: set[str] = set()
    for group in sorted(kept):
        found = [*sorted(domains[group]), *sorted(folded(name) for name in kept[group])]
        old = next((earlier[w] for w in found if w in earlier and earlier[w] not in used), "")
        ids[group] = old or name_of("organization", min(found) if found else group)
        if ids[group] in used:
            ids[group] = name_of("organization", group)
        used.add(ids[group])
    return ids
