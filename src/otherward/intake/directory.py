"""Who is meant: from an address, a profile, a full name or only a first name to a person of the network."""

from collections import defaultdict
from collections.abc import Iterable

from otherward.network.handle import kind_of, plain
from otherward.network.interaction import Participant
from otherward.network.organization import Organization
from otherward.network.person import Person
from otherward.network.rapport import Rapport

CLEARLY = 3
"""Among people of one first name, one is meant if in touch on this many times the days of the next."""

_LEGAL = {
    "inc",
    "llc",
    "ltd",
    "gmbh",
    "co",
    "corp",
    "company",
    "corporation",
    "ag",
    "sa",
    "plc",
    "the",
    "limited",
}


class Directory:
    """Looks people and organizations up by what a text calls them; says nothing when it is not clear who is meant."""

    def __init__(
        self,
        people: Iterable[Person],
        organizations: Iterable[Organization] = (),
        rapports: Iterable[Rapport] = (),
    ) -> None:
        self._by_id: dict[str, Person] = {}
        self._by_handle: dict[str, Person] = {}
        self._by_name: dict[str, set[str]] = defaultdict(set)
        self._by_given: dict[str, set[str]] = defaultdict(set)
        self._days = {rapport.person: rapport.days + rapport.met for rapport in rapports}
        for person in people:
            self._add(person)
        self._organizations = {
            key: one for one in organizations for name in (one.name, *one.other_names) if (key := firm(name))
        }

    def _add(self, person: Person) -> None:
        self._by_id[person.id] = person
        for handle in person.handles:
            self._by_handle[handle] = person
        for name in (person.name, *person.other_names):
            key = plain(name)
            if not key:
                continue
            self._by_name[key].add(person.id)
            words = key.replace(",", " ").split()
            if words:
                self._by_given[words[0]].add(person.id)
                if len(words) > 1:
                    self._by_name[f"{words[0]} {words[-1]}"].add(person.id)
                    self._by_name[f"{words[0]} {words[-1][0]}"].add(person.id)
        if person.given:
            self._by_given[plain(person.given)].add(person.id)

    def person(self, one: Participant, among: Iterable[str] = ()) -> Person | None:
        """The person meant; `among` are identifiers of people in the same conversation, preferred for first names."""
        found = self._by_handle.get(one.handle)
        if found:
            return found
        name = plain(one.handle.partition(":")[2] if kind_of(one.handle) == "name" else one.name)
        return self.named(name, among) if name else None

    def named(self, name: str, among: Iterable[str] = ()) -> Person | None:
        """The person of this name, if it is clear who is meant."""
        key = plain(name).strip(" .,:;'\"")
        ids = self._by_name.get(key) or self._by_name.get(key.replace(".", ""))
        if not ids:
            words = key.split()
            ids = self._by_given.get(words[0]) if len(words) == 1 else None
        return self._choose(ids or set(), set(among))

    def everybody_named(self, name: str) -> list[Person]:
        """Everybody whose name contains these words, those most in touch first."""
        words = set(plain(name).split())
        found = {i for key, ids in self._by_name.items() if words <= set(key.split()) for i in ids}
        return sorted((self._by_id[i] for i in found), key=lambda p: (-self._days.get(p.id, 0), p.name))

    def _choose(self, ids: set[str], among: set[str]) -> Person | None:
        near = ids & among
        if len(near) == 1:
            return self._by_id[near.pop()]
        if len(ids) == 1:
            return self._by_id[next(iter(ids))]
        if not ids:
            return None
        ranked = sorted(ids, key=lambda i: (-self._days.get(i, 0), i))
        first, second = (self._days.get(i, 0) for i in ranked[:2])
        return self._by_id[ranked[0]] if first and first >= CLEARLY * max(second, 1) else None

    def organization(self, name: str) -> Organization | None:
        """The organization of this name, legal forms aside."""
        return self._organizations.get(firm(name))

    def get(self, name: str) -> Person | None:
        """The person with this identifier."""
        return self._by_id.get(name)


def firm(name: str) -> str:
    """An organization's name for comparing: plain, without punctuation and legal form."""
    words = plain(name).replace("&", " and ").replace(",", " ").replace(".", "").split()
    return " ".join(w for w in words if w not in _LEGAL)
