"""Money in the JSON of Shopify."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from acsdk.contrib._shops.bodies import amount, mapping, required, value
from acsdk.contrib._shops.values import to_amount

__all__ = ["paid", "required_paid"]


def paid(record: Mapping[str, Any], name: str) -> Decimal | None:
    """An amount in the customer's currency, or ``None``. Raises ``ValueError`` if it is no number.

    ``price_set`` tells the ``price`` in the shop's and in the customer's currency; older bodies have the shop's alone.
    """
    both = mapping(record, f"{name}_set")
    if mapping(both, "presentment_money"):
        return value({name: mapping(both, "presentment_money").get("amount")}, name, to_amount)
    return amount(record, name)


def required_paid(record: Mapping[str, Any], name: str) -> Decimal:
    """The same of an amount that must be there. Raises ``ValueError`` if it is not."""
    return required(paid(record, name), name)
