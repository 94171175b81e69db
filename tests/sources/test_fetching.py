"""One page is fetched politely, and nothing inside anybody's house ever."""

import contextlib
import gzip
import re
import socket
import ssl
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from otherward.sources.fetching import Fetcher, NotFetched
from otherward.sources.public_address import NotPublic, address_of, is_public, public_answers
from tests.sources.web_of_one import bomb, dripping, once_busy, to, with_etag


def fetcher(**more):
    return Fetcher(may_be_private=True, pace=0, **more)


def test_a_page_comes_with_its_kind_and_where_it_was_in_the_end(web):
    web |= {"/news": to("/news/"), "/news/": "<p>hello</p>"}
    found = fetcher().fetch(f"{web.origin}/news")
    assert (found.body, found.kind) == (b"<p>hello</p>", "text/html")
    assert found.address == f"{web.origin}/news/"
    assert re.fullmatch(r"Otherward/[\w.]+", web.asked[0][1]["User-Agent"])


def test_the_users_address_is_told_to_the_register_alone_and_not_to_where_it_sends_us(web):
    elsewhere = web.origin.replace("127.0.0.1", "localhost")
    web |= {"/filing": to("/filing/"), "/filing/": to(f"{elsewhere}/copy"), "/copy": "<p>hello</p>"}
    fetcher().fetch(f"{web.origin}/filing", contact="me@example.org")
    agents = [headers["User-Agent"] for _, headers in web.asked]
    assert ["(me@example.org)" in agent for agent in agents] == [True, True, False]


def test_a_page_in_other_letters_is_asked_for(web):
    web["/%C3%BCber-uns"] = "<p>wir</p>"
    assert fetcher().fetch(f"{web.origin}/über-uns#top").body == b"<p>wir</p>"


def test_what_is_packed_is_unpacked(web):
    web["/"] = (gzip.compress(b"a long text"), {"Content-Encoding": "gzip"})
    assert fetcher().fetch(web.origin).body == b"a long text"


def test_a_packed_flood_stops_at_the_limit(web):
    web["/"] = bomb(300)
    with pytest.raises(NotFetched, match="larger than 2 MB"):
        fetcher(most_bytes=2 << 20).fetch(web.origin)


def test_a_body_too_large_is_refused(web):
    web["/"] = b"x" * (3 << 20)
    with pytest.raises(NotFetched, match="larger than 2 MB"):
        fetcher(most_bytes=2 << 20).fetch(web.origin)


def test_a_page_that_drips_on_is_hung_up(web):
    web["/"] = dripping(600)
    begun = time.monotonic()
    with pytest.raises(NotFetched, match="took too long"):
        fetcher(patience=0.5).fetch(web.origin)
    assert time.monotonic() - begun < 300


@pytest.mark.parametrize("headers", [{"Content-Type": "image/png"}, {"Content-Encoding": "br"}])
def test_what_cannot_be_read_is_refused(web, headers):
    web["/"] = ("?", headers)
    with pytest.raises(NotFetched):
        fetcher().fetch(web.origin)


def test_an_unchanged_page_is_not_sent_again(web, tmp_path):
    web["/"] = with_etag("the news", '"one"')
    first = fetcher(kept=tmp_path).fetch(web.origin)
    again = fetcher(kept=tmp_path).fetch(web.origin)
    assert (first.unchanged, again.unchanged) == (False, True)
    assert again.body == first.body == b"the news"
    assert web.asked[1][1]["If-None-Match"] == '"one"'
    web["/"] = with_etag("newer news", '"two"')
    assert fetcher(kept=tmp_path).fetch(web.origin).body == b"newer news"


def test_a_damaged_copy_is_fetched_anew(web, tmp_path):
    web["/"] = with_etag("the news", '"one"')
    fetcher(kept=tmp_path).fetch(web.origin)
    for path in tmp_path.glob("*.json"):
        path.write_text("{", encoding="utf-8")
    assert fetcher(kept=tmp_path).fetch(web.origin).unchanged is False


def test_a_busy_server_is_waited_for_once_if_it_names_a_short_time(web):
    web["/"] = once_busy("now", **{"Retry-After": "1"})
    assert fetcher().fetch(web.origin).body == b"now"


@pytest.mark.parametrize(
    ("status", "headers", "said"),
    [
        (429, {"Retry-After": "600"}, "try again in 10 minutes"),
        (503, {}, "asks for patience"),
        (404, {}, "is not there"),
        (403, {}, "does not let us in"),
        (500, {}, "a fault of its own"),
        (301, {}, "answers 301"),
    ],
)
def test_a_refusal_is_one_sentence(web, status, headers, said):
    web["/"] = lambda handler: handler.tell(status, b"", headers)
    with pytest.raises(NotFetched, match=said) as problem:
        fetcher().fetch(web.origin)
    assert str(problem.value).count("\n") == 0


def test_a_circle_of_redirects_ends(web):
    web["/"] = to("/")
    with pytest.raises(NotFetched, match="circle"):
        fetcher().fetch(web.origin)


def test_nobody_there_is_one_sentence():
    with pytest.raises(NotFetched, match="could not be reached"):
        fetcher().fetch("http://127.0.0.1:1/")


