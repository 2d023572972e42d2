"""Accounts: the companies that contacts work for and deals are made with."""

from __future__ import annotations

from typing import Annotated, ClassVar

from acsdk.models.fields.crm_content import CrmFieldContents
from acsdk.models.fields.crm_field_entry import CrmFieldEntry
from acsdk.models.kit.record import Record, RecordInput, RecordUpdate
from acsdk.models.kit.record_fields import RecordId, WireId
from acsdk.models.kit.wire import (
    NO_ENTRIES,
    NO_ITEMS,
    WireForeignKey,
    WireInt,
    WireList,
    WireMap,
    WireMoment,
    WireStr,
    wire,
)

__all__ = ["Account", "AccountInput", "AccountUpdate"]


class Account(Record):
    """An account. Accounts page."""

    _first: ClassVar[tuple[str, ...]] = (
        "id",
        "name",
        "url",
        "owner_id",
        "contact_count",
        "deal_count",
        "created_timestamp",
        "updated_timestamp",
    )

    id: WireId = 0
    """The number that other records name it by."""
    name: WireStr = None
    """What it is called; unique."""
    url: Annotated[WireStr, wire("accountUrl")] = None
    """Its website."""
    owner_id: Annotated[WireForeignKey, wire("owner")] = None
    """The user who owns it."""
    contact_count: Annotated[WireInt, wire("contactCount")] = None
    """How many contacts it has, in a list with ``count_deals``; else 0."""
    deal_count: Annotated[WireInt, wire("dealCount")] = None
    """How many deals it has, in a list with ``count_deals``; else 0."""
    created_timestamp: Annotated[WireMoment, wire("createdTimestamp")] = None
    """When it was made."""
    updated_timestamp: Annotated[WireMoment, wire("updatedTimestamp")] = None
    """When it last changed."""
    fields: WireList[CrmFieldEntry] = NO_ITEMS
    """The custom field values that the write was given; see ``client.accounts.get_with_fields``."""
    field_save_status: Annotated[WireMap[str], wire("customFieldSaveStatus")] = NO_ENTRIES
    """Whether those values were saved."""


class AccountInput(RecordInput):
    """An account to create. Accounts page."""

    name: str
    """What it is called; unique."""
    url: Annotated[str | None, wire("accountUrl")] = None
    """Its website."""
    owner_id: Annotated[RecordId | None, wire("owner")] = None
    """The user who owns it; user 1 by default."""
    fields: CrmFieldContents | None = None
    """Custom field values, by number, label or personalisation tag."""


class AccountUpdate(RecordUpdate):
    """What to change in an account. Accounts page."""

    _keys: ClassVar[frozenset[str]] = frozenset({"name"})

    name: str | None = None
    """What it is called; unique."""
    url: Annotated[str | None, wire("accountUrl")] = None
    """Its website."""
    owner_id: Annotated[RecordId | None, wire("owner")] = None
    """The user who owns it."""
    fields: CrmFieldContents | None = None
    """Custom field values, by number, label or personalisation tag; those left out stay as they are."""
