"""A real server of address books and calendars on this machine: Radicale, a program of its own (GPL), never imported here."""

import os
import shutil
import socket
import ssl
import subprocess
import time
import urllib.request
from base64 import b64encode
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.ports import free_port

RADICALE = shutil.which("radicale")
PASSWORD = "sesame"
CONFIG = """
[server]
hosts = 127.0.0.1:{port}
{tls}
[auth]
type = htpasswd
htpasswd_filename = {place}/users
htpasswd_encryption = plain
delay = 0
[storage]
filesystem_folder = {place}/collections
[rights]
type = owner_only
"""
SECURED = "ssl = True\ncertificate = {place}/cert.pem\nkey = {place}/key.pem"
BOOK = (
    '<C:addressbook xmlns:C="urn:ietf:params:xml:ns:carddav"/>',
    "",
)
CALENDAR = (
    '<C:calendar xmlns:C="urn:ietf:params:xml:ns:caldav"/>',
    '<C:supported-calendar-component-set xmlns:C="urn:ietf:params:xml:ns:caldav"><C:comp name="{kind}"/></C:supported-calendar-component-set>',
)


class DavOfOne:
    """Where it is, and what is put into it as another device of the user's would."""

    def __init__(self, place, origin, trust):
        self.place, self.origin, self.trust = place, origin, trust

    def ask(self, method, path, body="", **headers):
        request = urllib.request.Request(self.origin + path, data=body.encode(), method=method)
        request.add_header(
            "Authorization", "Basic " + b64encode(f"marie:{self.password()}".encode()).decode()
        )
        for name, value in headers.items():
            request.add_header(name.replace("_", "-"), value)
        with urllib.request.urlopen(request, context=self.trust) as answer:
            return answer.status, dict(answer.headers), answer.read().decode()

    def make(self, path, name, kind=BOOK, component="VEVENT"):
        """A new address book or calendar."""
        what, more = kind
        self.ask(
            "MKCOL",
            path,
            f'<?xml version="1.0"?><D:mkcol xmlns:D="DAV:"><D:set><D:prop><D:resourcetype><D:collection/>{what}</D:resourcetype>'
            f"<D:displayname>{name}</D:displayname>{more.format(kind=component)}</D:prop></D:set></D:mkcol>",
            Content_Type="application/xml",
        )

    def put(self, path, text):
        """A card or event, new or changed."""
        kind = "text/vcard" if "VCARD" in text else "text/calendar"
        self.ask("PUT", path, text.replace("\n", "\r\n"), Content_Type=f"{kind}; charset=utf-8")

    def delete(self, path):
        """Gone."""
        self.ask("DELETE", path)

    def password(self, new=""):
        """What lets one in; with a word, this from now on."""
        if new:
            (self.place / "users").write_text(f"marie:{new}\n")
        return (self.place / "users").read_text().strip().partition(":")[2]


@contextmanager
def dav_server(place: Path, *, secured=False):
    """Running while the block lasts."""
    if RADICALE is None:
        if os.environ.get("CI"):
            pytest.fail("Radicale is not installed; scripts/system_packages.sh brings it")
        pytest.skip("Radicale is not installed; `make test` brings it where it may")
    place = Path(place)
    trust = None
    if secured:
        subprocess.run(
            ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=127.0.0.1",
             "-addext", "subjectAltName=IP:127.0.0.1",
             "-keyout", str(place / "key.pem"), "-out", str(place / "cert.pem")],
            check=True, capture_output=True,
        )  # fmt: skip
        trust = ssl.create_default_context(cafile=str(place / "cert.pem"))
    port = free_port()
    (place / "users").write_text(f"marie:{PASSWORD}\n")
    (place / "config").write_text(
        CONFIG.format(place=place, port=port, tls=SECURED.format(place=place) if secured else "")
    )
    log = (place / "log").open("wb")
    process = subprocess.Popen([RADICALE, "--config", str(place / "config")], stdout=log, stderr=log)
    try:
        _wait(port, process, place)
        yield DavOfOne(place, f"http{'s' if secured else ''}://127.0.0.1:{port}", trust)
    finally:
        process.terminate()
        process.wait(timeout=120)
        log.close()


def _wait(port, process, place):
    until = time.monotonic() + 120
    while time.monotonic() < until and process.poll() is None:
        with socket.socket() as one:
            one.settimeout(1)
            if one.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    pytest.fail(f"Radicale did not start: {(place / 'log').read_text()[-500:]}")
