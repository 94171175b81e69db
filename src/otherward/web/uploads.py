"""Files as they were dropped: each below the folder it came from, so that a folder says here what it says at home."""

import json
from collections.abc import Sequence
from pathlib import Path, PurePosixPath

from django.core.files.uploadedfile import UploadedFile

ROOT = frozenset(("", ".", "..", "/"))


def put_down(files: Sequence["UploadedFile[bytes]"], paths: str, folder: Path) -> list[str]:
    """Write them into this folder and give their names; `paths` is a JSON list of where each stood, or empty."""
    told = _listed(paths)
    names = []
    for number, file in enumerate(files):
        name = told[number] if len(told) == len(files) else ""
        inside = _inside(name or file.name or "") or PurePosixPath(f"file {number + 1}")
        target = folder / inside
        if target.exists():
            target = target.with_name(f"{number + 1} {target.name}")
        target.parent.mkdir(parents=True, exist_ok=True)
        with target.open("wb") as out:
            for piece in file.chunks():
                out.write(piece)
        names.append(inside.name)
    return names


def _listed(paths: str) -> list[str]:
    try:
        found = json.loads(paths or "[]")
    except ValueError:
        return []
    return [str(one) for one in found] if isinstance(found, list) else []


def _inside(path: str) -> PurePosixPath | None:
    """The path without anything that leads out of a folder; none if nothing is left."""
    parts = [
        part for part in PurePosixPath(path.replace("\\", "/").replace("\0", "")).parts if part not in ROOT
    ]
    return PurePosixPath(*parts) if parts else None
