"""What the user wants to give is kept, counted by the week, and stands in the calendar."""


def test_the_usual_is_shown_and_what_is_set_is_kept(known):
    _, told, _ = known("care")
    assert (told["minutes_a_day"], told["minutes_a_week"], told["rest_days"]) == (30, 120, 7)
    assert told["block"] is None
    known("care", "--day", "15", "--week", "60", "--cards", "3", "--rest", "10", "--block", "fri 16:00 45")
    _, told, _ = known("care")
    assert told == {
        "minutes_a_day": 15,
        "minutes_a_week": 60,
        "cards_a_day": 3,
        "rest_days": 10,
        "block": {"weekday": 4, "at": "16:00", "minutes": 45},
        "given_this_week": 0,
        "warnings": [],
    }
    known("care", "--block", "off")
    assert known("care")[1]["block"] is None


def test_senseless_numbers_are_refused_in_one_sentence(known):
    code, _, errors = known("care", "--day", "0", as_json=False)
    assert code == 2
    assert errors == "otherward: 0 minutes a day is not possible; choose between 5 and 600.\n"


def test_minutes_taken_up_count_for_the_week(known):
    _, found, _ = known("today")
    known("take", found[0]["id"])
    assert known("care")[1]["given_this_week"] == found[0]["minutes"]


def test_the_day_holds_no_more_than_was_set(known):
    known("care", "--cards", "1")
    assert len(known("today")[1]) == 1
    known("care", "--cards", "5", "--day", "5")
    assert sum(one["minutes"] for one in known("today")[1]) <= 5


def test_the_giving_hour_stands_in_the_calendar_and_stays_the_same(known, tmp_path):
    known("care", "--block", "wed 8:30")
    first, second = tmp_path / "a.ics", tmp_path / "b.ics"
    known("calendar", str(first), as_json=False)
    known("calendar", str(second), "--on", "2026-09-24", as_json=False)
    hours = [_hour(path.read_text()) for path in (first, second)]
    assert hours[0] == hours[1]
    assert "RRULE:FREQ=WEEKLY" in hours[0]
    assert "DTSTART:20260107T083000" in hours[0]


def _hour(feed):
    return next(part for part in feed.split("BEGIN:VEVENT") if "giving-hour" in part).split("END:VEVENT")[0]
