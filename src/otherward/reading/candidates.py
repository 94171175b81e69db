"""Who might be meant: everybody a sentence, the ones before it, or the text itself could make the holder, and what speaks for each."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from otherward.network.handle import name_handle, plain
from otherward.network.interaction import Participant
from otherward.reading.judgements import table

REACH = 4
"""Sentences back from which somebody can still be `she`."""

_PRONOUN = frozenset(
    """i we you he she they it this that these those there here what who which nobody noone someone somebody anyone anybody everyone
    everybody one all both none nothing something anything if when while as since because so and but or not no please thanks thank""".split()
)
_LEAD = re.compile(
    r"\W*(?:(?:and|but|also|so|now|still|meanwhile|then|plus|btw|apparently|because|since|as|that|says?|said|told me)\b[\s,]*)*",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r"(?:[,;:–—(]|\s-|\b(?:and|but|because|since|that|as|while|if|says?|said|where)\b)\s+")
_OWNED = re.compile(r"^(?:one of )?(?:the|a|an|my|our|his|her|their|its|your|another|some)\s+", re.IGNORECASE)
_OBJECT = re.compile(
    r"\b(?:to|for|with|from|by|told|tell|ask|asked|owe|owes|gave|give|giving|send|sending|of|at|than|thank|thanks|thanked|promised|about|and|in)"
    r"\s+(?:the\s+|my\s+|our\s+|his\s+|her\s+)?$",
    re.IGNORECASE,
)
_HERS = re.compile(r"\b(?:his|her|their|its)\s+$", re.IGNORECASE)


@cache
def _noun_phrase() -> re.Pattern[str]:
    verbs = "|".join(table("holder")["words"]["verbs"].split())
    return re.compile(
        rf"(?P<phrase>(?:[Tt]he|[Aa]n?|[Mm]y|[Oo]ur|[Hh]is|[Hh]er|[Tt]heir|[Yy]our|[Ii]ts|[Aa]nother|[Oo]ne of [a-z]+)?\s*"
        rf"(?:[\w’'&/-]+\s+){{0,5}}?[\w’'&/-]+)(?=\s+(?:{verbs})\b|['’](?:s|re|d|ll|ve)\s)"
    )


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody who might be the holder."""

    who: Participant
    source: str
    """speaker, other, me, name, firm, relative, phrase, topic, heading."""
    place: int = -1
    """Where in the sentence; -1 if not in it."""
    end: int = -1
    back: int = 0
    """Sentences ago."""


SOURCES = ("speaker", "other", "me", "name", "firm", "relative", "phrase", "topic", "heading", "rule")


def phrases(text: str) -> Iterator[tuple[int, int, str]]:
    """Noun phrases that stand as subjects at the beginning of the sentence or of one of its clauses."""
    starts = [0] + [m.end() for m in _CLAUSE.finditer(text)]
    seen = set()
    for start in starts:
        lead = _LEAD.match(text, start)
        at = lead.end() if lead else start
        found = _noun_phrase().match(text, at)
        if not found or found.end() in seen:
            continue
        whole = found["phrase"].strip()
        bare = _OWNED.sub("", whole)
        words = re.split(r"[\s'’]+", plain(bare))
        if not words[0] or words[0] in _PRONOUN or words[-1] in _PRONOUN or bare.endswith(("n't", "n’t")):
            continue
        seen.add(found.end())
        yield at, found.end(), bare


def phrase_participant(phrase: str) -> Participant:
    """Somebody known only by what they are: `brother in Sfax`."""
    return Participant(handle=name_handle(phrase), name=phrase)


_OWN = re.compile(r"\b(?:I|i|we|We|WE|[Mm]y|[Oo]ur|us|me)\b")
_SHE = re.compile(r"\b(?:s?he|they|his|her|their|him|them)\b", re.IGNORECASE)
_STARTS_SHE = re.compile(r"\W*(?:(?:and|but|also|so|now)\s+)?(?:s?he|they|his|her|their)\b", re.IGNORECASE)
_STARTS_OWN = re.compile(r"\W*(?:(?:and|but|also|so|now)\s+)?(?:I|i|we|We|[Mm]y|[Oo]ur)\b")
_YOU = re.compile(r"\byou(?:r|['’]\w+)?\b", re.IGNORECASE)
_VERB_FIRST = re.compile(
    r"\W*(?:still |also |now |just |really )*(?:needs?|wants?|looking|is|was|has|can|could|would|will|offers?|asked|asks|got|won|lost|hopes|"
    r"seeks|told|said|promised|thinking|trying|struggl\w+|can['’]?t)\b",
    re.IGNORECASE,
)
_PROMISED_ME = re.compile(r"\b(?:me|us)\b", re.IGNORECASE)


def evidence(
    one: Candidate,
    text: str,
    *,
    anchor: int,
    kind: str,
    note: bool,
    rule: Participant,
    order: int,
    total: int,
    me: Participant,
) -> list[float]:
    """What speaks for and against somebody, as numbers."""
    here = one.place >= 0
    before = text[: one.place] if here else ""
    behind = text[one.end : one.end + 40] if here else ""
    source = [float(one.source == name) for name in SOURCES[:-1]]
    own = [m.start() for m in _OWN.finditer(text)]
    she = [m.start() for m in _SHE.finditer(text)]
    words = [
        float(bool(own) and own[0] < anchor),
        float(bool(_STARTS_OWN.match(text))),
        float(bool(she) and she[0] < anchor),
        float(bool(_STARTS_SHE.match(text))),
        float(bool(_YOU.search(text))),
        float(bool(_VERB_FIRST.match(text)) or text[:1].islower()),
        float(bool(_PROMISED_ME.search(text))),
    ]
    where = [
        float(here and one.place <= anchor),
        float(here and one.place < 4),
        float(here and bool(_OBJECT.search(before))),
        float(here and bool(_HERS.search(before))),
        float(here and bool(re.match(r"['’]s\b", behind))),
        float(here and bool(re.match(r"\s*(?:[:(–—-]|->|→)", behind))),
        float(here and bool(re.match(r"\s+[a-z]+", behind))),
        float(here and behind.startswith(",")),
        min(one.back, REACH) / REACH,
        float(one.back == 1),
        order / max(1, total),
        float(here and order == 0),
        min(max(anchor - one.place, 0), 100) / 100 if here else 0.0,
        float(here and any(one.end <= p < anchor for p in own)),
    ]
    same = [float(one.who.name == rule.name), float(one.who.name == me.name), float(note)]
    types = [float(kind == name) for name in ("need", "offering", "promise", "thanks", "milestone")]
    base = [*source, *words, *where, *same]
    return [*base, *types]


def unique(found: Sequence[Candidate]) -> list[Candidate]:
    """Each person once, as named nearest."""
    kept: dict[tuple[str, str], Candidate] = {}
    for one in found:
        kept.setdefault((one.who.name, "here" if one.place >= 0 else one.source), one)
    return list(kept.values())
