import copy
import json
import logging
import pickle
from collections.abc import Callable
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any, cast

import pytest
from pydantic import TypeAdapter, ValidationError, model_validator

from acsdk._json.decode import decode_json, first_json
from acsdk.models import Address, Contact, Discount, LineItem, Order, OrderState, Product, TrackingEventDebugTrace
from acsdk.models.kit.base import Answer
from acsdk.models.kit.encode import encode
from acsdk.models.kit.reading import is_reading, reading
from acsdk.models.kit.wire import WireInt
from acsdk.webhooks import WebhookEvent, parse

pytestmark = pytest.mark.usefixtures("all_ways")


def order(**fields: Any) -> Order:
    return Order.from_wire(fields)


def test_every_field_may_be_missing() -> None:
    empty = order()
    assert empty.final_amount is None
    assert (empty.line_items, empty.discounts, empty.notes) == ([], [], [])
    assert (empty.raw, repr(empty)) == ({}, "Order()")


def test_what_somebody_writes_into_the_raw_of_a_record_is_in_no_other() -> None:
    one, other = order(id="1"), order(id="2")
    cast("dict[str, Any]", one.raw)["id"] = 1
    assert (one.raw, other.raw, order().raw) == ({}, {}, {})


def test_what_names_a_record_is_text_even_where_it_is_missing() -> None:
    assert [order(id=given).id for given in ("x", 7, None, "")] == ["x", "7", "", ""]
    assert order().id == ""


def test_fields_of_tomorrow_are_kept() -> None:
    assert order(loyaltyTier="gold").model_extra == {"loyaltyTier": "gold"}


def test_the_entry_says_the_form() -> None:
    assert order(storeOrderId="1", store_order_id="2").store_order_id == "1"
    assert Order(store_order_id="1") == order(storeOrderId="1")
    assert Order.model_validate({"storeOrderId": "1"}).model_extra == {"storeOrderId": "1"}


@pytest.mark.parametrize(
    ("wire", "sent", "name", "read"),
    [
        ("storeOrderId", 123, "store_order_id", "123"),
        ("legacyConnectionId", "12", "legacy_connection_id", 12),
        ("isTestOrder", "true", "is_test_order", True),
        ("isTestOrder", 0, "is_test_order", False),
        ("notes", "one", "notes", ["one"]),
        ("lineItems", {"name": "Tea"}, "line_items", [LineItem(name="Tea")]),
        ("lineItems", None, "line_items", []),
        ("discountAmount", 3, "discounts_amount", Decimal(3)),
        ("discountsAmount", "3.10", "discounts_amount", Decimal("3.10")),
        ("normalizedStatus", "COMPLETED", "normalized_status", OrderState.COMPLETED),
        ("normalizedStatus", "ON_FIRE", "normalized_status", "ON_FIRE"),
        (
            "storeCreatedDate",
            "2023-05-03T10:48:23Z",
            "store_created_date",
            datetime(2023, 5, 3, 10, 48, 23, tzinfo=UTC),
        ),
        ("currency", "US Dollar", "currency", "US Dollar"),
        ("shippingAmount", -1, "shipping_amount", Decimal(-1)),
    ],
)
def test_other_spellings_are_read(wire: str, sent: Any, name: str, read: Any) -> None:
    read_order = order(**{wire: sent})
    assert getattr(read_order, name) == read
    assert type(getattr(read_order, name)) is type(read)
    assert not read_order.raw


def test_upc_is_read_from_the_misprint_of_the_documentation() -> None:
    assert Product.from_wire({"ups": "012"}).upc == Product.from_wire({"upc": "012"}).upc == "012"


def test_a_misfit_becomes_none_and_everything_else_stays() -> None:
    read = order(storeOrderId="1", email=["a"], storeCreatedDate="garbage", finalAmount=5)
    assert (read.email, read.store_created_date) == (None, None)
    assert (read.store_order_id, read.final_amount) == ("1", Decimal(5))
    assert read.raw == {"email": ["a"], "storeCreatedDate": "garbage"}


def test_misfits_leave_their_list() -> None:
    read = order(lineItems=[{"name": "Tea"}, 5, {"name": "Pot"}, None], notes=["a", {}, "b"])
    assert [line.name for line in read.line_items] == ["Tea", "Pot"]
    assert read.notes == ["a", "b"]
    assert read.raw == {"lineItems": [5, None], "notes": [{}]}


