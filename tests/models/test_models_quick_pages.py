"""Pages that are read column by column hold what their records read one by one hold."""

from decimal import Decimal
from typing import Annotated, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pydantic import AfterValidator, BaseModel, BeforeValidator

from acsdk import models
from acsdk._engine.operation import Answer as JSONAnswer
from acsdk._engine.operation import ResponseInfo
from acsdk._errors import DecodeError
from acsdk.models.kit.base import Answer, read_record
from acsdk.models.kit.quick_pages import read_in_columns, rows_reader, source_of_page
from acsdk.models.kit.quick_values import Unusual
from acsdk.models.kit.reading import reading
from acsdk.models.kit.twin import wire_validator
from acsdk.models.kit.wire import NO_ITEMS, WireInt, WireList, WireStr
from acsdk.resources.kit.answers import many
from acsdk.resources.kit.reading import records
from tests.models.anything import public_models, usual_records
from tests.models.states import state
from tests.models.test_models_quick_reading import CONTACT, ORDER, V3_ORDER

ANSWERS: list[Any] = [model for model in public_models() if issubclass(model, Answer)]
SLOW = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much]


def one_by_one(model: Any, rows: list[Any]) -> list[object]:
    with reading():
        return [state(wire_validator(model).validate_python(row)) for row in rows]


def in_columns(model: Any, rows: list[Any]) -> list[object] | None:
    """As the second page of its shape is read, and all that follow."""
    with reading():
        read_in_columns(model, rows)
        found = read_in_columns(model, rows)
    return None if found is None else [state(record) for record in found]


@pytest.mark.unmeasured
@pytest.mark.parametrize("model", ANSWERS, ids=lambda model: model.__name__)
@settings(max_examples=2, deadline=None, suppress_health_check=SLOW)
@given(data=st.data())
def test_both_ways_read_the_same(model: Any, data: st.DataObject) -> None:
    first: dict[str, Any] = data.draw(usual_records(model))
    other: dict[str, Any] = data.draw(usual_records(model))
    rows = [first, {key: other.get(key, value) for key, value in first.items()}]
    with reading():
        try:
            found = rows_reader(model, tuple(first))(rows)
        except (ValueError, TypeError, ArithmeticError):
            return
        for record in found:
            record._finish()
    if sum("_read" in vars(base) for base in model.__mro__) == 1:
        assert [state(record) for record in found] == one_by_one(model, rows)


@pytest.mark.parametrize(
    ("model", "record", "changes"),
    [
        (models.Contact, CONTACT, {"id": ["2"], "email": ["", None, "ü@example.com"], "deals": [[], ["7"]]}),
        (
            models.Order,
            ORDER,
            {
                "finalAmount": [Decimal("1.0"), Decimal("1.00"), 1, None],
                "shippingAddress": [None, {"city": "Bath"}, {"city": "Bath", "planet": "Earth"}],
                "lineItems": [[], [{"name": "Tea"}], None, "", [{"name": str(number)} for number in range(20)]],
                "creationSource": [None, "REAL_TIME", "NEWER"],
            },
        ),
        (models.DeepDataOrder, V3_ORDER, {"totalPrice": ["1", 1, "", None], "state": [1, "1", None]}),
    ],
)
def test_ordinary_pages_are_read_in_columns(model: Any, record: dict[str, Any], changes: dict[str, list[Any]]) -> None:
    changed = [{**record, key: value} for key, values in changes.items() for value in values]
    rows = changed + [{**record, "id": str(number)} for number in range(10)]
    assert in_columns(model, rows) == one_by_one(model, rows)
    for row in rows:
        assert in_columns(model, [row] * 10) == one_by_one(model, [row] * 10)


@pytest.mark.parametrize(
    "rows",
    [
        [],
        [CONTACT] * 7,
        [*[CONTACT] * 9, {"id": "1"}],
        [*[CONTACT] * 9, []],
        [*[CONTACT] * 9, {**CONTACT, "email": ["odd"]}],
    ],
)
def test_other_pages_are_read_one_by_one(rows: list[Any]) -> None:
    assert in_columns(models.Contact, rows) is None


