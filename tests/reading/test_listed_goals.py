"""Goals laid out as such: lists under a heading, first-second-third, a table's column for what is aimed at."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from otherward.book.memory import MemoryBook
from otherward.language.embedding import embed_kept
from otherward.network.document import Document
from otherward.network.source import Source
from otherward.reading.company import Horizon
from otherward.reading.company_documents import read_company_document
from otherward.reading.listed_goals import listed_goals

PLAN = """2026 on one page
Brackwater Mills, for its carriers
Goals
• Loaves delivered whole 99.2% (2025: 98.4%).
• New ovens lit by the end of
  the third quarter.
• Zero lost days.
• Price review has started.
Departments
• Dispatch is red.
"""
TABLE = """Where we stand
Measure 2024 2025 Target 2026
Orders on time 93.4% 91.2% 96%
Rush freight $1.1M $1.9M below $0.8M
Flour swept up (mill and
bakery)
7.1% 7.8% 5.5%
Lost days 6 3 0
What worries us
Two foremen left in May.
"""
LETTER = (
    "A good year. Three things matter in fiscal 2026. First, on-time delivery: we ended the spring at 91 percent. "
    "Second, the new oven, which must bake by the end of June. Third, waste: we sweep up too much flour. The picnic is in July."
)


def told(*pages):
    return [one.text for one in listed_goals(pages)]


def test_a_list_under_goals_is_goals_and_ends_with_it():
    assert told(PLAN) == [
        "Loaves delivered whole 99.2% (2025: 98.4%)",
        "New ovens lit by the end of the third quarter",
        "Zero lost days",
    ]


def test_a_column_of_targets_gives_each_row_its_aim():
    assert told(TABLE) == [
        "Orders on time: 96%",
        "Rush freight: below $0.8M",
        "Flour swept up (mill and bakery): 5.5%",
        "Lost days: 0",
    ]


def test_first_second_third_after_what_announces_them():
    assert [one.split(",")[0] for one in told(LETTER)] == ["First", "Second", "Third"]


def test_several_objectives_in_one_sentence_are_told_as_it_tells_them():
    sentence = (
        "The president named three objectives: a fill rate of 90%, a smaller tariff bill, and no lost days."
    )
    assert told(sentence) == [sentence.rstrip(".")]


@pytest.mark.parametrize(
    "text",
    [
        "Goals reached\n• 99% whole loaves\n• New ovens",
        "Sustainable Development Goals\n• No poverty here\n• Zero hunger now",
        "Two things happened in May. First, it rained. Second, it stopped.",
        "We met our four objectives: flour, salt, water, and time.",
        "The goals of the season\nMiller 3, Baker 2",
        "Year 2024 2025\nOrders 91% 93%",
        "Our priorities:\nWe go on as before.",
        "",
    ],
)
def test_what_is_behind_or_no_list_gives_none(text):
    assert told(text) == []


@given(st.text(alphabet="ab1% \n•-:.GoalsTarget2026", max_size=300))
def test_whatever_a_page_holds_the_words_stand_in_it(page):
    for one in listed_goals([page]):
        assert page[one.start : one.end].strip()
        assert 0 <= one.start < one.end <= len(page)


def test_the_reader_takes_them_with_page_quote_horizon_and_department():
    document = Document(
        id="plan",
        title="2026 on one page",
        source=Source(path="plan.pdf", where="the document"),
        pages=("A cover page with nothing on it.", PLAN),
        organization="Brackwater Mills",
        on=date(2026, 3, 1),
    )
    store = MemoryBook()
    goals = read_company_document(document, lambda texts: embed_kept(texts, store)).goals
    assert [goal.text for goal in goals if "Zero" in goal.text] == ["Zero lost days"]
    for goal in goals:
        assert document.pages[goal.page - 1][goal.start :].startswith(goal.quote)
        assert goal.horizon is Horizon.THIS_YEAR
        assert goal.department
    assert len({goal.text for goal in goals}) == len(goals)
