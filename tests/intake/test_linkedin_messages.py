"""messages.csv of every era: who, to whom, when, which words."""

from datetime import UTC, datetime

import pytest

from otherward.intake.brought import Passed
from otherward.intake.linkedin.people import recipients
from otherward.network.interaction import InteractionKind
from otherward.network.record import Skipped

TEN = "CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE,SUBJECT,CONTENT,FOLDER\n"
NINE = "CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,DATE,SUBJECT,CONTENT,FOLDER\n"
THIRTEEN = TEN.strip() + ",ATTACHMENTS,IS MESSAGE DRAFT,IS CONVERSATION DRAFT\n"
ADA, BO, CY = (f"https://www.linkedin.com/in/{slug}" for slug in ("ada-example", "bo-mills", "cy-moss-phd"))


def test_ten_columns(bring, tmp_path) -> None:
    row = f'2-abc,,Ada Example,{ADA},Bo Mills,{BO},2026-02-15 00:04:28 UTC,,"Hello,\nneed a ""WMS"" hand?",INBOX\n'
    name, (one,) = bring(tmp_path, "messages.csv", TEN + row)
    assert name == "LinkedIn messages"
    assert one.kind is InteractionKind.MESSAGE
    assert one.at == datetime(2026, 2, 15, 0, 4, 28, tzinfo=UTC)
    assert (one.author.handle, one.author.name) == ("in:ada-example", "Ada Example")
    assert [p.handle for p in one.to] == ["in:bo-mills"]
    assert one.text == 'Hello,\nneed a "WMS" hand?'
    assert (one.thread, one.source.locator, one.source.index) == ("2-abc", "2-abc@2026-02-15 00:04:28 UTC", 1)


def test_nine_columns_and_every_field_quoted(bring, tmp_path) -> None:
    row = f"2-abc,,Ada Example,{ADA},Bo Mills,2022-02-15 00:04:28 UTC,,Hello,INBOX\n"
    _, (old,) = bring(tmp_path, "old.csv", NINE + row)
    assert [p.handle for p in old.to] == ["name:bo mills"]
    quoted = "".join(
        ",".join(f'"{cell}"' for cell in line.split(",")) + "\n" for line in (NINE + row).splitlines()
    )
    _, (new,) = bring(tmp_path, "new.csv", quoted)
    assert new.id == old.id


def test_drafts_spam_and_campaigns(bring, tmp_path) -> None:
    rows = (
        f"1,,Me,{ADA},Bo Mills,{BO},2026-02-15 00:04:28 UTC,,half a,INBOX,,Yes,No\n"
        f"2,,Ada,{ADA},Bo Mills,{BO},2026-02-15 00:04:28 UTC,,buy,SPAM,,No,No\n"
        f'3,,Ada,{ADA},Bo Mills,{BO},2026-02-15 00:04:28 UTC,Sale,"<p class=""spinmail-quill-editor__spin-break"">'
        'Hi %FIRSTNAME%,</p><p>R&amp;D<br>offer</p>",INBOX,,No,No\n'
        f"4,,LinkedIn Member,,Bo Mills,{BO},2026-02-15 00:04:28 UTC,,bye,ARCHIVE,a.pdf b.pdf,,\n"
    )
    _, (draft, spam, campaign, gone) = bring(tmp_path, "messages.csv", THIRTEEN + rows)
    assert (draft, spam) == (Passed(where="row 1", why="draft"), Passed(where="row 2", why="spam"))
    assert (campaign.machine, campaign.text) == ("sponsored", "Hi %FIRSTNAME%,\n\nR&D\noffer")
    assert (gone.author.handle, gone.attachments) == ("name:linkedin member", ("a.pdf", "b.pdf"))


@pytest.mark.parametrize(
    ("names", "urls", "meant"),
    [
        ("Ada Example, CPIM", ADA, [("Ada Example", "in:ada-example")]),
        (
            "Ada Example, CPIM, Bo Mills",
            f"{ADA},{BO}",
            [("Ada Example", "in:ada-example"), ("Bo Mills", "in:bo-mills")],
        ),
        (
            "Bo Mills, the builder, Cy Moss, PhD, Ada Example",
            f"{BO},{CY},{ADA}",
            [
                ("Bo Mills", "in:bo-mills"),
                ("Cy Moss", "in:cy-moss-phd"),
                ("Ada Example", "in:ada-example"),
            ],
        ),
        (
            "LinkedIn Member, Ada Example",
            ADA,
            [("Ada Example", "in:ada-example"), ("LinkedIn Member", "name:linkedin member")],
        ),
        ("Ada Example", f"{BO},{ADA}", [("", "in:bo-mills"), ("Ada Example", "in:ada-example")]),
        (
            "Ada Example, PhD, Bo Mills",
            "",
            [("Ada Example", "name:ada example"), ("Bo Mills", "name:bo mills")],
        ),
        ("", "", []),
    ],
)
def test_names_and_addresses_are_paired(names, urls, meant) -> None:
    assert [(p.name, p.handle) for p in recipients(names, urls)] == meant


def test_rows_that_say_nothing_are_skipped(bring, tmp_path) -> None:
    rows = f"1,,,,Bo Mills,{BO},2026-02-15 00:04:28 UTC,,x,INBOX\n2,,Ada,{ADA},Bo,{BO},someday,,x,INBOX\n"
    _, brought = bring(tmp_path, "messages.csv", TEN + rows)
    assert [(type(one), one.where) for one in brought] == [(Skipped, "row 1"), (Skipped, "row 2")]
