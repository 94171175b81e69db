"""A line to a server of this machine that can be cut and comes up again."""

import socket
import threading
from contextlib import contextmanager, suppress


class Line:
    """Listens on a port of its own and carries everything on."""

    def __init__(self, port):
        self._there, self._open = port, []
        self._listening = socket.create_server(("127.0.0.1", 0))
        self.port = self._listening.getsockname()[1]
        threading.Thread(target=self._serve, daemon=True).start()

    def _serve(self):
        with suppress(OSError):
            while True:
                client, _ = self._listening.accept()
                server = socket.create_connection(("127.0.0.1", self._there))
                self._open += [client, server]
                for one, other in ((client, server), (server, client)):
                    threading.Thread(target=_carry, args=(one, other), daemon=True).start()

    def cut(self):
        """All that is open breaks."""
        for one in self._open:
            _hang_up(one)
        self._open.clear()

    def close(self):
        """For good."""
        self._listening.close()
        self.cut()


def _carry(one, other):
    with suppress(OSError):
        while data := one.recv(1 << 16):
            other.sendall(data)
    _hang_up(other)


def _hang_up(one):
    with suppress(OSError):
        one.shutdown(socket.SHUT_RDWR)


@contextmanager
def line(port):
    """While the block lasts."""
    one = Line(port)
    try:
        yield one
    finally:
        one.close()
