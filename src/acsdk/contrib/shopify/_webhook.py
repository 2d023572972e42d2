"""From the body of an order webhook to what ActiveCampaign takes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import Any, TypeVar

from acsdk.contrib._shops.bodies import count, instant, mapping, records, required, text, texts, truth
from acsdk.contrib._shops.people import customer_data, usable_email
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
from ._lines import Line, ProductKey
from ._money import paid, required_paid
from ._status import Status
from ._webhook_money import discounts, refunded, shipping_paid

__all__ = ["order_from_webhook", "products_from_webhook"]

E = TypeVar("E", bound=StrEnum)


def order_from_webhook(
    body: Mapping[str, Any],
    *,
    connection_id: int,
    creation_source: InputCreationSource = CreationSource.REAL_TIME,
    product_key: ProductKey = "variant_id",
) -> OrderInput:
    """Make the order from the parsed JSON body of ``orders/create``, ``orders/updated`` and their kin.

    Money is in the customer's currency (``presentment_money``), in which Shopify reports refunds. With
    ``product_key="sku"`` the lines name their products as the export does; by default by variant and product id, as
    Shopify's own catalog does.

    Raises ``ValueError`` if the body has no usable email, which Shopify sends for orders taken at the till, or is not
    an order; ``pydantic.ValidationError``, which is one too, for a value that ActiveCampaign does not take. Check the
    signature of the request before: this function trusts its argument.
    """
    status = Status(text(body, "financial_status"), text(body, "fulfillment_status"), bool(text(body, "cancelled_at")))
    billing, shipping = _address(body, "billing_address"), _address(body, "shipping_address")
    channel = text(body, "source_name")
    return OrderInput(
        legacy_connection_id=connection_id,
        store_order_id=required(text(body, "id"), "id"),
        order_number=text(body, "name", "order_number").removeprefix("#"),
        store_external_order_id=text(body, "source_identifier"),
        email=_email(body),
        store_customer_id=text(mapping(body, "customer"), "id"),
        creation_source=creation_source,
        store_created_date=required(instant(body, "created_at"), "created_at"),
        store_modified_date=instant(body, "updated_at"),
        store_status=status.stored,
        normalized_status=status.normalized,
        currency=_currency(body),
        final_amount=required_paid(body, "total_price") - refunded(body, _currency(body)),
        shipping_amount=shipping_paid(body),
        discounts_amount=paid(body, "total_discounts"),
        discounts=list(discounts(body)),
        line_items=[line.to_line_item(product_key) for line in _lines(body)],
        billing_address=billing,
        shipping_address=shipping,
        customer_data=_customer_data(body, billing, shipping),
        customer_locale=text(body, "customer_locale"),
        accepts_marketing=truth(body, "buyer_accepts_marketing"),
        cart_id=text(body, "cart_token", "checkout_token"),
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
    lines = {key: line for line in _lines(body) if (key := line.key(product_key))}
    return [line.to_product(product_key, connection_id, _currency(body)) for line in lines.values()]


def _currency(body: Mapping[str, Any]) -> str:
    """The currency of the amounts that ``paid`` gives."""
    paid_in = mapping(mapping(body, "total_price_set"), "presentment_money")
    return text(paid_in, "currency_code") or required(text(body, "currency"), "currency")


def _email(body: Mapping[str, Any]) -> str:
    return usable_email(text(body, "email", "contact_email") or text(mapping(body, "customer"), "email"))


def _lines(body: Mapping[str, Any]) -> Iterator[Line]:
    for item in records(body, "line_items"):
        yield Line(
            name=text(item, "name", "title"),
            quantity=count(item, "quantity"),
            price=required_paid(item, "price"),
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
