"""What tests of several rooms share."""

import os
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
