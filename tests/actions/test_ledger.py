"""Favors, promises and thanks by command, and what was sent to whom."""

import json

import pytest


def test_a_favor_is_recorded_with_its_day_and_its_outcome(known):
    code, told, _ = known("favor", "went through my plan", "--from", "Tom Hill", "--date", "2026-09-01")
    assert code == 0
    assert (told["giver"], told["receiver"], told["date"]) == ("Tom Hill", "Marie Tharp", "2026-09-01")
    assert told["thanked"] is False
    known("favor", told["id"], "--outcome", "the plan held")
    _, listed, _ = known("favors", "--of", "Tom Hill")
    assert [(f["summary"], f["outcome"]) for f in listed] == [("went through my plan", "the plan held")]
    _, given, _ = known("favor", "lent her the chairs", "--to", "Ana Ruiz", "--kind", "gift")
    assert (given["giver"], given["receiver"], given["kind"]) == ("Marie Tharp", "Ana Ruiz", "gift")


@pytest.mark.parametrize(
    "wrong",
    [
        ("favor", "a hand"),
        ("favor", "a hand", "--from", "Tom Hill", "--to", "Ana Ruiz"),
        ("favor", "", "--to", "Ana Ruiz"),
        ("favor", "a hand", "--to", "me"),
        ("promise", "a hand"),
        ("promise", "promise-nothing", "--kept"),
        ("thank", "Marie Tharp"),
        ("thank", "Ana Ruiz", "--for", "favor-nothing"),
    ],
)
def test_wrong_use_is_one_sentence(known, wrong):
    code, _, errors = known(*wrong, as_json=False)
    assert code == 2
    assert errors.count("\n") == 1


def test_a_promise_is_kept_with_its_keeping_or_released(known):
    _, told, _ = known("promise", "the plan of the hall", "--to", "Tom Hill", "--by", "2026-09-16")
    assert (told["by"], told["to"], told["due"], told["status"]) == (
        "Marie Tharp",
        "Tom Hill",
        "2026-09-16",
        "open",
    )
    _, cards, _ = known("opportunities")
    assert any(card["kind"] == "promise" and card["people"] == ["Tom Hill"] for card in cards)
    _, kept, _ = known("promise", told["id"], "--kept", "--how", "gave it to him in person")
    assert kept["status"] == "met"
    assert kept["keeping"] == {"date": "2026-09-14", "how": "gave it to him in person"}
    known("note", "Ana needs a ladder")
    _, promises, _ = known("promises", "--of", "Tom Hill")
    assert [p["status"] for p in promises] == ["met"]
    _, other, _ = known("promise", "the drill", "--from", "Tom Hill")
    assert known("promise", other["id"], "--released")[1]["status"] == "past"


def test_thanks_go_to_the_favor_that_waits_for_them(known):
    known("favor", "went through my plan", "--from", "Tom Hill")
    code, told, _ = known("thank", "Tom Hill", "thank you, Tom", "--outcome", "the plan held")
    assert code == 0
    assert (told["by"], told["to"], told["favor"]["thanked"]) == ("Marie Tharp", "Tom Hill", True)
    assert told["favor"]["outcome"] == "the plan held"
    _, again, _ = known("thank", "Tom Hill", "for everything")
    assert again["favor"] is None
    known("favor", "lent her the chairs", "--to", "Ana Ruiz")
    _, theirs, _ = known("thank", "Ana Ruiz", "--received")
    assert (theirs["by"], theirs["to"]) == ("Ana Ruiz", "Marie Tharp")
    assert theirs["favor"]["thanked"] is True


def test_taking_up_thanks_or_a_promise_records_it_and_undo_takes_it_back(known, book):
    from otherward.actions.respond import undo_response

    known("favor", "went through my plan", "--from", "Tom Hill")
    _, cards, _ = known("opportunities")
    taken = [card["id"] for card in cards if card["kind"] in ("thanks", "promise")]
    assert len(taken) == 2
    for name in taken:
        known("take", name)
    assert known("favors", "--of", "Tom Hill")[1][0]["thanked"] is True
    assert [p["status"] for p in known("promises")[1]] == ["met"]
    for name in taken:
        undo_response(book, name)
    assert known("favors", "--of", "Tom Hill")[1][0]["thanked"] is False
    assert [p["status"] for p in known("promises")[1]] == ["open"]


FEED = {
    "version": "https://jsonfeed.org/version/1.1",
    "title": "Warehouse Weekly",
    "items": [
        {
            "id": "1",
            "url": "https://weekly.example/golive",
            "title": "How to find an independent consultant for a warehouse system go-live",
            "content_text": "What an independent consultant who has done a warehouse system go-live before should bring.",
            "date_published": "2026-09-10T08:00:00Z",
        }
    ],
}


def test_what_was_sent_is_never_suggested_to_them_again(known, tmp_path):
    (tmp_path / "feed.json").write_text(json.dumps(FEED), encoding="utf-8")
    known("import", tmp_path / "feed.json")
    _, cards, _ = known("opportunities")
    sent = next(card for card in cards if card["kind"] == "resource" and card["people"] == ["Ana Ruiz"])
    known("take", sent["id"])
    known("note", "Ana needs an independent consultant for a warehouse system go-live, still")
    _, every, _ = known("opportunities", "--all")
    again = [card for card in every if card["kind"] == "resource" and card["people"] == ["Ana Ruiz"]]
    assert again
    assert {card["ruled_out"] for card in again} == {"you sent it to Ana on 2026-09-14"}
    _, favors, _ = known("favors", "--of", "Ana Ruiz")
    assert [(f["kind"], f["giver"]) for f in favors] == [("resource", "Marie Tharp")]
    assert "independent consultant" in favors[0]["summary"]


def test_a_list_says_which_way_it_went(known):
    known("favor", "went through my plan", "--from", "Tom Hill", "--date", "2026-09-01")
    known("promise", "the plan of the hall", "--to", "Tom Hill", "--by", "2026-09-16")
    assert "Tom Hill  for Marie Tharp · went through my plan" in known("favors", as_json=False)[1]
    assert "Marie Tharp  to Tom Hill · the plan of the hall" in known("promises", as_json=False)[1]
