"""What a reconciliation found."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from acsdk.contrib._shops.figures import Figures

__all__ = ["Reconciliation", "Total", "totals"]


class Total(NamedTuple):
    """What one side has in one currency."""

    orders: int
    amount: Decimal


@dataclass(frozen=True, slots=True)
class Reconciliation:
    """Both sides of a span of time, as they were before anything was handed over. Its text has no personal data."""

    shop: Mapping[str, Total]
    """The shop's orders by currency."""
    account: Mapping[str, Total]
    """ActiveCampaign's, those of ``extra`` included."""
    missing: tuple[str, ...]
    """Orders that ActiveCampaign did not have; they were handed over."""
    different: tuple[str, ...]
    """Orders that it had otherwise; they were handed over."""
    ahead: tuple[str, ...]
    """Orders of which it had a later version than the shop gave: they changed meanwhile, and were left alone."""
    extra: tuple[str, ...]
    """Orders of that time in ActiveCampaign that the shop did not give. No call removes them: look why."""

    @property
    def agrees(self) -> bool:
        """Whether both sides had the same orders at the same sums, so that nothing was handed over."""
        return self.shop == self.account and not (self.missing or self.different or self.ahead or self.extra)

    def __str__(self) -> str:
        return "; ".join(self._lines())

    def _lines(self) -> Iterator[str]:
        for currency in sorted({*self.shop, *self.account}):
            shop, account = (side.get(currency, Total(0, Decimal(0))) for side in (self.shop, self.account))
            sides = f"shop {shop.orders} of {shop.amount}, ActiveCampaign {account.orders} of {account.amount}"
            yield f"{currency}: {sides}"
        for name in ("missing", "different", "ahead", "extra"):
            if found := getattr(self, name):
                yield f"{len(found)} {name}"


def totals(orders: Iterable[Figures]) -> dict[str, Total]:
    """Count and sum by currency."""
    found: dict[str, Total] = defaultdict(lambda: Total(0, Decimal(0)))
    for order in orders:
        before = found[order.currency]
        found[order.currency] = Total(before.orders + 1, before.amount + (order.final or 0))
    return dict(found)