class Part(Answer):
    name: WireStr = None


def _known(part: Part) -> Part:
    return part


def _swapped(value: Any) -> Any:
    return value[::-1]


class Plain(BaseModel):
    name: str


def test_what_is_beside_a_type_is_kept() -> None:
    class Whole(Answer):
        checked: Annotated[Part | None, AfterValidator(_known)] = None
        swapped: Annotated[list[Part], BeforeValidator(_swapped)] = NO_ITEMS
        parts: WireList[Part] = NO_ITEMS
        number: Annotated[WireInt, "noted"] = None
        either: str | int | None = None
        needed: int

    row: dict[str, Any] = {
        "checked": {"name": "a"},
        "swapped": [{"name": "b"}, {"name": "c"}],
        "parts": [],
        "number": "7",
    }
    rows: list[Any] = [{**row, "either": place or "text", "needed": place} for place in range(9)]
    assert in_columns(Whole, rows) == one_by_one(Whole, rows)
    assert in_columns(Whole, [{"parts": row["parts"]}] * 9) is None, "needed is missing"


def test_parts_that_are_no_answers_are_left_to_pydantic() -> None:
    class Whole(Answer):
        part: Plain | None = None

    assert in_columns(Whole, [{"part": {"name": "Tea"}}] * 9) is None


def test_a_model_that_reads_itself_is_left_to_it() -> None:
    assert in_columns(models.WhitelistedSite, [{"id": "1", "attributes": {"name": "x"}}] * 9) is None


def test_shapes_that_are_unusual_again_and_again_are_given_up() -> None:
    class Thing(Answer):
        name: WireStr = None

    usual: list[Any] = [{"name": "Tea"}] * 8
    odd: list[Any] = [{"name": []}] * 8
    assert in_columns(Thing, usual) is not None
    assert in_columns(Thing, odd) is None
    assert in_columns(Thing, usual) is not None, "pages in between are forgiven"
    assert in_columns(Thing, odd) is None
    assert in_columns(Thing, odd) is None
    assert in_columns(Thing, usual) is None
    for number in range(40):
        in_columns(Thing, [{f"new{number}": 1}] * 8)
    assert in_columns(Thing, [{"name": "Tea", "newest": 1}] * 8) is None, "too many shapes"


def test_a_reader_can_be_read() -> None:
    source = source_of_page(models.Tag, ("id", "tag", "brandNew"))
    compile(source, "Tag", "exec")
    assert "c0, c1, c2, = zip(*[row.values() for row in rows])" in source
    assert "put_extra(instance, {'brandNew': v2})" in source
    with pytest.raises(Unusual):
        rows_reader(models.Branding, ("id",))([{"id": "1"}])


INFO = ResponseInfo(200, {}, "b4d1", 1, 0.1)


@pytest.mark.parametrize("strict", [False, True])
def test_pages_of_clients_are_the_same_whatever_reads_them(strict: bool) -> None:
    rows = [{**CONTACT, "id": str(number)} for number in range(20)]
    odd = [*rows, {**CONTACT, "email": ["odd"]}]
    read = records(models.Contact, "contacts")
    with reading():
        alone = [state(read_record(models.Contact, row)) for row in odd]
    for _ in range(3):
        answer = JSONAnswer({"contacts": rows}, INFO, strict, repeated=False)
        assert [state(one)[1] for one in read(answer).items] == [one[1] for one in alone[:-1]]  # type: ignore[index]
        assert [state(one) for one in many(models.Contact)(rows, answer)] == alone[:-1]
    answer = JSONAnswer({"contacts": odd}, INFO, strict, repeated=False)
    if strict:
        with pytest.raises(DecodeError):
            read(answer)
    else:
        assert read(answer).items[-1].raw == {"email": ["odd"]}
        assert [state(one) for one in many(models.Contact)(odd, answer)] == alone
