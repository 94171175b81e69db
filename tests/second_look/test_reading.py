"""The user's own model reads letters, over the wire: what is sent, what is kept of its answers, and that nothing goes unasked."""

import json

import pytest

from otherward.actions.bring_in import bring_in
from otherward.actions.choose_model import choose_model, no_model
from otherward.actions.derive import derive
from otherward.actions.edit_person import edit_person
from otherward.actions.forget import forget
from otherward.actions.let_model_read import JUDGES, READS, allow, forbid, may
from otherward.actions.note_line import note_line
from otherward.actions.second_look import forget_second_look, requests_to_send, second_look
from otherward.actions.suggest import opportunities
from otherward.actions.unsent import Unsent
from otherward.errors import Refused
from otherward.network.interaction import Participant
from otherward.network.need import Status
from otherward.reading.finding import Passage
from otherward.reading.judgements import by_name
from tests.second_look.letters import DAY, FOUND, MISSED, answered, item, mail


def needs(book):
    return {one.evidence.quote: one for one in book.needs.all()}


def look(book, teller, **more):
    return second_look(book, teller.model(**more.pop("model", {})), day=DAY, **more)


def test_what_the_model_reads_is_a_need_like_any_other_and_says_who_read_it(reads, teller):
    teller.answers = [answered(item())]
    looked = look(reads, teller)
    assert (looked.new, looked.stopped) == (1, "")
    need = needs(reads)[MISSED]
    assert reads.people.get(need.holder).name == "Ana Ruiz"
    assert need.evidence.source.where == "mail of 1 September 2026 from Ana Ruiz, read by your model"


def test_nothing_is_sent_until_it_is_allowed(book, teller):
    choose_model(book, teller.address, "teller")
    note_line(book, "Ana needs a crane by May", day=DAY)
    opportunities(book, day=DAY)
    with pytest.raises(Refused, match="may not read"):
        look(book, teller)
    assert list(requests_to_send(book))
    assert teller.heard == []
    assert not may(book, READS)


def test_nothing_is_sent_in_passing_even_where_it_is_allowed(reads, teller, tmp_path):
    allow(reads, JUDGES)
    (tmp_path / "more.mbox").write_text(mail("five", "bob", "marie", "Hay", FOUND, day=6), encoding="utf-8")
    bring_in(reads, [tmp_path / "more.mbox"], day=DAY)
    note_line(reads, "Ana needs a crane by May", day=DAY)
    derive(reads, day=DAY)
    assert opportunities(reads, day=DAY, everything=True)
    assert teller.heard == []


@pytest.mark.parametrize("words", by_name("confidence").fires)
def test_nothing_of_a_text_that_asks_for_silence_is_sent(book, words):
    ours, tom = Participant(handle="me:", name="Marie Tharp"), Participant(handle="name:tom", name="Tom Hill")
    text = f"Hi Marie,\n\nwe need a loan of forty thousand. {words}. " + "The hay is in, all of it. " * 9
    one = Passage(id="p", text=text, kind="email", me=ours, author=tom, to=(ours,), at=DAY)
    assert Unsent(book).why_conversation([one], [])


def test_choosing_another_address_needs_another_yes(reads, teller):
    forbid(reads, READS)
    assert not may(reads, READS)
    allow(reads, READS)
    choose_model(reads, "http://127.0.0.1:1/v1", "other")
    assert not may(reads, READS)
    allow(reads, READS)
    no_model(reads)
    choose_model(reads, "http://127.0.0.1:1/v1", "other")
    assert not may(reads, READS)


def test_another_machine_is_named_before_it_may_read(book):
    choose_model(book, "https://models.example/v1", "big", remote=True)
    with pytest.raises(Refused, match=r"models\.example is another machine: parts of what people wrote"):
        allow(book, READS)
    allow(book, READS, remote=True)
    assert may(book, READS)


def test_only_one_conversation_goes_with_each_request_and_no_address_or_number(reads, teller):
    teller.answers = [answered()]
    look(reads, teller)
    sent = [heard[2]["messages"][1]["content"] for heard in teller.heard]
    assert len(sent) == 2
    assert all(("crane" in one or "ladder" in one) != ("barn" in one) for one in sent)
    assert not any("414 555" in one or "northfoods.example" in one for one in sent)


def test_what_was_told_in_confidence_and_what_speaks_to_a_machine_stays_here(reads, teller):
    teller.answers = [answered()]
    looked = look(reads, teller)
    everything = json.dumps([heard[2] for heard in teller.heard])
    assert "forty thousand" not in everything
    assert "previous instructions" not in everything
    assert sum(looked.unsent.values()) == 2


