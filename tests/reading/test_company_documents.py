"""What companies' documents say: goals of their own, departments under pressure, every quote exact."""

from datetime import date

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from otherward.book.memory import MemoryBook
from otherward.language.embedding import embed_kept
from otherward.network.document import Document
from otherward.network.source import Source
from otherward.reading.company import DEPARTMENTS
from otherward.reading.company_documents import read_company_document, read_together
from otherward.reading.company_judge import rarer
from otherward.reading.company_record import read_company_record

LETTER = """To our members

2025 was a hard year for the cooperative. Our dairy in Elm Hill stood still on 31 days because the filling line broke down, and 14 customers
left us over late deliveries. We opened a farm shop in May, as promised.

We will replace the filling line by September 2026. We intend to win back ten of the lost customers by the end of the year. Our largest
competitor plans to double its capacity by 2027. By 2030 all milk will come from farms with their own biogas plant.

We are committed to honesty and hard work."""


STORE = MemoryBook()


def embed(texts):
    return embed_kept(texts, STORE)


def document(*pages, name="letter", organization="Elm Hill Dairy", on=date(2026, 2, 2)):
    return Document(
        id=name,
        title="Letter to our members",
        source=Source(path=f"{name}.txt", where="the document"),
        pages=pages,
        organization=organization,
        on=on,
    )


@pytest.fixture(scope="module")
def reading():
    return read_company_document(document(LETTER), embed)


def test_goals_are_the_companys_own_and_still_ahead(reading):
    quotes = " ".join(goal.quote for goal in reading.goals)
    assert "replace the filling line by September 2026" in quotes
    assert "win back ten of the lost customers" in quotes
    assert "competitor" not in quotes
    assert "opened a farm shop" not in quotes
    assert "honesty" not in quotes


def test_a_goal_knows_its_horizon_and_its_day(reading):
    line = next(goal for goal in reading.goals if "filling line" in goal.quote)
    assert (line.horizon, line.due) == ("this year", date(2026, 9, 30))


def test_a_department_under_pressure_is_shown_by_its_sentence(reading):
    assert any("stood still on 31 days" in strain.quote for strain in reading.strains)


def test_quotes_lie_where_they_are_said_to_lie():
    pages = ("Our aims\n\nWe will cut waiting times to 20 days by June.", LETTER)
    reading = read_company_document(document(*pages), embed)
    for one in (*reading.goals, *reading.strains):
        page = pages[one.page - 1]
        assert page[one.start : one.start + len(one.quote)] == one.quote
    assert {goal.page for goal in reading.goals} == {1, 2}


def test_a_goal_told_in_two_documents_counts_once():
    again = document(
        "Press release\n\nElm Hill Dairy will replace the filling line by September 2026.", name="press"
    )
    picture = read_together([document(LETTER), again], embed)
    assert sum("filling line by" in goal.quote for goal in picture.goals) == 1


def test_departments_come_in_the_order_of_their_pressure():
    picture = read_together([document(LETTER)], embed)
    pressures = [one.pressure for one in picture.departments]
    assert pressures == sorted(pressures, reverse=True)
    assert {one.department for one in picture.departments} <= set(DEPARTMENTS)


def test_a_record_of_the_command_line_is_answered_with_its_id():
    told = read_company_record(
        {
            "id": "x-1",
            "company": "Elm Hill Dairy",
            "documents": [{"title": "Letter", "date": "2026-02-02", "text": LETTER}],
        }
    )
    assert told["id"] == "x-1"
    assert all(
        goal["quote"] in LETTER and goal["document"] == 0 and goal["page"] == 1 for goal in told["goals"]
    )
    assert all(quote in LETTER for one in told["departments"] for quote in one["quotes"])


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.sampled_from([*LETTER.split("\n"), "", "•", "\x00", "Table 4  1.2  3.4  5.6", "¿Qué?", "ﬁnal"]),
        max_size=12,
    )
)
def test_any_text_gives_exact_quotes(lines):
    page = "\n".join(lines)
    reading = read_company_document(document(page), embed)
    assert all(one.quote and one.quote in page for one in (*reading.goals, *reading.strains))


def test_a_quote_leaves_out_who_speaks():
    call = "Rosa Lind, Chief Executive Officer: However, we will cut the share of late orders to 3 per cent by October."
    (goal,) = read_company_document(document(call), embed).goals
    assert goal.quote == "we will cut the share of late orders to 3 per cent by October."
    assert call[goal.start :] == goal.quote


@pytest.mark.parametrize(
    "not_ours",
    [
        "The union is calling for a pay rise of 9 per cent from January.",
        "Analysts expect the group to return to growth of 5 per cent in 2027.",
        "The plan to open 20 shops in Spain by 2028 has been shelved.",
        "If we are unable to hire 40 nurses by May, our results could be harmed.",
        "In 2024 we opened 12 shops and reduced our debt by 4 million.",
    ],
)
def test_what_is_not_the_companys_aim_is_no_goal(not_ours):
    assert not read_company_document(document(not_ours), embed).goals


def test_in_a_long_document_the_same_words_need_to_be_surer():
    short, long = (rarer(np.array([[0.5, 0.5, 0.5]]), count) for count in (30, 3000))
    assert short[0, 0] == pytest.approx(0.5, abs=1e-4)
    assert long[0, 0] < 0.3


def test_a_long_document_is_read_for_its_best_statements():
    dull = "The lease of the third floor was recorded at the present value of its payments.\n\n"
    reading = read_company_document(
        document(dull * 400 + "We will open a second dairy in Gary by May 2027."), embed
    )
    assert [goal.quote for goal in reading.goals] == ["We will open a second dairy in Gary by May 2027."]


def test_a_heading_with_a_date_is_no_goal():
    letter = document(
        "Letter to our customers and staff, September 2026\n\nWe will reduce late orders to 3 per cent by May 2027."
    )
    (goal,) = read_company_document(letter, embed).goals
    assert goal.quote.startswith("We will reduce")
