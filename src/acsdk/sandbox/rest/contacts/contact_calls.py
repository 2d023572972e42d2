"""`contact/sync`, and the sub-collections of a contact that are always empty here."""

from __future__ import annotations

from collections.abc import Callable

from acsdk.sandbox.codec import Json
from acsdk.sandbox.messages import Response, json_response
from acsdk.sandbox.people import find_contact
from acsdk.sandbox.rest.kit.call import Call
from acsdk.sandbox.rest.kit.loads import row_named, shown_rows
from acsdk.sandbox.rest.kit.router import Endpoint
from acsdk.sandbox.rest.kit.verbs import create, find, missing, write
from acsdk.sandbox.rest.kit.wire import read_body
from acsdk.sandbox.store import Row

from .contact_rows import invalid_email, valid_email
from .contacts import CONTACTS

__all__ = ["CONTACT_ENDPOINTS"]

_EMPTY = ("bounceLogs", "contactGoals", "contactLogs", "geoIps")
_TEXTS = ("geoCountry2", "geo_country", "geoState", "geoCity", "geoZip", "geoTz", "fb_name")
_CAMPAIGN = ("source", "name", "medium", "term", "content", "customsegment")
_ZEROES = ("geoIp4", "geoArea", "ga_times_visited", "fb_id", "tw_id", "created_by", "updated_by")


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


def _data(call: Call) -> Response:
    """One row of geo and analytics data, always without content here."""
    contact = find(CONTACTS, call, call.segments[1])
    if contact is None:
        return missing(CONTACTS, call, call.segments[1])
    datum: dict[str, Json] = {
        "contact": str(contact["id"]),
        "tstamp": contact["cdate"],
        "geoTstamp": None,
        **dict.fromkeys(_TEXTS, ""),
        **{f"ga_campaign_{name}": "" for name in _CAMPAIGN},
        **dict.fromkeys(_ZEROES, "0"),
        **dict.fromkeys(("geoLat", "geoLon"), "0.000000"),
        "geoTzOffset": "0.00",
        "ga_first_visit": None,
        **dict.fromkeys(("created_timestamp", "updated_timestamp"), "0000-00-00 00:00:00"),
        "links": [],
        "id": str(contact["id"]),
    }
    return json_response(200, {"contactDatum": datum})


def _nothing(name: str) -> Callable[[Call], Response]:
    """A single object that no contact has here (rule `contacts.singles`)."""

    def handle(call: Call) -> Response:
        if find(CONTACTS, call, call.segments[1]) is None:
            return missing(CONTACTS, call, call.segments[1])
        return json_response(200, {name: None})

    return handle


def _organization(call: Call) -> Response:
    """The contact's account under its old name; null without one."""
    contact = find(CONTACTS, call, call.segments[1])
    if contact is None:
        return missing(CONTACTS, call, call.segments[1])
    account = row_named(call.state, "accounts", contact.get("orgid"))
    return json_response(200, {"organization": shown_rows(call.state, "accounts", [account])[0] if account else None})


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
    Endpoint("GET", "contacts/{}/contactData", _data),
    Endpoint("GET", "contacts/{}/organization", _organization),
    Endpoint("GET", "contacts/{}/plusAppend", _nothing("plusAppend")),
    *(Endpoint("GET", f"contacts/{{}}/{name}", _empty(name)) for name in _EMPTY),
)
