"""What the user needs, on the command line: who could help, and the memory of whom one asked."""

from datetime import date

import pytest

NEED = "I need somebody independent who knows warehouse system go-lives"


def test_who_could_help_and_how(known):
    code, told, _ = known("ask", NEED)
    assert code == 0
    gus = next(one for one in told if one["person"] == "Gus Okafor")
    assert set(gus) >= {"person", "why", "path", "given", "received", "readiness", "draft"}
    assert gus["path"][0] == "you"
    assert gus["path"][-1] == "Gus Okafor"
    assert gus["given"] == []


def test_an_ask_is_kept_once_and_carried_on(known):
    known("ask", NEED)
    known("ask", NEED.upper())
    _, listed, _ = known("asks")
    assert [(one["summary"], one["status"]) for one in listed] == [(NEED, "open")]
    name = listed[0]["id"]
    _, told, _ = known("ask", name, "--asked", "Tom Hill")
    assert (told["status"], told["asked"][0]["person"]) == ("asked", "Tom Hill")
    _, told, _ = known("ask", NEED, "--no", "Tom Hill")
    assert told["asked"][0]["answer"] == "no"
    assert known("asks", "--of", "Tom Hill")[1][0]["id"] == name
    assert known("asks", "--of", "Ana Ruiz")[1] == []
    _, told, _ = known("ask", name, "--met", "found one through the library")
    assert (told["status"], told["met"]["how"]) == ("met", "found one through the library")


def test_the_words_say_how_to_go_on_and_tell_days_as_people_do(known):
    _, told, _ = known("ask", NEED)
    _, words, _ = known("ask", NEED, as_json=False)
    assert f"otherward ask {told[0]['ask']} --asked {told[0]['id']}" in " ".join(words.split())
    _, words, _ = known("ask", NEED, "--asked", "Tom Hill", as_json=False)
    assert "You asked Tom Hill on 14 September 2026." in " ".join(words.split())
    known("ask", NEED, "--met", "found one")
    _, words, _ = known("asks", as_json=False)
    assert "Tom Hill, asked on 14 September 2026: no answer yet" in words
    assert "14 September 2026: found one" in words


def test_of_two_of_one_name_the_one_that_was_asked_has_answered(known, tmp_path):
    cards = "".join(
        f"BEGIN:VCARD\nVERSION:3.0\nFN:James Carter\nORG:{house}\nEMAIL:james@{house}.example\nEND:VCARD\n"
        for house in ("safety", "school")
    )
    (tmp_path / "two.vcf").write_text(cards, encoding="utf-8")
    known("import", tmp_path / "two.vcf")
    two = [one["id"] for one in known("people", "James Carter")[1]]
    assert len(two) == 2
    known("ask", NEED)
    assert known("ask", NEED, "--asked", "James Carter", as_json=False)[0] == 2
    known("ask", NEED, "--asked", two[1])
    _, told, _ = known("ask", NEED, "--yes", "James Carter")
    assert told["asked"][0]["answer"] == "yes"


def test_after_a_no_it_is_not_time_for_the_next(known):
    known("ask", NEED)
    known("ask", NEED, "--asked", "Gus Okafor")
    known("ask", NEED, "--no", "Gus Okafor")
    _, told, _ = known("ask", "somebody who knows a warehouse system go-live as a consultant")
    gus = next(one for one in told if one["person"] == "Gus Okafor")
    assert (gus["readiness"], gus["until"]) == ("wait", "2026-12-13")


def test_what_was_between_us_is_shown_and_not_counted(known):
    known("favor", "lent him the van", "--to", "Gus Okafor", "--date", "2026-05-01")
    known("favor", "read my draft", "--from", "Gus Okafor")
    _, told, _ = known("ask", NEED)
    gus = next(one for one in told if one["person"] == "Gus Okafor")
    assert [f["summary"] for f in gus["given"]] == ["lent him the van"]
    assert [f["summary"] for f in gus["received"]] == ["read my draft"]
    assert not any(isinstance(value, int | float) for value in gus.values())


def test_an_ask_typed_by_mistake_is_dropped_while_nobody_was_asked(known):
    known("ask", NEED)
    known("ask", NEED, "--drop")
    assert known("asks")[1] == []
    known("ask", NEED)
    known("ask", NEED, "--asked", "Tom Hill")
    assert known("ask", NEED, "--drop", as_json=False)[0] == 2


@pytest.mark.parametrize(
    "wrong",
    [
        ("ask", " "),
        ("ask", "x" * 600),
        ("ask", "never said", "--asked", "Tom Hill"),
        ("ask", NEED, "--no", "Tom Hill"),
    ],
)
def test_wrong_use_is_one_sentence(known, wrong):
    code, _, errors = known(*wrong, as_json=False)
    assert code == 2
    assert errors.count("\n") == 1


def test_who_is_forgotten_is_not_named_in_an_ask(known):
    known("ask", NEED)
    known("ask", NEED, "--asked", "Tom Hill")
    known("forget", "Tom Hill")
    _, listed, _ = known("asks")
    assert [(one["summary"], one["asked"]) for one in listed] == [(NEED, [])]


def test_no_answer_comes_before_the_asking(known):
    known("ask", NEED)
    known("ask", NEED, "--asked", "Tom Hill")
    before = date(2026, 9, 10)
    code, _, said = known("ask", NEED, "--yes", "Tom Hill", on=before)
    assert code == 2
    assert "Tom Hill was asked on 14 September 2026 and cannot have answered on 10 September 2026" in said
    assert known("ask", NEED, "--met", "found one", on=before)[0] == 2
    assert known("asks")[1][0]["status"] == "asked"
