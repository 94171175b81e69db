"""What the command line and other programs get."""

import json

import pytest
from click.testing import CliRunner

from otherward.cli.app import otherward
from otherward.review.draft import Draft, MessageKind
from otherward.review.edits import applied
from otherward.review.record import review_json
from otherward.review.reviewer import review
from otherward.review.rules import rules
from otherward.review.sarif import sarif_json

DRAFT = "Hi Jo,\n\nPlease find my CV attached. Could you introduce me to the head of your office? I want a new job.\n\nSam"


def run(*arguments, text=DRAFT):
    return CliRunner().invoke(otherward, ["review", *arguments], input=text)


def test_json_has_the_contract_and_exact_words():
    told = json.loads(run("--json", "--kind", "outreach").stdout)
    assert set(told) >= {"score", "band", "roles", "findings", "shown"}
    for one in told["findings"]:
        assert set(one) >= {"code", "name", "level", "span", "text", "message", "why", "fixes"}
        if one["region"] == "body":
            assert DRAFT[slice(*one["span"])] == one["text"]


def test_a_batch_is_answered_line_by_line_and_a_bad_line_does_not_stop_it():
    lines = [
        json.dumps({"id": "a", "body": DRAFT, "kind": "outreach"}),
        "{no json",
        json.dumps({"id": "b", "body": "Hi"}),
    ]
    done = run("--batch", "-", text="\n".join(lines))
    assert [json.loads(line)["id"] for line in done.stdout.splitlines() if line.startswith("{")] == ["a", "b"]


def test_people_read_whom_it_serves_first():
    done = run("--kind", "outreach", "--closeness", "stranger")
    assert done.stdout.strip().startswith("This is mostly for you.")
    assert "ASK003" in done.stdout


def test_mending_prints_the_draft_alone():
    done = CliRunner().invoke(otherward, ["review", "--fix", "--kind", "outreach", "--json"], input=DRAFT)
    told = json.loads(done.stdout)
    assert told["taken"]
    assert told["score"] > told["before"]


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.code)
def test_every_rule_explains_itself_without_blanks(rule):
    done = run("--explain", rule.code)
    assert done.exit_code == 0
    assert rule.source.split()[0] in done.stdout
    assert "{R}" not in done.stdout


def test_sarif_places_are_the_findings():
    draft = Draft(body=DRAFT + "\n\n[[ok FRM005: asked for]]")
    told = sarif_json(review(draft), draft, "draft.txt")
    results = told["runs"][0]["results"]
    assert len(results) == len(review(draft).findings) + 1
    assert results[-1]["suppressions"]
    assert "{" not in json.dumps(
        [rule["help"] for rule in told["runs"][0]["tool"]["driver"]["rules"]]
    ).replace('{"text"', "")


def test_reviews_are_plain_json():
    assert json.dumps(review_json(review(Draft(body=DRAFT))))


def test_a_batch_knows_whom_it_goes_to(tmp_path):
    place = str(tmp_path / "net.db")
    (tmp_path / "people.csv").write_text("Name,Email\nKatarzyna Wolska,k@example.org\n", encoding="utf-8")
    CliRunner().invoke(otherward, ["import", "--network", place, str(tmp_path / "people.csv")])
    lines = [
        json.dumps({"id": "hers", "body": "Dear Katarzina,\n\nThe key is at the desk."}),
        json.dumps({"id": "new", "to": "Nobody Known", "body": "Dear Katarzina,\n\nThe key is at the desk."}),
    ]
    done = run("--batch", "-", "--to", "Katarzyna Wolska", "--network", place, text="\n".join(lines))
    told = {one["id"]: one for one in map(json.loads, done.stdout.splitlines())}
    assert "HWK006" in {one["code"] for one in told["hers"]["findings"]}
    assert "HWK006" not in {one["code"] for one in told["new"]["findings"]}
    assert "Nobody Known is not in your network" in done.stderr


def test_the_line_above_a_draft_says_whom_it_goes_to(tmp_path):
    place = str(tmp_path / "net.db")
    (tmp_path / "people.csv").write_text("Name,Email\nKatarzyna Wolska,k@example.org\n", encoding="utf-8")
    CliRunner().invoke(otherward, ["import", "--network", place, str(tmp_path / "people.csv")])
    for line, known in (
        ("To: Somebody New <new@example.org>, K W <k@example.org>", True),
        ("To: Katarzyna Wolska", True),
        ("To: Somebody New <new@example.org>", False),
    ):
        text = f"{line}\nSubject: The key\n\nDear Katarzina,\n\nThe key is at the desk."
        done = run("--json", "--network", place, text=text)
        codes = {one["code"] for one in json.loads(done.stdout)["findings"]}
        assert ("HWK006" in codes) is known, line


def fixed(body, kind, code, title):
    draft = Draft(body=body, kind=kind)
    one = next(one for one in review(draft).findings if one.code == code)
    fix = next(fix for fix in one.fixes if fix.title == title)
    return applied(body, fix.edits)


def test_an_introduction_becomes_two_questions_and_thanks_are_for_something():
    body = "Hi Lina, hi Omar,\n\nLina, meet Omar (cc'd). I'll leave you to it!\n\nSam"
    notes = fixed(body, MessageKind.INTRODUCTION, "INT001", "Ask each of them first").split("* * *")
    assert [note.strip().split(",")[0] for note in notes] == ["Hi Lina", "Hi Omar"]
    assert "Omar" in notes[0]
    assert notes[1].rstrip().endswith("Sam")
    thanks = "Hi Jo,\n\nThanks a lot for everything!\n\nSam"
    assert "[what they did]" in fixed(thanks, MessageKind.THANK_YOU, "THX001", "Thank for what they did")
    after = fixed(thanks, MessageKind.THANK_YOU, "THX002", "Say what came of it")
    assert "[what came of it]" in after
    assert "HWK003" in {one.code for one in review(Draft(body=after, kind=MessageKind.THANK_YOU)).findings}
