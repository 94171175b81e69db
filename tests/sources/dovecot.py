"""A real mail server on this machine: Dovecot, with a mailbox of the test's own."""

import os
import pwd
import shutil
import socket
import ssl
import subprocess
import time
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.ports import free_port

DOVECOT = shutil.which("dovecot") or next(filter(os.path.isfile, ["/usr/sbin/dovecot"]), None)
PASSWORD = "sesame"
CONFIG = """
protocols = imap
listen = 127.0.0.1
base_dir = {place}/run
state_dir = {place}/state
log_path = {place}/log
ssl = required
ssl_cert = <{place}/cert.pem
ssl_key = <{place}/key.pem
auth_mechanisms = plain{token_mechanism}
mail_location = maildir:{place}/mail
default_internal_user = {user}
default_internal_group = {group}
default_login_user = {user}
first_valid_uid = 1
{token_passdb}
passdb {{
  driver = static
  args = password={password}
}}
userdb {{
  driver = static
  args = uid={uid} gid={gid} home={place}/home
}}
namespace inbox {{
  inbox = yes
  separator = /
  mailbox Sent {{
    auto = create
    special_use = \\Sent
  }}
}}
service imap-login {{
  chroot =
  inet_listener imap {{
    port = {plain}
  }}
  inet_listener imaps {{
    port = {secured}
    ssl = yes
  }}
}}
service anvil {{
  chroot =
}}
"""

TOKEN_PASSDB = """
passdb {{
  driver = oauth2
  mechanisms = xoauth2
  args = {place}/tokens.conf
}}
"""
TOKENS = """
tokeninfo_url = {tokens}/who?token=
username_attribute = username
"""


class MailServer:
    """Where it is, and its folders on disk."""

    host = "127.0.0.1"

    def __init__(self, place, plain, secured):
        self.place, self.plain, self.secured = place, plain, secured
        self.trust = ssl.create_default_context(cafile=str(place / "cert.pem"))
        self.trust.check_hostname = False
        self._count = 0

    def put(self, mails, folder=""):
        """Deliver these."""
        inside = self.place / "mail" / (f".{folder}" if folder else "")
        written = []
        for part in ("cur", "new", "tmp"):
            (inside / part).mkdir(parents=True, exist_ok=True)
        for mail in mails:
            self._count += 1
            name = f"{1700000000 + self._count}.M{self._count}.test"
            (inside / "tmp" / name).write_bytes(mail if isinstance(mail, bytes) else mail.encode())
            written.append((inside / "tmp" / name, inside / "new" / name))
        _give_away(self.place / "mail")
        for path, there in written:
            path.rename(there)

    def forget_numbers(self):
        """The folder gets a new UIDVALIDITY, as after a server's repair."""
        for path in (self.place / "mail").glob("dovecot*"):
            path.unlink()


def _user():
    return pwd.getpwnam("nobody") if os.getuid() == 0 else pwd.getpwuid(os.getuid())


def _give_away(place):
    if os.getuid() == 0:
        one = _user()
        subprocess.run(["chown", "-R", f"{one.pw_uid}:{one.pw_gid}", str(place)], check=True)


@contextmanager
def mail_server(place: Path, tokens: str = ""):
    """Running while the block lasts; with the address of a house that knows which tokens are good, these let one in too."""
    if DOVECOT is None:
        if os.environ.get("CI"):
            pytest.fail("Dovecot is not installed; scripts/system_packages.sh brings it")
        pytest.skip("Dovecot is not installed; `make test` brings it where it may")
    import grp

    one, place = _user(), Path(place)
    for name in ("run", "state", "home", "mail"):
        (place / name).mkdir()
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=127.0.0.1",
         "-keyout", str(place / "key.pem"), "-out", str(place / "cert.pem")],
        check=True, capture_output=True,
    )  # fmt: skip
    plain, secured = free_port(), free_port()
    (place / "tokens.conf").write_text(TOKENS.format(tokens=tokens))
    config = place / "dovecot.conf"
    config.write_text(
        CONFIG.format(
            place=place,
            token_mechanism=" xoauth2" if tokens else "",
            token_passdb=TOKEN_PASSDB.format(place=place) if tokens else "",
            user=one.pw_name,
            group=grp.getgrgid(one.pw_gid).gr_name,
            uid=one.pw_uid,
            gid=one.pw_gid,
            password=PASSWORD,
            plain=plain,
            secured=secured,
        )
    )
    for path in (place, *place.parents):
        if path != Path("/tmp") and os.access(path, os.W_OK) and path.owner() == _owner():
            path.chmod(path.stat().st_mode | 0o711)
    _give_away(place / "mail")
    _give_away(place / "home")
    process = subprocess.Popen(
        [DOVECOT, "-F", "-c", str(config)], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    )
    try:
        _wait(secured, process, place)
        yield MailServer(place, plain, secured)
    finally:
        process.terminate()
        process.wait(timeout=120)


def _owner():
    return pwd.getpwuid(os.getuid()).pw_name


def _wait(port, process, place):
    until = time.monotonic() + 120
    while time.monotonic() < until:
        if process.poll() is not None:
            break
        with socket.socket() as one:
            one.settimeout(1)
            if one.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    log = (place / "log").read_text() if (place / "log").exists() else ""
    pytest.fail(
        f"Dovecot did not start: {process.stderr.read().decode()[-500:] if process.poll() is not None else ''}{log[-500:]}"
    )
