"""What the user's own language model thinks of needs and what could serve them, as suggestions take it up."""

from collections import defaultdict
from collections.abc import Mapping

from otherward.book.book import Book
from otherward.giving.opinion import Opinion, digest_of, gift_text, need_text
from otherward.network.need import Need
from otherward.network.network import Network
from otherward.network.offering import Offering
from otherward.network.resource import Resource

Gift = Offering | Need | Resource


def opinions_of(book: Book, network: Network) -> Mapping[tuple[str, str], Opinion]:
    """What the model thinks, by need and gift."""
    kept = [one for one in book.opinions.all() if one.fits is not None]
    if not kept:
        return {}
    needs, gifts = defaultdict(list), defaultdict(list)
    for need in network.needs:
        needs[digest_of(need_text(need))].append(need.id)
    for name, gift in gifts_of(network).items():
        gifts[digest_of(gift_text(gift))].append(name)
    return {
        (need, gift): one
        for one in kept
        for need in needs.get(one.need, ())
        for gift in gifts.get(one.gift, ())
    }


def gifts_of(network: Network) -> dict[str, Gift]:
    """Everything that could serve a need, by its identifier."""
    return {one.id: one for ones in (network.offerings, network.needs, network.resources) for one in ones}
