"""What a write must carry (rule `validation.required`); texts are our own (rule `errors.validation_texts`)."""

from __future__ import annotations

import re
from functools import lru_cache

from acsdk.sandbox.codec import Json
from acsdk.sandbox.dates import parse_instant, utc_instant
from acsdk.sandbox.store import Row, Store

__all__ = ["check_order", "check_payment", "check_product", "normalise_dates"]

_EMAIL = re.compile(r"[^@\s]+@[^@\s]+")
_CURRENCY = re.compile(r"[A-Za-z]{3}")
_DATES = frozenset({"paymentMethodExpiration"})


def check_order(store: Store, order: Row) -> dict[str, str]:
    """Problems of an order, by error key; empty when it can be written."""
    faults = _missing(order, ("storeOrderId", "storeCreatedDate", "finalAmount", "email"))
    return _keyed({**faults, **_shared(store, order)}, "storeOrderId", order)


def check_payment(store: Store, payment: Row) -> dict[str, str]:
    """Problems of a recurring payment, by error key."""
    faults = _missing(payment, ("legacyConnectionId", "storeRecurringPaymentId", "email"))
    return _keyed({**faults, **_shared(store, payment)}, "storeRecurringPaymentId", payment)


def check_product(store: Store, product: Row) -> dict[str, str]:
    """Problems of a product, by error key (rule `errors.product_keys`)."""
    faults = _missing(product, ("legacyConnectionId", "storePrimaryId"))
    return _keyed({**faults, **_shared(store, product)}, "storePrimaryId", product)


def normalise_dates(row: Row) -> Row:
    """The same row with its dates as UTC instants (rule `dates.any_offset`)."""
    changed = {name: utc_instant(moment) for name in row if (moment := _moment(name, row[name]))}
    return {**row, **changed}


@lru_cache(maxsize=256)  # asked of each field of each row, and the schema has few names
def is_date(name: str) -> bool:
    """Whether a field of this name holds an instant."""
    return name.endswith("Date") or name in _DATES


def _moment(name: str, value: Json) -> Json:
    return parse_instant(value) if is_date(name) and isinstance(value, str) else None


def _missing(row: Row, required: tuple[str, ...]) -> dict[str, str]:
    return {name: f"{name} is required" for name in required if row.get(name) in (None, "")}


def _shared(store: Store, row: Row) -> dict[str, str]:
    faults = {
        name: f"{name} must be a date in the format 2019-11-16T10:48:23Z"
        for name, value in row.items()
        if is_date(name) and isinstance(value, str) and parse_instant(value) is None
    }
    connection = row.get("legacyConnectionId")
    if connection is not None and store.get("connections", connection) is None:
        faults["legacyConnectionId"] = f"There is no connection with the id {connection}"
    if row.get("email") and not _EMAIL.fullmatch(row["email"]):
        faults["email"] = "email is not a valid address"
    if row.get("currency") is not None and not _CURRENCY.fullmatch(row["currency"]):
        faults["currency"] = "currency must be a three-letter code"
    return faults


def _keyed(faults: dict[str, str], key: str, row: Row) -> dict[str, str]:
    number = "null" if row.get(key) is None else row[key]
    return {f"{name}-{key}-{number}": text for name, text in faults.items()}
