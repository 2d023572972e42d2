"""From the body of an order webhook to what ActiveCampaign takes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from enum import StrEnum
from typing import Any, TypeVar

from acsdk.contrib._shops.bodies import instant, mapping, records, required, text, texts, truth
from acsdk.contrib._shops.people import customer_data, is_usable_email, usable_email
from acsdk.contrib._shops.sums import OnDifference, Sums, log_difference
from acsdk.contrib._shops.values import InputCreationSource
from acsdk.models import (
    Address,
    CreationSource,
    CustomerData,
    OrderInput,
    ProductInput,
    SmsMarketingState,
    SmsOptInLevel,
)

from ._channel import is_renewal
from ._cost import read_cost
from ._held import discounts, read_held
from ._keys import CartKey, ProductKey
from ._lines import Line
from ._money import Money
from ._parts import check_parts, discounts_amount, shipping_amount
from ._status import Status

__all__ = ["order_from_webhook", "products_from_webhook"]

E = TypeVar("E", bound=StrEnum)

_CART_KEYS: Mapping[CartKey, tuple[str, str]] = {
    "cart_token": ("cart_token", "checkout_token"),
    "checkout_token": ("checkout_token", "cart_token"),
}


def order_from_webhook(
    body: Mapping[str, Any],
    *,
    connection_id: int,
    creation_source: InputCreationSource = CreationSource.REAL_TIME,
    product_key: ProductKey = "variant_id",
    cart_key: CartKey = "cart_token",
    email: str | None = None,
    on_difference: OnDifference = log_difference,
) -> OrderInput:
    """Make the order from the parsed JSON body of ``orders/create``, ``orders/updated`` and their kin.

    What was edited out, cancelled or returned counts neither in the sum nor among the lines. Money is in the customer's
    currency (``presentment_money``), in which Shopify reports refunds. With ``product_key="sku"`` the lines name their
    products as the export does; by default by variant and product id, as Shopify's own catalog does. With
    ``cart_key="checkout_token"`` it becomes of the carts that ``cart_from_node`` makes. ``email`` is used
    where the body has no usable one: an order taken at the till, or of a customer whose data were erased.

    ``on_difference`` is told where figures of the body contradict each other, as in Shopify's own test notification;
    the order is made all the same, by the shop's own total.

    Raises ``ValueError`` if there is no usable email, or the body is not an order; ``pydantic.ValidationError``, which
    is one too, for a value that ActiveCampaign does not take. Check the signature of the request before: this function
    trusts its argument.
    """
    _check_is_order(body)
    money, order_id = Money.of(body), required(text(body, "id"), "id")
    sums = Sums(order_id, money.currency, on_difference)
    cost = read_cost(body, money, sums)
    lines = read_held(body, money, cost)
    given = list(discounts(body, money, lines))
    check_parts(body, money, cost, lines=lines, given=given, sums=sums)
    sums.check_not_negative(cost.final)
    status = Status(text(body, "financial_status"), text(body, "fulfillment_status"), bool(text(body, "cancelled_at")))
    billing, shipping = _address(body, "billing_address"), _address(body, "shipping_address")
    channel = text(body, "source_name")
    return OrderInput(
        legacy_connection_id=connection_id,
        store_order_id=order_id,
        order_number=text(body, "name", "order_number").removeprefix("#"),
        store_external_order_id=text(body, "source_identifier"),
        email=_email(body, email),
        store_customer_id=text(mapping(body, "customer"), "id"),
        creation_source=creation_source,
        store_created_date=required(instant(body, "created_at"), "created_at"),
        store_modified_date=instant(body, "updated_at"),
        store_status=status.stored,
        normalized_status=status.normalized,
        currency=money.currency,
        final_amount=cost.final,
        shipping_amount=shipping_amount(body, money, cost),
        discounts_amount=discounts_amount(body, money, lines),
        discounts=given,
        line_items=[
            _line(line.item, line.price, line.pieces).to_line_item(product_key) for line in lines if line.pieces
        ],
        billing_address=billing,
        shipping_address=shipping,
        customer_data=_customer_data(body, billing, shipping),
        customer_locale=text(body, "customer_locale"),
        accepts_marketing=truth(body, "buyer_accepts_marketing"),
        cart_id=text(body, *_CART_KEYS[cart_key]),
        shipping_method=", ".join(filter(None, (text(line, "title") for line in records(body, "shipping_lines")))),
        payment_method=", ".join(texts(body, "payment_gateway_names")),
        order_url=text(body, "order_status_url"),
        location_id=text(body, "location_id"),
        sales_channel=channel,
        created_by_recurring_payment=is_renewal(channel),
        is_test_order=truth(body, "test"),
        notes=list(_notes(body)),
    )


def products_from_webhook(
    body: Mapping[str, Any], *, connection_id: int, product_key: ProductKey = "variant_id"
) -> list[ProductInput]:
    """Make the products that the order of a webhook names, each once; tips and custom items are none.

    Raises ``ValueError`` if a line cannot be read.
    """
    money = Money.of(body)
    found = (_line(item, money.required(item, "price"), 0) for item in records(body, "line_items"))
    lines = {key: line for line in found if (key := line.key(product_key))}
    return [line.to_product(product_key, connection_id, money.currency) for line in lines.values()]


def _check_is_order(body: Mapping[str, Any]) -> None:
    """Refuse the bodies of other topics by their own marks: a refund has an ``id`` that is not an order's."""
    if "order_edit" in body or "order_id" in body:
        raise ValueError(
            "this is not an order: orders/edited and refunds/create hold none; subscribe to orders/updated, "
            "which is sent too"
        )


