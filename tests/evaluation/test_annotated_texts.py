"""The annotated texts can all be read, their quotes stand in them, and a good part of the further ones holds nothing."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "evaluation" / "understanding"


def test_two_thousand_further_texts_can_be_read():
    files = [*sorted((FOLDER / "written").glob("*.txt")), *sorted((FOLDER / "further").glob("*.txt"))]
    told = subprocess.run(
        [sys.executable, str(ROOT / "scripts" / "annotated_texts.py"), *map(str, files)],
        capture_output=True,
        text=True,
        check=True,
    ).stdout.splitlines()
    counted = [[int(word) for word in line.replace(",", "").split() if word.isdigit()][:2] for line in told]
    assert len(counted) == len(files)
    texts, quiet = (sum(column) for column in zip(*counted, strict=True))
    assert texts >= 2000
    assert quiet >= texts / 5
