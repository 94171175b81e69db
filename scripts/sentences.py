"""The sentences Otherward says outside of its pages: errors, what became of a row, what the command line prints and offers as help.

    python scripts/sentences.py            # those without a German one, to be added to translation/sentences.de.toml

They stand in the sources without any mark; a value in one is a place: `There is no ask “{which}”.`
"""

import ast
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

SRC = Path(__file__).parents[1] / "src" / "otherward"
FILE = SRC / "translation" / "sentences.de.toml"
PRINTED = {"echo", "print", "tell"}
SAID_AS = {"help", "why", "short_help"}
NOT_SAID = {"mcp", "api", "editor"}
"""Rooms read by programs."""


def sentences() -> Iterator[tuple[str, str]]:
    """(sentence, where it stands), each once."""
    found: dict[str, str] = {}
    for path in sorted(SRC.rglob("*.py")):
        if path.relative_to(SRC).parts[0] in NOT_SAID:
            continue
        tree = ast.parse(path.read_text(encoding="utf-8"))
        own = _printed(tree) if path.parent.name == "cli" else ()
        for text in (*_raised(tree), *own):
            if _is_said(text):
                found.setdefault(text, path.name)
    yield from found.items()


def _raised(tree: ast.AST) -> Iterator[str]:
    """What is raised, and why a row was not used."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") in ("message", "nothing"):
            yield from _texts(node.value)
        elif isinstance(node, ast.Raise) and isinstance(node.exc, ast.Call) and node.exc.args:
            yield from _texts(node.exc.args[0])
        elif isinstance(node, ast.Call):
            yield from (text for one in node.keywords if one.arg in SAID_AS for text in _texts(one.value))


def _printed(tree: ast.AST) -> Iterator[str]:
    """What a command prints, and what its help says."""
    for node in ast.walk(tree):
        name = getattr(getattr(node, "func", None), "attr", getattr(getattr(node, "func", None), "id", ""))
        if isinstance(node, ast.Call) and name in PRINTED and node.args:
            yield from _texts(node.args[0])
        elif isinstance(node, ast.FunctionDef) and _is_command(node):
            yield from (" ".join(part.split()) for part in (ast.get_docstring(node) or "").split("\n\n"))
        elif isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") == "COMMANDS":
            yield from (row.elts[2].value for row in node.value.values)  # type: ignore[attr-defined]


def _is_command(node: ast.FunctionDef) -> bool:
    called = (one.func for one in node.decorator_list if isinstance(one, ast.Call))
    return any(getattr(one, "attr", "") in ("command", "group") for one in called)


def _texts(node: ast.expr) -> Iterator[str]:
    """The sentence of an expression, its values as places; both where it chooses between two."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value.strip("\n")
    elif isinstance(node, ast.JoinedStr):
        yield _with_places(node).strip("\n")
    elif isinstance(node, ast.IfExp):
        yield from _texts(node.body)
        yield from _texts(node.orelse)
    elif isinstance(node, ast.BinOp):
        yield from _texts(node.left)
        yield from _texts(node.right)


def _with_places(node: ast.JoinedStr) -> str:
    text, seen = "", 0
    for part in node.values:
        if isinstance(part, ast.Constant):
            text += str(part.value)
        else:
            seen += 1
            text += f"{{{seen}}}"
    return text


def _is_said(text: str) -> bool:
    """Whether it holds words of a sentence, and not a name, a key or only marks of layout."""
    words = [one for one in text.replace("[", " ").split() if one.isalpha()]
    return len(words) > 1 or (len(words) == 1 and text[0].isupper() and text[-1] in ".:")


def known() -> dict[str, str]:
    """Those with their German."""
    return dict(tomllib.loads(FILE.read_text(encoding="utf-8"))) if FILE.exists() else {}


if __name__ == "__main__":
    german = known()
    for sentence, where in sentences():
        if sentence not in german:
            sys.stdout.write(f"{where}\t{sentence!r}\n")
