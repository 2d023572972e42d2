"""From Checkout Sessions and invoices to what ActiveCampaign takes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any

from acsdk.contrib._shops.bodies import mapping, records, required, text
from acsdk.contrib._shops.people import customer_data, usable_email
from acsdk.contrib._shops.sums import OnDifference, Sums, log_difference
from acsdk.contrib._shops.values import InputCreationSource
from acsdk.models import CreationSource, Discount, DiscountType, OrderInput, OrderState

from ._lines import check_session, invoice_lines, negative_lines, session_lines
from ._objects import Amounts, StripeObject, address, identity, moment, plain, rows
from ._status import INVOICE_STATES, SESSION_STATES

__all__ = ["order_from_invoice", "order_from_session"]

_NOTHING = Decimal(0)
_AS_LISTED: Mapping[str, int] = {}


def order_from_session(
    session: StripeObject,
    *,
    connection_id: int,
    creation_source: InputCreationSource = CreationSource.REAL_TIME,
    line_items: Sequence[StripeObject] | None = None,
    charge: StripeObject | None = None,
    email: str | None = None,
    order_states: Mapping[str, OrderState] = SESSION_STATES,
    currency_decimals: Mapping[str, int] = _AS_LISTED,
    on_difference: OnDifference = log_difference,
) -> OrderInput:
    """Make the order from a complete Checkout Session: parsed JSON, or an object of the ``stripe`` package.

    Webhooks hold no lines: expand ``line_items``, or pass them, as where there are more than the ten that Stripe shows
    with a session (``walk(http, "checkout/sessions/cs_…/line_items")``). A session never tells of refunds: pass its
    ``charge``, and what went back is taken off. ``email`` is used where the session has no usable one;
    ``currency_decimals`` has the decimals of currencies that you know better than the table, such as UGX. A session
    that made an invoice is the same sale: send one of the two.

    Raises ``ValueError`` if the session is not complete, sells nothing, has no usable email or is no session;
    ``pydantic.ValidationError``, which is one too, for a value that ActiveCampaign does not take. Check the signature
    of the request before: this function trusts its argument.
    """
    body = plain(session)
    if text(body, "status") != "complete":
        raise ValueError(f"status is {text(body, 'status') or 'missing'}: only a complete session is an order")
    if text(body, "mode") == "setup":
        raise ValueError("mode is setup: the session has kept a way to pay, and sold nothing")
    amounts, order_id = Amounts.of(body, currency_decimals), required(text(body, "id"), "id")
    sums = Sums(order_id, amounts.currency, on_difference)
    items = rows(body, "line_items") if line_items is None else [plain(item) for item in line_items]
    total, details = amounts.required(body, "amount_total"), mapping(body, "total_details")
    check_session(body, items, amounts, sums)
    final = total - _paid_back(charge, amounts)
    sums.check_not_negative(final)
    buyer = mapping(body, "customer_details")
    billing = address(buyer, text(buyer, "name"), text(buyer, "phone"))
    delivery_to = mapping(mapping(body, "collected_information"), "shipping_details") or mapping(
        body, "shipping_details"
    )
    recipient = address(delivery_to, text(delivery_to, "name"), None)
    payment = text(body, "payment_status")
    return OrderInput(
        legacy_connection_id=connection_id,
        store_order_id=order_id,
        email=usable_email(text(buyer, "email") or text(body, "customer_email") or email or ""),
        store_customer_id=identity(body, "customer"),
        creation_source=creation_source,
        store_created_date=required(moment(body, "created"), "created"),
        store_status=payment,
        normalized_status=order_states.get(payment),
        currency=amounts.currency,
        final_amount=final,
        shipping_amount=amounts.known(details, "amount_shipping"),
        discounts_amount=amounts.known(details, "amount_discount"),
        discounts=_discount(amounts.known(details, "amount_discount")),
        line_items=list(session_lines(items, amounts)),
        billing_address=billing,
        shipping_address=recipient,
        customer_data=customer_data(billing, recipient),
        customer_locale=text(body, "locale"),
        store_external_order_id=text(body, "client_reference_id"),
        cart_id=text(body, "recovered_from") or order_id,
        is_test_order=None if body.get("livemode") is None else body["livemode"] is not True,
    )


def order_from_invoice(
    invoice: StripeObject,
    *,
    connection_id: int,
    creation_source: InputCreationSource = CreationSource.REAL_TIME,
    line_items: Sequence[StripeObject] | None = None,
    charges: Iterable[StripeObject] = (),
    email: str | None = None,
    order_states: Mapping[str, OrderState] = INVOICE_STATES,
    currency_decimals: Mapping[str, int] = _AS_LISTED,
    on_difference: OnDifference = log_difference,
) -> OrderInput:
    """Make the order from an invoice: parsed JSON, or an object of the ``stripe`` package.

    It cost its total less the credit notes that came after the payment, whatever was paid from a balance. What it gives
    back for time not used is a discount. A refund without a credit note stands in the ``charges`` of its payments:
    pass them, and the greater of both is taken off, since a note that pays back is in both. Stripe shows the first ten
    lines with an invoice: where ``has_more`` of its ``lines`` is true, pass all of them as ``line_items``, from
    ``walk(http, "invoices/in_…/lines")``; ``on_difference`` is told otherwise. ``email`` and ``currency_decimals`` are
    as for ``order_from_session``.

    Raises ``ValueError`` if the invoice is a draft, has no usable email or is no invoice; ``pydantic.ValidationError``,
    which is one too, for a value that ActiveCampaign does not take.
    """
    body = plain(invoice)
    status, order_id = text(body, "status"), required(text(body, "id"), "id")
    if status == "draft":
        raise ValueError("the invoice is a draft: it is no order before it is finalized")
    amounts = Amounts.of(body, currency_decimals)
    sums = Sums(order_id, amounts.currency, on_difference)
    items = rows(body, "lines") if line_items is None else [plain(item) for item in line_items]
    if items:
        sums.check("subtotal, against its lines", amounts.required(body, "subtotal"), amounts.total(items))
    noted = amounts.known(body, "post_payment_credit_notes_amount") or _NOTHING
    final = amounts.required(body, "total") - max(noted, sum((_paid_back(each, amounts) for each in charges), _NOTHING))
    sums.check_not_negative(final)
    given = amounts.total(records(body, "total_discount_amounts"))
    back = list(negative_lines(items, amounts))
    billing = address(
        {"address": body.get("customer_address")}, text(body, "customer_name"), text(body, "customer_phone")
    )
    recipient = mapping(body, "customer_shipping")
    shipping = address(recipient, text(recipient, "name"), text(recipient, "phone"))
    return OrderInput(
        legacy_connection_id=connection_id,
        store_order_id=order_id,
        order_number=text(body, "number"),
        email=usable_email(text(body, "customer_email") or email or ""),
        store_customer_id=identity(body, "customer"),
        creation_source=creation_source,
        store_created_date=required(moment(body, "created"), "created"),
        store_status=status,
        normalized_status=order_states.get(status),
        currency=amounts.currency,
        final_amount=final,
        shipping_amount=amounts.known(mapping(body, "shipping_cost"), "amount_subtotal"),
        discounts_amount=sum((each.discount_amount or _NOTHING for each in back), given),
        discounts=[*_discount(given), *back],
        line_items=list(invoice_lines(items, amounts)),
        billing_address=billing,
        shipping_address=shipping,
        customer_data=customer_data(billing, shipping),
        order_url=text(body, "hosted_invoice_url"),
        created_by_recurring_payment=text(body, "billing_reason") == "subscription_cycle",
        is_test_order=None if body.get("livemode") is None else body["livemode"] is not True,
        notes=[note] if (note := text(body, "description")) else [],
    )


def _discount(off: Decimal | None) -> list[Discount]:
    return [Discount(type=DiscountType.ORDER, discount_amount=off)] if off else []


def _paid_back(charge: StripeObject | None, amounts: Amounts) -> Decimal:
    """What went back of a payment. Raises ``ValueError`` if it was made in another currency."""
    if charge is None:
        return _NOTHING
    body: Mapping[str, Any] = plain(charge)
    if text(body, "currency").upper() != amounts.currency:
        raise ValueError(f"the charge is in {text(body, 'currency').upper()}, but the order in {amounts.currency}")
    return amounts.required(body, "amount_refunded")
