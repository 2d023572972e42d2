"""From an order to what ActiveCampaign takes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from acsdk.contrib._shops.bodies import amount, records, required, text
from acsdk.contrib._shops.people import customer_data
from acsdk.contrib._shops.sums import OnDifference, Sums, log_difference
from acsdk.contrib._shops.values import InputCreationSource
from acsdk.models import CreationSource, OrderInput, OrderState

from ._lines import discounts, discounts_amount, lines, signed
from ._parts import address, buyer_email, customer_id, gmt, name
from ._refunds import read_refunds
from ._status import ORDER_STATES

__all__ = ["order_from_webhook"]

_NOTHING = Decimal(0)


def order_from_webhook(
    body: Mapping[str, Any],
    *,
    connection_id: int,
    creation_source: InputCreationSource = CreationSource.REAL_TIME,
    order_states: Mapping[str, OrderState] = ORDER_STATES,
    refunds: Sequence[Mapping[str, Any]] = (),
    pieces_per_unit: int = 1,
    on_difference: OnDifference = log_difference,
) -> OrderInput:
    """Make the order from the parsed JSON body of a webhook, or of the REST API's orders.

    The body tells of refunds what was paid back, not which pieces came back: pass those of ``orders/<id>/refunds`` as
    ``refunds``, and the lines are without them. What is sold by weight becomes one piece of its worth, or with
    ``pieces_per_unit=1000`` as many grams, where the price of one is exact. ``on_difference`` is told of an order whose
    lines, fees, shipping and taxes do not make its total, which is what counts. Pass
    ``creation_source=CreationSource.HISTORICAL`` for an import, which then triggers no automation.

    Raises ``ValueError`` if the body has no usable email, as orders that the shop itself enters may, or is not an
    order; ``pydantic.ValidationError``, which is one too, for a value that ActiveCampaign does not take. Check the
    signature of the request before: this function trusts its argument.
    """
    billing, shipping = address(body, "billing"), address(body, "shipping")
    status, channel = text(body, "status"), text(body, "created_via")
    order_id, currency = required(text(body, "id"), "id"), required(text(body, "currency"), "currency")
    sums = Sums(order_id, currency, on_difference)
    total, back = required(amount(body, "total"), "total"), read_refunds(body, refunds, sums)
    made = OrderInput(
        legacy_connection_id=connection_id,
        store_order_id=order_id,
        order_number=text(body, "number"),
        email=buyer_email(body),
        store_customer_id=customer_id(body),
        creation_source=creation_source,
        store_created_date=required(gmt(body, "date_created"), "date_created_gmt"),
        store_modified_date=gmt(body, "date_modified"),
        store_status=status,
        normalized_status=order_states.get(status),
        currency=currency,
        final_amount=total - back.total,
        shipping_amount=amount(body, "shipping_total"),
        discounts_amount=discounts_amount(body),
        discounts=list(discounts(body)),
        line_items=list(lines(body, back, pieces_per_unit)),
        billing_address=billing,
        shipping_address=shipping,
        customer_data=customer_data(billing, shipping),
        shipping_method=", ".join(
            filter(None, (name(line, "method_title") for line in records(body, "shipping_lines")))
        ),
        payment_method=text(body, "payment_method"),
        sales_channel=channel,
        created_by_recurring_payment=channel == "subscription" or _is_renewal(body),
        notes=[note] if (note := name(body, "customer_note")) else [],
    )
    _check_total(body, total, sums)
    sums.check_not_negative(made.final_amount)
    return made


def _is_renewal(body: Mapping[str, Any]) -> bool:
    """Whether WooCommerce Subscriptions names the subscription that the order renews."""
    return any(text(each, "key") == "_subscription_renewal" for each in records(body, "meta_data"))


def _check_total(body: Mapping[str, Any], total: Decimal, sums: Sums) -> None:
    """Tell of an order whose parts do not make its total, once it has lines."""
    goods = [signed(item, "total" if text(item, "total") else "subtotal") for item in records(body, "line_items")]
    fees = [signed(fee, "total") for fee in records(body, "fee_lines")]
    if goods:
        parts = sum((*goods, *fees, signed(body, "shipping_total"), signed(body, "total_tax")), _NOTHING)
        sums.check("total, against lines, fees, shipping_total and total_tax", total, parts)
