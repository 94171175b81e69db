"""What tests of several rooms share."""

import os
import shutil
import tempfile
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, settings

from tests import postgresql
from tests.chromium import browser

__all__ = ["browser"]

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # as the command line has it; tests run side by side

settings.register_profile(
    "ours",
    deadline=None,  # how fast a test runs says how busy the machine is, and so does
    suppress_health_check=[HealthCheck.too_slow],
    derandomize="CI" in os.environ,  # new examples are looked for at home, not while something is to land
)
settings.load_profile("ours")


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config, items):
    """Tests that share a server or a network run in one process, in their order; a pytest that pytest-xdist cannot group would scatter them."""
    if not config.getoption("loadgroup", default=False):
        return
    scattered = [
        one.nodeid for one in items if one.get_closest_marker("xdist_group") and "@" not in one.nodeid
    ]
    if scattered:
        message = f"This pytest-xdist groups no tests of this pytest: {scattered[0]} and {len(scattered) - 1} more would run anywhere."
        raise pytest.UsageError(message)


@pytest.fixture(scope="session", autouse=True)
def _temporary_place(tmp_path_factory):
    """What programs and browsers put into the temporary place is pytest's to clear, however a run ends."""
    place = tmp_path_factory.mktemp("passing")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TMPDIR", str(place))
        patch.setattr(tempfile, "tempdir", str(place))
        yield
    shutil.rmtree(place, ignore_errors=True)


@pytest.fixture(scope="session")
def postgresql_server():
    with postgresql.server() as address:
        yield address


@pytest.fixture
def postgresql_address(postgresql_server):
    """A fresh, empty database."""
    import psycopg

    name = f"test_{uuid4().hex}"
    with psycopg.connect(postgresql_server, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
    return f"{postgresql_server.rsplit('/', 1)[0]}/{name}"
