"""A promise to keep silent: kept by doing nothing, so nobody is reminded of it and it does not lapse."""

from otherward.reading.judgements import by_name


def keeps_silent(text: str) -> bool:
    """Whether somebody gives their word that something stays untold."""
    return by_name("outright_silence").says(text)
