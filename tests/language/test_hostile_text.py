"""Text made to stop a reader does not: time grows with its length, not with its square."""

import time

import pytest

from otherward.language.html_text import html_to_text
from otherward.language.regions import newly_said
from otherward.language.sentences import sentence_spans

PAGES = (
    "<a " + '"' * 60, "<a '\"" * 2000, "<a b=" * 50_000, "<style>" * 50_000, "<!--" * 100_000, "<![" * 100_000, "&" * 300_000,
    "<div> " * 50_000, "x" + " " * 300_000 + "y",
)  # fmt: skip
MAILS = (
    "-" * 300_000, "a" * 100_000 + ":", "wrote " * 50_000 + ":", "Sent from my x\n" * 20_000, "From: x\n" * 20_000, "Best,\n" * 20_000,
    "intended recipient notify the sender\n\n" * 8000, "1 " * 100_000, "> a\n\n" * 10_000,
)  # fmt: skip
WORDS = ("a. " * 50_000, "x" * 300_000, ("word " * 12 + "\n") * 5000, "a: " * 50_000, ". " * 100_000)
CASES = [
    (read, text)
    for read, texts in ((html_to_text, PAGES), (newly_said, MAILS), (sentence_spans, WORDS))
    for text in texts
]


@pytest.mark.parametrize(
    ("read", "text"), CASES, ids=[f"{read.__name__} {text[:12]!r}" for read, text in CASES]
)
def test_hostile_text_is_read_in_time(read, text):
    started = time.thread_time()  # what others on this machine take meanwhile is not counted
    read(text)
    assert time.thread_time() - started < 3


def test_what_is_never_closed_hides_nothing_else():
    assert html_to_text("<style>p{}<p>Call <b>Ana") == "p{}\n\nCall Ana"
    assert html_to_text("<head><title>T</title><p>Call Ana<!-- x") == "Call Ana<!-- x"
    assert html_to_text("<a title=it's>Call</a> <b x='<'>Ana</b>").startswith("Call")
