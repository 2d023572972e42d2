"""Calling every method of the client: which there are, and with what arguments."""

from __future__ import annotations

import inspect
import sys
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, date, datetime
from decimal import Decimal
from enum import Enum
from functools import cached_property
from importlib import import_module
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, TypeVar, Union, get_args, get_origin

from acsdk import AsyncClient, models
from acsdk.models.kit.base import Model
from acsdk.resources.kit.namespace import Namespace

__all__ = ["arguments", "methods", "value_of"]

_SIMPLE: Mapping[Any, object] = {
    bool: True,
    int: 7,
    str: "x",
    float: 1.0,
    Decimal: Decimal(1),
    date: date(2026, 1, 2),
    datetime: datetime(2026, 1, 2, tzinfo=UTC),
    object: "x",
    Any: "x",
}
_BY_NAME: Mapping[str, object] = {"currency": "EUR"}
"""Values of required fields that not any text will do for."""


def methods(client: AsyncClient) -> dict[str, Callable[..., Any]]:
    """Every public method of every namespace of the client, by its dotted name."""
    names = [name for name, value in inspect.getmembers_static(AsyncClient) if isinstance(value, cached_property)]
    return dict(pair for space in names for pair in _methods(space, getattr(client, space)))


def _methods(prefix: str, space: Namespace) -> Iterator[tuple[str, Callable[..., Any]]]:
    for name in dir(space):
        if name.startswith("_"):
            continue
        value = getattr(space, name)
        if isinstance(value, Namespace):
            yield from _methods(f"{prefix}.{name}", value)
        elif callable(value):
            yield f"{prefix}.{name}", value


def arguments(method: Callable[..., Any]) -> tuple[list[object], dict[str, object]]:
    """The least that a method can be called with, made from its signature."""
    positional: list[object] = []
    named: dict[str, object] = {}
    for name, parameter in inspect.signature(method).parameters.items():
        if parameter.default is not inspect.Parameter.empty or parameter.kind is inspect.Parameter.VAR_KEYWORD:
            continue
        value = value_of(_evaluated(method, parameter.annotation))
        if parameter.kind is inspect.Parameter.KEYWORD_ONLY:
            named[name] = value
        else:
            positional.append(value)
    return positional, named


class _Models(dict[str, object]):
    """The models by name, and what their modules call their types: modules import some for type checkers alone."""

    def __missing__(self, name: str) -> object:
        import_module("acsdk.models.contacts.contact_list")
        homes = [models, *(module for path, module in [*sys.modules.items()] if path.startswith("acsdk.models."))]
        for home in homes:
            if hasattr(home, name):
                return getattr(home, name)
        raise KeyError(name)


def _evaluated(method: Callable[..., Any], annotation: object) -> Any:
    names: dict[str, Any] = inspect.unwrap(method).__globals__
    return eval(annotation, names, _Models()) if isinstance(annotation, str) else annotation


def value_of(hint: Any) -> object:
    """A value that an annotation allows."""
    if hint in _SIMPLE:
        return _SIMPLE[hint]
    origin, parts = get_origin(hint), get_args(hint)
    if isinstance(hint, TypeVar):
        return value_of(hint.__constraints__[0] if hint.__constraints__ else hint.__bound__ or str)
    if origin is Annotated:
        return value_of(parts[0])
    if origin is Literal:
        return parts[0]
    if origin in (Union, UnionType):
        return value_of(next(part for part in parts if part is not NoneType))
    if isinstance(origin, type):
        return _collection(origin, parts)
    return _instance(hint)


def _collection(origin: type, parts: tuple[Any, ...]) -> object:
    if issubclass(origin, Mapping):
        return {value_of(parts[0]): value_of(parts[1])}
    return [value_of(parts[0])]


def _instance(hint: Any) -> object:
    if isinstance(hint, type) and issubclass(hint, Enum):
        return next(iter(hint))
    if isinstance(hint, type) and issubclass(hint, Model):
        return _model(hint)
    raise TypeError(f"no value for {hint!r}: add the call to CALLS")


def _model(model: type[Model]) -> Model:
    model.model_rebuild()  # and with it its fields
    also: frozenset[str] = getattr(model, "_required", frozenset())  # of what is read and sent by the same class
    fields = {name: field for name, field in model.model_fields.items() if field.is_required() or name in also}
    return model.model_validate(
        {name: _BY_NAME[name] if name in _BY_NAME else value_of(field.annotation) for name, field in fields.items()}
    )
