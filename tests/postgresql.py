"""A real PostgreSQL, started by the tests in a temporary place and gone with them."""

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.ports import ENTERED_BY_ALL, free_port


def programs() -> Path | None:
    """The folder with `initdb` and `pg_ctl`, the newest version first."""
    folders = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda p: -float(p.parent.name))
    found = next((p for p in folders if (p / "initdb").exists()), None)
    on_path = shutil.which("initdb")
    return found or (Path(on_path).parent if on_path else None)


@contextmanager
def server() -> Iterator[str]:
    """The address of a running server's maintenance database; skips (in CI: fails) where there is none."""
    bin_folder = programs()
    if bin_folder is None:
        if os.environ.get("CI"):
            pytest.fail("PostgreSQL is not installed; scripts/system_packages.sh brings it")
        pytest.skip("PostgreSQL is not installed; `make test` brings it where it may")
    place = Path(tempfile.mkdtemp(prefix="otherward-pg-", dir=ENTERED_BY_ALL))
    as_user: list[str] = []
    if os.geteuid() == 0:  # the server refuses to run as root
        owner = pwd.getpwnam("postgres")
        os.chown(place, owner.pw_uid, owner.pw_gid)
        as_user = ["runuser", "-u", "postgres", "--"]
    data, port = place / "data", free_port()
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "cwd": place}
    initdb = [
        str(bin_folder / "initdb"),
        "-D",
        str(data),
        "-U",
        "otherward",
        "-A",
        "trust",
        "-E",
        "UTF8",
        "--no-sync",
    ]
    subprocess.run([*as_user, *initdb], check=True, **quiet)
    options = f"-p {port} -k {place} -c listen_addresses=127.0.0.1 -c fsync=off -c log_min_messages=fatal"
    control = [*as_user, str(bin_folder / "pg_ctl"), "-D", str(data), "-w"]
    subprocess.run([*control, "-o", options, "-l", str(place / "log"), "start"], check=True, **quiet)
    try:
        yield f"postgresql://otherward@127.0.0.1:{port}/postgres"
    finally:
        subprocess.run([*control, "-m", "immediate", "stop"], check=False, **quiet)
        shutil.rmtree(place, ignore_errors=True)
