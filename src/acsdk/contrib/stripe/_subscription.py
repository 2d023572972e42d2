"""From a subscription to what ActiveCampaign takes."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from acsdk.contrib._shops.bodies import mapping, required, text, value
from acsdk.contrib._shops.people import usable_email
from acsdk.contrib._shops.values import to_count
from acsdk.models import RecurringPaymentBillingInterval, RecurringPaymentInput, RecurringPaymentStatus

from ._objects import Amounts, StripeObject, identity, moment, plain, rows
from ._status import SUBSCRIPTION_STATES

__all__ = ["recurring_payment_from_subscription"]

_INTERVALS = {
    "day": RecurringPaymentBillingInterval.DAILY,
    "week": RecurringPaymentBillingInterval.WEEKLY,
    "month": RecurringPaymentBillingInterval.MONTHLY,
    "year": RecurringPaymentBillingInterval.YEARLY,
}


def recurring_payment_from_subscription(
    subscription: StripeObject,
    *,
    connection_id: int,
    email: str | None = None,
    suppress_automations: bool = False,
    subscription_states: Mapping[str, RecurringPaymentStatus] = SUBSCRIPTION_STATES,
    currency_decimals: Mapping[str, int] | None = None,
) -> RecurringPaymentInput:
    """Make the recurring payment from a subscription: parsed JSON, or an object of the ``stripe`` package.

    A subscription names its customer by id: expand ``customer``, or pass the ``email``. What a cycle costs is the sum
    of its items, before discounts and tax; it is left out where an item has tiers or is metered, or where not all
    items are there (``has_more``).

    Raises ``ValueError`` if there is no usable email, or it is no subscription.
    """
    body = plain(subscription)
    amounts, items = Amounts.of(body, currency_decimals or {}), rows(body, "items")
    customer, status = mapping(body, "customer"), text(body, "status")
    prices = [mapping(item, "price") for item in items]
    recurring = mapping(prices[0] if prices else {}, "recurring")
    is_paused = bool(mapping(body, "pause_collection"))
    ends = [end for item in items if (end := moment(item, "current_period_end") or moment(body, "current_period_end"))]
    goes_on = status in ("active", "trialing") and body.get("cancel_at_period_end") is not True and not is_paused
    return RecurringPaymentInput(
        legacy_connection_id=connection_id,
        store_recurring_payment_id=required(text(body, "id"), "id"),
        suppress_automations=suppress_automations,
        email=usable_email(text(customer, "email") or email or ""),
        store_customer_id=identity(body, "customer"),
        store_status=status,
        normalized_status=RecurringPaymentStatus.PAUSED if is_paused else subscription_states.get(status),
        billing_interval=_INTERVALS.get(text(recurring, "interval")),
        billing_interval_count=value(recurring, "interval_count", to_count),
        currency=amounts.currency,
        payment_amount=None if mapping(body, "items").get("has_more") is True else _cycle(items, amounts),
        is_trial=status == "trialing",
        cancel_at_period_end=body.get("cancel_at_period_end"),
        store_created_date=moment(body, "created"),
        start_date=moment(body, "start_date"),
        next_payment_date=min(ends) if ends and goes_on else None,
        anchor_date=moment(body, "billing_cycle_anchor"),
        cancelled_date=moment(body, "canceled_at"),
        line_item_names=[name for price in prices if (name := text(price, "nickname") or _product_name(price))],
        line_item_store_primary_ids=[key for price in prices if (key := text(price, "id"))],
    )


def _cycle(items: list[Mapping[str, Any]], amounts: Amounts) -> Decimal | None:
    total = Decimal(0)
    for item in items:
        price = mapping(item, "price")
        each, quantity = amounts.known(price, "unit_amount_decimal"), value(item, "quantity", to_count)
        each = amounts.known(price, "unit_amount") if each is None else each
        if each is None or quantity is None:
            return None
        total += each * quantity
    return total if items else None


def _product_name(price: Mapping[str, Any]) -> str:
    return text(mapping(price, "product"), "name")
