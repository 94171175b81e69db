"""BEFORE YOU MEET: what to know beforehand, and what to bring."""
