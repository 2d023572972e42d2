"""Importing contacts in bulk. This endpoint has snake_case names and takes lists, tags and fields in one go."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import Annotated, Any, Literal, TypeAlias

from pydantic import BeforeValidator

from acsdk.models.fields.field_value import FieldContents
from acsdk.models.kit.record import Record, RecordInput
from acsdk.models.kit.record_fields import MEMBER_FIRST, RecordId, WireId
from acsdk.models.kit.twin import Written
from acsdk.models.kit.wire import (
    NO_ITEMS,
    Items,
    WireBool,
    WireDate,
    WireInt,
    WireList,
    WireStr,
    WireTextId,
    read_text,
    wire,
)

__all__ = [
    "ContactImport",
    "ImportCallback",
    "ImportCount",
    "ImportInfo",
    "ImportOverview",
    "ImportReceipt",
    "ImportStatus",
]


class ImportStatus(StrEnum):
    """How far an import is. Bulk Import page."""

    WAITING = "waiting"
    CLAIMED = "claimed"
    ACTIVE = "active"
    COMPLETED = "completed"
    FAILED = "failed"
    INTERRUPTED = "interrupted"


def _to_list_rows(list_ids: Sequence[int]) -> list[dict[str, int]]:
    return [{"listid": list_id} for list_id in list_ids]


def _to_import_rows(contents: Mapping[int | str, str | None]) -> list[dict[str, Any]]:
    return [{"id": field, "value": value or ""} for field, value in contents.items()]


def _to_pairs(values: Mapping[str, str]) -> list[dict[str, str]]:
    return [{"key": key, "value": value} for key, value in values.items()]


def _read_status(value: object) -> str | None:
    return None if value is False else read_text(value)  # false: queued just now


_ListRows = Written(_to_list_rows)
_FieldRows = Written(_to_import_rows)
_Pairs: TypeAlias = Annotated[Mapping[str, str], Written(_to_pairs)]


class ContactImport(RecordInput):
    """A contact to import. Bulk Import page."""

    email: str
    """E-mail address: what a contact is known by."""
    first_name: str | None = None
    """First name."""
    last_name: str | None = None
    """Last name."""
    phone: str | None = None
    """Telephone number, in any form."""
    account_name: Annotated[str | None, wire("customer_acct_name")] = None
    """The account it belongs to, by name."""
    tags: Items[str] | None = None
    """Tags by name; those that the account does not have are made."""
    fields: Annotated[FieldContents | None, _FieldRows] = None
    """Custom field values, by number, title or personalisation tag."""
    subscribe: Annotated[Items[RecordId] | None, _ListRows] = None
    """Lists to subscribe it to. Those from which it unsubscribed itself stay as they are."""
    unsubscribe: Annotated[Items[RecordId] | None, _ListRows] = None
    """Lists to unsubscribe it from."""
    exclude_automations: bool | None = None
    """Whether it shall trigger no automation."""


class ImportCallback(RecordInput):
    """A request that the importer makes once it is done. Bulk Import page."""

    url: str
    """Where it goes."""
    request_type: Annotated[Literal["GET", "POST"], wire("requestType")] = "POST"
    """The method."""
    detailed_results: Annotated[bool | None, Written(lambda value: str(value).lower())] = None
    """Whether a POST says how many succeeded and what was wrong with the rest; it does by default."""
    params: _Pairs | None = None
    """Parameters to send along."""
    headers: _Pairs | None = None
    """Headers to send along."""


class ImportReceipt(Record):
    """What became of an import's submission. Bulk Import page."""

    success: Annotated[WireBool, wire("Success", "success")] = None
    """Whether it was queued."""
    queued_contacts: WireInt = None
    """How many contacts were queued."""
    batch_id: Annotated[WireTextId, wire("batchId")] = ""
    """Names the import for `import_info`."""
    message: WireStr = None
    """The same in words."""


class ImportInfo(Record):
    """How an import is going. Bulk Import page."""

    status: Annotated[ImportStatus | str | None, MEMBER_FIRST, BeforeValidator(_read_status)] = None
    """How far it is; ``None`` when it has only just been queued."""
    success: WireList[WireId] = NO_ITEMS
    """The contacts that were created or updated, by number."""
    failure: WireList[WireStr] = NO_ITEMS
    """The addresses that were refused."""


class ImportCount(Record):
    """What was imported, or waits, on one day. Bulk Import page."""

    day: Annotated[WireDate, wire("forDate")] = None
    """The day."""
    batches: WireInt = None
    """How many submissions."""
    contacts: WireInt = None
    """How many contacts."""


class ImportOverview(Record):
    """What waits to be imported, and what was imported in the last seven days. Bulk Import page."""

    outstanding: WireList[ImportCount] = NO_ITEMS
    """What waits."""
    recently_completed: Annotated[WireList[ImportCount], wire("recentlyCompleted")] = NO_ITEMS
    """What was imported."""
