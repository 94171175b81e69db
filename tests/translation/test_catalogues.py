"""No word without its German, placeholders agree, and what programs read stays English."""

import json
import re
import subprocess
import sys
from io import BytesIO
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from otherward.translation import words
from otherward.translation.markup import translated
from otherward.translation.words import best_of, say, speaking

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "scripts"))
import catalogues  # noqa: E402

PLACE = Path(words.__file__).parent
GERMAN = read_po(BytesIO((PLACE / "de.po").read_bytes()), locale="de")


def variables(text):
    """Values and elements a message stands around: `{name}`, the root of `{{ one.name|day }}`, `<1>`."""
    single = re.findall(r"(?<!\{)\{(\w+)\}(?!\})", text)
    double = [found.split("|")[0].strip() for found in re.findall(r"\{\{(.*?)\}\}", text)]
    return sorted([*single, *double, *re.findall(r"</?\d+>", text)])


def test_every_message_of_pages_and_sources_has_its_german():
    missing = [
        (text, where)
        for text, where in catalogues.messages()
        if text and not (GERMAN.get(text) and GERMAN.get(text).string)
    ]
    assert not missing


def test_placeholders_agree():
    wrong = [m.id for m in GERMAN if m.id and m.string and variables(m.id) != variables(m.string)]
    assert not [text for text in wrong if "|pluralize" not in text]


def test_the_compiled_catalogue_is_that_of_the_sources():
    assert (PLACE / "de.mo").read_bytes() == catalogues.compiled(catalogues.catalogue("de"))


def test_german_says_du_and_never_formal_you():
    formal = re.compile(r"\b(Sie|Ihnen|Ihre?[nmrs]?)\b(?! Daten)")
    said = [m.string for m in GERMAN if m.id and m.string]
    assert not [text for text in said if formal.search(re.sub(r"(^|[.:!?] )(Sie|Ihre?)\b", "", text))]
    assert sum(" du " in f" {text.lower()} " for text in said) > 20


@pytest.mark.parametrize(
    "path", sorted((ROOT / "src/otherward/web/templates").rglob("*.html")), ids=lambda p: p.stem
)
def test_finding_the_words_changes_nothing_else(path):
    source = path.read_text(encoding="utf-8")
    assert translated(source, lambda text: text).split() == source.split()


def test_the_words_of_a_template_are_found_whole():
    found = []
    source = (
        '<p class="a">Dear {{ name }}, <a href="{% url \'x\' %}" title="Go on">see <b>more</b></a> of it.</p>'
        '<input placeholder="Find {{ n }} …">{% if a > b %}Yes{% else %}<svg><path/>no words</svg>{% endif %}'
        '<script>var x = "not language";</script>{% include "x.html" with title="Nobody yet" art="map" %}'
    )
    translated(source, lambda text: found.append(text) or text)
    assert found == [
        "Go on",
        "Dear {{ name }}, <1>see <2>more</2></1> of it.",
        "Find {{ n }} …",
        "Yes",
        "Nobody yet",
    ]


def test_elements_may_change_places():
    told = translated("<p>Use <b>this</b> or <i>that</i>.</p>", lambda _: "<2>Das</2> oder <1>dies</1>.")
    assert told == "<p><i>Das</i> oder <b>dies</b>.</p>"


@pytest.mark.parametrize(
    ("header", "language"),
    [
        ("", "en"),
        ("de-AT,de;q=0.9,en;q=0.8", "de"),
        ("en-GB,de;q=0.9", "en"),
        ("fr,de;q=0.2", "de"),
        ("de;q=0", "en"),
        ("de_DE.UTF-8", "de"),
        ("C.UTF-8", "en"),
        ("xx;q=abc,;,", "en"),
    ],
)
def test_the_language_is_the_first_that_can_be_spoken(header, language):
    assert best_of(header) == language


def test_values_are_put_in_as_they_are():
    with speaking("de"):
        assert say("Introduce {a} to {b}", a="{x} %s", b="<b>") == "{x} %s mit <b> bekannt machen"
    assert say("Introduce {a} to {b}", a="Ana", b="Gus") == "Introduce Ana to Gus"
    with speaking("tlh"):
        assert say("Today") == "Today"


def test_json_and_the_codes_of_rules_stay_english():
    """Whatever the language of the terminal is."""
    answers = [
        subprocess.run(
            [sys.executable, "-m", "otherward", "review", "--json"],
            input="Dear Ana, I want a job. I need your help. Please find attached my CV.",
            env={"PATH": "/usr/bin:/bin", "LANG": lang},
            capture_output=True,
            text=True,
            check=False,
        ).stdout
        for lang in ("en_GB.UTF-8", "de_DE.UTF-8")
    ]
    assert json.loads(answers[0])["findings"]
    assert answers[0] == answers[1]
