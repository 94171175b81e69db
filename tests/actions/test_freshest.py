"""Where all files are old, Today says from when the newest thing known is and what to bring; else it says nothing of it."""

import re
import shutil
import urllib.request
from datetime import UTC, datetime, timedelta
from http.cookiejar import CookieJar

import pytest

from otherward.cli.app import main
from tests.surfaces.conftest import origin, served

OLD = "The newest thing known is from 3 September 2026. Export your mail"


@pytest.fixture
def own(imported, network):
    shutil.copy(imported, network)
    return network


def run(capsys, *arguments):
    """What the command line prints, on one line."""
    capsys.readouterr()
    with pytest.raises(SystemExit):
        main([str(one) for one in arguments])
    return " ".join(capsys.readouterr().out.split())


@pytest.mark.parametrize(
    ("day", "said"), [("2026-09-14", False), ("2026-10-03", False), ("2026-10-05", True)]
)
def test_the_command_line_says_so(own, capsys, day, said):
    assert (OLD in run(capsys, "today", "--network", own, "--on", day)) is said


def test_a_line_typed_since_is_news(own, capsys):
    run(capsys, "note", "Tom needs a beekeeper", "--network", own, "--on", "2026-11-28")
    assert "newest thing known" not in run(capsys, "today", "--network", own, "--on", "2026-12-01")


@pytest.mark.parametrize("fresh", [False, True])
def test_the_page_says_so_with_the_way_to_bring_files_in(own, capsys, fresh):
    if fresh:
        day = datetime.now(UTC).date() - timedelta(days=1)
        run(capsys, "note", "Tom needs a beekeeper", "--network", own, "--on", day)
    with served("serve", "--network", str(own)) as link:
        opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar()))
        opener.open(link).read()
        page = opener.open(f"{origin(link)}/today").read().decode()
    said = re.search(OLD + r'[^<]*<a href="/bring', page)
    assert bool(said) is not fresh
