"""The values of custom fields."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Annotated, Any, TypeAlias

from pydantic import BeforeValidator

from acsdk._json.shapes import is_sequence
from acsdk.models.kit.record import Record, RecordInput
from acsdk.models.kit.record_fields import RecordId, WireId
from acsdk.models.kit.ruling import Rule
from acsdk.models.kit.twin import Written
from acsdk.models.kit.wire import WireForeignKey, WireMoment, WireStr, wire

from .field_texts import GIVEN, join_choices, say_content, split_choices, text_of

__all__ = ["FieldContent", "FieldContents", "FieldValue", "FieldValueInput", "split_choices"]

_NOTHING = ""  # what removes a value: a guess, for no source says how that is done

FieldContent: TypeAlias = str | int | Decimal | date | datetime | Sequence[str] | None
"""What a custom field can be given: text, a number, a day, an instant, several choices, or ``None`` to empty it."""


def _to_text(value: object) -> str | None:
    """The text that the API stores, the only type it has for values; ``None`` for none."""
    if is_sequence(value):
        return join_choices(value) or None
    return None if value is None else text_of(value)


def _to_value(value: object) -> str:
    return _to_text(value) or _NOTHING


def _to_rows(contents: Mapping[int | str, str | None]) -> list[dict[str, str]]:
    return [{"field": str(field), "value": value or _NOTHING} for field, value in contents.items()]


if TYPE_CHECKING:
    # Keys are numbers and names, side by side. A mapping's keys are invariant: int | str would refuse a dict[str, str].
    FieldContents = Mapping[Any, FieldContent]
else:
    FieldContents = Annotated[
        Mapping[int | str, Annotated[FieldContent, Rule(BeforeValidator(_to_text), say_content)]],
        GIVEN,
        Written(_to_rows),
    ]
"""Values by field: by its number, its title or its personalisation tag, in any case. Digits alone are a number.

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
    created_date: Annotated[WireMoment, wire("cdate")] = None
    """When it was first set."""
    updated_date: Annotated[WireMoment, wire("udate")] = None
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
    value: Annotated[FieldContent, Rule(BeforeValidator(_to_value), say_content), Written(str)]
    """What it shall hold: text, a number, a day, an aware datetime or a list of choices; ``None`` or "" for nothing."""
