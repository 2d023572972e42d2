"""The quick way of answers reads what the twin reads, and leaves to it what is unusual."""

from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Any, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import AfterValidator, BaseModel, BeforeValidator, Field, PrivateAttr, field_validator

from acsdk import models
from acsdk.models.kit.base import Answer
from acsdk.models.kit.quick_reading import quick_reader, shape_reader, source_of
from acsdk.models.kit.quick_values import Unusual
from acsdk.models.kit.reading import reading
from acsdk.models.kit.twin import wire_validator
from acsdk.models.kit.usual import USUAL
from acsdk.models.kit.wire import WireInt, WireStr
from acsdk.sandbox import Sandbox, SandboxClock
from tests.examples import examples
from tests.models.anything import public_models, records_of_the_wire, usual_records
from tests.models.states import state

pytestmark = pytest.mark.usefixtures("all_ways")

ANSWERS: list[Any] = [model for model in public_models() if issubclass(model, Answer)]
LEFT_TO_PYDANTIC = {
    "Branding",
    "CustomObjectRecord",
    "SegmentAggregate",
    "SegmentAggregateField",
    "SegmentCondition",
    "SegmentConditionGroup",
    "SegmentConditionGroupMember",
    "SegmentField",
    "TaskTypeOutcome",
}
"""Models with validators of their own, and two in which a field's key is another's name."""


def quickly(model: Any, record: object) -> Any:
    """What the quick way reads; None where it leaves the record to pydantic."""
    with reading():
        try:
            return model._read(record, quick_reader(model))
        except (ValueError, TypeError, ArithmeticError):
            return None


def by_the_twin(model: Any, record: object) -> Any:
    with reading():
        return wire_validator(model).validate_python(record)


@pytest.mark.unmeasured
@pytest.mark.parametrize("model", ANSWERS, ids=lambda model: model.__name__)
@examples(0.1)
@given(data=st.data())
def test_both_ways_read_the_same(model: Any, data: st.DataObject) -> None:
    record = data.draw(usual_records(model) | records_of_the_wire(model))
    quick = quickly(model, record)
    if quick is not None:
        assert state(quick) == state(by_the_twin(model, record))
        assert state(model.from_wire(record, strict=True)) == state(quick)


CONTACT: dict[str, object] = {
    "id": "1",
    "email": "ada@example.com",
    "firstName": "Adèle",
    "cdate": "2026-05-28T03:05:54-05:00",
    "created_utc_timestamp": "2026-05-28 03:05:54",
    "bounced_date": "0000-00-00",
    "sentcnt": "3",
    "orgid": "0",
    "deleted": "0",
    "links": {"tags": "https://example.com"},
    "deals": ["1", "2"],
    "brandNew": {"score": Decimal("0.5")},
}
ORDER: dict[str, object] = {
    "id": "5d3f",
    "legacyConnectionId": 1,
    "creationSource": "HISTORICAL",
    "normalizedStatus": "SOMETHING_NEW",
    "storeCreatedDate": "2026-01-02T03:04:05Z",
    "finalAmount": Decimal("29.85"),
    "shippingAmount": 0,
    "shippingAddress": {"city": "London", "planet": "Earth"},
    "lineItems": [{"name": "Tea", "quantity": 3, "priceAmount": Decimal("9.95"), "tags": ["green"]}],
    "notes": [],
}
V3_ORDER: dict[str, object] = {
    "id": "7",
    "state": "1",
    "source": "9",
    "totalPrice": "2985",
    "tstamp": "",
    "orderProducts": [],
}


@pytest.mark.parametrize(
    ("model", "record"), [(models.Contact, CONTACT), (models.Order, ORDER), (models.DeepDataOrder, V3_ORDER)]
)
def test_ordinary_records_go_the_quick_way(model: Any, record: dict[str, object]) -> None:
    quick = quickly(model, record)
    assert quick is not None
    assert state(quick) == state(by_the_twin(model, record))


