"""Building inputs: what is checked of the arguments before their types are."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import cache
from typing import Any, NamedTuple, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import InitErrorDetails, PydanticCustomError

from .names import field_names, nearest_name, wire_fields
from .shapes import is_mapping, is_sequence

__all__ = ["arguments"]

_UNSENDABLE = re.compile("[\0\ud800-\udfff]")


class _Rule(NamedTuple):
    required: bool
    text: bool


def arguments(
    model: type[BaseModel], keys: frozenset[str], remedies: Mapping[str, str], given: Mapping[str, Any]
) -> dict[str, Any]:
    """The arguments as pydantic shall see them: ``""`` left out, the contents of ``extra`` under their wire names.

    ``keys`` are optional fields that must not be blank; ``remedies`` says of a missing field what to do about it.
    Raises ``ValidationError`` for unknown names, text that cannot be sent, and empty keys, all of them at once.
    """
    kept: dict[str, Any] = {}
    problems: list[InitErrorDetails] = []
    for name, value in given.items():
        problem = _problem(model, keys, name, value)
        if problem is not None:
            problems.append(InitErrorDetails(type=problem, loc=(name,), input=value))
        elif not (isinstance(value, str) and value == ""):
            kept[name] = value
    extra = kept.get("extra")
    if is_mapping(extra):
        problems.extend(_extra_problems(model, extra))
        kept = {**extra, **kept}
    problems.extend(_missing(model, remedies, kept))
    if problems:
        raise ValidationError.from_exception_data(model.__name__, problems, hide_input=True)
    return kept


def _missing(
    model: type[BaseModel], remedies: Mapping[str, str], kept: Mapping[str, Any]
) -> Iterator[InitErrorDetails]:
    present = {field_names(model).get(name) for name in kept}
    for name in remedies.keys() - present:
        problem = PydanticCustomError(
            "missing", "{field} is required: {remedy}", {"field": name, "remedy": remedies[name]}
        )
        yield InitErrorDetails(type=problem, loc=(name,), input=None)


def _problem(model: type[BaseModel], keys: frozenset[str], name: str, value: object) -> PydanticCustomError | None:
    field = field_names(model).get(name)
    if field is None:
        return _unknown(model, name)
    if isinstance(value, str):
        return _text_problem(field, value, is_key=field in keys or _rules(model)[field].required)
    if isinstance(value, float) and _rules(model)[field].text:
        return PydanticCustomError(
            "float_as_text", "{field} is a float, but must be text: pass a string, or an int", {"field": field}
        )
    if (is_sequence(value) or is_mapping(value)) and not _sendable(value):
        return _unsendable(field)
    return None


def _text_problem(field: str, value: str, *, is_key: bool) -> PydanticCustomError | None:
    if is_key and not value.strip():
        return PydanticCustomError("empty_key", "{field} is empty: give it its value", {"field": field})
    return None if _sendable(value) else _unsendable(field)


def _unknown(model: type[BaseModel], name: str) -> PydanticCustomError:
    nearest = nearest_name(model, name)
    hint = f"did you mean '{nearest}'?" if nearest else "a field newer than this release goes into extra={...}"
    return PydanticCustomError("unknown_field", "unknown field '{field}', {hint}", {"field": name, "hint": hint})


def _unsendable(field: str) -> PydanticCustomError:
    return PydanticCustomError(
        "unsendable_text",
        "{field} holds what JSON cannot carry, a NUL, half of a surrogate pair, NaN or infinity: remove it",
        {"field": field},
    )


def _extra_problems(model: type[BaseModel], extra: Mapping[str, Any]) -> Iterator[InitErrorDetails]:
    names = field_names(model)
    for name, value in extra.items():
        if name in names:
            text = "'{field}' is a field of this class: pass {name}= instead of putting it into extra"
            problem = PydanticCustomError("known_field", text, {"field": name, "name": names[name]})
            yield InitErrorDetails(type=problem, loc=("extra", name), input=value)


def _sendable(value: object) -> bool:
    """Whether all text and all numbers inside a value, keys included, can be written as JSON."""
    if isinstance(value, str):
        return _UNSENDABLE.search(value) is None
    if isinstance(value, float | Decimal):
        return math.isfinite(value)
    if is_mapping(value):
        return all(_sendable(key) and _sendable(item) for key, item in value.items())
    return all(map(_sendable, value)) if is_sequence(value) else True


@cache
def _rules(model: type[BaseModel]) -> Mapping[str, _Rule]:
    """What has to be known of each field before its value is validated."""
    rules = {
        name: _Rule(field.is_required(), field.annotation is str or str in get_args(field.annotation))
        for name, _, field in wire_fields(model)
    }
    rules["extra"] = _Rule(required=False, text=False)
    return rules
