"""The quick way of inputs: arguments of the right types fill an instance, anything else goes through pydantic.

What `building.arguments` and the fields' validators do with such arguments is done in one pass, with a function for
each kind of field that is generated from its type, as in `quick_reading.py`. Nothing is refused here: whatever is
unusual, wrong or to be converted is seen by pydantic, whose messages stay the only ones.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from typing import Any, NamedTuple

from pydantic import BaseModel

from .building import is_sendable, needed_names
from .quick_models import defaults_of, fill, is_plain, put_private
from .quick_values import Names, Unusual, lines_of_field

__all__ = ["built"]

Take = Callable[[Any], Any]


def built(instance: BaseModel, keys: frozenset[str], given: Mapping[str, object]) -> bool:
    """Fill a new instance, outside of ``reading()``; says whether it could. ``keys`` must not be blank."""
    try:
        _fill(instance, _rules(type(instance), keys), given)
    except (ValueError, TypeError, KeyError, ArithmeticError, AssertionError):
        return False
    return True


class _Rules(NamedTuple):
    """What the arguments of a model have to be, to go the quick way."""

    prepare: tuple[Take, ...]
    """The model's own validators that come before the fields'."""
    required: frozenset[str]
    needed: frozenset[str]
    """The fields that must not be blank."""
    takes: Mapping[str, Take]
    """By name, what gives the value of a field, or raises."""
    defaults: Callable[[], dict[str, Any]]


def _fill(instance: BaseModel, rules: _Rules, given: Mapping[str, Any]) -> None:
    for prepare in rules.prepare:
        given = prepare(given)
    if not rules.required <= given.keys():
        raise Unusual
    values, names = rules.defaults(), set[str]()
    takes, needed = rules.takes, rules.needed
    for name, value in given.items():
        if type(value) is str:
            if value == "" and name not in needed:
                continue  # as if it were not given
            if not value.isascii() or "\0" in value or (name in needed and not value.strip()):
                _check(value)
        elif type(value) is list:
            _check(value)
        values[name] = takes[name](value)
        names.add(name)
    fill(instance, values, names, None)
    put_private(instance, None)


def _check(value: Any) -> None:  # noqa: ANN401 - text, or a list of anything
    if (value and not is_sendable(value)) or (isinstance(value, str) and not value.strip()):
        raise Unusual


@cache
def _rules(model: type[BaseModel], keys: frozenset[str]) -> _Rules:
    model.model_rebuild()
    fields = model.model_fields
    before = [
        name for name, found in model.__pydantic_decorators__.model_validators.items() if found.info.mode == "before"
    ]
    is_quick = is_plain(model, checked_by=frozenset({"_validate", *before}))
    return _Rules(
        prepare=tuple(getattr(model, name) for name in before),
        required=frozenset(name for name, field in fields.items() if field.is_required()),
        needed=needed_names(model, keys),
        takes=_takes(model) if is_quick else {},
        defaults=defaults_of(model),
    )


def _takes(model: type[BaseModel]) -> Mapping[str, Take]:
    names = Names(_part)
    named = {name: names.of_item(lines_of_field(field, names)) for name, field in model.model_fields.items()}
    source = "\n".join(names.functions)
    exec(compile(source, f"<quick builder of {model.__name__}>", "exec"), names.things)  # noqa: S102 - of types alone
    return {name: names.things[take] for name, take in named.items()}


def _part(model: type[BaseModel]) -> Take:
    """Takes an instance inside of another: one that was built, since what an answer held is looked at again."""
    if "extra" not in model.model_fields:
        raise NotImplementedError

    def take(value: Any) -> object:  # noqa: ANN401 - an instance, mostly
        given: Any = value
        if type(value) is not model or given.__pydantic_private__ is not None or given.extra:
            raise Unusual
        return value

    return take
