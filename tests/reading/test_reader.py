"""Small conversations read as a whole: whose it is, what later words settle, what is sealed, what is nothing."""

from dataclasses import replace
from datetime import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from otherward.network.interaction import Participant
from otherward.network.need import Status
from otherward.reading.classifier import LABELS
from otherward.reading.finding import FindingType, Passage
from otherward.reading.reader import is_rather_another, read, read_together
from otherward.reading.summary import summary_of
from otherward.reading.turns import Said

ME = Participant(handle="mailto:marie@tharp.example", name="Marie Tharp")
ANA = Participant(handle="mailto:ana@northfoods.example", name="Ana Ruiz")
MONDAY, TUESDAY, FRIDAY = (datetime(2026, 9, day, 9) for day in (14, 15, 18))  # noqa: DTZ001


def mail(text, author=ANA, at=MONDAY, number=1):
    to = (ME,) if author is ANA else (ANA,)
    return Passage(id=f"mail-{number}", text=text, kind="email", me=ME, author=author, to=to, at=at)


def note(text, about=(ANA,)):
    return Passage(id="note-1", text=text, kind="note", me=ME, author=ME, at=MONDAY, about=about)


def of(found, kind):
    return [one for one in found if one.type is kind]


ASKS = (
    "Hi Marie,\n\nwe are looking for an independent consultant who has run a warehouse go-live before.\n\nAna"
)


def test_a_need_is_the_writers():
    (need,) = of(read([mail(ASKS)]), FindingType.NEED)
    assert need.holder == ANA
    assert need.status is Status.OPEN
    assert "consultant" in need.summary


def test_the_users_own_needs_are_not_the_others():
    text = "Hi Ana,\n\nI am looking for a used letterpress for my workshop. Do you know anyone who sells one?\n\nMarie"
    assert not of(read([mail(text, author=ME)]), FindingType.NEED)


def test_asked_and_later_solved_is_met():
    solved = "Hi Marie,\n\nwe found an independent consultant for the warehouse go-live, she starts in October.\n\nAna"
    (need, *_) = of(read([mail(ASKS), mail(solved, at=FRIDAY, number=2)]), FindingType.NEED)
    assert need.passage == "mail-1"
    assert need.status is Status.MET
    assert "found" in need.settled_by


def test_asked_and_answered_with_other_matters_stays_open():
    other = "Hi Marie,\n\nthe roof of the second hall is finally sorted.\n\nAna"
    (need, *_) = of(read([mail(ASKS), mail(other, at=FRIDAY, number=2)]), FindingType.NEED)
    assert need.status is Status.OPEN


def test_a_promise_has_its_day_from_the_day_it_was_made():
    text = "Hi Ana,\n\nI will send you my checklist for the go-live by Friday.\n\nMarie"
    (promise,) = of(read([mail(text, author=ME, at=TUESDAY)]), FindingType.PROMISE)
    assert (promise.holder, promise.to) == (ME, ANA)
    assert promise.due == FRIDAY.date()
    assert promise.status is Status.OPEN


def test_a_promise_kept_in_the_next_mail_is_met():
    said = "Hi Ana,\n\nI will send you my checklist for the go-live by Friday.\n\nMarie"
    kept = "Hi Ana,\n\nas promised, here is the checklist for the go-live.\n\nMarie"
    found = read([mail(said, author=ME), mail(kept, author=ME, at=FRIDAY, number=2)])
    assert [one.status for one in of(found, FindingType.PROMISE) if one.passage == "mail-1"] == [Status.MET]


def test_a_confidence_seals_what_is_near():
    text = "Hi Marie,\n\nbetween us, we are looking for a buyer for the plant. Please don't tell anyone yet.\n\nAna"
    found = read([mail(text)])
    assert of(found, FindingType.CONFIDENCE)
    assert all(one.confidential for one in found)


def test_without_a_confidence_nothing_is_sealed():
    assert not any(one.confidential for one in read([mail(ASKS)]))


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("I'm on parental leave until May.", "pause"),
        ("Somebody independent please, no vendors.", "no vendors"),
        ("Please don't contact me before January.", "no contact"),
    ],
)
def test_wishes_are_heard(text, kind):
    (wish,) = of(read([mail(text)]), FindingType.WISH)
    assert (wish.kind, wish.holder) == (kind, ANA)


def test_a_favor_received_is_the_givers():
    (favor,) = of(read([note("Ana wrote me a reference for the school.")]), FindingType.FAVOR)
    assert (favor.holder, favor.to, favor.kind) == (ANA, ME, "reference")


def test_a_note_is_about_its_person():
    (need,) = of(read([note("Needs a translator for Portuguese contracts.")]), FindingType.NEED)
    assert need.holder == ANA


def test_conversations_read_together_say_what_each_says_alone():
    """Texts of different lengths share a batch; none hears another."""
    long = " ".join(
        [ASKS, *("The second hall gets a new layout, and the carrier comes on Monday." for _ in range(30))]
    )
    conversations = [
        [mail(ASKS)],
        [],
        [mail(long), mail("We found a consultant, she starts in October.", at=FRIDAY, number=2)],
        [note("Needs a translator for Portuguese contracts.")],
        [mail("See you tomorrow at nine.")],
    ]
    alone, together = [read(one) for one in conversations], read_together(conversations)
    assert [len(found) for found in together] == [len(found) for found in alone]
    assert sum(map(len, together)) > 2
    for ones, others in zip(alone, together, strict=True):
        for one, other in zip(ones, others, strict=True):
            assert other.confidence == pytest.approx(one.confidence, abs=1e-3)
            assert replace(other, confidence=0) == replace(one, confidence=0)


