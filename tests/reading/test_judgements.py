"""Every judgement kept as data is tried on its own examples: what it fires on, and what it leaves alone."""

import pytest

from otherward.reading.judgements import judgements, phrases, table

PLAIN = [(one.name, {"fires": one.fires, "quiet": one.quiet}, one.says) for one in judgements()]
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
    assert one["fires"]
    assert one["quiet"]


@pytest.mark.parametrize("one", [pytest.param(one, id=one.name) for one in judgements()])
def test_no_judgement_fires_on_nothing(one):
    assert not one.says("")
