"""Where rows live: the interface, and the declared indexes that both implementations keep."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from typing import Any, Protocol

from .ordering import Key, Ordering
from .snapshots import Snapshot
from .watching.changes import Changes

__all__ = ["INDEXES", "Fields", "Row", "Store", "delete_found", "has_another", "index_key", "key_of"]

Row = dict[str, Any]
Fields = tuple[str, ...]

INDEXES: Mapping[str, tuple[Fields, ...]] = {
    "orders": (("legacyConnectionId", "storeOrderId"), ("email",), ("guid",), ("legacyConnectionId",)),
    "products": (("legacyConnectionId", "storePrimaryId"), ("guid",), ("legacyConnectionId",)),
    "recurringPayments": (("legacyConnectionId", "storeRecurringPaymentId"), ("email",), ("guid",)),
    "browseSessions": (("legacyConnectionId", "email"), ("customObjectIdentifier",)),
    "connections": (("service", "externalid"),),
    "connectionOptions": (("connectionid",), ("connectionid", "option")),
    "contacts": (("emailKey",),),
    "contactArchives": (("emailKey",),),
    "ecomCustomers": (("connectionid", "externalid"), ("emailKey",), ("connectionid",)),
    "ecomOrders": (
        ("connectionid", "externalid"),
        ("connectionid", "externalcheckoutid"),
        ("externalid",),
        ("externalcheckoutid",),
        ("customerid",),
        ("connectionid",),
        ("email",),
    ),
    "ecomOrderProducts": (("orderid",),),
    "ecomOrderDiscounts": (("orderid",),),
    "contactLists": (("contact", "list"), ("contact",), ("list",)),
    "contactTags": (("contact", "tag"), ("contact",), ("tag",)),
    "fieldValues": (("contact", "field"), ("contact",), ("field",)),
    "fieldOptions": (("field",),),
    "fieldRels": (("field",), ("field", "relid")),
    "tags": (("tagKey",),),
    "lists": (("stringid",),),
    "listGroups": (("listid", "groupid"), ("listid",)),
    "groupMembers": (("group_id",), ("rel_id",)),
    "automationBlocks": (("seriesid",),),
    "contactAutomations": (("contact",), ("contact", "seriesid"), ("seriesid",)),
    "imports": (("batchId",),),
    "accountContacts": (("account",), ("contact",)),
    "accountCustomFieldData": (("accountId", "customFieldId"), ("accountId",), ("customFieldId",)),
    "contactDeals": (("deal", "contact"), ("deal",), ("contact",)),
    "dealActivities": (("d_id",),),
    "dealCustomFieldData": (("dealId", "customFieldId"), ("dealId",), ("customFieldId",)),
    "dealGroupGroups": (("d_groupid",),),
    "dealGroupUsers": (("dealGroup",),),
    "dealStages": (("group",),),
    "dealTasks": (("relid", "reltype"),),
    "deals": (("contact",), ("account",), ("group",), ("stage",)),
    "links": (("campaignid",),),
    "notes": (("relid", "reltype"),),
    "records": (("schemaId",), ("schemaId", "uuid"), ("schemaId", "externalId")),
    "schemas": (("uuid",),),
    "scoreValues": (("contact",),),
    "segmentsV2": (("uuid",),),
    "tasktypeOutcomeRels": (("outcome_id",),),
    "trackingLogs": (("contact",),),
    "userGroups": (("userid",),),
}
"""Indexed columns per table. A table that is not named here has none."""


class Store(Protocol):
    """Tables of JSON documents, each row numbered from 1 in the order it was inserted.

    Rows that come out are never changed in place: write a new one back with `replace`.
    """

    identity: str

    def insert(self, table: str, row: Row) -> Row:
        """Add a row; it comes back with its number as `id`."""
        ...

    def get(self, table: str, number: int) -> Row | None:
        """The row with this number."""
        ...

    def replace(self, table: str, row: Row) -> Row:
        """Write a row back under its own number."""
        ...

    def put(self, table: str, row: Row) -> Row:
        """Add a row under a number of the caller's choice, which no row has now."""
        ...

    def delete(self, table: str, number: int) -> None:
        """Remove a row; a missing one is ignored."""
        ...

    def find(
        self, table: str, fields: Fields, values: tuple[Any, ...], *, offset: int = 0, limit: int | None = None
    ) -> list[Row]:
        """The rows whose indexed columns have these values, oldest first; all of them, or a slice."""
        ...

    def ordering(self, table: str, name: str, key: Key) -> Ordering:
        """The table's rows by a key, made when it is first asked for; one name has one key for ever."""
        ...

    def scan(self, table: str, after: int = 0) -> Iterator[Row]:
        """Every row with a number above `after`, oldest first."""
        ...

    def page(self, table: str, offset: int, limit: int) -> list[Row]:
        """A slice of the table, oldest first."""
        ...

    def count(self, table: str) -> int:
        """How many rows the table has."""
        ...

    def inserted(self) -> int:
        """How many rows were ever inserted, over all tables."""
        ...

    def clear(self) -> None:
        """Remove everything; numbers start again at 1."""
        ...

    def snapshot(self) -> Snapshot:
        """Everything, as it is now."""
        ...

    def restore(self, snapshot: Snapshot) -> None:
        """Everything, as it was."""
        ...

    def listen(self, changes: Changes) -> None:
        """Note each write there from now on."""
        ...

    def commit(self) -> None:
        """Make the writes since the last commit durable."""
        ...

    def rollback(self) -> None:
        """Undo the writes since the last commit."""
        ...

    def attempt(self) -> AbstractContextManager[None]:
        """A block whose writes are undone where it raises; the writes before it stay."""
        ...

    def close(self) -> None:
        """Give the file back."""
        ...


def delete_found(store: Store, table: str, fields: Fields, values: tuple[Any, ...]) -> None:
    """Remove the rows whose indexed columns have these values: what belonged to a row that goes."""
    for row in store.find(table, fields, values):
        store.delete(table, row["id"])


def has_another(rows: Iterable[Row], known: Row | None) -> bool:
    """Whether a row is among them that is not the known one; with none known, whether there is any."""
    return any(known is None or row["id"] != known["id"] for row in rows)


def index_key(row: Row, fields: Fields) -> str:
    """The key of a row in an index."""
    if len(fields) == 1:  # a list less, for bulk calls enter thousands of rows
        value = row.get(fields[0])
        return "" if value is None else str(value)
    return key_of([row.get(field) for field in fields])


def key_of(values: Sequence[Any]) -> str:
    """The key of values that are looked for. Numbers and their decimal strings are the same, as on the v3 wire."""
    return "\x1f".join(["" if value is None else str(value) for value in values])
