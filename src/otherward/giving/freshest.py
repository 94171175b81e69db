"""How fresh what is known is: of old files only few things can be suggested, and that is said."""

from collections.abc import Iterable
from datetime import date, timedelta

from otherward.network.need import Need
from otherward.network.rapport import Rapport

STALE = timedelta(days=30)
"""After so long without anything new the files are old rather than life quiet."""


def stale_since(rapports: Iterable[Rapport], needs: Iterable[Need], day: date) -> date | None:
    """The day of the newest thing known (being in touch, a need told) where it lies long back, else nothing."""
    days = [*(one.last for one in rapports), *(one.evidence.on for one in needs)]
    newest = max((on for on in days if on and on <= day), default=None)
    return newest if newest and newest < day - STALE else None
