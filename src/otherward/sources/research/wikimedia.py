"""Wikidata and Wikipedia: what a company is, its trade, its size, where it sits.

Interfaces: https://www.wikidata.org/w/api.php (wbsearchentities, wbgetentities) and the page summary of
https://en.wikipedia.org/api/rest_v1/. What they say is by volunteers and under CC0 and CC BY-SA; it is kept with its address.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, urlencode

from otherward.giving.strategy import firm_key, same_firm
from otherward.sources.fetching import Fetcher
from otherward.sources.research.answers import day_at, dig, json_at, rows_at, text_at
from otherward.sources.research.paper import NothingThere, Paper, written

OF_A_COMPANY = ("P452", "P169", "P1128", "P1454", "P749", "P414", "P2139")
"""Industry, chief executive, employees, legal form, parent, stock exchange, revenue: what only an organization at work has."""
FACTS = {
    "P31": "It is",
    "P452": "Its industry",
    "P1056": "It makes or provides",
    "P159": "Its headquarters",
    "P17": "Its country",
    "P571": "Founded in",
    "P1128": "People who work there",
    "P749": "It belongs to",
    "P856": "Its website",
}


@dataclass(frozen=True)
class Wikimedia:
    """The two, and where they are."""

    name: str = "wikipedia"
    wikidata: str = "https://www.wikidata.org"
    wikipedia: str = "https://en.wikipedia.org"

    def says(self, company: str) -> str:
        """What will be fetched and from where."""
        return f"what Wikidata and Wikipedia say {company} is: trade, size, place, website"

    def papers(self, company: str, fetcher: Fetcher) -> Iterator[Paper]:
        """One page with the facts and the summary."""
        item = self._item(company, fetcher)
        name, lines = text_at(item, "labels", "en", "value") or company, []
        if about := text_at(item, "descriptions", "en", "value"):
            lines.append(f"{name}: {about}.")
        lines += self._facts(item, fetcher)
        address, on = f"{self.wikidata}/wiki/{text_at(item, 'id')}", None
        if title := text_at(item, "sitelinks", "enwiki", "title"):
            place = quote(title.replace(" ", "_"), safe="")
            summary = json_at(fetcher, f"{self.wikipedia}/api/rest_v1/page/summary/{place}")
            lines.append(text_at(summary, "extract"))
            address = text_at(summary, "content_urls", "desktop", "page") or address
            on = day_at(summary, "timestamp")
        yield written(
            address, f"{name} in Wikipedia {on or ''}.txt", [f"About {name}", *filter(None, lines)], on
        )

    def _item(self, company: str, fetcher: Fetcher) -> Any:
        asked = urlencode(
            {
                "action": "wbsearchentities",
                "search": company,
                "language": "en",
                "type": "item",
                "limit": 7,
                "format": "json",
            }
        )
        found = json_at(fetcher, f"{self.wikidata}/w/api.php?{asked}")
        wanted = firm_key(company)
        alike = [
            text_at(one, "id")
            for one in rows_at(found, "search")
            if same_firm(firm_key(text_at(one, "label")), wanted)
        ]
        items = self._entities(alike, fetcher, "labels|descriptions|claims|sitelinks") if alike else {}
        for number in alike:
            if any(dig(items, number, "claims", fact) for fact in OF_A_COMPANY):
                return items[number]
        message = f"Wikidata knows no company called {company}."
        raise NothingThere(message)

    def _entities(self, numbers: list[str], fetcher: Fetcher, props: str) -> dict[str, Any]:
        asked = urlencode(
            {
                "action": "wbgetentities",
                "ids": "|".join(numbers[:50]),
                "props": props,
                "languages": "en",
                "format": "json",
            }
        )
        found = dig(json_at(fetcher, f"{self.wikidata}/w/api.php?{asked}"), "entities")
        return found if isinstance(found, dict) else {}

    def _facts(self, item: Any, fetcher: Fetcher) -> Iterator[str]:
        said = {fact: [_value(one) for one in _current(rows_at(item, "claims", fact))][:4] for fact in FACTS}
        numbers = [one for values in said.values() for one in values if one.startswith("Q")]
        names = self._entities(list(dict.fromkeys(numbers)), fetcher, "labels") if numbers else {}
        for fact, words in FACTS.items():
            values = [
                text_at(names, one, "labels", "en", "value") if one.startswith("Q") else one
                for one in said[fact]
            ]
            if any(values):
                yield f"{words}: {', '.join(dict.fromkeys(filter(None, values)))}."


def _current(claims: Iterator[dict[str, Any]]) -> list[dict[str, Any]]:
    """Preferred statements alone where there are any; deprecated ones and those with an end left out."""
    standing = [
        one for one in claims if one.get("rank") != "deprecated" and not dig(one, "qualifiers", "P582")
    ]
    return [one for one in standing if one.get("rank") == "preferred"] or standing


def _value(claim: dict[str, Any]) -> str:
    value = dig(claim, "mainsnak", "datavalue", "value")
    return (
        text_at(value)
        or text_at(value, "id")
        or text_at(value, "time")[1:5]
        or text_at(value, "amount").removeprefix("+")
    )