@pytest.mark.parametrize(
    "odd",
    [
        {"email": ["ada@example.com"], "links": {"\ud800": ""}},
        {"email": ["ada@example.com"]},
        {"first_name": "by its name in Python"},
        {"firstName": "Ada", "first_name": "Ada"},
        {"email_domain": "example.com", "emailDomain": "example.org"},
        {"links": {"tags": 7}},
        {"deals": [{"id": "1"}]},
        {"cdate": "2026-13-01"},
    ],
)
def test_what_is_unusual_is_left_to_pydantic(odd: dict[str, object]) -> None:
    record = {"id": "1", **odd}
    assert quickly(models.Contact, record) is None
    assert state(models.Contact.from_wire(record)) == state(by_the_twin(models.Contact, record))


@pytest.mark.parametrize("number", [Decimal("NaN"), Decimal("sNaN"), Decimal("1E+40"), Decimal("-0.00"), "9.95", 9.95])
def test_odd_amounts_are_read_as_ever(number: object) -> None:
    record = {"finalAmount": number, "lineItems": [{"priceAmount": number}]}
    assert state(models.Order.from_wire(record)) == state(by_the_twin(models.Order, record))


def test_validators_of_their_own_keep_few_models_from_it() -> None:
    left = {model.__name__ for model in ANSWERS if source_of(model).endswith("def read(data):\n    raise Unusual\n")}
    assert left == LEFT_TO_PYDANTIC


def test_a_reader_can_be_read() -> None:
    source = source_of(models.Tag)
    compile(source, "Tag", "exec")
    assert "v = get('tagType', absent)" in source
    source = source_of(models.Tag, ("id", "tag", "brandNew"))
    compile(source, "Tag", "exec")
    assert "v0, v1, v2, = data.values()" in source
    assert "put_extra(instance, {'brandNew': v2})" in source


@pytest.mark.parametrize(
    ("model", "record"), [(models.Contact, CONTACT), (models.Order, ORDER), (models.DeepDataOrder, V3_ORDER)]
)
def test_records_of_one_shape_get_a_reader_of_their_own(model: Any, record: dict[str, Any]) -> None:
    with reading():
        quick = model._read(record, shape_reader(model, tuple(record)))
    assert state(quick) == state(by_the_twin(model, record))


def test_a_shape_that_comes_often_is_read_by_it_and_every_other_as_ever() -> None:
    class Thing(Answer):
        name: WireStr = None
        number: WireInt = None

    read = quick_reader(Thing)
    readers: dict[tuple[str, ...], Any] = cast("Any", read).__globals__["by_shape"]
    for place in range(100):
        Thing.from_wire({"name": "a", "number": "7"})
        odd = Thing.from_wire({"name": "a", f"new{place}": 1})
        assert odd.model_extra == {f"new{place}": 1}
    assert [*readers] == [("name", "number")]
    again = [Thing.from_wire({"name": "a", "number": number}) for number in ("8", "", "x", None)]
    assert [(each.number, dict(each.raw)) for each in again] == [
        (8, {}),
        (None, {}),
        (None, {"number": "x"}),
        (None, {}),
    ]
    first, second = Thing.from_wire({"name": "a", "number": "7"}), Thing.from_wire({"name": "a", "number": "7"})
    first.model_fields_set.add("other")
    assert second.model_fields_set == {"name", "number"}, "no two records share anything that can be changed"


def test_no_short_cut_takes_the_name_of_a_validator() -> None:
    mentioned: dict[str, set[object]] = {}
    for usual in USUAL.values():
        for name, thing in usual.mentions.items():
            mentioned.setdefault(name, set()).add(thing)
    assert {name: len(things) for name, things in mentioned.items() if len(things) > 1} == {}
    validators = {
        getattr(note.func, "__name__", "").lstrip("_")
        for model in public_models()
        for field in model.model_fields.values()
        for note in (*field.metadata, *(getattr(each, "validator", None) for each in field.metadata))
        if isinstance(note, BeforeValidator | AfterValidator)
    }
    assert "from_cents" in validators, "of which generated code calls one by its name"
    assert not validators & mentioned.keys()


