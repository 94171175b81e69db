"""A language model and a small web on this machine, which answer as they are told to."""

import json
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from otherward.sources.language_model import LanguageModel
from tests.sources.web_of_one import Answers, web_of_one


class Teller:
    """A local server speaking the OpenAI chat protocol, well or badly."""

    def __init__(self):
        self.answers, self.heard, self.status, self.drip, self.raw = [], [], 200, 0.0, None
        teller = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self):
                body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
                teller.heard.append((self.path, dict(self.headers), body))
                self.send_response(teller.status)
                if teller.status in (301, 302, 307, 308):
                    self.send_header("Location", teller.address + "/elsewhere")
                self.end_headers()
                try:
                    for piece in teller.pieces():
                        self.wfile.write(piece)
                except OSError:
                    pass

            def log_message(self, *_args):
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        self.address = f"http://127.0.0.1:{self.server.server_port}/v1"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def pieces(self):
        answer = self.answers.pop(0) if len(self.answers) > 1 else self.answers[0] if self.answers else ""
        text = answer if isinstance(answer, str) else json.dumps({"sentences": answer})
        body = self.raw or json.dumps({"choices": [{"message": {"content": text}}]}).encode()
        if not self.drip:
            yield body
            return
        for at in range(len(body)):
            time.sleep(self.drip)
            yield body[at : at + 1]

    def close(self):
        self.server.shutdown()
        self.server.server_close()

    def model(self, **more):
        return LanguageModel(**{"address": self.address, "name": "teller", "patience": 5, **more})


@pytest.fixture
def teller():
    one = Teller()
    yield one
    one.close()


@pytest.fixture
def web():
    """Path → what is answered, at `web.origin`; `web.asked` are the requests."""
    answers = Answers()
    with web_of_one(answers) as origin:
        answers.origin = origin
        yield answers
