"""The user's own language model, at any address that speaks the OpenAI chat protocol (llama.cpp, Ollama, vLLM, LM Studio …)."""

import contextlib
import json
import socket
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException, HTTPResponse, HTTPSConnection
from threading import Event, Timer
from typing import Any
from urllib.parse import urlsplit

from otherward.actions.choose_model import ChosenModel
from otherward.errors import ModelSilent

LARGEST = 256 * 1024
"""Bytes of an answer that are read."""
PATIENCE = 60.0
"""Seconds until the whole answer must be there."""
MOST_TOKENS = 1200
MOST_OF_A_FORM = 4000
"""Tokens of an answer that is a list."""
UNKNOWN_THERE = (400, 404, 405, 415, 422, 500, 501)
"""How servers answer that do not know a way of asking for a form."""
ANSWER = "answer"
"""The name under which the agreed form goes."""


class Unanswered(ValueError):
    """The server answered, but not with 200."""

    def __init__(self, status: int, reason: str) -> None:
        super().__init__(f"HTTP {status} {reason}")
        self.status = status


@dataclass(frozen=True)
class LanguageModel(ChosenModel):
    """The chosen model, to be asked. Redirects are not followed, and no proxy is used."""

    key: str = ""
    withheld: str = ""
    """Why a key that is set is not sent there, in a sentence."""
    patience: float = PATIENCE
    _ways: list[str] = field(default_factory=lambda: ["schema", "tool", "text"], compare=False, repr=False)
    """How it may be held to a form, the strictest first; those the server does not know are struck out."""

    def answer(self, instructions: str, material: str, form: Mapping[str, Any] | None = None) -> str:
        """Its answer to this; with a form as JSON of it, as far as the server knows how to ask for that."""
        asked = {
            "model": self.name,
            "messages": [
                {"role": "system", "content": instructions},
                {"role": "user", "content": material},
            ],
            "temperature": 0.2 if form is None else 0.0,
            "max_tokens": MOST_TOKENS if form is None else MOST_OF_A_FORM,
            "stream": False,
        }
        while form is not None and self._ways[0] != "text":
            try:
                return _content(self._post(json.dumps(asked | _held_to(form, self._ways[0])).encode()))
            except ModelSilent as problem:
                cause = problem.__cause__
                if not (isinstance(cause, Unanswered) and cause.status in UNKNOWN_THERE):
                    raise
                self._ways.pop(0)
        return _content(self._post(json.dumps(asked).encode()))

    def _post(self, body: bytes) -> bytes:
        path = f"{urlsplit(self.address).path.rstrip('/')}/chat/completions"
        too_late = Event()
        try:
            with self._connection(too_late) as connection:
                connection.request("POST", path, body, self._headers())
                found = _read(connection.getresponse())
        except (OSError, HTTPException, ValueError) as problem:
            raise ModelSilent(self._silent(problem, late=too_late.is_set())) from problem
        if too_late.is_set():
            raise ModelSilent(self._silent(None, late=True))
        return found

    def _silent(self, problem: Exception | None, *, late: bool) -> str:
        if late or isinstance(problem, TimeoutError):
            return f"The language model at {self.host} took longer than {self.patience:g} seconds; try again, or a smaller model."
        if self.withheld and isinstance(problem, ValueError):
            return f"The language model at {self.host} does not answer ({problem}). {self.withheld}"
        return f"The language model at {self.host} does not answer ({problem}); is it running? `otherward model --test` tries it."

    @contextlib.contextmanager
    def _connection(self, too_late: Event) -> Iterator[HTTPConnection]:
        """An open connection that is hung up when patience is at its end, however slowly bytes drip in."""
        parts = urlsplit(self.address)
        kind = HTTPSConnection if parts.scheme == "https" else HTTPConnection
        connection = kind(parts.hostname or "", parts.port, timeout=self.patience)
        connection.connect()
        watch = Timer(self.patience, _hang_up, [connection.sock, too_late])
        watch.daemon = True
        watch.start()
        try:
            yield connection
        finally:
            watch.cancel()
            connection.close()

    def _headers(self) -> dict[str, str]:
        headers = {"Content-Type": "application/json", "Accept": "application/json"}
        return headers | ({"Authorization": f"Bearer {self.key}"} if self.key else {})


def _hang_up(connection: socket.socket, too_late: Event) -> None:
    too_late.set()
    with contextlib.suppress(OSError):
        connection.shutdown(socket.SHUT_RDWR)


def _held_to(form: Mapping[str, Any], way: str) -> dict[str, Any]:
    """What is added to a request so that the answer is of this form: a schema, or a tool that takes it."""
    if way == "schema":
        held = {"name": ANSWER, "strict": True, "schema": form}
        return {"response_format": {"type": "json_schema", "json_schema": held}}
    tool = {"name": ANSWER, "description": "Give the answer.", "parameters": form}
    chosen = {"type": "function", "function": {"name": ANSWER}}
    return {"tools": [{"type": "function", "function": tool}], "tool_choice": chosen}


def _read(response: HTTPResponse) -> bytes:
    if response.status != 200:
        raise Unanswered(response.status, response.reason)
    found = response.read(LARGEST + 1)
    if len(found) > LARGEST:
        message = "its answer is far too long"
        raise ValueError(message)
    return found


def _content(found: bytes) -> str:
    try:
        read: Any = json.loads(found)
        message = read["choices"][0]["message"]
        called = message.get("tool_calls")
        content = called[0]["function"]["arguments"] if called else message["content"]
    except (ValueError, KeyError, IndexError, TypeError, AttributeError, RecursionError) as problem:
        sentence = "The language model's answer is not of the OpenAI chat form; look at its address with `otherward model`."
        raise ModelSilent(sentence) from problem
    return content if isinstance(content, str) else ""
