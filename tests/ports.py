"""Ports and folders for servers that are started as programs of their own, some of them as a user of their own."""

import random
import socket
import tempfile

ENTERED_BY_ALL = tempfile.gettempdir()
"""The machine's temporary place: pytest's own is closed to everybody but who runs the tests."""

BELOW_THE_PASSING_ONES = range(20_000, 32_000)
"""Where no system takes a port for a connection that comes and goes, so that one found free is still free when its server comes up."""
_chance = random.SystemRandom()


def free_port():
    """One that nobody listens at, and that hardly anybody else will think of."""
    while True:
        port = _chance.choice(BELOW_THE_PASSING_ONES)
        with socket.socket() as one:
            if one.connect_ex(("127.0.0.1", port)) == 0:
                continue
        with socket.socket() as one:
            one.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                one.bind(("127.0.0.1", port))
            except OSError:
                continue
        return port
