"""Custom contact fields: `fields`, `fieldOptions`, `fieldRels`, `fieldValues` (Custom fields pages)."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from acsdk.sandbox.codec import Json, as_object, as_objects
from acsdk.sandbox.messages import Response, json_response, message_response
from acsdk.sandbox.rest.kit.call import Call
from acsdk.sandbox.rest.kit.errors import errors, item
from acsdk.sandbox.rest.kit.hooks import Hooks
from acsdk.sandbox.rest.kit.loads import row_named, shown_rows
from acsdk.sandbox.rest.kit.resource import Child, Column, Filter, Relation, Resource
from acsdk.sandbox.rest.kit.router import Endpoint
from acsdk.sandbox.rest.kit.stamps import KEYS_USER
from acsdk.sandbox.rest.kit.verbs import create, missing
from acsdk.sandbox.rest.kit.wire import choices_text, read_body, show
from acsdk.sandbox.state import State
from acsdk.sandbox.store import Row, delete_found, has_another

__all__ = ["FIELDS", "FIELD_ENDPOINTS", "FIELD_OPTIONS", "FIELD_RELS", "FIELD_VALUES"]

_NOT_AN_ARRAY = "Bulk operation failed. Request must contain an array of fieldOption objects."


def _check_field(call: Call, row: Row, known: Row | None) -> Response | None:
    names = [name for name in ("title", "type") if known is None or name in row]
    gone = [name for name in names if row.get(name) in (None, "")]
    if gone:
        return errors(422, *(item(f"The field {name} was not provided.", name, "field_missing") for name in gone))
    title = row.get("title")
    others = [other for other in call.state.store.scan("fields") if other["title"] == title]
    if has_another(others, known):
        detail = f"There is already a field named '{title}' -- choose another name"
        problem = {"title": "There is already a field with this title", "detail": detail, "code": "duplicate"}
        return json_response(422, {"errors": [problem]})
    return None


def _prepare_field(call: Call, row: Row, known: Row | None) -> Row:
    now, stamp = call.state.iso_now(), call.state.stamp_now()
    tag = str(row.get("perstag") or "") or re.sub(r"\W+", "_", str(row["title"])).strip("_")
    stored = {**row, "perstag": re.sub(r"\s", "", tag).upper(), "udate": now, "updated_timestamp": stamp}
    if known is not None:
        return stored
    order = {"ordernum": row.get("ordernum") or str(call.state.store.count("fields") + 1)}
    made = {"cdate": now, "created_timestamp": stamp, "created_by": KEYS_USER, "updated_by": KEYS_USER}
    return {**stored, **order, **made}


def _written_field(call: Call, row: Row) -> Mapping[str, Json]:
    """Recorded: what was sent is echoed, but the tag as it is stored, and a new field's place as a number."""
    tag = {"perstag": row["perstag"]} if "perstag" in call.wrapped("field") else {}
    return {**tag, "ordernum": int(row["ordernum"])} if call.method == "POST" else tag


def _remove_field(call: Call, row: Row) -> None:
    for table in ("fieldOptions", "fieldRels", "fieldValues"):
        delete_found(call.state.store, table, ("field",), (row["id"],))


def _parts(state: State, row: Row) -> Mapping[str, Json]:
    return {
        "options": [str(child["id"]) for child in state.store.find("fieldOptions", ("field",), (row["id"],))],
        "relations": [str(child["id"]) for child in state.store.find("fieldRels", ("field",), (row["id"],))],
    }


def _beside_fields(call: Call, rows: Sequence[Row]) -> Mapping[str, Json]:
    return {
        table: shown_rows(
            call.state,
            table,
            [child for row in rows for child in call.state.store.find(table, ("field",), (row["id"],))],
        )
        for table in ("fieldOptions", "fieldRels")
    }


# Examples have an unset description or default as null and as an empty text (rule `fields.blanks`).
FIELDS = Resource(
    path="fields",
    singular="field",
    plural="fields",
    model="Field",
    columns=(
        Column("title", writable=True),
        Column("descript", writable=True),
        Column("type", writable=True),
        Column("isrequired", "0", writable=True, number=True),
        Column("perstag", writable=True),
        Column("defval", writable=True),
        *(Column(name, "0", writable=True, number=True) for name in ("show_in_list", "rows", "cols")),
        Column("visible", "1", writable=True, number=True),
        Column("service", writable=True),
        Column("ordernum", "0", writable=True, number=True),
        *(Column(name, None) for name in ("cdate", "udate", "created_timestamp", "updated_timestamp")),
        *(Column(name, None) for name in ("created_by", "updated_by")),
    ),
    links={"options": "", "relations": ""},
    children=(Child("options", "fieldOptions", "field"), Child("relations", "fieldRels", "field")),
    filters={"filters[perstag]": Filter("perstag"), "filters[title]": Filter("title"), "filters[type]": Filter("type")},
    orders={name: name for name in ("id", "ordernum", "title")},
    default_limit=100,
    create_shows=frozenset({"cdate", "udate", "ordernum", "created_by", "updated_by"}),
    hooks=Hooks(
        check=_check_field,
        prepare=_prepare_field,
        removed=_remove_field,
        computed=_parts,
        beside_one=lambda call, row: _beside_fields(call, [row]),
        beside_list=_beside_fields,
        meta=lambda _call, _matches: {"selected": None},
        written=_written_field,
    ),
)


def _prepare_part(call: Call, row: Row, known: Row | None) -> Row:
    now = call.state.iso_now()
    return {**row, "udate": now, **({} if known else {"cdate": now})}


