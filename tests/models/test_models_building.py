import json
import re
from collections import UserDict
from datetime import UTC, datetime
from decimal import Decimal
from enum import Enum
from typing import Any

import pytest
from pydantic import ValidationError

from acsdk.models import (
    Address,
    CreationSource,
    CustomerData,
    Discount,
    FieldValueInput,
    LineItem,
    Order,
    OrderInput,
    ProductInput,
    RecurringPaymentInput,
)
from acsdk.models.kit.encode import encode

NOW = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)


def order(**changes: Any) -> OrderInput:
    given: dict[str, Any] = {
        "legacy_connection_id": 1,
        "store_order_id": "1001",
        "creation_source": CreationSource.REAL_TIME,
        "store_created_date": NOW,
        "final_amount": "100.01",
    }
    return OrderInput(**{**given, **changes})


def refused(**changes: Any) -> list[tuple[tuple[int | str, ...], str]]:
    with pytest.raises(ValidationError) as caught:
        order(**changes)
    return [(line["loc"], line["msg"]) for line in caught.value.errors()]


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ("quantty", "unknown field 'quantty', did you mean 'quantity'?"),
        ("priceAmonut", "unknown field 'priceAmonut', did you mean 'price_amount'?"),
        ("xyzzy", "unknown field 'xyzzy', a field newer than this release goes into extra={...}"),
    ],
)
def test_an_unknown_name_is_refused_with_the_nearest(wrong: str, message: str) -> None:
    with pytest.raises(ValidationError) as caught:
        LineItem.model_validate({wrong: 1})
    (line,) = caught.value.errors()
    assert (line["type"], line["loc"], line["msg"]) == ("unknown_field", (wrong,), message)


def test_problems_are_reported_together_and_where_they_are() -> None:
    lines: Any = [{"quantty": 2}]
    assert refused(line_items=lines) == [
        (("line_items", 0, "quantty"), "unknown field 'quantty', did you mean 'quantity'?")
    ]
    assert [loc for loc, _ in refused(emial="x", cart_id="a\0", final_amont=1)] == [
        ("emial",),
        ("cart_id",),
        ("final_amont",),
    ]


def test_a_wire_name_is_refused_with_the_fields_own() -> None:
    with pytest.raises(ValidationError, match="unknown field 'firstName', did you mean 'first_name'"):
        Address.model_validate({"firstName": "Ada"})
    with pytest.raises(ValidationError, match="unknown field 'storeBaseProductId', did you mean"):
        LineItem.model_validate({"storeBaseProductId": "1"})


def test_names_are_text() -> None:
    with pytest.raises(ValidationError, match="unknown field '1'"):
        Address.model_validate({1: 2})


def test_any_mapping_is_accepted() -> None:
    data = {"legacy_connection_id": 1, "store_order_id": "1001", "creation_source": "REAL_TIME"}
    assert OrderInput.model_validate(UserDict({**data, "final_amount": "100.01", "store_created_date": NOW})) == order()


def test_extra_fields_are_sent_under_their_names() -> None:
    sent = order(extra={"loyaltyTier": {"points": Decimal("1.50"), "list": [Decimal("1E+2"), "x", None]}})
    assert b'"loyaltyTier":{"points":1.50,"list":[100,"x",null]}' in encode(sent)
    assert b"extra" not in encode(sent)
    assert sent.model_extra == sent.extra


def test_a_known_field_in_extra_is_refused() -> None:
    assert refused(extra={"email": "a", "storeStatus": "b"}) == [
        (("extra", "email"), "'email' is a field of this class: pass email= instead of putting it into extra"),
        (
            ("extra", "storeStatus"),
            "'storeStatus' is a field of this class: pass store_status= instead of putting it into extra",
        ),
    ]


def test_extra_must_be_a_mapping() -> None:
    assert refused(extra=["a"])[0][0] == ("extra",)


def test_empty_text_counts_as_not_given() -> None:
    sent = order(cart_id="", shipping_amount="", normalized_status="", store_modified_date="", notes="")
    assert sent == order()
    assert sent.model_fields_set == order().model_fields_set


