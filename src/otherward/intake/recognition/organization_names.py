"""One organization across its spellings and mail domains."""

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable
from functools import lru_cache

from otherward.intake.recognition.words import is_free_mail, listed
from otherward.language.name_words import folded

_WORD = re.compile(r"[^\W_]+")
_BRACKETS = re.compile(r"[(\[].*?[)\]]")
_LEAST = 6
_ABBREVIATED = 3
_SECOND_LEVEL = frozenset(("co", "com", "org", "net", "ac", "gov", "edu", "gob", "or", "ne"))


@lru_cache(maxsize=65536)
def core(name: str) -> tuple[str, ...]:
    """The words that tell an organization from others: without legal form, `the` and `and`."""
    text = folded(_BRACKETS.sub(" ", name)).replace("'", "").replace("’", "").replace(".", " . ")
    words = _joined_initials([word for word in re.split(r"[\s,/&+-]+", text) if word])
    if " ".join(words) in listed("no_organization"):
        return ()
    kept = [w for w in words if w not in listed("filling")]
    while len(kept) > 1 and kept[-1] in listed("legal_forms"):
        kept.pop()
    return tuple(kept or words)


def _joined_initials(words: list[str]) -> list[str]:
    """`s . a .` is `sa`; other dots go."""
    found: list[str] = []
    single = False
    for word in words:
        if word == ".":
            continue
        for bare in _WORD.findall(word):
            if len(bare) == 1 and single and found:
                found[-1] += bare
            else:
                found.append(bare)
            single = len(bare) == 1
    return found


@lru_cache(maxsize=65536)
def label_of(domain: str) -> str:
    """The part of a domain that names its owner: `acme` of `mail.acme.co.uk`."""
    parts = domain.casefold().split(".")
    if len(parts) > 2 and parts[-2] in _SECOND_LEVEL and len(parts[-1]) == 2:
        return parts[-3]
    if len(parts) > 3 and parts[-1] == "us" and len(parts[-2]) == 2:
        return parts[-4]
    return parts[-2] if len(parts) > 1 else parts[0]


def site_of(domain: str) -> str:
    """The registered domain: `acme.co.uk` of `mail.acme.co.uk`."""
    label = label_of(domain)
    at = domain.casefold().rfind(label + ".")
    return domain.casefold()[at:] if at >= 0 else domain.casefold()


@lru_cache(maxsize=65536)
def label_fits(words: tuple[str, ...], label: str) -> bool:
    """`kmpackaging-wb` fits `kettle moraine packaging`: whole words, beginnings and initials in order."""
    flat = re.sub(r"[^a-z0-9]", "", label)
    if not words or not flat:
        return False
    joined = "".join(words)
    if joined in (flat.replace("and", "", 1), flat.replace("und", "", 1)):
        return True
    if joined == flat or (len(flat) >= 4 and joined.startswith(flat)):
        return True
    if len(joined) >= _ABBREVIATED and flat.startswith(joined):
        return True
    used, whole, initials = 0, 0, 0
    for word in words:
        rest = flat[used:]
        shared = next((n for n in range(min(len(word), len(rest)), 0, -1) if word[:n] == rest[:n]), 0)
        used += shared
        whole += shared if shared >= _ABBREVIATED else 0
        initials += bool(shared)
    if initials == len(words) >= _ABBREVIATED and used == len(flat):
        return True
    return whole >= 4 and used >= 0.7 * len(flat)


