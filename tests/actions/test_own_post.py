"""Where the user works now stands in their own archive: colleagues are then no strangers to be read up on."""

from datetime import date

import pytest

from otherward.actions.bring_in import bring_in
from otherward.actions.suggest import opportunities
from otherward.network.affiliation import Affiliation

DAY = date(2026, 9, 14)
POSITIONS = """Company Name,Title,Description,Location,Started On,Finished On
North Foods,Cartographer,,Milwaukee,Mar 2024,{end}
South Mills,Clerk,,Milwaukee,Feb 2016,Mar 2020
"""
HUDDLE = """BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//x//x//EN
BEGIN:VEVENT
UID:huddle
DTSTAMP:20260901T000000Z
DTSTART:20260915T080000Z
DTEND:20260915T083000Z
SUMMARY:Huddle
ATTENDEE;CN=Ana Ruiz:mailto:ana@northfoods.example
ATTENDEE;CN=Marie Tharp:mailto:marie@tharp.example
END:VEVENT
END:VCALENDAR
"""


@pytest.fixture
def brought(book, newcomer):
    def bring(end):
        (newcomer / "linkedin" / "Positions.csv").write_text(POSITIONS.format(end=end), encoding="utf-8")
        (newcomer / "calendar.ics").write_text(HUDDLE.replace("\n", "\r\n"), encoding="utf-8", newline="")
        bring_in(book, [newcomer], day=DAY)
        me = next(one for one in book.people.all() if one.is_me)
        return me, [one for one in opportunities(book, day=DAY) if one.kind == "brief"]

    return bring


def test_the_post_without_an_end_is_where_the_user_works(brought):
    me, briefs = brought("")
    [post] = me.affiliations
    assert (post.organization, post.title, post.since) == ("North Foods", "Cartographer", date(2024, 3, 1))
    assert isinstance(post, Affiliation)
    assert post.organization_id
    assert not briefs


def test_a_post_that_ended_is_none(brought):
    me, briefs = brought("Jun 2026")
    assert me.affiliations == ()
    assert [one.kind for one in briefs] == ["brief"]
