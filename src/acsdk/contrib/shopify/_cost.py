"""What an order cost in the end.

With T for the total before returns, C for the current one, G for the worth of what came back (goods, shipping, duties,
fees), R for the money that went back, and A for what the shop kept (negative: what it gave beyond that worth), two sums
hold: C = T - G and R = G - A. Whether Shopify also lowers C by money that it gave for no goods is not known, so each
body is asked: where C = T - G it did not, and where C = T - G + A it did.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from acsdk.contrib._shops.bodies import text
from acsdk.contrib._shops.sums import Sums

from ._money import Money
from ._refunds import Refunds, read_refunds

__all__ = ["Cost", "read_cost"]

_NOTHING = Decimal(0)


@dataclass(frozen=True, slots=True)
class Cost:
    """An order's money after all edits, returns and refunds."""

    final: Decimal
    """What was paid for it, or is to be paid, in the end."""
    of_parts: tuple[Decimal, ...]
    """What its lines, shipping, taxes and the rest may add up to, that of the shop's own word first."""
    refunds: Refunds
    adds_tax: bool = False
    """Whether the worth of returned goods is told without the tax that their price includes."""

    def worth(self, line_id: str) -> Decimal | None:
        """What the returned pieces of a line were worth, at its prices; ``None`` if the body does not tell."""
        line = self.refunds.lines.get(line_id)
        if line is None or line.subtotal is None:
            return None
        return line.subtotal + line.tax if self.adds_tax else line.subtotal


def read_cost(body: Mapping[str, Any], money: Money, sums: Sums) -> Cost:
    """What the order cost. Raises ``ValueError`` if that cannot be told to the cent."""
    total, current = money.required(body, "total_price"), money.amount(body, "current_total_price")
    refunds = read_refunds(body, money)
    if current is None and _is_void(body):
        return Cost(_NOTHING, (_NOTHING,), refunds)
    gone, adds_tax = _gone(body, refunds, None if current is None else total - current)
    kept = _kept(refunds, gone)
    _check_paid_back(refunds, gone, sums)
    if current is None:
        _check_known(refunds, gone, money.currency)
        current = total - gone
    if current == total - gone:
        return Cost(current + min(kept, _NOTHING), (current, current + kept), refunds, adds_tax)
    if current != total - gone + kept and not (current == 0 and text(body, "cancelled_at")):
        sums.check("current_total_price, against total_price less what came back", current, total - gone)
    return Cost(current, (current, current - kept), refunds, adds_tax)


def _is_void(body: Mapping[str, Any]) -> bool:
    """Whether nothing was paid, and nothing will be. Bodies that tell a current total have 0.00 there."""
    return bool(text(body, "cancelled_at")) and text(body, "financial_status") == "voided"


def _gone(body: Mapping[str, Any], refunds: Refunds, missing: Decimal | None) -> tuple[Decimal, bool]:
    """The worth of what came back, and whether taxes had to be added to it though the prices include them.

    Whether ``subtotal`` holds the tax where prices do is not documented: the sum decides that fits what is missing.
    """
    rest = refunds.shipping + refunds.shipping_tax + refunds.duties + refunds.fees
    plain, with_taxes = refunds.goods + rest, refunds.goods + refunds.taxes + rest
    if body.get("taxes_included") is not True:
        return with_taxes, False
    if missing is None and not refunds.foreign:
        missing = refunds.paid_back + (refunds.adjusted or _NOTHING)
    adds_tax = missing == with_taxes != plain
    return (with_taxes if adds_tax else plain), adds_tax


def _kept(refunds: Refunds, gone: Decimal) -> Decimal:
    """What the shop kept of the worth that came back; negative is what it gave beyond."""
    if refunds.adjusted is not None:
        return refunds.adjusted
    return gone - refunds.paid_back if refunds.paid_back and not refunds.foreign else _NOTHING


def _check_paid_back(refunds: Refunds, gone: Decimal, sums: Sums) -> None:
    """Money without goods needs no word; goods without their money do, once any was paid back."""
    if refunds.paid_back and not refunds.foreign and (refunds.adjusted is not None or gone > refunds.paid_back):
        due = gone - (refunds.adjusted or _NOTHING)
        sums.check("money paid back, against the worth of what came back", refunds.paid_back, due)


def _check_known(refunds: Refunds, gone: Decimal, currency: str) -> None:
    if refunds.foreign and refunds.adjusted is None and not gone:
        raise ValueError(f"a refund is in {refunds.foreign}, but the order in {currency}")
