"""What nobody can have meant is refused by every input, in every field; and nothing is taken for something else."""

from __future__ import annotations

import enum
import json
from collections import UserList
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from fractions import Fraction
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, Union, get_args, get_origin

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from pydantic import ValidationError
from pydantic.fields import FieldInfo

from acsdk.models import FieldFilter
from acsdk.models.kit.base import Model
from acsdk.models.kit.encode import encode

from .anything import built, sent_models

SLOW = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much]
FIRST = settings(max_examples=1, phases=[Phase.generate], database=None, deadline=None, suppress_health_check=SLOW)


class Colour(enum.Enum):
    """No choice of the API."""

    RED = 1.5


CIRCLE: list[Any] = []
CIRCLE.append(CIRCLE)
ROUND: dict[str, Any] = {}
ROUND["itself"] = ROUND

NOWHERE: Mapping[str, Callable[[], Any]] = {
    "NaN": lambda: float("nan"),
    "infinity": lambda: float("inf"),
    "minus infinity": lambda: float("-inf"),
    "decimal NaN": lambda: Decimal("NaN"),
    "signalling NaN": lambda: Decimal("sNaN"),
    "decimal infinity": lambda: Decimal("Infinity"),
    "NaN in a list": lambda: [float("nan")],
    "NaN in a mapping": lambda: {"a": Decimal("NaN")},
    "NaN in a list of another make": lambda: UserList([float("nan")]),
    "NaN deep inside": lambda: {"a": [{"b": [float("inf")]}]},
    "thousands of digits": lambda: 10**5000,
    "thousands of digits, below nothing": lambda: -(10**5000),
    "thousands of digits in a list": lambda: [10**5000],
    "bytes": lambda: b"abc",
    "bytes of a digit": lambda: b"1",
    "bytearray": lambda: bytearray(b"1"),
    "memoryview": lambda: memoryview(b"1"),
    "bytes in a list": lambda: [b"1"],
    "bytes as a key": lambda: {b"a": 1},
    "NUL": lambda: "a\0",
    "half a surrogate pair": lambda: "\ud800",
    "half a pair in a list": lambda: ["\ud800"],
    "half a pair in a key": lambda: {"\udfff": "a"},
    "a list in itself": lambda: CIRCLE,
    "a mapping in itself": lambda: ROUND,
    "an object": object,
    "an object in a list": lambda: [object()],
    "an object in a mapping": lambda: {"a": object()},
    "a class": lambda: int,
    "a function": lambda: len,
    "an error": lambda: ValueError("x"),
    "an ellipsis": lambda: ...,
    "a complex number": lambda: 1j,
    "a fraction": lambda: Fraction(1, 3),
}
"""What no field takes, whatever its type."""

Row = tuple[str, set[type], Callable[[], Any]]
BY_TYPE: Sequence[Row] = [
    ("true", {bool}, lambda: True),
    ("false", {bool}, lambda: False),
    ("truth in a list", {bool}, lambda: [True]),
    ("a float with a fraction", {Decimal}, lambda: 1.5),
    ("a date as a number", {Decimal}, lambda: 456.789),
    ("a float as text", {Decimal}, lambda: [1.5]),
    ("a decimal with a fraction", {Decimal, str}, lambda: Decimal("1.5")),
    ("a numeral with a fraction", {Decimal, str}, lambda: "1.5"),
    ("a huge float", set(), lambda: 1e300),
    ("a huge decimal", set(), lambda: Decimal("1E+400")),
    ("a decimal beyond memory", set(), lambda: Decimal("1E+999999")),
    ("a decimal next to nothing", set(), lambda: Decimal("1E-999999")),
    ("a huge numeral", {str}, lambda: "1e999999"),
    ("a number of 65 bits", {Decimal, str}, lambda: 2**64),
    ("a number of 40 digits", {str}, lambda: 10**40),
    ("seconds since 1970", {int, Decimal, str}, lambda: 1_714_000_000),
    ("seconds since 1970, as text", {int, Decimal, str}, lambda: "1714000000"),
    ("a day", {date}, lambda: date(2024, 1, 2)),
    ("a naive moment", {datetime}, lambda: datetime(2024, 1, 2)),
    ("a span", set(), lambda: timedelta(1)),
    ("a time of day", set(), lambda: time(1)),
    ("the word NaN", {str}, lambda: "nan"),
    ("the word Infinity", {str}, lambda: "Infinity"),
    ("a choice of something else", set(), lambda: Colour.RED),
    ("a day that is none", {str}, lambda: "2024-13-01"),
    ("an empty list in a list", set(), lambda: [list[str]()]),
]
"""What only fields of these types take, and free ones."""


