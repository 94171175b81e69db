"""SEC EDGAR: the latest annual report of a company listed in the United States (Form 10-K, 20-F or 40-F).

Interface: https://www.sec.gov/search-filings/edgar-application-programming-interfaces. The register asks for a User-Agent with a mail address
and no more than ten requests a second; three are made.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from otherward.giving.strategy import firm_key, same_firm
from otherward.sources.fetching import Fetcher
from otherward.sources.research.answers import day_at, dig, json_at, rows_at, text_at
from otherward.sources.research.paper import NothingThere, Paper

ANNUAL = ("10-K", "20-F", "40-F")


@dataclass(frozen=True)
class Edgar:
    """The register, and where it is."""

    contact: str = ""
    """The user's mail address; it is named to this register and to nobody else."""
    name: str = "edgar"
    www: str = "https://www.sec.gov"
    data: str = "https://data.sec.gov"

    def says(self, company: str) -> str:
        """What will be fetched and from where."""
        return f"the latest annual report of {company}, if it is listed in the United States, from sec.gov; your mail address is named to it, as it asks"

    def papers(self, company: str, fetcher: Fetcher) -> Iterator[Paper]:
        """The report."""
        if not self.contact:
            message = "sec.gov wants to know who asks; say your mail address first: otherward me --email you@example.org"
            raise NothingThere(message)
        number = self._number(company, fetcher)
        filed = json_at(fetcher, f"{self.data}/submissions/CIK{number:010}.json", contact=self.contact)
        recent = dig(filed, "filings", "recent")
        for place, form in enumerate(dig(recent, "form") or ()):
            document, filing = (
                text_at(recent, "primaryDocument", place),
                text_at(recent, "accessionNumber", place),
            )
            if form in ANNUAL and document and filing:
                address = f"{self.www}/Archives/edgar/data/{number}/{filing.replace('-', '')}/{document}"
                on = day_at(recent, "filingDate", place)
                body = fetcher.fetch(address, contact=self.contact).body
                yield Paper(address=address, name=f"annual report ({form}) {on or ''}.htm", body=body, on=on)
                return
        message = f"sec.gov has no annual report of {company}."
        raise NothingThere(message)

    def _number(self, company: str, fetcher: Fetcher) -> int:
        listed = json_at(fetcher, f"{self.www}/files/company_tickers.json", contact=self.contact)
        every: list[Any] = list(listed.values()) if isinstance(listed, dict) else []
        wanted = firm_key(company)
        found = {
            dig(one, "cik_str"): text_at(one, "title")
            for one in rows_at({"all": every}, "all")
            if same_firm(firm_key(text_at(one, "title")), wanted) and isinstance(dig(one, "cik_str"), int)
        }
        exact = [number for number, title in found.items() if firm_key(title) == wanted]
        if len(exact) == 1:
            return int(exact[0])
        if len(found) == 1:
            return int(next(iter(found)))
        if not found:
            message = f"{company} is not listed at sec.gov under this name."
            raise NothingThere(message)
        names = "; ".join(sorted(found.values())[:5])
        message = f"Several are called like {company} at sec.gov ({names}); name the one you mean in full."
        raise NothingThere(message)
