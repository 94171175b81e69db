"""One book, three stores, one of them also remembering what is concluded."""

import pytest

from otherward.book.memory import MemoryBook
from otherward.book.remembering import remembering
from otherward.opening import open_book


@pytest.fixture(
    params=[
        "memory",
        "sqlite",
        "remembering",
        pytest.param("postgresql", marks=[pytest.mark.postgresql, pytest.mark.xdist_group("postgresql")]),
    ]
)
def book(request, tmp_path):
    if request.param == "memory":
        one = MemoryBook()
    elif request.param == "sqlite":
        one = open_book(tmp_path / "network.db")
    elif request.param == "remembering":
        one = remembering(open_book(tmp_path / "network.db"))
    else:
        one = open_book(request.getfixturevalue("postgresql_address"))
    yield one
    one.close()
