"""What was done is taken back once, whole, and never at the cost of what came since; thinking ahead does not pile up."""

import re
import threading

import pytest

from otherward.errors import NetworkLocked, WrongUse
from otherward.web.undo import Steps
from tests.surfaces.conftest import served
from tests.surfaces.visitor import Visitor

CARD = "BEGIN:VCARD\r\nVERSION:3.0\r\nN:{0};Ana;;;\r\nFN:Ana {0}\r\nEMAIL:ana@{0}.example\r\nEND:VCARD\r\n"
UNDO = re.compile(r'action="(/take-back/[^"]+)"')


def test_a_way_back_that_was_barred_can_be_gone_later():
    steps, barred, went = Steps(), [True], []

    def back():
        if barred.pop():
            message = "Another import into this network is running; wait until it is done and try again."
            barred.append(False)
            raise NetworkLocked(message)
        went.append(1)

    name = steps.keep(back)
    with pytest.raises(NetworkLocked):
        steps.take_back(name)
    assert steps.take_back(name)
    assert went == [1]
    assert not steps.take_back(name)


def test_a_cleared_network_does_not_come_back_over_what_was_brought_in_since(tmp_path):
    for name in ("Ruiz", "Okafor"):
        (tmp_path / f"{name}.vcf").write_text(CARD.format(name), newline="")
    with served("serve", "--network", str(tmp_path / "n.db"), "--port", "0") as link:
        visitor = Visitor(link)

        def brought(name):
            page = visitor.press("/bring", file=tmp_path / f"{name}.vcf", field="files")[1]
            while 'hx-trigger="load' in page:
                page = visitor.page(page.split('hx-get="')[1].split('"')[0])

        brought("Ruiz")
        undo = UNDO.search(visitor.press("/settings/wipe")[1])[1]
        brought("Okafor")
        assert "brought in since and would be lost" in visitor.press(undo)[1]
        people = visitor.page("/people")
        assert ("Okafor" in people, "Ruiz" in people) == (True, False)
        took = re.search(r'action="(/imports/[^"]+/undo)"', visitor.page("/imports"))[1]
        assert visitor.press(took)[0] == 200
        assert "Taken back." in visitor.press(undo)[1]
        people = visitor.page("/people")
        assert ("Okafor" in people, "Ruiz" in people) == (False, True)


def test_nothing_is_cleared_while_something_comes_in(tmp_path, monkeypatch):
    from otherward.opening import open_book

    open_book(tmp_path / "n.db").close()
    from otherward.web import jobs, set_up
    from otherward.web.current import current

    monkeypatch.setattr(current, "book", open_book(tmp_path / "n.db"))
    job = jobs.Job(id="x", files=[])
    monkeypatch.setitem(jobs.JOBS, "x", job)
    with pytest.raises(WrongUse, match="is being brought in"):
        set_up.clear_everything()
    job.done = True
    words, _ = set_up.clear_everything()
    assert words == "Everything is cleared."
    assert "x" not in jobs.JOBS


def test_many_changes_in_a_row_are_thought_over_once(monkeypatch):
    from otherward.server import run

    begun, go_on, over, thought = threading.Event(), threading.Event(), threading.Event(), []

    def think():
        thought.append(1)
        begun.set()
        go_on.wait(60)
        if len(thought) > 1:
            over.set()

    monkeypatch.setattr(run, "_think", think)
    run._ahead()
    begun.wait(60)
    for _ in range(50):
        run._ahead()
    go_on.set()
    assert over.wait(60)
    assert len(thought) == 2
