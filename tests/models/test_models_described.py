"""What JSON schemas and signatures say of the models is what the models do."""

import inspect
import re
import subprocess
import sys
from decimal import Decimal
from typing import Any, Literal

import pytest
from pydantic import ValidationError

from acsdk import models
from acsdk.models import (
    CartInput,
    ContactInput,
    ContactUpdate,
    DealInput,
    FieldValueInput,
    IntFieldFilter,
    LineItem,
    Order,
    OrderInput,
    Pagination,
    ProductInput,
    SegmentConditionGroupMember,
    SegmentField,
    StringFieldFilter,
    TrackingCredentials,
)
from acsdk.models.kit.base import Buildable, Model, Value

from .anything import public_models, sent_models

NULL = {"type": "null"}


def parts(about: dict[str, Any]) -> list[dict[str, Any]]:
    return [part for part in about.get("anyOf", [about]) if part != NULL]


def the(model: type[Model], name: str, mode: Literal["validation", "serialization"] = "validation") -> dict[str, Any]:
    """What is said of the values of a field, but for null."""
    (part,) = parts(model.model_json_schema(mode=mode)["properties"][name])
    return part


@pytest.mark.parametrize("model", public_models(), ids=lambda model: model.__name__)
def test_schemas_have_every_field_by_its_name_and_with_its_docstring(model: type[Model]) -> None:
    read = model.model_json_schema()
    dumped = model.model_json_schema(mode="serialization")
    given = model.model_fields.keys() - {"extra"} if issubclass(model, Buildable) else model.model_fields.keys()
    assert read["properties"].keys() == given
    assert dumped["properties"].keys() == model.model_fields.keys()
    assert [name for name, about in dumped["properties"].items() if not about.get("description")] == []
    for schema in (read, dumped):
        assert schema["additionalProperties"] is not issubclass(model, Buildable)


@pytest.mark.parametrize("model", sent_models(), ids=lambda model: model.__name__)
def test_no_text_and_no_key_that_is_to_be_sent_holds_a_nul(model: type[Model]) -> None:
    schema = model.model_json_schema()
    nodes: list[Any] = [*schema["properties"].values()]
    while nodes:
        node = nodes.pop()
        nodes += node.get("anyOf", [])
        nodes += [inner for inner in (node.get("items"), node.get("additionalProperties")) if isinstance(inner, dict)]
        if node.get("type") == "object":
            assert not re.search(node["propertyNames"]["pattern"], "a\0b")
        if node.get("type") == "string" and not node.keys() & {"const", "enum", "format"}:
            assert not re.search(node["pattern"], "a\0b")


def test_numbers_have_their_bounds() -> None:
    assert the(OrderInput, "legacy_connection_id") == {
        **the(OrderInput, "legacy_connection_id"),
        "minimum": 1,
        "maximum": 2**31 - 1,
    }
    assert the(LineItem, "quantity")["minimum"] == 0
    assert (the(DealInput, "contact_id")["minimum"], the(DealInput, "contact_id")["maximum"]) == (1, 2**63 - 1)
    assert the(ContactUpdate, "organization_id")["minimum"] == 1
    assert the(Pagination, "limit") == {**the(Pagination, "limit"), "minimum": 1, "maximum": 100}


@pytest.mark.parametrize("text", ["", " ", "\n", "a\0"])
def test_keys_and_required_text_are_not_blank(text: str) -> None:
    for model, name in ((OrderInput, "store_order_id"), (OrderInput, "email"), (DealInput, "title")):
        about = the(model, name)
        assert about["minLength"] == 1
        assert not re.search(about["pattern"], text)
        assert re.search(about["pattern"], " tea \n")
    assert "minLength" not in the(OrderInput, "cart_id")


@pytest.mark.parametrize(
    ("model", "name", "taken", "refused"),
    [
        (OrderInput, "final_amount", ["12.20", "-3", "0.0001"], ["", "12,20", "1 200", "EUR 3", "NaN", ".5", "1e5"]),
        (OrderInput, "discounts_amount", ["12.20"], ["-3"]),
        (DealInput, "value", ["12.20", "12"], ["12.205", "-1"]),
        (CartInput, "currency", ["EUR", "usd"], ["EURO", "E1R", ""]),
        (OrderInput, "currency", ["EUR"], ["€"]),
        (
            TrackingCredentials,
            "origin",
            ["https://a.example", "http://127.0.0.1:8000"],
            ["http://a.example", "ftp://a"],
        ),
    ],
)
def test_forms_of_text_are_patterns(model: type[Model], name: str, taken: list[str], refused: list[str]) -> None:
    pattern = the(model, name)["pattern"]
    assert [text for text in taken if not re.search(pattern, text)] == []
    assert [text for text in refused if re.search(pattern, text)] == []


def test_amounts_are_asked_for_as_text_which_is_exact_in_every_language() -> None:
    for mode in ("validation", "serialization"):
        assert the(OrderInput, "final_amount", mode)["type"] == "string"
    assert OrderInput.model_validate({**ORDER, "final_amount": 12.2}).final_amount == Decimal("12.2")


