"""Mail is fetched from a real server, changed in nothing there, and nothing comes twice."""

import imaplib
import json
import os
import signal
import subprocess
import sys
import tempfile
import time
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from otherward.actions.bring_in import bring_in
from otherward.book.memory import MemoryBook
from otherward.opening import open_book
from otherward.sources import imap
from otherward.sources.account_watching import EVERY
from otherward.sources.imap import Imap, MailboxSilent, shown
from otherward.sources.mail_account import (
    MailAccount,
    accounts,
    folders_wanted,
    forget_account,
    keep_account,
    server_for,
)
from otherward.sources.mail_sync import sync
from otherward.sources.mail_watching import MailWatch, problems
from tests.ports import ENTERED_BY_ALL
from tests.sources.dovecot import PASSWORD, mail_server

DAY = date(2026, 9, 14)
pytestmark = pytest.mark.xdist_group("mail server")


def mail(
    number, *, who="Ana Ruiz <ana@north.example>", text="we are looking for a warehouse consultant.", more=""
):
    return (
        f"From: {who}\r\nTo: Marie Tharp <marie@tharp.example>\r\nSubject: Number {number}\r\n"
        f"Date: Tue, 01 Sep 2026 09:{number % 60:02}:00 +0000\r\nMessage-ID: <{number}@north.example>\r\n{more}"
        f"Content-Type: text/plain; charset=utf-8\r\n\r\nHi Marie,\r\n\r\n{text}\r\n\r\nAna\r\n"
    )


@pytest.fixture(scope="module")
def server():
    """In a folder that the mail server's own user may enter: pytest closes its own to everybody else whenever it is started."""
    with tempfile.TemporaryDirectory(dir=ENTERED_BY_ALL) as place, mail_server(Path(place)) as one:
        one.put([mail(n) for n in range(5)])
        one.put(
            [
                mail(n, who="Marie Tharp <marie@tharp.example>", text="I will send it by Friday.")
                for n in (50, 51)
            ],
            "Sent",
        )
        yield one


def account(server, **more):
    return MailAccount(
        **{"address": "marie@tharp.example", "host": server.host, "port": server.plain, **more}
    )


def fetched(book, server, **more):
    one = account(server, **more)
    with Imap(one, PASSWORD, trust=server.trust) as connection:
        return sync(book, one, connection, day=DAY)


def subjects(book):
    return sorted(one.subject for one in book.interactions.all())


def test_inbox_and_sent_come_once_and_new_mail_alone_the_next_time(server):
    book = MemoryBook()
    assert dict(fetched(book, server).folders) == {"INBOX": 5, "Sent": 2}
    assert len(subjects(book)) == 7
    assert fetched(book, server).fetched == 0
    server.put([mail(60)])
    assert fetched(book, server).fetched == 1
    assert len(subjects(book)) == 8


def test_nothing_is_changed_on_the_server(server):
    fetched(MemoryBook(), server)
    with imaplib.IMAP4(server.host, server.plain) as one:
        one.starttls(server.trust)
        one.login("marie@tharp.example", PASSWORD)
        one.select("INBOX", readonly=True)
        assert one.search(None, "SEEN")[1] == [b""]


def test_what_came_by_a_file_does_not_come_twice(server, tmp_path):
    path = tmp_path / "archive.mbox"
    path.write_text(
        "".join(f"From ana Tue Sep  1 09:00:00 2026\n{mail(n)}\n".replace("\r\n", "\n") for n in range(3))
    )
    book = MemoryBook()
    bring_in(book, [path], day=DAY)
    fetched(book, server)
    assert len(set(subjects(book))) == len(subjects(book))


def test_a_folder_with_new_numbers_is_read_again_and_doubles_nothing(server):
    book = MemoryBook()
    fetched(book, server)
    before = subjects(book)
    server.forget_numbers()
    fetched(book, server)
    assert subjects(book) == before


def test_a_day_leaves_older_mail_out(server):
    tomorrow = (datetime.now(UTC) + timedelta(days=1)).date().isoformat()
    assert fetched(MemoryBook(), server, since=tomorrow).fetched == 0


def test_the_folders_one_names_are_read_alone(server):
    assert dict(fetched(MemoryBook(), server, folders=("Sent",)).folders) == {"Sent": 2}


def test_a_folder_that_is_not_there_is_said_and_the_inbox_stays(server):
    book = MemoryBook()
    with pytest.raises(MailboxSilent, match="does not open the folder Nowhere"):
        fetched(book, server, folders=("INBOX", "Nowhere"))
    assert len(subjects(book)) >= 5


def test_implicit_tls_and_a_wrong_password(server, monkeypatch):
    monkeypatch.setattr(imap, "TLS_FROM_THE_START", server.secured)
    assert fetched(MemoryBook(), server, port=server.secured).fetched >= 7
    with (
        pytest.raises(MailboxSilent, match="is the password right"),
        Imap(account(server), "wrong", trust=server.trust),
    ):
        pass


def test_without_a_password_the_server_is_not_even_asked():
    with (
        pytest.raises(MailboxSilent, match=r"There is no password for a@b\.example"),
        Imap(MailAccount(address="a@b.example", host="127.0.0.1", port=1), ""),
    ):
        pass


def test_a_certificate_nobody_vouches_for_is_refused(server):
    with pytest.raises(MailboxSilent, match="could not be reached"), Imap(account(server), PASSWORD):
        pass


def test_no_server_is_one_sentence():
    with (
        pytest.raises(MailboxSilent, match="could not be reached") as problem,
        Imap(MailAccount(address="a@b.example", host="127.0.0.1", port=1), "x"),
    ):
        pass
    assert "\n" not in str(problem.value)


