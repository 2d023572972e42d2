"""From an order's node to what ActiveCampaign takes."""

from __future__ import annotations

from collections.abc import Iterator

from acsdk.contrib._shops.bodies import required
from acsdk.contrib._shops.people import customer_data, is_usable_email, usable_email
from acsdk.contrib._shops.sums import OnDifference, Sums, log_difference
from acsdk.contrib._shops.values import InputCreationSource
from acsdk.contrib.shopify._channel import is_renewal
from acsdk.contrib.shopify._keys import CartKey, ProductKey
from acsdk.contrib.shopify._lines import Line
from acsdk.contrib.shopify._status import Status
from acsdk.models import Address, CreationSource, CustomerData, LineItem, OrderInput

from .consent import consent
from .fields import Node, address, amount, children, currency_of, email_of, moment, nested, number, phone_of
from .money import HeldLine, check_parts, discounts, final_amount, held_lines

__all__ = ["order_from_node"]

_FULFILMENT = {"UNFULFILLED": "", "PARTIALLY_FULFILLED": "partial"}  # as the REST API has them


def order_from_node(
    node: Node,
    *,
    connection_id: int,
    creation_source: InputCreationSource = CreationSource.HISTORICAL,
    product_key: ProductKey = "variant_id",
    cart_key: CartKey = "checkout_token",
    email: str | None = None,
    on_difference: OnDifference = log_difference,
) -> OrderInput:
    """Make the order from an order's node with the fields of ``bulk_query()``, its lines within.

    It becomes the same as from the order's webhook, but for the cart: nodes of abandoned checkouts tell the token of
    the checkout alone. Line discounts of which some pieces came back are in proportion, since a bulk operation does not
    tell what was given back; the order's sums are Shopify's own. ``email`` is used where the node has no usable one.
    ``on_difference`` is told of figures that contradict each other.

    Raises ``ValueError`` if there is no usable email or a field is missing; ``pydantic.ValidationError``, which is one
    too, for a value that ActiveCampaign does not take.
    """
    order_id, currency = required(number(node), "id"), currency_of(node, "currentTotalPriceSet")
    sums = Sums(order_id, currency, on_difference)
    final, held = final_amount(node, sums), held_lines(children(node, "lineItems"))
    check_parts(node, held, sums)
    sums.check_not_negative(final)
    customer, channel = nested(node, "customer"), node.get("sourceName") or ""
    billing, shipping = _addresses(node)
    status = _status(node)
    return OrderInput(
        legacy_connection_id=connection_id,
        store_order_id=order_id,
        order_number=(node.get("name") or "").removeprefix("#"),
        store_external_order_id=node.get("sourceIdentifier"),
        email=_email(node, customer, email),
        store_customer_id=number(customer),
        creation_source=creation_source,
        store_created_date=required(moment(node, "createdAt"), "createdAt"),
        store_modified_date=moment(node, "updatedAt"),
        store_status=status.stored,
        normalized_status=status.normalized,
        currency=currency,
        final_amount=final,
        shipping_amount=amount(node, "currentShippingPriceSet"),
        discounts_amount=amount(node, "currentTotalDiscountsSet"),
        discounts=list(discounts(node, held)),
        line_items=[_line(line, product_key) for line in held if line.pieces],
        billing_address=billing,
        shipping_address=shipping,
        customer_data=_customer_data(node, customer, billing, shipping),
        customer_locale=node.get("customerLocale"),
        accepts_marketing=node.get("customerAcceptsMarketing"),
        cart_id=_cart(node, cart_key),
        shipping_method=nested(node, "shippingLine").get("title"),
        payment_method=", ".join(node.get("paymentGatewayNames") or ()),
        order_url=node.get("statusPageUrl"),
        location_id=number(node.get("retailLocation")),
        sales_channel=channel,
        created_by_recurring_payment=is_renewal(channel),
        is_test_order=node.get("test"),
        notes=list(_notes(node)),
    )


def _addresses(node: Node) -> tuple[Address | None, Address | None]:
    """The billing and the shipping address, mostly one and the same."""
    billing, shipping = node.get("billingAddress"), node.get("shippingAddress")
    made = address(billing)
    return made, made if billing == shipping else address(shipping)


def _status(node: Node) -> Status:
    fulfilment = node.get("displayFulfillmentStatus") or ""
    payment = (node.get("displayFinancialStatus") or "").lower()
    return Status(payment, _FULFILMENT.get(fulfilment, fulfilment.lower()), bool(node.get("cancelledAt")))


def _email(node: Node, customer: Node, instead: str | None) -> str:
    known = node.get("email") or email_of(customer)
    return usable_email(known if instead is None or is_usable_email(known) else instead)


def _cart(node: Node, cart_key: CartKey) -> str | None:
    cart, checkout = node.get("cartToken"), node.get("checkoutToken")
    return (cart or checkout) if cart_key == "cart_token" else (checkout or cart)


def _line(line: HeldLine, product_key: ProductKey) -> LineItem:
    node = line.node
    return Line(
        name=node.get("name") or node.get("title") or "",
        quantity=line.pieces,
        price=line.price,
        sku=node.get("sku") or "",
        vendor=node.get("vendor") or "",
        requires_shipping=node.get("requiresShipping"),
        line_id=number(node),
        product_id=number(node.get("product")),
        variant_id=number(node.get("variant")),
        image_url=nested(node, "image").get("url"),
    ).to_line_item(product_key)


def _customer_data(
    node: Node, customer: Node, billing: Address | None, shipping: Address | None
) -> CustomerData | None:
    if billing is None and customer:  # nothing was to pay
        billing = Address(first_name=customer.get("firstName"), last_name=customer.get("lastName"))
    person = customer_data(billing, shipping, node.get("phone") or phone_of(customer))
    return consent(customer, person)


def _notes(node: Node) -> Iterator[str]:
    if note := node.get("note"):
        yield note
    for attribute in node.get("customAttributes") or ():
        yield f"{attribute.get('key')}: {attribute.get('value') or ''}"
    if tags := node.get("tags"):
        yield f"Tags: {', '.join(tags)}"
