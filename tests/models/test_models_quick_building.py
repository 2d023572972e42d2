"""The quick way of inputs builds what pydantic builds, and leaves to it what is unusual."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta, timezone
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel, PrivateAttr, ValidationError, field_validator

from acsdk import models
from acsdk.models.kit.quick_building import built
from tests.examples import examples
from tests.models.anything import built as drawn
from tests.models.anything import sent_models
from tests.models.states import state

SENT: list[Any] = sent_models()
WHEN = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)
ORDER: Mapping[str, Any] = {
    "legacy_connection_id": 1,
    "store_order_id": "1001",
    "email": "ada@example.com",
    "creation_source": models.CreationSource.REAL_TIME,
    "store_created_date": WHEN,
    "final_amount": Decimal("29.85"),
    "currency": "USD",
    "notes": ["Grüße"],
    "shipping_method": "",
    "line_items": [models.LineItem(name="Tea", quantity=3, price_amount=Decimal("9.95"))],
}


def quickly(model: Any, arguments: Mapping[str, object]) -> Any:
    """What the quick way builds; None where it leaves the arguments to pydantic."""
    instance = model.__new__(model)
    return instance if built(instance, model._keys, arguments) else None


@pytest.mark.parametrize("model", SENT, ids=lambda model: model.__name__)
@examples(0.1)
@given(data=st.data())
def test_both_ways_build_the_same(model: Any, data: st.DataObject) -> None:
    instance = data.draw(drawn(model))
    arguments = {name: getattr(instance, name) for name in instance.model_fields_set if name in model.model_fields}
    quick = quickly(model, arguments)
    if quick is not None:
        assert state(quick) == state(model.model_validate(arguments))


def test_an_ordinary_order_goes_the_quick_way() -> None:
    quick = quickly(models.OrderInput, ORDER)
    assert state(quick) == state(models.OrderInput.model_validate(ORDER))
    assert quick.order_number == "1001"
    assert "shipping_method" not in quick.model_fields_set


@pytest.mark.parametrize(
    "odd",
    [
        {"store_order_id": 1001},
        {"order_number": "", "store_order_id": "\u00a01001"},
        {"store_created_date": "2026-01-02T03:04:05Z"},
        {"store_created_date": WHEN.astimezone(timezone(timedelta(hours=-5)))},
        {"creation_source": "REAL_TIME"},
        {"final_amount": "29.85"},
        {"final_amount": 30},
        {"shipping_amount": Decimal("0.00")},
        {"shipping_amount": Decimal("-0.00")},
        {"discounts_amount": Decimal("0E+5")},
        {"discounts": models.Discount(name="SPRING")},
        {"line_items": [{"name": "Tea"}]},
        {"line_items": [models.LineItem.from_wire({"name": "Tea"})]},
        {"line_items": [models.LineItem(name="Tea", extra={"brandNew": 1})]},
        {"extra": {"brandNew": 1}},
        {"currency": None},
    ],
)
def test_what_is_unusual_is_built_as_ever(odd: Mapping[str, Any]) -> None:
    arguments = {**ORDER, **odd}
    assert state(models.OrderInput(**arguments)) == state(models.OrderInput.model_validate(arguments))


@pytest.mark.parametrize(
    "wrong",
    [
        {"store_order_id": " "},
        {"email": ""},
        {"email": "\0"},
        {"shipping_method": "half a pair \ud800"},
        {"notes": ["\0"]},
        {"currency": "dollars"},
        {"final_amount": Decimal("NaN")},
        {"final_amount": 29.999999},
        {"legacy_connection_id": 0},
        {"legacy_connection_id": True},
        {"shipping_amount": Decimal(-1)},
        {"store_created_date": datetime(2026, 1, 2)},
        {"made_up": "unknown"},
        {"made_up": ""},
        {"made_up": None},
        {"final_amount": None},
    ],
)
def test_what_is_wrong_is_refused_as_ever(wrong: Mapping[str, Any]) -> None:
    with pytest.raises(ValidationError) as ours:
        models.OrderInput(**{**ORDER, **wrong})
    with pytest.raises(ValidationError) as theirs:
        models.OrderInput.model_validate({**ORDER, **wrong})
    assert ours.value.errors() == theirs.value.errors()


def test_what_is_missing_is_named_as_ever() -> None:
    with pytest.raises(ValidationError, match="HISTORICAL for an import"):
        models.OrderInput(**{name: value for name, value in ORDER.items() if name != "creation_source"})


class Checked(models.LineItem):
    shelf: str | None = None

    @field_validator("shelf")
    @classmethod
    def _shout(cls, value: str | None) -> str | None:
        return value and value.upper()


class Remembering(models.LineItem):
    _seen: int = PrivateAttr(default=3)

    @property
    def seen(self) -> int:
        return self._seen


class Counting(models.LineItem):
    _built: list[str] = PrivateAttr(default_factory=list)

    def model_post_init(self, context: Any, /) -> None:
        super().model_post_init(context)
        self._built.append("once")

    @property
    def built(self) -> list[str]:
        return self._built


class Plain(BaseModel):
    number: int = 0


class Holding(models.LineItem):
    part: Plain | None = None
    contact: models.Contact | None = None


def test_what_users_derive_keeps_its_own_rules() -> None:
    assert Checked(shelf="a").shelf == "A"
    assert Remembering(name="Tea").seen == Remembering().seen == 3
    assert Counting(name="Tea").built == Counting().built == ["once"]
    assert Holding(part=Plain(number=1)).part == Plain(number=1)
    assert quickly(Holding, {"name": "Tea"}).name == "Tea"
    assert Holding(contact=models.Contact.from_wire({"id": "7"})).contact == models.Contact(id=7)