def test_a_large_mail_is_cut_behind_its_words(server):
    book = MemoryBook()
    heavy = mail(70, more="X-Mark: heavy\r\n") + "x" * 76 + ("\r\n" + "y" * 76) * 30_000
    server.put([heavy], "Heavy")
    fetched(book, server, folders=("Heavy",))
    (one,) = [one for one in book.interactions.all() if one.subject == "Number 70"]
    assert "looking for a warehouse consultant" in one.text


def test_killed_in_the_middle_it_goes_on_where_it_stopped(server, tmp_path, monkeypatch):
    """Killed several times while 1,500 mails come in; in the end each is there once."""
    server.put([mail(n, text="Just a word to say hello.") for n in range(1000, 2500)], "Many")
    network = tmp_path / "network.db"
    book = open_book(network)
    keep_account(book, account(server, folders=("Many",)))
    book.close()
    code = (
        "import sys; from datetime import date; import ssl\n"
        "from otherward.opening import open_book; from otherward.sources.imap import Imap\n"
        "from otherward.sources.mail_account import accounts; from otherward.sources.mail_sync import sync\n"
        f"trust = ssl.create_default_context(cafile={str(server.place / 'cert.pem')!r}); trust.check_hostname = False\n"
        "book = open_book(sys.argv[1]); one = accounts(book)[0]\n"
        f"with Imap(one, {PASSWORD!r}, trust=trust) as server: print(sync(book, one, server, day=date(2026, 9, 14)).fetched)"
    )
    for delay in (1.0, 2.0, 3.5):
        process = subprocess.Popen([sys.executable, "-c", code, str(network)], stdout=subprocess.DEVNULL)
        time.sleep(delay)
        process.send_signal(signal.SIGKILL)
        process.wait()
    done = subprocess.run(
        [sys.executable, "-c", code, str(network)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr[-500:]
    book = open_book(network)
    assert len(list(book.interactions.names())) == 1500
    book.close()


def test_accounts_are_kept_changed_and_forgotten_without_their_passwords():
    book = MemoryBook()
    keep_account(book, MailAccount(address="Me@Example.org", host="imap.example.org", folders=("INBOX",)))
    keep_account(book, MailAccount(address="me@example.org", host="mail.example.org"))
    assert accounts(book) == [MailAccount(address="me@example.org", host="mail.example.org")]
    assert "password" not in book.setting("mail.accounts").casefold()
    forget_account(book, "me@example.org")
    assert accounts(book) == []


@pytest.mark.parametrize(
    ("address", "host"), [("a@gmail.com", "imap.gmail.com"), ("a@north.example", "imap.north.example")]
)
def test_the_usual_server_is_known(address, host):
    assert server_for(address) == host


def test_houses_that_let_no_password_in_are_said():
    with pytest.raises(Exception, match="export your mail"):
        server_for("a@hotmail.com")


@pytest.mark.parametrize(
    ("there", "wanted"),
    [
        ({"INBOX": frozenset(), "[Gmail]/Gesendet": frozenset({"\\sent"})}, ["INBOX", "[Gmail]/Gesendet"]),
        ({"INBOX": frozenset(), "INBOX.Sent Items": frozenset()}, ["INBOX", "INBOX.Sent Items"]),
        ({"INBOX": frozenset()}, ["INBOX"]),
    ],
)
def test_sent_mail_is_found_by_its_mark_or_its_name(there, wanted):
    assert list(folders_wanted(MailAccount(address="a@b.example", host="b.example"), there)) == wanted


def test_names_in_the_servers_letters_are_shown_in_ours():
    assert shown("Entw&APw-rfe") == "Entwürfe"
    assert shown("R&-D") == "R&D"


@given(st.lists(st.integers(1, 400), unique=True).map(sorted))
def test_numbers_are_asked_for_in_few_letters(numbers):
    said = imap._set(numbers)
    back = [
        n
        for part in said.split(",")
        if part
        for n in range(int(part.split(":")[0]), int(part.split(":")[-1]) + 1)
    ]
    assert back == numbers


def test_the_command_adds_lists_and_says_what_went_wrong(tmp_path):
    def run(*arguments):
        return subprocess.run(
            [sys.executable, "-m", "otherward", *arguments, "--json", "--network", str(tmp_path / "n.db")],
            capture_output=True, text=True, check=False, env={**os.environ, "OTHERWARD_IMAP_PASSWORD": "x"},
        )  # fmt: skip

    added = run("sync", "--add", "me@example.org", "--server", "127.0.0.1:1", "--no-password")
    assert json.loads(added.stdout)["accounts"][0]["host"] == "127.0.0.1"
    tried = run("sync")
    assert tried.returncode == 1
    assert "could not be reached" in json.loads(tried.stdout)["problems"][0]["why"]
    assert json.loads(run("sync", "--remove", "me@example.org").stdout)["accounts"] == []


def test_while_the_page_is_served_new_mail_comes_by_itself_and_a_wrong_password_is_said(server):
    book, now, password = MemoryBook(), [datetime(2026, 9, 14, 8, tzinfo=UTC)], ["wrong"]
    keep_account(book, account(server))
    watch = MailWatch(
        book=book, clock=lambda: now[0], connect=lambda one: Imap(one, password[0], trust=server.trust)
    )
    assert watch.tick() == {"marie@tharp.example": 0}
    assert "password" in problems(book)["marie@tharp.example"]
    password[0] = PASSWORD
    now[0] += EVERY
    assert watch.tick() == {}
    now[0] += EVERY
    assert watch.tick()["marie@tharp.example"] >= 7
    assert problems(book) == {}
    assert watch.tick() == {}
    now[0] += EVERY
    assert watch.tick() == {"marie@tharp.example": 0}
    watch.first = 0
    watch.start()
    watch.stop()
    watch._thread.join()
