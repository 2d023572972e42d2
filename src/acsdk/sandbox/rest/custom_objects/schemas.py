"""`customObjects/schemas`: what kinds of objects there are (Custom objects pages)."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from acsdk.sandbox.codec import Json, as_list, as_object, as_objects
from acsdk.sandbox.messages import Response, json_response, message_response
from acsdk.sandbox.rest.kit.call import Call
from acsdk.sandbox.rest.kit.router import Endpoint
from acsdk.sandbox.state import State
from acsdk.sandbox.store import Row, delete_found, has_another

from .shapes import counted, invalid, precise_now

__all__ = ["SCHEMA_ENDPOINTS", "find_schema", "schema_fields"]

_ICON = {"default": "https://d226aj4ao1t61q.cloudfront.net/n9mayqo2d_customobject.png"}
_TEXTS = ("labels", "description", "appId")
_GONE = "marked_for_deletion"
_SHOWN = ("slug", "visibility", "labels", "description", "appId", "parentId", "icons", "relationships")


def _picked(source: Row, names: Sequence[str]) -> Row:
    return {name: source[name] for name in names if name in source}


def find_schema(state: State, uuid: str) -> Row | None:
    """The schema with this id."""
    found = state.store.find("schemas", ("uuid",), (uuid,))
    return found[0] if found else None


def schema_fields(schema: Row) -> Mapping[str, dict[str, Json]]:
    """The fields that are not deleted, by their ids."""
    return {str(field["id"]): field for field in as_objects(schema["fields"]) if field.get("status") != _GONE}


def _show(call: Call, row: Row) -> dict[str, Json]:
    """Deleted fields only where `showFields=all` asks for them."""
    everything = call.parameters.get("showFields") == "all"
    fields = as_objects(row["fields"]) if everything else list(schema_fields(row).values())
    shown = _picked(row, _SHOWN)
    stamps = {name: row[name] for name in ("createdTimestamp", "updatedTimestamp")}
    return {"id": row["uuid"], **shown, **stamps, "fields": fields}


def _problem(call: Call, sent: dict[str, Json], known: Row | None) -> Response | None:
    """Slug and labels as documented; the texts of the other refusals are guesses (rule `schemas.bodies`)."""
    if known is None and not sent.get("slug"):
        return invalid("schema.slug", "Schema slug must be provided")
    same = [row for row in call.state.store.scan("schemas") if row["slug"] == sent.get("slug")]
    if has_another(same, known):
        return invalid("schema.slug", "Schema slug must be unique")
    if any(not as_object(field.get("labels")) for field in as_objects(sent.get("fields"))):
        return invalid("schema.fields.labels", "Schema fields must provide labels")
    if any(relation.get("hasMany") is True for relation in as_objects(sent.get("relationships"))):
        return invalid("schema.relationships.hasMany", "Relationship hasMany value should be set to false")
    return None


def _create(visibility: str) -> Callable[[Call], Response]:
    def handle(call: Call) -> Response:
        sent = call.wrapped("schema")
        problem = _problem(call, sent, None)
        if problem is not None:
            return problem
        status = 201 if visibility == "private" else 200
        return json_response(status, {"schema": _show(call, _insert(call, visibility))})

    return handle


def _insert(call: Call, visibility: str, parent: Row | None = None) -> Row:
    sent = call.wrapped("schema")
    uuid, now = call.state.new_guid(), precise_now(call.state)
    slug = str(sent.get("slug") or (parent or {}).get("slug", ""))
    given = {**_picked(parent or {}, _TEXTS), **_picked(sent, _TEXTS)}
    row: Row = {
        "uuid": uuid,
        "slug": slug if visibility == "private" and parent is None else f"app-{uuid}-{slug}",
        "visibility": visibility,
        "icons": _ICON,
        "relationships": as_objects((parent or sent).get("relationships")),
        "fields": as_objects((parent or sent).get("fields")),
        **given,
        "createdTimestamp": now,
        "updatedTimestamp": now,
    }
    return call.state.store.insert("schemas", {**row, **({"parentId": parent["uuid"]} if parent else {})})


def _known(handle: Callable[[Call, Row], Response]) -> Callable[[Call], Response]:
    """Answers 404 unless the path names a schema."""

    def find(call: Call) -> Response:
        row = find_schema(call.state, call.segments[2])
        return message_response(404, "Not Found") if row is None else handle(call, row)

    return find


def _child(call: Call, row: Row) -> Response:
    return json_response(200, {"schema": _show(call, _insert(call, "private", row))})


def _list(call: Call) -> Response:
    rows = list(call.state.store.scan("schemas"))
    return json_response(200, counted(call, "schemas", [_show(call, row) for row in rows]))


def _get(call: Call, row: Row) -> Response:
    return json_response(200, {"schema": _show(call, row)})


def _update(call: Call, row: Row) -> Response:
    """Fields are added or changed by id; one that is not sent stays."""
    sent = call.wrapped("schema")
    problem = _problem(call, sent, row)
    if problem is not None:
        return problem
    fields = {str(field["id"]): field for field in as_objects(row["fields"])}
    fields |= {str(field.get("id")): field for field in as_objects(sent.get("fields"))}
    given = _picked(sent, ("slug", *_TEXTS, "icons"))
    relations = as_objects(sent["relationships"]) if "relationships" in sent else row["relationships"]
    changed = {"fields": list(fields.values()), "relationships": relations}
    stamp = {"updatedTimestamp": precise_now(call.state)}
    return _get(call, call.state.store.replace("schemas", {**row, **given, **changed, **stamp}))


def _delete(call: Call, row: Row) -> Response:
    """The records go with their schema."""
    delete_found(call.state.store, "records", ("schemaId",), (row["uuid"],))
    call.state.store.delete("schemas", row["id"])
    return Response(200)


def _delete_field(call: Call, row: Row) -> Response:
    """The field is marked, and its values are out of sight at once."""
    key = call.segments[4]
    if key not in schema_fields(row):
        return message_response(404, "Not Found")
    fields = [{**field, "status": _GONE} if field.get("id") == key else field for field in as_list(row["fields"])]
    return json_response(202, {"schema": _show(call, call.state.store.replace("schemas", {**row, "fields": fields}))})


SCHEMA_ENDPOINTS = (
    Endpoint("GET", "customObjects/schemas", _list),
    Endpoint("POST", "customObjects/schemas", _create("private")),
    Endpoint("POST", "customObjects/schemas/public", _create("public")),
    Endpoint("POST", "customObjects/schemas/{}/child", _known(_child)),
    Endpoint("GET", "customObjects/schemas/{}", _known(_get)),
    Endpoint("PUT", "customObjects/schemas/{}", _known(_update)),
    Endpoint("DELETE", "customObjects/schemas/{}", _known(_delete)),
    Endpoint("DELETE", "customObjects/schemas/{}/fields/{}", _known(_delete_field)),
)
