"""Bad input: refused before anything is sent, with the remedy."""

from datetime import datetime
from decimal import Decimal
from typing import Any

import pytest
from pydantic import ValidationError

from acsdk import models

LINE = {"external_id": "1", "name": "Tea", "price": "1.00", "quantity": 1}
NAIVE = datetime(2026, 1, 1)


@pytest.mark.parametrize(
    ("model", "given", "words"),
    [
        (models.ContactInput, {"email": ""}, "email is empty"),
        (models.ContactInput, {"email": "  "}, "email is empty"),
        (models.ContactUpdate, {"email": ""}, "email is empty"),
        (models.ContactInput, {"frist_name": "A"}, "did you mean 'first_name'"),
        (models.ContactInput, {"email": "a@b.c", "fields": {"": "x"}}, "names no field"),
        (models.ContactInput, {"fields": {0: "x"}}, "names no field"),
        (models.ContactInput, {"fields": {True: "x"}}, "names no field"),
        (models.ContactInput, {"fields": {1.5: "x"}}, "names no field"),
        (models.ContactInput, {"fields": "SIZE"}, "valid dictionary"),
        (models.ContactInput, {"fields": {"SIZE": 1.5}}, "must be text, a number, a date"),
        (models.ContactInput, {"fields": {"SIZE": True}}, "must be text, a number, a date"),
        (models.ContactInput, {"fields": {"SIZE": Decimal("NaN")}}, "must be text|NaN or infinity"),
        (models.ContactInput, {"fields": {"SIZE": NAIVE}}, "has no time zone"),
        (models.ContactInput, {"fields": {"SIZE": ["a", ""]}}, "none of them empty"),
        (models.ContactInput, {"fields": {"SIZE": ["a||b"]}}, r"with \|\| in it"),
        (models.ContactInput, {"fields": {"SIZE": ["a", 1]}}, "must hold only texts"),
        (models.ContactListInput, {"contact_id": 1, "list_id": 1}, "ListStatus.ACTIVE subscribes"),
        (models.ContactListInput, {"contact_id": 1, "list_id": 1, "status": 4}, r"3 \(BOUNCED\)"),
        (models.ContactListInput, {"contact_id": 1, "list_id": 1, "status": "active"}, r"0 \(UNCONFIRMED\)"),
        (models.DealUpdate, {"status": 1.99}, r"1 \(WON\)"),
        (models.DealUpdate, {"status": float("inf")}, r"1 \(WON\)"),
        (models.DealUpdate, {"status": True}, r"1 \(WON\)"),
        (models.DealUpdate, {"currency": Decimal("NaN")}, "NaN or infinity"),
        (models.DealUpdate, {"currency": float("nan")}, "currency is a float"),
        (models.ContactListInput, {"contact_id": 0, "list_id": 1, "status": 1}, "a number from 1 on"),
        (models.ContactListInput, {"contact_id": True, "list_id": 1, "status": 1}, "a record's id: pass an int"),
        (models.ContactTagInput, {"contact_id": 1, "tag_id": "vip"}, "not a whole number"),
        (models.ContactTagInput, {"contact_id": 1, "tag_id": 1.5}, "a record's id: pass an int"),
        (models.FieldRelationInput, {"field_id": 1, "list_id": -1}, "or 0 for all lists"),
        (models.TagInput, {"name": ""}, "name is empty"),
        (models.TagInput, {"name": "x", "tag_type": "deal"}, "contact, template"),
        (models.CustomFieldInput, {"title": "x", "type": "colour"}, "must be one of text, textarea"),
        (models.MailingListInput, {"name": "x"}, "Field required"),
        (models.ConnectionUpdate, {"status": 2}, r"1 \(CONNECTED\)"),
        (models.CustomerInput, {"connection_id": 1, "external_id": "", "email": "a@b.c"}, "external_id is empty"),
        (models.OrderProductInput, {**LINE, "price": "0.001"}, "fraction of a cent"),
        (models.OrderProductInput, {**LINE, "price": "-1"}, "must not be negative"),
        (models.OrderProductInput, {**LINE, "price": "NaN"}, "plain number"),
        (models.OrderProductInput, {**LINE, "price": Decimal("Infinity")}, "NaN or infinity|finite"),
        (models.OrderProductInput, {**LINE, "price": 0.1 + 0.2}, "more than 4 decimals"),
        (models.OrderProductInput, {**LINE, "price": True}, "must be a number"),
        (models.OrderProductInput, {**LINE, "quantity": -1}, "must not be negative"),
        (models.OrderProductInput, {**LINE, "quantity": "two"}, "whole number"),
        (models.DeepDataDiscountInput, {"type": "ORDER"}, "'order' or 'shipping'"),
        (models.CartUpdate, {"abandoned_date": NAIVE}, "no time zone"),
        (models.CartUpdate, {"currency": "EURO"}, "three letters"),
        (models.CartUpdate, {"total_price": "1.005"}, "fraction of a cent"),
        (models.CartUpdate, {"products": [{**LINE, "price": "x"}]}, "plain number"),
        (models.DeepDataOrderInput, {"external_id": "1"}, "HISTORICAL for an import"),
        (models.ImportCallback, {"url": "u", "request_type": "PUT"}, "'GET' or 'POST'"),
        (models.ContactImport, {"email": "a@b.c", "subscribe": ["news"]}, "not a whole number"),
    ],
)
def test_a_refusal_says_what_to_do(model: type[models.Input], given: dict[str, Any], words: str) -> None:
    with pytest.raises(ValidationError, match=words) as caught:
        model(**given)
    assert "input_value" not in str(caught.value)


def test_a_new_field_of_the_api_goes_into_extra() -> None:
    from acsdk.models.kit.encode import encode

    assert encode(models.TagInput(name="x", extra={"brandNew": 1})).endswith(b'"brandNew":1}')
    with pytest.raises(ValidationError, match="pass name="):
        models.TagInput(name="x", extra={"tag": "y"})


def test_numbers_stand_for_members() -> None:
    assert models.ContactListInput(contact_id=1, list_id=1, status=2).status is models.ListStatus.UNSUBSCRIBED
