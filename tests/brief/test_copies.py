"""The copies one takes along: all that may lie on a table, and nothing told in confidence."""

import re
from html.parser import HTMLParser

import pypdfium2
import pytest

from otherward.brief.brief import Brief, GoalLine, Line, PersonHistory, StrategyLine
from otherward.brief.copies import FORMS, copy_in
from tests.cast import TODAY, evidence, person

SECRET = "The plant in Leeds closes in March."
HOSTILE = "Cut <script>alert(1)</script> | [costs](http://x.example) by *5* %"


@pytest.fixture
def brief():
    return Brief(
        about="Žofia Łęcka & Sons",
        people=(person("ada"),),
        goals=(
            GoalLine(text=HOSTILE, evidence=(evidence(HOSTILE, "the letter"),), horizon="this year"),
            GoalLine(text=SECRET, evidence=(evidence(SECRET, "Ada"),), confidential=True),
        ),
        history=(
            PersonHistory(
                person=person("ada"),
                lines=(Line(text="You met on 3 May.", evidence=(evidence("Lunch", "me"),)),),
            ),
        ),
        strategies=(
            StrategyLine(
                text="Stock the few. It fits their goal.",
                evidence=(evidence("cut costs", "the letter"),),
                strategy="Stock the few.",
                goal="cut costs",
                you_bring="spare parts planning",
                first_step="List twenty parts.",
                measure="Days to delivery.",
            ),
        ),
    )


def text_of(form, data):
    if form == "pdf":
        pages = pypdfium2.PdfDocument(data)
        return " ".join(page.get_textpage().get_text_range() for page in pages)
    return data.decode()


@pytest.mark.parametrize("form", list(FORMS))
def test_every_form_holds_the_lines_their_numbers_and_their_sources(brief, form):
    text = text_of(form, copy_in(form, brief, TODAY))
    assert "ofia" in text
    assert "You met on 3 May." in text
    assert "List twenty parts." in text
    assert "mail of 1 September 2026" in text
    assert re.search(r"\[2\]", text)


@pytest.mark.parametrize("form", list(FORMS))
def test_what_was_told_in_confidence_is_in_no_copy_and_the_copy_says_so(brief, form):
    text = text_of(form, copy_in(form, brief, TODAY))
    assert "Leeds" not in text
    assert "told in confidence is left out" in " ".join(text.split())


def test_what_others_wrote_stays_text(brief):
    tags = []
    parser = HTMLParser()
    parser.handle_starttag = lambda tag, _attributes: tags.append(tag)
    parser.feed(copy_in("html", brief, TODAY).decode())
    assert "ul" in tags
    assert "script" not in tags
    markdown = copy_in("markdown", brief, TODAY).decode()
    assert r"\[costs\](http" in markdown
    assert "\n<script" not in markdown


def test_letters_of_other_alphabets_are_printed(brief):
    text = text_of("pdf", copy_in("pdf", brief, TODAY))
    assert "Žofia Łęcka & Sons" in text


def test_the_same_brief_gives_the_same_file(brief):
    assert copy_in("pdf", brief, TODAY) == copy_in("pdf", brief, TODAY)
