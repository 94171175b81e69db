"""Every rule is a judgement with its reasons, and its examples hold."""

import re

import pytest

from otherward.review.draft import Draft, Known, MessageKind, Secret
from otherward.review.predicates import REGISTRY
from otherward.review.record import closeness_of
from otherward.review.reviewer import review
from otherward.review.rewriting import OPERATORS
from otherward.review.rules import UnusableRule, chosen, read_rule, rules
from otherward.review.vocabulary import words

EXAMPLES = [
    pytest.param(rule, example, fires, id=f"{rule.code}-{'fires' if fires else 'quiet'}-{number}")
    for rule in rules()
    for fires, examples in ((True, rule.bad), (False, rule.good))
    for number, example in enumerate(examples)
]


def draft_of(rule, example):
    kind = example.get("kind") or (rule.kinds[0] if rule.kinds else "outreach")
    known = Known(
        name=example.get("name", ""),
        other_names=tuple(example.get("other_names", ())),
        former=tuple((name, "") for name in example.get("former", ())),
        needs=tuple(example.get("needs", ())),
        secrets=tuple(Secret(teller="somebody", said=said) for said in example.get("secrets", ())),
    )
    return Draft(
        subject=example.get("subject"),
        body=example["body"],
        kind=MessageKind(kind),
        closeness=closeness_of(example.get("closeness", "stranger")),
        known=known,
    )


@pytest.mark.parametrize(("rule", "example", "fires"), EXAMPLES)
def test_examples_hold(rule, example, fires):
    found = review(draft_of(rule, example), select=[rule.code]).findings
    assert bool(found) is fires


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.code)
def test_a_rule_says_what_to_do_and_calls_what_there_is(rule):
    assert rule.find[1:] in REGISTRY if rule.find.startswith("@") else words(rule.find)
    assert not rule.fix or rule.fix in OPERATORS
    assert set(rule.level) == {"stranger", "acquaintance", "contact", "close"}
    said = f"{rule.message} {rule.why} {rule.attempt}"
    assert not re.search(r"\bshould (?!not have to)|!|selfish", said)


def test_fifty_judgements_of_the_specification_and_the_one_on_confidences():
    assert len(rules()) == 51
    assert len({rule.code for rule in rules()}) == 51


@pytest.mark.parametrize("lacking", ["why", "evidence", "try", "examples"])
def test_a_rule_without_reasons_or_examples_does_not_load(lacking):
    whole = {
        "why": 'why = "w"',
        "evidence": 'evidence = { grade = "C", source = "s" }',
        "try": 'try = "t"',
        "examples": '[examples]\nbad = ["a", "b"]\ngood = ["c", "d"]',
    }
    head = (
        'code = "XXX001"\nname = "n"\ngroup = "g"\nfind = "guilt"\nmessage = "m"\nlevel = { close = "off" }\n'
    )
    read_rule(head + "\n".join(whole.values()))
    del whole[lacking]
    with pytest.raises(UnusableRule):
        read_rule(head + "\n".join(whole.values()))


def test_rules_are_chosen_by_prefix():
    assert {rule.group for rule in chosen(["FRM"])} == {"form"}
    assert "FOC002" not in {rule.code for rule in chosen(ignore=["FOC002"])}
