"""How the whole review does on drafts of authors it has not learned from: `python evaluation/review_held_back.py DIR`.

DIR is what `scripts/train_in_context.py --folds DIR` kept: for each voice the networks that were trained without it.
"""

import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from evaluation.evaluate import HEAD, reviewed
from otherward.review import in_context


def main() -> None:
    print(HEAD)
    for file in sorted(Path(sys.argv[1]).glob("*.npz")):
        network = in_context.unpacked(file.read_bytes())
        in_context.network = lambda network=network: network  # type: ignore[assignment,misc]
        found = reviewed(f"{file.stem}.txt")
        print(found.codes.row(file.stem))
        print(
            f"  bands {found.bands} of {found.drafts}; {found.alarms} false alarms on {found.others} about the other"
        )


if __name__ == "__main__":
    main()
