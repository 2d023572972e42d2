"""The values of an export's cells that no other source has."""

from __future__ import annotations

import re

__all__ = ["to_id", "to_truth", "without_apostrophe"]

_GUARDED = re.compile(r"'(?=[\d+(])")
_TRUTH = {"yes": True, "true": True, "no": False, "false": False}


def to_id(text: str) -> str:
    """A Shopify id. Raises ``ValueError`` for ``5.18E+12``, which is what spreadsheets make of one."""
    digits = without_apostrophe(text)
    if not (digits.isascii() and digits.isdecimal()):
        raise ValueError(f"is not a Shopify id, which has only digits: {text!r}")
    return digits


def to_truth(text: str) -> bool | None:
    """``yes`` and ``true``, ``no`` and ``false``, in any case; ``None`` for anything else."""
    return _TRUTH.get(text.lower())


def without_apostrophe(text: str) -> str:
    """A postal code or phone number without the apostrophe that keeps spreadsheets from reading it as a number."""
    return _GUARDED.sub("", text, count=1) if text.startswith("'") else text
