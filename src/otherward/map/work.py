"""What people work on: the words of their titles, needs and offerings, without ranks and without names."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from math import log

from otherward.language.lexical_search import stem, stop_words
from otherward.network.network import Network

WORD = re.compile(r"[^\W\d_]{3,}(?:-[^\W\d_]{3,})*|\b[A-Z]{2}\b")
RANKS = frozenset(
    "manager management director head senior junior lead leader leading chief officer vice president executive founder cofounder co-founder "
    "founding owner partner principal assistant associate deputy intern trainee apprentice staff member chair chairman chairwoman chairperson "
    "board general managing supervisor coordinator specialist professional expert consultant generalist representative administrator "
    "employee worker team group global regional national international area department division company office interim acting former "
    "self-employed freelance freelancer independent student retired ceo cto cfo coo cmo cio evp svp avp lord lady doctor prof "
    "leiter leiterin leitung geschäftsführer geschäftsführerin vorstand mitarbeiter mitarbeiterin referent referentin inhaber inhaberin "
    "prokurist abteilungsleiter teamleiter bereichsleiter assistent assistentin".split()
)
"""A word that says how high somebody stands, or nothing about the matter."""
SAYING = frozenset(
    "need needs needed want wants looking look help find know knows anybody somebody someone anyone good new next year month week day time "
    "before after month's people thing way make making made get getting give given use used ask asked work works working job role start "
    "started come going take done first second best great sure really still right back well also one two three four five half last early late "
    "offer offers offered provide provides who whom whose what which where when about recommend advice idea ideas free open possible like love happy glad little small big large own other many much every each tell told say said show shown hear "
    "january february march april may june july august september october november december monday tuesday wednesday thursday friday saturday "
    "sunday morning afternoon evening ltd inc llc gmbh limited plc corp company group holding partners".split()
)
"""Words of asking and offering themselves."""
MANY_TEXTS = 60_000
"""Titles, names and statements whose words are kept: a map is drawn again whenever somebody says what they need."""
MOST = 3
COMMON, RARE = 0.25, 3
"""A word that more than a quarter have, or fewer than three people, brings nobody together."""
SHARE = 0.12
"""A community is named by a word that at least this share of its people have (and two of them, where it has so many)."""
SAID = 0.6
"""A need or an offering is about more than one's work."""
FIRM = 0.4
"""What a firm is called tells less of the work than what people say of it themselves."""


def work_words(network: Network) -> dict[str, dict[str, float]]:
    """For each person the stems of their work and how much each tells; nothing told in confidence is among them."""
    names = frozenset().union(*(_plain(person.name) for person in network.people.values()))
    found: dict[str, dict[str, float]] = {name: {} for name in network.people}
    for person in network.people.values():
        for role in person.affiliations[:1]:
            _add(found[person.id], role.organization, FIRM, names)
            _add(found[person.id], f"{role.title}; {role.department}", 1.0, frozenset())
    for holder, summary in _said(network):
        if holder in found:
            _add(found[holder], summary, SAID, names)
    return found


def _said(network: Network) -> Iterator[tuple[str, str]]:
    """(who, what) they need or can provide, as far as it was not told in confidence."""
    yield from ((need.holder, need.summary) for need in network.needs if not need.confidential)
    yield from ((one.holder, one.summary) for one in network.offerings if not one.confidential)


@lru_cache(maxsize=MANY_TEXTS)
def _plain(text: str) -> frozenset[str]:
    return frozenset(word.casefold() for word in WORD.findall(text))


def _add(words: dict[str, float], text: str, weight: float, without: Iterable[str]) -> None:
    for word, root in _matter(text):
        if word not in without:
            words[root] = max(words.get(root, 0.0), weight)


@lru_cache(maxsize=MANY_TEXTS)
def _matter(text: str) -> tuple[tuple[str, str], ...]:
    """The words of a text that say what it is about, each with its stem."""
    stop, found = stop_words(), []
    for word in WORD.findall(text):
        low = word.casefold()
        if low not in stop and low not in RANKS and low not in SAYING and stem(low) not in RANKS:
            found.append((low, stem(low)))
    return tuple(found)


def common_words(words: Mapping[str, Mapping[str, float]]) -> Iterator[tuple[str, str, float]]:
    """(person, word, how much it tells, 0 to 1) for the few words each shares with some others but not with everybody."""
    usual = Counter(word for ones in words.values() for word in ones)
    tells = {
        word: (log(len(words) / times), log(len(words)))
        for word, times in usual.items()
        if RARE <= times <= COMMON * len(words)
    }
    for person in sorted(words):
        telling = {
            word: weight * tells[word][0] / tells[word][1]
            for word, weight in words[person].items()
            if word in tells
        }
        for word in sorted(telling, key=lambda one: (-telling[one], one))[:MOST]:
            yield person, word, telling[word]


class Naming:
    """Names communities by the words that tell each from the others (term frequency times inverse document frequency over people)."""

    def __init__(self, network: Network, words: Mapping[str, Mapping[str, float]]) -> None:
        self._words = words
        self._people = max(1, len(words))
        self._usual = Counter(word for ones in words.values() for word in ones)
        self._shown = _as_written(network)

    def name(self, people: Sequence[str]) -> tuple[str, ...]:
        """At most three words, the most telling first; none where nothing is known of their work."""
        shares: Counter[str] = Counter()
        weights: dict[str, float] = {}
        for person in people:
            for word, weight in self._words.get(person, {}).items():
                shares[word] += 1
                weights[word] = weights.get(word, 0.0) + weight
        least = max(SHARE * len(people), min(2, len(people)))
        telling = {
            word: weights[word] * log(self._people / self._usual[word] + 1)
            for word, times in shares.items()
            if times >= least
        }
        chosen = sorted(telling, key=lambda word: (-telling[word], word))[:MOST]
        return tuple(self._shown.get(word, word) for word in chosen)


def _as_written(network: Network) -> dict[str, str]:
    """Each stem as people mostly write it, with a capital for the map."""
    forms: dict[str, dict[str, int]] = {}
    texts = [
        f"{role.title} {role.department} {role.organization}"
        for p in network.people.values()
        for role in p.affiliations[:1]
    ]
    texts += [summary for _, summary in _said(network)]
    for text in texts:
        for root, shown in _written(text):
            ways = forms.setdefault(root, {})
            ways[shown] = ways.get(shown, 0) + 1
    return {one: _capital(_mostly(ways)) for one, ways in forms.items()}


@lru_cache(maxsize=MANY_TEXTS)
def _written(text: str) -> tuple[tuple[str, str], ...]:
    """The words of a text as they are shown, each after its stem."""
    return tuple(
        (stem(word.casefold()), word if word.isupper() else word.lower()) for word in WORD.findall(text)
    )


def _mostly(ways: Mapping[str, int]) -> str:
    return next(iter(ways)) if len(ways) == 1 else min(ways, key=lambda way: (-ways[way], way))


def _capital(word: str) -> str:
    return word[:1].upper() + word[1:]
