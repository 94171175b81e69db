"""A systemd service and timer, and a cron line, that send the digest without the page being open."""

import re
import shlex
import sys
from datetime import time
from pathlib import Path

SERVICE = """[Unit]
Description=Otherward: whom you can help
Documentation=https://www.freedesktop.org/software/systemd/man/latest/systemd.service.html
After=network-online.target

[Service]
Type=oneshot
# Where no keyring is open in the background, put OTHERWARD_SMTP_PASSWORD=… and OTHERWARD_SMTP_SERVER=… into this file (chmod 600).
EnvironmentFile=-%h/.config/otherward/digest.env
ExecStart={command}
"""
TIMER = """[Unit]
Description=Otherward's digest, {words}

[Timer]
OnCalendar={calendar}
Persistent=true

[Install]
WantedBy=timers.target
"""
NAME = "otherward-digest"


def write_units(folder: Path, *, network: str, at: time, weekly: bool, way: str = "--send") -> list[Path]:
    """Write them into this folder; which files. `way` is `--send` by mail, or `--notify` on the desktop."""
    program = Path(sys.argv[0])
    command = (
        [str(program.absolute())] if program.name == "otherward" else [sys.executable, "-m", "otherward"]
    )
    command += ["digest", way, "--weekly" if weekly else "--daily"]
    if network:
        command += ["--network", network if "://" in network else str(Path(network).expanduser().absolute())]
    days, calendar = ("1", "Mon *-*-*") if weekly else ("*", "*-*-*")
    files = {
        f"{NAME}.service": SERVICE.format(command=" ".join(map(_systemd, command))),
        f"{NAME}.timer": TIMER.format(
            words="every Monday" if weekly else "every day", calendar=f"{calendar} {at:%H:%M}:00"
        ),
        f"{NAME}.cron": f"{at.minute} {at.hour} * * {days} {' '.join(map(_cron, command))}\n",
    }
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
    return [folder / name for name in files]


def _systemd(word: str) -> str:
    """systemd.service(5): `%` and `$` doubled, quoted where there is a blank, a quotation mark or a backslash."""
    word = word.replace("%", "%%").replace("$", "$$")
    if re.search(r"[\s\"'\\;]", word) or not word:
        return '"' + word.replace("\\", "\\\\").replace('"', '\\"') + '"'
    return word


def _cron(word: str) -> str:
    """crontab(5): for the shell, and `%` with a backslash."""
    return shlex.quote(word).replace("%", "\\%")
