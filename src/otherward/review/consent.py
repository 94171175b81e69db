"""Whether two people are put together, or an address is handed over, without both having said yes."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from otherward.review.anatomy import Anatomy
from otherward.review.draft import Draft, MessageKind
from otherward.review.roles import Judged
from otherward.review.vocabulary import says


@dataclass(frozen=True, slots=True)
class Unasked:
    """What is done over somebody's head."""

    handed: tuple[Judged, ...] = ()
    """Sentences that hand an address or a number over."""
    introduced: bool = False
    """Whether the message as a whole puts the two together."""

    def __bool__(self) -> bool:
        return bool(self.handed) or self.introduced


def unasked(draft: Draft, kind: MessageKind, anatomy: Anatomy, judged: Sequence[Judged]) -> Unasked:
    """Nothing where consent is told in the words, or known of."""
    subject = anatomy.subject or ""
    if says("consent", anatomy.text) or says("consent", subject) or _agreed(draft):
        return Unasked()
    introduces = kind is MessageKind.INTRODUCTION
    handed = tuple(
        one
        for one in judged
        if says("hands_out_contact", one.text) or (introduces and says("gives_number", one.text))
    )
    if handed or not introduces or any(says("asks_consent", one.text) for one in judged):
        return Unasked(handed)
    return Unasked(introduced=says("puts_together", f"{subject} {anatomy.hail} {anatomy.text}"))


def _agreed(draft: Draft) -> bool:
    text = draft.body.casefold()
    return any(
        re.search(rf"\b{re.escape(name.split(' ')[0].casefold())}\b", text)
        for name in draft.known.agreed
        if name
    )
