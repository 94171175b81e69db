"""What a company's documents say: its goals, and the departments under pressure, each with exact quotes and their page."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from otherward.network.source import Source

DEPARTMENTS = (
    "Sales",
    "Marketing",
    "Customer Service",
    "Human Resources",
    "Finance",
    "Legal & Compliance",
    "Operations",
    "Supply Chain",
    "Manufacturing & Quality",
    "IT & Security",
    "Product & Engineering",
    "Data & Analytics",
    "Research & Development",
    "Facilities & Safety",
    "Sustainability",
    "Strategy & M&A",
    "Public Affairs & Communications",
)
"""The functions of the evaluation card, section B; in hospitals, schools and charities the core activity is Operations."""


class Horizon(StrEnum):
    """By when: within twelve months of the document's day, or later (or undated)."""

    THIS_YEAR = "this year"
    MULTI_YEAR = "multi-year"


@dataclass(frozen=True, slots=True, kw_only=True)
class Goal:
    """One goal an organization states for itself, not yet reached."""

    organization: str
    text: str
    """The goal in its own words, on one line."""
    quote: str
    """Exact substring of the page."""
    source: Source
    document: str
    """The document's identifier."""
    page: int
    """From 1."""
    start: int
    """Where the quote begins on its page."""
    on: date | None = None
    """The document's day."""
    horizon: Horizon = Horizon.MULTI_YEAR
    due: date | None = None
    department: str = ""
    """The function that must deliver, one of `DEPARTMENTS`."""
    importance: int = 2
    """3: called first, or sanctioned by contract, regulator or bank; 2: a number or date; 1: local or minor."""
    confidence: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Strain:
    """One sentence that shows departments under pressure."""

    quote: str
    """Exact substring of the page."""
    source: Source
    document: str
    page: int
    start: int
    departments: tuple[tuple[str, float], ...]
    """Which departments it weighs on, and how much: 0 (not at all) to 3 (acute)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CompanyReading:
    """What one document says; replaced as a whole when the reader is better."""

    id: str
    """The document's identifier."""
    organization: str
    goals: tuple[Goal, ...] = ()
    strains: tuple[Strain, ...] = ()
    reader: str = ""
    """Version of the reader, so that a better one reads again."""
    confidential: bool = False
    """The document is not to be passed on, nor quoted to others."""
    import_id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DepartmentPressure:
    """A department and how hard it is pressed: 3 acute, 2 substantial, 1 mild."""

    department: str
    pressure: int
    evidence: tuple[Strain, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CompanyPicture:
    """What several documents of one company say together: each goal once, departments in the order of their pressure."""

    goals: tuple[Goal, ...]
    departments: tuple[DepartmentPressure, ...]
