"""WooCommerce's statuses in ActiveCampaign's words. They are the defaults of ActiveCampaign's own plugin."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from acsdk.models import OrderState, RecurringPaymentStatus

__all__ = ["ORDER_STATES", "SUBSCRIPTION_STATES"]

ORDER_STATES: Final[Mapping[str, OrderState]] = MappingProxyType(
    {
        "pending": OrderState.PENDING_PAYMENT,
        "requires_payment_method": OrderState.PENDING_PAYMENT,
        "requires_confirmation": OrderState.PENDING_PAYMENT,
        "requires_action": OrderState.PENDING_PAYMENT,
        "requires_capture": OrderState.PENDING_PAYMENT,
        "on-hold": OrderState.WAITING,
        "paused": OrderState.WAITING,
        "processing": OrderState.COMPLETED,
        "completed": OrderState.COMPLETED,
        "failed": OrderState.FAILED,
        "refunded": OrderState.REFUNDED,
        "pending-cancel": OrderState.CANCELLED,
        "cancelled": OrderState.CANCELLED,
    }
)
"""The states of orders by status."""

SUBSCRIPTION_STATES: Final[Mapping[str, RecurringPaymentStatus]] = MappingProxyType(
    {
        "active": RecurringPaymentStatus.ACTIVE,
        "processing": RecurringPaymentStatus.ACTIVE,
        "completed": RecurringPaymentStatus.ACTIVE,
        "pending": RecurringPaymentStatus.PENDING,
        "on-hold": RecurringPaymentStatus.PAUSED,
        "paused": RecurringPaymentStatus.PAUSED,
        "cancelled": RecurringPaymentStatus.CANCELLED,
        "refunded": RecurringPaymentStatus.CANCELLED,
        "expired": RecurringPaymentStatus.EXPIRED,
        "failed": RecurringPaymentStatus.PAYMENT_FAILED,
        "pending-cancel": RecurringPaymentStatus.PAYMENT_FAILED,
    }
)
"""The states of subscriptions by status."""
