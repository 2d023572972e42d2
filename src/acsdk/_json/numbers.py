"""Exact numbers as JSON writes them."""

from __future__ import annotations

import math
from decimal import Decimal
from typing import Final

__all__ = ["MAX_DIGITS", "is_finite", "is_ordinary", "plain"]

MAX_DIGITS: Final = 34
"""Those of IEEE decimal128, far more than any currency needs: beyond, ``1E+999999999`` would fill the memory."""


def is_finite(number: float | Decimal) -> bool:
    """Whether it is neither NaN, which may be a signalling one, nor infinite; a decimal may be beyond every float."""
    return number.is_finite() if isinstance(number, Decimal) else math.isfinite(number)


def is_ordinary(number: Decimal) -> bool:
    """Whether it is finite and neither longer nor smaller than anything counted: its text is of ordinary length."""
    return number.is_finite() and abs(number.adjusted()) <= MAX_DIGITS


def plain(number: Decimal) -> str:
    """The number without an exponent, its trailing zeros kept, and never minus nothing.

    Raises ``ValueError`` for NaN and infinity, which JSON does not have.
    """
    if not number.is_finite():
        raise ValueError(f"JSON has no {number}")
    text = str(number)
    if "E" in text and abs(number.adjusted()) <= MAX_DIGITS:
        text = format(number, "f")
    return text.removeprefix("-") if number.is_zero() else text
