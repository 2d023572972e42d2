"""Custom field values of contacts as Python values."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from pydantic_core import PydanticCustomError

from acsdk.models.kit.kinds import Kind, ListOf, Scalar
from acsdk.models.kit.money import to_decimal
from acsdk.models.kit.wire import read_date, read_datetime

from .custom_field import CustomField, CustomFieldType
from .field_texts import split_choices
from .field_value import FieldContent, FieldValue

__all__ = ["content_of", "kind_of_field"]

_READERS: Final[Mapping[str, Callable[[str], FieldContent]]] = {
    CustomFieldType.LISTBOX: split_choices,
    CustomFieldType.CHECKBOX: split_choices,
    CustomFieldType.NUMBER: to_decimal,
    CustomFieldType.DATE: read_date,
    CustomFieldType.DATETIME: read_datetime,
}


def content_of(value: FieldValue, field: CustomField) -> FieldContent:
    """What a value holds, as the type of its field tells; as it was stored, where it does not fit that type."""
    read = _READERS.get(str(field.type))
    if not value.value or read is None:
        return value.value
    try:
        return read(value.value)
    except PydanticCustomError:
        return value.value


_KINDS: Final[Mapping[str, Kind]] = {
    CustomFieldType.LISTBOX: ListOf(Scalar.TEXT),
    CustomFieldType.CHECKBOX: ListOf(Scalar.TEXT),
    CustomFieldType.NUMBER: Scalar.NUMBER,
    CustomFieldType.DATE: Scalar.DAY,
    CustomFieldType.DATETIME: Scalar.WALL_TIME,
}


def kind_of_field(field: CustomField) -> Kind:
    """What kind of column a field has in a table."""
    return _KINDS.get(str(field.type), Scalar.TEXT)
