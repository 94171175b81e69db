"""A mail server of the tests' own, on any free port of this machine."""

from email import message_from_bytes
from email.policy import default
from threading import Event

from aiosmtpd.controller import Controller


class Server(Controller):
    """Takes what its inbox takes."""

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
        self.came = Event()

    async def handle_DATA(self, server, session, envelope):
        if self.refuses:
            return self.refuses
        self.mails.append(message_from_bytes(envelope.content, policy=default))
        self.came.set()
        return "250 Taken"
