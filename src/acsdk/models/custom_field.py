"""Custom fields of contacts: their definitions, options and places."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Literal, TypeAlias

from .enums import closed
from .record import Record, RecordInput, RecordUpdate
from .record_fields import MEMBER_FIRST, TEXT, Flag, ListId, RecordId, WireId
from .wire import NO_ITEMS, WireBool, WireDateTime, WireForeignKey, WireInt, WireList, WireStr, wire

__all__ = [
    "CustomField",
    "CustomFieldInput",
    "CustomFieldType",
    "CustomFieldUpdate",
    "FieldOption",
    "FieldOptionInput",
    "FieldRelation",
    "FieldRelationInput",
]


class CustomFieldType(StrEnum):
    """What a custom field holds. Custom Fields page."""

    TEXT = "text"
    TEXTAREA = "textarea"
    DATE = "date"
    DATETIME = "datetime"
    DROPDOWN = "dropdown"
    LISTBOX = "listbox"
    """Several options; the user interface says multi-select."""
    RADIO = "radio"
    CHECKBOX = "checkbox"
    HIDDEN = "hidden"
    NUMBER = "number"
    """Only an example has it."""


AnswerCustomFieldType: TypeAlias = Annotated[CustomFieldType | str | None, MEMBER_FIRST, TEXT]
_Types: TypeAlias = Literal[
    "text", "textarea", "date", "datetime", "dropdown", "listbox", "radio", "checkbox", "hidden", "number"
]
InputCustomFieldType: TypeAlias = Annotated[CustomFieldType | _Types, closed(CustomFieldType)]


class CustomField(Record):
    """The definition of a custom field. Custom Fields page."""

    id: WireId = 0
    """The number that values name it by."""
    title: WireStr = None
    """What it is called."""
    type: AnswerCustomFieldType = None
    """What it holds."""
    tag: Annotated[WireStr, wire("perstag")] = None
    """Its personalisation tag, without the percent signs."""
    description: Annotated[WireStr, wire("descript")] = None
    """What it is for."""
    default_value: Annotated[WireStr, wire("defval")] = None
    """What it holds where nothing was given."""
    visible: WireBool = None
    """Whether the form builder shows it."""
    is_required: Annotated[WireBool, wire("isrequired")] = None
    """Whether it must be filled."""
    show_in_list: WireBool = None
    """No longer used."""
    rows: WireInt = None
    """Rows of a text area; no longer used."""
    cols: WireInt = None
    """Columns of a text area; no longer used."""
    service: WireStr = None
    """The integration that owns it."""
    order: Annotated[WireInt, wire("ordernum")] = None
    """Its place among the fields."""
    option_ids: Annotated[WireList[WireId], wire("options")] = NO_ITEMS
    """Its options; they come beside it as ``options``."""
    relation_ids: Annotated[WireList[WireId], wire("relations")] = NO_ITEMS
    """The relations to lists; they come beside it as ``relations``."""
    created_date: Annotated[WireDateTime, wire("cdate")] = None
    """When it was made."""
    updated_date: Annotated[WireDateTime, wire("udate")] = None
    """When it last changed."""
    created_timestamp: WireDateTime = None
    """When it was made, as newer answers say."""
    updated_timestamp: WireDateTime = None
    """When it last changed, as newer answers say."""
    created_by: WireForeignKey = None
    """The user who made it."""
    updated_by: WireForeignKey = None
    """The user who last changed it."""

    @property
    def options(self) -> list[FieldOption]:
        """Its options, where the answer brought them."""
        return self.side_loads.read("fieldOptions", FieldOption)

    @property
    def relations(self) -> list[FieldRelation]:
        """Its relations to lists, where the answer brought them."""
        return self.side_loads.read("fieldRels", FieldRelation)


class CustomFieldInput(RecordInput):
    """A custom field to create. It is seen once it is related to a list and stands in a group. Custom Fields page."""

    title: str
    """What it is called; unique in the account."""
    type: InputCustomFieldType
    """What it holds."""
    tag: Annotated[str | None, wire("perstag")] = None
    """Its personalisation tag, without the percent signs."""
    description: Annotated[str | None, wire("descript")] = None
    """What it is for."""
    default_value: Annotated[str | None, wire("defval")] = None
    """What it holds where nothing is given."""
    visible: Flag | None = None
    """Whether the form builder shows it."""
    service: str | None = None
    """The integration that owns it."""
    order: Annotated[int | None, wire("ordernum")] = None
    """Its place among the fields."""


class CustomFieldUpdate(RecordUpdate):
    """What to change in a custom field. Custom Fields page."""

    title: str | None = None
    """What it is called."""
    type: InputCustomFieldType | None = None
    """What it holds."""
    tag: Annotated[str | None, wire("perstag")] = None
    """Its personalisation tag."""
    description: Annotated[str | None, wire("descript")] = None
    """What it is for."""
    default_value: Annotated[str | None, wire("defval")] = None
    """What it holds where nothing is given."""
    visible: Flag | None = None
    """Whether the form builder shows it."""
    service: str | None = None
    """The integration that owns it."""
    order: Annotated[int | None, wire("ordernum")] = None
    """Its place among the fields."""


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
    created_date: Annotated[WireDateTime, wire("cdate")] = None
    """When it was made; missing in rows that the system made."""
    updated_date: Annotated[WireDateTime, wire("udate")] = None
    """When it last changed."""


class FieldOptionInput(RecordInput):
    """A choice to add to a custom field. Custom Field Options page."""

    value: str
    """What is stored."""
    label: str | None = None
    """What is shown; the value by default."""
    order: Annotated[int | None, wire("orderid")] = None
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
    created_date: Annotated[WireDateTime, wire("cdate")] = None
    """When it was made."""


class FieldRelationInput(RecordInput):
    """Makes a custom field available on a list. Custom Field Relationships page."""

    field_id: Annotated[RecordId, wire("field")]
    """The field."""
    list_id: Annotated[ListId, wire("relid")]
    """The list; 0 means all lists."""
