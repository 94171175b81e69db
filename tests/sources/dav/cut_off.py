"""A line to a server that is cut once, in the middle of an answer."""

import socket
import threading
from contextlib import contextmanager, suppress
from urllib.parse import urlsplit


@contextmanager
def cut_off(origin, word, time):
    """The server at another address; the answer to the so-manieth request that holds this word breaks off, every other one comes whole."""
    there = urlsplit(origin)
    listening = socket.create_server(("127.0.0.1", 0))
    heard = []

    def serve():
        with suppress(OSError):
            while True:
                client, _ = listening.accept()
                threading.Thread(target=carry, args=(client,), daemon=True).start()

    def carry(client):
        server = socket.create_connection((there.hostname, there.port))
        cut = threading.Event()

        def back():
            with suppress(OSError):
                while data := server.recv(1 << 16):
                    client.sendall(data[:300] if cut.is_set() else data)
                    if cut.is_set():
                        break
            for one in (client, server):
                with suppress(OSError):
                    one.shutdown(socket.SHUT_RDWR)

        threading.Thread(target=back, daemon=True).start()
        with suppress(OSError):
            while data := client.recv(1 << 16):
                heard.extend([word] * data.count(word))
                if len(heard) == time and word in data:
                    cut.set()
                server.sendall(data)

    threading.Thread(target=serve, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"
    finally:
        listening.close()
