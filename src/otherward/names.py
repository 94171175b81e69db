"""Identifiers: short, stable, made from what a thing is, so that the same row twice is the same thing."""

import hashlib

ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"  # Crockford's base 32: no i, l, o, u to misread
_PAIRS = [a + b for a in ALPHABET for b in ALPHABET]


def name_of(kind: str, *parts: object) -> str:
    """The identifier of a thing of this kind, the same for the same parts: `need-4k2jq0…` (60 bits)."""
    text = "\x1f".join("" if part is None else str(part) for part in parts)
    number = int.from_bytes(hashlib.sha256(f"{kind}\x1e{text}".encode()).digest()[:8], "big") >> 4
    return f"{kind}-{''.join([_PAIRS[number >> place & 1023] for place in (50, 40, 30, 20, 10, 0)])}"
