"""Where everybody stands: people of a community close together, communities as discs that never overlap.

Nothing is left to chance: where nothing else decides, a person's identifier does. What was drawn before stays where it was.
"""

import hashlib
from collections.abc import Mapping, Sequence
from functools import lru_cache
from math import pi, sqrt

import numpy as np

from otherward.map.drawing import Place

GOLDEN = pi * (3 - sqrt(5))
"""The golden angle: points at its multiples fill a disc evenly (Vogel 1979)."""
APART = 1.0
"""People keep this distance; it is the map's unit."""
BROAD = 1.3
"""Screens are broader than high, and so is the map."""
GAP = 1.2
"""Free space around a community."""
STEPS = 60
SETTLING = 40
COMPACT = 1.0
"""A community takes little more room than a sunflower's disc of as many people."""
LARGEST = 160
"""A larger community fills a sunflower's disc, those who hold to the same place side by side; to pull each pair would take too long."""
SEARCHED = 200
Points = np.ndarray
"""Shape (people, 2)."""


def inside(
    people: Sequence[str], bonds: Sequence[tuple[int, int, float]], before: Mapping[str, Place]
) -> Points:
    """The people of one community around (0, 0): those who know each other near, nobody on top of another.

    Args:
        people: identifiers.
        bonds: (place in `people`, place in `people`, strength).
        before: where some of them stood, relative to the same centre.
    """
    stood = [i for i, name in enumerate(people) if name in before]
    if len(stood) == len(people):
        return np.array([(before[name].x, before[name].y) for name in people])
    points = _spread(people, bonds)
    for i in stood:
        points[i] = before[people[i]].x, before[people[i]].y
    if stood:
        _next_to_friends(points, bonds, set(stood))
    elif len(people) <= LARGEST:
        _pull(points, bonds)
    else:
        return points
    return _apart(points)


def _spread(people: Sequence[str], bonds: Sequence[tuple[int, int, float]]) -> Points:
    """On a disc, those who hold to the same person or place in one slice of it."""
    nearest = list(range(len(people)))
    for a, b, _ in bonds:
        nearest[a], nearest[b] = min(nearest[a], nearest[b]), min(nearest[a], nearest[b])
    order = sorted(range(len(people)), key=lambda i: (_chance(people[nearest[i]]), _chance(people[i])))
    disc = sunflower(len(people))
    points = np.zeros_like(disc)
    points[order] = disc[np.argsort(np.arctan2(disc[:, 1], disc[:, 0]), kind="stable")]
    return points


def sunflower(count: int, spread: float = APART * 0.62) -> Points:
    """So many points that fill a disc evenly."""
    k = np.arange(count)
    radius = spread * np.sqrt(k + 0.5) * (1.0 if count > 1 else 0.0)
    return np.stack([radius * np.cos(k * GOLDEN), radius * np.sin(k * GOLDEN)], axis=1)


@lru_cache(maxsize=60_000)
def _chance(name: str) -> str:
    return hashlib.sha256(name.encode()).hexdigest()


def _next_to_friends(points: Points, bonds: Sequence[tuple[int, int, float]], stood: set[int]) -> None:
    near: dict[int, list[int]] = {}
    for a, b, _ in bonds:
        for one, other in ((a, b), (b, a)):
            if one not in stood and other in stood:
                near.setdefault(one, []).append(other)
    for one, others in near.items():
        points[one] = points[others].mean(axis=0) + 0.3 * points[one] / (1e-9 + np.linalg.norm(points[one]))


def _pull(points: Points, bonds: Sequence[tuple[int, int, float]]) -> None:
    """Springs between those who know each other, all others keep away (Fruchterman & Reingold 1991)."""
    if len(points) < 3 or not bonds:
        return
    a, b, strength = (np.array(column) for column in zip(*bonds, strict=True))
    heat = sqrt(len(points)) * 0.25
    for step in range(STEPS):
        dx, dy, square = _between(points)
        weight = APART / np.maximum(square, 0.01)
        push = np.stack([(dx * weight).sum(axis=1), (dy * weight).sum(axis=1)], axis=1)
        along = points[b] - points[a]
        pull = along * (np.linalg.norm(along, axis=1) * strength / APART)[:, None]
        np.add.at(push, a, pull)
        np.add.at(push, b, -pull)
        push -= points * 0.05
        length = np.maximum(np.linalg.norm(push, axis=1, keepdims=True), 1e-9)
        points += push / length * np.minimum(length, heat * (1 - step / STEPS))
    points -= points.mean(axis=0)
    points *= min(1.0, COMPACT * float(np.abs(sunflower(len(points))).max()) / float(np.abs(points).max()))


def _between(points: Points) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """From each to each: to the right, upwards, and the distance squared."""
    dx = points[:, 0, None] - points[None, :, 0]
    dy = points[:, 1, None] - points[None, :, 1]
    return dx, dy, dx * dx + dy * dy


def _apart(points: Points) -> Points:
    """Whoever stands too close to another moves away, half each."""
    for _ in range(SETTLING):
        dx, dy, square = _between(points)
        np.fill_diagonal(square, np.inf)
        if square.min() >= APART**2:
            break
        distance = np.sqrt(np.maximum(square, 1e-12))
        share = 0.5 * np.maximum(APART - distance, 0.0) / distance
        points = points + np.stack([(dx * share).sum(axis=1), (dy * share).sum(axis=1)], axis=1)
    return points


def radius_of(points: Points) -> float:
    """The disc around (0, 0) that holds all of them."""
    return float(np.sqrt((points**2).sum(axis=1)).max(initial=0.0)) + APART / 2


class Ground:
    """The plane that discs are laid on, one after the other, each at the free place nearest to where it would like to be."""

    def __init__(self) -> None:
        self._centres = np.zeros((0, 2))
        self._radii = np.zeros(0)

    def lay(self, wish: tuple[float, float], radius: float, gap: float = GAP) -> tuple[float, float]:
        """Where the disc comes to lie; with a smaller gap than it was laid with before, it stays where it was."""
        step = max(radius * 0.2, APART / 2)
        start, many = 0, 1  # mostly the first is free
        while True:
            k = np.arange(start, start + many)
            away = step * np.sqrt(k)
            spots = np.stack(
                [wish[0] + BROAD * away * np.cos(k * GOLDEN), wish[1] + away * np.sin(k * GOLDEN)], axis=1
            )
            free = self._free(spots, radius + gap)
            if free.any():
                spot = spots[int(np.argmax(free))]
                self._centres = np.vstack([self._centres, spot])
                self._radii = np.append(self._radii, radius)
                return float(spot[0]), float(spot[1])
            start, many = start + many, SEARCHED

    def _free(self, spots: Points, reach: float) -> np.ndarray:
        between = spots[:, None, :] - self._centres[None, :, :]
        needed = (self._radii + reach) ** 2
        clear: np.ndarray = ((between**2).sum(axis=2) >= needed).all(axis=1)
        return clear
