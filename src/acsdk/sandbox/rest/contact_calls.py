"""`contact/sync`, and the sub-collections of a contact that are always empty here."""

from __future__ import annotations

from collections.abc import Callable

from acsdk.sandbox.codec import Json
from acsdk.sandbox.messages import Response, json_response
from acsdk.sandbox.people import find_contact
from acsdk.sandbox.store import Row

from .call import Call
from .contact_rows import invalid_email, valid_email
from .contacts import CONTACTS
from .loads import shown_rows
from .router import Endpoint
from .verbs import create, find, missing, write
from .wire import read_body

__all__ = ["CONTACT_ENDPOINTS"]

_EMPTY = [
    "bounceLogs",
    "contactGoals",
    "contactLogs",
    "contactDeals",
    "deals",
    "geoIps",
    "notes",
    "trackingLogs",
    "scoreValues",
    "accountContacts",
    "contactData",
    "plusAppend",
    "organization",
]


def _sync(call: Call) -> Response:
    """Upsert by address: 201 for a new contact, 200 for a known one; unsent columns and values stay."""
    sent = call.wrapped("contact")
    if not sent.get("email"):
        problem = {"status": 400, "title": "Bad Request", "detail": "Contact email must be provided for sync"}
        return json_response(400, {"errors": [problem]})
    if not valid_email(sent["email"]):
        return invalid_email()
    known = find_contact(call.state, sent["email"])
    if known is None:
        return create(CONTACTS, call)

    def value_ids(row: Row) -> Row:
        values = call.state.store.find("fieldValues", ("contact",), (row["id"],))
        return {"fieldValues": [str(value["id"]) for value in values]}

    row, echo = read_body(CONTACTS, sent)
    return write(CONTACTS, call, known, row, echo, more=value_ids)


def _empty(name: str) -> Callable[[Call], Response]:
    def handle(call: Call) -> Response:
        if find(CONTACTS, call, call.segments[1]) is None:
            return missing(CONTACTS, call, call.segments[1])
        return json_response(200, {name: []})

    return handle


def _entry_counts(call: Call) -> Response:
    """How often the contact entered each automation."""
    contact = find(CONTACTS, call, call.segments[1])
    if contact is None:
        return missing(CONTACTS, call, call.segments[1])
    entered = call.state.store.find("contactAutomations", ("contact",), (contact["id"],))
    counts: list[dict[str, Json]] = [
        {name: automation[name] for name in ("id", "name", "status", "hidden")}
        | {"contactEntryCount": str(sum(row["seriesid"] == automation["id"] for row in entered))}
        for automation in shown_rows(call.state, "automations", call.state.store.scan("automations"))
    ]
    return json_response(200, {"automationEntryCounts": counts})


CONTACT_ENDPOINTS = (
    Endpoint("POST", "contact/sync", _sync),
    Endpoint("GET", "contacts/{}/automationEntryCounts", _entry_counts),
    *(Endpoint("GET", f"contacts/{{}}/{name}", _empty(name)) for name in _EMPTY),
)
