"""The scripts that stand on every page call nothing by a name that another script has: the second of the two would take its place."""

import re
from pathlib import Path

SCRIPTS = Path(__file__).parents[2] / "src" / "otherward" / "web" / "static" / "web"
EVERYWHERE = ("page.js", "kept.js", "palette.js", "drop.js")
"""drop.js stands on every page of the example."""
TOP = re.compile(r"^(?:async )?(?:function|const|let|class) (\w+)", re.MULTILINE)
ENCLOSED = re.compile(r"""^\{.*^\}\s*\Z""", re.MULTILINE | re.DOTALL)


def names(path):
    """What a script calls its own for the whole page; what stands in a block of its own is nobody else's."""
    return set(TOP.findall(ENCLOSED.sub("", path.read_text(encoding="utf-8"))))


def test_scripts_of_every_page_share_no_name_with_others():
    found = {path.name: names(path) for path in SCRIPTS.glob("*.js") if path.name != "htmx.min.js"}
    shared = {
        (one, other, name)
        for one in EVERYWHERE
        for other, theirs in found.items()
        if other != one
        for name in found[one] & theirs
    }
    assert not shared
    assert "spoken" in found["page.js"]
