"""Connections that go to the addresses that were looked at, and to no other, and are hung up when the time is over."""

import ssl
import time
from collections.abc import Iterable

import httpcore
from httpcore import SOCKET_OPTION, NetworkBackend, NetworkStream, SyncBackend

STILL = 10.0
"""Seconds in which something must arrive."""


class PinnedConnection(NetworkBackend):
    """Connects to the addresses that were looked at, and to no other; hangs up when the time is over."""

    def __init__(self, host: str, answers: list[str], deadline: float, *, still: float = STILL) -> None:
        self._inner = SyncBackend()
        self._still = still
        self._host = host
        self._answers = answers
        self._deadline = deadline

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[SOCKET_OPTION] | None = None,
    ) -> NetworkStream:
        """To the first of the known addresses that answers."""
        del timeout
        problem: Exception = OSError("no address")
        for answer in self._answers or [host]:
            try:
                stream = self._inner.connect_tcp(
                    answer, port, _left(self._deadline, STILL), local_address, socket_options
                )
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as one:
                problem = one
            else:
                return _Watched(stream, self._deadline, self._still)
        raise problem

    def sleep(self, seconds: float) -> None:
        """Wait, between two tries."""
        self._inner.sleep(seconds)


class _Watched(NetworkStream):
    """A connection on which no single byte may drip on beyond the deadline."""

    def __init__(self, inner: NetworkStream, deadline: float, still: float) -> None:
        self._inner = inner
        self._deadline = deadline
        self._still = still

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        del timeout
        return self._inner.read(max_bytes, _left(self._deadline, self._still))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        del timeout
        self._inner.write(buffer, _left(self._deadline, self._still))

    def close(self) -> None:
        self._inner.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> NetworkStream:
        del timeout
        inner = self._inner.start_tls(ssl_context, server_hostname, _left(self._deadline, self._still))
        return _Watched(inner, self._deadline, self._still)

    def get_extra_info(self, info: str) -> object:
        return self._inner.get_extra_info(info)


def _left(deadline: float, still: float) -> float:
    left = deadline - time.monotonic()
    if left <= 0:
        raise TimeoutError
    return min(left, still)
