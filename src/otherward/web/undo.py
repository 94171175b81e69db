"""What was done is said on the next page, with Undo beside it, instead of being asked about before."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from threading import Lock

from django.http import HttpRequest

from otherward.translation.sentences import retold
from otherward.translation.words import say

Back = Callable[[], object]
MOST = 100
"""Things done that can be taken back while the page is served; older ones are undone where they stand."""


@dataclass
class Steps:
    """The last things done on this page, each with the way back; each can be gone back once."""

    _kept: dict[str, Back] = field(default_factory=dict)
    _lock: Lock = field(default_factory=Lock)

    def keep(self, back: Back) -> str:
        """Remember a way back; its name."""
        name = secrets.token_urlsafe(9)
        with self._lock:
            self._kept[name] = back
            for old in list(self._kept)[:-MOST]:
                del self._kept[old]
        return name

    def take_back(self, name: str) -> bool:
        """Go back; False where it has been gone already, or is too long ago. Where it fails, it can be tried again."""
        with self._lock:
            back = self._kept.pop(name, None)
        if back is None:
            return False
        try:
            back()
        except BaseException:
            with self._lock:
                self._kept[name] = back
            raise
        return True


steps = Steps()


def said_again(request: HttpRequest, words: str, name: str) -> None:
    """Say why it was not gone back, with the same Undo beside it."""
    request.session["said"] = {"words": retold(words)[:300], "undo": name}


def said(request: HttpRequest, words: str, back: Back | None = None) -> None:
    """Say these words on the next page that is shown, with Undo where there is a way back."""
    request.session["said"] = {"words": say(words)[:300], "undo": steps.keep(back) if back else ""}
