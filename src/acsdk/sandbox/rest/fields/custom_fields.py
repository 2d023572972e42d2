"""Custom fields of deals and of accounts: the same two resources each (Custom fields pages of both)."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from decimal import Decimal, InvalidOperation

from acsdk.sandbox.codec import Json, as_list, as_object, as_objects
from acsdk.sandbox.dates import parse_loose
from acsdk.sandbox.messages import Response, json_response, message_response
from acsdk.sandbox.rest.kit.call import Call
from acsdk.sandbox.rest.kit.checks import Check, every, required
from acsdk.sandbox.rest.kit.errors import errors
from acsdk.sandbox.rest.kit.hooks import Hooks
from acsdk.sandbox.rest.kit.loads import row_named
from acsdk.sandbox.rest.kit.resource import Child, Column, Filter, Resource
from acsdk.sandbox.rest.kit.router import Endpoint
from acsdk.sandbox.rest.kit.stamps import Prepare, stamped
from acsdk.sandbox.rest.kit.verbs import create, find, write
from acsdk.sandbox.rest.kit.wire import choices_text, read_body
from acsdk.sandbox.state import State
from acsdk.sandbox.store import Row, delete_found

__all__ = ["custom_field_data", "custom_field_endpoints", "custom_field_meta", "save_fields", "written_fields"]

_STAMPS = ("createdTimestamp", "updatedTimestamp")
# fmt: off
_TYPES = [
    "text", "textarea", "date", "datetime", "dropdown", "multiselect", "radio", "checkbox", "hidden",
    "currency", "number",
]
# fmt: on
_SINGULARS = {"account": "accounts", "deal": "deals"}
# Recorded for deals, which say so in UTC; the examples of accounts have the account's own time.
_STAMPED = {"account": stamped(wall=_STAMPS), "deal": stamped(utc=_STAMPS)}


def _check_type(_call: Call, row: Row, known: Row | None) -> Response | None:
    """The code is a number here and nowhere else."""
    if known is not None or row.get("fieldType") in _TYPES:
        return None
    return errors(422, {"title": "The field type field is required.", "detail": "", "code": 422})


def custom_field_meta(owner: str) -> Resource:
    """The definitions of the fields that a `deal` or an `account` has."""
    name = owner.capitalize()
    return Resource(
        path=f"{owner}CustomFieldMeta",
        singular=f"{owner}CustomFieldMetum",
        plural=f"{owner}CustomFieldMeta",
        model=f"{name}CustomFieldMeta",
        missing_list=True,
        deleted=f'{{"message":"{name}CustomFieldMeta deleted."}}'.encode(),
        total=None,
        default_limit=100,
        columns=(
            *(Column(column, writable=True) for column in ("fieldLabel", "fieldType")),
            *(Column(column, None, writable=True) for column in ("fieldOptions", "fieldDefault")),
            Column("fieldDefaultCurrency", None, writable=True),
            *(Column(column, 0, writable=True, integer=True) for column in ("isFormVisible", "isRequired")),
            Column("displayOrder", 0, writable=True, integer=True),
            Column("personalization"),
            Column("knownFieldId", None),
            Column("hideFieldFlag", 0, writable=True, integer=True),
            *(Column(column, None) for column in _STAMPS),
        ),
        links={f"{owner}CustomFieldData": ""},
        children=(Child(f"{owner}CustomFieldData", f"{owner}CustomFieldData", "customFieldId"),),
        # Rule `custom_fields.label`: the type's refusal is documented, the label's is written after it.
        hooks=Hooks(
            check=every(_check_type, required("The field label field is required.", "fieldLabel")),
            prepare=_prepare_field(owner),
            removed=lambda call, row: _drop(call.state, owner, row),
        ),
    )


def _prepare_field(owner: str) -> Prepare:
    def prepare(call: Call, row: Row, known: Row | None) -> Row:
        stored = _STAMPED[owner](call, row, known)
        if owner == "deal" and known is None:  # recorded; rule `custom_fields.label` for a second field of the label
            label = re.sub(r"\W+", "_", str(row["fieldLabel"])).upper()
            twins = [
                one for one in call.state.store.scan("dealCustomFieldMeta") if one["fieldLabel"] == row["fieldLabel"]
            ]
            return {**stored, "personalization": f"DEAL_{label}_{len(twins) + 1}"}
        return stored

    return prepare


def _drop(state: State, owner: str, row: Row) -> None:
    delete_found(state.store, f"{owner}CustomFieldData", ("customFieldId",), (row["id"],))


def custom_field_data(owner: str) -> Resource:
    """The values: one row an owner and field, so that a create for a known pair updates."""
    key, name = f"{owner}Id", owner.capitalize()
    aliases = ("customerAccountId",) if owner == "account" else ()
    return Resource(
        path=f"{owner}CustomFieldData",
        singular=f"{owner}CustomFieldDatum",
        plural=f"{owner}CustomFieldData",
        model=f"{name}CustomFieldData",
        missing_list=True,
        deleted=f'{{"message":"{name}CustomFieldData deleted."}}'.encode(),
        created=200,
        total=int if owner == "deal" else None,
        columns=(
            Column(key, 0, writable=True, integer=True, aliases=aliases),
            Column("customFieldId", 0, writable=True, integer=True, aliases=("custom_field_id",)),
            Column("fieldValue", None, writable=True),
            Column("fieldCurrency", None, writable=True, hidden=True),
            *(Column(column, None) for column in _STAMPS),
        ),
        links={owner: "", f"{owner}CustomFieldMetum": ""},
        filters={f"filters[{spelling}]": Filter(key) for spelling in (key, *aliases)}
        | {"filters[customFieldId]": Filter("customFieldId")},
        hooks=Hooks(
            check=_check_value(owner),
            existing=lambda call, row: _stored(call.state, owner, row[key], row["customFieldId"]),
            prepare=_prepare_value(owner),
            written=_original if owner == "deal" else _nothing,
            computed=lambda _state, row: {f"{owner}CustomFieldMetumId": row["customFieldId"]},
        ),
    )


def _stored(state: State, owner: str, key: Json, field: Json) -> Row | None:
    found = state.store.find(f"{owner}CustomFieldData", (f"{owner}Id", "customFieldId"), (key, field))
    return found[0] if found else None


def _check_value(owner: str) -> Check:
    def check(call: Call, row: Row, known: Row | None) -> Response | None:
        whole = {**(known or {}), **row}
        field = row_named(call.state, f"{owner}CustomFieldMeta", whole.get("customFieldId"))
        if field is None or row_named(call.state, _SINGULARS[owner], whole.get(f"{owner}Id")) is None:
            return errors(422, {"detail": f"The {owner} or the custom field does not exist."})
        return _misfit(call, str(field["fieldType"]), row.get("fieldValue"))

    return check


def _misfit(call: Call, kind: str, value: Json) -> Response | None:
    """The text of a create holds the value, that of an update does not (documented)."""
    if value in (None, "") or _READ_AS.get(kind, _anything)(str(value)):
        return None
    named = f" `{value}`" if call.method == "POST" else ""
    return errors(
        422, {"detail": f"The custom field value{named} could not be saved to the custom field of type `{kind}`."}
    )


def _is_date(text: str) -> bool:
    return parse_loose(text) is not None


def _is_number(text: str) -> bool:
    try:
        return Decimal(text).is_finite()
    except InvalidOperation:
        return False


def _anything(_text: str) -> bool:
    return True


_READ_AS = {"date": _is_date, "datetime": _is_date, "number": _is_number, "currency": _is_number}


def _prepare_value(owner: str) -> Prepare:
    def prepare(call: Call, row: Row, known: Row | None) -> Row:
        before = known.get("fieldValue") if known else ""
        return _STAMPED[owner](
            call, {**row, "fieldValue": choices_text(row.get("fieldValue")), "before": before}, known
        )

    return prepare


def _original(_call: Call, row: Row) -> Mapping[str, Json]:
    """What the value was before: recorded on writes of deals' values, and only there."""
    return {"originalValue": row["before"]}


