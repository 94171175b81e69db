"""Companies' documents read: each by itself, and several of one company together."""

from collections.abc import Iterable

from otherward.network.document import Document
from otherward.reading.company import CompanyPicture, CompanyReading
from otherward.reading.company_features import Embed
from otherward.reading.company_judge import company_judge
from otherward.reading.company_sentences import Statement, statements
from otherward.reading.departments import strains_in, under_pressure
from otherward.reading.goals import each_once, goals_in, goals_listed, with_listed
from otherward.reading.listed_goals import listed_goals

RULES = 5
"""Goes up when the rules around the trained judge change, so that documents are read again."""


def company_reader_version() -> str:
    """Names the reader, so that documents are read again with a better one."""
    return f"{RULES}-{company_judge().version}"


def read_company_document(document: Document, embed: Embed) -> CompanyReading:
    """What one document says of the company's goals and troubles."""
    said, listed = statements(document.pages), listed_goals(document.pages)
    laid_out = [Statement(one.page, one.start, one.end, one.text, 0) for one in listed]
    judged, functions = (
        company_judge().judge(
            ones, title=document.title, company=document.organization, day=document.on, embed=embed
        )
        for ones in (said, laid_out)
    )
    return CompanyReading(
        id=document.id,
        organization=document.organization,
        goals=tuple(with_listed(goals_in(document, said, judged), goals_listed(document, listed, functions))),
        strains=tuple(strains_in(document, said, judged)),
        reader=company_reader_version(),
        confidential=document.confidential,
        import_id=document.import_id,
    )


def read_together(documents: Iterable[Document], embed: Embed) -> CompanyPicture:
    """What these documents say of one company."""
    return company_picture(read_company_document(document, embed) for document in documents)


def company_picture(readings: Iterable[CompanyReading]) -> CompanyPicture:
    """Several readings of one company together: each goal once, departments by pressure, the hardest first."""
    found = list(readings)
    return CompanyPicture(
        goals=tuple(each_once([goal for reading in found for goal in reading.goals])),
        departments=tuple(under_pressure([strain for reading in found for strain in reading.strains])),
    )
