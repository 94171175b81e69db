"""A password or token goes to the server it was set for and to no other; a command that prints one is run, and its faults are said."""

import sys

import pytest

from otherward.errors import WrongUse
from otherward.sources.sign_in import IMAP, printed_by


@pytest.fixture(autouse=True)
def no_keyring(monkeypatch):
    monkeypatch.setitem(sys.modules, "keyring", None)
    for name in (IMAP.password, IMAP.command, IMAP.server):
        monkeypatch.delenv(name, raising=False)


def test_what_stands_in_the_environment_goes_to_the_server_named_beside_it(monkeypatch):
    monkeypatch.setenv(IMAP.password, "sesame")
    monkeypatch.setenv(IMAP.server, "imap.tharp.example:993")
    assert IMAP.secret("marie", "imap.tharp.example") == "sesame"
    with pytest.raises(WrongUse, match=r"not sent to imap\.evil\.example, because it was not set for it"):
        IMAP.secret("marie", "imap.evil.example")


def test_without_a_server_named_it_goes_to_this_machine_alone(monkeypatch):
    monkeypatch.setenv(IMAP.password, "sesame")
    assert IMAP.secret("marie", "127.0.0.1") == "sesame"
    with pytest.raises(WrongUse, match=r"set OTHERWARD_IMAP_SERVER=imap\.tharp\.example beside it"):
        IMAP.secret("marie", "imap.tharp.example")


def test_a_command_prints_it_anew_each_time(monkeypatch, tmp_path):
    path = tmp_path / "count"
    script = tmp_path / "print.py"
    script.write_text(
        f"p={str(path)!r}\nopen(p, 'a').write('x')\nprint(len(open(p).read()), 'second word')\nprint('more')"
    )
    monkeypatch.setenv(IMAP.command, f"{sys.executable} {script}")
    monkeypatch.setenv(IMAP.server, "imap.tharp.example")
    assert [IMAP.secret("marie", "imap.tharp.example") for _ in range(2)] == [
        "1 second word",
        "2 second word",
    ]
    with pytest.raises(WrongUse, match="not sent to"):
        IMAP.secret("marie", "imap.evil.example")


@pytest.mark.parametrize(
    ("command", "said"),
    [
        ("no-such-command-here", "could not be run"),
        ("false", "gave no password"),
        ("'", "could not be run"),
        ("", "could not be run"),
    ],
)
def test_a_command_that_fails_is_one_sentence(command, said):
    with pytest.raises(WrongUse, match=said) as problem:
        printed_by(command)
    assert "\n" not in str(problem.value)


def test_a_command_is_run_without_a_shell(tmp_path):
    assert printed_by(f"echo $HOME; touch {tmp_path}/made").startswith("$HOME;")
    assert not (tmp_path / "made").exists()
