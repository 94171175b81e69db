"""Days named in words: the rules of the evaluation card, and what holds for every day."""

from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from otherward.language.dates import named_days
from otherward.language.due import due_day
from otherward.language.feasts import FEASTS, coming_feast

MONDAY = date(2026, 9, 14)
WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
DAYS = st.dates(date(2000, 1, 10), date(2090, 1, 1))


@pytest.mark.parametrize(
    ("text", "day"),
    [
        # a weekday is the first such day after the day it was said
        ("by Friday", date(2026, 9, 18)),
        ("on Monday", date(2026, 9, 21)),
        ("I'll call you Thurs", date(2026, 9, 17)),
        # "next <weekday>" is in the following Monday-to-Sunday week
        ("next Tuesday", date(2026, 9, 22)),
        ("Friday next week", date(2026, 9, 25)),
        # "end of week" and "(next) week" are that week's Friday
        ("by the end of the week", date(2026, 9, 18)),
        ("this week", date(2026, 9, 18)),
        ("next week", date(2026, 9, 25)),
        # the same day
        ("tonight", MONDAY),
        ("today", MONDAY),
        ("tomorrow", date(2026, 9, 15)),
        # "before D" is the day before, "until D" the day itself
        ("before Friday", date(2026, 9, 17)),
        ("before the 1st of October", date(2026, 9, 30)),
        ("until 3 October", date(2026, 10, 3)),
        # a month and "end of month" are its last day
        ("by November", date(2026, 11, 30)),
        ("in February", date(2027, 2, 28)),
        ("by the end of the month", date(2026, 9, 30)),
        ("end of March", date(2027, 3, 31)),
        ("next month", date(2026, 10, 31)),
        ("by the end of the year", date(2026, 12, 31)),
        # days in figures
        ("by 2026-10-05", date(2026, 10, 5)),
        ("October 5th", date(2026, 10, 5)),
        ("5 Oct 2027", date(2027, 10, 5)),
        ("by the 20th", date(2026, 9, 20)),
        ("by the 3rd", date(2026, 10, 3)),
        ("in two weeks", date(2026, 9, 28)),
        ("within 10 days", date(2026, 9, 24)),
        ("by tmrw", date(2026, 9, 15)),
        ("in week 40", date(2026, 10, 2)),
        ("by 14.10.", date(2026, 10, 14)),
        ("Wednesday week", date(2026, 9, 23)),
        ("within the week", date(2026, 9, 21)),
        ("before the weekend", date(2026, 9, 18)),
        ("before next weekend", date(2026, 9, 25)),
        ("on or before 31 October", date(2026, 10, 31)),
        ("before October", date(2026, 9, 30)),
        ("before the month is out", date(2026, 9, 30)),
        ("by month end", date(2026, 9, 30)),
        # of several days the promise's own
        ("Pump broken till Wed, I'll bring it Friday", date(2026, 9, 18)),
        (
            "We will receive them from 6 April, and I will send the letter until 27 February",
            date(2027, 2, 27),
        ),
        ("Asked whether it changes in July. Told him I'd let him know by Wed", date(2026, 9, 16)),
        # no day
        ("as soon as I can", None),
        ("we may come", None),
        ("march on", None),
        ("on 31 February", None),
    ],
)
def test_which_day_is_meant(text, day):
    assert due_day(text, MONDAY) == day


@given(DAYS, st.integers(0, 6))
def test_by_a_weekday_is_within_the_week_ahead(said, number):
    day = due_day(f"by {WEEKDAYS[number]}", said)
    assert day.weekday() == number
    assert 1 <= (day - said).days <= 7


@given(DAYS, st.integers(0, 6))
def test_next_weekday_is_in_the_following_week(said, number):
    day = due_day(f"next {WEEKDAYS[number]}", said)
    monday = said - timedelta(days=said.weekday())
    assert day == monday + timedelta(days=7 + number)


@given(DAYS, DAYS)
def test_a_full_date_means_itself(said, day):
    assert [one.day for one in named_days(f"by {day.isoformat()}.", said)] == [day]
    assert [one.day for one in named_days(f"on {day:%B} {day.day}, {day.year}", said)] == [day]


@given(DAYS, st.sampled_from(["January", "May", "June", "December"]))
def test_a_month_ends_with_its_last_day_and_is_not_past(said, month):
    day = due_day(f"by {month}", said)
    assert day >= said
    assert (day + timedelta(days=1)).day == 1
    assert f"{day:%B}" == month


@given(st.text(max_size=60), DAYS)
def test_any_text_is_taken_and_days_stand_where_they_say(text, said):
    found = named_days(text, said)
    assert all(0 <= one.start < one.end <= len(text) for one in found)
    assert all(a.end <= b.start for a, b in pairwise(found))


