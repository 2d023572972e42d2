"""From the file of a bulk operation to what ActiveCampaign takes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TypeVar

from acsdk.contrib._shops.files import Source
from acsdk.contrib._shops.reasons import reason_of
from acsdk.contrib._shops.sums import OnDifference, log_difference
from acsdk.contrib._shops.values import InputCreationSource
from acsdk.contrib.shopify._keys import CartKey, ProductKey
from acsdk.models import ContactInput, CreationSource, OrderInput, ProductInput

from .catalog import contact_from_node, products_from_node
from .fields import Node
from .order import order_from_node
from .spool import OnRejected, RejectedNode, whole_nodes

__all__ = ["read_bulk_contacts", "read_bulk_nodes", "read_bulk_orders", "read_bulk_products"]

T = TypeVar("T")


def read_bulk_nodes(source: Source, *, on_rejected: OnRejected, grouped: bool = False) -> Iterator[Node]:
    """Read the nodes of a bulk operation's file (JSON Lines), each with its children within, one at a time.

    ``source`` is the path of the file, an iterable of its lines, or of several ``Path`` objects. Children may stand
    anywhere after their parents, as Shopify writes them since 2026-01; lines wait in a temporary file of about the size
    of the source, and memory holds one node. ``grouped=True`` is for files made with ``groupObjects: true``: they are
    read without waiting, and a child that stands apart is told as one. ``on_rejected`` is told of lines that are no
    JSON, as the last one of a file that was cut off, and of children whose parents are not in the file.
    """
    for _, node in whole_nodes(source, on_rejected, grouped=grouped):
        yield node


def read_bulk_orders(
    source: Source,
    *,
    connection_id: int,
    on_rejected: OnRejected,
    grouped: bool = False,
    creation_source: InputCreationSource = CreationSource.HISTORICAL,
    product_key: ProductKey = "variant_id",
    cart_key: CartKey = "checkout_token",
    on_difference: OnDifference = log_difference,
) -> Iterator[OrderInput]:
    """Read the orders of a bulk operation with the query ``bulk_query()``.

    As ``read_bulk_nodes`` reads and ``order_from_node`` makes them. An order that cannot be made is left out, and
    ``on_rejected`` is told why.
    """

    def make(node: Node) -> list[OrderInput]:
        order = order_from_node(
            node,
            connection_id=connection_id,
            creation_source=creation_source,
            product_key=product_key,
            cart_key=cart_key,
            on_difference=on_difference,
        )
        return [order]

    yield from _made(source, make, on_rejected, grouped=grouped)


def read_bulk_products(
    source: Source,
    *,
    connection_id: int,
    on_rejected: OnRejected,
    currency: str | None = None,
    grouped: bool = False,
) -> Iterator[ProductInput]:
    """Read the products of a bulk operation with the query ``bulk_query("products")``, one for each variant.

    As ``read_bulk_nodes`` reads and ``products_from_node`` makes them.
    """

    def make(node: Node) -> list[ProductInput]:
        return products_from_node(node, connection_id=connection_id, currency=currency)

    yield from _made(source, make, on_rejected, grouped=grouped)


def read_bulk_contacts(source: Source, *, on_rejected: OnRejected) -> Iterator[ContactInput]:
    """Read the customers of a bulk operation with the query ``bulk_query("customers")``.

    As ``contact_from_node`` makes them; one without a usable email is left out, and ``on_rejected`` is told of it.
    """
    yield from _made(source, lambda node: [contact_from_node(node)], on_rejected, grouped=True)


def _made(source: Source, make: Callable[[Node], list[T]], on_rejected: OnRejected, *, grouped: bool) -> Iterator[T]:
    for number, node in whole_nodes(source, on_rejected, grouped=grouped):
        try:
            made = make(node)
        except ValueError as error:
            on_rejected(RejectedNode(number, str(node.get("id", "")), reason_of(error)))
        else:
            yield from made
