"""How close somebody is to the user."""

from enum import StrEnum


class Closeness(StrEnum):
    """Family and close friends owe one another; everybody else owes the user nothing."""

    FAMILY = "family"
    FRIEND = "friend"
    CONTACT = "contact"
    ACQUAINTANCE = "acquaintance"
    STRANGER = "stranger"

    @property
    def is_close(self) -> bool:
        """Family or close friend."""
        return self in (Closeness.FAMILY, Closeness.FRIEND)
