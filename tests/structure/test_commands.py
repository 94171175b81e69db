"""Every command explains itself, and errors are one sentence with a next step."""

import subprocess
import sys

import pytest

from otherward.cli.app import COMMANDS, otherward


def run(*arguments):
    return subprocess.run(
        [sys.executable, "-m", "otherward", *arguments], capture_output=True, text=True, check=False
    )


@pytest.mark.parametrize("name", list(COMMANDS))
def test_every_command_loads_and_explains_itself(name):
    command = otherward.get_command(None, name)
    assert command is not None
    assert command.help


def test_wrong_use_is_one_sentence_and_exit_code_2(tmp_path):
    done = run("person", "Nobody At All", "--network", str(tmp_path / "n.db"))
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    assert done.stderr.count("\n") == 1


def test_a_file_that_is_no_network_is_said_to_be_none(tmp_path):
    file = tmp_path / "n.db"
    file.write_bytes(b"this is a letter, not a database" * 200)
    done = run("people", "--network", str(file), "--json")
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
