"""Who was seen in mail, messages and meetings: one record a handle, so that recognition sees them like a contact row."""

from collections import Counter
from collections.abc import Iterator
from datetime import date

from otherward.names import name_of
from otherward.network.handle import kind_of, plain
from otherward.network.interaction import Interaction, InteractionKind
from otherward.network.record import ContactRecord
from otherward.network.source import Source

CROWD = 30
"""An interaction with more people than this is a broadcast; its recipients are not acquaintances."""

_ORIGIN = {
    InteractionKind.MAIL: "mail",
    InteractionKind.MESSAGE: "message",
    InteractionKind.INVITATION: "message",
    InteractionKind.MEETING: "calendar",
}


class Sightings:
    """Counts the handles of one import's interactions with the names they go by."""

    def __init__(self, import_id: str, path: str) -> None:
        self._import_id = import_id
        self._path = path
        self._names: dict[tuple[str, str], Counter[str]] = {}
        self._last: dict[tuple[str, str], date] = {}

    def see(self, interaction: Interaction) -> None:
        """Count everybody in a message between people."""
        origin = _ORIGIN.get(interaction.kind)
        people = interaction.people
        if origin is None or interaction.machine or len(people) > CROWD:
            return
        for handle, name in {(one.handle, one.name) for one in people}:
            if kind_of(handle) in ("mailto", "in"):
                key = (origin, handle)
                self._names.setdefault(key, Counter())[name] += 1
                if interaction.day and interaction.day > self._last.get(key, date.min):
                    self._last[key] = interaction.day

    def records(self) -> Iterator[ContactRecord]:
        """One record a handle, under the name most often used with it."""
        for (origin, handle), names in self._names.items():
            kind, _, value = handle.partition(":")
            named = Counter({name: n for name, n in names.items() if name and plain(name) != value})
            often = "once" if names.total() == 1 else f"{names.total()} times"
            yield ContactRecord(
                id=name_of("record", self._import_id, origin, handle),
                source=Source(path=self._path, where=f"seen {often}", import_id=self._import_id),
                origin=origin,
                display=named.most_common(1)[0][0] if named else "",
                emails=(value,) if kind == "mailto" else (),
                profiles=(f"https://www.linkedin.com/in/{value}",) if kind == "in" else (),
                as_of=self._last.get((origin, handle)),
                seen=names.total(),
            )