def test_a_nested_misfit_stays_where_it_belongs() -> None:
    read = order(lineItems=[{"name": "Tea", "quantity": "lots"}], shippingAddress={"city": "Paris", "phone": {}})
    assert read.line_items[0].name == "Tea"
    assert read.line_items[0].raw == {"quantity": "lots"}
    assert read.shipping_address == Address(city="Paris")
    assert read.shipping_address is not None
    assert read.shipping_address.raw == {"phone": {}}
    assert not read.raw


def test_a_nested_record_of_another_kind_is_a_misfit() -> None:
    assert order(shippingAddress="Paris").raw == {"shippingAddress": "Paris"}


def test_what_the_python_name_held_is_kept_raw_too() -> None:
    assert order(store_customer_id=[]).raw == {"store_customer_id": []}


def test_what_a_user_gives_an_answer_must_fit() -> None:
    with pytest.raises(ValidationError, match="store_customer_id"):
        Order.model_validate({"store_customer_id": []})


def test_strict_reading_raises_instead() -> None:
    with reading(strict=True):
        assert order(storeOrderId=1).store_order_id == "1"
        with pytest.raises(ValidationError) as caught:
            order(lineItems=[{"quantity": "lots"}])
    assert caught.value.errors()[0]["loc"] == ("line_items", 0, "quantity")


def test_reading_ends_with_its_block() -> None:
    with reading():
        assert is_reading()
        with reading(strict=True):
            assert is_reading()
        assert order(email=[]).email is None
    assert not is_reading()
    order(email=[])
    assert not is_reading()


def test_value_objects_are_tolerant_in_answers_and_strict_for_builders() -> None:
    data = {"name": "Tea", "brandNew": 1, "averageRating": 4.123456789}
    assert order(lineItems=[data]).line_items[0].model_extra == {"brandNew": 1}
    assert LineItem.from_wire(data).average_rating == Decimal("4.123456789")
    with pytest.raises(ValidationError, match="unknown field 'brandNew'"):
        LineItem.model_validate(data)


def test_what_was_read_equals_what_was_built() -> None:
    read = order(lineItems=[{"name": "Tea", "priceAmount": 9.95}]).line_items[0]
    built = LineItem(name="Tea", price_amount="9.95")
    assert read == built
    assert hash(read) == hash(built)
    assert read != LineItem(name="Tea")
    assert read != Discount(name="Tea")


def test_a_missing_required_field_cannot_be_repaired() -> None:
    class Row(Answer):
        id: int
        size: WireInt = None

    with pytest.raises(ValidationError, match="Field required"):
        Row.from_wire({"size": "big"})
    with pytest.raises(ValidationError, match="Field required"):
        Row.from_wire({"id": "x"})
    with pytest.raises(ValidationError, match="valid dictionary"):
        Row.from_wire(cast("Any", "x"))


def test_a_record_that_is_refused_as_a_whole_cannot_be_repaired() -> None:
    class Row(Answer):
        size: WireInt = None

        @model_validator(mode="before")
        @classmethod
        def _refuse(cls, value: object) -> object:
            raise ValueError(value)

    with pytest.raises(ValidationError, match="big"):
        Row.from_wire({"size": "big"})


def test_one_warning_for_a_class_and_field_and_none_holds_a_value(caplog: pytest.LogCaptureFixture) -> None:
    class Person(Answer):
        age: WireInt = None

    with caplog.at_level(logging.WARNING, logger="acsdk"):
        assert [Person.from_wire({"age": "secret"}).raw for _ in range(3)] == [{"age": "secret"}] * 3
    (record,) = caplog.records
    assert record.name == "acsdk"
    assert "Person.age" in record.getMessage()
    assert "secret" not in record.getMessage()


def test_answers_survive_pickle_and_copy_with_their_raw_values() -> None:
    read = order(email=[], lineItems=[{"name": "Tea", "quantity": "lots"}])
    for twin in (pickle.loads(pickle.dumps(read)), copy.deepcopy(read), read.model_copy()):
        assert twin == read
        assert twin.raw == {"email": []}
        assert twin.line_items[0].raw == {"quantity": "lots"}


def test_models_cannot_be_changed() -> None:
    with pytest.raises(ValidationError, match="frozen"):
        order(email="a").email = "b"


def test_the_repr_shows_what_is_there() -> None:
    assert repr(order(email="a@example.com", notes=[], x=0)) == "Order(email='a@example.com', x=0)"


