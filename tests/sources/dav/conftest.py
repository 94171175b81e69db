"""A Radicale for the tests of this room, empty for each."""

import pytest

from tests.sources.dav.radicale import CALENDAR, PASSWORD, dav_server


@pytest.fixture(scope="session")
def running(tmp_path_factory):
    with dav_server(tmp_path_factory.mktemp("radicale")) as one:
        yield one


@pytest.fixture
def dav(running):
    """The server, empty, with an address book and a calendar."""
    running.password(PASSWORD)
    running.delete("/marie/") if (running.place / "collections/collection-root/marie").exists() else None
    running.make("/marie/contacts/", "Contacts")
    running.make("/marie/work/", "Work", CALENDAR)
    return running
