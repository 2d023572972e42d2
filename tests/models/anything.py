"""Instances of every public model, drawn from what its annotations say.

Strategies are kept: to build and to validate one takes longer than to draw from it.
"""

import enum
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, date, datetime
from decimal import Decimal
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, TypeVar, Union, cast, get_args, get_origin

from hypothesis import strategies as st
from pydantic import AwareDatetime, BaseModel
from pydantic.fields import FieldInfo

from acsdk import models, webhooks
from acsdk.models.kit.base import Answer, Input, Model, Value
from acsdk.models.kit.names import wire_fields

__all__ = [
    "TEXT",
    "answers_of_the_wire",
    "built",
    "public_models",
    "records_of_the_wire",
    "sent_models",
    "usual_records",
]

TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1, max_size=8).filter(
    lambda text: bool(text.strip())
)
WORD = st.from_regex("[A-Za-z][A-Za-z_]{0,5}", fullmatch=True)
AMOUNT = st.decimals(0, 10**7, places=2)
SCALARS = st.none() | st.booleans() | st.integers(-(2**63), 2**63) | st.floats(-1e9, 1e9) | AMOUNT | TEXT
FREE: st.SearchStrategy[Any] = st.recursive(
    SCALARS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(WORD, inner, max_size=3), max_leaves=4
)
MOMENT = st.datetimes(datetime(1970, 1, 2), datetime(9990, 1, 1), timezones=st.just(UTC)).map(
    lambda moment: moment.replace(microsecond=0)
)
SIMPLE: Mapping[Any, st.SearchStrategy[Any]] = {
    str: TEXT,
    bool: st.booleans(),
    int: st.integers(1, 2**31 - 1),
    Decimal: AMOUNT,
    datetime: MOMENT,
    date: st.dates(date(1970, 1, 2)),
    AwareDatetime: MOMENT,
    Any: FREE,
    NoneType: st.none(),
}
DEEP = 3
ALSO_GIVEN: Mapping[str, frozenset[str]] = {"DealInput": frozenset({"contact_id", "stage_id"})}
BY_NAME: Mapping[str, st.SearchStrategy[Any]] = {
    "attributes": st.dictionaries(WORD, FREE, max_size=2),
    "currency": st.sampled_from(["EUR", "usd"]),
    "default_currency": st.just("EUR"),
    "extra": st.dictionaries(st.sampled_from(["brandNew", "loyalty-tier"]), FREE, max_size=2),
    "origin": st.just("https://track.example.com"),
    "price_currency": st.just("EUR"),
    "variant_price_currency": st.just("EUR"),
}
"""What has a form of its own."""
BY_FIELD: Mapping[tuple[str, str], st.SearchStrategy[Any]] = {
    ("Pagination", "limit"): st.integers(1, 100),
    ("SmsCredits", "extra"): st.integers(0, 100),
}
"""What only one model wants in another form than its annotation says, by the model's and the field's name."""


def public_models() -> list[type[Model]]:
    """Every model of the package's index, and every event."""
    found = [getattr(package, name) for package in (models, webhooks) for name in package.__all__]
    return [thing for thing in found if isinstance(thing, type) and issubclass(thing, Model) and _is_made(thing)]


def sent_models() -> list[type[Model]]:
    """Those that users build to send them."""
    return [model for model in public_models() if issubclass(model, Input | Value)]


def _is_made(model: type[Model]) -> bool:
    return model not in {Model, Answer, Input, Value, models.Record, models.RecordInput, models.RecordUpdate}


@cache
def built(model: type[Model], depth: int = 0) -> st.SearchStrategy[Any]:
    """Instances of a model with what it requires and some of the rest, as its constructor makes them."""
    if issubclass(model, models.FieldFilter):
        return _conditions(cast("Any", model))
    model.model_rebuild()
    also: set[str] = {*getattr(model, "_required", ()), *ALSO_GIVEN.get(model.__name__, ())}
    fields = {name: _field(model, name, field, depth) for name, field in model.model_fields.items()}
    required = {
        name: fields.pop(name).filter(lambda value: value is not None)
        for name, field in model.model_fields.items()
        if field.is_required() or name in also
    }
    return st.fixed_dictionaries(required, optional=fields).map(_make(model))


def _conditions(model: type[Any]) -> st.SearchStrategy[Any]:
    """A condition, a place in the order, or both."""
    model.model_rebuild()
    value = values(model.model_fields["value"].annotation).filter(lambda value: value is not None)
    sort = st.none() | st.sampled_from(list(models.Sort))
    compared = st.fixed_dictionaries({"filter_operator": st.just(models.FilterOperator.EQ), "value": value})
    return (compared | st.just({"sort": models.Sort.ASC})).flatmap(
        lambda given: sort.map(lambda place: model(**{**given, "sort": place or given.get("sort")}))
    )


def _make(model: type[Model]) -> Callable[[Mapping[str, Any]], Model]:
    return lambda given: model(**given)


