"""Custom fields of accounts and deals: their definitions, which look alike."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Any, Literal, TypeAlias

from acsdk.models.kit.enums import closed
from acsdk.models.kit.integers import Int64
from acsdk.models.kit.money import to_cents
from acsdk.models.kit.record import Record, RecordInput, RecordUpdate
from acsdk.models.kit.record_fields import MEMBER_FIRST, TEXT, Flag, WireId
from acsdk.models.kit.texts import Currency
from acsdk.models.kit.twin import Written
from acsdk.models.kit.wire import (
    NO_ITEMS,
    Items,
    WireBool,
    WireDateTime,
    WireForeignKey,
    WireInt,
    WireList,
    WireStr,
    wire,
)

from .crm_content import CurrencyAmount, Given, StoredContent

__all__ = ["CrmField", "CrmFieldInput", "CrmFieldType", "CrmFieldUpdate"]


class CrmFieldType(StrEnum):
    """What a custom field of an account or a deal holds. Custom Fields pages."""

    TEXT = "text"
    TEXTAREA = "textarea"
    DATE = "date"
    DATETIME = "datetime"
    DROPDOWN = "dropdown"
    MULTISELECT = "multiselect"
    """Several options."""
    RADIO = "radio"
    CHECKBOX = "checkbox"
    """Several options."""
    HIDDEN = "hidden"
    CURRENCY = "currency"
    """An amount with its currency."""
    NUMBER = "number"


_Types: TypeAlias = Literal[
    "text", "textarea", "date", "datetime", "dropdown", "multiselect", "radio", "checkbox", "hidden", "currency",
    "number",
]  # fmt: skip
InputCrmFieldType: TypeAlias = Annotated[CrmFieldType | _Types, closed(CrmFieldType)]


def _to_default(content: object) -> Any:  # noqa: ANN401 - the JSON edge
    return str(to_cents(content.amount)) if isinstance(content, CurrencyAmount) else content


_Default: TypeAlias = Annotated[Given, Written(_to_default)]


class CrmField(Record):
    """The definition of a custom field. Account Custom Fields and Deal Custom Fields pages."""

    id: WireId = 0
    """The number that values name it by."""
    label: Annotated[WireStr, wire("fieldLabel")] = None
    """What it is called."""
    type: Annotated[CrmFieldType | str | None, MEMBER_FIRST, TEXT, wire("fieldType")] = None
    """What it holds."""
    options: Annotated[WireList[WireStr], wire("fieldOptions")] = NO_ITEMS
    """The choices, where it is one of choices."""
    default: Annotated[StoredContent, wire("fieldDefault")] = None
    """What it holds where nothing was given; an amount in hundredths."""
    default_currency: Annotated[WireStr, wire("fieldDefaultCurrency")] = None
    """The currency of an amount that has none of its own."""
    is_form_visible: Annotated[WireBool, wire("isFormVisible")] = None
    """Whether forms show it."""
    is_required: Annotated[WireBool, wire("isRequired")] = None
    """Whether it must be filled."""
    display_order: Annotated[WireInt, wire("displayOrder")] = None
    """Its place among the fields."""
    tag: Annotated[WireStr, wire("personalization")] = None
    """Its personalisation tag."""
    known_field_id: Annotated[WireForeignKey, wire("knownFieldId")] = None
    """Which of ActiveCampaign's own fields it is."""
    is_hidden: Annotated[WireBool, wire("hideFieldFlag")] = None
    """Whether the user interface leaves it out."""
    created_timestamp: Annotated[WireDateTime, wire("createdTimestamp")] = None
    """When it was made."""
    updated_timestamp: Annotated[WireDateTime, wire("updatedTimestamp")] = None
    """When it last changed."""
    created_by: Annotated[WireForeignKey, wire("createdBy")] = None
    """The user who made it."""
    updated_by: Annotated[WireForeignKey, wire("updatedBy")] = None
    """The user who last changed it."""


class CrmFieldInput(RecordInput):
    """A custom field to create. Account Custom Fields and Deal Custom Fields pages."""

    label: Annotated[str, wire("fieldLabel")]
    """What it is called."""
    type: Annotated[InputCrmFieldType, wire("fieldType")]
    """What it holds; it cannot be changed later."""
    options: Annotated[Items[str] | None, wire("fieldOptions")] = None
    """The choices: needed for dropdown, multiselect, radio and checkbox."""
    default: Annotated[_Default, wire("fieldDefault")] = None
    """What it holds where nothing is given."""
    default_currency: Annotated[Currency | None, wire("fieldDefaultCurrency")] = None
    """The currency of its amounts: needed for currency."""
    is_form_visible: Annotated[Flag | None, wire("isFormVisible")] = None
    """Whether forms show it."""
    is_required: Annotated[Flag | None, wire("isRequired")] = None
    """Whether it must be filled. Only the page's examples have it."""
    display_order: Annotated[Int64 | None, wire("displayOrder")] = None
    """Its place among the fields."""


class CrmFieldUpdate(RecordUpdate):
    """What to change in a custom field. Account Custom Fields and Deal Custom Fields pages."""

    label: Annotated[str | None, wire("fieldLabel")] = None
    """What it is called."""
    options: Annotated[Items[str] | None, wire("fieldOptions")] = None
    """The choices."""
    default: Annotated[_Default, wire("fieldDefault")] = None
    """What it holds where nothing is given."""
    is_form_visible: Annotated[Flag | None, wire("isFormVisible")] = None
    """Whether forms show it."""
    display_order: Annotated[Int64 | None, wire("displayOrder")] = None
    """Its place among the fields."""
