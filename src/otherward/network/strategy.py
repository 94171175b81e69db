"""A way to further an organization's goal, from the playbook or the user's own."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Strategy:
    """One strategy as it stands in the playbook."""

    id: str
    strategy: str
    """What to do, in one sentence."""
    serves: tuple[str, ...]
    """The goals or problems it serves, as an organization would put them."""
    department: str
    takes: str
    """What the giver must have: a skill, an experience, a thing."""
    first_step: str
    """Done in less than a day."""
    measure: str
    """How its success would show."""
    unsuitable_when: str
    source: str
    """Where it comes from: title and author, told in our own words; or the user's own file."""
