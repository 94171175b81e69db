"""The tables: one a shelf, each thing as JSON with the keys it can be asked by beside it.

The records themselves are declared once, as the engine's dataclasses; a table knows their keys only
(`otherward.book.shelves`). `seq` keeps the order of putting in.
"""

from typing import Any

from django.db import models

from otherward.book.shelves import SHELVES, ShelfKind


def table(shelf: str) -> str:
    """The table of a shelf."""
    return f"otherward_{shelf}"


def _model(shelf: str, kind: ShelfKind) -> type[models.Model]:
    fields: dict[str, Any] = {
        "__module__": __name__,
        "__doc__": f"The shelf of {shelf}.",
        "seq": models.BigAutoField(primary_key=True),
        "id": models.CharField(max_length=200, unique=True),
        "body": models.BinaryField(),
        "Meta": type("Meta", (), {"db_table": table(shelf), "app_label": "storage"}),
    }
    for key in kind.keys:
        fields[f"k_{key}"] = models.TextField(db_index=True)
    name = "".join(part.capitalize() for part in shelf.split("_")) + "Row"
    return type(name, (models.Model,), fields)


ROWS: dict[str, type[models.Model]] = {shelf: _model(shelf, kind) for shelf, kind in SHELVES.items()}


class Participation(models.Model):
    """Somebody took part in an interaction; serves everything that is asked by handle, thread or day."""

    seq = models.BigAutoField(primary_key=True)
    interaction = models.CharField(max_length=200, db_index=True)
    handle = models.TextField(db_index=True)
    author = models.BooleanField()
    meeting = models.BooleanField()
    day = models.TextField(db_index=True)
    """ISO date, or empty."""
    moment = models.TextField()
    """For the order within a thread: ISO date and time in UTC."""
    audience = models.IntegerField()
    counts = models.BooleanField()
    """Between people: no machine mail, not cancelled."""

    class Meta:
        db_table = "otherward_participation"
        app_label = "storage"


class Vector(models.Model):
    """A text's vector by the text's hash."""

    key = models.CharField(max_length=64, primary_key=True)
    data = models.BinaryField()

    class Meta:
        db_table = "otherward_vector"
        app_label = "storage"


class Setting(models.Model):
    """A setting by name."""

    name = models.CharField(max_length=200, primary_key=True)
    value = models.TextField()

    class Meta:
        db_table = "otherward_setting"
        app_label = "storage"