ORDER = {
    "legacy_connection_id": 1,
    "store_order_id": "1001",
    "creation_source": "HISTORICAL",
    "store_created_date": "2026-01-02T03:04:05Z",
    "final_amount": "1",
}


def test_choices_are_those_that_are_taken() -> None:
    for model, name in ((OrderInput, "creation_source"), (LineItem, "normalized_order_status"), (DealInput, "status")):
        about = the(model, name)
        assert model.model_json_schema()["$defs"][about["$ref"].rpartition("/")[2]]["enum"]


def test_a_deal_is_with_somebody_and_at_a_stage() -> None:
    found = DealInput.model_json_schema()
    pairs = [["account_id", "pipeline_id"], ["account_id", "stage_id"], ["contact_id", "pipeline_id"]]
    assert sorted(one["required"] for one in found["anyOf"]) == [*pairs, ["contact_id", "stage_id"]]
    assert all(about["minimum"] == 1 for one in found["anyOf"] for about in one["properties"].values())


def test_keys_of_mappings_have_their_form() -> None:
    fields = the(ContactInput, "fields")
    assert not re.search(fields["propertyNames"]["pattern"], " ")
    kinds = [part.get("type") for part in fields["additionalProperties"]["anyOf"]]
    # pydantic 2.13 has another text for decimals.
    assert list(dict.fromkeys(kinds)) == ["string", "integer", "array", "null"]
    attributes = the(ProductInput, "attributes")
    assert re.search(attributes["propertyNames"]["pattern"], "made_in")
    assert not re.search(attributes["propertyNames"]["pattern"], "made in")
    kinds_of_values = parts(FieldValueInput.model_json_schema()["properties"]["value"])
    (choice,) = (part["items"]["pattern"] for part in kinds_of_values if "items" in part)
    assert [text for text in ("", "a||b", "||") if re.search(choice, text)] == []
    assert re.search(choice, "a|b")


def test_filters_say_which_operators_their_field_knows() -> None:
    for model, operators in (
        (StringFieldFilter, ["CONTAINS", "EQ"]),
        (IntFieldFilter, ["EQ", "GT", "GTE", "LT", "LTE"]),
    ):
        compared, placed = model.model_json_schema()["anyOf"]
        assert compared["properties"]["filter_operator"]["enum"] == operators
        assert compared["required"] == ["filter_operator", "value"]
        assert placed["required"] == ["sort"]
        assert placed["properties"]["value"] == NULL
    with pytest.raises(ValidationError, match="must be one of"):
        StringFieldFilter.model_validate({"filter_operator": ["EQ"], "value": "a"})


def test_what_a_part_of_a_segment_needs_is_required_of_those_who_build_it() -> None:
    assert SegmentField.model_json_schema()["required"] == ["data_type", "name", "operator", "value"]
    assert the(SegmentField, "name")["minLength"] == 1
    assert "required" not in SegmentConditionGroupMember.model_json_schema()
    assert "required" not in SegmentField.model_json_schema(mode="serialization")


def test_nothing_is_held_against_what_the_server_has() -> None:
    answer = Order.model_json_schema()["properties"]
    assert "number" in [part.get("type") for part in parts(answer["shipping_amount"])]
    assert "pattern" not in parts(answer["currency"])[0]
    dumped = Order.model_json_schema(mode="serialization")["$defs"]["LineItem"]["properties"]
    assert "minimum" not in parts(dumped["quantity"])[0]
    assert {"type": "string"} in parts(dumped["normalized_order_status"])
    assert [model for model in sent_models() if issubclass(model, Value)]


@pytest.mark.parametrize("name", ["OrderInput", "ContactInput", "LineItem", "Order", "IntFieldFilter"])
def test_a_signature_shows_the_fields_before_first_use(name: str) -> None:
    code = f"import inspect; from acsdk.models import {name} as one; print(*inspect.signature(one).parameters)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert set(done.stdout.split()) >= getattr(models, name).model_fields.keys()


def test_a_class_that_names_what_is_not_defined_has_a_plain_signature() -> None:
    class Own(ContactInput):
        friend: "Unheard | None" = None  # type: ignore[name-defined]  # noqa: F821

    assert [*inspect.signature(Own).parameters] == ["given"]
    assert not hasattr(ContactInput(email="ada@example.com"), "__signature__")


def test_a_class_of_ones_own_shows_its_fields_before_its_first_use() -> None:
    class Own(ContactInput):
        nickname: str = ""

    assert {"email", "nickname"} <= inspect.signature(Own).parameters.keys()


def test_a_class_that_is_built_at_once_has_its_own_signature() -> None:
    class Own(ContactInput, defer_build=False):
        nickname: str = ""

    assert "nickname" in inspect.signature(Own).parameters


def test_amounts_of_many_digits_keep_all_of_them() -> None:
    long = "1" * 30 + ".01"
    deal = DealInput(title="Tea", value=long, currency="eur", contact_id=1, stage_id=1)
    assert str(deal.value) == long
    with pytest.raises(ValidationError, match="fraction of a cent"):
        DealInput(title="Tea", value=long + "1", currency="eur", contact_id=1, stage_id=1)