class OrganizationNames:
    """Groups of spellings and domains; each group is one organization."""

    def __init__(self, said: Iterable[tuple[str, str]]) -> None:
        """From (organization name, mail domain) pairs, one a record; either may be empty."""
        self._parent: dict[str, str] = {}
        self.spellings: dict[str, Counter[str]] = defaultdict(Counter)
        together: Counter[tuple[tuple[str, ...], str]] = Counter()
        cores: set[tuple[str, ...]] = set()
        domains: set[str] = set()
        for name, domain in said:
            words = core(name)
            if words:
                cores.add(words)
                self.spellings[_key(words)][" ".join(name.split())] += 1
            if domain and not is_free_mail(domain):
                domains.add(site_of(domain))
                if words:
                    together[words, site_of(domain)] += 1
        self._cores = cores
        self._explained: set[str] = set()
        self._same_firm(together)
        self._by_label(domains)
        self._by_beginning()

    def _find(self, key: str) -> str:
        parent = self._parent
        while parent.setdefault(key, key) != key:
            parent[key] = parent[parent[key]]
            key = parent[key]
        return key

    def _join(self, a: str, b: str) -> None:
        one, other = self._find(a), self._find(b)
        if one != other:
            self._parent[max(one, other)] = min(one, other)

    def _same_firm(self, together: Counter[tuple[tuple[str, ...], str]]) -> None:
        """A name and a domain belong together if they fit, or if most with the domain say that name."""
        said: Counter[str] = Counter()
        for (_words, site), times in together.items():
            said[site] += times
        sites: Counter[tuple[str, ...]] = Counter(words for words, _ in together)
        for (words, site), times in sorted(together.items()):
            fits = label_fits(words, label_of(site)) and (sites[words] == 1 or not _only_begins(words, site))
            if fits or (times >= 2 and times > 0.6 * said[site]):
                self._join(_key(words), f"@{site}")
                self._explained.add(f"@{site}")

    def _by_label(self, domains: set[str]) -> None:
        """A domain nobody's card explains, whose label is the beginning of one firm's name."""
        joined = sorted(("".join(words), words) for words in self._cores)
        names = [name for name, _ in joined]
        for site in sorted(domains):
            flat = re.sub(r"[^a-z0-9]", "", label_of(site))
            if len(flat) < _LEAST:
                continue
            at = bisect_left(names, flat)
            found: list[tuple[str, ...]] = []
            while at < len(names) and names[at].startswith(flat) and len(found) < 3:
                found.append(joined[at][1])
                at += 1
            if f"@{site}" in self._explained:
                found = [words for words in found if "".join(words) == flat]
            if (
                found
                and len({words[0] for words in found}) == 1
                and (len(found) == 1 or names[at - len(found)] == flat)
            ):
                self._join(_key(found[0]), f"@{site}")

    def _by_beginning(self) -> None:
        """`Alder Bay Instr.` is `Alder Bay Instruments`, if only one firm begins so; `ABI` likewise by initials."""
        first: dict[str, list[tuple[str, ...]]] = defaultdict(list)
        initials: dict[str, list[tuple[str, ...]]] = defaultdict(list)
        for words in sorted(self._cores):
            first[words[0]].append(words)
            if len(words) >= _ABBREVIATED:
                initials["".join(word[0] for word in words)].append(words)
        for words in sorted(self._cores, key=lambda words: (-len(words), words)):
            longer = [other for other in first[words[0]] if other != words and begins(words, other)]
            if not longer and len(words) == 1 and _ABBREVIATED <= len(words[0]) <= 5:
                longer = initials[words[0]]
            if longer and len({self._find(_key(other)) for other in longer}) == 1 and _telling(words):
                self._join(_key(words), _key(longer[0]))

    def of_name(self, name: str) -> str:
        """The group of an organization's name; empty for none."""
        words = core(name)
        return self._find(_key(words)) if words else ""

    def of_domain(self, domain: str) -> str:
        """The group of a mail domain; empty for a free-mail provider."""
        return "" if not domain or is_free_mail(domain) else self._find(f"@{site_of(domain)}")

    def of_hint(self, hint: str) -> str:
        """The group whose name begins with a remark beside somebody's name: `(Saukville)`; empty if none or several."""
        words = core(hint)
        if not words or len(words[0]) < 4:
            return ""
        found = {self._find(_key(other)) for other in self._hints().get(words[0], ()) if begins(words, other)}
        return found.pop() if len(found) == 1 else ""

    def _hints(self) -> dict[str, list[tuple[str, ...]]]:
        if not hasattr(self, "_first"):
            self._first: dict[str, list[tuple[str, ...]]] = defaultdict(list)
            for words in self._cores:
                self._first[words[0]].append(words)
        return self._first

    def groups(self) -> dict[str, tuple[Counter[str], set[str]]]:
        """For each group its spellings with how often, and its domains."""
        found: dict[str, tuple[Counter[str], set[str]]] = {}
        for key in list(self._parent):
            _, domains = found.setdefault(self._find(key), (Counter(), set()))
            if key.startswith("@"):
                domains.add(key[1:])
        for key, spellings in self.spellings.items():
            found.setdefault(self._find(key), (Counter(), set()))[0].update(spellings)
        return found


def _key(words: tuple[str, ...]) -> str:
    return "=" + " ".join(words)


def _only_begins(words: tuple[str, ...], site: str) -> bool:
    joined, flat = "".join(words), re.sub(r"[^a-z0-9]", "", label_of(site))
    return flat.startswith(joined) and flat != joined


def begins(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """`fox valley corr` begins `fox valley corrugated`."""
    return len(short) <= len(long) and all(
        a == b or (len(a) >= _ABBREVIATED and at and b.startswith(a))
        for at, (a, b) in enumerate(zip(short, long, strict=False))
    )


def _telling(words: tuple[str, ...]) -> bool:
    return len(words) > 1 or len(words[0]) >= _ABBREVIATED
