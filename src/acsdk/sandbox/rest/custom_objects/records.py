"""`customObjects/records`: objects of a schema, found by id, external id, fields and relations."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from acsdk.sandbox.codec import Json, as_list, as_object, as_objects
from acsdk.sandbox.messages import Response, json_response, message_response
from acsdk.sandbox.rest.kit.call import Call
from acsdk.sandbox.rest.kit.router import Endpoint
from acsdk.sandbox.rest.lists.conditions import wanted_records
from acsdk.sandbox.store import Row

from .schemas import find_schema, schema_fields
from .shapes import bad_request, counted, invalid, precise_now

__all__ = ["RECORD_ENDPOINTS"]


def _show(schema: Row, row: Row) -> dict[str, Json]:
    """Relations as strings whatever was sent; values of deleted fields are not there."""
    known = schema_fields(schema)
    relations = {name: [str(key) for key in as_list(keys)] for name, keys in as_object(row["relationships"]).items()}
    return {
        "id": row["uuid"],
        "externalId": row["externalId"],
        "schemaId": row["schemaId"],
        "fields": [field for field in as_objects(row["fields"]) if str(field.get("id")) in known],
        "relationships": relations,
        "createdTimestamp": row["createdTimestamp"],
        "updatedTimestamp": row["updatedTimestamp"],
    }


def _known(handle: Callable[[Call, Row], Response]) -> Callable[[Call], Response]:
    def find(call: Call) -> Response:
        schema = find_schema(call.state, call.segments[2])
        return message_response(404, "Not Found") if schema is None else handle(call, schema)

    return find


def _list(call: Call, schema: Row) -> Response:
    rows = call.state.store.find("records", ("schemaId",), (schema["uuid"],))
    found = [_show(schema, row) for row in rows]
    return json_response(200, counted(call, "records", wanted_records(call, found)))


def _upsert(call: Call, schema: Row) -> Response:
    """By id or external id; fields that are left out are cleared, and the answer has no id of its own (recorded)."""
    sent = call.wrapped("record")
    problem = _problem(schema, sent)
    if problem is not None:
        return problem
    known = _find(call, schema, sent)
    now = precise_now(call.state)
    values: Row = {
        "fields": as_objects(sent.get("fields")),
        "relationships": _relations(sent),
        "updatedTimestamp": now,
    }
    if known is not None:
        call.state.store.replace("records", {**known, **values})
    else:
        identity = {"uuid": call.state.new_guid(), "schemaId": schema["uuid"], "createdTimestamp": now}
        external = str(sent.get("externalId") or sent.get("id") or identity["uuid"])
        call.state.store.insert("records", {**identity, "externalId": external, **values})
    return json_response(201, {"record": {**sent, "schemaId": schema["uuid"]}})


def _relations(sent: dict[str, Json]) -> Mapping[str, Json]:
    """Sent as a map, or as the list of maps that the page's table has."""
    given = sent.get("relationships")
    maps = [as_object(given), *as_objects(given)]
    return {name: keys for one in maps for name, keys in one.items()}


def _problem(schema: Row, sent: dict[str, Json]) -> Response | None:
    if not sent:
        return bad_request()
    known = schema_fields(schema)
    unknown = [str(field.get("id")) for field in as_objects(sent.get("fields")) if str(field.get("id")) not in known]
    if unknown:
        name = unknown[0]
        return invalid(name, f"{name} cannot accept a value that is not defined in the schema.")
    return None


def _find(call: Call, schema: Row, sent: dict[str, Json]) -> Row | None:
    by_uuid = call.state.store.find("records", ("schemaId", "uuid"), (schema["uuid"], sent.get("id") or "-"))
    external = sent.get("externalId") or sent.get("id") or "-"
    by_external = call.state.store.find("records", ("schemaId", "externalId"), (schema["uuid"], external))
    return next(iter([*by_uuid, *by_external]), None)


def _one(column: str, handle: Callable[[Call, Row, Row], Response]) -> Callable[[Call, Row], Response]:
    """A record that is not there is a 400 here (documented), not a 404."""

    def find(call: Call, schema: Row) -> Response:
        found = call.state.store.find("records", ("schemaId", column), (schema["uuid"], call.segments[-1]))
        return handle(call, schema, found[0]) if found else bad_request()

    return find


def _get(_call: Call, schema: Row, row: Row) -> Response:
    return json_response(200, {"record": _show(schema, row)})


def _delete(call: Call, _schema: Row, row: Row) -> Response:
    call.state.store.delete("records", row["id"])
    return Response(202)


def _get_misspelt(call: Call) -> Response:
    """`records/{schema}/external/{id}`, as one page has it."""
    schema = find_schema(call.state, call.segments[1])
    return message_response(404, "Not Found") if schema is None else _one("externalId", _get)(call, schema)


RECORD_ENDPOINTS = (
    Endpoint("GET", "customObjects/records/{}", _known(_list)),
    Endpoint("POST", "customObjects/records/{}", _known(_upsert)),
    Endpoint("GET", "customObjects/records/{}/{}", _known(_one("uuid", _get))),
    Endpoint("DELETE", "customObjects/records/{}/{}", _known(_one("uuid", _delete))),
    Endpoint("GET", "customObjects/records/{}/external/{}", _known(_one("externalId", _get))),
    Endpoint("DELETE", "customObjects/records/{}/external/{}", _known(_one("externalId", _delete))),
    Endpoint("GET", "records/{}/external/{}", _get_misspelt),
)
