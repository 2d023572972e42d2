"""Stripe's statuses in ActiveCampaign's words. A proposal: ActiveCampaign has no page on Stripe."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from acsdk.models import OrderState, RecurringPaymentStatus

__all__ = ["INVOICE_STATES", "SESSION_STATES", "SUBSCRIPTION_STATES"]

SESSION_STATES: Final[Mapping[str, OrderState]] = MappingProxyType(
    {
        "paid": OrderState.COMPLETED,
        "no_payment_required": OrderState.COMPLETED,
        "unpaid": OrderState.WAITING,
    }
)
"""The states of complete Checkout Sessions by payment status; unpaid is a means of payment that takes days."""

INVOICE_STATES: Final[Mapping[str, OrderState]] = MappingProxyType(
    {
        "open": OrderState.PENDING_PAYMENT,
        "paid": OrderState.COMPLETED,
        "uncollectible": OrderState.FAILED,
        "void": OrderState.CANCELLED,
    }
)
"""The states of invoices by status; drafts are no orders."""

SUBSCRIPTION_STATES: Final[Mapping[str, RecurringPaymentStatus]] = MappingProxyType(
    {
        "active": RecurringPaymentStatus.ACTIVE,
        "trialing": RecurringPaymentStatus.ACTIVE,
        "incomplete": RecurringPaymentStatus.PENDING,
        "incomplete_expired": RecurringPaymentStatus.EXPIRED,
        "past_due": RecurringPaymentStatus.PAYMENT_FAILED,
        "unpaid": RecurringPaymentStatus.PAYMENT_FAILED,
        "paused": RecurringPaymentStatus.PAUSED,
        "canceled": RecurringPaymentStatus.CANCELLED,
    }
)
"""The states of subscriptions by status; one whose collection is paused is paused, whatever its status."""
