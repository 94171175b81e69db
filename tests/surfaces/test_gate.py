"""The page is for this machine and for who came by the link, and nobody else can make it do anything."""

import pytest

from tests.surfaces.conftest import origin, served, status

pytestmark = pytest.mark.xdist_group("browser")


@pytest.fixture(scope="module")
def link(tmp_path_factory):
    with served("serve", "--network", str(tmp_path_factory.mktemp("n") / "n.db")) as one:
        yield one


def test_without_the_link_nothing_is_shown(link):
    assert status(f"{origin(link)}/people") == 403


def test_the_link_works_once(link):
    assert status(link) == 302
    assert status(link) == 403


def test_another_host_name_is_refused(link):
    assert status(f"{origin(link)}/people", headers={"Host": "evil.example"}) == 400


def test_another_site_cannot_post(link):
    headers = {"Origin": "https://evil.example", "Sec-Fetch-Site": "cross-site"}
    assert status(f"{origin(link)}/bring", headers=headers, data=b"") == 403


def test_every_answer_forbids_what_comes_from_elsewhere(link):
    import urllib.error
    import urllib.request

    with pytest.raises(urllib.error.HTTPError) as refused:
        urllib.request.urlopen(f"{origin(link)}/people")
    policy = refused.value.headers["Content-Security-Policy"]
    assert "unsafe-inline" not in policy
    assert "default-src 'none'" in policy
    assert refused.value.headers["Referrer-Policy"] == "same-origin"


def test_what_is_refused_is_said_in_words(browser, tmp_path):
    with served("serve", "--network", str(tmp_path / "n.db")) as link:
        context = browser.new_context()
        page = context.new_page()
        page.goto(link)
        token = page.locator("input[name=csrfmiddlewaretoken]").first.input_value()
        answer = page.request.post(
            f"{origin(link)}/people/nobody/closeness",
            form={"csrfmiddlewaretoken": token, "closeness": "friend"},
            headers={"Origin": origin(link)},
        )
        assert answer.status == 404
        assert "Not quite" in answer.text()
        context.close()


def test_what_is_refused_sets_nothing_going(monkeypatch):
    """Only a change that was made is thought over ahead, and only behind the gate."""
    from types import SimpleNamespace

    from otherward.server import gate, settings
    from otherward.web.current import current

    began = []
    monkeypatch.setattr(current, "ahead", lambda: began.append(True))

    def answered(method, status):
        gate.thinks_ahead(lambda _: SimpleNamespace(status_code=status))(SimpleNamespace(method=method))
        return len(began)

    assert answered("POST", 403) == 0
    assert answered("GET", 200) == 0
    assert answered("POST", 302) == 1
    order = [name.rpartition(".")[2] for name in settings.MIDDLEWARE]
    assert order.index("CsrfViewMiddleware") < order.index("only_who_entered") < order.index("thinks_ahead")


def test_a_page_waits_less_long_for_an_import_than_a_job_does():
    from otherward.server import gate, settings
    from otherward.storage.locks import PATIENCE, patience

    assert "otherward.server.gate.answers_soon" in settings.MIDDLEWARE
    assert gate.answers_soon(lambda _: patience.get())(None) == gate.PAGE_WAITS < 20
    assert patience.get() == PATIENCE
