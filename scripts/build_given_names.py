"""Write `src/otherward/reading/given_names.txt`, the given names of many languages: `uv run --with faker python scripts/build_given_names.py`.

The names are those with which the Faker project (MIT licence, see NOTICE) makes up people of some sixty countries. Left out is what is also a
word, a country, a month or a town: a word that the annotated texts or the project's own pages write small is not taken for a name because it begins
a sentence. Needed only to make the file anew; the product reads the file.
"""

import re
from importlib import import_module
from importlib.metadata import files
from pathlib import Path
from pkgutil import iter_modules

from annotated_texts import records

from otherward.network.handle import plain

ROOT = Path(__file__).parents[1]
OUT = ROOT / "src" / "otherward" / "reading" / "given_names.txt"
NAME = re.compile(r"[^\W\d_]{3,}")
PEOPLE, PLACES = "faker.providers.person", "faker.providers.address"
NO_NAMES = frozenset(
    """paris london berlin vienna rome madrid lisbon milan florence venice geneva dublin austin houston dallas phoenix boston denver lincoln
    sydney adelaide perth wellington cairo lagos nairobi israel india china asia america africa europe santiago lima bogota york kent devon
    trinity mercy faith hope grace joy summer autumn winter april may june august sunday monday friday christmas easter noel royal king queen
    prince duke earl bishop dean major general marshall page chase chance hunter carter mason taylor miller smith baker cook fisher potter
    porter parker turner walker ranger sterling penny crystal ruby amber jade pearl olive rose lily daisy heather hazel ivy holly iris violet
    """.split()
)


TITLE = "Given names of many languages, by scripts/build_given_names.py from the lists of the Faker project, whose licence (MIT) follows."


def licence() -> list[str]:
    """The licence of the lists, which goes with them."""
    path = next(one for one in files("faker") or () if one.name.startswith("LICENSE"))
    return path.read_text(encoding="utf-8").splitlines()


def modules(package: str) -> list[object]:
    """The package's parts, one a language and country."""
    return [import_module(f"{package}.{one.name}") for one in iter_modules(import_module(package).__path__)]


def words_of(provider: object, wanted: str) -> set[str]:
    """Every word of the provider's lists whose names hold `wanted`."""
    found: set[str] = set()
    for name in dir(provider):
        value = getattr(provider, name)
        if wanted in name and not callable(value) and not isinstance(value, str):
            found |= {word for one in _texts(value) for word in NAME.findall(one)}
    return found


def _texts(value: object) -> list[str]:
    if isinstance(value, str):
        return [value]
    return [t for one in value for t in _texts(one)] if isinstance(value, (list, tuple, dict, set)) else []


def written_small() -> set[str]:
    """Words that texts write with a small letter."""
    texts = [
        str(one["text"]) for path in (ROOT / "evaluation").rglob("written/*.txt") for one in records(path)
    ]
    for pattern in (
        "evaluation/**/*.jsonl",
        "evaluation/**/*.txt",
        "docs/**/*.md",
        "src/**/*.py",
        "src/**/*.toml",
    ):
        texts += [path.read_text(encoding="utf-8") for path in ROOT.glob(pattern) if "dev" not in path.name]
    return {plain(word) for text in texts for word in re.findall(r"(?<![\w@.-])[a-zà-ÿ][a-zà-ÿ'’]+", text)}


def main() -> None:
    """Collect, leave out, write."""
    names, places = set(), set()
    for module in modules(PEOPLE):
        names |= {plain(w) for w in words_of(module.Provider, "first_name")}
    for module in modules(PLACES):
        places |= {
            plain(w)
            for kind in ("countries", "cities", "city_names")
            for w in words_of(module.Provider, kind)
        }
    kept = sorted(n for n in names - places - written_small() - NO_NAMES if n.isascii() and len(n) > 2)
    lines, line = [f"# {text}".rstrip() for text in (TITLE, *licence())], ""
    for name in kept:
        if len(line) + len(name) > 118:
            lines.append(line.strip())
            line = ""
        line += f" {name}"
    OUT.write_text("\n".join([*lines, line.strip()]) + "\n", encoding="utf-8")
    print(f"{len(kept)} names of {len(names)}")


if __name__ == "__main__":
    main()
