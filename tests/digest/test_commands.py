"""`otherward digest`, `look-back` and `calendar` as a user runs them."""


def test_print_write_and_send(filled, otherward, server, inbox, tmp_path):
    code, told, _ = otherward("digest")
    assert code == 0
    assert told["subject"].startswith("Whom you can help today")
    assert "The words, to Ana Ruiz" in told["text"]
    code, told, _ = otherward("digest", "--weekly", "--out", tmp_path / "week.html")
    assert (tmp_path / "week.html").stat().st_mode & 0o077 == 0
    code, told, error = otherward("digest", "--send")
    assert code == 2
    assert "No mail server is set yet" in error
    address = "marie@tharp.example"
    code, told, _ = otherward("digest", "--smtp", f"127.0.0.1:{server.port}", "--to", address, "--weekly")
    assert (told["post"]["every"], told["post"]["sender"]) == ("week", address)
    code, told, _ = otherward("digest", "--send")
    assert (told["state"], told["weekly"]) == ("sent", True)
    assert otherward("digest", "--send")[1]["state"] == "sent already today"
    assert len(inbox.mails) == 1
    assert otherward("digest", "--forget")[1]["post"] is None


def test_wrong_use_is_one_sentence(filled, otherward, tmp_path):
    for wrong in (
        ("digest", "--out", tmp_path / "letter.pdf"),
        ("digest", "--smtp", "smtp://x", "--to", "a@b.example"),
        ("digest", "--at", "half past seven"),
        ("look-back", "--month", "September"),
        ("calendar", tmp_path / "no" / "such" / "folder.ics"),
    ):
        code, _, error = otherward(*wrong, as_json=False)
        assert code == 2, wrong
        assert error.strip()


def test_the_month_looked_back_at(filled, otherward):
    promise = next(one for one in otherward("promises")[1] if one["to"] == "Ana Ruiz")
    otherward("promise", "--kept", promise["id"])
    code, told, _ = otherward("look-back", "--month", "2026-09")
    assert code == 0
    assert ("What you gave in September", "Ana Ruiz: You kept your promise") in [
        (section["title"], line["text"]) for section in told["sections"] for line in section["lines"]
    ]
