"""Invitations, notes, favors on record, and who the user is."""

from datetime import date

import pytest

from otherward.intake.brought import Passed
from otherward.network.interaction import InteractionKind
from otherward.network.record import AboutMe, ContactRecord, Skipped


def test_invitations_name_the_other_side(bring, tmp_path) -> None:
    header = "From,To,Sent At,Message,Direction,inviterProfileUrl,inviteeProfileUrl\n"
    rows = (
        'Ada Example,Me Myself,"1/29/26, 2:37 PM",Loved your talk.,INCOMING,https://www.linkedin.com/in/ada,https://www.linkedin.com/in/me\n'
        'Me Myself,"Bo Mills, PMP","1/30/26, 12:05 AM",,OUTGOING,https://www.linkedin.com/in/me,https://www.linkedin.com/in/bo\n'
        ",,,,INCOMING,,\n"
    )
    name, brought = bring(tmp_path, "Invitations.csv", header + rows)
    first, ada, second, bo, bad = brought
    assert name == "LinkedIn invitations"
    assert (first.kind, first.at.isoformat(), first.text) == (
        InteractionKind.INVITATION,
        "2026-01-29T14:37:00+00:00",
        "Loved your talk.",
    )
    assert (first.author.handle, first.to[0].handle) == ("in:ada", "in:me")
    assert isinstance(ada, ContactRecord)
    assert (ada.origin, ada.display, ada.profiles) == (
        "invitation",
        "Ada Example",
        ("https://www.linkedin.com/in/ada",),
    )
    assert second.at.hour == 0
    assert (bo.display, bo.suffix, bo.source.index) == ("Bo Mills", "PMP", 2)
    assert isinstance(bad, Skipped)


def test_invitations_before_profile_addresses(bring, tmp_path) -> None:
    text = 'From,To,Sent At,Message,Direction\nAda,Me,"1/29/20, 2:37 PM",,INCOMING\n'
    _, (one, ada) = bring(tmp_path, "Invitations.csv", text)
    assert (one.author.handle, ada.display) == ("name:ada", "Ada")


def test_notes_name_the_person(bring, tmp_path) -> None:
    text = (
        "Connection First Name,Connection Last Name,Connection Profile URL,Note,Created On,Edited On\n"
        'Ada,Example,https://www.linkedin.com/in/ada,"needs a planner, by May",2026-03-01 10:00:00 UTC,\n'
    )
    _, (note,) = bring(tmp_path, "Notes.csv", text)
    assert (note.kind, note.author, note.to[0].handle) == (InteractionKind.NOTE, None, "in:ada")
    assert (note.text, note.day) == ("needs a planner, by May", date(2026, 3, 1))


@pytest.mark.parametrize(
    ("file", "given"), [("Recommendations_Given.csv", True), ("Recommendations_Received.csv", False)]
)
def test_recommendations(bring, tmp_path, file, given) -> None:
    text = (
        "First Name,Last Name,Company,Job Title,Text,Creation Date,Status\n"
        '"Ada","Example, CPA",Acme,CFO,"She asks why.","06/27/26, 09:12 PM",VISIBLE\nBo,Mills,,,Half,"06/27/26, 09:12 PM",DRAFT\n'
    )
    _, (one, draft) = bring(tmp_path, file, text)
    assert (one.kind, one.given, one.other, one.other_handle) == (
        "recommendation",
        given,
        "Ada Example",
        "name:ada example",
    )
    assert (one.text, one.on, one.organization, one.title) == (
        "She asks why.",
        date(2026, 6, 27),
        "Acme",
        "CFO",
    )
    assert isinstance(draft, Passed)


def test_endorsements(bring, tmp_path) -> None:
    text = (
        "Endorsement Date,Skill Name,Endorser First Name,Endorser Last Name,Endorser Public Url,Endorsement Status\n"
        "2024/02/11 17:26:22 UTC,Planning,Ada,Example,www.linkedin.com/in/ada,ACCEPTED\n"
    )
    _, (received,) = bring(tmp_path, "Endorsement_Received_Info.csv", text)
    _, (given,) = bring(tmp_path, "Endorsement_Given_Info.csv", text.replace("Endorser", "Endorsee"))
    assert (received.given, given.given) == (False, True)
    assert (received.text, received.on, received.other_handle) == ("Planning", date(2024, 2, 11), "in:ada")


@pytest.mark.parametrize(
    ("file", "text", "facts"),
    [
        (
            "Profile.csv",
            'First Name,Last Name,Maiden Name,Headline,Summary,Websites\nAda,Example,,I plan,"Long, long",[PERSONAL:https://ada.example]\n',
            [
                ("name", "Ada Example"),
                ("headline", "I plan"),
                ("summary", "Long, long"),
                ("profile", "https://ada.example"),
            ],
        ),
        (
            "Positions.csv",
            "Company Name,Title,Description,Location,Started On,Finished On\nAcme,Planner,,,Mar 2020,\n",
            [("position", "Planner at Acme")],
        ),
        ("Skills.csv", "Name\nCycle Counting\nRye, Bread\n", [("skill", "Cycle Counting")]),
        (
            "Education.csv",
            "School Name,Start Date,End Date,Notes,Degree Name,Activities\nMIT,2001,2005,,BSc,\n",
            [("education", "BSc, MIT")],
        ),
        (
            "Certifications.csv",
            "Name,Url,Authority,Started On,Finished On,License Number\nCSCP,,ASCM,May 2015,,\n",
            [("certification", "CSCP")],
        ),
        (
            "Email Addresses.csv",
            "Email Address,Confirmed,Primary,Updated On\na@x.example,Yes,Yes,Not Available\n",
            [("email", "a@x.example")],
        ),
    ],
)
def test_who_the_user_is(bring, tmp_path, file, text, facts) -> None:
    _, brought = bring(tmp_path, file, text)
    assert [(one.kind, one.text) for one in brought if isinstance(one, AboutMe)] == facts


def test_when_a_position_was_held(bring, tmp_path) -> None:
    _, (one,) = bring(
        tmp_path,
        "Positions.csv",
        "Company Name,Title,Started On,Finished On\nAcme,Planner,Mar 2020,Jun 2026\n",
    )
    assert (one.since, one.until) == (date(2020, 3, 1), date(2026, 6, 1))
