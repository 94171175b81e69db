"""The commands around the user's own model, against a local one."""

import json
import subprocess
import sys

import pytest

from tests.sources.test_language_model import DRAFT, GOOD, HOSTILE


@pytest.fixture
def run(tmp_path):
    (tmp_path / "draft.txt").write_text(DRAFT.body, encoding="utf-8")

    def one(*arguments):
        command = [sys.executable, "-m", "otherward", *arguments, "--network", str(tmp_path / "n.db")]
        return subprocess.run(command, capture_output=True, text=True, check=False, cwd=tmp_path)

    return one


def test_it_is_off_and_says_how_to_choose_one(run):
    assert "Off." in run("model").stdout
    done = run("review", "draft.txt", "--rewrite", "--kind", "outreach")
    assert done.returncode == 2
    assert "otherward model --address" in done.stderr


def test_another_machine_is_named_before_it_is_chosen(run):
    done = run("model", "--address", "https://models.example/v1", "--model", "big")
    assert done.returncode == 2
    assert "models.example is another machine" in done.stderr


def test_a_brief_is_shortened_and_what_was_made_up_is_left_out(run, teller):
    run("model", "--address", teller.address, "--model", "teller")
    run("note", "Jordan Lake needs somebody who cuts missed appointments")
    sent = json.loads(run("brief", "Jordan Lake", "--show-request").stdout)
    assert not teller.heard
    need = next(one for one in sent["lines"] if "missed appointments" in one["text"])
    made_up = {"text": "She lost nine posts in May.", "cites": [need["id"]]}
    teller.answers = [[{"text": need["text"], "cites": [need["id"]]}, made_up]]
    done = run("brief", "Jordan Lake", "--shorten", "--json")
    assert done.returncode == 0
    told = json.loads(done.stdout)
    assert ["missed appointments" in one["text"] for one in told["short"]] == [True]
    assert "missed appointments" in told["sources"][told["short"][0]["sources"][0] - 1]["quote"]
    assert "nine" in told["stopped"][0]
    teller.answers = [[made_up]]
    assert run("brief", "Jordan Lake", "--shorten").returncode == 1


def test_a_draft_is_reworded_and_a_bad_answer_is_not_shown(run, teller):
    teller.answers = ["ready"]
    chosen = run("model", "--address", teller.address, "--model", "teller", "--test", "--json")
    assert json.loads(chosen.stdout) == {
        "address": teller.address, "model": "teller", "here": True, "key": False, "reads": False, "judges": False,
        "answer": "ready",
    }  # fmt: skip
    shown = json.loads(run("review", "draft.txt", "--kind", "outreach", "--show-request").stdout)
    assert len(teller.heard) == 1
    assert shown["draft"][0]["text"].startswith("I ran the reminder calls")
    teller.answers = [GOOD]
    done = run("review", "draft.txt", "--kind", "outreach", "--rewrite", "--json")
    assert done.returncode == 0
    told = json.loads(done.stdout)
    assert told["body"].endswith("No answer is a fine answer too.\n\nSam")
    assert told["score"] > told["before"]
    teller.answers = [HOSTILE["a changed number"]]
    done = run("review", "draft.txt", "--kind", "outreach", "--rewrite")
    assert done.returncode == 1
    assert done.stdout == ""
    assert "brings a number: 5%" in done.stderr
