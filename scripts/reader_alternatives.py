"""Other ways to judge a text's sentences, beside the reader's own: `uv run --group training --with torch python scripts/reader_alternatives.py`.

All are measured on the same texts (every third of `texts.train*.jsonl` and `written/*.txt`) and learn from the same others, as `train_reader.py`
holds them back; whose a thing is does not count. From which probability on a sentence holds a label is found on one half of the held-back texts and
used on the other, both ways, so no figure has chosen its own threshold.
"""

import argparse
import warnings
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from tempfile import NamedTemporaryFile

import numpy as np
import pycrfsuite
from reader_examples import Example, examples
from reader_network import judge, learn, prepare
from scipy import sparse
from sklearn.exceptions import ConvergenceWarning
from sklearn.linear_model import LogisticRegression
from train_reader import SEED, is_held

from otherward.language.embedding import embedder
from otherward.reading.classifier import LABELS
from otherward.reading.features import WORD, WORD_BITS, word_places
from otherward.reading.judgements import holding

OPEN = LABELS[:5]
TRIED = np.arange(0.04, 0.9, 0.02)
WORDS, BESIDE, HAND = 2.0, 0.7, 0.3
"""How strongly words, neighbours and judgements speak beside the embedding in logistic regression: the best of a few tried on these very texts."""
MEANING = 4.0
"""The same of the embedding in the random field."""
CRF = {"c1": 0.05, "c2": 0.5, "max_iterations": 80, "feature.possible_transitions": True}
NOTHING = "-"

Sure = np.ndarray
"""(sentences held back, open labels): how surely each holds what."""


@dataclass
class Texts:
    """What is learned from and what is asked about."""

    found: list[Example]

    def __post_init__(self) -> None:
        self.places = [(n, i) for n, one in enumerate(self.found) for i in range(len(one.said))]
        self.held = np.array([is_held(self.found[n], n) for n, _ in self.places])
        self.truth = np.array([self.found[n].truth[i] for n, i in self.places])
        self.weight = np.array([self.found[n].weight for n, _ in self.places])
        self.text = [self.found[n].said[i].text for n, i in self.places]
        self.of_text = np.array([n for n, _ in self.places])[self.held]
        self.starts = np.cumsum([0, *(len(one.said) for one in self.found)])

    @cached_property
    def words(self) -> sparse.csr_matrix:
        """Words and word pairs of each sentence, hashed."""
        rows = [word_places(text) for text in self.text]
        ends = np.cumsum([0, *map(len, rows)])
        shares = np.concatenate([np.full(len(row), WORDS / len(row) ** 0.5) for row in rows])
        shape = (len(rows), 1 << WORD_BITS)
        return sparse.csr_matrix((shares, np.concatenate(rows).astype(int), ends), shape=shape)

    @cached_property
    def meaning(self) -> np.ndarray:
        """The packaged encoder's vector of each sentence alone."""
        return embedder().embed(self.text)

    @cached_property
    def beside(self) -> np.ndarray:
        """The vectors of the sentence before and the one behind; nothing at a text's ends."""
        around = np.zeros((len(self.places), 2 * self.meaning.shape[1]), np.float32)
        width = self.meaning.shape[1]
        for k, (one, other) in enumerate(pairwise(self.places)):
            if one[0] == other[0]:
                around[k + 1, :width], around[k, width:] = self.meaning[k], self.meaning[k + 1]
        return around

    @cached_property
    def hand(self) -> np.ndarray:
        """The judgements on each sentence and the one before, who speaks, its place and form."""
        hand = np.vstack([one.hand for one in self.found])
        return (hand - hand.mean(axis=0)) / (hand.std(axis=0) + 0.5)


def patterns(texts: Texts) -> Sure:
    """What the judgements' words say by themselves."""
    asked = [text for text, held in zip(texts.text, texts.held, strict=True) if held]
    return np.array([[any(j.says(text) for j in holding(label)) for label in OPEN] for text in asked], float)


def regression(texts: Texts, *parts: np.ndarray) -> Sure:
    """Logistic regression of each label on words, word pairs and these."""
    seen = sparse.hstack([texts.words, *(sparse.csr_matrix(part) for part in parts)]).tocsr()
    learned, asked = seen[~texts.held], seen[texts.held]
    sure = []
    for i in range(len(OPEN)):
        model = LogisticRegression(C=1.0, max_iter=300)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", ConvergenceWarning)
            model.fit(learned, texts.truth[~texts.held, i] > 0, texts.weight[~texts.held])
        sure.append(model.predict_proba(asked)[:, 1])
    return np.array(sure).T


