"""Adobe Commerce's states in ActiveCampaign's words. A proposal: ActiveCampaign's own module keeps the shop's words."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from acsdk.models import OrderState

__all__ = ["ORDER_STATES"]

ORDER_STATES: Final[Mapping[str, OrderState]] = MappingProxyType(
    {
        "new": OrderState.PENDING_PAYMENT,
        "pending_payment": OrderState.PENDING_PAYMENT,
        "payment_review": OrderState.WAITING,
        "holded": OrderState.WAITING,
        "processing": OrderState.COMPLETED,
        "complete": OrderState.COMPLETED,
        "closed": OrderState.COMPLETED,
        "canceled": OrderState.CANCELLED,
    }
)
"""The states of orders; ``closed`` is REFUNDED where anything went back."""
