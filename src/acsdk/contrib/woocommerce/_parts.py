"""What orders and subscriptions have in common."""

from __future__ import annotations

import html
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from acsdk.contrib._shops.bodies import mapping, text, value
from acsdk.contrib._shops.people import usable_email
from acsdk.contrib._shops.values import to_instant
from acsdk.models import Address

__all__ = ["address", "buyer_email", "customer_id", "gmt", "name", "product_id"]


def gmt(body: Mapping[str, Any], name: str) -> datetime | None:
    """A date of a ``..._gmt`` field, which names no offset, or ``None``. Raises ``ValueError`` if it is no date."""
    return value(body, f"{name}_gmt", lambda text: to_instant(text if text.endswith("Z") else f"{text}Z"))


def name(record: Mapping[str, Any], field: str = "name") -> str:
    """What something is called, for readers: WooCommerce hands out ``&amp;`` and ``&#8211;`` as its database has them.

    ActiveCampaign's plugin passes them on. Orders and catalog decode them alike, so their names agree.
    """
    return html.unescape(text(record, field))


def address(body: Mapping[str, Any], name: str) -> Address | None:
    """The billing or the shipping address, or ``None`` if all its fields are empty."""
    given = mapping(body, name)
    made = Address(
        first_name=text(given, "first_name"),
        last_name=text(given, "last_name"),
        company=text(given, "company"),
        address1=text(given, "address_1"),
        address2=text(given, "address_2"),
        city=text(given, "city"),
        province=text(given, "state"),
        postal=text(given, "postcode"),
        country=text(given, "country"),
        phone=text(given, "phone"),
    )
    return made if made.model_fields_set else None


def buyer_email(body: Mapping[str, Any]) -> str:
    """The email that the buyer gave. Raises ``ValueError`` if no contact can be made by it."""
    return usable_email(text(mapping(body, "billing"), "email"))


def customer_id(body: Mapping[str, Any]) -> str | None:
    """The customer's id as ActiveCampaign's plugin writes it since 2.10.1; guests, whose id is 0, have none here."""
    number = text(body, "customer_id")
    return None if number in ("", "0") else f"UID-{number}"


def product_id(line: Mapping[str, Any]) -> str:
    """The id under which the catalog has what the line sells: that of the variation, if it is one."""
    variation = text(line, "variation_id")
    return text(line, "product_id") if variation in ("", "0") else variation
