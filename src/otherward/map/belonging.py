"""Who belongs together: by who knows whom, by a common workplace, and more loosely by the kind of work they do."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

Bond = tuple[str, str, float]
"""A person, and a person, workplace or word of work they hold to, and how strongly, 0 to 1."""

SEED = 7
"""The same network gives the same communities."""
RESOLUTION = 1.0
"""Modularity as Newman and Girvan defined it (2004); greater values give smaller communities."""
MOSTLY_KNOWN = 0.8
"""With so many of the people drawn before, communities stay and newcomers join them; with fewer they are found anew."""


def communities(people: Sequence[str], bonds: Sequence[Bond], before: Mapping[str, int]) -> list[list[str]]:
    """Those who have bonds, in communities (Louvain: Blondel et al. 2008), the largest first.

    Args:
        people: identifiers; a bond's other end may be a workplace or a word, which belongs to a community but is not given back.
        bonds: what holds them together.
        before: the community each was in when last drawn; a community goes on as long as most of the people do.
    """
    tied = {name for a, b, _ in bonds for name in (a, b)} & set(people)
    known = [name for name in sorted(tied) if name in before]
    mostly = bool(tied) and len(known) >= MOSTLY_KNOWN * len(tied)
    parts = _joined(tied, bonds, before) if mostly else _found(bonds)
    kept = [sorted(tied.intersection(part)) for part in parts]
    return sorted((part for part in kept if part), key=lambda part: (-len(part), part[0]))


def _found(bonds: Sequence[Bond]) -> list[set[str]]:
    from networkx import Graph
    from networkx.algorithms.community import louvain_communities

    graph: Graph[str] = Graph()
    graph.add_nodes_from(sorted({name for a, b, _ in bonds for name in (a, b)}))
    for a, b, weight in sorted(bonds):
        graph.add_edge(a, b, weight=weight)
    found: list[set[str]] = louvain_communities(graph, weight="weight", seed=SEED, resolution=RESOLUTION)
    return found


def _joined(tied: set[str], bonds: Sequence[Bond], before: Mapping[str, int]) -> list[set[str]]:
    """The communities as they were; who is new joins where their bonds are strongest."""
    belongs = {name: str(before[name]) for name in tied if name in before}
    if len(belongs) == len(
        tied
    ):  # nobody is new, and workplaces and words only bring newcomers to where they belong
        return _sorted_by(belongs)
    everybody = dict.fromkeys(name for a, b, _ in bonds for name in (a, b))
    waiting = sorted(everybody.keys() - belongs.keys())
    pulls: dict[str, dict[str, float]] = {name: {} for name in waiting}
    for a, b, weight in bonds:
        if a in pulls:
            pulls[a][b] = pulls[a].get(b, 0.0) + weight
        if b in pulls:
            pulls[b][a] = pulls[b].get(a, 0.0) + weight
    for _ in range(3):  # a newcomer may hold to a workplace or a word that those hold to who were there
        for name in waiting:
            near: dict[str, float] = {}
            for other, weight in pulls[name].items():
                if other in belongs:
                    near[belongs[other]] = near.get(belongs[other], 0.0) + weight
            if near:
                belongs[name] = min(near, key=lambda one: (-near[one], one))
    return _sorted_by({name: belongs.get(name, f"new {name}") for name in everybody})


def _sorted_by(belongs: Mapping[str, str]) -> list[set[str]]:
    parts: dict[str, set[str]] = defaultdict(set)
    for name, part in belongs.items():
        parts[part].add(name)
    return list(parts.values())
