"""Records of custom objects."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Annotated, Any, TypeAlias

from pydantic import BeforeValidator, field_validator

from acsdk._json.shapes import is_mapping
from acsdk.models.kit.base import Answer
from acsdk.models.kit.exact import json_value
from acsdk.models.kit.free import JSON
from acsdk.models.kit.record import RecordInput
from acsdk.models.kit.record_fields import RecordId
from acsdk.models.kit.twin import Written
from acsdk.models.kit.uuid_record import UuidRecord
from acsdk.models.kit.wire import NO_ENTRIES, NO_ITEMS, WireDateTime, WireInt, WireList, WireMap, WireStr, wire

__all__ = ["CustomObjectFieldValue", "CustomObjectRecord", "CustomObjectRecordInput"]


def _to_rows(values: Mapping[str, Any]) -> list[dict[str, Any]]:
    return [{"id": field, "value": value} for field, value in values.items()]


def _write_rows(values: Mapping[str, Any]) -> object:
    return json_value(_to_rows(values))


def _to_lists(relations: object) -> object:
    if not is_mapping(relations):
        return relations
    return {name: [ids] if isinstance(ids, int) else ids for name, ids in relations.items()}


_Rows: TypeAlias = Annotated[Mapping[str, JSON], Written(_write_rows)]
_Relations: TypeAlias = Annotated[Mapping[str, Sequence[RecordId] | RecordId], BeforeValidator(_to_lists)]


class CustomObjectFieldValue(Answer):
    """What a record holds in one field. Custom Objects page."""

    id: WireStr = None
    """The field."""
    value: JSON = None
    """What it holds, of the type that its schema says."""


class CustomObjectRecord(UuidRecord):
    """A record. Custom Objects page. An answer to writing one may lack the id, as live accounts showed."""

    external_id: Annotated[WireStr, wire("externalId")] = None
    """Your own key."""
    schema_id: Annotated[WireStr, wire("schemaId")] = None
    """The schema."""
    fields: WireList[CustomObjectFieldValue] = NO_ITEMS
    """What it holds; ``values`` has it by field."""
    relationships: WireMap[WireList[WireInt]] = NO_ENTRIES
    """What it belongs to: ids of contacts, accounts or deals by relationship."""
    created_timestamp: Annotated[WireDateTime, wire("createdTimestamp")] = None
    """When it was made."""
    updated_timestamp: Annotated[WireDateTime, wire("updatedTimestamp")] = None
    """When it last changed."""

    @field_validator("fields", mode="before")
    @classmethod
    def _to_list(cls, fields: object) -> object:
        """Take what it holds by the field's id, as some clients have met it, too."""
        if is_mapping(fields) and not any(field == "id" or field.isdigit() for field in fields):
            return _to_rows(fields)
        return fields

    @property
    def values(self) -> Mapping[str, Any]:
        """What it holds, by the field's id."""
        return {field.id: field.value for field in self.fields if field.id is not None}


class CustomObjectRecordInput(RecordInput):
    """A record to write. One with the same key is replaced whole: a field that is not given is emptied.

    Custom Objects page.
    """

    id: str | None = None
    """Its id, to replace the record that has it."""
    external_id: Annotated[str | None, wire("externalId")] = None
    """Your own key, to replace the record that has it."""
    fields: _Rows | None = None
    """What it shall hold, by the field's id."""
    relationships: _Relations | None = None
    """What it shall belong to: the ids of contacts, accounts or deals by relationship. One id stands for a list."""
