"""Wiping leaves no password in the keyring and no fetched page behind, and the passwords can be put back while it can be undone."""

import sys

from otherward.book.memory import MemoryBook
from otherward.sources import mail_account, post
from otherward.sources.dav.account import DavAccount, keep_account
from otherward.sources.leaving import leave_nothing
from otherward.sources.mail_account import MailAccount
from otherward.sources.post import Post
from otherward.sources.sign_in import DAV, IMAP, SMTP


def test_passwords_and_pages_go(tmp_path, monkeypatch):
    """A keyring of the test's own, found where Python would find the real one."""
    (tmp_path / "keyring.py").write_text(
        "kept = {}\n"
        "def set_password(service, account, value): kept[service, account] = value\n"
        "def get_password(service, account): return kept.get((service, account))\n"
        "def delete_password(service, account): del kept[service, account]\n",
        encoding="utf-8",
    )
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.delitem(sys.modules, "keyring", raising=False)
    for door in (DAV, IMAP, SMTP):
        monkeypatch.delenv(door.password, raising=False)
    book, fetched = MemoryBook(), tmp_path / "fetched"
    fetched.mkdir()
    (fetched / "page.body").write_bytes(b"what was read")
    account = MailAccount(address="marie@tharp.example", host="imap.tharp.example")
    server = Post(
        host="smtp.tharp.example",
        port=587,
        user="marie",
        sender="marie@tharp.example",
        to="marie@tharp.example",
    )
    mail_account.keep_account(book, account)
    mail_account.keep_password(account, "one")
    post.keep_post(book, server)
    post.keep_password(server, "two")
    place = DavAccount(address="https://cloud.tharp.example/", user="marie")
    keep_account(book, place)
    DAV.keep_command("marie", place.host, "echo three")
    assert DAV.secret("marie", place.host) == "three"
    back = leave_nothing(book, fetched)
    assert (mail_account.password_of(account), post.password_of(server)) == ("", "")
    assert DAV.secret("marie", place.host) == ""
    assert not fetched.exists()
    leave_nothing(book, fetched)()
    assert (mail_account.password_of(account), post.password_of(server)) == ("", "")
    back()
    assert (mail_account.password_of(account), post.password_of(server)) == ("one", "two")
    assert DAV.secret("marie", place.host) == "three"
    monkeypatch.delitem(sys.modules, "keyring")