def test_a_name_that_is_nobodys_is_not_asked_for(monkeypatch):
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_args, **_more: pytest.fail("was asked for"))
    with pytest.raises(NotPublic, match="not known on the web"):
        public_answers("nowhere.invalid", 443)


def test_hosts_are_asked_at_a_pace(web):
    web["/"] = "x"
    one = Fetcher(may_be_private=True, pace=0.2)
    begun = time.monotonic()
    for _ in range(3):
        one.fetch(web.origin)
    assert time.monotonic() - begun >= 0.4


@pytest.mark.parametrize(
    "answer",
    "127.0.0.1 10.1.2.3 172.16.0.1 192.168.1.1 169.254.169.254 100.64.0.1 0.0.0.0 224.0.0.1 255.255.255.255 ::1 :: fe80::1 fc00::1 "
    "ff02::1 ::ffff:127.0.0.1 ::ffff:10.0.0.1 64:ff9b::7f00:1 2002:7f00:1:: 192.88.99.1 64:ff9b:1::1 100::1 2001::1 5f00::1 fec0::1 fe80::1%eth0 2606:2800::1%eth0 not-an-address".split(),
)
def test_what_lies_inside_is_never_public(answer):
    assert not is_public(answer)
    with pytest.raises(NotPublic):
        public_answers("inside.example", 443, lambda _host, _port: ["93.184.215.14", answer])


@pytest.mark.parametrize("answer", ["93.184.215.14", "8.8.8.8", "2606:2800:21f:cb07:6820:80da:af6b:8b2c"])
def test_what_is_out_in_the_open_is(answer):
    assert public_answers("example.org", 443, lambda _host, _port: [answer]) == [answer]


@pytest.mark.parametrize(
    "text",
    [
        "ftp://example.org/",
        "file:///etc/passwd",
        "javascript:alert(1)",
        "https://",
        "example.org",
        "https://user:secret@example.org/",
        "https://example.org:8443/",
        "http://example.org:443/",
        "https://exa mple.org/",
        "http://[::1",
        "https://example.org/" + "a" * 3000,
    ],
)
def test_what_is_no_web_address_is_refused_in_one_sentence(text):
    with pytest.raises(NotPublic) as problem:
        address_of(text)
    assert "\n" not in str(problem.value)


@given(st.text(max_size=60))
def test_any_text_is_an_address_or_refused(text):
    with contextlib.suppress(NotPublic):
        assert address_of(text).scheme in ("http", "https")


@pytest.mark.parametrize(
    "inside",
    [
        "http://127.0.0.1:{port}/secret",
        "http://localhost/secret",
        "http://[::1]/",
        "http://2130706433/",
        "http://0x7f.1/",
    ],
)
def test_a_guarded_fetcher_reaches_nothing_inside(web, inside):
    web["/secret"] = "secret"
    port = web.origin.rsplit(":", 1)[1]
    with pytest.raises(NotPublic):
        Fetcher(pace=0).fetch(inside.format(port=port))
    assert not web.asked


def test_a_redirect_to_the_inside_is_not_followed(web, monkeypatch):
    """The outside is played by the server itself; the guard sees its name as public, and the redirect's as what it is."""
    web |= {"/": to("http://metadata.example/latest"), "/latest": "secret"}
    names = {"outside.example": ["93.184.215.14"], "metadata.example": ["169.254.169.254"]}
    port = int(web.origin.rsplit(":", 1)[1])
    connected = []
    _connect_to(monkeypatch, port, connected)
    with pytest.raises(NotPublic, match="private network"):
        Fetcher(pace=0, resolve=lambda host, _port: names[host]).fetch("http://outside.example/")
    assert connected == ["93.184.215.14"]
    assert [path for path, _ in web.asked] == ["/"]


def test_a_name_that_changes_its_meaning_is_looked_up_once(web, monkeypatch):
    web["/"] = "the page"
    meanings = iter([["93.184.215.14"], ["127.0.0.1"]])
    connected = []
    _connect_to(monkeypatch, int(web.origin.rsplit(":", 1)[1]), connected)
    found = Fetcher(pace=0, resolve=lambda _host, _port: next(meanings)).fetch("http://rebinding.example/")
    assert (found.body, connected) == (b"the page", ["93.184.215.14"])


def test_a_certificate_for_somebody_else_is_refused(web):
    with pytest.raises(NotFetched, match="could not be reached"):
        Fetcher(may_be_private=True, pace=0, trust=ssl.create_default_context()).fetch(
            web.origin.replace("http:", "https:")
        )


def _connect_to(monkeypatch, port, connected):
    """Let connections to the open internet end at the server of the test, and remember where they went."""
    from httpcore import SyncBackend

    real = SyncBackend.connect_tcp

    def connect(self, host, _port, *rest):
        connected.append(host)
        return real(self, "127.0.0.1", port, *rest)

    monkeypatch.setattr(SyncBackend, "connect_tcp", connect)


def test_only_so_many_pages_are_kept(web, tmp_path, monkeypatch):
    monkeypatch.setattr("otherward.sources.fetching.MOST_KEPT", 3)
    for n in range(6):
        web[f"/{n}"] = with_etag("news", f'"{n}"')
        fetcher(kept=tmp_path).fetch(f"{web.origin}/{n}")
    assert len(list(tmp_path.glob("*.body"))) == len(list(tmp_path.glob("*.json"))) == 3
