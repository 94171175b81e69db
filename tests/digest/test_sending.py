"""By the user's own mail server: once a day, never an empty one, never in the clear over a network."""

import shutil
import socket
import ssl
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from email.message import EmailMessage

import pytest

from otherward.actions.record_gift import Between, record_favor
from otherward.book.memory import MemoryBook
from otherward.digest.sending import NOTHING, PROBLEM, SENT_BEFORE, SENT_NOW, send_digest
from otherward.errors import WrongUse
from otherward.sources.post import NotSent, address_of, keep_password, password_of, send, server_of
from tests.digest.conftest import DAY, Server, post_to

NOW = datetime(2026, 9, 14, 7, 30, tzinfo=UTC)


def sent(book, post, day=DAY):
    return send_digest(book, post, day=day, at=NOW, weekly=False)


def test_it_is_sent_once_a_day(filled, post, inbox):
    assert [sent(filled, post), sent(filled, post)] == [SENT_NOW, SENT_BEFORE]
    assert [mail["To"] for mail in inbox.mails] == ["marie@tharp.example"]
    assert sent(filled, post, DAY + timedelta(days=1)) == SENT_NOW
    assert len(inbox.mails) == 2


def test_an_empty_day_sends_nothing(server, inbox):
    assert sent(MemoryBook(), post_to(server)) == NOTHING
    assert not inbox.mails


def test_what_was_refused_may_be_sent_again_the_same_day(filled, post, inbox):
    inbox.refuses = "451 Come back later"
    with pytest.raises(NotSent, match="451 Come back later"):
        sent(filled, post)
    assert "451" in filled.setting(PROBLEM)
    inbox.refuses = ""
    assert sent(filled, post) == SENT_NOW
    assert not filled.setting(PROBLEM)
    assert len(inbox.mails) == 1


def test_the_keyring_holds_the_password_where_there_is_one(server, tmp_path, monkeypatch):
    """A keyring of the test's own, found where Python would find the real one."""
    (tmp_path / "keyring.py").write_text(
        "held = {}\n"
        "def set_password(service, name, word):\n    held[service, name] = word\n"
        "def get_password(service, name):\n    return held.get((service, name))\n",
        encoding="utf-8",
    )
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.delitem(sys.modules, "keyring", raising=False)
    post = post_to(server, user="marie")
    keep_password(post, "from the keyring")
    assert password_of(post) == "from the keyring"
    assert password_of(post_to(server, user="gus")) == ""
    monkeypatch.setenv("OTHERWARD_SMTP_PASSWORD", "from the environment")
    assert password_of(post) == "from the environment"
    monkeypatch.delitem(sys.modules, "keyring")


def test_of_two_programs_at_once_only_one_sends(filled, post, inbox):
    with ThreadPoolExecutor(2) as both:
        told = list(both.map(lambda _: sent(filled, post), range(2)))
    assert sorted(told) == sorted([SENT_NOW, SENT_BEFORE])
    assert len(inbox.mails) == 1


@pytest.mark.filterwarnings("ignore:Requiring AUTH")
def test_the_password_comes_from_the_environment(filled, careful_server, inbox, monkeypatch):
    post = post_to(careful_server, user="marie")
    monkeypatch.setenv("OTHERWARD_SMTP_PASSWORD", "wrong")
    with pytest.raises(NotSent, match="does not accept the name or password"):
        sent(filled, post)
    monkeypatch.setenv("OTHERWARD_SMTP_PASSWORD", "right")
    assert sent(filled, post) == SENT_NOW


def test_a_server_elsewhere_without_tls_gets_nothing(filled, server, inbox):
    """0.0.0.0 reaches the test's own server and is no loopback address by name."""
    with pytest.raises(NotSent, match="no secure connection"):
        sent(filled, post_to(server, host="0.0.0.0"))
    assert not inbox.mails


@pytest.mark.skipif(shutil.which("openssl") is None, reason="openssl makes the certificate")
def test_a_certificate_nobody_vouches_for_is_good_for_this_machine_alone(filled, inbox, tmp_path):
    key, certificate = tmp_path / "key.pem", tmp_path / "certificate.pem"
    subject = ["-subj", "/CN=bridge", "-days", "30", "-nodes", "-newkey", "rsa:2048"]
    command = ["openssl", "req", "-x509", *subject, "-keyout", key, "-out", certificate]
    subprocess.run(command, check=True, capture_output=True)
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(certificate, key)
    controller = Server(inbox, tls_context=context, require_starttls=True)
    controller.start()
    try:
        with pytest.raises(NotSent, match="could not be secured"):
            sent(filled, post_to(controller, host="0.0.0.0"))
        assert sent(filled, post_to(controller)) == SENT_NOW
    finally:
        controller.stop()


def test_a_server_that_is_not_there_is_one_sentence(server):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))  # bound and not listening: whoever comes is turned away
        with pytest.raises(NotSent, match="did not take the digest") as told:
            send(post_to(server, port=taken.getsockname()[1]), EmailMessage())
    assert "\n" not in str(told.value)


@pytest.mark.parametrize(
    ("text", "server"),
    [
        ("mail.example.org:465", ("mail.example.org", 465)),
        ("Mail.Example.org", ("mail.example.org", 587)),
        ("[::1]:25", ("::1", 25)),
    ],
)
def test_a_server_is_host_and_port(text, server):
    assert server_of(text) == server


@pytest.mark.parametrize("text", ["", "smtp://mail.example", "mail:0", "mail:99999", "a b:25"])
def test_what_is_no_server_is_said_to_be_none(text):
    with pytest.raises(WrongUse, match="is no mail server"):
        server_of(text)


@pytest.mark.parametrize("text", ["marie", "a@b\nBcc: c@d.example", "a@b, c@d", "A <a@b>"])
def test_nothing_but_an_address_gets_into_a_header(text):
    with pytest.raises(WrongUse, match="mail address"):
        address_of(text, "--to")


def test_the_month_is_looked_back_at_once(filled, post, inbox):
    """The first weekly digest of a month carries it; the next one does not."""
    record_favor(filled, "Showed her the racks", Between(to="Ana Ruiz"), on=DAY, day=DAY)
    day = DAY.replace(month=10, day=5)
    for at in (day, day + timedelta(days=7)):
        assert send_digest(filled, post, day=at, at=NOW, weekly=True) == SENT_NOW
    first, second = (mail.get_body(("plain",)).get_content() for mail in inbox.mails)
    assert "WHAT YOU GAVE IN SEPTEMBER" in first
    assert "IN SEPTEMBER" not in second


def test_a_daily_digest_looks_back_in_the_first_week_and_once(filled, post, inbox):
    record_favor(filled, "Showed her the racks", Between(to="Ana Ruiz"), on=DAY, day=DAY)
    for day in (3, 4, 9):
        sent(filled, post, DAY.replace(month=10, day=day))
    texts = [mail.get_body(("plain",)).get_content() for mail in inbox.mails]
    assert ["WHAT YOU GAVE IN SEPTEMBER" in text for text in texts] == [True] + [False] * (len(texts) - 1)
