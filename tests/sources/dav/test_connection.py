"""The password goes to the host the user typed, over a line nobody can read, and to no other place; what is wrong is one sentence."""

import pytest

from otherward.book.memory import MemoryBook
from otherward.errors import WrongUse
from otherward.sources.dav.account import DavAccount, places_of
from otherward.sources.dav.server import DavServer, DavSilent
from otherward.sources.dav.sync import sync
from tests.sources.dav.cards import DAY, account, card, fetched
from tests.sources.dav.radicale import PASSWORD, dav_server
from tests.sources.web_of_one import Answers, to, web_of_one

pytestmark = pytest.mark.xdist_group("dav server")


def test_over_tls_and_a_certificate_nobody_vouches_for_is_refused(tmp_path):
    with dav_server(tmp_path, secured=True) as dav:
        dav.make("/marie/contacts/", "Contacts")
        dav.put("/marie/contacts/ana.vcf", card("Ana Ruiz"))
        assert fetched(MemoryBook(), dav).count == 1
        with (
            pytest.raises(DavSilent, match="Nobody vouches for the certificate"),
            DavServer(account(dav), PASSWORD) as one,
        ):
            sync(MemoryBook(), one, day=DAY)


def web(answers, **more):
    """What comes of asking a server that answers so."""
    with (
        web_of_one(answers) as origin,
        DavServer(DavAccount(address=f"{origin}/", user="marie", **more), "x") as one,
    ):
        return sync(MemoryBook(), one, day=DAY)


def test_a_place_that_is_no_such_server_is_one_sentence():
    with pytest.raises(DavSilent, match="No address book or calendar of marie is found at") as problem:
        web(Answers({"/": "<html>hello</html>"}))
    assert "\n" not in str(problem.value)


def test_the_password_goes_to_no_other_host():
    elsewhere = Answers()
    with web_of_one(elsewhere) as other:
        away = to(f"{other}/dav/", 301)
        with pytest.raises(DavSilent, match="your password goes to no other place by itself"):
            web(Answers({"/": away, "/.well-known/carddav": away, "/.well-known/caldav": away}))
    assert elsewhere.asked == []


@pytest.mark.parametrize(
    ("typed", "to_ask"),
    [
        ("cloud.example.org", ("https://cloud.example.org/",)),
        ("https://cloud.example.org/remote.php/dav", ("https://cloud.example.org/remote.php/dav",)),
        ("https://192.168.1.20:5232/", ("https://192.168.1.20:5232/",)),
        ("iCloud.com", ("https://contacts.icloud.com/", "https://caldav.icloud.com/")),
        ("http://127.0.0.1:5232", ("http://127.0.0.1:5232/",)),
    ],
)
def test_an_address_as_people_type_it(typed, to_ask):
    assert places_of(typed) == to_ask


def test_no_password_goes_over_a_line_that_can_be_read():
    with pytest.raises(WrongUse, match="give its https:// address"):
        places_of("http://192.168.1.20:5232/")
    with (
        pytest.raises(DavSilent, match="without a secured connection"),
        DavServer(DavAccount(address="http://192.168.1.20/", user="marie"), "x") as one,
    ):
        sync(MemoryBook(), one, day=DAY)


def test_icloud_may_send_on_to_its_own_servers_and_to_no_private_place():
    one = DavServer(
        DavAccount(address="https://contacts.icloud.com/", user="m"),
        "x",
        resolve=lambda host, port: ["10.0.0.1"],
    )
    assert one.within("https://contacts.icloud.com/", "https://p42-contacts.icloud.com:443/1/") != ""
    assert one.within("https://contacts.icloud.com/", "https://icloud.com.evil.example/") == ""
    assert one.within("https://contacts.icloud.com/", "http://p42-contacts.icloud.com/") == ""
    with pytest.raises(Exception, match="inside a private network"):
        one.ask("PROPFIND", "https://p42-contacts.icloud.com/")


ENTITIES = (
    '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    '<D:multistatus xmlns:D="DAV:"><D:response><D:href>/&b;</D:href></D:response></D:multistatus>'
)


@pytest.mark.parametrize(
    "body", [ENTITIES, "<D:multistatus", "", '<?xml version="1.0" encoding="nowhere"?><a/>']
)
def test_answers_that_are_no_honest_xml_are_one_sentence(body):
    with pytest.raises(DavSilent, match="is no WebDAV, or breaks off"):
        web(Answers({"/": lambda handler: handler.tell(207, body)}))


def test_without_a_password_nobody_is_asked_anything():
    answers = Answers()
    with (
        web_of_one(answers) as origin,
        pytest.raises(DavSilent, match="There is no password for marie at 127"),
        DavServer(DavAccount(address=f"{origin}/", user="marie"), "") as one,
    ):
        sync(MemoryBook(), one, day=DAY)
    assert answers.asked == []


def test_a_token_that_was_refused_is_asked_for_once_more():
    shown = []

    def answer(handler):
        shown.append(handler.headers["Authorization"])
        handler.tell(401 if shown[-1] != "Bearer new" else 404)

    with web_of_one(Answers({"/": answer})) as origin:
        one = DavServer(
            DavAccount(address=f"{origin}/", user="marie", token=True), "old", renew=lambda: "new"
        )
        with one, pytest.raises(DavSilent, match="No address book or calendar"):
            sync(MemoryBook(), one, day=DAY)
        assert shown[:2] == ["Bearer old", "Bearer new"]
        with (
            pytest.raises(DavSilent, match="does not let marie in"),
            DavServer(DavAccount(address=f"{origin}/", user="marie"), "x", renew=lambda: "x") as one,
        ):
            sync(MemoryBook(), one, day=DAY)
