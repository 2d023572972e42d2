"""From an order to what ActiveCampaign takes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from acsdk.contrib._shops.bodies import amount, count, mapping, records, required, text, value
from acsdk.contrib._shops.people import customer_data
from acsdk.contrib._shops.values import InputCreationSource, to_number
from acsdk.models import CreationSource, Discount, DiscountType, LineItem, OrderInput, OrderState

from ._parts import address, buyer_email, customer_id, gmt, product_id
from ._status import ORDER_STATES

__all__ = ["order_from_webhook"]

_CENT, _HUNDREDTH_OF_A_CENT = Decimal("0.01"), Decimal("0.0001")


def order_from_webhook(
    body: Mapping[str, Any],
    *,
    connection_id: int,
    creation_source: InputCreationSource = CreationSource.REAL_TIME,
    order_states: Mapping[str, OrderState] = ORDER_STATES,
) -> OrderInput:
    """Make the order from the parsed JSON body of a webhook, or of the REST API's orders.

    Pass ``creation_source=CreationSource.HISTORICAL`` for an import, which then triggers no automation.

    Raises ``ValueError`` if the body has no usable email, as orders that the shop itself enters may, or is not an
    order; ``pydantic.ValidationError``, which is one too, for a value that ActiveCampaign does not take. Check the
    signature of the request before: this function trusts its argument.
    """
    billing, shipping = address(body, "billing"), address(body, "shipping")
    status, channel = text(body, "status"), text(body, "created_via")
    return OrderInput(
        legacy_connection_id=connection_id,
        store_order_id=required(text(body, "id"), "id"),
        order_number=text(body, "number"),
        email=buyer_email(body),
        store_customer_id=customer_id(body),
        creation_source=creation_source,
        store_created_date=required(gmt(body, "date_created"), "date_created_gmt"),
        store_modified_date=gmt(body, "date_modified"),
        store_status=status,
        normalized_status=order_states.get(status),
        currency=required(text(body, "currency"), "currency"),
        final_amount=required(amount(body, "total"), "total") + _refunds(body),
        shipping_amount=amount(body, "shipping_total"),
        discounts_amount=amount(body, "discount_total"),
        discounts=list(_discounts(body)),
        line_items=list(_lines(body)),
        billing_address=billing,
        shipping_address=shipping,
        customer_data=customer_data(billing, shipping),
        shipping_method=", ".join(
            filter(None, (text(line, "method_title") for line in records(body, "shipping_lines")))
        ),
        payment_method=text(body, "payment_method"),
        sales_channel=channel,
        created_by_recurring_payment=channel == "subscription",
        notes=[note] if (note := text(body, "customer_note")) else [],
    )


def _refunds(body: Mapping[str, Any]) -> Decimal:
    """What was paid back, as a negative number."""
    return sum((required(value(each, "total", to_number), "total") for each in records(body, "refunds")), Decimal(0))


def _discounts(body: Mapping[str, Any]) -> Iterator[Discount]:
    for coupon in records(body, "coupon_lines"):
        off_goods = amount(coupon, "discount") or Decimal(0)
        is_shipping = coupon.get("free_shipping") is True and not off_goods
        kind = DiscountType.SHIPPING if is_shipping else DiscountType.ORDER
        yield Discount(name=text(coupon, "code"), type=kind, discount_amount=off_goods)


def _lines(body: Mapping[str, Any]) -> Iterator[LineItem]:
    for item in records(body, "line_items"):
        quantity = count(item, "quantity")
        yield LineItem(
            name=text(item, "name"),
            quantity=quantity,
            price_amount=_unit_price(required(amount(item, "subtotal"), "subtotal"), quantity),
            sku=text(item, "sku"),
            image_url=text(mapping(item, "image"), "src"),
            store_line_item_id=text(item, "id"),
            product_store_primary_id=product_id(item),
            store_base_product_id=text(item, "product_id"),
        )


def _unit_price(subtotal: Decimal, quantity: int) -> Decimal:
    """The share of one piece. The plugin rounds it up to whole units of currency, which is not followed here."""
    price = subtotal / max(quantity, 1)
    cents = price.quantize(_CENT)
    return cents if cents == price else price.quantize(_HUNDREDTH_OF_A_CENT)
