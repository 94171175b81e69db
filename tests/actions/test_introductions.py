"""The life of an introduction on the command line, as a user runs it."""

import pytest

A, B = "Ana Ruiz", "Gus Okafor"


def states(told):
    return [(one["state"], one["who"]) for one in told["states"]]


def test_a_whole_life(known):
    _, told, _ = known("introduce", B, A)
    assert (told["status"], set(told["people"])) == ("idea", {A, B})
    assert told["message"] is None
    assert told["forwardable"] == ""
    assert "consultant" in told["evidence"]["quote"]
    known("introduce", A, B, "--asked", "Ana")
    _, told, _ = known("introduce", A, B, "--yes", "Ana")
    assert told["status"] == "asked"
    _, told, _ = known("introduce", A, B, "--asked", "Gus", "--yes", "Gus")
    assert told["status"] == "agreed"
    assert set(told["message"]["to"].split(", ")) == {A, B}
    assert told["holder"] in told["forwardable"]
    _, told, _ = known("introduce", A, B, "--made")
    assert told["made"] == "2026-09-14"
    known("introduce", A, B, "--step", "--outcome", "Gus takes the go-live on")
    _, told, _ = known("introduce", A, B, "--thanked", "Ana")
    assert states(told) == [
        ("idea", ""),
        ("asked", A),
        ("asked", B),
        ("yes", A),
        ("yes", B),
        ("made", ""),
        ("first step taken", ""),
        ("outcome", ""),
        ("thanked", A),
    ]
    _, listed, _ = known("introductions", "--of", "Gus Okafor")
    assert [one["status"] for one in listed] == ["thanked"]
    _, words, _ = known("introductions", as_json=False)
    assert "made on 14 September 2026 · What came of it: Gus takes the go-live on." in " ".join(words.split())
    _, favors, _ = known("favors", "--of", A)
    assert [(f["giver"], f["kind"], f["thanked"]) for f in favors] == [("Marie Tharp", "introduction", True)]


@pytest.mark.parametrize(
    "skipping",
    [
        ("--made",),
        ("--asked", "Ana", "--asked", "Gus", "--made"),
        ("--yes", "Ana", "--made"),
        ("--yes", "Gus", "--asked", "Ana", "--made"),
    ],
)
def test_a_skipped_consent_is_refused_and_leaves_nothing(known, skipping):
    code, _, errors = known("introduce", A, B, *skipping)
    assert code == 2
    assert "before both have said yes" in errors
    assert known("introductions")[1] == []


def test_days_are_told_as_people_tell_them(known):
    known("introduce", A, B, "--asked", "Ana")
    _, words, _ = known("introductions", as_json=False)
    assert "Ana Ruiz: asked on 14 September 2026" in words


def test_a_card_says_each_thing_once_and_whole(known):
    _, words, _ = known("opportunities", as_json=False)
    told = " ".join(words.replace("│", " ").split())
    _, cards, _ = known("opportunities")
    assert any(len(one["what"]) > 80 for one in cards)
    assert [one["what"] for one in cards if one["what"] not in told] == []
    assert "from Ana Ruiz, " not in told


def test_a_no_is_the_end_of_it(known):
    _, told, _ = known("introduce", A, B, "--yes", "Ana", "--no", "Gus")
    endings = {side["name"]: side["ending"] for side in told["sides"]}
    assert endings[B] is None
    assert "Gus" not in endings[A]["body"]
    code, _, errors = known("introduce", A, B, "--yes", "Gus", "--made")
    assert code == 2
    assert "Gus Okafor said no" in errors
    _, told, _ = known("introductions")
    assert [one["status"] for one in told] == ["declined"]


def test_colleagues_and_oneself_are_not_introduced(known):
    for pair in ((A, A), (A, "Marie Tharp")):
        assert known("introduce", *pair, as_json=False)[0] == 2
    known("edit", "Tom Hill", "organization", "North Foods")
    code, _, errors = known("introduce", A, "Tom Hill")
    assert code == 2
    assert "same place" in errors or "know each other" in errors


def test_a_card_taken_up_begins_the_introduction_and_leads_on(known):
    _, cards, _ = known("today", "--minutes", "60")
    idea = next(card for card in cards if card["kind"] == "introduction")
    known("take", idea["id"])
    _, told, _ = known("introductions")
    first, second = told[0]["people"]
    assert [(side["name"], bool(side["asked"])) for side in told[0]["sides"]] == [
        (first, True),
        (second, False),
    ]
    known("introduce", A, B, "--yes", first)
    for what, answer in ((f"Ask {second}", ("--yes", second)), (f"Bring {first} and {second} together", ())):
        _, cards, _ = known("opportunities")
        known("take", next(card["id"] for card in cards if card["what"].startswith(what)))
        known("introduce", A, B, *answer)
    assert known("introductions")[1][0]["status"] == "made"


def test_ideas_are_listed_when_asked_for(known):
    assert known("introductions")[1] == []
    _, told, _ = known("introductions", "--ideas")
    assert [(one["status"], set(one["people"])) for one in told] == [("idea", {A, B})]


def test_it_follows_the_two_through_a_merge(known):
    known("introduce", A, B, "--yes", "Ana", "--yes", "Gus")
    known("merge", "Tom Hill", B)
    _, told, _ = known("introductions")
    assert told[0]["status"] == "agreed"
    code, told, _ = known("introduce", A, "Tom Hill", "--made")
    assert code == 0
    assert told["made"]


def test_who_is_forgotten_is_forgotten_here_too(known):
    known("introduce", A, B, "--yes", "Ana")
    known("forget", B)
    assert known("introductions")[1] == []


def test_who_introduced_me_and_what_is_still_owed(known):
    known("note", "Tom introduced me to Gus Okafor")
    _, told, _ = known("introductions")
    received = [one for one in told if one["direction"] == "given to you"]
    assert [(one["by"], one["people"], one["thanked"]) for one in received] == [
        ("Tom Hill", ["Gus Okafor"], False)
    ]
    known("thank", "Tom Hill", "--outcome", "Gus and I talk every week")
    _, told, _ = known("introductions")
    received = next(one for one in told if one["direction"] == "given to you")
    assert (received["thanked"], received["outcome"]) == (True, "Gus and I talk every week")
