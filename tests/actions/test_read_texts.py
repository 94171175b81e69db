"""Old conversations are only looked through for what lasts, until the user wants the whole past."""

import json

import pytest

from otherward.actions.bring_in import bring_in
from otherward.actions.read_texts import PAST, WHOLE, only_looked_through
from otherward.cli.app import main
from tests.actions.conftest import DAY, MAILS

OLD = MAILS.replace("2026", "2024").replace(
    "go-live before.", "go-live before.\n\nPlease keep it between us that Tom is leaving."
)


def old_mail(tmp_path):
    path = tmp_path / "old.mbox"
    path.write_text(OLD, encoding="utf-8")
    return path


def test_what_was_needed_long_ago_is_not_read_what_was_told_in_confidence_is(book, tmp_path):
    bring_in(book, [old_mail(tmp_path)], day=DAY)
    assert only_looked_through(book) == book.readings.count() > 0
    assert not book.needs.count()
    assert "between us" in next(iter(book.confidences.all())).evidence.quote


def test_at_that_time_it_was_read_in_full(book, tmp_path):
    bring_in(book, [old_mail(tmp_path)], day=DAY.replace(year=2024))
    assert not only_looked_through(book)
    assert book.needs.count()


def test_the_whole_past_is_read_when_wanted_and_stays_read(book, tmp_path):
    bring_in(book, [old_mail(tmp_path)], day=DAY)
    book.set_setting(PAST, WHOLE)
    bring_in(book, [], day=DAY)
    assert not only_looked_through(book)
    assert book.needs.count()
    book.set_setting(PAST, "")
    bring_in(book, [], day=DAY)
    assert book.needs.count()


def test_a_conversation_taken_up_again_is_read_in_full(book, tmp_path):
    bring_in(book, [old_mail(tmp_path)], day=DAY)
    again = MAILS.replace("<one@", "<three@").replace(
        "Content-Type", "References: <one@northfoods.example>\nContent-Type", 1
    )
    (tmp_path / "new.mbox").write_text(again, encoding="utf-8")
    before = only_looked_through(book)
    bring_in(book, [tmp_path / "new.mbox"], day=DAY)
    assert only_looked_through(book) == before - 1


def test_the_command_says_what_was_only_looked_through_and_reads_it_when_asked(tmp_path, capsys):
    network = str(tmp_path / "network.db")
    arguments = ["--network", network, "--on", DAY.isoformat()]
    with pytest.raises(SystemExit):
        main(["import", str(old_mail(tmp_path)), *arguments])
    assert "--whole-past" in capsys.readouterr().out
    with pytest.raises(SystemExit):
        main(["import", "--whole-past", "--json", *arguments])
    told = json.loads(capsys.readouterr().out)
    assert told["old_conversations"] == 0
    assert told["needs"]
