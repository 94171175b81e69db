"""The people of the example, and the plain notation its texts are written in."""

import csv
import io
import random
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

PLACE = Path(__file__).parents[1] / "src" / "otherward" / "example"
TEXTS = Path(__file__).parent / "example"


@dataclass
class Person:
    """One invented person, and where the user has them."""

    key: str
    given: str
    family: str
    org: str
    title: str
    mail: str
    where: frozenset[str]
    more: dict[str, str] = field(default_factory=dict)
    number: int = 0

    @property
    def name(self) -> str:
        """As they are called in full."""
        return f"{self.given} {self.family}"

    @cached_property
    def profile(self) -> str:
        """Their page on LinkedIn."""
        slug = self.more.get("slug") or plain(f"{self.given} {self.family}").lower().replace(
            " ", "-"
        ).replace(".", "")
        return f"https://www.linkedin.com/in/{slug}"

    @property
    def before(self) -> tuple[str, str] | None:
        """Firm and title of last March, where they have changed since."""
        if "before" not in self.more:
            return None
        firm, _, title = self.more["before"].partition("|")
        return firm, title

    @property
    def phone(self) -> str:
        """An invented number; 555-01xx is nobody's."""
        return f"{902 if self.number < 100 else 782} 555 01{self.number % 100:02d}"


@dataclass
class Letter:
    """One letter, message or item of a thread: its heading in parts, and its words."""

    head: list[str]
    text: str


@dataclass
class Thread:
    """What stands below one heading of `===`."""

    head: list[str]
    letters: list[Letter]


def plain(text: str) -> str:
    """Without accents."""
    import unicodedata

    return "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))


def write(path: str, text: str | bytes) -> None:
    """One file below the example's folder."""
    target = PLACE / path
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(text.encode() if isinstance(text, str) else text)


def csv_text(rows: list[list[str]], *, quote_all: bool = False) -> str:
    """Rows as CSV."""
    out = io.StringIO()
    style = csv.QUOTE_ALL if quote_all else csv.QUOTE_MINIMAL
    csv.writer(out, lineterminator="\n", quoting=style).writerows(rows)
    return out.getvalue()


def texts() -> list[str]:
    """The names of the files with the words."""
    return sorted(path.name for path in TEXTS.glob("*.txt"))


def read_entries(name: str) -> list[Thread]:
    """The threads of one file: `=== heading`, then `--- heading` and words; comments only at the top."""
    threads: list[Thread] = []
    for line in (TEXTS / name).read_text(encoding="utf-8").splitlines():
        if line.startswith("=== "):
            threads.append(Thread(head=_parts(line), letters=[]))
        elif line.startswith("--- ") or line == "---":
            threads[-1].letters.append(Letter(head=_parts(line), text=""))
        elif threads:
            threads[-1].letters[-1].text += line + "\n" if threads[-1].letters else ""
    for thread in threads:
        for letter in thread.letters:
            letter.text = letter.text.strip("\n")
    return threads


def _parts(line: str) -> list[str]:
    return [part.strip() for part in line[4:].split(" | ")]


def read_people() -> list[Person]:
    """Everybody of `people.txt`."""
    found = []
    for line in (TEXTS / "people.txt").read_text(encoding="utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        key, given, family, org, title, mail, where, more = (
            cell.strip() for cell in f" {line} ".split(" | ", 7)
        )
        extras = dict(one.strip().split("=", 1) for one in more.split(";") if "=" in one)
        found.append(
            Person(key, given, family, org, title, mail, frozenset(where.split()), extras, number=len(found))
        )
    return found


ME, *PEOPLE = read_people()


def plain_connections() -> list[Person]:
    """The many one is connected with and hardly knows."""
    rng = random.Random(20261012)
    columns = {thread.head[0]: thread.letters[0].text.split("\n") for thread in read_entries("strangers.txt")}
    given, family = columns["given"], columns["family"]
    rng.shuffle(given)
    rng.shuffle(family)
    found = []
    for number in range(150):
        firm, titles = columns["work"][number % len(columns["work"])].split(" | ", 1)
        first, last = given[number % len(given)], family[(number * 3 + number // len(given)) % len(family)]
        one = Person(f"c{number}", first, last, firm, rng.choice(titles.split(", ")), "", frozenset(("li",)))
        one.more["slug"] = (
            plain(f"{first}-{last}-{rng.randrange(16**6):06x}").lower().replace(" ", "-").replace("'", "")
        )
        found.append(one)
    return found
