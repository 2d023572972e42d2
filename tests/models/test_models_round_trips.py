"""What leaves the SDK comes back unharmed: every public model, by every way that users take."""

import copy
import pickle
from collections.abc import Callable, Mapping
from decimal import Decimal
from functools import cache
from json import loads
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter
from pydantic_core import PydanticSerializationError

from acsdk.models import Answer
from acsdk.models.kit.base import Buildable, Model
from acsdk.models.kit.encode import encode
from acsdk.models.kit.free import are_equal
from tests.examples import examples

from .anything import answers_of_the_wire, built, public_models

pytestmark = pytest.mark.unmeasured

SOME = examples(0.1)


def python(model: Model, **how: Any) -> Model:
    return type(model).model_validate(model.model_dump(**how))


def json(model: Model, **how: Any) -> Model:
    return type(model).model_validate_json(model.model_dump_json(**how))


@cache
def adapter_of(kinds: Any) -> TypeAdapter[Any]:
    return TypeAdapter(kinds)


def listed(model: Model) -> Any:
    adapter = adapter_of(list[type(model)])  # type: ignore[misc]
    (one,) = adapter.validate_json(adapter.dump_json([model]))
    (other,) = adapter.validate_python(adapter.dump_python([model], mode="json", by_alias=True))
    assert one == other
    return one


def united(model: Model) -> Any:
    adapter = adapter_of(type(model) | None)
    return adapter.validate_python(adapter.dump_python(model))


def itself(model: Model) -> Any:
    return type(model).model_validate(model)


def with_raw(model: Model) -> Any:
    dumped = model.model_dump_json(context={"raw": True})
    return type(model).model_validate_json(dumped, context={"raw": True})


WAYS: Mapping[str, Callable[[Any], Any]] = {
    "Python": python,
    "JSON": json,
    "JSON values": lambda model: python(model, mode="json"),
    "Python by alias": lambda model: python(model, by_alias=True),
    "JSON by alias": lambda model: json(model, by_alias=True),
    "Python, what is set": lambda model: python(model, exclude_unset=True),
    "JSON, what is set": lambda model: json(model, exclude_unset=True),
    "raw in JSON": with_raw,
    "a list": listed,
    "a union": united,
    "itself": itself,
    "copy": copy.copy,
    "deepcopy": copy.deepcopy,
    "model_copy": lambda model: model.model_copy(),
    "pickle": lambda model: pickle.loads(pickle.dumps(model)),
    "replace": lambda model: model.replace() if isinstance(model, Buildable) else model,
}


def on_the_wire(model: Model) -> object:
    """What is sent of a model; nobody sends an answer, nor names of fields of which the numbers are not known yet."""
    try:
        return loads(encode(model), parse_float=Decimal) if isinstance(model, Buildable) else None
    except PydanticSerializationError:
        return None


def check(model: Any) -> None:
    """It comes back equal by every way, and means the same to the API."""
    sent = on_the_wire(model)
    for way, go in WAYS.items():
        again: Any = go(model)
        assert type(again) is type(model), way
        assert again == model, way
        assert on_the_wire(again) == sent, way
        if isinstance(model, Buildable):
            assert again.model_fields_set == model.model_fields_set, way
    if isinstance(model, Answer):
        for way in ("itself", "copy", "deepcopy", "model_copy", "pickle", "raw in JSON"):
            again = WAYS[way](model)
            assert are_equal(again.raw, model.raw), way


def check_without_none(model: Any) -> None:
    """``exclude_none`` leaves out what is None, and nothing else; what was None is read as such again."""
    dumped = model.model_dump(exclude_none=True)
    assert None not in dumped.values()
    assert python(model, exclude_none=True) == model
    assert json(model, exclude_none=True) == model


@pytest.mark.parametrize("model", public_models(), ids=lambda model: model.__name__)
@given(st.data())
@SOME
def test_every_model_comes_back(model: type[Model], data: st.DataObject) -> None:
    instance = data.draw(built(model))
    check(instance)
    check_without_none(instance)


@pytest.mark.parametrize(
    "model", [model for model in public_models() if issubclass(model, Answer)], ids=lambda model: model.__name__
)
@given(st.data())
@SOME
def test_every_answer_of_the_wire_comes_back(model: type[Answer], data: st.DataObject) -> None:
    read = data.draw(answers_of_the_wire(model))
    if not isinstance(read, Buildable):  # on its own, what was read is held against the rules of what is sent
        check(read)
