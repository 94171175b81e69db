"""What is said outside of the pages, in German too: errors, reports, help and what commands print; never what programs read."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import click
import pytest

from otherward.cli.app import COMMANDS
from otherward.cli.app import otherward as otherward_command
from otherward.cli.telling import CAPITALS
from otherward.giving.first_step import first_step
from otherward.intake.formats import formats
from otherward.network.need import NeedKind
from otherward.translation.sentences import retold
from otherward.translation.words import speaking

sys.path.insert(0, str(Path(__file__).parents[2] / "scripts"))
import sentences

GERMAN = sentences.known()


def otherward(*arguments, lang="de_DE.UTF-8", network):
    return subprocess.run(
        [sys.executable, "-m", "otherward", *arguments],
        env={**{k: v for k, v in os.environ.items() if not k.startswith(("LC_", "LANG"))}, "LANG": lang, "OTHERWARD_NETWORK": str(network)},
        capture_output=True,
        text=True,
        check=False,
    )  # fmt: skip


def test_hardly_a_sentence_lacks_its_german():
    """One that was written today is said in English until somebody translates it; `scripts/sentences.py` lists them."""
    found = [text for text, _ in sentences.sentences()]
    assert len(found) > 400
    missing = [text for text in found if text not in GERMAN]
    assert len(missing) * 20 < len(found), missing


@pytest.mark.parametrize("english", GERMAN)
def test_places_agree(english):
    assert sorted(re.findall(r"\{\d(?::d)?\}", english)) == sorted(
        re.findall(r"\{\d(?::d)?\}", GERMAN[english])
    )


def test_what_fills_a_place_is_said_in_german_too_and_unknown_words_stay():
    text = "No document could be read (It needs a password; save it without one.); name PDF, Word, web page or text files."
    with speaking("de"):
        told = retold(text)
        assert "Es braucht ein Passwort; speichere es ohne." in told
        assert retold("There is no ask “{1} \\1 .*”; `otherward asks` lists them.") == (
            "Es gibt keine Bitte „{1} \\1 .*“; `otherward asks` zählt sie auf."
        )
        assert retold("Ana needs a kiln.") == "Ana needs a kiln."
        assert retold("") == ""
    assert retold(text) == text


def test_the_command_line_speaks_the_terminals_language(tmp_path):
    network = tmp_path / "own.db"
    missing = otherward("import", str(tmp_path / "nothing.csv"), network=network)
    assert missing.returncode == 2
    assert missing.stderr.startswith("otherward: Es gibt keine Datei und keinen Ordner")
    assert "Einen Entwurf lesen" in otherward("--help", network=network).stdout
    (tmp_path / "c.vcf").write_text(
        "BEGIN:VCARD\nVERSION:3.0\nFN:Ida Sand\nN:Sand;Ida;;;\nEND:VCARD\n", encoding="utf-8"
    )
    told = otherward("import", str(tmp_path / "c.vcf"), network=network).stdout
    assert "Dein Netzwerk: 1 Person, 0 Organisationen" in told
    assert "Zeilen" in told
    assert (
        "Your network" in otherward("import", str(tmp_path / "c.vcf"), lang="C.UTF-8", network=network).stdout
    )


def test_the_words_of_help_and_of_wrong_use_are_german_too(tmp_path):
    network = tmp_path / "own.db"
    told = otherward("draft", "--help", network=network).stdout
    assert "otherward draft [OPTIONEN] {outreach|" in told.split("\n")[0]
    assert "--on DATUM" in told
    assert "PFAD-ODER-ADRESSE" in told
    assert "Optionen:" in told
    assert "Diese Hilfe zeigen." in told
    assert "Usage" not in told
    wrong = otherward("review", "--kind", "ode", network=network)
    assert wrong.returncode == 2
    assert "Hilfe gibt es mit '" in wrong.stderr
    assert "Fehler: Unbrauchbarer Wert für '--kind': 'ode' ist keines von 'outreach'" in wrong.stderr
    assert "Es fehlt die Angabe 'WER'" in otherward("person", network=network).stderr
    assert otherward("--bogus", lang="C.UTF-8", network=network).stderr.startswith("Usage: ")


def test_no_word_that_stands_for_what_is_given_stays_english_in_german_help():
    """Each of them is German, or the same in both languages."""
    same = {
        "NAME",
        "PERSON",
        "TEXT",
        "LINK",
        "URL",
        "CODE",
        "HOST",
        "PORT",
        "OPML",
        "HH",
        "MM",
        "A",
        "B",
        "N",
    }
    asked = {
        word
        for name in COMMANDS
        for one in otherward_command.get_command(None, name).params
        if not isinstance(one.type, click.Choice) and not getattr(one, "is_flag", False)
        for word in CAPITALS.findall(one.make_metavar(click.Context(otherward_command)))
    }
    assert {word for word in asked - same if f"<{word}>" not in GERMAN} == set()


@pytest.mark.parametrize("name", COMMANDS)
def test_what_a_command_is_for_is_said_in_german(name):
    command = otherward_command.get_command(None, name)
    english = [" ".join(part.split()) for part in (command.help or "").split("\n\n")]
    with speaking("de"):
        assert [part for part in english if retold(part) == part] == []


@pytest.mark.parametrize(
    ("english", "german"),
    [
        ("row 12", "Zeile 12"),
        ("row of houses", "row of houses"),
        ("mail of 30 September 2026 from Ana Costa", "Mail vom 30. September 2026 von Ana Costa"),
        ("event of 1 March 2026: Coffee", "Termin vom 1. März 2026: Coffee"),
        ("Annual letter, page 3", "Annual letter, Seite 3"),
        ("31 February 2026", "31 February 2026"),
        ("both at Orbis in 2019", "beide 2019 bei Orbis"),
        (
            "the same address a@b.org, which others use too",
            "dieselbe Adresse a@b.org, die auch andere nutzen",
        ),
        ("Introduce Ana to Gus", "Ana mit Gus bekannt machen"),
        ("both in a meeting of 8 October 2026", "beide in einem Treffen am 8. Oktober 2026"),
    ],
)
def test_where_something_stands_is_said_in_german(english, german):
    assert retold(english) == english
    with speaking("de"):
        assert retold(english) == german


def test_every_format_a_file_is_read_as_has_its_german():
    assert {one.name for one in formats()} <= set(GERMAN)


def test_every_first_step_of_an_introduction_has_its_german():
    assert {first_step(kind) for kind in NeedKind} <= set(GERMAN)


def test_json_stays_english(tmp_path):
    network = tmp_path / "own.db"
    (tmp_path / "c.vcf").write_text("BEGIN:VCARD\nVERSION:3.0\nEND:VCARD\n", encoding="utf-8")
    (told,) = json.loads(otherward("import", str(tmp_path / "c.vcf"), "--json", network=network).stdout)[
        "imports"
    ]
    assert told["skipped"][0]["why"].startswith("There is no name")
