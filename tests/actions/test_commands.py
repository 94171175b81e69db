"""The command line as a user runs it, in processes of its own."""

import json
import subprocess
import sys

from tests.actions.conftest import CARDS


def test_from_files_to_today(otherward, newcomer):
    code, told, _ = otherward("import", newcomer)
    assert code == 0
    assert told["people"] == 4
    assert {one["format"] for one in told["imports"]} >= {"LinkedIn connections", "vCard"}
    code, cards, _ = otherward("today", "--minutes", "60")
    assert code == 0
    kinds = {card["kind"]: card for card in cards}
    assert {"introduction", "promise"} <= set(kinds)
    assert set(kinds["introduction"]["people"]) == {"Ana Ruiz", "Gus Okafor"}
    assert kinds["introduction"]["evidence"][0]["quote"]
    assert kinds["promise"]["draft"]["to"] == "Ana Ruiz"


def test_what_is_waved_away_is_remembered(otherward, newcomer):
    otherward("import", newcomer)
    _, cards, _ = otherward("today", "--minutes", "60")
    name = cards[0]["id"]
    code, told, _ = otherward("dismiss", name, "--because", "they know each other")
    assert code == 0
    assert told["state"] == "dismissed"
    _, again, _ = otherward("today", "--minutes", "60")
    assert name not in [card["id"] for card in again]
    _, every, _ = otherward("opportunities", "--all")
    assert (
        next(card for card in every if card["id"] == name)["ruled_out"] == "waved away: they know each other"
    )


def test_a_typed_line_is_understood_and_can_be_undone(otherward, newcomer):
    otherward("import", newcomer)
    code, told, _ = otherward("note", "Tom needs a beekeeper by November")
    assert code == 0
    assert told["understood"][0]["type"] == "need"
    _, needs, _ = otherward("needs", "--of", "Tom Hill")
    assert "beekeeper" in needs[0]["summary"]
    otherward("import", "--undo", told["id"])
    _, needs, _ = otherward("needs", "--of", "Tom Hill")
    assert not needs


def test_a_line_about_somebody_new_adds_them(otherward, newcomer):
    otherward("import", newcomer)
    otherward("note", "needs a lighthouse", "--about", "Wanda Brand-New")
    code, sheet, _ = otherward("person", "Wanda Brand-New")
    assert code == 0
    assert "lighthouse" in sheet["needs"][0]["summary"]


def test_merging_is_remembered_and_can_be_taken_back(otherward, newcomer):
    otherward("import", newcomer)
    _, merged, _ = otherward("merge", "Tom Hill", "Gus Okafor")
    assert len(merged[0]["records"]) >= 2
    otherward("import", newcomer)
    _, people, _ = otherward("people")
    assert len(people) == 3
    code, _, _ = otherward("split", merged[0]["id"])
    assert code == 0
    _, people, _ = otherward("people")
    assert {"Tom Hill", "Gus Okafor"} <= {person["name"] for person in people}


def test_export_wipe_restore_gives_the_same_network(otherward, newcomer, tmp_path):
    otherward("import", newcomer)
    before = {name: otherward(name)[1] for name in ("people", "needs", "promises", "opportunities")}
    otherward("backup", tmp_path / "copy.zip")
    assert otherward("wipe")[0] == 2
    otherward("wipe", "--yes")
    assert not otherward("people")[1]
    otherward("restore", tmp_path / "copy.zip")
    assert {name: otherward(name)[1] for name in before} == before


def test_an_export_comes_in_again(otherward, newcomer, tmp_path):
    otherward("import", newcomer)
    otherward("export", tmp_path / "out")
    assert "BEGIN:VCARD" in (tmp_path / "out" / "people.vcf").read_text(encoding="utf-8")
    rows = (tmp_path / "out" / "people.csv").read_text(encoding="utf-8").splitlines()
    assert rows[0].startswith("Name,Email")
    code, told, _ = otherward("import", tmp_path / "out" / "people.vcf")
    assert code == 0
    assert told["people"] == 4


