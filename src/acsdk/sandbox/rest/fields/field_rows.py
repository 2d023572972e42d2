"""Custom field values: one row a contact and field."""

from __future__ import annotations

from acsdk.sandbox.codec import Json, as_objects
from acsdk.sandbox.rest.kit.call import Call
from acsdk.sandbox.rest.kit.loads import row_named
from acsdk.sandbox.rest.kit.wire import as_text, choices_text
from acsdk.sandbox.state import State
from acsdk.sandbox.store import Row

__all__ = ["save_field_value", "sent_values"]


def sent_values(call: Call) -> list[dict[str, Json]]:
    """The `fieldValues` of a sent contact."""
    return as_objects(call.wrapped("contact").get("fieldValues"))


def save_field_value(state: State, contact: str, field: Json, value: Json) -> Row | None:
    """Insert or replace the value; None when there is no such field."""
    key = str(as_text(field))
    if row_named(state, "fields", key) is None:
        return None
    now = state.iso_now()
    text = choices_text(value)
    stored = {"value": "" if text is None else str(text), "udate": now}
    found = state.store.find("fieldValues", ("contact", "field"), (contact, key))
    if found:
        return state.store.replace("fieldValues", {**found[0], **stored})
    return state.store.insert("fieldValues", {"contact": contact, "field": key, "cdate": now, **stored})
