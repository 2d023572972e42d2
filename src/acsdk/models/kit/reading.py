"""Reading answers: from which form, and how a record of the wire that does not fit is repaired."""

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

from .names import wire_keys

__all__ = ["answering", "describing", "is_reading", "is_wire", "reading", "repair"]

M = TypeVar("M", bound=BaseModel)

_log = logging.getLogger("acsdk")


class _Form(Enum):
    """In which form an answer comes; there is none while somebody builds a model to send it."""

    ANSWER = "an answer in the user's form"
    TOLERANT = "the wire's form"
    STRICT = "the wire's form, and nothing may be left out"


_form: ContextVar[_Form | None] = ContextVar("acsdk_reading", default=None)


def is_reading() -> bool:
    """Whether an answer is read, in either form: what the server has must not be held against an input's rules."""
    return _form.get() is not None


def is_wire() -> bool:
    """Whether values come in the wire's form right now: amounts in hundredths, lists in one text and so on."""
    return _form.get() in (_Form.TOLERANT, _Form.STRICT)


class reading:  # noqa: N801 - used as a function; one that is made by `contextmanager` takes ten times as long
    """Validate what the server sent.

    Value objects are then as tolerant as answers. With ``strict`` a value that does not fit raises
    ``pydantic.ValidationError`` instead of becoming ``None``; what is read inside of it is read strictly too.
    """

    __slots__ = ("_strict", "_token")

    def __init__(self, *, strict: bool = False) -> None:
        self._strict = strict

    def __enter__(self) -> None:
        strict = self._strict or _form.get() is _Form.STRICT
        self._token = _form.set(_Form.STRICT if strict else _Form.TOLERANT)

    def __exit__(self, *_: object) -> None:
        _form.reset(self._token)


def answering(value: object, handler: Callable[[object], M]) -> M:
    """Validate an answer in the user's form, and all that it holds."""
    token = _form.set(_Form.ANSWER)
    try:
        return handler(value)
    finally:
        _form.reset(token)


@contextmanager
def describing(*, built: bool) -> Generator[None]:
    """Describe what users build, by the rules that it is held to, or what the server has, by none."""
    token = _form.set(None if built else _Form.ANSWER)
    try:
        yield
    finally:
        _form.reset(token)


def repair(
    model: type[M], value: object, handler: Callable[[object], M], error: ValidationError, raw: dict[str, Any]
) -> M:
    """Validate a record of the wire without what does not fit, whose raw form is noted."""
    while True:
        if _form.get() is _Form.STRICT or not is_mapping(value):
            raise error
        value = _without_misfits(model, value, error, raw)
        try:
            return handler(value)
        except ValidationError as another:
            error = another


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
    names = wire_keys(model)
    return [key for key in data if names.get(key, key) == field]


@cache  # once per class and field: a list of a thousand contacts must not log a thousand lines
def _warn_once(model: type[BaseModel], key: str) -> None:
    _log.warning("%s.%s could not be read; its raw value is in .raw[%r]", model.__name__, key, key)