def _nothing(_call: Call, _row: Row) -> Mapping[str, Json]:
    return {}


def save_fields(owner: str) -> Callable[[Call, Row], None]:
    """Writes the `fields` of a sent deal or account; fields that it does not name stay."""

    def save(call: Call, row: Row) -> None:
        for sent in as_objects(call.wrapped(owner).get("fields")):
            field = row_named(call.state, f"{owner}CustomFieldMeta", sent.get("customFieldId"))
            if field is not None:
                _save(call, owner, row, field, sent)

    return save


def _save(call: Call, owner: str, row: Row, field: Row, sent: dict[str, Json]) -> None:
    known = _stored(call.state, owner, row["id"], field["id"])
    values = {"fieldValue": sent.get("fieldValue"), "fieldCurrency": sent.get("fieldCurrency")}
    key = {f"{owner}Id": row["id"], "customFieldId": field["id"]}
    prepared = _prepare_value(owner)(call, {**(known or key), **values}, known)
    if known is None:
        call.state.store.insert(f"{owner}CustomFieldData", prepared)
    else:
        call.state.store.replace(f"{owner}CustomFieldData", prepared)


def written_fields(owner: str) -> Callable[[Call, Row], Mapping[str, Json]]:
    """The `fields` that a write answers with: what was sent, with the owner's id."""

    def written(call: Call, row: Row) -> Mapping[str, Json]:
        sent = as_objects(call.wrapped(owner).get("fields"))
        return {"fields": [{**one, f"{owner}Id": str(row["id"])} for one in sent]}

    return written


def custom_field_endpoints(owner: str) -> tuple[Endpoint, ...]:
    """The bulk calls, which take a bare list."""
    resource = custom_field_data(owner)
    path, name = resource.path, owner.capitalize()

    def bulk_create(call: Call) -> Response:
        answers = [create(resource, call, as_object(sent)) for sent in as_list(call.body)]
        refused = next((answer for answer in answers if answer.status >= 400), None)
        return refused or message_response(200, "the bulk insert was successful")

    def bulk_update(call: Call) -> Response:
        sent = as_objects(call.body)
        known = [find(resource, call, str(one.get("id"))) for one in sent]
        for row, one in zip(known, sent, strict=True):
            if row is not None:
                write(resource, call, row, *read_body(resource, {**one, "customFieldId": row["customFieldId"]}))
        ids = ", ".join(str(row["id"]) for row in known if row is not None)
        return json_response(200, {"message": f"{name}CustomFieldDatas with ID(s): {ids} successfully bulk updated."})

    return (
        Endpoint("POST", f"{path}/bulkCreate", bulk_create),
        Endpoint("PATCH", f"{path}/bulkUpdate", bulk_update),
    )
