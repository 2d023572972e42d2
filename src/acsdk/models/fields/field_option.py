"""The choices of custom fields, and the lists that they are on."""

from __future__ import annotations

from typing import Annotated

from acsdk.models.kit.integers import Int64
from acsdk.models.kit.record import Record, RecordInput
from acsdk.models.kit.record_fields import ListId, RecordId, WireId
from acsdk.models.kit.wire import WireBool, WireForeignKey, WireInt, WireMoment, WireStr, wire

__all__ = ["FieldOption", "FieldOptionInput", "FieldRelation", "FieldRelationInput"]


class FieldOption(Record):
    """One choice of a custom field. Custom Field Options page."""

    id: WireId = 0
    """Its number."""
    field_id: Annotated[WireForeignKey, wire("field")] = None
    """The field."""
    value: WireStr = None
    """What is stored."""
    label: WireStr = None
    """What is shown."""
    order: Annotated[WireInt, wire("orderid")] = None
    """Its place among the options."""
    is_default: Annotated[WireBool, wire("isdefault")] = None
    """Whether it is chosen where nothing is given."""
    created_date: Annotated[WireMoment, wire("cdate")] = None
    """When it was made; missing in rows that the system made."""
    updated_date: Annotated[WireMoment, wire("udate")] = None
    """When it last changed."""


class FieldOptionInput(RecordInput):
    """A choice to add to a custom field. Custom Field Options page."""

    value: str
    """What is stored."""
    label: str | None = None
    """What is shown; the value by default."""
    order: Annotated[Int64 | None, wire("orderid")] = None
    """Its place among the options."""
    is_default: Annotated[bool | None, wire("isdefault")] = None
    """Whether it is chosen where nothing is given."""
    field_id: Annotated[RecordId | None, wire("field")] = None
    """The field; ``client.fields.add_options`` fills it in."""


class FieldRelation(Record):
    """Makes a custom field available on a list. Custom Field Relationships page."""

    id: WireId = 0
    """Its number."""
    field_id: Annotated[WireForeignKey, wire("field")] = None
    """The field."""
    list_id: Annotated[WireInt, wire("relid")] = None
    """The list; 0 means all lists."""
    order: Annotated[WireInt, wire("dorder")] = None
    """Its place on the list."""
    created_date: Annotated[WireMoment, wire("cdate")] = None
    """When it was made."""


class FieldRelationInput(RecordInput):
    """Makes a custom field available on a list. Custom Field Relationships page."""

    field_id: Annotated[RecordId, wire("field")]
    """The field."""
    list_id: Annotated[ListId, wire("relid")]
    """The list; 0 means all lists."""
