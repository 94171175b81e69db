"""Every judgement kept as data is tried on its own examples: what it fires on, and what it leaves alone."""

import re

import pytest

from otherward.reading.judgements import favors, phrases, seals, table

PLAIN = [(f"seals.{name}", one, seals()[name].search) for name, one in table("seals").items()] + [
    (f"favors.{side}.{name}", one, favors()[side][name].search)
    for side, ones in table("favors").items()
    for name, one in ones.items()
]
TYPED = [
    (f"lines.{number}.{one['type']}.{one.get('kind') or one['says']}", one, phrase.pattern.match)
    for number, (one, phrase) in enumerate(zip(table("lines")["phrase"], phrases(), strict=True))
]
JUDGEMENTS = PLAIN + TYPED


def cases(of):
    return [
        pytest.param(tries, text, id=f"{name}: {text}") for name, one, tries in JUDGEMENTS for text in one[of]
    ]


@pytest.mark.parametrize(("tries", "text"), cases("fires"))
def test_it_fires_on_its_examples(tries, text):
    assert tries(text)


@pytest.mark.parametrize(("tries", "text"), cases("quiet"))
def test_it_leaves_its_counterexamples_alone(tries, text):
    assert not tries(text)


@pytest.mark.parametrize(("name", "one"), [pytest.param(n, o, id=n) for n, o, _ in JUDGEMENTS])
def test_every_judgement_has_examples_of_both_kinds(name, one):
    assert one["pattern"]
    assert one["fires"]
    assert one["quiet"]


@pytest.mark.parametrize(
    ("kind", "name", "pattern"), [(k, n, p) for k, ones in table("cues").items() for n, p in ones.items()]
)
def test_every_cue_is_a_pattern(kind, name, pattern):
    compiled = re.compile(pattern, re.IGNORECASE)
    assert not compiled.match("")
