"""The playbook: whole, short to begin, one's own beside it; and matched to what a company says and what the user can do."""

import re
from dataclasses import replace

import pytest

from otherward.book.memory import MemoryBook
from otherward.brief.playbook import FIELDS, own_strategies, playbook, read_strategies, search_strategies
from otherward.errors import UnusableInput
from otherward.giving.fitting import Aim, fitting
from otherward.language.embedding import embed_kept
from otherward.reading.company import DEPARTMENTS
from tests.cast import World, evidence

OWN = """
department = "Operations"

[[strategy]]
id = "lamp-oil"
strategy = "Fill the lamps of the lighthouse before dusk, from the largest down."
serves = ["ships miss the harbour at night"]
takes = "experience with lighthouses"
first_step = "Count the lamps."
measure = "Nights on which all lamps burned."
unsuitable_when = "The harbour is closed in winter."
"""


def test_every_strategy_is_whole_and_named_once():
    book = playbook()
    assert len(book) >= 250
    assert len({one.id for one in book}) == len(book)
    assert len({one.strategy for one in book}) == len(book)
    assert not [one.id for one in book for name in FIELDS if not getattr(one, name)]
    assert all(re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", one.id) for one in book)


def test_every_department_has_its_share():
    shares = {name: sum(one.department == name for one in playbook()) for name in DEPARTMENTS}
    assert min(shares.values()) >= 12
    assert sum(shares.values()) == len(playbook())


def test_first_steps_are_short_and_done_in_a_day():
    longer_than_a_day = re.compile(
        r"\b(for|over|within|in) (a|one|two|three|several) (weeks?|months?|quarters?|years?)\b"
    )
    assert not [one.id for one in playbook() if len(one.first_step.split()) > 26]
    assert not [one.id for one in playbook() if longer_than_a_day.search(one.first_step)]


def test_every_source_names_a_title_and_who_wrote_it():
    assert not [one.id for one in playbook() if "," not in one.source]


def test_a_goal_finds_its_strategy_and_only_for_who_has_what_it_takes():
    goal = "We will cut the changeover time of the presses from 90 to 30 minutes by December."
    aim = Aim(text=goal, department="Manufacturing & Quality", evidence=evidence(goal, "the letter"))
    able = World("me offers process engineering and lean production experience")
    other = World("me offers violin lessons for children")
    kept = MemoryBook()  # the same texts are embedded once
    for world, found in ((able, True), (other, False)):
        situation = replace(
            world.situation(), playbook=playbook(), embed=lambda texts: embed_kept(texts, kept)
        )
        fits = fitting(situation, [aim], situation.network.offerings)
        assert ("changeover-in-minutes" in [fit.strategy.id for fit in fits[:2]]) is found
        assert all(fit.offering.holder == "me" for fit in fits)


def test_words_find_strategies():
    found = search_strategies(playbook(), "spare parts")
    assert found
    assert all(
        "spare parts" in str(one).casefold().replace("spare part ", "spare parts ") for one in found[:3]
    )
    assert not search_strategies(playbook(), "zeppelin moorings")


def test_ones_own_strategies_are_read_beside(tmp_path):
    file = tmp_path / "strategies.toml"
    assert own_strategies(file) == ()
    file.write_text(OWN, encoding="utf-8")
    (own,) = own_strategies(file)
    assert own.source == "your own"
    assert own.department == "Operations"


@pytest.mark.parametrize("text", ["[[strategy]", OWN.replace("measure", "measured"), "strategy = 3"])
def test_a_fault_in_ones_own_file_is_said(tmp_path, text):
    file = tmp_path / "strategies.toml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(UnusableInput, match=r"strategies\.toml"):
        own_strategies(file)


def test_the_command_searches_the_users_own_too(tmp_path, monkeypatch):
    from click.testing import CliRunner

    from otherward.cli.app import otherward

    file = tmp_path / "mine.toml"
    file.write_text(OWN, encoding="utf-8")
    monkeypatch.setenv("OTHERWARD_STRATEGIES", str(file))
    told = CliRunner().invoke(otherward, ["playbook", "lighthouse", "--json"])
    assert told.exit_code == 0
    assert '"lamp-oil"' in told.output
    assert read_strategies(OWN)[0].serves == ("ships miss the harbour at night",)
    shown = CliRunner().invoke(otherward, ["playbook", "lighthouse"])
    assert "Count the lamps." in shown.output