def _field(model: type[Model], name: str, field: FieldInfo, depth: int) -> st.SearchStrategy[Any]:
    if (model.__name__, name) in BY_FIELD:
        return BY_FIELD[model.__name__, name]
    if name in BY_NAME and not _holds_models(field.annotation):
        return BY_NAME[name]
    return values(field.annotation, depth)


def values(annotation: Any, depth: int = 0) -> st.SearchStrategy[Any]:
    """What an annotation allows."""
    if annotation in SIMPLE:
        return SIMPLE[annotation]
    if isinstance(annotation, TypeVar):
        return TEXT
    return _of_class(annotation, depth) if isinstance(annotation, type) else _of_parts(annotation, depth)


def _of_class(kind: Any, depth: int) -> st.SearchStrategy[Any]:
    return st.sampled_from(list(kind)) if issubclass(kind, enum.Enum) else built(kind, depth + 1)


def _of_parts(annotation: Any, depth: int) -> st.SearchStrategy[Any]:
    arguments = get_args(annotation)
    match get_origin(annotation):
        case origin if origin is Annotated:
            return MOMENT if arguments[0] is datetime else values(arguments[0], depth)
        case origin if origin is Literal:
            return st.sampled_from(arguments)
        case origin if origin in (Union, UnionType):
            return st.one_of([values(kind, depth) for kind in _kinds(arguments, depth)])
        case origin if origin in (list, Sequence):
            return st.lists(values(arguments[0], depth), max_size=0 if depth >= DEEP else 2)
        case _:
            return st.dictionaries(values(arguments[0], depth), values(arguments[1], depth), max_size=2)


def _kinds(kinds: Sequence[Any], depth: int) -> list[Any]:
    """The parts of a union that are drawn: of an enum its members, and not what stands for those of tomorrow."""
    if any(isinstance(kind, type) and issubclass(kind, enum.Enum) for kind in kinds):
        return [kind for kind in kinds if kind not in (int, str)]
    return [kind for kind in kinds if depth < DEEP or not _holds_models(kind)]


def _holds_models(annotation: Any) -> bool:
    if isinstance(annotation, type):
        return issubclass(annotation, BaseModel)
    return any(map(_holds_models, get_args(annotation)))


@cache
def answers_of_the_wire(model: type[Answer]) -> st.SearchStrategy[Any]:
    """Instances as the wire gives them: values in any spelling, some of them unreadable, and fields of tomorrow."""
    return records_of_the_wire(model).map(model.from_wire)


@cache
def records_of_the_wire(model: type[Answer]) -> st.SearchStrategy[dict[str, Any]]:
    """What those are read from."""
    fields = {wire: wire_values(field.annotation) for _, wire, field in wire_fields(model)}
    fields["unheardOf"] = FREE.filter(lambda value: value is not None)
    return st.fixed_dictionaries({}, optional=fields)


@cache
def usual_records(model: type[Answer], depth: int = 0) -> st.SearchStrategy[dict[str, Any]]:
    """Records as the wire has nearly all of them: values of the right kind, as text or as they are, or nothing."""
    fields = {wire: _usual(field.annotation, depth) for _, wire, field in wire_fields(model)}
    return st.fixed_dictionaries({}, optional={**fields, "unheardOf": FREE})


def _usual(annotation: Any, depth: int) -> st.SearchStrategy[Any]:
    if isinstance(annotation, type) and issubclass(annotation, Answer):
        return st.none() if depth >= DEEP else usual_records(annotation, depth + 1)
    arguments = get_args(annotation)
    match get_origin(annotation):
        case origin if origin is list:
            return st.lists(_usual(arguments[0], depth), max_size=2)
        case origin if origin is dict:
            return st.dictionaries(WORD, _usual(arguments[1], depth), max_size=2)
        case origin if origin is Annotated:
            return _usual(arguments[0], depth)
        case origin if origin in (Union, UnionType):
            return st.one_of([_usual(kind, depth) for kind in arguments])
        case origin if origin is Literal:
            return st.sampled_from(arguments)
        case _ if isinstance(annotation, type) and issubclass(annotation, enum.Enum):
            return st.sampled_from([member.value for member in annotation])
        case _:
            plain = SIMPLE.get(annotation, st.none())
            return plain.map(_spelt) | plain.map(lambda value: value.isoformat() if isinstance(value, date) else value)


def wire_values(annotation: Any) -> st.SearchStrategy[Any]:
    """What stands for a value on the wire, mostly."""
    return _spellings(tuple(kind for kind in _leaves(annotation) if kind in SIMPLE))


@cache
def _spellings(kinds: tuple[Any, ...]) -> st.SearchStrategy[Any]:
    spelt = st.one_of([SIMPLE[kind] for kind in kinds] or [st.none()]).map(_spelt)
    return spelt | st.lists(spelt, max_size=2) | FREE


def _leaves(annotation: Any) -> list[Any]:
    arguments = get_args(annotation)
    if get_origin(annotation) is Literal or not arguments:
        return [annotation]
    return [leaf for part in arguments for leaf in _leaves(part)]


def _spelt(value: Any) -> Any:
    if isinstance(value, datetime | date):
        return value.isoformat()
    return str(value) if isinstance(value, int | Decimal) and not isinstance(value, bool) else value
