"""The example in one's own network: brought once, gone as a whole, and never a day longer there than it is, whoever changes the network."""

import os
import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta

import pytest

from otherward.opening import open_book
from tests.surfaces.conftest import served
from tests.surfaces.visitor import Visitor

EXAMPLE = "This is an example network."
DAY = re.compile(r'class="kicker">\s*([^<]+)')


@pytest.fixture
def network(tmp_path):
    return tmp_path / "own.db"


@pytest.fixture
def visitor(network):
    with served("serve", "--network", str(network)) as link:
        yield Visitor(link)


def otherward(*arguments):
    done = subprocess.run(
        [sys.executable, "-m", "otherward", *map(str, arguments)],
        capture_output=True,
        text=True,
        check=False,
        env=dict(os.environ),
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def twice(press):
    """Pressed two times, the second before the first is answered."""
    with ThreadPoolExecutor(2) as hands:
        return [one.result() for one in [hands.submit(press) for _ in range(2)]]


def on_real_day(page):
    today = date.today()  # noqa: DTZ011 - the page's own clock, perhaps of a moment before midnight
    return any(f"{one.day} {one:%B}" in DAY.search(page)[1] for one in (today, today - timedelta(days=1)))


def done_imports(network):
    return [one for one in open_book(network).imports.all() if one.state == "done"]


def once_or_told_to_wait(answers):
    """One is done; the other finds it done, or is told after a while that it is being done."""
    statuses = sorted(status for status, _ in answers)
    return statuses == [200, 200] or (
        statuses == [200, 409] and any("wait until it is done" in page for _, page in answers)
    )


def test_pressed_twice_it_comes_once_and_goes_once(visitor, network):
    assert once_or_told_to_wait(twice(lambda: visitor.press("/bring/example")))
    paths = [one.path for one in done_imports(network)]
    assert len(paths) == len(set(paths)) > 5
    assert EXAMPLE in visitor.page("/today")
    assert once_or_told_to_wait(twice(lambda: visitor.press("/bring/own")))
    assert done_imports(network) == []
    assert EXAMPLE not in visitor.page("/today")


def test_wiped_from_a_terminal_while_it_is_served(visitor, network, own_files):
    visitor.press("/bring/example")
    assert not on_real_day(visitor.page("/today"))
    otherward("wipe", "--yes", "--network", network)
    otherward("import", own_files, "--network", network)
    page = visitor.page("/today")
    assert EXAMPLE not in page
    assert on_real_day(page)


def test_restored_while_it_is_served_and_had_back(visitor, network, own_files, tmp_path):
    otherward("import", own_files, "--network", tmp_path / "other.db")
    otherward("backup", tmp_path / "copy.zip", "--network", tmp_path / "other.db")
    visitor.press("/bring/example")
    status, page = visitor.press("/settings/restore", file=tmp_path / "copy.zip")
    assert status == 200
    assert "Put back from your copy." in page
    assert EXAMPLE not in page
    assert on_real_day(visitor.page("/today"))
    visitor.press("/take-back/" + re.search(r"/take-back/([\w-]+)", page)[1])
    page = visitor.page("/today")
    assert EXAMPLE in page
    assert not on_real_day(page)


def test_an_example_that_cannot_be_left_says_so_and_can_be_left_later(tmp_path):
    place = tmp_path / "otherward"
    place.mkdir()
    (place / "network.db").write_text("this is no network", encoding="utf-8")
    with served("demo", env={"XDG_DATA_HOME": str(tmp_path)}) as link:
        visitor = Visitor(link)
        status, page = visitor.press("/bring/own")
        assert status == 409
        assert "is not a network" in page
        assert EXAMPLE in visitor.page("/today")
        (place / "network.db").unlink()
        status, page = visitor.press("/bring/own")
        assert status == 200
        assert EXAMPLE not in page