@pytest.mark.parametrize(
    ("text", "day"),
    [
        # spelled out, and with a preposition before the ordinal
        ("by the 3rd of July", date(2027, 7, 3)),
        ("before the fifth of November", date(2026, 11, 4)),
        ("before the ninth", date(2026, 10, 8)),
        ("on Christmas Eve", date(2026, 12, 24)),
        ("before Christmas", date(2026, 12, 24)),
        ("by the end of Q4", date(2026, 12, 31)),
        ("by the end of the quarter", date(2026, 9, 30)),
        ("end of the second quarter", date(2027, 6, 30)),
        ("before the spring", date(2027, 2, 28)),
        ("in the first week of November", date(2026, 11, 6)),
        ("by mid October", date(2026, 10, 15)),
        ("in a fortnight", date(2026, 9, 28)),
        ("two weeks from today", date(2026, 9, 28)),
        ("within 48 hours", date(2026, 9, 16)),
        ("the day after tomorrow", date(2026, 9, 16)),
        ("Monday week", date(2026, 9, 21)),
        ("before September is out", date(2026, 9, 30)),
        # months of other languages, as headers of mails have them
        ("3. oktober 2026", date(2026, 10, 3)),
        ("5 de mayo de 2027", date(2027, 5, 5)),
        ("12 grudnia 2026", date(2026, 12, 12)),
    ],
)
def test_more_days_in_words(text, day):
    assert [named.day for named in named_days(text, MONDAY)] == [day]


@pytest.mark.parametrize(
    "text",
    ["the Christmas lights", "a new year fair", "a spring school", "in spring", "second to none", "May I?"],
)
def test_words_that_name_no_day(text):
    assert not named_days(text, MONDAY)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        # what is said more exactly behind it counts
        ("I'll send the chart by mid October, the 16th.", date(2026, 10, 16)),
        ("You'll have it this week, on Saturday at the latest.", date(2026, 9, 19)),
        # of two things to be done, the one that reaches the other
        ("I'll ask the pilot on Thursday and write to you on Friday.", date(2026, 9, 18)),
        # a deadline goes before a day on which something else happens
        ("I'll send it by Wednesday, we meet on Friday.", date(2026, 9, 16)),
        ("I will lend you the sextant before the ship sails on the 25th.", date(2026, 9, 24)),
        ("The plan will be laid before you on 25 September.", date(2026, 9, 25)),
    ],
)
def test_the_day_that_is_meant(text, day):
    assert due_day(text, MONDAY) == day


WEDNESDAY = date(2026, 9, 16)
TABLE = Path(__file__).with_name("data") / "days.txt"
SAID = [
    tuple(part.strip() for part in line.split("="))
    for line in TABLE.read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]


@pytest.mark.parametrize(("words", "day"), SAID)
def test_days_as_people_say_them(words, day):
    """The table `data/days.txt`."""
    assert due_day(f"I'll send it {words}", WEDNESDAY) == (None if day == "-" else date.fromisoformat(day))


@pytest.mark.parametrize(
    ("before", "words", "behind", "day"),
    [
        ("The hearing is on the 24th. ", "I'll bring it that day.", "", date(2026, 9, 24)),
        ("The hearing is on the 24th. ", "I'll send it the day before.", "", date(2026, 9, 23)),
        ("", "I'll measure it on Friday and phone you the day after.", "", date(2026, 9, 19)),
        ("", "I'll write it up.", " You'll have it by Monday.", date(2026, 9, 21)),
        ("", "I'll write it up,", " and it will be with you on the 21st.", date(2026, 9, 21)),
        # of somebody else's matter, and where no day was named
        ("", "I'll write it up.", " Our fair opens on Monday.", None),
        ("We met once. ", "I'll bring it that day.", "", None),
    ],
)
def test_the_words_around_a_promise_tell_its_day(before, words, behind, day):
    assert due_day(words, WEDNESDAY, before=before, behind=behind) == day


@given(DAYS, st.integers(1, 60))
def test_working_days_are_never_at_a_weekend(said, number):
    day = due_day(f"within {number} working days", said)
    between = [said + timedelta(days=n) for n in range(1, (day - said).days + 1)]
    assert sum(one.weekday() < 5 for one in between) == number
    assert day.weekday() < 5


@given(DAYS, st.sampled_from(FEASTS))
def test_a_feast_comes_within_a_year_and_its_eve_is_before_it(said, feast):
    day = coming_feast(feast, said)
    assert said <= day <= said + timedelta(days=400)


@given(DAYS)
def test_easter_is_a_sunday_after_the_spring_equinox(said):
    day = coming_feast("easter", said)
    assert day.weekday() == 6
    assert date(day.year, 3, 22) <= day <= date(day.year, 4, 25)


@given(DAYS, st.integers(1, 31))
def test_the_day_of_a_month_is_the_next_that_has_it(said, number):
    day = due_day(f"by the {number}th", said)
    assert day.day == number
    assert said <= day <= said + timedelta(days=62)


@given(DAYS, st.sampled_from(["first", "second", "third", "fourth", "last"]), st.integers(0, 6))
def test_a_weekday_of_next_month_lies_in_it(said, which, number):
    day = due_day(f"on the {which} {WEEKDAYS[number]} of next month", said)
    assert day.weekday() == number
    assert (day.year * 12 + day.month) - (said.year * 12 + said.month) == 1
