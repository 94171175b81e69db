"""How two people know each other already, in words: what somebody wrote of it, else what meetings, mail and contact files tell."""

from otherward.giving.wording import shown
from otherward.network.tie import Tie, TieKind
from otherward.translation.sentences import retold
from otherward.translation.words import on_day, say


def how_they_know(tie: Tie) -> str:
    """Why these two need no introduction, with the words it rests on."""
    on = say(" on {day}", day=on_day(tie.on)) if tie.on else ""
    if tie.kind is TieKind.TOLD:
        return _told(tie)
    if tie.kind is TieKind.MET:
        return say("they know each other already: both were in a meeting{on}", on=on)
    if tie.kind is TieKind.WROTE:
        return say("they know each other already: both are in a mail, message or note{on}", on=on)
    return (
        say("they know each other already: {how}", how=retold(tie.how))
        if tie.how
        else say("they know each other already")
    )


def _told(tie: Tie) -> str:
    if tie.evidence is None:
        return say("they know each other already")
    quote = shown(tie.evidence.quote, 160)
    if not tie.evidence.speaker:
        return say("they know each other already; your note says {quote}", quote=quote)
    return say(
        "they know each other already; {speaker} wrote {quote}", speaker=tie.evidence.speaker, quote=quote
    )
