"""While the page is served, the digest goes out by itself, and ends with it."""

from datetime import UTC, datetime

import pytest

from otherward.actions.record_gift import Between, record_promise
from otherward.digest.sending import SENT
from otherward.sources.post import Post, keep_post
from tests.actions.conftest import book, filled, network, newcomer
from tests.inbox import Inbox, Server
from tests.surfaces.conftest import served

__all__ = ["book", "filled", "network", "newcomer"]


@pytest.mark.xdist_group("browser")
def test_it_comes_while_the_page_is_served(filled, network):
    today = datetime.now(UTC).astimezone().date()
    record_promise(filled, "the plan of the dock", Between(to="Ana Ruiz"), due=today, day=today)
    inbox = Inbox()
    server = Server(inbox)
    server.start()
    try:
        keep_post(
            filled,
            Post(host="127.0.0.1", port=server.port, sender="m@t.example", to="m@t.example", at="00:00"),
        )
        with served("serve", "--network", str(network)):
            assert inbox.came.wait(120)
    finally:
        server.stop()
    assert "plan of the dock" in inbox.mails[0].get_body(("plain",)).get_content()
    assert filled.setting(SENT) in (str(today), str(datetime.now(UTC).astimezone().date()))