NEWSLETTER = """The Harbour Letter, September issue

Our autumn catalogue is out: 40 pages of lamps, lanterns and shades.
Read how our readers light their homes.
Subscribers get free shipping on all orders until the end of the month.
You receive this letter because you subscribed at harbour-lamps.example.
Unsubscribe | Privacy policy | Terms of service
"""


def test_a_newsletter_says_nothing_of_a_person():
    found = read([mail(NEWSLETTER)])
    assert not [one for one in found if one.type in (FindingType.NEED, FindingType.PROMISE, FindingType.WISH)]


@pytest.mark.parametrize(
    "text", ["", "  \n", "Thanks!", "See you tomorrow at nine.", "Have a nice weekend, Ana"]
)
def test_small_talk_is_nothing(text):
    assert not read([mail(text)])


WORDS = [
    "I", "we", "need", "looking for", "a consultant", "Ana", "Marie:", "will send", "by Friday", "\n", "\n\n", ". ", "> ", "- ",
    "between us", "don't tell anyone", "thanks for", "if", "found one", "—", "’s", "😀", "promised", "lost her father",
]  # fmt: skip


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.one_of(st.text(max_size=60), st.lists(st.sampled_from(WORDS), max_size=20).map(" ".join)),
        min_size=1,
        max_size=3,
    ),
    st.sampled_from(["email", "note", "thread", "message", "transcript"]),
)
def test_quotes_are_exact_and_no_text_breaks_it(texts, kind):
    passages = [
        Passage(
            id=f"p{n}", text=text, kind=kind, me=ME, author=ME if kind == "note" else ANA, to=(ME,), at=MONDAY
        )
        for n, text in enumerate(texts)
    ]
    by_id = {one.id: one.text for one in passages}
    for one in read(passages):
        assert one.quote
        assert by_id[one.passage][one.start : one.start + len(one.quote)] == one.quote
        assert 0 <= one.confidence <= 1
        assert one.holder.handle


@pytest.mark.parametrize(
    "text",
    [
        "At Deepwater we're looking for ten shipyards to join our trial.\n\nUnsubscribe",
        "Automatic reply: I'm at sea until 5 October. We need a cook and cannot find one anywhere.",
        "We help shipyards like yours. Our customers need a second crane. Book your free demo",
    ],
)
def test_what_was_written_to_many_says_nothing(text):
    assert not read([mail(text)])
    assert read([mail(ASKS)])


@pytest.mark.parametrize(
    "text",
    [
        "We are not looking for a consultant for the warehouse, we had one.",
        "We don't need a consultant for the go-live.",
    ],
)
def test_what_is_said_to_be_no_need_is_none(text):
    assert not of(read([mail(f"Hi Marie,\n\n{text}\n\nAna")]), FindingType.NEED)


def test_a_contrast_leaves_the_need():
    text = "Hi Marie,\n\nwe don't need a software vendor, we need an independent consultant for the go-live.\n\nAna"
    assert of(read([mail(text)]), FindingType.NEED)


@pytest.mark.parametrize("line", ["I need a consultant for the go-live", "need a consultant for the go-live"])
def test_what_the_users_own_note_needs_is_the_users(line):
    assert not of(read([note(f"Call the harbour.\n{line}", about=())]), FindingType.NEED)


def test_on_a_note_about_somebody_a_bare_need_is_theirs():
    (need,) = of(read([note("needs an independent consultant for the go-live")]), FindingType.NEED)
    assert need.holder == ANA


@pytest.mark.parametrize(
    ("line", "holder"),
    [
        ("A. will send me the soundings by Friday", ANA),
        ("she gets the soundings from me by Friday", ME),
        ("Ana, soundings -> promised her the chart by Friday", ME),
    ],
)
def test_whose_a_promise_in_a_note_is(line, holder):
    (promise,) = of(read([note(f"Call with Ana Ruiz.\n{line}", about=())]), FindingType.PROMISE)
    assert promise.holder.name == holder.name


@pytest.mark.parametrize(
    ("kind", "chance", "rather"),
    [
        (FindingType.NEED, {"need": 0.4, "offering": 0.9}, True),
        (FindingType.NEED, {"need": 0.7, "offering": 0.9}, False),
        (FindingType.MILESTONE, {"need": 0.9, "milestone": 0.3}, True),
        (FindingType.MILESTONE, {"promise": 0.6, "milestone": 0.3}, True),
        (FindingType.MILESTONE, {"need": 0.5, "milestone": 0.8}, False),
        (FindingType.OFFERING, {"need": 0.9, "offering": 0.4}, False),
    ],
)
def test_of_two_things_a_sentence_could_say_the_surer_counts(kind, chance, rather):
    said = Said(0, 19, "We opened on Monday.", ANA, 0)
    whole = dict.fromkeys(LABELS, 0.0) | chance
    assert is_rather_another(kind, said, whole) is rather


def test_what_asks_is_no_news():
    whole = dict.fromkeys(LABELS, 0.0) | {"milestone": 0.9}
    assert is_rather_another(FindingType.MILESTONE, Said(0, 18, "Did you open Monday?", ANA, 0), whole)


def test_a_nod_before_a_promise_is_no_part_of_it():
    assert summary_of("Of course, I'll send you the plan.") == "send you the plan."
    assert summary_of("Sure thing is sure.") == "sure thing is sure."
