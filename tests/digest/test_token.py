"""A token lets one into a mail server that takes no password (XOAUTH2); one that is refused is asked for once more, and then it is said."""

import base64
import json
import sys

import pytest
from aiosmtpd.smtp import MISSING, AuthResult

from otherward.digest.sending import PROBLEM, SENT_NOW, send_digest
from otherward.sources.post import NotSent, keep_command, kept_post
from tests.digest.conftest import Server, post_to
from tests.digest.test_sending import DAY, NOW
from tests.inbox import Inbox

pytestmark = pytest.mark.filterwarnings("ignore:Requiring AUTH")
WHO = "marie@tharp.example"


class House(Inbox):
    """Lets in whoever shows the token `fresh`; says why not and waits for an empty answer, as Google does."""

    def __init__(self):
        super().__init__()
        self.shown = []

    async def auth_XOAUTH2(self, server, args):
        said = base64.b64decode(args[1]).decode()
        self.shown.append(said)
        if said == f"user={WHO}\1auth=Bearer fresh\1\1":
            return AuthResult(success=True, auth_data=WHO)
        answer = await server.challenge_auth(json.dumps({"status": "400"}).encode())
        assert answer in (MISSING, b"")
        return AuthResult(success=False, handled=False)


@pytest.fixture
def house():
    return House()


@pytest.fixture
def door(house):
    controller = Server(
        house, auth_required=True, auth_require_tls=False, auth_exclude_mechanism=["LOGIN", "PLAIN"]
    )
    controller.start()
    yield controller
    controller.stop()


@pytest.fixture
def keyring(tmp_path, monkeypatch):
    """A keyring of the test's own, found where Python would find the real one."""
    held = tmp_path / "held.json"
    (tmp_path / "keyring.py").write_text(
        "import json, pathlib\n"
        f"held = pathlib.Path({str(held)!r})\n"
        "def _all():\n    return json.loads(held.read_text()) if held.exists() else {}\n"
        "def set_password(service, name, word):\n    held.write_text(json.dumps({**_all(), f'{service}|{name}': word}))\n"
        "def get_password(service, name):\n    return _all().get(f'{service}|{name}')\n",
        encoding="utf-8",
    )
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    monkeypatch.delitem(sys.modules, "keyring", raising=False)
    yield held
    sys.modules.pop("keyring", None)


def sent(book, post):
    return send_digest(book, post, day=DAY, at=NOW, weekly=False)


def test_a_token_lets_one_in(filled, door, house, monkeypatch):
    monkeypatch.setenv("OTHERWARD_SMTP_PASSWORD", "fresh")
    assert sent(filled, post_to(door, user=WHO, token=True)) == SENT_NOW
    assert [mail["To"] for mail in house.mails] == [WHO]


def test_a_token_that_is_refused_is_said(filled, door, house, monkeypatch):
    monkeypatch.setenv("OTHERWARD_SMTP_PASSWORD", "stale")
    with pytest.raises(
        NotSent, match=r"does not accept the token of marie@tharp.example; is it still good\?"
    ):
        sent(filled, post_to(door, user=WHO, token=True))
    assert "stale" not in filled.setting(PROBLEM)
    assert not house.mails


def test_a_token_grown_old_is_asked_for_once_more(filled, door, house, keyring, tmp_path):
    """The command prints a newer one the second time it runs."""
    seen = tmp_path / "seen"
    script = tmp_path / "print_token.py"
    script.write_text(
        "import pathlib\n"
        f"seen = pathlib.Path({str(seen)!r})\n"
        "count = int(seen.read_text()) if seen.exists() else 0\n"
        "seen.write_text(str(count + 1))\n"
        "print('stale' if count == 1 else 'fresh')\n",  # the first run is the one that tries the command
        encoding="utf-8",
    )
    post = post_to(door, user=WHO, token=True)
    keep_command(post, f"{sys.executable} {script}")
    assert sent(filled, post) == SENT_NOW
    assert ["stale" in said for said in house.shown] == [True, False]
    assert len(house.mails) == 1


def test_a_house_without_tokens_says_so(filled, careful_server, monkeypatch):
    monkeypatch.setenv("OTHERWARD_SMTP_PASSWORD", "fresh")
    with pytest.raises(NotSent, match="it takes no token"):
        sent(filled, post_to(careful_server, user=WHO, token=True))


def test_set_on_the_command_line_and_kept_nowhere_but_in_the_keyring(otherward, network, keyring, tmp_path):
    printer = tmp_path / "printer.py"
    printer.write_text("print('fresh')\n", encoding="utf-8")
    command = f"{sys.executable} {printer}"
    server = ("--smtp", "smtp.gmail.com", "--user", WHO, "--to", WHO, "--token")
    code, told, errors = otherward("digest", *server, "--command", command)
    assert code == 0, errors
    assert told["post"]["token"] is True
    assert json.loads(keyring.read_text()) == {f"otherward smtp command|{WHO}@smtp.gmail.com": command}
    assert b"printer.py" not in network.read_bytes()
    assert otherward("digest", "--at", "08:00")[1]["post"]["token"] is True
    assert otherward("digest", "--no-token")[1]["post"]["token"] is False


def test_a_token_is_somebodys(otherward, network):
    code, _, errors = otherward("digest", "--smtp", "smtp.gmail.com", "--to", WHO, "--token")
    assert code == 2
    assert "--user NAME" in errors


def test_a_command_that_prints_nothing_sets_nothing(otherward, network, keyring):
    server = ("--smtp", "smtp.gmail.com", "--user", WHO, "--to", WHO, "--token")
    code, _, errors = otherward("digest", *server, "--command", "false")
    assert code == 2
    assert "gave no password or token" in errors
    assert otherward("digest", "--settings")[1]["post"] is None


def test_settings_kept_before_there_were_tokens_are_read(filled):
    filled.set_setting("digest.post", '{"host": "h", "port": 25, "sender": "a@b", "to": "a@b"}')
    assert kept_post(filled).token is False
