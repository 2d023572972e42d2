"""Reading nodes: ids are URIs, money stands in bags, and whatever is missing is null."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal
from typing import Any, TypeAlias

from acsdk.contrib._shops.bodies import required
from acsdk.contrib._shops.values import to_instant, to_number
from acsdk.models import Address

__all__ = ["Node", "address", "amount", "children", "currency_of", "email_of", "moment", "nested", "number", "phone_of"]

Node: TypeAlias = Mapping[str, Any]
_NONE: Node = {}
_ADDRESS = (
    ("first_name", "firstName"),
    ("last_name", "lastName"),
    ("company", "company"),
    ("address1", "address1"),
    ("address2", "address2"),
    ("city", "city"),
    ("postal", "zip"),
    ("province", "provinceCode"),
    ("country", "countryCodeV2"),
    ("phone", "phone"),
)


def number(node: Node | None) -> str:
    """The number at the end of a node's id: ``gid://shopify/Order/12`` is what REST calls ``12``."""
    uri = (node or _NONE).get("id") or ""
    return str(uri).rpartition("/")[2].partition("?")[0]


def nested(node: Node, name: str) -> Node:
    """An object; an empty one stands for null."""
    return node.get(name) or _NONE


def amount(node: Node, name: str) -> Decimal | None:
    """The customer's amount in a bag of money, or ``None`` if it was not asked for. May be negative.

    Raises ``ValueError`` if it is no number.
    """
    bag = node.get(name)
    if not bag:
        return None
    try:
        return to_number(bag["presentmentMoney"]["amount"])
    except KeyError:
        raise ValueError(f"{name} has no presentmentMoney: ask for the fields of bulk_query()") from None
    except ValueError as error:
        raise ValueError(f"{name} {error}") from None


def currency_of(node: Node, name: str) -> str:
    """The customer's currency. Raises ``ValueError`` if it was not asked for."""
    code: str | None = nested(nested(node, name), "presentmentMoney").get("currencyCode")
    return required(code, f"{name}.currencyCode")


def moment(node: Node, name: str) -> datetime | None:
    """A date and time, or ``None``. Raises ``ValueError`` if it is neither."""
    text = node.get(name)
    try:
        return to_instant(text) if text else None
    except ValueError as error:
        raise ValueError(f"{name} {error}") from None


def children(node: Node, name: str) -> list[Node]:
    """The nodes of a connection within an answer, whether it was asked for by ``edges`` or by ``nodes``."""
    connection = nested(node, name)
    return connection.get("nodes") or [edge["node"] for edge in connection.get("edges") or ()]


def email_of(customer: Node) -> str:
    """A customer's address, which is gone once its data were erased."""
    return nested(customer, "defaultEmailAddress").get("emailAddress") or ""


def phone_of(customer: Node) -> str:
    """A customer's telephone number."""
    return nested(customer, "defaultPhoneNumber").get("phoneNumber") or ""


def address(node: Node | None) -> Address | None:
    """An address, in the codes that the REST API has too."""
    if not node:
        return None
    known = {name: value for name, field in _ADDRESS if (value := node.get(field))}
    if "province" not in known and node.get("province"):
        known["province"] = node["province"]
    if "country" not in known and node.get("country"):
        known["country"] = node["country"]
    return Address(**known)
