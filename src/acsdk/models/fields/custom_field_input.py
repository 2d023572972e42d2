"""Custom fields of contacts to send."""

from __future__ import annotations

from typing import Annotated, Literal, TypeAlias

from acsdk.models.kit.enums import closed
from acsdk.models.kit.integers import Int64
from acsdk.models.kit.record import RecordInput, RecordUpdate
from acsdk.models.kit.record_fields import Flag
from acsdk.models.kit.wire import wire

from .custom_field import CustomFieldType

__all__ = ["CustomFieldInput", "CustomFieldUpdate"]

_Types: TypeAlias = Literal[
    "text", "textarea", "date", "datetime", "dropdown", "listbox", "radio", "checkbox", "hidden", "number"
]
InputCustomFieldType: TypeAlias = Annotated[CustomFieldType | _Types, closed(CustomFieldType)]


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
    order: Annotated[Int64 | None, wire("ordernum")] = None
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
    order: Annotated[Int64 | None, wire("ordernum")] = None
    """Its place among the fields."""
