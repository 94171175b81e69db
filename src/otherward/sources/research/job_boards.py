"""Public job boards: which departments a company hires for. Greenhouse, Lever and Ashby, each by its documented interface.

Greenhouse: https://developers.greenhouse.io/job-board.html · Lever: https://github.com/lever/postings-api ·
Ashby: https://developers.ashbyhq.com/docs/public-job-posting-api. Only Greenhouse says whose board it is; the others are read where the user
gives the board's address, never by guessing a name.
"""

import html
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from otherward.giving.strategy import firm_key, same_firm
from otherward.sources.fetching import Fetcher, NotFetched
from otherward.sources.research.answers import day_at, dig, json_at, rows_at, text_at, words_of
from otherward.sources.research.paper import NothingThere, Paper, written

MOST_POSTS = 60
MOST_WORDS = 1500
"""Letters of one post's description that are kept."""
BOARD = re.compile(
    r"https?://(?P<host>boards\.greenhouse\.io|job-boards(?:\.eu)?\.greenhouse\.io|jobs(?:\.eu)?\.lever\.co|jobs\.ashbyhq\.com)/(?P<board>[\w.%-]+)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Post:
    """One open post."""

    title: str
    department: str
    place: str
    about: str
    on: date | None


@dataclass(frozen=True)
class JobBoards:
    """The three, and where they are."""

    board: str = ""
    """The board's address, if the user gave one."""
    name: str = "jobs"
    greenhouse: str = "https://boards-api.greenhouse.io"
    lever: str = "https://api.lever.co"
    ashby: str = "https://api.ashbyhq.com"

    def says(self, company: str) -> str:
        """What will be fetched and from where."""
        if self.board:
            return f"the open posts of {company} at {self.board}"
        return f"the open posts of {company}, if its job board is at Greenhouse (boards-api.greenhouse.io)"

    def papers(self, company: str, fetcher: Fetcher) -> Iterator[Paper]:
        """One page with all open posts, by department."""
        posts, address = self._given(fetcher) if self.board else self._found(company, fetcher)
        if not posts:
            message = f"The job board of {company} has no open post."
            raise NothingThere(message)
        on = max((post.on for post in posts if post.on), default=None)
        yield written(address, f"open posts {on or ''}.txt", list(_told(company, posts)), on)

    def _given(self, fetcher: Fetcher) -> tuple[list[Post], str]:
        found = BOARD.match(self.board)
        if not found:
            message = f"{self.board} is no job board of Greenhouse, Lever or Ashby; bring its page in by its address."
            raise NothingThere(message)
        host, board = found["host"].casefold(), found["board"]
        if "greenhouse" in host:
            return self._greenhouse(board, fetcher), self.board
        if "lever" in host:
            return self._lever(board, fetcher), self.board
        return self._ashby(board, fetcher), self.board

    def _found(self, company: str, fetcher: Fetcher) -> tuple[list[Post], str]:
        key = firm_key(company)
        called = (re.sub(r"[^a-z0-9-]", "", between.join(key)) for between in ("", "-"))
        for board in dict.fromkeys(called):
            try:
                whose = (
                    text_at(json_at(fetcher, f"{self.greenhouse}/v1/boards/{board}"), "name") if board else ""
                )
            except NotFetched as problem:
                if problem.status != 404:
                    raise
                continue
            if same_firm(firm_key(whose), key):
                return self._greenhouse(board, fetcher), f"https://boards.greenhouse.io/{board}"
        message = f"{company} has no job board at Greenhouse under its name; give the address of its careers page or board instead."
        raise NothingThere(message)

    def _greenhouse(self, board: str, fetcher: Fetcher) -> list[Post]:
        found = json_at(fetcher, f"{self.greenhouse}/v1/boards/{board}/jobs?content=true")
        return [
            Post(
                title=text_at(one, "title"),
                department=text_at(one, "departments", 0, "name"),
                place=text_at(one, "location", "name"),
                about=words_of(html.unescape(text_at(one, "content"))),
                on=day_at(one, "first_published") or day_at(one, "updated_at"),
            )
            for one in rows_at(found, "jobs")
        ][:MOST_POSTS]

    def _lever(self, board: str, fetcher: Fetcher) -> list[Post]:
        found = json_at(fetcher, f"{self.lever}/v0/postings/{board}?mode=json&limit={MOST_POSTS}")
        return [
            Post(
                title=text_at(one, "text"),
                department=text_at(one, "categories", "department") or text_at(one, "categories", "team"),
                place=text_at(one, "categories", "location"),
                about=text_at(one, "descriptionPlain") or words_of(text_at(one, "description")),
                on=day_at(one, "createdAt"),
            )
            for one in rows_at({"all": found}, "all")
        ][:MOST_POSTS]

    def _ashby(self, board: str, fetcher: Fetcher) -> list[Post]:
        found = json_at(fetcher, f"{self.ashby}/posting-api/job-board/{board}")
        return [
            Post(
                title=text_at(one, "title"),
                department=text_at(one, "department") or text_at(one, "team"),
                place=text_at(one, "location"),
                about=text_at(one, "descriptionPlain") or words_of(text_at(one, "descriptionHtml")),
                on=day_at(one, "publishedAt"),
            )
            for one in rows_at(found, "jobs")
            if dig(one, "isListed") is not False
        ][:MOST_POSTS]


def _told(company: str, posts: list[Post]) -> Iterator[str]:
    departments = Counter(post.department for post in posts if post.department)
    yield f"Open posts at {company}"
    if departments:
        yield (
            "By department: "
            + "; ".join(f"{name}: {count}" for name, count in departments.most_common())
            + "."
        )
    for post in posts:
        where: list[Any] = [part for part in (post.department, post.place) if part]
        yield f"{company} is hiring: {post.title}" + (f" ({', '.join(where)})" if where else "") + "."
        if post.about:
            yield " ".join(post.about.split())[:MOST_WORDS]
