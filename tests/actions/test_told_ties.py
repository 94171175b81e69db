"""Who knows whom: told in mail and notes, or seen in contact files; such two are not suggested as an introduction, and why is said."""

from datetime import date

import pytest

from otherward.actions.bring_in import bring_in
from otherward.actions.network_of import network_of
from otherward.actions.note_line import note_line
from otherward.actions.take_back import take_back
from otherward.network.tie import TieKind

DAY = date(2026, 9, 14)

MAIL = """From gus@clear.example Mon Sep  7 09:00:00 2026
From: Gus Okafor <gus@clear.example>
To: Marie Tharp <marie@tharp.example>
Subject: {subject}
Date: Mon, 07 Sep 2026 09:00:00 +0000
Message-ID: <{name}@clear.example>
Content-Type: text/plain; charset=utf-8

Hello Marie,

{words}

Gus

"""


def why_not(cards):
    """Why Ana and Gus are not introduced, and the words it rests on."""
    card = next(
        c for c in cards if c["kind"] == "introduction" and set(c["people"]) == {"Ana Ruiz", "Gus Okafor"}
    )
    return card.get("ruled_out", ""), [e["quote"] for e in card["evidence"]]


@pytest.mark.parametrize(
    ("words", "quote"),
    [
        (
            "By the way, my old colleague Ana Ruiz sends her best.",
            "By the way, my old colleague Ana Ruiz sends her best.",
        ),
        ("I know Ana from the harbour board.", "I know Ana from the harbour board."),
    ],
)
def test_whoever_wrote_that_they_know_somebody_is_not_introduced_to_them(known, tmp_path, words, quote):
    assert why_not(known("opportunities", "--all")[1])[0] == ""
    place = tmp_path / "more.mbox"
    place.write_text(MAIL.format(subject="Also", name="more", words=words), encoding="utf-8")
    known("import", place)
    reason, quotes = why_not(known("opportunities", "--all")[1])
    assert reason == f"they know each other already; Gus Okafor wrote “{quote.rstrip('.')}”"
    assert quote in quotes


def test_a_typed_line_tells_it_too_and_undo_takes_it_back(known):
    _, told, _ = known("note", "Ana Ruiz used to share an office with Gus Okafor")
    assert ("acquaintance", "Ana Ruiz", "Gus Okafor") in [
        (f["type"], f["holder"], f["to"]) for f in told["understood"]
    ]
    reason, _ = why_not(known("opportunities", "--all")[1])
    assert reason.startswith("they know each other already; your note says “Ana Ruiz used to share")
    known("import", "--undo", told["id"])
    assert why_not(known("opportunities", "--all")[1])[0] == ""


def test_who_only_would_like_to_know_somebody_is_introduced(known, tmp_path):
    place = tmp_path / "more.mbox"
    words = "I would love to meet Ana Ruiz some day. Could you introduce me to Ana?"
    place.write_text(MAIL.format(subject="Ana", name="wish", words=words), encoding="utf-8")
    known("import", place)
    assert why_not(known("opportunities", "--all")[1])[0] == ""


def test_told_in_confidence_it_counts_and_is_not_quoted(known, tmp_path):
    place = tmp_path / "more.mbox"
    words = "Between us, please keep this to yourself: I know Ana Ruiz from the strike committee."
    place.write_text(MAIL.format(subject="Us", name="sealed", words=words), encoding="utf-8")
    known("import", place)
    reason, quotes = why_not(known("opportunities", "--all")[1])
    assert reason == "they know each other already"
    assert not any("strike" in one for one in quotes)


def test_an_edit_does_not_forget_what_was_told(known):
    known("note", "Ana Ruiz studied together with Gus Okafor")
    known("note", "Ana Ruiz knows Gus Okafor")
    known("edit", "Ana Ruiz", "place", "Graz")
    assert "they know each other" in why_not(known("opportunities", "--all")[1])[0]


def ties(book):
    network = network_of(book, day=DAY)
    return {(frozenset((network.name(t.a), network.name(t.b))), t.kind, t.how) for t in network.ties}


def test_a_relatives_first_name_alone_means_nobody_outside_the_family(book):
    for line in ("Tom Sauer needs a mill", "Lena Sauer needs a loom", "Ivo Kranz needs a barn"):
        note_line(book, line, day=DAY)
    note_line(book, "Ivo Kranz has news: his sister Lena moves", day=DAY)
    assert not ties(book)
    told = note_line(book, "Tom Sauer's sister Lena moves", day=DAY)
    assert {pair for pair, *_ in ties(book)} == {frozenset(("Tom Sauer", "Lena Sauer"))}
    take_back(book, told.id, day=DAY)
    assert not ties(book)


HEAD = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"


def test_whoever_was_at_one_house_at_the_same_time_knows_the_other(book, tmp_path):
    exports = {
        "2024-03": (
            "Ada,Moor,https://www.linkedin.com/in/ada-moor,,Elm Dairy,Buyer,01 Mar 2023\n"
            "Ben,Lark,https://www.linkedin.com/in/ben-lark,,Elm Dairy,Driver,01 Mar 2023\n"
        ),
        "2026-09": (
            "Ada,Moor,https://www.linkedin.com/in/ada-moor,,Oak Mill,Head of Purchasing,01 Mar 2023\n"
            "Ben,Lark,https://www.linkedin.com/in/ben-lark,,Elm Dairy,Driver,01 Mar 2023\n"
            "Cleo,Finch,https://www.linkedin.com/in/cleo-finch,,Oak Mill,Planner,01 Mar 2023\n"
            "Dora,Wren,https://www.linkedin.com/in/dora-wren,,Elm Dairy,Buyer,01 Aug 2026\n"
        ),
    }
    for month, rows in exports.items():
        folder = tmp_path / f"Basic_LinkedInDataExport_{month}"
        folder.mkdir()
        (folder / "Connections.csv").write_text(HEAD + rows, encoding="utf-8")
        bring_in(book, [folder], day=date.fromisoformat(f"{month}-14"))
    found = ties(book)
    assert (frozenset(("Ada Moor", "Ben Lark")), TieKind.WORKED, "both at Elm Dairy in 2024") in found
    pairs = {pair for pair, *_ in found}
    assert frozenset(("Ada Moor", "Dora Wren")) not in pairs
    assert frozenset(("Ben Lark", "Cleo Finch")) not in pairs
