"""Whole pieces for what shops sell by weight: ActiveCampaign counts in whole numbers, and keeps a price for each."""

from __future__ import annotations

from decimal import Decimal

__all__ = ["priced_pieces", "unit_price"]

_CENT, _HUNDREDTH_OF_A_CENT = Decimal("0.01"), Decimal("0.0001")


def priced_pieces(quantity: Decimal, worth: Decimal, per_unit: int = 1) -> tuple[int, Decimal]:
    """How many pieces a line has, and the price of one, so that both make what the line is worth.

    A quantity that is not whole is counted in parts of a unit (1000 for grams of a kilogram) if then it is whole and
    the price has exact hundredths of a cent; otherwise it is one piece of that worth.
    """
    if quantity % 1 == 0:
        return int(quantity), unit_price(worth, int(quantity))
    parts = quantity * per_unit
    if parts % 1 == 0 and unit_price(worth, int(parts)) * parts == worth:
        return int(parts), unit_price(worth, int(parts))
    return 1, worth


def unit_price(worth: Decimal, pieces: int) -> Decimal:
    """The share of one piece, rounded to four decimals where it has no exact cents."""
    price = worth / max(pieces, 1)
    cents = price.quantize(_CENT)
    return cents if cents == price else price.quantize(_HUNDREDTH_OF_A_CENT)
