"""Wire types of deliveries: how each spelling of a value is read."""

from __future__ import annotations

import html
import re
from typing import Annotated, TypeAlias, TypeVar

from pydantic import BeforeValidator

from acsdk._json.shapes import is_mapping, is_sequence
from acsdk.models.kit.money import AnswerMoney
from acsdk.models.kit.reading import is_wire
from acsdk.models.kit.wire import WireInt, WireMap, read_text

__all__ = [
    "Entries",
    "FieldValue",
    "FieldValues",
    "GroupedMoney",
    "Names",
    "Numbered",
    "Records",
    "Reference",
    "Unescaped",
]

T = TypeVar("T")

_GROUPED = re.compile(r"-?\d{1,3}(,\d{3})+(\.\d+)?", re.ASCII)


def _ungroup(value: object) -> object:
    """``1,044,055.00`` without its commas."""
    return value.replace(",", "") if isinstance(value, str) and _GROUPED.fullmatch(value) else value


def _unescape(value: object) -> object:
    return html.unescape(value) if isinstance(value, str) and is_wire() else value


def _names(value: object) -> object:
    """``a, b`` or ``a,b`` as a list. A name with a comma in it cannot be told from two."""
    if isinstance(value, str):
        return [name for part in value.split(",") if (name := part.strip())]
    return _entries(value)


def _entries(value: object) -> object:
    """The values of a mapping with numbers for keys, which is how a form spells a list."""
    if is_mapping(value):
        return list(value.values())
    return [] if value is None or value == "" else value


def _numbered(value: object) -> object:
    """A list as the mapping with numbers for keys that a form makes of it."""
    return {str(number): item for number, item in enumerate(value)} if is_sequence(value) else value


def _reference(value: object) -> object:
    """The id of ``{"id": 5}``."""
    return value.get("id") if is_mapping(value) else value


def _field_value(value: object) -> str | list[str] | None:
    """Text, or a list where several options are chosen: ``||a||b||`` of contacts, ``value[0]`` … of accounts."""
    if is_mapping(value):
        value = list(value.values())
    if is_sequence(value):
        return [text for item in value if (text := read_text(item)) is not None]
    text = read_text(value)
    if text is not None and text.startswith("||") and text.endswith("||") and len(text) > len("||||"):
        return text[2:-2].split("||")
    return text


def _records(value: object) -> object:
    """Custom fields as records: ``[n][id|key|value]``, or ``[name]=value``."""
    if not is_mapping(value):
        return _entries(value)
    return [inner if is_mapping(inner) else {"key": key, "value": inner} for key, inner in value.items()]


GroupedMoney = Annotated[AnswerMoney, BeforeValidator(_ungroup)]
"""An amount in currency units that may have commas between its thousands."""
Unescaped = Annotated[str | None, BeforeValidator(_unescape), BeforeValidator(read_text)]
"""Text in which ``&euro;`` stands for €."""
Names = Annotated[list[str], BeforeValidator(_names)]
"""Names in one text, separated by commas."""
Entries: TypeAlias = Annotated[list[T], BeforeValidator(_entries)]
"""A list, from a list or from a mapping with numbers for keys."""
Records: TypeAlias = Annotated[list[T], BeforeValidator(_records)]
"""A list of custom fields."""
Reference = Annotated[WireInt, BeforeValidator(_reference)]
"""An id, or a record of which only the id is told."""
FieldValue = Annotated[str | list[str] | None, BeforeValidator(_field_value)]
"""The value of a custom field, as text; the type of the field is not told."""
FieldValues: TypeAlias = WireMap[FieldValue]
"""Values by field. What parsers that take numeric keys for positions make of them, a list, has lost its fields."""
Numbered: TypeAlias = Annotated[WireMap[FieldValue], BeforeValidator(_numbered)]
"""Values by their place, or by a name; JSON may have a list of them."""