def test_what_repeats_a_confidence_elsewhere_is_not_sent_either(reads, teller, tmp_path):
    told = (
        "Hi Marie,\n\nTom needs forty thousand to get through the winter, and the bank said no to him.\n\nBob"
    )
    (tmp_path / "more.mbox").write_text(mail("five", "bob", "marie", "Tom", told, day=6), encoding="utf-8")
    bring_in(reads, [tmp_path / "more.mbox"], day=DAY)
    teller.answers = [answered()]
    look(reads, teller)
    assert "forty thousand" not in json.dumps([heard[2] for heard in teller.heard])


@pytest.mark.parametrize("field", ["never_send", "never_suggest"])
def test_nothing_of_or_about_somebody_who_is_kept_to_oneself_is_sent(reads, teller, field):
    edit_person(reads, "Bob Stone", field, "yes", day=DAY)
    teller.answers = [answered()]
    looked = look(reads, teller)
    assert "barn" not in json.dumps([heard[2] for heard in teller.heard])
    assert len(teller.heard) == 1
    assert sum(looked.unsent.values()) == 3


def test_no_text_is_asked_about_twice(reads, teller, tmp_path):
    teller.answers = [answered(item())]
    look(reads, teller)
    assert look(reads, teller).requests == 0
    derive(reads, day=DAY)
    assert look(reads, teller).requests == 0
    found = mail("six", "ana", "marie", "Re: Our warehouse", FOUND, day=9, answers="one")
    (tmp_path / "more.mbox").write_text(found, encoding="utf-8")
    bring_in(reads, [tmp_path / "more.mbox"], day=DAY)
    before = len(teller.heard)
    teller.answers = [answered()]
    look(reads, teller)
    sent = json.loads(teller.heard[before][2]["messages"][1]["content"])
    assert [one["date"] for one in sent["texts"]] == ["2026-09-09"]
    assert MISSED in needs(reads)


def test_a_run_ends_after_so_many_requests_and_goes_on_the_next_time(reads, teller):
    teller.answers = [answered()]
    assert look(reads, teller, most=1).more
    assert not look(reads, teller, most=1).more
    assert len(teller.heard) == 2


def test_the_model_may_say_that_what_we_found_is_over_but_not_take_it_away(reads, teller, tmp_path):
    found = mail("six", "ana", "marie", "Re: Our warehouse", FOUND, day=9, answers="one")
    (tmp_path / "more.mbox").write_text(found, encoding="utf-8")
    bring_in(reads, [tmp_path / "more.mbox"], day=DAY)
    [asked] = [one for one in requests_to_send(reads) if "ladder" in one.material]
    key = next(name for name, one in asked.open.items() if "independent consultant" in one.quote)
    quote = "Petra Klein starts with us on Monday"
    over = {"id": key, "status": "met", "text": "T2", "quote": quote}
    teller.answers = [answered(closed=[over, over | {"id": "K99"}, over | {"quote": "we found nobody"}])]
    before = set(needs(reads))
    looked = look(reads, teller)
    assert looked.closed == 1
    assert set(needs(reads)) == before
    need = next(one for text, one in needs(reads).items() if "independent consultant" in text)
    assert need.status is Status.MET
    derive(reads, day=DAY)
    assert needs(reads)[need.evidence.quote].status is Status.MET
    forget_second_look(reads, day=DAY)
    assert needs(reads)[need.evidence.quote].status is Status.OPEN


def test_one_matter_stands_once(reads, teller):
    ours = next(text for text in needs(reads) if "independent consultant" in text)
    teller.answers = [answered(item(ours), item(ours[:60]), item("an independent consultant who has done"))]
    before = needs(reads)
    assert look(reads, teller).new == 0
    assert needs(reads) == before


def test_all_of_it_can_be_forgotten(reads, teller):
    before = needs(reads)
    teller.answers = [answered(item())]
    look(reads, teller)
    assert needs(reads) != before
    forget_second_look(reads, day=DAY)
    assert needs(reads) == before
    assert not reads.second_readings.count()


def test_it_goes_with_the_person_and_with_the_import(reads, teller):
    teller.answers = [answered(item())]
    look(reads, teller)
    assert reads.second_readings.count() == 2
    forget(reads, "Ana Ruiz", day=DAY)
    assert reads.second_readings.count() == 1
    reads.take_back(next(one.id for one in reads.imports.all()))
    assert not reads.second_readings.count()


def test_a_typed_line_is_read_too(reads, teller):
    line = "Bob mentioned that the ladder up to the loft is a story of its own"
    note_line(reads, line, day=DAY, about="Bob Stone")
    teller.answers = [answered(item(line, holder="Bob Stone"))]
    look(reads, teller)
    assert line in needs(reads)