def _check_option(call: Call, row: Row, known: Row | None) -> Response | None:
    if known is None and row_named(call.state, "fields", row.get("field")) is None:
        return errors(422, item("Field id not valid", "field", "related_missing"))  # rule `fields.bodies`
    return None


FIELD_OPTIONS = Resource(
    path="fieldOptions",
    singular="fieldOption",
    plural="fieldOptions",
    model="FieldOption",
    deleted=b"",
    columns=(
        Column("field", "0", writable=True),
        Column("orderid", "0", writable=True, number=True),
        Column("value", writable=True),
        Column("label", writable=True),
        Column("isdefault", "0", writable=True, number=True),
        Column("cdate", None),
        Column("udate", None),
    ),
    links={"field": ""},
    filters={"filters[field]": Filter("field")},
    orders={"id": "id", "orderid": "orderid"},
    hooks=Hooks(check=_check_option, prepare=_prepare_part),
)


def _bulk_options(call: Call) -> Response:
    """All options or none; `isdefault` comes back as 0 or 1, the rest as it was sent, and nothing that was not."""
    sent = as_object(call.body).get("fieldOptions")
    rows = [read_body(FIELD_OPTIONS, given) for given in as_objects(sent)]
    if not rows or any(_check_option(call, row, None) for row, _ in rows):
        return json_response(422, {"errors": _NOT_AN_ARRAY})
    shown: list[dict[str, Json]] = []
    for row, echo in rows:
        stored = call.state.store.insert("fieldOptions", _prepare_part(call, row, None))
        flag = {"isdefault": int(stored["isdefault"])} if "isdefault" in stored else {}
        made = show(FIELD_OPTIONS, call.state, stored)
        shown.append({**echo, **flag, **{name: made[name] for name in ("cdate", "udate", "links", "id")}})
    return json_response(201, {"fieldOptions": shown})


def _existing_relation(call: Call, row: Row) -> Row | None:
    key = (row["field"], row.get("relid", "0"))
    found = call.state.store.find("fieldRels", ("field", "relid"), key)
    return found[0] if found else None


def _check_relation(call: Call, row: Row, known: Row | None) -> Response | None:
    if known is None and row_named(call.state, "fields", row.get("field")) is None:
        return message_response(403, "Forbidden")
    return None


FIELD_RELS = Resource(
    path="fieldRels",
    singular="fieldRel",
    plural="fieldRels",
    model="FieldRel",
    verbs=frozenset({"list", "get", "create", "delete"}),
    columns=(
        Column("field", "0", writable=True),
        Column("relid", "0", writable=True),
        Column("dorder", "0"),
        Column("cdate", None),
    ),
    links=None,
    filters={"filters[field]": Filter("field"), "filters[relid]": Filter("relid")},
    create_shows=frozenset({"relid", "field", "cdate"}),
    hooks=Hooks(check=_check_relation, existing=_existing_relation, prepare=_prepare_part),
)


def _check_value(call: Call, row: Row, known: Row | None) -> Response | None:
    if known is None and row_named(call.state, "fields", row.get("field")) is None:
        return errors(422, item("Field id not valid", "field", "related_missing"))
    if known is None and row_named(call.state, "contacts", row.get("contact")) is None:
        return message_response(404, f"No Result found for Subscriber with id {row.get('contact', 0)}")
    return None


def _existing_value(call: Call, row: Row) -> Row | None:
    found = call.state.store.find("fieldValues", ("contact", "field"), (row["contact"], row["field"]))
    return found[0] if found else None


def _prepare_value(call: Call, row: Row, known: Row | None) -> Row:
    return _prepare_part(call, {**row, "value": choices_text(row.get("value", ""))}, known)


def _beside_value(call: Call, row: Row) -> Mapping[str, Json]:
    contact = row_named(call.state, "contacts", row["contact"])
    return {"contacts": shown_rows(call.state, "contacts", [contact] if contact else [])}


def _update_value(call: Call) -> Response:
    """PUT is an upsert by contact and field too: the answer may carry another id than the path (recorded)."""
    sent, key = call.wrapped("fieldValue"), call.segments[1]
    known = row_named(call.state, "fieldValues", key)
    whole = {**({"contact": known["contact"], "field": known["field"]} if known else {}), **sent}
    if known is None and not {"contact", "field"} <= sent.keys():
        return missing(FIELD_VALUES, call, key)
    answer = create(FIELD_VALUES, call, whole)
    return Response(200, answer.body) if answer.status == 201 else answer


FIELD_VALUES = Resource(
    path="fieldValues",
    singular="fieldValue",
    plural="fieldValues",
    model="FieldValue",
    missing={"GET": 403},
    verbs=frozenset({"list", "get", "create", "delete"}),
    columns=(
        Column("contact", "0", writable=True),
        Column("field", "0", writable=True),
        Column("value", "", writable=True),
        Column("cdate", None),
        Column("udate", None),
        Column("created_by", None),
        Column("updated_by", None),
    ),
    relations=(Relation("owner", "contact", "contacts"),),
    links={"owner": "", "field": ""},
    filters={
        "filters[fieldid]": Filter("field"),
        "filters[field]": Filter("field"),
        "filters[val]": Filter("value"),
        "filters[contact]": Filter("contact"),
    },
    orders={"id": "id"},
    hooks=Hooks(check=_check_value, existing=_existing_value, prepare=_prepare_value, beside_write=_beside_value),
)

FIELD_ENDPOINTS = (
    Endpoint("POST", "fieldOption/bulk", _bulk_options),
    Endpoint("POST", "fieldOptions/bulk", _bulk_options),
    Endpoint("PUT", "fieldValues/{}", _update_value),
    Endpoint("PATCH", "fieldValues/{}", _update_value),
)
