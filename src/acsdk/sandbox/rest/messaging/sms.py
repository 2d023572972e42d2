"""`sms/broadcasts`: drafts of text messages, kept and never sent (SMS broadcasts pages)."""

from __future__ import annotations

from acsdk.sandbox.codec import Json, as_object
from acsdk.sandbox.messages import Response, json_response, message_response
from acsdk.sandbox.rest.kit.call import Call
from acsdk.sandbox.rest.kit.errors import errors, item
from acsdk.sandbox.rest.kit.listing import page_of
from acsdk.sandbox.rest.kit.loads import row_named
from acsdk.sandbox.rest.kit.resource import Column, Filter, Resource
from acsdk.sandbox.rest.kit.router import Endpoint
from acsdk.sandbox.store import Row

__all__ = ["SMS_ENDPOINTS"]

_DRAFT: dict[str, Json] = {
    "name": "",
    "address_id": None,
    "body": "",
    "media_urls": [],
    "preview_url": "",
    "shorten_track_links_enabled": False,
    "status": "draft",
    "sent_date": None,
    "scheduled_date": None,
}
_PAGING = Resource(path="sms/broadcasts", singular="", plural="", model="Broadcast", columns=(Column("name"),))
_FILTERS = {f"filters[{name}]": Filter(name) for name in ("name", "status")}


def _show(row: Row) -> dict[str, Json]:
    """Bare, with a number for an id."""
    return {name: row.get(name, value) for name, value in _DRAFT.items()} | {"id": row["id"]}


def _sent(call: Call) -> Row:
    return {name: value for name, value in as_object(call.body).items() if name in _DRAFT}


def _list(call: Call) -> Response:
    rows = list(call.state.store.scan("broadcasts"))
    for key, one in _FILTERS.items():
        if asked := call.parameters.get(key, ""):
            rows = [row for row in rows if asked.casefold() in str(_show(row)[one.column]).casefold()]
    shown = [_show(row) for row in page_of(rows, _PAGING, call)]
    return json_response(200, {"broadcasts": shown, "meta": {"total": len(rows)}})


def _create(call: Call) -> Response:
    sent = _sent(call)
    gone = [name for name in ("name", "body") if not sent.get(name)]
    if gone:  # rule `sms.bodies`
        return errors(422, *(item(f"The {name} was not provided.", name, "field_missing") for name in gone))
    return json_response(201, _show(call.state.store.insert("broadcasts", sent)))


def _one(call: Call) -> Response:
    """`GET`, `PUT` and `DELETE`, which shows what it removed."""
    row = row_named(call.state, "broadcasts", call.segments[2])
    if row is None:
        return message_response(404, f"No Result found for Broadcast with id {call.segments[2]}")
    if call.method == "PUT":
        row = call.state.store.replace("broadcasts", {**row, **_sent(call)})
    if call.method == "DELETE":
        call.state.store.delete("broadcasts", row["id"])
    return json_response(200, _show(row))


SMS_ENDPOINTS = (
    Endpoint("GET", "sms/broadcasts", _list),
    Endpoint("POST", "sms/broadcasts", _create),
    *(Endpoint(method, "sms/broadcasts/{}", _one) for method in ("GET", "PUT", "DELETE")),
)
