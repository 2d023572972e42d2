"""Custom fields of contacts."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, TypeAlias

from acsdk.models.kit.record import Record
from acsdk.models.kit.record_fields import MEMBER_FIRST, TEXT, WireId
from acsdk.models.kit.wire import (
    NO_ITEMS,
    WireBool,
    WireDateTime,
    WireForeignKey,
    WireInt,
    WireList,
    WireMoment,
    WireStr,
    wire,
)

if TYPE_CHECKING:
    from .field_option import FieldOption, FieldRelation

__all__ = ["CustomField", "CustomFieldType"]


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
    created_date: Annotated[WireMoment, wire("cdate")] = None
    """When it was made."""
    updated_date: Annotated[WireMoment, wire("udate")] = None
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
        from .field_option import FieldOption

        return self.side_loads.read("fieldOptions", FieldOption)

    @property
    def relations(self) -> list[FieldRelation]:
        """Its relations to lists, where the answer brought them."""
        from .field_option import FieldRelation

        return self.side_loads.read("fieldRels", FieldRelation)
