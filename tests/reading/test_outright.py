"""What words say outright, whatever the judge thinks; and what a later turn of a pasted thread has passed by."""

from datetime import date

import pytest

from otherward.network.interaction import Participant
from otherward.network.need import Status
from otherward.reading.finding import FindingType, Passage
from otherward.reading.reader import read
from otherward.reading.silence import keeps_silent

ME, ANA = (Participant(handle=f"name:{n}", name=n) for n in ("Marie Tharp", "Ana Ruiz"))


def promises(text, kind="email", author=ME):
    other = ANA if author is ME else ME
    passage = Passage(id="p", text=text, kind=kind, me=ME, author=author, to=(other,), at=date(2026, 9, 14))
    return [one for one in read([passage]) if one.type is FindingType.PROMISE]


@pytest.mark.parametrize(
    "text",
    [
        "Let me ask around at the harbour.",
        "I'll watch for one.",
        "Leave it with me.",
        "You will have the soundings by next Tuesday.",
        "We'll bring the sextant.",
        "Not a word until you say so.",
    ],
)
@pytest.mark.parametrize("author", [ME, ANA], ids=lambda one: one.name)
def test_a_plain_promise_is_a_promise(text, author):
    (promise,) = promises(text, author=author)
    assert (promise.holder, promise.status) == (author, Status.OPEN)
    assert promise.quote in text


@pytest.mark.parametrize(
    "text",
    ["I won't send it.", "Shall we bring the sextant?", "I'll be at sea on Friday.", "I'll leave you to it."],
)
def test_this_is_none(text):
    assert not promises(text)


@pytest.mark.parametrize(
    ("text", "silent"), [("Your chart stays with me.", True), ("I'll send the chart to you.", False)]
)
def test_silence_is_kept_by_doing_nothing(text, silent):
    assert keeps_silent(text) is silent


THREAD = """From: Ana Ruiz
Date: {later} September 2026

The tide table is on the wall now.

From: Marie Tharp
Date: 3 September 2026

I'll send you the tide table by 8 September.
"""


@pytest.mark.parametrize(("later", "status"), [(10, Status.MET), (5, Status.OPEN)])
def test_a_thread_that_went_on_past_the_day_has_settled_the_promise(later, status):
    (promise,) = promises(THREAD.format(later=later), kind="thread", author=ANA)
    assert (promise.holder, promise.status) == (ME, status)


@pytest.mark.parametrize(
    ("answer", "day", "status"),
    [
        ("Perfect, it hangs in the wheelhouse now.", 18, Status.MET),
        ("The tide table came this morning.", 18, Status.MET),
        ("Perfect, thank you.", 15, Status.OPEN),
        ("Did you find the tide table?", 18, Status.OPEN),
    ],
)
def test_in_a_mailbox_the_other_says_that_it_came(answer, day, status):
    """Thanks before its day are thanks for the promise; a question after it says that it has not come."""
    mails = [
        Passage(id=f"m{n}", text=text, kind="email", me=ME, author=author, to=(to,), at=date(2026, 9, on))
        for n, (text, author, to, on) in enumerate(
            [("I'll send you the tide table by Thursday.", ME, ANA, 14), (answer, ANA, ME, day)]
        )
    ]
    assert [one.status for one in read(mails) if one.holder == ME and one.passage == "m0"] == [status]


def test_a_promise_whose_day_has_not_been_spoken_past_stays_open():
    """In a mailbox what is overdue is still to be kept."""
    (promise,) = promises("I'll send you the tide table by 16 September.")
    assert promise.status is Status.OPEN


PUT_OFF = "Ana Ruiz, 7 Sep 2026:\nI'll send you the soundings on the {first}.\n\nMarie Tharp, 8 Sep 2026:\nFine.\n\nAna Ruiz, 9 Sep 2026:\n{again}"


@pytest.mark.parametrize(
    ("again", "days"),
    [
        ("The ship is late. I'll send you the soundings on the 28th.", [date(2026, 9, 28)]),
        # another thing, and the same thing with its day said again
        ("I'll bring the sextant on the 28th.", [date(2026, 9, 21), date(2026, 9, 28)]),
    ],
)
def test_a_promise_given_another_day_in_a_thread_counts_once(again, days):
    found = promises(PUT_OFF.format(first="21st", again=again), kind="thread", author=ANA)
    assert sorted(one.due for one in found) == days


@pytest.mark.parametrize(
    "text",
    [
        "You promised to find the old soundings by Friday.",
        "You were to send me the soundings on 18 September.",
        "You told me I would have the chart by Wednesday.",
        "On the tide table you said you would come back to me by Friday.",
    ],
)
@pytest.mark.parametrize("author", [ME, ANA], ids=lambda one: one.name)
def test_who_is_reminded_of_a_promise_has_made_it(text, author):
    (promise,) = promises(text, author=author)
    assert promise.holder == (ANA if author is ME else ME)
    assert promise.to == author


@pytest.mark.parametrize("text", ["You said you'd like to meet a maker of sextants by Friday."])
def test_to_be_reminded_of_a_wish_is_no_promise(text):
    assert not promises(text)


@pytest.mark.parametrize(
    "text",
    [
        "You'll have heard about the old lighthouse.",
        "The matter of the dredger I'll mull over.",
        "We'll get you through this.",
        "I'll write when I can.",
        "I'd paint the keel in May and leave the mast.",
        "You're on the late watch on Friday, swap if you like.",
    ],
)
@pytest.mark.parametrize("author", [ME, ANA], ids=lambda one: one.name)
def test_what_is_supposed_mulled_wished_or_advised_is_no_promise(text, author):
    assert not promises(text, author=author)


@pytest.mark.parametrize(
    "text", ["I told her I'd paint the keel by Friday.", "I'd bring the keel on Friday."]
)
def test_what_somebody_said_they_would_do_is_one(text):
    assert promises(text)


def test_what_was_promised_to_somebody_else_is_not_owed_to_the_reader():
    (promise,) = promises("Can you fetch the rope, and I promised Grandma we'd call tonight.", author=ANA)
    assert promise.to.name == "Grandma"


def test_what_is_no_longer_needed_is_no_longer_owed():
    def mail(number, text, author, to):
        return Passage(
            id=f"m{number}",
            text=text,
            kind="email",
            me=ME,
            author=author,
            to=(to,),
            at=date(2026, 9, 14 + number),
        )

    found = read(
        [
            mail(0, "I am desperate for a pilot on Sunday mornings.", ANA, ME),
            mail(1, "Let me ask around at the harbour.", ME, ANA),
            mail(2, "Panic over, my cousin starts tomorrow.", ANA, ME),
        ]
    )
    (promise,) = [one for one in found if one.type is FindingType.PROMISE and one.holder == ME]
    assert promise.status is Status.MET
    assert promise.settled_by == "Panic over, my cousin starts tomorrow."
