"""From a subscription to what ActiveCampaign takes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from acsdk.contrib._shops.bodies import amount, records, required, text, value
from acsdk.contrib._shops.people import customer_data
from acsdk.contrib._shops.values import to_count
from acsdk.models import (
    RecurringPaymentBillingInterval,
    RecurringPaymentCustomerData,
    RecurringPaymentInput,
    RecurringPaymentStatus,
)

from ._parts import address, buyer_email, customer_id, gmt, name, product_id
from ._status import SUBSCRIPTION_STATES

__all__ = ["recurring_payment_from_webhook"]

_INTERVALS = {
    "day": RecurringPaymentBillingInterval.DAILY,
    "week": RecurringPaymentBillingInterval.WEEKLY,
    "month": RecurringPaymentBillingInterval.MONTHLY,
    "year": RecurringPaymentBillingInterval.YEARLY,
}


def recurring_payment_from_webhook(
    body: Mapping[str, Any],
    *,
    connection_id: int,
    suppress_automations: bool = False,
    subscription_states: Mapping[str, RecurringPaymentStatus] = SUBSCRIPTION_STATES,
) -> RecurringPaymentInput:
    """Make the recurring payment from the parsed JSON of a subscription (WooCommerce Subscriptions).

    Pass ``suppress_automations=True`` for an import. ``origin_order_id`` is the order that began the subscription, by
    the id that it has in the shop, as the plugin sends it.

    Raises ``ValueError`` if the body has no usable email or is not a subscription. Check the signature of the request
    before: this function trusts its argument.
    """
    billing, shipping = address(body, "billing"), address(body, "shipping")
    status, parent = text(body, "status"), text(body, "parent_id")
    lines = records(body, "line_items")
    buyer = customer_data(billing, shipping)
    return RecurringPaymentInput(
        legacy_connection_id=connection_id,
        store_recurring_payment_id=required(text(body, "id"), "id"),
        suppress_automations=suppress_automations,
        email=buyer_email(body),
        store_customer_id=customer_id(body),
        store_status=status,
        normalized_status=subscription_states.get(status),
        billing_interval=_INTERVALS.get(text(body, "billing_period")),
        billing_interval_count=value(body, "billing_interval", to_count),
        currency=required(text(body, "currency"), "currency"),
        payment_amount=required(amount(body, "total"), "total"),
        discount_amount=amount(body, "discount_total"),
        tax_amount=amount(body, "total_tax"),
        shipping_amount=amount(body, "shipping_total"),
        store_created_date=gmt(body, "date_created"),
        store_modified_date=gmt(body, "date_modified"),
        start_date=gmt(body, "start_date"),
        next_payment_date=gmt(body, "next_payment_date"),
        last_payment_date=gmt(body, "last_payment_date"),
        cancelled_date=gmt(body, "cancelled_date"),
        origin_order_id=None if parent == "0" else parent,
        billing_address=billing,
        shipping_address=shipping,
        customer_data=RecurringPaymentCustomerData.model_validate(buyer.model_dump(exclude_none=True))
        if buyer
        else None,
        line_item_names=[name(line) for line in lines],
        line_item_skus=[sku for line in lines if (sku := text(line, "sku"))],
        line_item_store_primary_ids=[product_id(line) for line in lines],
        notes=[note] if (note := name(body, "customer_note")) else [],
    )
