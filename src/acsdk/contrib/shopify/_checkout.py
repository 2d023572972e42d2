"""From the body of a checkout webhook to a cart."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from acsdk.contrib._shops.bodies import amount, count, instant, mapping, records, required, text
from acsdk.contrib._shops.people import usable_email
from acsdk.models import CartInput, OrderProductInput

from ._keys import CartKey

__all__ = ["cart_from_webhook"]

_KEYS: Mapping[CartKey, tuple[str, str]] = {"cart_token": ("cart_token", "token"), "checkout_token": ("token", "token")}


def cart_from_webhook(
    body: Mapping[str, Any],
    *,
    connection_id: int,
    customer_id: int,
    cart_key: CartKey = "cart_token",
    email: str | None = None,
) -> CartInput:
    """Make the cart from the parsed JSON body of ``checkouts/create`` and ``checkouts/update``.

    ``customer_id`` is v3's number of the customer, from ``deepdata.customers.ensure``. The cart is known by the same
    token as the order that ``order_from_webhook`` makes with the same ``cart_key``, which takes it over. Send it once
    it has lain idle, as ``acsdk.contrib.shop_sync.Ledger.send_idle_carts`` does. Amounts are in ``currency``, the
    shop's: no page says so of checkouts. ``email`` is used where the shopper has given none yet.

    Raises ``ValueError`` if the checkout was completed, there is no usable email or a field is missing;
    ``pydantic.ValidationError``, which is one too, for amounts with fractions of a cent, which v3 cannot hold.
    """
    if completed := text(body, "completed_at"):
        raise ValueError(f"the checkout was completed at {completed}: it has become an order")
    return CartInput(
        connection_id=connection_id,
        customer_id=customer_id,
        external_checkout_id=required(text(body, *_KEYS[cart_key]), "token"),
        email=usable_email(text(body, "email") or text(mapping(body, "customer"), "email") or email or ""),
        currency=required(text(body, "currency"), "currency"),
        total_price=required(amount(body, "total_price"), "total_price"),
        external_created_date=required(instant(body, "created_at"), "created_at"),
        external_updated_date=instant(body, "updated_at"),
        discount_amount=amount(body, "total_discounts"),
        tax_amount=amount(body, "total_tax"),
        shipping_amount=_shipping(body),
        order_url=text(body, "abandoned_checkout_url") or None,
        order_number=text(body, "name") or None,
        products=list(_products(body)),
    )


def _shipping(body: Mapping[str, Any]) -> Decimal | None:
    chosen = [amount(line, "price") or Decimal(0) for line in records(body, "shipping_lines")]
    return sum(chosen, Decimal(0)) if chosen else None


def _products(body: Mapping[str, Any]) -> Iterator[OrderProductInput]:
    for line in records(body, "line_items"):
        name = " - ".join(part for part in (text(line, "title"), text(line, "variant_title")) if part)
        yield OrderProductInput(
            external_id=required(text(line, "variant_id", "product_id", "key"), "variant_id"),
            name=required(name or text(line, "sku"), "title"),
            price=required(amount(line, "price"), "price"),
            quantity=count(line, "quantity"),
            sku=text(line, "sku") or None,
        )
