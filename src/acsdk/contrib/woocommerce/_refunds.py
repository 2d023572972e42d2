"""What came back of an order. Its own body has sums alone; the refunds' bodies have the pieces."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from acsdk.contrib._shops.bodies import amount, records, required, text, value
from acsdk.contrib._shops.sums import Sums
from acsdk.contrib._shops.values import to_number

__all__ = ["Refunds", "read_refunds"]

_NOTHING = Decimal(0)
_ORIGINAL = "_refunded_item_id"  # the meta data of a refund's line that name the order's


@dataclass(frozen=True, slots=True)
class Refunds:
    """The refunds of an order together."""

    total: Decimal
    """The money that went back, as a positive number."""
    lines: Mapping[str, Decimal]
    """The pieces that came back, by id of the order's line; empty if the refunds' own bodies were not given."""

    def pieces(self, line_id: str) -> Decimal:
        """How many pieces of a line came back."""
        return self.lines.get(line_id, _NOTHING)


def read_refunds(body: Mapping[str, Any], children: Sequence[Mapping[str, Any]], sums: Sums) -> Refunds:
    """What the order says of its refunds, and what they say themselves. Raises ``ValueError`` for what is no number."""
    told = [required(value(each, "total", to_number), "total") for each in records(body, "refunds")]
    total = -sum(told, _NOTHING)
    if not children:
        return Refunds(total, {})
    counted = sum((required(amount(each, "amount"), "amount") for each in children), _NOTHING)
    sums.check("the refunds of the order, against their own bodies", total, counted)
    lines: dict[str, Decimal] = {}
    for item in (item for each in children for item in records(each, "line_items")):
        original = _original(item)
        lines[original] = lines.get(original, _NOTHING) - (value(item, "quantity", to_number) or _NOTHING)
    return Refunds(total, lines)


def _original(item: Mapping[str, Any]) -> str:
    return next((text(each, "value") for each in records(item, "meta_data") if text(each, "key") == _ORIGINAL), "")
