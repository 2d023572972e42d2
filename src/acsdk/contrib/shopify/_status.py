"""What has become of an order, in Shopify's words and in ActiveCampaign's."""

from __future__ import annotations

from typing import NamedTuple

from acsdk.models import OrderState

__all__ = ["Status"]

_BY_PAYMENT = {
    "refunded": OrderState.REFUNDED,
    "voided": OrderState.CANCELLED,
    "expired": OrderState.FAILED,
    "pending": OrderState.PENDING_PAYMENT,
    "authorized": OrderState.WAITING,
    "partially_paid": OrderState.WAITING,
    "paid": OrderState.COMPLETED,
    "partially_refunded": OrderState.COMPLETED,
}


class Status(NamedTuple):
    """An order's payment and fulfilment in Shopify's words, and whether it was cancelled."""

    payment: str
    fulfilment: str
    cancelled: bool

    @property
    def stored(self) -> str | None:
        """``store_status``: all that Shopify says. Each such text stands for one ``normalized``."""
        words = ("cancelled" if self.cancelled else "", self.payment, self.fulfilment)
        return ", ".join(word for word in words if word) or None

    @property
    def normalized(self) -> OrderState | None:
        """``normalized_status``, by the table in the package's documentation."""
        if self.cancelled or self.fulfilment == "restocked":
            return OrderState.CANCELLED
        return _BY_PAYMENT.get(self.payment)
