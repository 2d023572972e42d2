"""The quick way of inputs: arguments of the right types fill an instance, anything else goes through pydantic.

What `building.arguments` and the fields' validators do with such arguments is done in one pass, with a function for
each kind of field that is generated from its type, as in `quick_reading.py`. Nothing is refused here: whatever is
unusual, wrong or to be converted is seen by pydantic, whose messages stay the only ones.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from functools import cache
from typing import Any, NamedTuple, cast

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from acsdk._json.shapes import is_sequence

from .building import optional_names
from .quick_models import defaults_of, fill, is_plain, put_private
from .quick_values import Names, Unusual, lines_of_field
from .sendable import unsendable

__all__ = ["built"]

Take = Callable[[Any], Any]

_HARMLESS = frozenset({bool, date, datetime, Decimal})
_LARGE = 2**63

_TEXT = FieldInfo(annotation=str | None)


def built(instance: BaseModel, keys: frozenset[str], given: Mapping[str, object]) -> bool:
    """Fill a new instance, outside of ``reading()``; says whether it could. ``keys`` must not be blank."""
    try:
        rules = _rules(type(instance), keys)
        for prepare in rules.prepare:
            given = prepare(given)
        _fill(instance, rules, given)
    except (ValueError, TypeError, KeyError, ArithmeticError, AssertionError):
        return False
    put_private(instance, None)
    return True


class _Rules(NamedTuple):
    """What the arguments of a model have to be, to go the quick way."""

    is_quick: bool
    """Whether the types of its fields are all that decides on them."""
    prepare: tuple[Take, ...]
    """The model's own validators that come before the fields'."""
    required: frozenset[str]
    optional: frozenset[str]
    """The fields of which a blank counts as not given."""
    nullable: frozenset[str]
    """The fields that take None, and keep it."""
    texts: frozenset[str]
    """The fields that take any text that can be sent."""
    takes: Mapping[str, Take]
    """By name, what gives the value of a field, or raises."""
    defaults: Callable[[], dict[str, Any]]


def _fill(instance: BaseModel, rules: _Rules, given: Mapping[str, Any]) -> None:
    values, names = rules.defaults(), set(given)
    for name, value in given.items():
        if value is None and name in rules.nullable:
            values[name] = None
        elif type(value) is str:
            if value == "" and name in rules.optional:
                names.discard(name)  # as if it were not given
                continue
            if not value.isascii() or "\0" in value or not (name in rules.optional or value.strip()):
                _check(value)
            values[name] = value if name in rules.texts else rules.takes[name](value)
        else:
            if type(value) not in _HARMLESS:
                _look_at(value)
            values[name] = rules.takes[name](value)
    if not (rules.is_quick and rules.required <= names):
        raise Unusual
    fill(instance, values, names, None)


def _look_at(value: object) -> None:
    """Let pass what is neither text nor a number that may be wrong in some field, and lists."""
    kind = type(value)
    if kind is list:
        _check(value)
    elif kind is int:
        if not -_LARGE < cast("int", value) < _LARGE:
            raise Unusual
    elif not (_is_model(value) or issubclass(kind, StrEnum)):
        raise Unusual


def _is_model(value: object) -> bool:
    """By its classes: asking the abstract class of all models is slow."""
    return BaseModel in type(value).__mro__


def _check(value: object) -> None:
    """Let text pass that can be sent and is not blank, and lists of that, or of models, which have been looked at."""
    if is_sequence(value) and (not value or _is_model(value[0])):
        return
    is_blank = isinstance(value, str) and not value.strip()
    if is_blank or unsendable(value) is not None:
        raise Unusual


@cache
def _rules(model: type[BaseModel], keys: frozenset[str]) -> _Rules:
    model.model_rebuild()
    fields = model.model_fields
    validators = model.__pydantic_decorators__.model_validators
    before = [name for name, found in validators.items() if found.info.mode == "before"]
    names = Names(_part)
    is_quick = is_plain(model, checked_by=frozenset({"_validate", *before}))
    named = {name: names.of_item(_lines(field, names)) for name, field in fields.items()} if is_quick else {}
    text = names.of_item(_lines(_TEXT, names))
    takes = _functions(model, names, named)
    return _Rules(
        is_quick=is_quick,
        prepare=tuple(getattr(model, name) for name in before),
        required=frozenset(name for name, field in fields.items() if field.is_required()),
        optional=optional_names(model, keys) & takes.keys(),
        nullable=frozenset(name for name, take in takes.items() if _keeps_none(take)),
        texts=frozenset(name for name, function in named.items() if function == text),
        takes=takes,
        defaults=defaults_of(model),
    )


def _lines(field: FieldInfo, names: Names) -> Sequence[str]:
    """No number is text here, and no other takes one for it."""
    lines = lines_of_field(field, names)
    return (
        [f"if type(v) is {names.of(Decimal)}: raise Unusual", *lines] if "v = read_text(v)" in "".join(lines) else lines
    )


def _functions(model: type[BaseModel], names: Names, named: Mapping[str, str]) -> Mapping[str, Take]:
    source = "\n".join(names.functions)
    exec(compile(source, f"<quick builder of {model.__name__}>", "exec"), names.things)  # noqa: S102 - of types alone
    return {name: names.things[function] for name, function in named.items()}


def _keeps_none(take: Take) -> bool:
    try:
        return take(None) is None
    except (ValueError, TypeError):
        return False


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
