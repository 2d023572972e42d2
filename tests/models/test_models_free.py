"""Free-form JSON, what is dumped of a model, and what schemas say of it."""

from __future__ import annotations

import importlib
import json
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any, Literal
from uuid import UUID

import pytest
from pydantic_core import PydanticCustomError

from acsdk.contrib.shopify._nodes.fields import address
from acsdk.models import Contact, ContactInput, CustomObjectCondition, LineItem, Order, SmsCredits
from acsdk.models.kit.free import are_equal, exact


class Own(ContactInput):
    """An input with a field that nothing is said of."""

    nickname: str = ""


def test_what_json_cannot_carry_is_refused_by_name() -> None:
    own: list[Any] = []
    own.append(own)
    for value, words in ((own, "nested too deeply"), (float("nan"), "NaN"), (object(), "type object")):
        with pytest.raises(PydanticCustomError, match=words):
            exact(value)
    assert exact({"on": date(2026, 1, 2), "half": "\ud800", "sum": 0.1}) == {
        "on": "2026-01-02",
        "half": "\ufffd",
        "sum": Decimal("0.1"),
    }


class Five:
    """As numpy's integers."""

    def __index__(self) -> int:
        return 5


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ({1: "a", "1": "b"}, "has the key 1 twice"),
        ({True: 1}, "a key of the type bool"),
        ({"a": {1, 2}}, "a set or an iterator"),
        ([iter("ab")], "a set or an iterator"),
        (b"x", "bytes"),
        ([2**20000], "thousands of digits"),
        (Fraction(1, 3), "type Fraction"),
        (int, "type type"),
    ],
    ids=lambda given: given if isinstance(given, str) else "",
)
def test_what_has_no_one_form_in_json_is_refused(value: object, words: str) -> None:
    with pytest.raises(PydanticCustomError, match=words):
        exact(value)


def test_models_and_numbers_of_others_stand_in_free_values() -> None:
    line = LineItem(name="Tea", price_amount="1.50")
    found = exact({"line": line, "five": Five(), 7: UUID(int=1)})
    assert found == {
        "line": {"name": "Tea", "priceAmount": Decimal("1.50")},
        "five": 5,
        "7": "00000000-0000-0000-0000-000000000001",
    }


def test_values_are_compared_as_json_has_them() -> None:
    assert are_equal(0.1, Decimal("0.1"))
    assert not are_equal(0.1, Decimal("0.2"))
    assert not are_equal(float("nan"), 1)


def test_what_could_not_be_read_is_dumped_where_it_is_asked_for() -> None:
    contact = Contact.from_wire({"cdate": "soon"})
    dumped = contact.model_dump(context={"raw": True})
    assert Contact.model_validate(dumped, context={"raw": True}).raw == {"cdate": "soon"}
    assert "soon" not in str(contact.model_dump())


def test_schemas_of_both_modes_describe_the_fields() -> None:
    modes: tuple[Literal["validation", "serialization"], ...] = ("validation", "serialization")
    for mode in modes:
        assert Order.model_json_schema(mode=mode)["properties"]["email"]["description"]
    properties = Own.model_json_schema()["properties"]
    assert properties["email"]["description"]
    assert "description" not in properties["nickname"]


def test_a_field_that_is_called_extra_is_a_field() -> None:
    credits_left = SmsCredits.from_wire({"extra": 5})
    assert credits_left.to_dict()["extra"] == 5
    assert credits_left != SmsCredits.from_wire({"extra": 6})


def test_a_day_in_a_condition_is_written_as_iso_8601() -> None:
    condition = CustomObjectCondition(eq=date(2026, 1, 2), gt=Decimal("1E+2"))
    assert [*condition.operators()] == [("eq", "2026-01-02"), ("gt", "100")]


def test_a_province_and_a_country_without_codes_are_taken_by_their_names() -> None:
    found = address({"province": "British Columbia", "country": "Canada"})
    assert found is not None
    assert (found.province, found.country) == ("British Columbia", "Canada")
    coded = address({"provinceCode": "BC", "countryCodeV2": "CA"})
    assert coded is not None
    assert (coded.province, coded.country) == ("BC", "CA")


def test_the_command_line_is_a_module_too() -> None:
    assert importlib.import_module("acsdk.__main__").main


def test_numbers_of_what_could_not_be_read_keep_every_digit_in_json() -> None:
    odd = {"id": {"a": [Decimal("1.50"), Decimal("0.1000000000000000000001"), Decimal("1E+999")]}}
    dumped = SmsCredits.from_wire({"credits": 1}).model_copy(update={"raw": odd}).model_dump_json(context={"raw": True})
    assert json.loads(dumped)["raw"] == {"id": {"a": [1.5, "0.1000000000000000000001", "1E+999"]}}
