"""The judgements of rules that need more than words, by group; importing this enters them all."""

from otherward.review.judging import asking, focus, following, form, giving, homework, introducing, records

__all__ = ["asking", "focus", "following", "form", "giving", "homework", "introducing", "records"]
