"""Words that stand in data files: what rules of the review say, a brief's questions, the strategies of the playbook.

English is the data itself; `review.de.toml`, `brief.de.toml` and `playbook.de.toml` have the German of each, word for word and with the same
slots, by its English. Where a sentence was changed and not translated anew, it is said in English. A file is read when it is first needed, and
only where English is not spoken.
"""

from functools import cache

from otherward.translation.words import ENGLISH, language


def worded(text: str, of: str) -> str:
    """The same in the language spoken now; `of` names the file: review, brief, playbook."""
    return text if language() == ENGLISH else kept(of, language()).get(text, text)


@cache
def kept(of: str, name: str) -> dict[str, str]:
    """What a file has in this language."""
    import tomllib
    from importlib.resources import files

    text = (files("otherward.translation") / f"{of}.{name}.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)
