"""The scripts that the map draws with, as their authors published them: npm tarballs, checked by digest, copied with their licences.

    python scripts/vendor.py

Needs npm; runs only when a version below changes. What it writes is committed.
"""

import base64
import hashlib
import subprocess
import tarfile
import tempfile
from dataclasses import dataclass
from pathlib import Path

PLACE = Path(__file__).parents[1] / "src" / "otherward" / "web" / "static" / "web" / "vendor"


@dataclass(frozen=True)
class Package:
    """One package, what is taken from it, and the digest of its tarball as the registry states it (SHA-512, base64)."""

    name: str
    version: str
    script: str
    sha512: str


PACKAGES = (
    Package(
        "sigma",
        "3.0.2",
        "dist/sigma.min.js",
        "/BUbeOwPGruiBOm0YQQ6ZMcLIZ6tf/W+Jcm7dxZyAX0tK3WP9/sq7/NAWBxPIxVahdGjCJoGwej0Gdrv0DxlQQ==",
    ),
    Package(
        "graphology",
        "0.26.0",
        "dist/graphology.umd.min.js",
        "8SSImzgUUYC89Z042s+0r/vMibY7GX/Emz4LDO5e7jYXhuoWfHISPFJYjpRLUSJGq6UQ6xlenvX1p/hJdfXuXg==",
    ),
)


def main() -> None:
    PLACE.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        for package in PACKAGES:
            copy(package, Path(folder))


def copy(package: Package, folder: Path) -> None:
    spec = f"{package.name}@{package.version}"
    subprocess.run(["npm", "pack", "--silent", spec], cwd=folder, check=True, stdout=subprocess.DEVNULL)
    tarball = folder / f"{package.name}-{package.version}.tgz"
    digest = base64.b64encode(hashlib.sha512(tarball.read_bytes()).digest()).decode()
    if digest != package.sha512:
        message = f"{spec} is not what it was: SHA-512 {digest}"
        raise SystemExit(message)
    with tarfile.open(tarball) as archive:
        script = archive.extractfile(f"package/{package.script}")
        licence = archive.extractfile(next(n for n in archive.getnames() if n.startswith("package/LICENSE")))
        assert script is not None
        assert licence is not None
        without_map = [
            line for line in script.read().splitlines() if not line.startswith(b"//# sourceMappingURL")
        ]
        (PLACE / f"{package.name}.min.js").write_bytes(b"\n".join(without_map) + b"\n")
        (PLACE / f"LICENSE-{package.name}").write_bytes(licence.read())
    print(f"{spec}: {package.script}")


if __name__ == "__main__":
    main()
