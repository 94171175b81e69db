"""WHO IS WHO: one person across all records, one organization across its spellings."""

from otherward.intake.recognition.recognition import LikelyPair, Recognized, recognize

__all__ = ["LikelyPair", "Recognized", "recognize"]
