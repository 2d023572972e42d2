"""Recurring payments (Recurring payments page): always written asynchronously."""

from __future__ import annotations

from acsdk.sandbox.codec import Json, as_list, as_object
from acsdk.sandbox.state import State
from acsdk.sandbox.store import Row

from .batches import batch_record, distinct
from .checks import check_payment, normalise_dates
from .failures import invalid
from .field import RootField
from .orders import save_person
from .search import search

__all__ = ["bulk_upsert", "search_payments", "write_payment"]

_KEY = ("legacyConnectionId", "storeRecurringPaymentId")
_NOT_STORED = frozenset({"customerData", "suppressAutomations"})


def search_payments(field: RootField, **criteria: Json) -> list[Row]:
    """Recurring payments by filter."""
    return search(field.state.store, "recurringPayments", field, criteria.get("filter"))


def bulk_upsert(field: RootField, **arguments: Json) -> Row:
    """Check now, make contacts and customers now, write the rest after the pipeline's delay."""
    state: State = field.state
    payments: list[Row] = [as_object(payment) for payment in as_list(arguments.get("recurringPayments"))]
    faults: dict[str, str] = {}
    for payment in payments:
        faults |= check_payment(state.store, payment)
    if faults:
        raise invalid(faults)
    for payment in distinct(payments, _KEY):
        save_person(state, payment)
        state.pipeline.add("payment.write", payment)
    return batch_record(state)


def write_payment(state: State, payment: Row) -> None:
    """Insert or patch the record (rule `orders.patch`)."""
    fields = normalise_dates({name: value for name, value in payment.items() if name not in _NOT_STORED})
    key = (payment["legacyConnectionId"], payment["storeRecurringPaymentId"])
    found = state.store.find("recurringPayments", _KEY, key)
    if found:
        state.store.replace("recurringPayments", {**found[0], **fields})
    else:
        state.store.insert("recurringPayments", {**fields, "guid": state.new_guid()})