def _email(body: Mapping[str, Any], instead: str | None) -> str:
    known = text(body, "email", "contact_email") or text(mapping(body, "customer"), "email")
    return usable_email(known if instead is None or is_usable_email(known) else instead)


def _line(item: Mapping[str, Any], price: Decimal, pieces: int) -> Line:
    return Line(
        name=text(item, "name", "title"),
        quantity=pieces,
        price=price,
        sku=text(item, "sku"),
        vendor=text(item, "vendor"),
        fulfilment=text(item, "fulfillment_status"),
        requires_shipping=truth(item, "requires_shipping"),
        line_id=text(item, "id"),
        product_id=text(item, "product_id"),
        variant_id=text(item, "variant_id"),
        title=text(item, "title"),
        variant_title=text(item, "variant_title"),
    )


def _address(body: Mapping[str, Any], name: str) -> Address | None:
    given = mapping(body, name)
    if not given:
        return None
    return Address(
        first_name=text(given, "first_name"),
        last_name=text(given, "last_name"),
        company=text(given, "company"),
        address1=text(given, "address1"),
        address2=text(given, "address2"),
        city=text(given, "city"),
        postal=text(given, "zip"),
        province=text(given, "province_code", "province"),
        country=text(given, "country_code", "country"),
        phone=text(given, "phone"),
    )


def _customer_data(body: Mapping[str, Any], billing: Address | None, shipping: Address | None) -> CustomerData | None:
    customer = mapping(body, "customer")
    if billing is None and customer:  # nothing was to pay
        billing = Address(first_name=text(customer, "first_name"), last_name=text(customer, "last_name"))
    person = customer_data(billing, shipping, text(body, "phone") or text(customer, "phone"))
    consent = mapping(customer, "sms_marketing_consent")
    if not consent:
        return person
    data = CustomerData(
        sms_marketing_state=_member(SmsMarketingState, text(consent, "state")),
        sms_opt_in_level=_member(SmsOptInLevel, text(consent, "opt_in_level")),
        sms_consent_updated_date=instant(consent, "consent_updated_at"),
    )
    return data.model_copy(update=person.model_dump(exclude_none=True)) if person else data


def _member(members: type[E], word: str) -> E | None:
    """Shopify's word in ActiveCampaign's list; a word that it lacks is not worth the order."""
    return next((member for member in members if member == word.upper()), None)


def _notes(body: Mapping[str, Any]) -> Iterator[str]:
    if note := text(body, "note"):
        yield note
    for attribute in records(body, "note_attributes"):
        yield f"{text(attribute, 'name')}: {text(attribute, 'value')}"
    if tags := text(body, "tags"):
        yield f"Tags: {tags}"
