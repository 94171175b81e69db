"""What is sealed: words of the user's notes that say somebody is not to hear it."""

import re
from collections.abc import Iterable

from otherward.language.sentences import sentence_spans
from otherward.network.interaction import Interaction
from otherward.reading.judgements import holding

KEEP_FROM = re.compile(
    r"\b(?:must(?:n['’]?t| not)|should(?:n['’]?t| not)|may not|not to|don['’]?t let \w+|never|before) "
    r"(?:hear|know|learn|find out|get wind)\b|\b(?:don['’]?t|do not|not to|never) hint\b|\bhint nothing\b|"
    r"\bkeep (?:\w+ ){1,4}from (?:him|her|them|(?-i:[A-Z])\w+)\b",
    re.IGNORECASE,
)
"""`Ana must not hear it`, `don't hint`: the writer seals their own note; beside `reading/judgements/confidence.toml`."""


def sealing(text: str) -> str:
    """The first sentence that seals the text, as it stands there; empty if none does."""
    for start, end in sentence_spans(text):
        said = text[start:end]
        if KEEP_FROM.search(said) or any(one.says(said) for one in holding("confidence")):
            return said
    return ""


def sealed(notes: Iterable[Interaction]) -> dict[str, str]:
    """Of these notes those that are sealed, with the sentence that does it, by identifier."""
    return {note.id: words for note in notes if (words := sealing(note.text))}
