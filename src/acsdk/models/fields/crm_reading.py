"""Custom field values of accounts and deals as Python values."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from pydantic_core import PydanticCustomError

from acsdk.models.kit.kinds import Kind, ListOf, Scalar, struct_of
from acsdk.models.kit.money import from_cents, to_decimal
from acsdk.models.kit.wire import read_date, read_datetime

from .crm_content import CrmFieldContent, CurrencyAmount
from .crm_field import CrmField, CrmFieldType
from .crm_field_value import CrmFieldValue
from .field_texts import split_choices

__all__ = ["content_of", "kind_of_field"]


def content_of(value: CrmFieldValue, field: CrmField) -> CrmFieldContent:
    """What a value holds, as the type of its field tells; as it was stored, where it does not fit that type."""
    content = value.content
    if field.type == CrmFieldType.CURRENCY and isinstance(content, str):
        return _amount(content, value.currency or field.default_currency)
    read = _READERS.get(str(field.type))
    if content is None or read is None:
        return content
    try:
        return read(content)
    except PydanticCustomError:
        return content


def _amount(cents: str, currency: str | None) -> CrmFieldContent:
    try:
        return CurrencyAmount(amount=from_cents(to_decimal(cents)), currency=currency or "")
    except ValueError:  # pydantic's own errors too
        return cents


def _choices(content: str | list[str]) -> list[str]:
    return content if isinstance(content, list) else split_choices(content)


_READERS: Final[Mapping[str, Callable[[str | list[str]], CrmFieldContent]]] = {
    CrmFieldType.MULTISELECT: _choices,
    CrmFieldType.CHECKBOX: _choices,
    CrmFieldType.NUMBER: to_decimal,
    CrmFieldType.DATE: read_date,
    CrmFieldType.DATETIME: read_datetime,
}


_KINDS: Final[Mapping[str, Kind]] = {
    CrmFieldType.MULTISELECT: ListOf(Scalar.TEXT),
    CrmFieldType.CHECKBOX: ListOf(Scalar.TEXT),
    CrmFieldType.NUMBER: Scalar.NUMBER,
    CrmFieldType.DATE: Scalar.DAY,
    CrmFieldType.DATETIME: Scalar.WALL_TIME,
}


def kind_of_field(field: CrmField) -> Kind:
    """What kind of column a field has in a table."""
    if field.type == CrmFieldType.CURRENCY:
        return struct_of(CurrencyAmount)
    return _KINDS.get(str(field.type), Scalar.TEXT)
