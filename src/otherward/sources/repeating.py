"""While the page is served: what is done again and again in the background, each in a thread of its own."""

from abc import ABC, abstractmethod
from dataclasses import dataclass, field
from threading import Event, Thread
from typing import ClassVar


@dataclass(kw_only=True)
class Repeating(ABC):
    """Looks again and again whether something is due, until it is stopped. A fault in one look does not end the next."""

    called: ClassVar[str]
    """The thread's name."""
    every: ClassVar[float]
    """Seconds between two looks."""
    first: float = 0.0
    """Seconds that the page has to itself after it was started."""
    _stopped: Event = field(default_factory=Event)
    _thread: Thread | None = None

    @abstractmethod
    def tick(self) -> object:
        """Look once; what came of it."""

    def failed(self, problem: Exception) -> None:  # noqa: B027 - by default nothing is told
        """A look went wrong; what is to be told about it is kept here."""

    def start(self) -> None:
        """Begin, in a thread that ends with the program."""
        self._thread = Thread(target=self._run, daemon=True, name=self.called)
        self._thread.start()

    def stop(self) -> None:
        """No more from here on; what is being done is done to its end, or until the program ends."""
        self._stopped.set()
        if self._thread:
            self._thread.join(timeout=5)

    def _run(self) -> None:
        self._stopped.wait(self.first)
        while not self._stopped.is_set():
            try:
                self.tick()
            except Exception as problem:  # noqa: BLE001 - whatever it is, it must not end the watch for good
                self.failed(problem)
            self._stopped.wait(self.every)
