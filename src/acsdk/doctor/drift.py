"""What an answer has that the models do not expect: misfits, unknown fields, unknown members of enums."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from enum import Enum
from functools import cache
from typing import Any, cast, get_args

from pydantic import BaseModel

from acsdk.models import Answer

__all__ = ["misfits", "novelties"]

_HARMLESS = re.compile(r"[A-Za-z_][A-Za-z0-9_-]{0,39}|\d{1,3}")
_TYPES: Mapping[type, str] = {dict: "object", list: "list", str: "text", bool: "flag", type(None): "null"}


def misfits(value: object) -> Iterator[str]:
    """The wire names of values that could not be read, with the type that arrived; never the value."""
    for model in _models(value):
        raw: Mapping[str, Any] = model.raw if isinstance(model, Answer) else {}
        for name, arrived in raw.items():
            yield f"{type(model).__name__}.{name} arrived as {_kind(arrived)}"


def _kind(value: object) -> str:
    return next((name for kind, name in _TYPES.items() if isinstance(value, kind)), "number")


def novelties(value: object) -> Iterator[str]:
    """Fields that this release does not know, and values that its enums do not have."""
    for model in _models(value):
        for name in model.model_extra or {}:
            known = _HARMLESS.fullmatch(name)
            yield (
                f"{type(model).__name__}.{name} is a new field" if known else f"{type(model).__name__} has a new field"
            )
        for name, enums in _enums(type(model)).items():
            for arrived in _each(getattr(model, name)):
                yield f"{type(model).__name__}.{name} has a new value{_shown(arrived)} of {', '.join(enums)}"


def _each(value: object) -> Iterator[object]:
    """What is no member of its enum: the value, or entries of it."""
    if isinstance(value, Sequence) and not isinstance(value, str):
        yield from (one for one in cast("Sequence[object]", value) if not isinstance(one, Enum))
    elif value is not None and not isinstance(value, Enum):
        yield value


def _shown(value: object) -> str:
    """A value is shown only where it looks like a member of an enum: it may be somebody's name or number."""
    return f" {value}" if _HARMLESS.fullmatch(str(value)) else ""


def _models(value: object) -> Iterator[BaseModel]:
    """Every model within a value."""
    if isinstance(value, BaseModel):
        yield value
        for name in type(value).model_fields:
            yield from _models(getattr(value, name))
    elif isinstance(value, Mapping):
        for inner in cast("Mapping[str, object]", value).values():
            yield from _models(inner)
    elif isinstance(value, Sequence) and not isinstance(value, str | bytes):
        for inner in cast("Sequence[object]", value):
            yield from _models(inner)


@cache
def _enums(model: type[BaseModel]) -> Mapping[str, tuple[str, ...]]:
    found = {name: tuple(sorted(_named(field.annotation))) for name, field in model.model_fields.items()}
    return {name: enums for name, enums in found.items() if enums}


def _named(annotation: object) -> set[str]:
    if isinstance(annotation, type) and issubclass(annotation, Enum):
        return {annotation.__name__}
    return {name for inner in get_args(annotation) for name in _named(inner)}
