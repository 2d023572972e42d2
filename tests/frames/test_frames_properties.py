"""What holds for the frames of all models, whatever they hold."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from acsdk import InvalidInputError, frames
from acsdk.frames._batches import ModelRows, batch_of
from acsdk.frames._types import schema_of
from acsdk.models.kit.base import Answer, Model
from acsdk.models.kit.columns import layout_of
from acsdk.models.kit.wire_columns import WireRows, is_read_by_fields
from tests.examples import examples
from tests.models.anything import answers_of_the_wire, built, public_models, records_of_the_wire, sent_models

ANSWERS = [model for model in public_models() if issubclass(model, Answer)]
BY_FIELDS = [model for model in ANSWERS if is_read_by_fields(model)]


def batch(model: type[Model], rows: Any) -> Any:
    """The batch's rows, or what is said instead."""
    layout = layout_of(model)
    try:
        return batch_of(layout, rows, schema_of(layout), 0).to_pylist()
    except InvalidInputError as error:
        return str(error)


@examples(0.6)
@given(st.data())
def test_columns_straight_from_the_wire_are_those_of_its_models(data: st.DataObject) -> None:
    model = data.draw(st.sampled_from(BY_FIELDS))
    rows = data.draw(st.lists(records_of_the_wire(model), min_size=1, max_size=4))
    read = batch(model, ModelRows([model.from_wire(row) for row in rows]))
    assert batch(model, WireRows(layout_of(model), rows)) == read


@examples(0.6)
@given(st.data())
def test_the_types_of_a_frame_never_follow_its_rows(data: st.DataObject) -> None:
    model = data.draw(st.sampled_from(public_models()))
    strategy = built(model) if model in sent_models() else answers_of_the_wire(model)
    rows = data.draw(st.lists(strategy, max_size=3))
    try:
        table = frames.to_arrow(rows, model=model)
    except InvalidInputError as error:
        assert "does not fit" in str(error)  # noqa: PT017 - such a value may be drawn, or none
    else:
        assert table.schema == frames.to_arrow([], model=model).schema
        assert len(table) == len(rows)


def test_nearly_all_answers_of_v3_are_read_by_their_fields() -> None:
    assert len(BY_FIELDS) > 100
    assert not is_read_by_fields(next(model for model in ANSWERS if model.__name__ == "CustomObjectRecord"))
    assert not is_read_by_fields(next(model for model in ANSWERS if model.__name__ == "LineItem"))


@pytest.mark.parametrize("value", [True, 1, "1", 1.5, None])
def test_values_that_hash_alike_are_told_apart(value: object) -> None:
    model = next(model for model in ANSWERS if model.__name__ == "Tag")
    rows: list[dict[str, Any]] = [{"tag": value}, {"tag": 1}, {"tag": True}, {}]
    read = batch(model, ModelRows([model.from_wire(row) for row in rows]))
    assert batch(model, WireRows(layout_of(model), rows)) == read
