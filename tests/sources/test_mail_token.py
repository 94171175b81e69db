"""A token lets one into a real mail server (XOAUTH2); one that is refused is asked for once more, and then it is said."""

import json
import tempfile
from pathlib import Path

import pytest

from otherward.errors import WrongUse
from otherward.sources.imap import Imap, MailboxSilent
from otherward.sources.mail_account import MailAccount, server_for
from tests.ports import ENTERED_BY_ALL
from tests.sources.dovecot import mail_server
from tests.sources.test_sync import mail
from tests.sources.web_of_one import Answers, web_of_one

pytestmark = pytest.mark.xdist_group("mail server")
WHO = "marie@tharp.example"


def house(handler):
    """Says which tokens are good."""
    good = handler.path.endswith("token=fresh")
    told = json.dumps({"username": WHO} if good else {"error": "invalid_token"})
    handler.tell(200 if good else 401, told, {"Content-Type": "application/json"})


@pytest.fixture(scope="module")
def server():
    with (
        web_of_one(Answers({"/who": house})) as tokens,
        tempfile.TemporaryDirectory(dir=ENTERED_BY_ALL) as place,
        mail_server(Path(place), tokens) as one,
    ):
        one.put([mail(1)])
        yield one


def test_a_token_lets_one_in_and_an_old_one_is_renewed_once(server):
    account = MailAccount(address=WHO, host=server.host, port=server.plain, token=True)
    with Imap(account, "fresh", trust=server.trust) as one:
        assert one.examine("INBOX")[1] == 2
    asked = []

    def renew():
        asked.append(1)
        return "fresh"

    with Imap(account, "old", trust=server.trust, renew=renew) as one:
        assert one.examine("INBOX")[1] == 2
    assert asked == [1]
    for again in (lambda: "old", lambda: "older still", None):
        with (
            pytest.raises(MailboxSilent, match="is the token still good"),
            Imap(account, "old", trust=server.trust, renew=again),
        ):
            pass


def test_houses_that_let_only_tokens_in():
    with pytest.raises(WrongUse, match="--token --command"):
        server_for("a@outlook.com")
    assert server_for("a@outlook.com", token=True) == "outlook.office365.com"
