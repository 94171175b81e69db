"""What holds of the house itself: rooms, sizes, names, and that nobody is ever ranked."""

import ast
import re
import tomllib
from pathlib import Path

import pytest

SRC = Path(__file__).parents[2] / "src" / "otherward"
TESTS = Path(__file__).parents[1]
MODULES = sorted(p for p in SRC.rglob("*.py") if "migrations" not in p.parts)
FUNCTIONS = [
    (path, node)
    for path in MODULES
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
    if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
]


def length(node):
    return node.end_lineno - node.lineno + 1


@pytest.mark.parametrize("path", [*MODULES, *sorted(TESTS.rglob("*.py"))], ids=lambda p: p.stem)
def test_files_fit_on_a_few_screens(path):
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 350


def test_functions_are_short():
    long = [f"{path.name}:{node.name} {length(node)}" for path, node in FUNCTIONS if length(node) > 50]
    assert not long
    short = sum(length(node) <= 20 for _, node in FUNCTIONS)
    assert short / len(FUNCTIONS) >= 0.9


def test_no_room_is_called_by_what_it_is_not():
    vague = {"utils", "helpers", "manager", "managers", "service", "services", "common", "misc"}
    assert not [p for p in SRC.rglob("*") if p.stem in vague]


def test_every_function_says_what_it_gives_back():
    assert not [f"{path.name}:{node.name}" for path, node in FUNCTIONS if node.returns is None]


def test_no_person_is_scored_or_ranked():
    """Suggestions have a score, people never (product.md, principles)."""
    fields = {}
    for name in ("person", "rapport", "tie", "organization"):
        tree = ast.parse((SRC / "network" / f"{name}.py").read_text(encoding="utf-8"))
        fields[name] = {
            n.target.id
            for n in ast.walk(tree)
            if isinstance(n, ast.AnnAssign) and isinstance(n.target, ast.Name)
        }
    banned = re.compile(
        r"score|rank|rating|balance|generosity|reciprocity|influence|personality", re.IGNORECASE
    )
    assert not [(name, f) for name, ones in fields.items() for f in ones if banned.search(f)]


BALANCE = re.compile(
    r"balance|debt|tally|karma|leaderboard|generosity|net_given|(favor|gift|thank)s?_(count|total|sum)|(count|total|sum)_of_(favor|gift|thank)",
    re.IGNORECASE,
)


def test_no_balance_or_total_of_favors_is_kept_or_shown():
    """A memory, not a debt book: nothing is summed or counted per person (product.md)."""
    names = [
        (path.name, name)
        for path in MODULES
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        for name in (getattr(node, "id", ""), getattr(node, "attr", ""), getattr(node, "name", ""))
        if isinstance(name, str) and BALANCE.search(name)
    ]
    assert not names
    counted = [
        (path.name, ast.unparse(node))
        for path in MODULES
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call)
        and getattr(node.func, "id", "") in ("sum", "len", "Counter")
        and re.search(r"favor|thanks|promises", ast.unparse(node))
    ]
    assert not counted
    shown = [
        path.name
        for path in SRC.rglob("*.html")
        if re.search(
            r"(favors|promises|thanks|given|received)[^}]*\|length", path.read_text(encoding="utf-8")
        )
    ]
    assert not shown


def test_mocks_are_rare():
    tests = mocked = 0
    for path in TESTS.rglob("test_*.py"):
        text = path.read_text(encoding="utf-8")
        tests += len(re.findall(r"^\s*def test_", text, re.MULTILINE))
        mocked += (
            len(re.findall(r"\bmock\.|MagicMock\(|monkeypatch\.setattr", text))
            if path != Path(__file__)
            else 0
        )
    assert mocked * 50 <= tests


def test_nothing_is_left_undone_in_the_code():
    left = re.compile(r"\b(TO" r"DO|FIX" r"ME|XX" r"X)\b|raise NotImplemented" r"Error")
    assert not [p.name for p in MODULES if left.search(p.read_text(encoding="utf-8"))]


def test_every_template_loads_the_words_it_uses():
    """A filter that is not loaded is found only when somebody opens the page."""
    rooms = SRC / "web" / "templatetags"
    filters = {
        library.stem: set(
            re.findall(r"^@register\.filter\ndef (\w+)", library.read_text(encoding="utf-8"), re.MULTILINE)
        )
        for library in rooms.glob("*.py")
    }
    missing = [
        f"{page.name}: {name}"
        for page in (SRC / "web" / "templates").rglob("*.html")
        if "words" not in re.findall(r"{% load (\w+) %}", text := page.read_text(encoding="utf-8"))
        for name in re.findall(r"\|(\w+)", text)
        if name in filters["words"]
    ]
    assert not missing


def test_every_table_of_words_can_be_read():
    """A sentence that stands twice would silence the whole table."""
    for table in sorted(SRC.rglob("*.toml")):
        tomllib.loads(table.read_text(encoding="utf-8"))
