"""A draft is read as a whole: what a sentence does depends on what stands beside it."""

from otherward.language.embedding import Embedder
from otherward.network.closeness import Closeness
from otherward.review import in_context
from otherward.review.case import Case
from otherward.review.draft import Draft, MessageKind
from otherward.review.reviewer import review
from tests.review.written import written


def draft(body, kind=MessageKind.OUTREACH):
    return Draft(body=body, kind=kind, closeness=Closeness.STRANGER)


def test_a_request_for_the_readers_own_good_is_held_for_none_of_ours():
    warned = (
        "Dear Ms. Ferreira,\n\nThe batch of cord you bought on Monday has a weak core; two samples broke at half the load here. "
        "Please keep it off the climbing wall. I have put a new coil aside for you, it is paid for.\n\nUlf"
    )
    wanted = (
        "Dear Ms. Ferreira,\n\nWe want our logo seen by more people before the season. "
        "Please keep it on the climbing wall. I need the photographs for our brochure.\n\nUlf"
    )
    assert review(draft(warned)).band == "other"
    assert not review(draft(warned)).findings
    assert review(draft(wanted)).band == "self"
    assert review(draft(wanted)).findings


def test_a_key_pressed_costs_one_sentence(monkeypatch):
    read = []
    plain = Embedder.embed

    def embed(self, texts, *, depth=None):
        read.extend(texts)
        return plain(self, texts, depth=depth)

    monkeypatch.setattr(Embedder, "embed", embed)
    body = "Hi Noor,\n\nYour kiln log shows a drop at four. I had the same last winter. It was the"
    review(draft(body))
    before = len(read)
    review(draft(f"{body} relay"))
    assert before == 3
    assert read[before:] == ["It was the relay"]


def test_what_says_nothing_is_not_read():
    assert Case(draft("Hi Noor,\n")).beside is None


def test_the_whole_is_read_with_the_neighbours_in_order():
    case = Case(
        draft("Hi Noor,\n\nThe relay is at your desk, it is yours. I need your signature. Sign it today.")
    )
    rows = in_context.seen(case.by_words, case.kind, case.closeness)
    forwards, backwards = in_context.network().read(rows), in_context.network().read(rows[::-1])
    assert [set(one) for one in forwards.does] == [set(in_context.DOES.values())] * 3
    assert abs(sum(forwards.bands) - 1) < 1e-5
    assert forwards.bands != backwards.bands


def test_drafts_that_nothing_was_learned_from_are_judged_as_people_do():
    """Measured: P 0.94, R 0.85, band 0.91, 2 false alarms per 100; by likeness of single sentences 0.90, 0.77, 0.86, 15."""
    ones = [(one, review(one.draft)) for one in written("unseen-*.txt")]
    said = [{finding.code for finding in found.findings} for _, found in ones]
    right = sum(len(codes & one.codes) for codes, (one, _) in zip(said, ones, strict=True))
    assert len(ones) == 120
    assert right / sum(map(len, said)) > 0.91
    assert right / sum(len(one.codes) for one, _ in ones) > 0.8
    assert sum(one.band == found.band for one, found in ones) / len(ones) > 0.88
    alarms = [
        len(codes - one.codes) for codes, (one, _) in zip(said, ones, strict=True) if one.band == "other"
    ]
    assert 100 * sum(alarms) / len(alarms) <= 6
