"""`otherward second-look` as it is typed, against a model on this machine."""

import json
import subprocess
import sys

import pytest

from tests.second_look.letters import MISSED, answered, item


@pytest.fixture
def run(letters_read, tmp_path):
    place = tmp_path / "network.db"
    place.write_bytes(letters_read.read_bytes())

    def one(*arguments):
        command = [sys.executable, "-m", "otherward", *arguments, "--network", str(place)]
        return subprocess.run(command, capture_output=True, text=True, check=False, cwd=tmp_path)

    return one


def test_it_is_shown_allowed_done_and_forgotten(run, teller):
    shown = run("second-look", "--show-request")
    assert "barn" in shown.stdout
    assert "forty thousand" not in shown.stdout
    done = run("second-look")
    assert done.returncode == 2
    assert "otherward model --address" in done.stderr
    run("model", "--address", teller.address, "--model", "teller")
    done = run("second-look")
    assert done.returncode == 2
    assert "otherward model --reads" in done.stderr
    assert not teller.heard
    assert json.loads(run("model", "--reads", "--json").stdout)["reads"] is True
    teller.answers = [answered(), answered(item(), item("Bob owes me a fortune."))]
    told = json.loads(run("second-look", "--json", "--on", "2026-09-14").stdout)
    assert (told["requests"], told["found"], told["new"]) == (2, 1, 1)
    assert told["dropped"] == {"its quote does not stand in what was sent": 1}
    quotes = {
        one["evidence"]["quote"]: one["evidence"]["where"]
        for one in json.loads(run("needs", "--json").stdout)
    }
    assert quotes[MISSED].endswith("read by your model")
    assert run("second-look", "--forget").returncode == 0
    assert MISSED not in run("needs", "--json").stdout


def test_another_machine_is_named_and_needs_its_own_yes(run):
    run("model", "--address", "https://models.example/v1", "--model", "big", "--remote")
    done = run("model", "--reads")
    assert done.returncode == 2
    assert "models.example is another machine: parts of what people wrote to you" in done.stderr
    assert json.loads(run("model", "--json").stdout)["reads"] is False