MODELS = [model for model in sent_models() if model is not FieldFilter]  # which knows its type only in its place


@cache
def first_of(model: type[Model]) -> Mapping[str, Any]:
    """What a simple instance is built from."""
    drawn: list[Model] = []

    def draw(instance: Model) -> None:
        drawn.append(instance)

    FIRST(given(built(model))(draw))()
    (instance,) = drawn
    return {name: getattr(instance, name) for name in instance.model_fields_set if name in type(instance).model_fields}


def types_of(annotation: Any) -> Iterator[Any]:
    origin = get_origin(annotation)
    if origin in (Annotated, Union, UnionType):
        for part in get_args(annotation)[: 1 if origin is Annotated else None]:
            yield from types_of(part)
    elif get_args(annotation) and isinstance(origin, type) and not issubclass(origin, Model):
        yield from types_of(get_args(annotation)[-1])
    else:
        yield annotation


def takes(field: FieldInfo) -> frozenset[Any]:
    return frozenset(types_of(field.annotation)) - {NoneType}


def fields_of(model: type[Model]) -> Iterator[tuple[str, frozenset[Any]]]:
    model.model_rebuild()
    return ((name, takes(field)) for name, field in model.model_fields.items() if name != "extra")


Kind = tuple[str, str, bool]


def kind_of(model: type[Model], name: str) -> Kind:
    """What decides which values a field takes: the same words, and whether the model has a word in it itself."""
    field = model.model_fields[name]
    own = any({name, "*"} & {*check.info.fields} for check in model.__pydantic_decorators__.field_validators.values())
    return f"{model.__name__ if own else ''}{field.annotation!r}", repr(field.metadata), field.is_required()


@cache
def first_fields() -> Mapping[Kind, tuple[type[Model], str]]:
    """A field of each kind, on which every value is tried; on the others it is enough to see that they are checked."""
    places = [(model, name) for model in MODELS for name, _ in fields_of(model)]
    return {kind_of(*place): place for place in reversed(places)}


def made_with(model: type[Model], name: str, value: object) -> Model:
    return model(**{**first_of(model), name: value})


def refused(model: type[Model], name: str, value: object, *place: str) -> str:
    """The error says which field, and something about it; it is no other error than pydantic's."""
    with pytest.raises(ValidationError) as caught:
        made_with(model, name, value)
    lines = caught.value.errors(include_url=False, include_input=False, include_context=False)
    as_a_whole = issubclass(model, FieldFilter) and name == "filter_operator"
    assert as_a_whole or all(line["loc"][: 1 + len(place)] == (name, *place) for line in lines), lines
    return lines[0]["msg"]


def _is_free(model: type[Model], name: str) -> bool:
    """Of free JSON, a number of more digits than a float has comes back as text."""
    return Any in takes(model.model_fields[name])


def comes_back(model: type[Model], name: str, value: object) -> None:
    """It is sent, and means the same when it comes back."""
    made = made_with(model, name, value)
    assert json.loads(encode(made)) is not None
    assert model.model_validate_json(made.model_dump_json()) == made or _is_free(model, name)
    got = getattr(made, name)
    if isinstance(got, int | Decimal) and not isinstance(value, bool):
        assert got == Decimal(str(value)), (value, got)


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_nothing_is_taken_that_was_not_meant(model: type[Model]) -> None:
    for name, types in fields_of(model):
        some = None if first_fields()[kind_of(model, name)] == (model, name) else 2
        for what, make in [*NOWHERE.items()][:some]:
            assert refused(model, name, make()), (name, what)
        for what, taken, make in BY_TYPE[:some]:
            if Any in types or types & taken:
                may_come_back(model, name, make())
            else:
                assert refused(model, name, make()), (name, what)


def may_come_back(model: type[Model], name: str, value: object) -> None:
    try:
        made_with(model, name, value)
    except ValidationError:
        assert refused(model, name, value)
    else:
        comes_back(model, name, value)


@pytest.mark.parametrize("model", [m for m in MODELS if "extra" in m.model_fields], ids=lambda m: m.__name__)
def test_an_extra_holds_what_json_can_carry(model: type[Model]) -> None:
    for make in NOWHERE.values():
        assert refused(model, "extra", {"brandNew": make()})
