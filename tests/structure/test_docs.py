"""No command, decision or page without its line in the documentation."""

import re
from pathlib import Path

from otherward.cli.app import COMMANDS

ROOT = Path(__file__).parents[2]


def test_every_command_is_in_the_reference():
    reference = (ROOT / "docs" / "reference.md").read_text(encoding="utf-8")
    missing = [name for name in COMMANDS if f"`otherward {name}" not in reference]
    assert not missing


def test_the_reference_names_no_command_that_is_not_there():
    reference = (ROOT / "docs" / "reference.md").read_text(encoding="utf-8")
    named = set(re.findall(r"`otherward ([a-z][a-z-]*)", reference))
    assert named <= set(COMMANDS)


def test_every_decision_is_listed():
    listing = (ROOT / "docs" / "README.md").read_text(encoding="utf-8")
    pages = {p.name for p in (ROOT / "docs" / "decisions").glob("*.md")}
    assert not [page for page in pages if page not in listing]


def test_the_readme_gives_the_two_commands():
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert "make run" in readme
    assert "make test" in readme
    assert "Apache-2.0" in readme


def test_links_between_the_pages_hold():
    broken = [
        f"{page.name} -> {target}"
        for page in [ROOT / "README.md", *(ROOT / "docs").rglob("*.md")]
        for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8"))
        if not (page.parent / target).exists()
    ]
    assert not broken