def field(texts: Texts, parts: Sequence[np.ndarray] = ()) -> Sure:
    """A conditional random field over the sentences of a text: words, pairs, the neighbours' words, judgements, form, and these."""
    trainer = pycrfsuite.Trainer(algorithm="lbfgs", params=CRF, verbose=False)
    for number, one in enumerate(texts.found):
        if one.weight == 1 and not is_held(one, number):
            trainer.append(pycrfsuite.ItemSequence(list(_seen(texts, number, parts))), list(_names(one)))
    with NamedTemporaryFile(suffix=".crf") as file:
        trainer.train(file.name)
        tagger = pycrfsuite.Tagger()
        tagger.open(file.name)
    labels, sure = tagger.labels(), []
    for number, one in enumerate(texts.found):
        if is_held(one, number):
            tagger.set(pycrfsuite.ItemSequence(list(_seen(texts, number, parts))))
            sure += [
                [
                    sum(tagger.marginal(name, i) for name in labels if label in name.split("+"))
                    for label in OPEN
                ]
                for i in range(len(one.said))
            ]
    return np.array(sure)


def _names(one: Example) -> Iterator[str]:
    """What each sentence holds, as one name."""
    for row in one.truth:
        yield "+".join(label for label, holds in zip(LABELS, row, strict=True) if holds) or NOTHING


def _seen(texts: Texts, number: int, parts: Sequence[np.ndarray]) -> Iterator[dict[str, float]]:
    """The features of each sentence of a text."""
    one, first = texts.found[number], texts.starts[number]
    words = [{w.casefold() for w in WORD.findall(s.text)} for s in one.said]
    for i, said in enumerate(one.said):
        seen = {f"w{place}": 1.0 for place in word_places(said.text)}
        for name, j in (("before", i - 1), ("behind", i + 1)):
            seen |= {f"{name} {w}": 1.0 for w in words[j]} if 0 <= j < len(words) else {name: 1.0}
        seen |= {f"h{k}": float(v) for k, v in enumerate(texts.hand[first + i])}
        for p, part in enumerate(parts):
            seen |= {f"m{p}.{k}": float(v) for k, v in enumerate(part[first + i])}
        yield seen


def ours(texts: Texts, seed: int) -> Sure:
    """The reader's judge, trained on the same texts."""
    hand = np.vstack([one.hand for one in texts.found])
    items = prepare(texts.found, hand.mean(axis=0), hand.std(axis=0) + 0.5)
    net = learn([one for one in items if not is_held(one.example, one.number)], seed)
    sure = judge(net, [one for one in items if is_held(one.example, one.number)])
    return np.array(
        [sure[place][: len(OPEN)] for place, held in zip(texts.places, texts.held, strict=True) if held]
    )


def said_by(texts: Texts, sure: Sure) -> np.ndarray:
    """Which labels are said of which sentence, with thresholds from the other half of the texts."""
    truth = texts.truth[texts.held][:, : len(OPEN)] > 0
    halves = texts.of_text % 2 == 0
    said = np.zeros(truth.shape, bool)
    for half in (halves, ~halves):
        for i in range(len(OPEN)):
            best = max(TRIED, key=lambda t: f1(sure[~half, i] >= t, truth[~half, i]))
            said[half, i] = sure[half, i] >= best
    return said


def f1(said: np.ndarray, true: np.ndarray) -> float:
    """Harmonic mean of precision and recall."""
    return 2 * float((said & true).sum()) / max(1.0, float(said.sum() + true.sum()))


def row(name: str, texts: Texts, sure: Sure) -> str:
    """A row of the table: F1 together and of each label; texts with nothing that get something."""
    truth, said = texts.truth[texts.held][:, : len(OPEN)] > 0, said_by(texts, sure)
    numbers = sorted(set(texts.of_text))
    quiet = [n for n in numbers if not truth[texts.of_text == n].any()]
    noisy = sum(bool(said[texts.of_text == n].any()) for n in quiet)
    each = " | ".join(f"{f1(said[:, i], truth[:, i]):.2f}" for i in range(len(OPEN)))
    return f"| {name} | {f1(said, truth):.3f} | {each} | {noisy} of {len(quiet)} |"


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description="Other ways to judge a text's sentences.")
    parser.add_argument("--seed", type=int, default=SEED)
    seed = parser.parse_args().seed
    texts = Texts(examples())
    ways: dict[str, Callable[[], Sure]] = {
        "patterns only": lambda: patterns(texts),
        "words and word pairs; logistic regression": lambda: regression(texts),
        "… and the sentence's embedding": lambda: regression(texts, texts.meaning),
        "… and its neighbours' embeddings": lambda: regression(texts, texts.meaning, BESIDE * texts.beside),
        "… and judgements, speaker, place, form": lambda: regression(
            texts, texts.meaning, BESIDE * texts.beside, HAND * texts.hand
        ),
        "conditional random field over the sentences": lambda: field(texts),
        "… with the embedding": lambda: field(texts, [MEANING * texts.meaning]),
        "ours": lambda: ours(texts, seed),
    }
    print(f"| | together | {' | '.join(OPEN)} | quiet texts with a finding |")
    print("| --- " * (len(OPEN) + 3) + "|")
    for name, way in ways.items():
        print(row(name, texts, way()), flush=True)


if __name__ == "__main__":
    main()
