"""Train what a sentence does where its words leave that open: `python scripts/train_roles.py`.

Data: `evaluation/review/sentences.txt`, and the sentences of the written drafts as the words of the review judge them. From where on each
kind is believed comes from five-fold cross-validation. Seeded: the same data gives the same weights.
"""

import argparse
import io
import re
import sys
from pathlib import Path

import numpy as np

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from otherward.review import case, meaning, roles, unsaid  # noqa: E402
from tests.review.written import written  # noqa: E402

OUT = ROOT / "src" / "otherward" / "review" / "model" / "roles.npz"
LETTERS = list(meaning.DOES)
RIDGE = 0.5
WIDTH = 384
PRECISE, LEAST_SAID = 0.8, 4
"""A name is believed where so many are right, counted over so many at least."""
GRAVE = {
    "job",
    "fake offer",
    "condition",
    "guilt",
    "score-keeping",
    "order",
    "urgency",
    "presumption",
    "brochure",
    "praise",
}
MORE_PRECISE = 0.9
"""What is a fault by itself is believed more slowly."""
BARE = 0.3
OPEN = 0.3
"""Weight of a draft's sentence in which no words were found: mostly it does nothing, but not surely."""


def sentences() -> list[tuple[str, str]]:
    """The written sentences with their letters."""
    lines = (ROOT / "evaluation" / "review" / "sentences.txt").read_text(encoding="utf-8").splitlines()
    found = [re.match(r"(\w+) \| (.+)", line) for line in lines if not line.startswith("#")]
    return [(match[2], match[1].replace("x", "")) for match in found if match]


def without_i(rows: list[tuple[str, str]]) -> list[tuple[int, str, str]]:
    """What the writer wants or claims, said without an I (it is no less for the writer), with the place of the whole one."""
    found = []
    for at, (text, letters) in enumerate(rows):
        bare = re.sub(
            r"\b(?:I(?:'m|'ve|'d|'ll)?(?: am| have| would| will)?|my|our|me|we(?:'re|'ve|'d|'ll)?)\b ?",
            "",
            text,
        ).strip()
        if set(letters) & set("1234jwps") and bare != text and len(bare.split()) > 2:
            found.append((at, bare[:1].upper() + bare[1:], letters))
    return found


def letters(one: roles.Judged) -> str:
    """What a sentence does by its words, in the letters of the written sentences."""
    said = [str(min(4, ask.size)) for ask in one.asks if ask.size]
    said += ["j"] * one.job + ["w"] * one.wants + ["g"] * one.gift + ["h"] * one.homework
    said += ["q"] * one.question + ["o"] * one.out + ["f"] * one.fake + ["v"] * one.vague
    said += ["i"] * one.conditional + ["p"] * (one.promotion and not one.fake)
    said += [
        letter for letter, name in zip("kury", unsaid.PRESSES.values(), strict=True) if name in one.pressure
    ]
    return "".join(said)


def drafted(pattern: str) -> list[tuple[str, str]]:
    """The sentences of the written drafts with what their words say."""
    return [
        (one.text, letters(one))
        for draft in written(pattern)
        for one in case.Case(draft.draft, meaning=False).judged
    ]


def fit(x: np.ndarray, y: np.ndarray, weight: np.ndarray) -> dict[str, np.ndarray]:
    """Kernel ridge regression, all names at once."""
    mean, deviation = x[:, :WIDTH].mean(axis=0), x[:, :WIDTH].std(axis=0) + 1e-6
    like = meaning.standard(x, mean, deviation)
    base = np.average(y, axis=0, weights=weight)
    share = np.linalg.solve(meaning.kernel(like, like) + np.diag(RIDGE / weight), y - base)
    return {"mean": mean, "deviation": deviation, "like": like, "share": share, "base": base}


def predict(found: dict[str, np.ndarray], x: np.ndarray) -> np.ndarray:
    """How surely each does each."""
    return meaning.Likeness(**found, least=np.zeros(len(found["base"]))).raw(x)


def crossed(x: np.ndarray, y: np.ndarray, weight: np.ndarray, group: np.ndarray, n: int = 5) -> np.ndarray:
    """Each sentence judged by what never saw it, nor what was made of it."""
    fold = np.random.default_rng(0).permutation(int(group.max()) + 1)[group] % n
    p = np.zeros_like(y)
    for k in range(n):
        held, kept = fold == k, fold != k
        p[held] = predict(fit(x[kept], y[kept], weight[kept]), x[held])
    return p


def believed(p: np.ndarray, true: np.ndarray, precise: float) -> tuple[float, float, float]:
    """From where on a name is believed, with precision and recall there: the lowest place from which this share is right."""
    order = np.argsort(-p)
    right = np.cumsum(true[order])
    precision = right / np.arange(1, len(order) + 1)
    good = [at for at in range(LEAST_SAID - 1, len(order)) if precision[at] >= precise]
    if not good:
        return 2.0, 0.0, 0.0
    at = good[-1]
    return float(p[order[at]]), float(precision[at]), float(right[at] / max(1, true.sum()))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--drafts", default="drafts-0[123].txt", help="those whose words are judged nearly without fault"
    )
    options = parser.parse_args()
    own, read = sentences(), drafted(options.drafts)
    bare = without_i(own)
    both = own + read + [(text, letters) for _, text, letters in bare]
    group = np.array([*range(len(own) + len(read)), *(at for at, _, _ in bare)])
    x = meaning.features([text for text, _ in both])
    y = np.array([[letter in letters for letter in LETTERS] for _, letters in both], dtype=np.float32)
    y = np.hstack([y, y[:, :4].max(axis=1, keepdims=True)])
    weight = np.array(
        [1.0] * len(own) + [1.0 if said else OPEN for _, said in read] + [BARE] * len(bare), dtype=np.float32
    )
    p = crossed(x, y, weight, group)
    print(f"{len(own)} written sentences, {len(read)} of drafts; believed from where 4 of 5 are right:")
    least = []
    for at, name in enumerate(meaning.NAMES):
        from_, precision, recall = believed(
            p[: len(own), at], y[: len(own), at], MORE_PRECISE if name in GRAVE else PRECISE
        )
        least.append(from_)
        print(
            f"{name:<14} {int(y[: len(own), at].sum()):>4}  from {from_:.2f}  P {precision:.2f}  R {recall:.2f}"
        )
    found = fit(x, y, weight)
    scale = np.abs(found["like"]).max(axis=0) / 127 + 1e-9
    kept = {
        "mean": found["mean"].astype(np.float16),
        "deviation": found["deviation"].astype(np.float16),
        "like": np.rint(found["like"] / scale).astype(np.int8),
        "like_scale": scale.astype(np.float32),
        "share": found["share"].astype(np.float16),
        "base": found["base"].astype(np.float32),
        "least": np.array(least, dtype=np.float32),
    }
    buffer = io.BytesIO()
    np.savez_compressed(buffer, **kept)
    OUT.write_bytes(buffer.getvalue())
    print(f"{OUT.name}: {len(buffer.getvalue())} bytes")


if __name__ == "__main__":
    main()
