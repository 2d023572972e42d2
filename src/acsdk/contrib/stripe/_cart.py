"""From a Checkout Session that is not complete to a cart."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

from acsdk.contrib._shops.bodies import mapping, required, text, value
from acsdk.contrib._shops.people import usable_email
from acsdk.contrib._shops.sums import OnDifference, Sums, log_difference
from acsdk.contrib._shops.values import to_count
from acsdk.models import CartInput, OrderProductInput

from ._lines import check_session
from ._objects import Amounts, StripeObject, identity, moment, plain, rows

__all__ = ["cart_from_session"]

_AS_LISTED: Mapping[str, int] = {}


def cart_from_session(
    session: StripeObject,
    *,
    connection_id: int,
    customer_id: int,
    line_items: Sequence[StripeObject] | None = None,
    email: str | None = None,
    currency_decimals: Mapping[str, int] = _AS_LISTED,
    on_difference: OnDifference = log_difference,
) -> CartInput:
    """Make the cart from a Checkout Session that is open or has expired: parsed JSON, or an object of ``stripe``.

    ``customer_id`` is v3's number of the customer, from ``deepdata.customers.ensure``. A session that has expired was
    abandoned when it did; where it can be recovered, ``order_url`` leads there. The order of the session, or of the one
    that recovered it, takes the cart over. ``line_items``, ``email``, ``currency_decimals`` and ``on_difference``,
    which is told of missing lines, are as for ``order_from_session``; a session that nobody has opened has no email.

    Raises ``ValueError`` if the session is complete, which makes it an order, or has no usable email;
    ``pydantic.ValidationError``, which is one too, for amounts that v3 cannot hold.
    """
    body = plain(session)
    status = text(body, "status")
    if status not in ("open", "expired"):
        raise ValueError(f"status is {status or 'missing'}: a session is a cart while it is open, or expired")
    amounts, details = Amounts.of(body, currency_decimals), mapping(body, "total_details")
    session_id = required(text(body, "id"), "id")
    items = rows(body, "line_items") if line_items is None else [plain(item) for item in line_items]
    check_session(body, items, amounts, Sums(session_id, amounts.currency, on_difference))
    recovery = mapping(mapping(body, "after_expiration"), "recovery")
    known = text(mapping(body, "customer_details"), "email") or text(body, "customer_email")
    return CartInput(
        connection_id=connection_id,
        customer_id=customer_id,
        external_checkout_id=session_id,
        email=usable_email(known or email or ""),
        currency=amounts.currency,
        total_price=amounts.required(body, "amount_total"),
        external_created_date=required(moment(body, "created"), "created"),
        abandoned_date=moment(body, "expires_at") if status == "expired" else None,
        discount_amount=amounts.known(details, "amount_discount"),
        tax_amount=amounts.known(details, "amount_tax"),
        shipping_amount=amounts.known(details, "amount_shipping"),
        order_url=text(recovery, "url") or text(body, "url") or None,
        products=list(_products(items, amounts)),
    )


def _products(items: list[Mapping[str, Any]], amounts: Amounts) -> Iterator[OrderProductInput]:
    for item in items:
        price, worth = mapping(item, "price"), amounts.required(item, "amount_subtotal")
        pieces, each = _in_cents(required(value(item, "quantity", to_count), "quantity"), worth)
        yield OrderProductInput(
            external_id=required(text(price, "id") or identity(price, "product") or text(item, "id"), "price"),
            name=required(text(item, "description"), "description"),
            price=each,
            quantity=pieces,
        )


def _in_cents(quantity: int, worth: Decimal) -> tuple[int, Decimal]:
    """Pieces and their price; one piece of the whole worth where one of them has no exact cents, which v3 demands."""
    each = worth / max(quantity, 1)
    return (quantity, each) if each == round(each, 2) else (1, worth)
