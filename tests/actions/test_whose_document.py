"""Whose document it is, where it does not say so itself: the house of one's own network that it names."""

from datetime import date

import pytest

from otherward.actions.bring_in import bring_in
from otherward.actions.read_documents import house_of
from otherward.network.document import Document
from otherward.network.source import Source
from otherward.opening import open_book

HOUSES = ["Elm Hill Homes", "Elm", "North Foods Inc."]


def document(organization="", title="What we plan", path="plan.pdf", text="We plan."):
    return Document(
        id="d",
        title=title,
        source=Source(path=path, where="the document"),
        pages=(text,),
        organization=organization,
    )


@pytest.mark.parametrize(
    ("one", "house"),
    [
        (document(text="Elm Hill Homes in the year to come. We plan."), "Elm Hill Homes"),
        (document(path="North Foods plan.pdf"), "North Foods Inc."),
        (document(organization="Elm Hill"), "Elm Hill"),
        (document(organization="Downloads", title="Elm Hill Homes, plan"), "Elm Hill Homes"),
        (document(organization="Rowan Mills", text="We deliver to North Foods."), "Rowan Mills"),
        (document(), ""),
    ],
)
def test_the_house_it_names(one, house):
    assert house_of(one, HOUSES) == house


def test_a_file_dropped_on_the_page_is_not_of_its_temporary_folder(tmp_path):
    place = tmp_path / "tmpx7q2k"
    place.mkdir()
    (place / "letter.txt").write_text(
        "What we plan\n\nOur goal this year is to cut picking errors from 2 percent to 0.5 percent by December.\n"
        * 3,
        encoding="utf-8",
    )
    book = open_book(tmp_path / "network.db")
    bring_in(book, [place], day=date(2026, 9, 14), base=place)
    assert [one.organization for one in book.documents.all()] in ([""], [])
    book.close()
