"""A timer and a cron line that a machine takes as they are."""

import shlex
import shutil
import subprocess
from datetime import time

import pytest

from otherward.digest.units import _cron, _systemd, write_units


def test_three_files_say_what_is_run_and_when(tmp_path):
    files = write_units(tmp_path / "units", network="", at=time(6, 45), weekly=True)
    service, timer, cron = (file.read_text(encoding="utf-8") for file in files)
    assert "digest --send --weekly" in service
    assert "OnCalendar=Mon *-*-* 06:45:00" in timer
    assert cron.startswith("45 6 * * 1 ")


def test_words_with_blanks_and_percents_survive(tmp_path):
    path = "/home/ann b/100% $mine's.db"
    assert shlex.split(_cron(path).replace("\\%", "%")) == [path]
    assert _systemd(path) == '"/home/ann b/100%% $$mine\'s.db"'
    assert _systemd("--send") == "--send"


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="no systemd here")
def test_systemd_takes_them(tmp_path):
    files = write_units(tmp_path, network=str(tmp_path / "my network.db"), at=time(7, 30), weekly=False)
    units = [str(file) for file in files if file.suffix in (".service", ".timer")]
    done = subprocess.run(
        ["systemd-analyze", "--user", "verify", *units], capture_output=True, text=True, check=False
    )
    assert not [
        line for line in done.stderr.splitlines() if "otherward" in line and "not executable" not in line
    ]
