"""What the judges say of texts they have not seen: `python scripts/held_back.py [--whose]` writes to `build/`. Needs PyTorch (CPU).

The judges packaged with the product have learned from `texts.train*.jsonl`; how well they read them says nothing. Here they are trained as
often as there are folds, each time without a part of these texts, and the judge of sentences asked about that part; `--whose` trains only
the judge of whose a thing is. `evaluation/reading_errors.py` reads the texts with what is written here.
"""

import argparse
from pathlib import Path

import numpy as np
from reader_examples import examples
from reader_network import judge, learn, prepare
from train_reader import SEED
from train_whose import fit, questions

BUILD = Path(__file__).parents[1] / "build"
FOLDS = 3
TEXTS = "T"
"""How the identifiers of `texts.train*.jsonl` begin."""


def sentences() -> None:
    """Each text's sentences by where they begin, with how surely each holds what."""
    found = examples()
    hand = np.vstack([one.hand for one in found])
    items = prepare(found, hand.mean(axis=0), hand.std(axis=0) + 0.5)
    names = sorted({one.name for one in found if one.name.startswith(TEXTS)})
    sure: dict[str, np.ndarray] = {}
    for fold in range(FOLDS):
        held = set(names[fold::FOLDS])
        net = learn([one for one in items if one.example.name not in held], SEED)
        answers = judge(net, [one for one in items if one.example.name in held])
        for number in sorted({number for number, _ in answers}):
            one = found[number]
            sure[one.name] = np.array([[s.start, *answers[number, i]] for i, s in enumerate(one.said)])
    np.savez_compressed(BUILD / "held_back.npz", **sure)


def holders() -> None:
    """The weights of the judge of whose a thing is, for each part."""
    asked = questions()
    weights: dict[str, np.ndarray] = {}
    for fold in range(FOLDS):
        known = [one for one in asked if not (one.id.startswith(TEXTS) and one.text % FOLDS == fold)]
        weights |= {f"{fold}.{name}": array for name, array in fit(known).items()}
    np.savez_compressed(BUILD / "held_back_whose.npz", **weights)


def main() -> None:
    """Train, ask, write."""
    parser = argparse.ArgumentParser(description="Judges that have not seen a text.")
    parser.add_argument("--whose", action="store_true")
    BUILD.mkdir(exist_ok=True)
    holders()
    if not parser.parse_args().whose:
        sentences()


if __name__ == "__main__":
    main()
