"""The objects of the Ecommerce GraphQL API that several others hold. Shared Objects page, mostly."""

from __future__ import annotations

from typing import Annotated

from acsdk.models.kit.integers import Count
from acsdk.models.kit.money import NONE, NOT_NEGATIVE, OptionalNumber
from acsdk.models.kit.wire import WireInt

from .ecommerce_base import EcommerceAnswer, EcommerceValue

__all__ = [
    "Address",
    "BulkAsync",
    "EcommerceConnection",
    "ImageData",
    "PhysicalDimensions",
]


class Address(EcommerceValue):
    """A postal address. Shared Objects page."""

    first_name: str | None = None
    """First name of the person."""
    last_name: str | None = None
    """Last name of the person."""
    address1: str | None = None
    """First line: street and number."""
    address2: str | None = None
    """Second line."""
    address3: str | None = None
    """Third line."""
    city: str | None = None
    """City."""
    province: str | None = None
    """State, province or region."""
    country: str | None = None
    """Country code of two letters."""
    postal: str | None = None
    """Postal code."""
    phone: str | None = None
    """Telephone number."""
    company: str | None = None
    """Company."""
    email: str | None = None
    """E-mail address."""


class ImageData(EcommerceValue):
    """An image of a product. Products page."""

    url: str | None = None
    """Where the image is."""
    height: Count | None = None
    """Height in pixels."""
    width: Count | None = None
    """Width in pixels."""


class PhysicalDimensions(EcommerceValue):
    """The size of a product, in the unit that its ``dimensions_unit`` names. Products page."""

    length: Annotated[OptionalNumber, NOT_NEGATIVE] = NONE
    """Length."""
    width: Annotated[OptionalNumber, NOT_NEGATIVE] = NONE
    """Width."""
    height: Annotated[OptionalNumber, NOT_NEGATIVE] = NONE
    """Height."""


class BulkAsync(EcommerceAnswer):
    """The receipt of a bulk operation that is carried out later. Shared Objects page."""

    record_id: str | None = None
    """Names the batch, not its rows. Opaque: a stamp, a number and a UUID in one; no operation takes it back."""


class EcommerceConnection(EcommerceAnswer):
    """A store's connection, as the Ecommerce GraphQL API knows it. Browse Session page."""

    id: str | None = None
    """The service's own id of the connection, not the v3 one."""
    legacy_connection_id: WireInt = None
    """The ``id`` of the v3 connection."""
