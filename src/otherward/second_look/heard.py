"""What the user's language model was asked, and what of its answers passed; kept, so that no text is ever asked about twice."""

from dataclasses import dataclass

from otherward.network.need import Status
from otherward.reading.finding import Finding, FindingType


@dataclass(frozen=True, slots=True, kw_only=True)
class Closed:
    """A need or promise of which the model says that it is met or past, with the later words that say so."""

    passage: str
    start: int
    type: FindingType
    """Which one: its text, where its quote starts, what it is."""
    status: Status
    quote: str
    """Exact words of the same conversation."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SecondReading:
    """One conversation as the user's model read it; replaced as a whole when it has grown."""

    id: str
    """The thread's identifier, as of `Reading`."""
    mark: str
    """How many texts the conversation had."""
    seen: tuple[tuple[str, str], ...]
    """(text, digest of what there is to be asked of it): asked, or found to hold nothing, or not to be sent."""
    findings: tuple[Finding, ...] = ()
    closed: tuple[Closed, ...] = ()
    model: str = ""
    """Which model was asked, and where."""
    import_id: str = ""
