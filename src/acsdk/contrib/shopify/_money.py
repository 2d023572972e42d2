"""Money in the JSON of Shopify's REST API and webhooks: twice over, in the shop's currency and in the customer's."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from acsdk.contrib._shops.bodies import mapping, required, text, value
from acsdk.contrib._shops.values import to_amount, to_number

__all__ = ["Money"]


@dataclass(frozen=True, slots=True)
class Money:
    """Reads the amounts of one order, all in one currency: the customer's, in which Shopify pays back."""

    currency: str
    plain_amounts: bool
    """Whether amounts without a ``..._set``, which are in the shop's currency, are in that currency too."""

    @classmethod
    def of(cls, body: Mapping[str, Any]) -> Money:
        """The currency of an order. Raises ``ValueError`` if it names none."""
        shop = text(body, "currency")
        paid_in = text(mapping(mapping(body, "total_price_set"), "presentment_money"), "currency_code")
        currency = paid_in or required(shop, "currency")
        return cls(currency, plain_amounts=shop in ("", currency))

    def signed(self, record: Mapping[str, Any], name: str) -> Decimal | None:
        """An amount of either sign, or ``None`` if it is not told in this currency.

        ``price_set`` tells the ``price`` in both currencies; older bodies have the shop's alone. Raises ``ValueError``
        if it is no number.
        """
        return value(self._found(record, name), name, to_number)

    def amount(self, record: Mapping[str, Any], name: str) -> Decimal | None:
        """The same of an amount that is never negative."""
        return value(self._found(record, name), name, to_amount)

    def required(self, record: Mapping[str, Any], name: str) -> Decimal:
        """The same of an amount that must be there. Raises ``ValueError`` if it is not."""
        return required(self.amount(record, name), name)

    def total(self, record: Mapping[str, Any], *names: str) -> Decimal:
        """The sum of these amounts of either sign, those that are not told left out."""
        return sum((self.signed(record, name) or Decimal(0) for name in names), Decimal(0))

    def _found(self, record: Mapping[str, Any], name: str) -> Mapping[str, Any]:
        both = mapping(record, f"{name}_set")
        for side in ("presentment_money", "shop_money"):
            money = mapping(both, side)
            if money and text(money, "currency_code") in ("", self.currency):
                return {name: money.get("amount")}
        is_ours = self.plain_amounts or not (both or name.startswith("current_"))  # which are younger than the sets
        return {name: record.get(name)} if is_ours else {}
