"""The page on quality shows what the simulation found, with its plot."""

import re

from evaluation.evaluate import PAGE, simulated


def test_the_simulation_stands_on_the_page_with_figures_and_plot():
    told = "\n".join(simulated())
    head, ruler, *rows = [line for line in told.splitlines() if line.startswith("|")]
    assert [row.split(" |")[0] for row in rows] == ["| all suggestions", "| new gifts alone"]
    assert {line.count("|") for line in (head, ruler, *rows)} == {head.count("|")}
    assert all("%" in row for row in rows)
    linked = re.findall(r"\]\(([^)]+)\)", told)
    assert linked == ["simulation.md", "simulation.svg"]
    assert all((PAGE.parent / name).is_file() for name in linked)