def test_a_formula_in_a_card_is_disarmed_in_the_csv(otherward, tmp_path):
    card = tmp_path / "formula.vcf"
    card.write_text(
        CARDS.replace("FN:Tom Hill", 'FN:=HYPERLINK("https://evil.example")').replace("N:Hill;Tom", "N:;"),
        encoding="utf-8",
    )
    otherward("import", card)
    otherward("export", tmp_path / "out")
    cells = (tmp_path / "out" / "people.csv").read_text(encoding="utf-8")
    assert "\n=" not in cells
    assert '\n"=' not in cells


def test_forgetting_leaves_nothing(otherward, newcomer, network):
    otherward("import", newcomer)
    code, _, _ = otherward("forget", "Gus Okafor")
    assert code == 0
    assert otherward("person", "Gus Okafor", as_json=False)[0] == 2
    _, people, _ = otherward("people")
    assert "Gus Okafor" not in json.dumps(people)


def test_reading_a_batch(otherward):
    record = {
        "id": "x1",
        "kind": "email",
        "author": "Ana Ruiz",
        "me": "Marie Tharp",
        "to": ["Marie Tharp"],
        "date": "2026-09-01",
    }
    lines = [
        json.dumps({**record, "text": "We are looking for a consultant for our go-live."}),
        "not json",
        "",
    ]
    code, out, errors = otherward("read", "--batch", "-", stdin="\n".join(lines))
    assert code == 1
    answer = json.loads(out.splitlines()[0])
    assert answer["id"] == "x1"
    assert answer["findings"][0]["quote"] in json.loads(lines[0])["text"]
    assert "line 2" in errors


def test_matching_plain_texts(tmp_path):
    needs, profiles = tmp_path / "needs.jsonl", tmp_path / "profiles.jsonl"
    needs.write_text(
        json.dumps({"id": "n", "text": "Who can brew a sour beer at home?", "exclude": ["c"]}) + "\n",
        encoding="utf-8",
    )
    texts = {
        "a": ["I restore old violins."],
        "b": ["Home brewing, sour beers above all.", "Gardening"],
        "c": ["sour beer"],
    }
    profiles.write_text(
        "".join(json.dumps({"id": k, "texts": v}) + "\n" for k, v in texts.items()), encoding="utf-8"
    )
    command = [sys.executable, "-m", "otherward", "match", "--needs", needs, "--profiles", profiles]
    out = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    answer = json.loads(out)
    assert [one["profile"] for one in answer["ranked"]] == ["b", "a"]


def test_nothing_in_it_is_said_with_exit_code_2(otherward, tmp_path):
    odd = tmp_path / "odd.bin"
    odd.write_bytes(b"\x00\x01\x02" * 1000)
    code, told, _ = otherward("import", odd)
    assert code == 2
    assert told["imports"][0]["skipped"]


def test_a_folder_without_files_is_said_to_hold_none(otherward, tmp_path):
    (tmp_path / "empty" / "deeper").mkdir(parents=True)
    code, out, errors = otherward("import", tmp_path / "empty")
    assert (code, out) == (2, "")
    assert "name the folder your files are in" in errors


def test_things_to_pass_on_are_those_that_serve_a_person_or_went_to_them(otherward, newcomer, tmp_path):
    otherward("import", newcomer)
    otherward("note", "Tom Hill needs a way to keep bees alive over the winter")
    (tmp_path / "feed.xml").write_text(
        '<rss version="2.0"><channel><title>Hive Post</title><link>https://hive.example/</link>'
        + "".join(
            f"<item><title>{title}</title><link>https://hive.example/{at}</link><description>{about}</description></item>"
            for at, (title, about) in enumerate(
                (
                    ("Keeping bees alive over the winter", "How to keep bees alive through a long winter."),
                    ("Tax on small boats", "What changes for owners of small boats."),
                )
            )
        )
        + "</channel></rss>",
        encoding="utf-8",
    )
    otherward("import", tmp_path / "feed.xml")
    assert len(otherward("resources")[1]) == 2
    code, ones, _ = otherward("resources", "--of", "Tom Hill")
    assert (code, [one["title"] for one in ones]) == (0, ["Keeping bees alive over the winter"])
    assert otherward("resources", "--of", "Gus Okafor")[1] == []
