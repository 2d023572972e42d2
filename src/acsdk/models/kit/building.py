"""Building inputs: what is checked of the arguments before their types are, and what an answer gives for arguments."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, LiteralString, NamedTuple, Union, cast, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import InitErrorDetails, PydanticCustomError

from acsdk._json.foreign import native
from acsdk._json.numbers import MAX_DIGITS, is_finite, plain
from acsdk._json.shapes import is_mapping, is_sequence

from .names import nearest_name, wire_keys
from .sendable import unsendable

__all__ = ["arguments", "contents", "keys_of", "optional_names"]

_HARMLESS = frozenset({NoneType, bool, date, datetime})
_LARGE = 2**63
_FLOAT_AS_TEXT = "is a float, but must be text: pass a string, or an int"


def arguments(
    model: type[BaseModel], keys: frozenset[str], remedies: Mapping[str, str], given: Mapping[str, Any]
) -> dict[str, Any]:
    """The arguments as pydantic shall see them, ``""`` left out, or ``None`` in a required field that takes it.

    ``keys`` are optional fields that must not be blank; ``remedies`` says of a missing field what to do about it.
    Raises ``ValidationError`` for unknown names, text that cannot be sent, and empty keys, all of them at once.
    """
    rules = _rules(model, keys)
    kept: dict[str, Any] = {}
    problems: list[InitErrorDetails] = []
    for name, argument in given.items():
        rule, value = rules.get(name), _listed(argument)
        if rule is not None and _is_plain(rule, value):
            kept[name] = value
            continue
        value = native(value)
        problem = _unknown(model, str(name)) if rule is None else rule.problem(value)
        if problem is not None:
            problems.append(InitErrorDetails(type=problem, loc=(str(name),), input=value))
        elif not (isinstance(value, str) and value == ""):
            kept[name] = value if rule is None else rule.taken(value)
        elif rule is not None and rule.takes_none:
            kept[name] = None
    if "extra" in kept and is_mapping(kept["extra"]):
        problems.extend(_extra_problems(model, kept["extra"]))
    problems.extend(_missing(remedies, kept))
    if problems:
        raise ValidationError.from_exception_data(model.__name__, problems, hide_input=True)
    return kept


def contents(source: BaseModel, raw: Mapping[str, Any], names: Set[str]) -> dict[str, Any]:
    """The fields of an answer that hold something, as arguments for an input.

    Raises ``ValidationError`` if one of them could not be read: the rest of it would change the record unseen.
    """
    spellings = wire_keys(type(source))
    lost = sorted(names & {spellings.get(key, key) for key in raw})
    if lost:
        text = "{field} could not be read from the answer: pass {field}= to say what it shall be"
        problems = [
            InitErrorDetails(type=PydanticCustomError("unreadable", text, {"field": name}), loc=(name,), input=None)
            for name in lost
        ]
        raise ValidationError.from_exception_data(type(source).__name__, problems, hide_input=True)
    values = {name: getattr(source, name, None) for name in names}
    return {name: value for name, value in values.items() if value is not None and value != []}


def _listed(value: object) -> object:
    """A list of what cannot be looked at twice, or has no places."""
    return list(cast("Iterable[object]", value)) if isinstance(value, Set | Iterator) else value


class _Rule(NamedTuple):
    """What is known of a field before its value is validated."""

    field: str
    is_key: bool
    is_text: bool
    is_truth: bool
    takes_none: bool
    """Whether it is required, and ``None`` says that it shall be empty."""

    def problem(self, value: object) -> PydanticCustomError | None:
        if isinstance(value, float | Decimal):
            return self._number_problem(value)
        if self.is_key and isinstance(value, str) and not value.strip():
            return self._error("empty_key", "is empty: give it its value")
        if self.is_text and any(isinstance(part, float) for part in _parts(value)):
            return self._error("float_as_text", _FLOAT_AS_TEXT)
        if isinstance(value, Enum) and not isinstance(value, str | int) and not isinstance(value.value, str):
            return self._error("not_a_text", "is a member of an enum without text: pass its value")
        fault = unsendable(value)
        return None if fault is None else self._error("unsendable", fault)

    def _number_problem(self, value: float | Decimal) -> PydanticCustomError | None:
        """Fields of numbers have more to say of a number themselves."""
        if self.is_truth and not (is_finite(value) and value in (0, 1)):
            return self._error("not_a_truth_value", "must be true or false")
        if not self.is_text:
            return None
        if not isinstance(value, Decimal):
            return self._error("float_as_text", _FLOAT_AS_TEXT)
        fault = unsendable(value)
        if fault is None and abs(value.adjusted()) > MAX_DIGITS:
            fault = "has too many digits: give it as a string"
        return None if fault is None else self._error("unsendable", fault)

    def taken(self, value: object) -> object:
        """The value as pydantic shall see it: a decimal in the place of text without an exponent."""
        return _written(value) if self.is_text else value

    def _error(self, kind: LiteralString, fault: str) -> PydanticCustomError:
        return PydanticCustomError(kind, "{field} {fault}", {"field": self.field, "fault": fault})


def _parts(value: object) -> Iterator[object]:
    """The items of a list, the values of a mapping."""
    if is_mapping(value):
        yield from value.values()
    elif is_sequence(value):
        yield from value


def _written(value: object) -> object:
    if isinstance(value, Decimal):
        return plain(value)
    return [_written(part) for part in value] if is_sequence(value) else value


@cache
def _rules(model: type[BaseModel], keys: frozenset[str]) -> Mapping[str, _Rule]:
    """By name, the rule of a field."""
    model.model_rebuild()
    return {name: _rule(name, field, is_key=name in keys) for name, field in model.model_fields.items()}


def keys_of(model: type[BaseModel], keys: frozenset[str]) -> frozenset[str]:
    """The fields that must hold more than blanks."""
    return frozenset(name for name, rule in _rules(model, keys).items() if rule.is_key)


def optional_names(model: type[BaseModel], keys: frozenset[str]) -> frozenset[str]:
    """The fields of which a blank counts as not given."""
    return frozenset(name for name, rule in _rules(model, keys).items() if not (rule.is_key or rule.takes_none))


def _rule(name: str, field: FieldInfo, *, is_key: bool) -> _Rule:
    types = set(_types(field.annotation))
    is_number = bool(types & {int, float, Decimal})
    takes_none = field.is_required() and NoneType in types
    return _Rule(
        name,
        is_key=is_key or (field.is_required() and not takes_none),
        is_text=str in types and not is_number,
        is_truth=bool in types and not is_number,
        takes_none=takes_none,
    )


def _types(annotation: Any) -> Iterator[Any]:  # noqa: ANN401 - any annotation
    """The types that a value may have, inside ``Annotated``, unions, lists and the values of mappings."""
    origin = get_origin(annotation)
    if origin in (Annotated, Union, UnionType):
        for part in get_args(annotation):
            yield from _types(part)
    elif origin in (list, dict, Sequence, Mapping):
        yield from _types(get_args(annotation)[-1])
    else:
        yield annotation


def _is_plain(rule: _Rule, value: object) -> bool:
    """Whether nothing can be wrong with a value, as with nearly all: asked first, since it is asked of every field."""
    if type(value) is str:
        return value.isascii() and "\0" not in value and value != "" and not rule.is_key
    return type(value) in _HARMLESS or (type(value) is int and -_LARGE < value < _LARGE)


def _unknown(model: type[BaseModel], name: str) -> PydanticCustomError:
    nearest = nearest_name(model, name)
    hint = f"did you mean '{nearest}'?" if nearest else "a field newer than this release goes into extra={...}"
    return PydanticCustomError("unknown_field", "unknown field '{field}', {hint}", {"field": name, "hint": hint})


def _missing(remedies: Mapping[str, str], kept: Mapping[str, Any]) -> Iterator[InitErrorDetails]:
    if remedies:
        for name in sorted(remedies.keys() - kept.keys()):
            context = {"field": name, "remedy": remedies[name]}
            problem = PydanticCustomError("missing", "{field} is required: {remedy}", context)
            yield InitErrorDetails(type=problem, loc=(name,), input=None)


def _extra_problems(model: type[BaseModel], extra: Mapping[str, Any]) -> Iterator[InitErrorDetails]:
    names = wire_keys(model)
    for name, value in extra.items():
        if name in names:
            text = "'{field}' is a field of this class: pass {name}= instead of putting it into extra"
            problem = PydanticCustomError("known_field", text, {"field": name, "name": names[name]})
            yield InitErrorDetails(type=problem, loc=("extra", name), input=value)