def test_null_fields_that_were_left_out_of_an_answer() -> None:
    trace = TrackingEventDebugTrace.from_wire(
        {
            "matchingConnection": {"legacyConnectionId": 1},
            "identifierType": "STORE_PRIMARY_ID",
            "modifiedSession": {"email": "a@example.com", "toAbandonDate": "2025-02-05T22:20:58.265985747Z"},
            "modifiedProduct": {"storePrimaryId": "prod1", "numberOfTimesViewed": 0},
        }
    )
    assert trace.previously_browsed_product is None
    assert trace.modified_product is not None
    assert trace.modified_product.browse_time_seconds is None
    assert trace.modified_session is not None
    assert trace.modified_session.to_abandon_date == datetime(2025, 2, 5, 22, 20, 58, 265985, UTC)


@pytest.mark.parametrize("half", ["\\ud800", "\\uDFFF", "\\ud83d x", "\\udc00\\ud83d"])
def test_half_a_surrogate_pair_can_be_dumped_again(half: str) -> None:
    read = decode_json(f'{{"id": "1", "firstName": "a{half}", "new": {{"{half}": ["{half}"]}}}}'.encode())
    contact = Contact.from_wire(read)
    assert contact.first_name is not None
    assert "\ufffd" in contact.first_name
    assert Contact.model_validate_json(contact.model_dump_json()) == contact
    assert json.dumps(read, ensure_ascii=False).encode()
    order = Order.from_wire(decode_json(f'{{"storeStatus": "{half}", "notes": ["{half}"]}}'.encode()))
    assert Order.model_validate_json(order.model_dump_json()) == order
    event = parse(f'{{"type": "update", "contact": {{"first_name": "{half}", "x": "{half}"}}}}', "application/json")
    assert TypeAdapter(WebhookEvent).validate_json(event.model_dump_json()) == event
    assert first_json(f'"{half}" and more'.encode()).encode()


def test_whole_pairs_and_escaped_backslashes_stay() -> None:
    assert decode_json(rb'["\ud83d\ude00", "\\ud800", "\\\\ud800", "\u00e9\n"]') == [
        "😀",
        "\\ud800",
        "\\\\ud800",
        "é\n",
    ]


@pytest.mark.parametrize("way", ["Python", "JSON", "raw in JSON", "pickle"])
def test_what_the_server_added_to_a_part_is_left_out_however_its_answer_came(way: str) -> None:
    read = order(
        storeOrderId="1",
        legacyConnectionId=1,
        creationSource="HISTORICAL",
        storeCreatedDate="2026-01-02T00:00:00Z",
        finalAmount="1.5",
        lineItems=[{"name": "Tea", "quantity": 1, "serverOnly": "s"}],
    )
    raw = {"raw": True}
    ways: dict[str, Callable[[], Order]] = {
        "Python": lambda: Order.model_validate(read.model_dump()),
        "JSON": lambda: Order.model_validate_json(read.model_dump_json()),
        "raw in JSON": lambda: Order.model_validate_json(read.model_dump_json(context=raw), context=raw),
        "pickle": lambda: pickle.loads(pickle.dumps(read)),
    }
    again = ways[way]()
    assert again == read
    assert again.line_items[0].extra == {"serverOnly": "s"}
    sent = encode(again.to_input(legacy_connection_id=1))
    assert sent == encode(read.to_input(legacy_connection_id=1))
    assert b"serverOnly" not in sent


def test_what_a_user_put_into_a_part_is_sent() -> None:
    line = LineItem(name="Tea", extra={"grown": "here"})
    built = Order(store_order_id="1", line_items=[line])
    changes: dict[str, Any] = {
        "legacy_connection_id": 1,
        "creation_source": "HISTORICAL",
        "store_created_date": datetime(2026, 1, 2, tzinfo=UTC),
        "final_amount": 1,
    }
    assert b'"grown":"here"' in encode(built.to_input(**changes))


@pytest.mark.parametrize("more", [{}, {"deleted": "no date at all", "newer": 1}])
def test_an_unknown_key_that_is_spelled_as_a_field_takes_no_fields_place(more: dict[str, Any]) -> None:
    for _ in range(20):  # more often than it takes for a reader of this shape
        read = Contact.from_wire({"id": "1", "firstName": "Ada", "first_name": "Zoe", **more})
        assert (read.first_name, read.raw["first_name"]) == ("Ada", "Zoe")
        assert read.model_dump()["first_name"] == "Ada"
        assert Contact.model_validate_json(read.model_dump_json()) == read
    assert Contact.from_wire({"first_name": "Zoe"}).first_name == "Zoe"
