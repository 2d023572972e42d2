"""Postal addresses that stand in the footers of mail."""

from __future__ import annotations

from typing import Annotated

from acsdk.models.kit.record import Record, RecordInput, RecordUpdate
from acsdk.models.kit.record_fields import Flag, RecordId, WireId
from acsdk.models.kit.wire import WireBool, WireDateTime, WireForeignKey, WireStr, wire

__all__ = ["SenderAddress", "SenderAddressInput", "SenderAddressUpdate"]


class SenderAddress(Record):
    """A sender's postal address. Addresses page."""

    id: WireId = 0
    """The number that other records name it by."""
    company_name: Annotated[WireStr, wire("companyName")] = None
    """The company."""
    address1: WireStr = None
    """First line: street and number."""
    address2: WireStr = None
    """Second line."""
    city: WireStr = None
    """City."""
    state: WireStr = None
    """State or province."""
    district: WireStr = None
    """District, in countries that have them."""
    zip: WireStr = None
    """Postal code."""
    country: WireStr = None
    """Country, by its code of two letters."""
    sms_name: Annotated[WireStr, wire("smsName")] = None
    """What the company is called in text messages."""
    all_groups: Annotated[WireBool, wire("allgroup")] = None
    """Whether all groups of users may use it."""
    is_default: Annotated[WireBool, wire("isDefault")] = None
    """Whether it is used where no other is chosen."""
    created_timestamp: WireDateTime = None
    """When it was made."""
    updated_timestamp: WireDateTime = None
    """When it last changed."""
    created_by: WireForeignKey = None
    """The user who made it."""
    updated_by: WireForeignKey = None
    """The user who last changed it."""


class SenderAddressInput(RecordInput):
    """An address to create. Addresses page."""

    company_name: str
    """The company."""
    address1: Annotated[str, wire("address_1")]
    """First line: street and number."""
    country: str
    """Country, by its code of two letters."""
    address2: Annotated[str | None, wire("address_2")] = None
    """Second line."""
    city: str | None = None
    """City."""
    state: str | None = None
    """State or province."""
    district: str | None = None
    """District, in countries that have them."""
    zip: str | None = None
    """Postal code."""
    group_id: Annotated[RecordId | None, wire("groupid")] = None
    """A group of users that may use it."""
    all_groups: Annotated[Flag | None, wire("allgroup")] = None
    """Whether all groups of users may use it."""
    is_global: Annotated[str | None, wire("global")] = None
    """Not explained by the page, which gives it the type text."""
    is_default: bool | None = None
    """Whether it is used where no other is chosen."""


class SenderAddressUpdate(RecordUpdate):
    """What to change in an address. Addresses page.

    Its description has the names of a create, but its example and the answer to it have those of an answer, which are
    sent; ``isDefault`` is a guess from that. The page says that company, first line and country are required.
    """

    company_name: Annotated[str | None, wire("companyName")] = None
    """The company."""
    address1: str | None = None
    """First line: street and number."""
    address2: str | None = None
    """Second line."""
    city: str | None = None
    """City."""
    state: str | None = None
    """State or province."""
    district: str | None = None
    """District, in countries that have them."""
    zip: str | None = None
    """Postal code."""
    country: str | None = None
    """Country, by its code of two letters."""
    group_id: Annotated[RecordId | None, wire("groupid")] = None
    """A group of users that may use it."""
    all_groups: Annotated[Flag | None, wire("allgroup")] = None
    """Whether all groups of users may use it."""
    is_global: Annotated[str | None, wire("global")] = None
    """Not explained by the page, which gives it the type text."""
    is_default: Annotated[bool | None, wire("isDefault")] = None
    """Whether it is used where no other is chosen."""
