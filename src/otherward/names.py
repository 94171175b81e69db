"""Identifiers: short, stable, made from what a thing is, so that the same row twice is the same thing."""

import hashlib

ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"  # Crockford's base 32: no i, l, o, u to misread


def name_of(kind: str, *parts: object) -> str:
    """The identifier of a thing of this kind, the same for the same parts: `need-4k2jq0…` (60 bits)."""
    text = "\x1f".join("" if part is None else str(part) for part in parts)
    number = int.from_bytes(hashlib.sha256(f"{kind}\x1e{text}".encode()).digest()[:8], "big") >> 4
    digits = []
    for _ in range(12):
        number, digit = divmod(number, 32)
        digits.append(ALPHABET[digit])
    return f"{kind}-{''.join(reversed(digits))}"
