"""Contacts and customers that writes make on the way (Orders page, contact and customer mapping)."""

from __future__ import annotations

import hashlib

from .codec import as_object
from .state import State
from .store import Row
from .tagging import tag_contact

__all__ = [
    "customers_of",
    "email_key",
    "ensure_aggregate",
    "ensure_contact",
    "ensure_customer",
    "find_contact",
    "mark_customer",
    "person_of",
]


def email_key(email: str) -> str:
    """What makes two addresses the same contact (rule `contacts.email_case`)."""
    return email.strip().lower()


def find_contact(state: State, email: str) -> Row | None:
    """The contact with this address."""
    return _contact(state, email_key(email))


def _contact(state: State, key: str) -> Row | None:
    found = state.store.find("contacts", ("emailKey",), (key,))
    return found[0] if found else None


def ensure_contact(state: State, email: str, **values: str | None) -> tuple[Row, bool]:
    """Create the contact or write the given values into it; the flag says whether it is new."""
    key = email_key(email)
    known = _contact(state, key)
    given = {name: value for name, value in values.items() if value is not None}
    now, stamp = state.stamps()
    changed = {"udate": now, "updated_utc_timestamp": stamp, "updated_timestamp": stamp}
    if known is not None:
        return _changed(state, "contacts", known, {**given, **changed}), False
    created = {"cdate": now, "created_utc_timestamp": stamp, "created_timestamp": stamp}
    identity = {"email": email, "emailKey": key, "hash": _hash(key)}
    return state.store.insert("contacts", {**identity, **given, **created, **changed}), True


def ensure_customer(state: State, connection: int, external: str | None, email: str, **values: str | None) -> Row:
    """Create or update the customer; without the shop's id the address stands in (rule `customers.no_id`)."""
    key = email_key(email)
    given = {name: value for name, value in values.items() if value is not None}
    found = _by_id(state, connection, external) if external else customers_of(state, connection, key)
    identity = {"email": email, "emailKey": key, "tstamp": state.iso_now()}
    keys = {"connectionid": str(connection), "externalid": external or email}
    if found:
        row = _changed(state, "ecomCustomers", found[0], {**given, **identity})
    else:
        row = state.store.insert("ecomCustomers", {**keys, **given, **identity})
        mark_customer(state, row)
    if not found or found[0]["emailKey"] != key:
        ensure_aggregate(state, email)
    return row


def mark_customer(state: State, customer: Row) -> None:
    """The contact behind a shop's new customer gets a tag named after the service (rule `customers.tag`)."""
    shop = state.store.get("connections", int(customer["connectionid"])) if state.tags_customers else None
    contact = find_contact(state, customer["email"])
    if shop is not None and contact is not None:
        tag_contact(state, contact, f"{shop['service']}-customer")


def customers_of(state: State, connection: int, key: str) -> list[Row]:
    """The customers with this address in a shop; connection 0 has the aggregates."""
    wanted = str(connection)
    return [row for row in state.store.find("ecomCustomers", ("emailKey",), (key,)) if row["connectionid"] == wanted]


def _by_id(state: State, connection: int, external: str) -> list[Row]:
    return state.store.find("ecomCustomers", ("connectionid", "externalid"), (connection, external))


def _changed(state: State, table: str, known: Row, values: Row) -> Row:
    """The row with new values; written only where they are new, for bulk calls meet the same people again."""
    if all(known.get(name) == value for name, value in values.items()):
        return known
    return state.store.replace(table, {**known, **values})


def ensure_aggregate(state: State, email: str) -> None:
    """The row that stands for a contact over all connections: connection "0", external id "0"."""
    key = email_key(email)
    if not customers_of(state, 0, key):
        row = {"connectionid": "0", "externalid": "0", "email": email, "emailKey": key}
        state.store.insert("ecomCustomers", {**row, "tstamp": state.iso_now()})


def person_of(record: Row) -> dict[str, str | None]:
    """Contact values of an order or a recurring payment: customer data first, then shipping, then billing."""
    data = as_object(record.get("customerData"))
    sources = [source for source in (data, record.get("shippingAddress"), record.get("billingAddress")) if source]
    values = {name: _first(sources, name) for name in ("firstName", "lastName", "phone")}
    return {**values, "orgname": data.get("company") or None}


def _first(sources: list[Row], name: str) -> str | None:
    for source in sources:
        if source.get(name):
            return str(source[name])
    return None


def _hash(key: str) -> str:
    return hashlib.md5(key.encode("utf-8", "surrogatepass"), usedforsecurity=False).hexdigest()
