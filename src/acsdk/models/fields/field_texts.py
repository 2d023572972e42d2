"""How custom field values look on the wire, whatever they belong to."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Final

from pydantic import BeforeValidator
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import PydanticCustomError

from acsdk._json.instants import NO_ZONE
from acsdk._json.numbers import is_ordinary
from acsdk._json.shapes import is_mapping
from acsdk.models.kit.exact import plain
from acsdk.models.kit.ruling import SENDABLE_KEY, Rule, on

__all__ = ["GIVEN", "checked_choices", "given_contents", "join_choices", "say_content", "split_choices", "text_of"]

_BETWEEN = "||"
_CHOICE = r"^\|?[^|\x00]+(\|[^|\x00]+)*\|?$"
_DIGITS = re.compile("[1-9][0-9]{0,18}")


def text_of(value: object) -> str:
    """A text, a number, a day or an aware instant as the text that the API stores."""
    match value:
        case str():
            return value
        case datetime() if value.utcoffset() is None:
            raise PydanticCustomError("naive_datetime", NO_ZONE)
        case date():
            return value.isoformat()
        case int() if not isinstance(value, bool):
            return str(value)
        case Decimal() if is_ordinary(value):
            return plain(value)
        case _:
            raise PydanticCustomError("not_a_field_value", "must be text, a number, a date or a list of texts")


def checked_choices(choices: Sequence[object]) -> list[str]:
    """The choices of a field that takes several, none of them empty or with the API's separator in it."""
    checked = [choice for choice in choices if isinstance(choice, str) and choice and _BETWEEN not in choice]
    if len(checked) < len(choices):
        raise PydanticCustomError("not_a_choice", "must hold only texts, none of them empty or with || in it")
    return checked


def say_content(found: JsonSchemaValue) -> JsonSchemaValue:
    """What JSON can have of a content: no fraction, which is given as text, as are days and instants."""
    kept = [part for part in found["anyOf"] if part.get("type") != "number" and "format" not in part]
    return on("array", items={"type": "string", "pattern": _CHOICE})({"anyOf": kept})


def join_choices(choices: Sequence[object]) -> str:
    """The choices as one text, which is how contacts have them."""
    checked = checked_choices(choices)
    return f"{_BETWEEN}{_BETWEEN.join(checked)}{_BETWEEN}" if checked else ""


def split_choices(value: str) -> list[str]:
    """The choices in the stored value of a field that takes several: ``"||red||blue||"`` are two."""
    return [choice for choice in value.split(_BETWEEN) if choice]


def given_contents(contents: object) -> object:
    """The contents without what is empty: exports are full of ``""``, and it must not erase what a record has."""
    if not is_mapping(contents):
        return contents
    for name in contents:
        if not _names_a_field(name):
            raise PydanticCustomError("not_a_field", "has the key {name}, which names no field", {"name": repr(name)})
    return {_number_or_name(name): content for name, content in contents.items() if content != ""}


def _number_or_name(name: Any) -> int | str:  # noqa: ANN401 - a mapping's key
    """A number for digits alone: JSON has no other keys than texts, and what was read from it must mean the same."""
    return int(name) if isinstance(name, str) and _DIGITS.fullmatch(name.strip()) else name


def _names_a_field(name: object) -> bool:
    if isinstance(name, str):
        return bool(name.strip())
    return isinstance(name, int) and not isinstance(name, bool) and name > 0


GIVEN: Final = Rule(BeforeValidator(given_contents), on("object", propertyNames={"pattern": SENDABLE_KEY}))
"""For a mapping from fields to what they shall hold."""
