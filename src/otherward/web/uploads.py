"""Files as they were dropped: each below the folder it came from, so that a folder says here what it says at home."""

import json
import os
from collections.abc import Sequence
from pathlib import Path, PurePosixPath

from django.core.files.uploadedfile import UploadedFile

LATEST = 1 << 32
"""Seconds; a file says nothing of a day later than this."""
ROOT = frozenset(("", ".", "..", "/"))


def put_down(files: Sequence["UploadedFile[bytes]"], paths: str, folder: Path) -> list[str]:
    """Write them into this folder and give their names.

    `paths` is a JSON list of where each stood and, in milliseconds, when it was last changed; or empty. A note without a
    day of its own is of the day its file was last changed, so that goes along.
    """
    told = _listed(paths)
    names = []
    for number, file in enumerate(files):
        name, changed = told[number] if len(told) == len(files) else ("", 0.0)
        inside = _inside(name or file.name or "") or PurePosixPath(f"file {number + 1}")
        target = folder / inside
        if target.exists():
            target = target.with_name(f"{number + 1} {target.name}")
        target.parent.mkdir(parents=True, exist_ok=True)
        with target.open("wb") as out:
            for piece in file.chunks():
                out.write(piece)
        if 0 < changed < LATEST:
            os.utime(target, (changed, changed))
        names.append(inside.name)
    return names


def _listed(paths: str) -> list[tuple[str, float]]:
    """Of each its path and when it was last changed, in seconds; 0 where it is not told."""
    try:
        found = json.loads(paths or "[]")
    except ValueError:
        return []
    if not isinstance(found, list):
        return []
    return [_told(one) for one in found]


def _told(one: object) -> tuple[str, float]:
    match one:
        case [path, int() | float() as changed]:
            return str(path), changed / 1000
        case _:
            return str(one), 0.0


def _inside(path: str) -> PurePosixPath | None:
    """The path without anything that leads out of a folder; none if nothing is left."""
    parts = [
        part for part in PurePosixPath(path.replace("\\", "/").replace("\0", "")).parts if part not in ROOT
    ]
    return PurePosixPath(*parts) if parts else None
