"""What holds for all models: what is sent can be read again, and nothing that is read breaks a model."""

import json
from datetime import UTC, datetime
from decimal import Decimal
from enum import StrEnum
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel
from pydantic.fields import FieldInfo

from acsdk import models
from acsdk._json.shapes import is_sequence
from acsdk.models.kit.base import Model
from acsdk.models.kit.encode import encode
from acsdk.models.kit.names import wire_fields
from acsdk.models.kit.reading import reading
from tests.examples import examples

pytestmark = pytest.mark.unmeasured

PAIRS: dict[Any, type[models.Answer]] = {
    models.OrderInput: models.Order,
    models.ProductInput: models.Product,
    models.RecurringPaymentInput: models.RecurringPayment,
    models.BrowseSessionInput: models.BrowseSession,
    models.BrowseProductInput: models.BrowseProduct,
    models.Address: models.Address,
    models.Discount: models.Discount,
    models.ImageData: models.ImageData,
    models.LineItem: models.LineItem,
    models.PhysicalDimensions: models.PhysicalDimensions,
}
ONLY_SENT = {"customer_data", "suppress_automations"}
TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1).filter(str.strip)
SCALARS = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | TEXT
# Three levels written out: `st.recursive` takes three times as long and gives half as many values.
INNER = SCALARS | st.lists(SCALARS, max_size=2) | st.dictionaries(TEXT, SCALARS, max_size=2)
GARBAGE = SCALARS | st.lists(INNER, max_size=3) | st.dictionaries(TEXT, INNER, max_size=3)
SIMPLE: dict[Any, st.SearchStrategy[Any]] = {
    str: TEXT,
    bool: st.booleans(),
    int: st.integers(1, 2**31 - 1),
    Decimal: st.decimals(0, 10**9, places=2),
    datetime: st.datetimes(min_value=datetime(1970, 1, 1), max_value=datetime(9999, 1, 1), timezones=st.just(UTC)).map(
        lambda moment: moment.replace(microsecond=0)
    ),
}
BY_NAME: dict[str, st.SearchStrategy[Any]] = {
    "currency": st.sampled_from(["EUR", "usd"]),
    "variant_price_currency": st.just("EUR"),
    "price_currency": st.just("EUR"),
    "attributes": st.dictionaries(st.from_regex("[_A-Za-z][_0-9A-Za-z]*", fullmatch=True), TEXT, min_size=1),
}


def values(annotation: Any) -> st.SearchStrategy[Any]:
    """Values of an annotation that the server would take."""
    if annotation in SIMPLE:
        return SIMPLE[annotation]
    arguments = get_args(annotation)
    match get_origin(annotation):
        case _ if isinstance(annotation, type) and issubclass(annotation, StrEnum):
            return st.sampled_from(list(annotation))
        case None:
            return inputs(annotation)
        case origin if origin is list:
            return st.lists(values(arguments[0]), min_size=1, max_size=2)
        case origin if origin is Annotated:
            return values(arguments[0])
        case origin if origin in (Union, UnionType):
            kinds = [kind for kind in arguments if kind is not type(None) and get_origin(kind) is not Literal]
            return values(kinds[0])
        case other:
            raise AssertionError(other)


def inputs(model: Any) -> st.SearchStrategy[Any]:
    """Instances of an input with some of its optional fields."""
    fields: dict[str, FieldInfo] = {name: field for name, _, field in wire_fields(model) if name not in ONLY_SENT}
    strategies = {
        name: BY_NAME[name] if name in BY_NAME else values(field.annotation) for name, field in fields.items()
    }
    required = {name: strategies.pop(name) for name, field in fields.items() if field.is_required()}
    if model is models.RecurringPaymentInput:
        required["suppress_automations"] = st.booleans()
    return st.fixed_dictionaries(required, optional=strategies).map(lambda given: model(**given))


def same(sent: Any, read: Any) -> bool:
    """Whether each field that was sent was read; answers have fields of their own."""
    if isinstance(sent, Model):
        names = sent.model_fields_set - ONLY_SENT - {"extra"}
        return all(same(getattr(sent, name), getattr(read, name)) for name in names)
    if is_sequence(sent):
        return len(sent) == len(read) and all(map(same, sent, read))
    return bool(sent == read)


@pytest.mark.parametrize("model", PAIRS, ids=lambda model: model.__name__)
@given(st.data())
@examples(0.2)
def test_what_is_sent_is_read_again(model: type[Model], data: st.DataObject) -> None:
    sent = data.draw(inputs(model))
    with reading(strict=True):
        read = PAIRS[model].from_wire(json.loads(encode(sent), parse_float=Decimal))
    assert same(sent, read)
    assert not (read.model_extra or {}).keys() - {"suppressAutomations"}


def answers() -> list[type[BaseModel]]:
    found = [getattr(models, name) for name in models.__all__]
    return [thing for thing in found if isinstance(thing, type) and issubclass(thing, models.Answer)]


@pytest.mark.parametrize("model", answers(), ids=lambda model: model.__name__)
@given(st.data())
@examples(0.2)
def test_no_answer_breaks_a_model(model: type[models.Answer], data: st.DataObject) -> None:
    names = [wire for _, wire, _ in wire_fields(model)] + ["unheardOf"]
    sent = data.draw(st.dictionaries(st.sampled_from(names), GARBAGE))
    with reading():
        read = model.from_wire(sent)
    assert set(read.raw) <= set(sent)
    assert (read.model_extra or {}).keys() <= {"unheardOf"}
    assert json.loads(encode(read)) is not None
