"""Files and whole folders as they are dropped: read below the folder they came from, with the first suggestions as soon as they are read."""

import json
from datetime import UTC, datetime, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from otherward.web.uploads import put_down
from tests.surfaces.conftest import served


def test_a_file_stays_below_its_folder_and_nothing_leads_out_of_it(tmp_path):
    wanted = ["Kettle Dairy/plan.txt", "../../etc/plan.txt", "/plan.txt", "", "a\\b\\plan.txt"]
    files = [SimpleUploadedFile("plan.txt", b"x") for _ in wanted]
    assert put_down(files, json.dumps(wanted), tmp_path / "in") == ["plan.txt"] * len(wanted)
    told = sorted(str(one.relative_to(tmp_path)) for one in tmp_path.rglob("*.txt"))
    assert told == [
        "in/4 plan.txt",
        "in/Kettle Dairy/plan.txt",
        "in/a/b/plan.txt",
        "in/etc/plan.txt",
        "in/plan.txt",
    ]


@pytest.mark.parametrize("paths", ["", "no list", "{}", '["one for two"]'])
def test_without_places_a_name_is_enough(tmp_path, paths):
    files = [SimpleUploadedFile("plan.txt", b"one"), SimpleUploadedFile("plan.txt", b"two")]
    put_down(files, paths, tmp_path)
    assert {one.read_bytes() for one in tmp_path.iterdir()} == {b"one", b"two"}


@pytest.mark.parametrize(
    ("told", "known"),
    [
        ('[["mine/call.txt", 1767268800000]]', True),
        ('[["mine/call.txt", 1e40]]', False),
        ('[["a", true]]', False),
    ],
)
def test_a_file_is_of_the_day_it_was_last_changed(tmp_path, told, known):
    put_down([SimpleUploadedFile("call.txt", b"x")], told, tmp_path)
    (file,) = (one for one in tmp_path.rglob("*") if one.is_file())
    changed = datetime.fromtimestamp(file.stat().st_mtime, UTC).date()
    assert (changed.isoformat() == "2026-01-01") is known


@pytest.mark.browser
@pytest.mark.xdist_group("dropping")
def test_a_whole_folder_is_read_and_the_first_things_to_do_stand_above_its_report(browser, tmp_path):
    folder, lately = tmp_path / "mine", datetime.now(UTC).date() - timedelta(days=20)
    (folder / "Kettle Dairy").mkdir(parents=True)
    (folder / "Kettle Dairy" / "letter.txt").write_text(
        "Our plan for 2027: we will cut energy use by a tenth.", encoding="utf-8"
    )
    (folder / ".hidden").write_text("x", encoding="utf-8")
    (folder / "Profile.csv").write_text(
        "First Name,Last Name,Maiden Name,Headline,Summary,Industry\nIda,Sand,,Potter,,\n", encoding="utf-8"
    )
    (folder / "Connections.csv").write_text(
        "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
        "Ben,Okoye,https://www.linkedin.com/in/ben-okoye,,Hill Works,Founder,20 Feb 2026\n",
        encoding="utf-8",
    )
    (folder / "Recommendations_Received.csv").write_text(
        "First Name,Last Name,Company,Job Title,Text,Creation Date,Status\n"
        f'Ben,Okoye,Hill Works,Founder,"Ida taught our whole shop to glaze.","{lately:%m/%d/%y}, 05:20 PM",VISIBLE\n',
        encoding="utf-8",
    )
    with served("serve", "--network", str(tmp_path / "own.db")) as link:
        page = browser.new_context().new_page()
        page.goto(link)
        with page.expect_file_chooser() as choosing:
            page.get_by_role("button", name="A whole folder").click()
        choosing.value.set_files(str(folder))
        page.get_by_role("heading", name="What became of every row").wait_for()
        main = page.get_by_role("main")
        assert sorted(main.get_by_role("rowheader").all_inner_texts()) == [
            "Connections.csv",
            "Profile.csv",
            "Recommendations_Received.csv",
            "letter.txt",
        ]
        assert (
            main.get_by_role("rowheader", name="letter.txt").get_attribute("title")
            == "mine/Kettle Dairy/letter.txt"
        )
        main.get_by_role("heading", name="Thank Ben Okoye").wait_for()
        main.get_by_role("link", name="Write it").click()
        page.get_by_role("heading", level=1, name="To Ben Okoye").wait_for()
        page.context.close()
