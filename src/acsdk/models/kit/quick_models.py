"""The quick way of models: which ones go it, and how their instances are made past pydantic."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from types import NoneType
from typing import Any, Final, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from .quick_values import Names

__all__ = [
    "AS_IT_WAS",
    "defaults_of",
    "fill",
    "is_plain",
    "line_of_contents",
    "lines_of_defaults",
    "made",
    "put_private",
    "putters",
]

# The setters of pydantic's slots: a class's own `__setattr__` would refuse, and `object`'s is slower.
_put_values = BaseModel.__dict__["__dict__"].__set__
_put_given = BaseModel.__dict__["__pydantic_fields_set__"].__set__
_put_extra = BaseModel.__dict__["__pydantic_extra__"].__set__
put_private = BaseModel.__dict__["__pydantic_private__"].__set__
putters: Final = {"put_values": _put_values, "put_given": _put_given, "put_extra": _put_extra}
"""The same by name, for generated lines."""

AS_IT_WAS: Final[dict[str, Any]] = {}
"""What is private of a record that was read as it was, one dict for all of them: a page of a hundred orders is seven
hundred models, and the garbage collector counts each dict. Nobody writes into it: what is noted makes another."""
_SETTINGS: Final = frozenset({"coerce_numbers_to_str", "defer_build", "extra", "frozen", "hide_input_in_errors"})
"""Those that do not change what becomes of a value that has its type already."""
_SHARED: Final = (NoneType, str, int, Decimal, date)
"""Defaults of which pydantic makes no copies."""
_FRESH: Final[dict[Any, str]] = {list: "[]", dict: "{}"}


def is_plain(model: type[BaseModel], *, checked_by: frozenset[str]) -> bool:
    """Whether the types of its fields are all that decides on what becomes of values.

    A model that a user has derived may have more: validators, settings, private attributes, a constructor.
    ``checked_by`` are the validators of whole models that the caller knows.
    """
    found = model.__pydantic_decorators__
    has_more = found.model_validators.keys() - checked_by or found.field_validators or model.__pydantic_post_init__
    is_made_otherwise = model.__pydantic_custom_init__ or not model.model_config.keys() <= _SETTINGS
    return not (has_more or is_made_otherwise) and all(map(_has_plain_default, model.model_fields.values()))


def made(model: type[BaseModel], values: dict[str, Any], given: set[str], extra: dict[str, Any] | None) -> BaseModel:
    """An instance with these contents, as pydantic makes one; what is private is still to be put into it."""
    instance = model.__new__(model)
    fill(instance, values, given, extra)
    return instance


def fill(instance: BaseModel, values: dict[str, Any], given: set[str], extra: dict[str, Any] | None) -> None:
    """Put these contents into a new instance; what is private is still to be put into it."""
    _put_values(instance, values)
    _put_given(instance, given)
    _put_extra(instance, extra)


def defaults_of(model: type[BaseModel]) -> Callable[[], dict[str, Any]]:
    """Makes a dict of all fields' defaults, in the fields' order; None stands for what is required."""
    shared, fresh = _defaults(model)
    makers = [(name, dict if maker == "{}" else list) for name, maker in fresh.items()]

    def make() -> dict[str, Any]:
        values = shared.copy()
        for name, maker in makers:
            values[name] = maker()
        return values

    return make


def lines_of_defaults(model: type[BaseModel], names: Names) -> Iterator[str]:
    """``values``: all fields' defaults, in the fields' order."""
    names.things["defaults"], fresh = _defaults(model)
    yield "values = defaults.copy()"
    yield from (f"values[{name!r}] = {maker}" for name, maker in fresh.items())


def line_of_contents(model: type[BaseModel], places: Mapping[str, str], names: Names) -> str:
    """A dict of all fields, in their order: those that have a place from there, and the defaults of the others."""
    shared, fresh = _defaults(model)
    names.things.update({f"default_{name}": value for name, value in shared.items()})
    values = {name: places.get(name) or fresh.get(name) or _spelled(name, shared[name]) for name in shared}
    return f"{{{', '.join(f'{name!r}: {value}' for name, value in values.items())}}}"


def _spelled(name: str, default: object) -> str:
    return "None" if default is None else f"default_{name}"


def _defaults(model: type[BaseModel]) -> tuple[dict[str, Any], dict[str, str]]:
    """The defaults that instances share, and by name what makes each of the others."""
    fields = model.model_fields.items()
    shared = {name: None if field.is_required() else field.default for name, field in fields}
    fresh = {name: _FRESH.get(_kind_of_factory(field), "None") for name, field in fields if field.default_factory}
    return shared, fresh


def _has_plain_default(field: FieldInfo) -> bool:
    if field.default_factory is not None:
        return _kind_of_factory(field) in _FRESH
    return field.is_required() or (isinstance(field.default, _SHARED) and not field.validate_default)


def _kind_of_factory(field: FieldInfo) -> object:
    return get_origin(field.default_factory) or field.default_factory