@pytest.mark.anyio
async def test_pages_are_read_by_shape() -> None:
    sandbox = Sandbox(clock=SandboxClock())
    sandbox.seed(contacts=9, orders=9)
    async with sandbox.client() as client:
        pages: list[Any] = [
            await client.contacts.list(),
            await client.deepdata.orders.list(),
            await client.deepdata.customers.list(),
            await client.orders.search(),
        ]
    assert all(len(page.items) >= 6 for page in pages), "and the fixture compares each row"


@pytest.mark.parametrize(
    ("model", "shape"),
    [
        (models.Contact, ()),
        (models.Contact, ("id", "first_name")),
        (models.Contact, ("email_domain", "emailDomain")),
        (models.Branding, ("id",)),
        (models.TaskTypeOutcome, ("id",)),
    ],
)
def test_shapes_that_are_unusual_are_left_to_pydantic(model: Any, shape: tuple[str, ...]) -> None:
    with pytest.raises(Unusual):
        shape_reader(model, shape)(dict.fromkeys(shape, "1"))


class Colour(StrEnum):
    RED = "red"
    BLUE = "blue"

    @classmethod
    def _missing_(cls, value: object) -> Any:
        return cls.RED if value == "rouge" else None


class Plain(BaseModel):
    number: int = 0


class Checked(models.Contact):
    nickname: WireStr = None

    @field_validator("nickname")
    @classmethod
    def _shout(cls, value: str | None) -> str | None:
        return value and value.upper()


class Stripped(models.Contact, str_strip_whitespace=True):
    nickname: str | None = None


class Remembering(models.Contact):
    _seen: int = PrivateAttr(default=3)

    @property
    def seen(self) -> int:
        return self._seen

    def see(self, number: int) -> None:
        self._seen = number


class WithDefaults(models.Contact):
    numbers: list[int] = [1]  # noqa: RUF012 - pydantic copies it
    more: list[int] = Field(default_factory=lambda: [2])


class Bounded(models.Contact):
    stars: Annotated[int, Field(ge=1)] = 1
    colour: Colour | str = Field(default="", union_mode="left_to_right")
    part: Plain | None = None
    either: int | list[int] | None = None
    needed: WireInt


@pytest.mark.parametrize(
    ("model", "field", "given"),
    [
        (Checked, "nickname", "ada"),
        (Stripped, "nickname", " ada "),
        (Remembering, "email", "ada@example.com"),
        (WithDefaults, "email", "ada@example.com"),
        (Bounded, "stars", 0),
        (Bounded, "colour", "rouge"),
        (Bounded, "part", {"number": 7}),
        (Bounded, "either", [7]),
    ],
)
def test_what_users_derive_keeps_its_own_rules(model: Any, field: str, given: object) -> None:
    record = {"id": "1", "needed": "1", field: given}
    assert quickly(model, record) is None
    assert state(model.from_wire(record)) == state(by_the_twin(model, record))


def test_what_users_keep_in_a_record_is_in_no_other() -> None:
    first, second = (Remembering.from_wire({"id": number, "odd": number}) for number in ("1", "2"))
    assert (first.seen, second.seen, first.raw) == (3, 3, {})
    first.see(4)
    assert (first.seen, second.seen, Remembering.from_wire({"id": "3"}).seen) == (4, 3, 3)
    assert getattr(models.Contact.from_wire({"id": "1"}), "_seen", None) is None
    bad = Remembering.from_wire({"id": "1", "cdate": "yesterday"})
    assert (bad.seen, bad.raw) == (3, {"cdate": "yesterday"})


def test_a_derived_model_that_only_adds_fields_goes_the_quick_way() -> None:
    assert quickly(Bounded, {"id": "1", "needed": "2"}).needed == 2
    with pytest.raises(Unusual), reading():
        quick_reader(Bounded)({"id": "1"})


class Parent(Answer):
    """Names a class that is defined after it."""

    child: "Child | None" = None


class Child(Answer):
    name: WireStr = None


def test_a_model_that_names_a_later_one_is_read() -> None:
    assert quickly(Parent, {"child": {"name": "Ada"}}) == Parent.from_wire({"child": {"name": "Ada"}})
    assert source_of(Parent)
