"""What is wanted and given in so many words, whom a letter calls, and what one line settles."""

from datetime import date

import pytest

from otherward.network.interaction import Participant
from otherward.network.need import Status
from otherward.reading.finding import FindingType, Passage
from otherward.reading.reader import read

ME = Participant(handle="mailto:marie@tharp.example", name="Marie Tharp")
ANA = Participant(handle="mailto:ana@northfoods.example", name="Ana Ruiz")


def mail(text, day=14):
    return Passage(
        id=f"mail-{day}", text=text, kind="email", me=ME, author=ANA, to=(ME,), at=date(2026, 9, day)
    )


def of(found, *kinds):
    return [(one.type, one.holder.name) for one in found if one.type in kinds]


GIVE_AND_TAKE = (FindingType.NEED, FindingType.OFFERING)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("If you have somebody who is learning to splice, send her to me.", FindingType.OFFERING),
        ("If there is anybody on the quay who wants it explained I'd love to do it.", FindingType.OFFERING),
        ("I told the harbour master I'd like to do something useful on Sundays.", FindingType.OFFERING),
        ("If you hear of a rigger who knows steel rope, send him to me.", FindingType.NEED),
        ("We could really do with a second pair of hands on the slipway.", FindingType.NEED),
        ("I don't know anyone who has sailed that coast.", FindingType.NEED),
    ],
)
def test_what_words_say_outright_is_a_gift_or_a_want_and_not_both(text, kind):
    """An if-sentence reads like a request; only its second half tells that something is given."""
    assert of(read([mail(f"Hi Marie,\n\n{text}\n\nAna")]), *GIVE_AND_TAKE) == [(kind, "Ana Ruiz")]


@pytest.mark.parametrize("text", ["We could really do with less rain.", "If it rains, send them home."])
def test_small_talk_is_neither(text):
    assert not of(read([mail(f"Hi Marie,\n\n{text}\n\nAna")]), FindingType.OFFERING)


@pytest.mark.parametrize("hail", ["Hello Marie, ", "Dear Marie Tharp, ", "Good morning Marie – "])
def test_whom_a_letter_calls_in_its_first_line_is_not_spoken_of(hail):
    (one,) = [f for f in read([mail(f"{hail}we are looking for a tide gauge.\nAna")]) if f.type == "need"]
    assert (one.holder, one.quote) == (ANA, "we are looking for a tide gauge.")


WANTED = "Hi Marie, we are looking for a treasurer for the rowing club.\nAna"


@pytest.mark.parametrize(
    ("answer", "status"),
    [
        ("Appointed one last night, she is from Cork.", Status.MET),
        ("Please ignore my request, the county pays for it now.", Status.MET),
        ("We have all we need, thank you.", Status.MET),
        ("Has anybody been appointed one step up?", Status.OPEN),
        ("The slipway is fixed at last.", Status.OPEN),
    ],
)
def test_the_only_thing_somebody_wanted_is_settled_by_whatever_words(answer, status):
    found = read([mail(WANTED), mail(f"{answer}\nAna", day=18)])
    assert [one.status for one in found if one.passage == "mail-14" and one.type == "need"] == [status]


def test_of_two_things_wanted_the_words_must_tell_which():
    two = "Hi Marie,\n\nWe are looking for a treasurer for the rowing club.\n\nWe are also looking for a company that mends carbon oars.\n\nAna"
    found = read([mail(two), mail("Appointed one last night, she is from Cork.\nAna", day=18)])
    assert {one.status for one in found if one.passage == "mail-14" and one.type == "need"} == {Status.OPEN}


@pytest.mark.parametrize(
    ("text", "away"), [("The skipper went on leave on Monday.", 0), ("I am on leave until 5 October.", 1)]
)
def test_somebody_elses_leave_is_not_the_writers(text, away):
    assert len([one for one in read([mail(f"Hi Marie,\n\n{text}\n\nAna")]) if one.type == "wish"]) == away


def favors_in(*passages):
    return [(f.holder.name, f.to.name) for f in read(list(passages)) if f.type is FindingType.FAVOR]


@pytest.mark.parametrize(
    "text",
    [
        "All is well. Came in Sunday for the last of the crates.",
        "The list for Tom was wrong, I went in Saturday and wrote it anew and called Ivo's night desk.",
        "Your mast is in the yard. I had my lads paint your rudder while they were at it. No bill.",
        "I signed for your chart table and put it in the shed.",
    ],
)
def test_what_somebody_did_for_you_is_a_favor_wherever_it_stands(text):
    assert set(favors_in(mail(f"Hi Marie,\n\n{text}\n\nAna"))) == {("Ana Ruiz", "Marie Tharp")}


def note(text):
    return Passage(id="note", text=text, kind="note", me=ME, author=ME, at=date(2026, 9, 14))


@pytest.mark.parametrize(
    "text",
    [
        "- buy rope\n- thank Ana Ruiz properly (Sunday, all the crates)\n- chart for Tom",
        "Ana Ruiz mended the pump in the rain, not thanked yet",
        "Ana Ruiz: painted the rudder for nothing, coffee + thanks",
    ],
)
def test_whom_you_note_as_still_to_be_thanked_did_you_a_favor(text):
    assert favors_in(note(text)) == [("Ana Ruiz", "Marie Tharp")]


@pytest.mark.parametrize("text", ["thank Ana Ruiz - done, chocolates", "Ana Ruiz thanked me for the boat"])
def test_who_was_thanked_is_owed_none(text):
    assert favors_in(note(text)) == []
