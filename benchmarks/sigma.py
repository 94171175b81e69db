"""sigma.js and graphology as their authors published them (npm tarballs, checked by digest), for benchmarks/map.py to draw the same network with.

Needs npm. Nothing of them is kept in this repository or shown on the page.
"""

import base64
import hashlib
import subprocess
import tarfile
import tempfile
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Package:
    """One package, what is taken from it, and the digest of its tarball as the registry states it (SHA-512, base64)."""

    name: str
    version: str
    script: str
    sha512: str


PACKAGES = (
    Package(
        "graphology",
        "0.26.0",
        "dist/graphology.umd.min.js",
        "8SSImzgUUYC89Z042s+0r/vMibY7GX/Emz4LDO5e7jYXhuoWfHISPFJYjpRLUSJGq6UQ6xlenvX1p/hJdfXuXg==",
    ),
    Package(
        "sigma",
        "3.0.2",
        "dist/sigma.min.js",
        "/BUbeOwPGruiBOm0YQQ6ZMcLIZ6tf/W+Jcm7dxZyAX0tK3WP9/sq7/NAWBxPIxVahdGjCJoGwej0Gdrv0DxlQQ==",
    ),
)


def scripts() -> list[str]:
    """The texts of both scripts, in the order they are loaded in."""
    with tempfile.TemporaryDirectory() as folder:
        return [script(package, Path(folder)) for package in PACKAGES]


def script(package: Package, folder: Path) -> str:
    spec = f"{package.name}@{package.version}"
    subprocess.run(["npm", "pack", "--silent", spec], cwd=folder, check=True, stdout=subprocess.DEVNULL)
    tarball = folder / f"{package.name}-{package.version}.tgz"
    digest = base64.b64encode(hashlib.sha512(tarball.read_bytes()).digest()).decode()
    if digest != package.sha512:
        message = f"{spec} is not what it was: SHA-512 {digest}"
        raise SystemExit(message)
    with tarfile.open(tarball) as archive:
        found = archive.extractfile(f"package/{package.script}")
        assert found is not None
        return found.read().decode()
