"""A small web server of one's own that answers as it is told."""

import gzip
import time
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread


class Answers(dict):
    """Path → body, (body, headers) or a function of the handler; `asked` keeps (path, headers) of every request."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.asked = []


@contextmanager
def web_of_one(answers):
    """Serve these; gives the origin, such as http://127.0.0.1:4711."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def log_message(self, *args):
            pass

        def do_GET(self):
            self.body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            answers.asked.append((self.path, dict(self.headers)))
            found = answers.get(self.path, answers.get(self.path.split("?")[0]))
            if callable(found):
                found(self)
                return
            if found is None:
                self.tell(404, b"nothing here")
                return
            body, headers = found if isinstance(found, tuple) else (found, {})
            self.tell(200, body, headers)

        do_PROPFIND = do_REPORT = do_GET  # noqa: N815 - the server's own way of naming

        def tell(self, status, body=b"", headers=None):
            body = body.encode() if isinstance(body, str) else body
            self.send_response(status)
            told = {"Content-Type": "text/html; charset=utf-8", **(headers or {})}
            for name, value in told.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        server.server_close()


def to(place, status=302):
    """An answer that sends on to another place."""
    return lambda handler: handler.tell(status, b"", {"Location": place})


def once_busy(body, **headers):
    """Busy at the first asking, then the body."""
    asked = []

    def answer(handler):
        asked.append(1)
        if len(asked) == 1:
            handler.tell(429, b"too many", headers)
        else:
            handler.tell(200, body)

    return answer


def with_etag(body, etag):
    """The body, or 304 to whoever has it."""

    def answer(handler):
        if handler.headers.get("If-None-Match") == etag:
            handler.tell(304, b"", {"ETag": etag})
        else:
            handler.tell(200, body, {"ETag": etag})

    return answer


def dripping(seconds):
    """A byte now and then, for ever."""

    def answer(handler):
        handler.send_response(200)
        handler.send_header("Content-Type", "text/html")
        handler.send_header("Content-Length", "100000")
        handler.end_headers()
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            handler.wfile.write(b".")
            handler.wfile.flush()
            time.sleep(0.05)

    return answer


def bomb(megabytes):
    """A few kilobytes that unpack to this much."""
    return gzip.compress(b"\0" * (megabytes << 20)), {"Content-Encoding": "gzip"}
