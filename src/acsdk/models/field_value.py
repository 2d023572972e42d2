"""The values of custom fields."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Annotated, Any, TypeAlias, cast

from pydantic import BeforeValidator, PlainSerializer
from pydantic_core import PydanticCustomError

from .exact import plain
from .record import Record, RecordInput
from .record_fields import RecordId, WireId
from .shapes import is_mapping
from .wire import WireDateTime, WireForeignKey, WireStr, wire

__all__ = ["FieldContent", "FieldContents", "FieldValue", "FieldValueInput", "split_choices"]

_BETWEEN = "||"
_NOTHING = ""  # what removes a value: a guess, for no source says how that is done

FieldContent: TypeAlias = str | int | Decimal | date | datetime | Sequence[str] | None
"""What a custom field can be given: text, a number, a day, an instant, several choices, or ``None`` to empty it."""


def split_choices(value: str) -> list[str]:
    """The choices in the stored value of a field that takes several: ``"||red||blue||"`` are two."""
    return [choice for choice in value.split(_BETWEEN) if choice]


def _to_text(value: object) -> str | None:
    """The text that the API stores, the only type it has for values; ``None`` for none."""
    match value:
        case None:
            return None
        case str():
            return value
        case list() | tuple():
            return _join(cast("Sequence[object]", value))
        case date():
            return _stamp(value)
        case _:
            return _numeral(value)


def _stamp(value: date) -> str:
    if isinstance(value, datetime) and value.utcoffset() is None:
        raise PydanticCustomError("naive_datetime", "has no time zone: use datetime.now(UTC), or add one")
    return value.isoformat()


def _numeral(value: object) -> str:
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    if isinstance(value, Decimal) and value.is_finite():
        return plain(value)
    raise PydanticCustomError("not_a_field_value", "must be text, a number, a date or a list of texts")


def _join(choices: Sequence[object]) -> str:
    for choice in choices:
        if not isinstance(choice, str) or not choice or _BETWEEN in choice:
            raise PydanticCustomError("not_a_choice", "must hold only texts, none of them empty or with || in it")
    return f"{_BETWEEN}{_BETWEEN.join(map(str, choices))}{_BETWEEN}" if choices else ""


def _to_value(value: object) -> str:
    return _to_text(value) or _NOTHING


def _to_rows(contents: Mapping[int | str, str | None]) -> list[dict[str, str]]:
    return [{"field": str(field), "value": value or _NOTHING} for field, value in contents.items()]


def _given(contents: object) -> object:
    """The contents without what is empty: exports are full of ``""``, and it must not erase what a contact has."""
    if not is_mapping(contents):
        return contents
    for name in contents:
        if not _names_a_field(name):
            raise PydanticCustomError("not_a_field", "has the key {name}, which names no field", {"name": repr(name)})
    return {name: content for name, content in contents.items() if content != ""}


def _names_a_field(name: object) -> bool:
    if isinstance(name, str):
        return bool(name.strip())
    return isinstance(name, int) and not isinstance(name, bool) and name > 0


if TYPE_CHECKING:
    # Keys are numbers and names, side by side. A mapping's keys are invariant: int | str would refuse a dict[str, str].
    FieldContents = Mapping[Any, FieldContent]
else:
    FieldContents = Annotated[
        Mapping[int | str, Annotated[FieldContent, BeforeValidator(_to_text)]],
        BeforeValidator(_given),
        PlainSerializer(_to_rows, return_type=list[dict[str, str]], when_used="json-unless-none"),
    ]
"""Values by field: by its number, its title or its personalisation tag, in any case.

``None`` empties a field; ``""`` leaves it as it is. A list gives several choices. A date and an aware datetime are
written as ISO 8601; a datetime comes back in the account's time zone.
"""


class FieldValue(Record):
    """What one contact has in one custom field. Custom Field Values page."""

    id: WireId = 0
    """The number of this value; the same for as long as contact and field are."""
    contact_id: Annotated[WireForeignKey, wire("contact")] = None
    """The contact."""
    field_id: Annotated[WireForeignKey, wire("field")] = None
    """The field."""
    value: WireStr = None
    """What it holds, as text; see `choices` for fields that take several."""
    owner_id: Annotated[WireForeignKey, wire("owner")] = None
    """The contact, as relations name it."""
    created_date: Annotated[WireDateTime, wire("cdate")] = None
    """When it was first set."""
    updated_date: Annotated[WireDateTime, wire("udate")] = None
    """When it last changed."""
    created_by: WireForeignKey = None
    """The user who set it first."""
    updated_by: WireForeignKey = None
    """The user who last changed it."""

    @property
    def choices(self) -> list[str]:
        """The choices in a field that takes several; one alone is a list of itself."""
        return split_choices(self.value or "")


class FieldValueInput(RecordInput):
    """A value to set; it replaces what the contact has in the field. Custom Field Values page."""

    contact_id: Annotated[RecordId, wire("contact")]
    """The contact."""
    field_id: Annotated[RecordId, wire("field")]
    """The field, by its number; ``client.contacts.update`` takes names."""
    value: Annotated[FieldContent, BeforeValidator(_to_value)]
    """What it shall hold: text, a number, a day, an aware datetime, or a list of choices; ``None`` for nothing."""
