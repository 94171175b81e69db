"""A newcomer's network with something to give, and a mail server of the tests' own."""

import pytest
from aiosmtpd.smtp import AuthResult

from otherward.sources.post import Post, keep_post
from tests.actions.conftest import DAY, book, filled, network, newcomer, otherward
from tests.inbox import Inbox, Server

__all__ = ["DAY", "Server", "book", "filled", "network", "newcomer", "otherward"]


@pytest.fixture
def inbox():
    return Inbox()


@pytest.fixture
def server(inbox):
    """Asks for no password and offers no TLS, as a relay on one's own machine."""
    controller = Server(inbox)
    controller.start()
    yield controller
    controller.stop()


@pytest.fixture
def careful_server(inbox):
    """Asks for a password."""

    def check(server, session, envelope, mechanism, data):
        return AuthResult(success=data.password == b"right", handled=False)

    controller = Server(inbox, authenticator=check, auth_required=True, auth_require_tls=False)
    controller.start()
    yield controller
    controller.stop()


def post_to(server, **more):
    fields = {
        "host": "127.0.0.1",
        "port": server.port,
        "sender": "marie@tharp.example",
        "to": "marie@tharp.example",
    }
    return Post(**{**fields, **more})


@pytest.fixture
def post(filled, server):
    one = post_to(server)
    keep_post(filled, one)
    return one
