"""From an abandoned checkout's node to a cart."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

from acsdk.contrib._shops.bodies import required
from acsdk.contrib._shops.people import usable_email
from acsdk.models import CartInput, OrderProductInput

from .fields import Node, amount, children, currency_of, email_of, moment, nested, number

__all__ = ["cart_from_node"]


def cart_from_node(node: Node, *, connection_id: int, customer_id: int, email: str | None = None) -> CartInput:
    """Make the cart from an abandoned checkout's node with the fields of ``bulk_query("abandonedCheckouts")``.

    ``customer_id`` is v3's number of the customer, from ``deepdata.customers.ensure``. The cart is known by the token
    of the checkout, which stands in the recovery address; an order with the same in its ``cart_id`` takes it over:
    ``order_from_node`` does so by default, ``order_from_webhook`` with ``cart_key="checkout_token"``. ``email`` is used
    where the node has no customer, as for checkouts that apps make.

    Raises ``ValueError`` if the checkout was completed, there is no usable email or a field is missing;
    ``pydantic.ValidationError``, which is one too, for amounts with fractions of a cent, which v3 cannot hold.
    """
    if node.get("completedAt"):
        raise ValueError(f"the checkout was completed at {node['completedAt']}: it has become an order")
    return CartInput(
        connection_id=connection_id,
        customer_id=customer_id,
        external_checkout_id=_token(node),
        email=usable_email(email_of(nested(node, "customer")) or email or ""),
        currency=currency_of(node, "totalPriceSet"),
        total_price=required(amount(node, "totalPriceSet"), "totalPriceSet"),
        external_created_date=required(moment(node, "createdAt"), "createdAt"),
        external_updated_date=moment(node, "updatedAt"),
        discount_amount=amount(node, "totalDiscountSet"),
        tax_amount=amount(node, "totalTaxSet"),
        order_url=node.get("abandonedCheckoutUrl"),
        order_number=node.get("name"),
        products=list(_products(node)),
    )


def _token(node: Node) -> str:
    """The part of ``…/checkouts/<token>/recover?key=…`` that orders tell too."""
    parts = urlsplit(node.get("abandonedCheckoutUrl") or "").path.strip("/").split("/")
    tokens = parts[-2:-1] if parts[-1] == "recover" else parts[-1:]
    return required("".join(tokens), "abandonedCheckoutUrl")


def _products(node: Node) -> Iterator[OrderProductInput]:
    for line in children(node, "lineItems"):
        variant, product = line.get("variant"), nested(line, "product")
        name = " - ".join(part for part in (line.get("title"), line.get("variantTitle")) if part)
        yield OrderProductInput(
            external_id=number(variant) or number(product) or number(line),
            name=name or required(line.get("sku"), "title"),
            price=required(amount(line, "originalUnitPriceSet"), "originalUnitPriceSet"),
            quantity=required(line.get("quantity"), "quantity"),
            sku=line.get("sku"),
            image_url=nested(line, "image").get("url"),
            product_url=product.get("onlineStoreUrl"),
        )