@pytest.mark.parametrize("key", ["store_order_id", "email", "creation_source", "final_amount"])
@pytest.mark.parametrize("blank", ["", "  "])
def test_an_empty_key_is_refused(key: str, blank: str) -> None:
    assert (((key,), f"{key} is empty: give it its value")) in refused(**{key: blank})


def test_an_empty_key_of_other_records_is_refused() -> None:
    with pytest.raises(ValidationError, match="store_primary_id is empty"):
        ProductInput(legacy_connection_id=1, store_primary_id="")
    with pytest.raises(ValidationError, match="store_recurring_payment_id is empty"):
        RecurringPaymentInput(legacy_connection_id=1, store_recurring_payment_id="", suppress_automations=True)


@pytest.mark.parametrize(
    "bad",
    [
        {"cart_id": "a\0b"},
        {"cart_id": "\ud800"},
        {"cart_id": "é\udfff"},
        {"notes": ["fine", "a\0"]},
        {"extra": {"a": {"b\0": 1}}},
        {"extra": {"a": float("nan")}},
        {"extra": {"a": [Decimal("Infinity")]}},
    ],
)
def test_what_json_cannot_carry_is_refused(bad: dict[str, Any]) -> None:
    ((loc, message),) = refused(**bad)
    assert loc == tuple(bad)
    assert "JSON cannot carry" in message


def test_any_other_text_is_sent() -> None:
    assert "Zoë 🎉".encode() in encode(order(store_status="Zoë 🎉"))


def test_a_float_as_an_id_is_refused_because_it_would_grow_a_fraction() -> None:
    assert refused(store_order_id=1001.0) == [
        (("store_order_id",), "store_order_id is a float, but must be text: pass a string, or an int")
    ]
    assert order(store_order_id=1001).store_order_id == "1001"


def test_the_source_of_an_order_must_be_said() -> None:
    with pytest.raises(ValidationError, match="creation_source is required: HISTORICAL for an import"):
        OrderInput(legacy_connection_id=1, store_order_id="1", store_created_date=NOW, final_amount=1)  # type: ignore[call-arg]
    with pytest.raises(ValidationError, match="suppress_automations is required: True for an import"):
        RecurringPaymentInput(legacy_connection_id=1, store_recurring_payment_id="1")  # type: ignore[call-arg]


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"creation_source": "IMPORT"}, "must be one of HISTORICAL, REAL_TIME"),
        ({"creation_source": 1}, "must be one of HISTORICAL, REAL_TIME"),
        ({"normalized_status": "completed"}, "must be one of PENDING, COMPLETED, ABANDONED"),
        ({"currency": "EURO"}, "currency code of three letters"),
        ({"currency": "E1R"}, "currency code of three letters"),
        ({"discounts": [{"type": "CART"}]}, "must be one of ORDER, SHIPPING"),
        ({"discounts": [{"type": "ORDER", "discount_amount": -1}]}, "must not be negative"),
        ({"line_items": [{"price_amount": "-1"}]}, "must not be negative"),
        ({"line_items": [{"quantity": -1}]}, "must not be negative"),
        ({"line_items": 5}, "valid list"),
        ({"customer_data": {"sms_opt_in_level": "YES"}}, "must be one of CONFIRMED_OPT_IN"),
    ],
)
def test_values_that_the_api_does_not_know_are_refused(changes: dict[str, Any], message: str) -> None:
    ((_, text),) = refused(**changes)
    assert message in text


@pytest.mark.parametrize("currency", ["EUR", "usd"])
def test_currencies_are_sent_as_given(currency: str) -> None:
    assert order(currency=currency).currency == currency


def test_errors_do_not_repeat_personal_data() -> None:
    secret: Any = ["ada@example.com"]
    with pytest.raises(ValidationError) as caught:
        order(email=secret, billing_address=Address(city="Paris"), cart_id="ada@example.com\0")
    assert "ada@" not in str(caught.value)
    with pytest.raises(ValidationError) as caught:
        order(email=secret)
    assert "ada@" not in str(caught.value)


def test_the_order_number_defaults_to_the_id() -> None:
    assert order().order_number == "1001"
    assert order(order_number="").order_number == "1001"
    assert order(order_number=None).order_number == "1001"
    assert order(order_number="A-1").order_number == "A-1"
    assert b'"orderNumber":"1001"' in encode(order())


