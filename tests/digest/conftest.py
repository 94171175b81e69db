"""A newcomer's network with something to give, and a mail server of the tests' own."""

from email import message_from_bytes
from email.policy import default

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult

from otherward.digest.post import Post, keep_post
from tests.actions.conftest import DAY, book, filled, network, newcomer, otherward

__all__ = ["DAY", "book", "filled", "network", "newcomer", "otherward"]


class Server(Controller):
    """On any free port of this machine."""

    def __init__(self, inbox, **more):
        super().__init__(inbox, hostname="127.0.0.1", port=0, **more)

    def _trigger_server(self):
        self.port = self.server.sockets[0].getsockname()[1]
        super()._trigger_server()


class Inbox:
    """Takes every mail, unless told to refuse."""

    def __init__(self):
        self.mails = []
        self.refuses = ""

    async def handle_DATA(self, server, session, envelope):
        if self.refuses:
            return self.refuses
        self.mails.append(message_from_bytes(envelope.content, policy=default))
        return "250 Taken"


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
