"""Reading answers: which mode is on, and how a model that does not fit is repaired."""

from __future__ import annotations

import logging
from collections.abc import Callable, Generator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from enum import Enum
from functools import cache
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from acsdk._json.shapes import is_mapping

from .names import field_names

__all__ = ["is_reading", "read", "reading"]

M = TypeVar("M", bound=BaseModel)

_log = logging.getLogger("acsdk")


class _Mode(Enum):
    TOLERANT = "tolerant"
    STRICT = "strict"


_mode: ContextVar[_Mode | None] = ContextVar("acsdk_reading", default=None)


def is_reading() -> bool:
    """Whether values come from the server right now; otherwise somebody builds a model to send it."""
    return _mode.get() is not None


@contextmanager
def reading(*, strict: bool = False) -> Generator[None]:
    """Validate what the server sent.

    Value objects are then as tolerant as answers. With ``strict`` a value that does not fit raises
    ``pydantic.ValidationError`` instead of becoming ``None``.
    """
    token = _mode.set(_Mode.STRICT if strict else _Mode.TOLERANT)
    try:
        yield
    finally:
        _mode.reset(token)


def read(model: type[M], value: object, handler: Callable[[object], M]) -> tuple[M, dict[str, Any]]:
    """Validate an answer; give the model and the raw form of every value that had to be left out."""
    if _mode.get() is not None:
        return _repair(model, value, handler)
    token = _mode.set(_Mode.TOLERANT)
    try:
        return _repair(model, value, handler)
    finally:
        _mode.reset(token)


def _repair(model: type[M], value: object, handler: Callable[[object], M]) -> tuple[M, dict[str, Any]]:
    raw: dict[str, Any] = {}
    while True:
        try:
            return handler(value), raw
        except ValidationError as error:
            if _mode.get() is _Mode.STRICT or not is_mapping(value):
                raise
            value = _without_misfits(model, value, error, raw)


def _without_misfits(
    model: type[BaseModel], data: Mapping[str, Any], error: ValidationError, raw: dict[str, Any]
) -> dict[str, Any]:
    """A copy of the data that lacks what the error names. At least one thing goes, so repairing comes to an end."""
    kept = dict(data)
    dropped: dict[str, set[int]] = {}
    for line in error.errors(include_url=False, include_context=False, include_input=False):
        for key in _keys_of(model, line["loc"], data):
            match line["loc"]:
                case (_, int(index), *_) if isinstance(data[key], list):
                    dropped.setdefault(key, set()).add(index)
                case _:
                    raw[key] = kept.pop(key, data[key])
            _warn_once(model, key)
    for key in dropped.keys() & kept.keys():
        raw.setdefault(key, []).extend(data[key][index] for index in sorted(dropped[key]))
        kept[key] = [item for index, item in enumerate(data[key]) if index not in dropped[key]]
    if len(kept) == len(data) and not dropped:
        raise error  # a required field is missing, or the model as a whole is refused
    return kept


def _keys_of(model: type[BaseModel], loc: tuple[int | str, ...], data: Mapping[str, Any]) -> list[str]:
    """The keys under which the data holds the field that an error line names."""
    if not loc:
        return []
    field = loc[0]
    names = field_names(model)
    return [key for key in data if names.get(key, key) == field]


@cache  # once per class and field: a list of a thousand contacts must not log a thousand lines
def _warn_once(model: type[BaseModel], key: str) -> None:
    _log.warning("%s.%s could not be read; its raw value is in .raw[%r]", model.__name__, key, key)