def test_value_objects_may_be_given_as_mappings() -> None:
    sent = order(line_items=[{"name": "Tea"}], billing_address={"city": "Paris"}, customer_data={"first_name": "Ada"})
    assert sent.line_items == [LineItem(name="Tea")]
    assert sent.billing_address == Address(city="Paris")
    assert sent.customer_data == CustomerData(first_name="Ada")


def test_replace_validates() -> None:
    sent = order(extra={"a": 1}, email="a@example.com")
    assert sent.replace(email="b@example.com") == order(extra={"a": 1}, email="b@example.com")
    with pytest.raises(ValidationError, match="unknown field 'emial'"):
        sent.replace(emial="x")
    assert LineItem(name="Tea").replace(quantity=2) == LineItem(name="Tea", quantity=2)


def test_defaults_do_not_win_over_what_was_given() -> None:
    sent = order(currency="EUR").with_defaults({"currency": "USD", "store_status": "paid"})
    assert (sent.currency, sent.store_status) == ("EUR", "paid")


def test_a_list_that_the_caller_changes_later_is_a_copy() -> None:
    lines = [LineItem(name="Tea")]
    sent = order(line_items=lines)
    lines.append(LineItem(name="Pot"))
    assert sent.line_items == [LineItem(name="Tea")]


def test_parts_of_an_answer_can_be_sent() -> None:
    read = Order.from_wire(
        {
            "lineItems": [{"name": "Tea", "newOnTheServer": 1, "tags": []}],
            "billingAddress": {"city": "Paris", "newOnTheServer": 1},
        }
    )
    sent = order(line_items=read.line_items, billing_address=read.billing_address)
    assert b"newOnTheServer" not in encode(sent)
    assert sent.line_items == [LineItem(name="Tea")]


def test_parts_of_an_answer_that_do_not_fit_are_refused() -> None:
    read = Order.from_wire({"discounts": [{"type": "CART"}], "billingAddress": {"city": []}})
    assert refused(discounts=read.discounts, billing_address=read.billing_address) == [
        (("billing_address", "city"), "city could not be read from the answer: pass city= to say what it shall be"),
        (("discounts", 0, "type"), "must be one of ORDER, SHIPPING"),
    ]


def test_json_text_is_validated_too() -> None:
    text = order(discounts=[Discount(type="ORDER", discount_amount="1.10")]).model_dump_json(exclude_none=True)
    assert OrderInput.model_validate_json(text) == order(discounts=[Discount(type="ORDER", discount_amount="1.10")])


@pytest.mark.parametrize("nothing", ["", None, []])
def test_nothing_empties_a_required_field_that_takes_it(nothing: object) -> None:
    value = FieldValueInput.model_validate({"contact_id": 2, "field_id": 3, "value": nothing})
    assert value.model_dump(exclude_none=True) == {"contact_id": 2, "field_id": 3, "value": ""}
    assert value.replace() == value
    assert FieldValueInput.model_validate_json(value.model_dump_json()) == value
    assert json.loads(encode(value)) == {"contact": 2, "field": 3, "value": ""}


class Colour(Enum):
    RED = (1, 2)


@pytest.mark.parametrize(
    ("given", "says"),
    [
        (Colour.RED, "is a member of an enum without text: pass its value"),
        (Decimal("1E+99"), "has too many digits: give it as a string"),
        ([1.5], "is a float, but must be text"),
    ],
)
def test_what_is_no_text_is_refused(given: Any, says: str) -> None:
    with pytest.raises(ValidationError, match=re.escape(says)):
        order(store_order_id=given)


def test_a_decimal_in_the_place_of_text_has_no_exponent() -> None:
    assert order(store_order_id=Decimal("1E+2")).store_order_id == "100"


@pytest.mark.parametrize("number", [2**63, -(2**63) - 1])
def test_a_number_that_64_bits_do_not_hold_is_refused(number: int) -> None:
    with pytest.raises(ValidationError, match="64 bits"):
        order(legacy_connection_id=number)
