"""Contacts and customers that writes make on the way (Orders page, contact and customer mapping)."""

from __future__ import annotations

import hashlib

from .codec import as_object
from .state import State
from .store import Row

__all__ = ["email_key", "ensure_aggregate", "ensure_contact", "ensure_customer", "find_contact", "person_of"]


def email_key(email: str) -> str:
    """What makes two addresses the same contact (rule `contacts.email_case`)."""
    return email.strip().lower()


def find_contact(state: State, email: str) -> Row | None:
    """The contact with this address."""
    found = state.store.find("contacts", ("emailKey",), (email_key(email),))
    return found[0] if found else None


def ensure_contact(state: State, email: str, **values: str | None) -> tuple[Row, bool]:
    """Create the contact or write the given values into it; the flag says whether it is new."""
    known = find_contact(state, email)
    given = {name: value for name, value in values.items() if value is not None}
    now, stamp = state.iso_now(), state.stamp_now()
    changed = {"udate": now, "updated_utc_timestamp": stamp, "updated_timestamp": stamp}
    if known is not None:
        return state.store.replace("contacts", {**known, **given, **changed}), False
    created = {"cdate": now, "created_utc_timestamp": stamp, "created_timestamp": stamp}
    identity = {"email": email, "emailKey": email_key(email), "hash": _hash(email)}
    return state.store.insert("contacts", {**identity, **given, **created, **changed}), True


def ensure_customer(state: State, connection: int, external: str | None, email: str, **values: str | None) -> Row:
    """Create or update the customer; without the shop's id the address stands in (rule `customers.no_id`)."""
    given = {name: value for name, value in values.items() if value is not None}
    fields = ("connectionid", "externalid") if external else ("connectionid", "emailKey")
    found = state.store.find("ecomCustomers", fields, (connection, external or email_key(email)))
    identity = {"email": email, "emailKey": email_key(email), "tstamp": state.iso_now()}
    keys = {"connectionid": str(connection), "externalid": external or email}
    if found:
        row = state.store.replace("ecomCustomers", {**found[0], **given, **identity})
    else:
        row = state.store.insert("ecomCustomers", {**keys, **given, **identity})
    if not found or found[0]["emailKey"] != row["emailKey"]:
        ensure_aggregate(state, email)
    return row


def ensure_aggregate(state: State, email: str) -> None:
    """The row that stands for a contact over all connections: connection "0", external id "0"."""
    found = state.store.find("ecomCustomers", ("connectionid", "emailKey"), ("0", email_key(email)))
    if not found:
        row = {"connectionid": "0", "externalid": "0", "email": email, "emailKey": email_key(email)}
        state.store.insert("ecomCustomers", {**row, "tstamp": state.iso_now()})


def person_of(record: Row) -> dict[str, str | None]:
    """Contact values of an order or a recurring payment: customer data first, then shipping, then billing."""
    sources = [as_object(record.get(name)) for name in ("customerData", "shippingAddress", "billingAddress")]
    values: dict[str, str | None] = {
        name: next((source[name] for source in sources if source.get(name)), None)
        for name in ("firstName", "lastName", "phone")
    }
    return {**values, "orgname": sources[0].get("company") or None}


def _hash(email: str) -> str:
    return hashlib.md5(email_key(email).encode("utf-8", "surrogatepass"), usedforsecurity=False).hexdigest()
