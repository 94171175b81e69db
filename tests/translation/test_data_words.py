"""What stands in data files has its German, with the same slots; a draft, an identifier and JSON keep their English."""

import json
import re
import subprocess
import sys

import pytest

from otherward.brief.playbook import playbook, search_strategies
from otherward.brief.questions import wordings
from otherward.network.closeness import Closeness
from otherward.reading.company import DEPARTMENTS
from otherward.review.asks import _OF_SIZE, matters
from otherward.review.draft import Draft, Known
from otherward.review.mending import mend
from otherward.review.record import review_json
from otherward.review.reviewer import review
from otherward.review.rules import Rule, plainly, rules
from otherward.translation.worded import kept, worded
from otherward.translation.words import speaking
from otherward.web.written import reviewed

BEGGING = (
    "Dear Ana,\n\nI am looking for a job. What jobs do you have for me? Would you be my mentor?\n\nBest\nKim"
)


def said_by(rule: Rule):
    unnamed = (rule.unnamed.message, rule.unnamed.attempt) if rule.unnamed else ()
    return (rule.name, rule.group, rule.message, rule.why, rule.attempt, rule.source, *unnamed)


def slots(text):
    return set(re.findall(r"\{(\w*)\}", text))


def of_the_review():
    """All that the review says out of its data."""
    asked = [words for one in matters() for words in (one.name, one.smaller)]
    return [
        words for words in (*(w for r in rules() for w in said_by(r)), *asked, *_OF_SIZE.values()) if words
    ]


def test_all_that_the_review_says_has_its_german():
    german = kept("review", "de")
    assert not [words for words in of_the_review() if words not in german]


def of_the_brief():
    """Its questions and the departments."""
    told = wordings()
    plain = [words for words in told.values() if isinstance(words, str)]
    return [
        *plain,
        *(q for table in told.values() if isinstance(table, dict) for q in table.values()),
        *DEPARTMENTS,
    ]


def test_every_question_and_department_of_a_brief_has_its_german_and_calls_nobody_du_or_sie():
    german = kept("brief", "de")
    assert set(of_the_brief()) == set(german)
    calling = re.compile(r"\b(du|dich|dir|deine?[nmrs]?|Sie|Ihnen|Ihre?[nmrs]?)\b")
    assert not [words for words in german.values() if calling.search(words)]


def of_the_playbook():
    return [w for s in playbook() for w in (s.strategy, s.takes, s.first_step, s.measure, s.unsuitable_when)]


def test_every_strategy_has_its_german():
    assert set(of_the_playbook()) == set(kept("playbook", "de"))


def test_a_strategy_is_found_by_german_words():
    with speaking("de"):
        found = search_strategies(playbook(), "Rampe lkw")
    assert "give every truck an appointment" in [one.strategy.casefold()[:31] for one in found]
    assert not search_strategies(playbook(), "Rampe lkw")


def test_german_of_a_strategy_says_du_and_is_not_much_longer():
    german = kept("playbook", "de")
    assert not [own for own in german.values() if re.search(r"\b(Sie|Ihnen|Ihre?[nmrs]?)\b", own[1:])]
    assert sum(map(len, german.values())) < 1.15 * sum(map(len, german))


@pytest.mark.parametrize("of", ["review", "brief", "playbook"])
def test_slots_agree(of):
    assert not [english for english, own in kept(of, "de").items() if slots(english) != slots(own)]


def test_german_of_a_sentence_that_is_gone_is_gone_too():
    shown = {
        *of_the_review(),
        "the reader",
        "a stranger",
        "an acquaintance",
        "somebody",
        "(none)",
        "the middle",
    }
    shown |= {"the smallest", "something smaller", "no is a fine answer", "others"}
    assert not set(kept("review", "de")) - shown


def test_a_draft_is_judged_in_german_and_its_own_words_stay():
    draft = Draft(body=BEGGING, closeness=Closeness.STRANGER, known=Known(name="Ana Costa"))
    with speaking("de"):
        found = review(draft)
    told = {one.code: one for one in found.findings}
    assert told["ASK003"].message == "Mentoring: Das ist viel verlangt von jemand Fremdem."
    assert told["ASK003"].attempt.endswith("Vielleicht eine Frage per Mail.")
    assert told["ASK006"].message.startswith("Mit „I am looking for a job.“ soll Ana")
    assert told["ASK006"].fixes[0].title == "Stattdessen nach ihren Zielen fragen"
    assert "this year" in told["ASK006"].fixes[0].edits[0].text
    assert [one.code for one in found.findings] == [one.code for one in review(draft).findings]


def test_the_line_above_a_draft_counts_in_german():
    draft = Draft(body=BEGGING, closeness=Closeness.STRANGER, known=Known(name="Ana Costa"))
    with speaking("de"):
        told = reviewed(draft)
    assert told["band"] == "Diese Nachricht ist vor allem für dich."
    assert told["counts"] == "3 Sätze für dich"
    assert {one["name"] for one in told["first"]} <= set(kept("review", "de").values())


def test_mending_is_the_same_in_every_language():
    draft = Draft(body=BEGGING, closeness=Closeness.STRANGER)
    with speaking("de"):
        german = mend(draft)
    assert german.draft == mend(draft).draft
    assert ("ASK002", "Eine Bitte behalten") in german.taken


def test_every_rule_can_be_explained_in_german():
    with speaking("de"):
        told = [plainly(words) for rule in rules() for words in (rule.why, rule.attempt)]
    assert not [words for words in told if "{" in words or "the reader" in words]
    assert "dein Gegenüber" in " ".join(told)


def test_what_is_not_known_is_said_in_english():
    with speaking("de"):
        assert worded("A rule that was written today.", "review") == "A rule that was written today."


def test_a_terminal_reads_german_and_a_program_english():
    def otherward(*more):
        return subprocess.run(
            [sys.executable, "-m", "otherward", "review", "--closeness", "stranger", *more],
            input=BEGGING, env={"PATH": "/usr/bin:/bin", "LANG": "de_DE.UTF-8"},
            capture_output=True, text=True, check=False,
        ).stdout  # fmt: skip

    assert "Das ist vor allem für dich." in otherward()
    assert "bittet um viel" in otherward()
    draft = Draft(body=BEGGING, closeness=Closeness.STRANGER)
    assert json.loads(otherward("--json")) == json.loads(json.dumps(review_json(review(draft))))
