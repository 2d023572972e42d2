"""From an order to what ActiveCampaign takes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from decimal import Decimal
from typing import Any

from acsdk.contrib._shops.bodies import amount, mapping, records, required, text, texts, value
from acsdk.contrib._shops.people import customer_data, usable_email
from acsdk.contrib._shops.pieces import priced_pieces
from acsdk.contrib._shops.sums import OnDifference, Sums, log_difference
from acsdk.contrib._shops.values import InputCreationSource, to_instant, to_number
from acsdk.models import Address, CreationSource, Discount, DiscountType, LineItem, OrderInput, OrderState

from ._status import ORDER_STATES

__all__ = ["order_from_rest", "utc"]

_NOTHING = Decimal(0)


def order_from_rest(
    body: Mapping[str, Any],
    *,
    connection_id: int,
    creation_source: InputCreationSource = CreationSource.REAL_TIME,
    order_states: Mapping[str, OrderState] = ORDER_STATES,
    on_difference: OnDifference = log_difference,
) -> OrderInput:
    """Make the order from the parsed JSON of the REST API.

    ``on_difference`` is told of an order whose lines do not make its subtotal, or whose parts do not make its
    grand_total, as with gift cards and store credit. Pass ``creation_source=CreationSource.HISTORICAL`` for an import.

    Raises ``ValueError`` if the body has no usable email or is not an order; ``pydantic.ValidationError``, which is one
    too, for a value that ActiveCampaign does not take.
    """
    order_id = required(text(body, "entity_id"), "entity_id")
    currency = required(text(body, "order_currency_code"), "order_currency_code")
    sums, back = Sums(order_id, currency, on_difference), _number(body, "total_refunded")
    items = [item for item in records(body, "items") if not text(item, "parent_item_id").strip("0")]
    final = required(amount(body, "grand_total"), "grand_total") - _number(body, "total_canceled") - back
    _check(body, items, sums)
    sums.check_not_negative(final)
    billing, shipping = _address(mapping(body, "billing_address")), _address(_shipping(body))
    off = -_number(body, "discount_amount")
    return OrderInput(
        legacy_connection_id=connection_id,
        store_order_id=order_id,
        order_number=text(body, "increment_id"),
        email=usable_email(text(body, "customer_email")),
        store_customer_id=text(body, "customer_id"),
        creation_source=creation_source,
        store_created_date=required(utc(body, "created_at"), "created_at"),
        store_modified_date=utc(body, "updated_at"),
        store_status=text(body, "status"),
        normalized_status=_state(body, back, order_states),
        currency=currency,
        final_amount=final,
        shipping_amount=amount(body, "shipping_amount"),
        discounts_amount=max(off, _NOTHING),
        discounts=list(_discounts(body, off)),
        line_items=list(_lines(items, records(body, "items"))),
        billing_address=billing,
        shipping_address=shipping,
        customer_data=customer_data(billing, shipping),
        shipping_method=text(body, "shipping_description"),
        payment_method=text(mapping(body, "payment"), "method"),
        sales_channel=text(body, "store_name").replace("\n", ", "),
        notes=[note] if (note := text(body, "customer_note")) else [],
    )


def _number(record: Mapping[str, Any], name: str) -> Decimal:
    """A number of either sign; null fields are left out of answers."""
    return value(record, name, to_number) or _NOTHING


def utc(body: Mapping[str, Any], name: str) -> datetime | None:
    """An instant: ``2025-05-01 00:27:37`` is UTC, whatever the shop's time zone."""
    return value(body, name, lambda text: to_instant(f"{text}Z"))


def _state(body: Mapping[str, Any], back: Decimal, states: Mapping[str, OrderState]) -> OrderState | None:
    state = text(body, "state")
    return OrderState.REFUNDED if state == "closed" and back > 0 else states.get(state)


def _check(body: Mapping[str, Any], items: list[Mapping[str, Any]], sums: Sums) -> None:
    """Tell of lines that are not the subtotal, and of parts that are not the total, where both are told."""
    subtotal = amount(body, "subtotal")
    if subtotal is None:
        return
    if items:
        rows = sum((_number(item, "row_total") for item in items), _NOTHING)
        sums.check("subtotal, against its lines", subtotal, rows)
    parts = sum((_number(body, name) for name in ("discount_amount", "shipping_amount", "tax_amount")), subtotal)
    sums.check("grand_total, against subtotal, discount, shipping and tax", _number(body, "grand_total"), parts)


def _discounts(body: Mapping[str, Any], off: Decimal) -> Iterator[Discount]:
    if off > 0:
        name = text(body, "coupon_code", "discount_description")
        yield Discount(name=name, type=DiscountType.ORDER, discount_amount=off)


def _lines(items: list[Mapping[str, Any]], rows: list[Mapping[str, Any]]) -> Iterator[LineItem]:
    """The lines; a configurable product has its variant in a row of its own, a bundle its parts."""
    for item in items:
        parts = [row for row in rows if text(row, "parent_item_id") == text(item, "item_id")]
        bought = required(amount(item, "qty_ordered"), "qty_ordered")
        left = max(bought - _number(item, "qty_canceled") - _number(item, "qty_refunded"), _NOTHING)
        price = required(amount(item, "price"), "price")
        if left:
            pieces, each = (int(left), price) if left % 1 == 0 else priced_pieces(left, price * left)
            yield LineItem(
                name=text(item, "name"),
                quantity=pieces,
                price_amount=each,
                sku=text(item, "sku"),
                store_line_item_id=text(item, "item_id"),
                product_store_primary_id=text(parts[0] if len(parts) == 1 else item, "product_id"),
                store_base_product_id=text(item, "product_id"),
            )


def _shipping(body: Mapping[str, Any]) -> Mapping[str, Any]:
    """The delivery address, which stands deep in the extension attributes; downloads have none."""
    assignments = records(mapping(body, "extension_attributes"), "shipping_assignments")
    return mapping(mapping(assignments[0], "shipping"), "address") if assignments else {}


def _address(given: Mapping[str, Any]) -> Address | None:
    street = [*texts(given, "street"), "", ""]
    made = Address(
        first_name=text(given, "firstname"),
        last_name=text(given, "lastname"),
        company=text(given, "company"),
        address1=street[0],
        address2=", ".join(filter(None, street[1:])),
        city=text(given, "city"),
        postal=text(given, "postcode"),
        province=text(given, "region_code", "region"),
        country=text(given, "country_id"),
        phone=text(given, "telephone"),
    )
    return made if made.model_fields_set else None
