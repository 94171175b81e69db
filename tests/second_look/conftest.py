"""Letters of a few people, and a language model on this machine that answers as it is told to."""

import shutil
from dataclasses import replace

import pytest

from otherward.actions.bring_in import bring_in
from otherward.actions.choose_model import choose_model
from otherward.actions.conclude import conclude
from otherward.actions.let_model_read import READS, allow
from otherward.actions.who_am_i import set_me
from otherward.opening import open_book
from tests.second_look.letters import DAY, LETTERS, MISSED
from tests.sources.conftest import teller

__all__ = ["teller"]


@pytest.fixture(scope="session")
def letters_read(tmp_path_factory):
    """The letters, read by the program itself, which misses one need whatever its reader has learned by now."""
    place = tmp_path_factory.mktemp("letters")
    (place / "letters.mbox").write_text(LETTERS, encoding="utf-8")
    one = open_book(place / "network.db")
    set_me(one, name="Marie Tharp", emails=("marie@letters.example",))
    bring_in(one, [place / "letters.mbox"], day=DAY)
    for reading in list(one.readings.all()):
        kept = tuple(found for found in reading.findings if MISSED not in found.quote)
        one.readings.put([replace(reading, findings=kept)])
    conclude(one, day=DAY)
    one.close()
    return place / "network.db"


@pytest.fixture
def book(letters_read, tmp_path):
    """A network of one's own with these letters."""
    one = open_book(shutil.copy(letters_read, tmp_path / "network.db"))
    yield one
    one.close()


@pytest.fixture
def reads(book, teller):
    """The same, and the model may read."""
    choose_model(book, teller.address, "teller")
    allow(book, READS)
    return book
