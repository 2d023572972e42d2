"""Values of numpy and pandas, and rows of frames, as arguments of inputs."""

import csv
import io
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
from pydantic import ValidationError

from acsdk import AsyncClient, InvalidInputError
from acsdk.models import (
    CampaignUpdate,
    ContactInput,
    ContactUpdate,
    DealInput,
    LineItem,
    OrderInput,
    TaskTypeInput,
)
from acsdk.models.kit.base import Buildable
from acsdk.models.kit.encode import encode
from acsdk.resources.kit.paths import path_part
from acsdk.sandbox import Sandbox
from tests.models.anything import sent_models

FRAME: dict[str, Any] = {
    "Order ID": ["1001", "1002"],
    "Total": [19.4, 5.0],
    "email": ["ada@example.com", None],
    "note": ["fragile", "gift"],
}
COLUMNS = {"Order ID": "store_order_id", "Total": "final_amount"}
SAME: dict[str, Any] = {
    "legacy_connection_id": 1,
    "creation_source": "HISTORICAL",
    "store_created_date": datetime(2026, 1, 1, tzinfo=UTC),
}


class Relation:
    """Has rows as frames of polars do, and is none, like DuckDB's."""

    def iter_rows(self) -> None:
        raise AssertionError


def orders(rows: Any, columns: Any = COLUMNS) -> list[OrderInput]:
    return OrderInput.from_rows(rows, columns=columns, defaults=SAME)


@pytest.mark.parametrize("frame", [pd.DataFrame(FRAME), pl.DataFrame(FRAME), pa.table(FRAME)])
def test_rows_of_a_frame_become_inputs(frame: Any) -> None:
    made = orders(frame)
    assert [(one.store_order_id, one.final_amount, one.email) for one in made] == [
        ("1001", Decimal("19.4"), "ada@example.com"),
        ("1002", Decimal(5), None),
    ]
    assert "email" not in made[1].model_fields_set
    assert orders(frame, {field: column for column, field in COLUMNS.items()}) == made


def test_columns_that_are_not_read_may_have_one_name_and_one_may_be_read_twice() -> None:
    frame = pd.DataFrame([["T-1", 5, "x", "y"]], columns=["Order ID", "Total", "note", "note"])
    made = orders(frame, {"store_order_id": "Order ID", "order_number": "Order ID", "final_amount": "Total"})
    assert [(one.store_order_id, one.order_number, one.final_amount) for one in made] == [("T-1", "T-1", Decimal(5))]


def test_rows_of_a_csv_file_become_inputs() -> None:
    text = "store_order_id,final_amount,email\n1001,19.40,ada@example.com\n1002,5,\n"
    made = orders(csv.DictReader(io.StringIO(text)), None)
    assert [(one.store_order_id, one.final_amount, one.email) for one in made] == [
        ("1001", Decimal("19.40"), "ada@example.com"),
        ("1002", Decimal(5), None),
    ]


def test_a_bad_row_is_named_by_its_index() -> None:
    frame = pd.DataFrame({"store_order_id": ["1", "", "3"], "final_amount": ["1", "2", "x"]}, index=[10, 20, 30])
    with pytest.raises(ValidationError) as caught:
        orders(frame, None)
    assert [line["loc"] for line in caught.value.errors()] == [(20, "store_order_id"), (30, "final_amount")]
    assert "30.final_amount\n  must be a plain number" in str(caught.value)
    labelled = frame.set_index(pd.Index(["a", "b", "c"]))
    with pytest.raises(ValidationError, match=r"b\.store_order_id"):
        orders(labelled, None)
    with pytest.raises(ValidationError, match=r"1\n  must be a mapping from columns to values, not int"):
        ContactInput.from_rows([{"email": "ada@example.com"}, 5])
    with pytest.raises(ValidationError, match=r"0.emial\n  unknown field 'emial', did you mean 'email'\?"):
        ContactInput.from_rows([{"emial": "ada@example.com"}])


def test_no_more_problems_are_listed_than_anybody_reads() -> None:
    with pytest.raises(ValidationError) as caught:
        ContactInput.from_rows([{"emial": "x", "fone": "y"}] * 500)
    assert caught.value.error_count() == 100


@pytest.mark.parametrize(
    ("rows", "columns", "problem"),
    [
        (
            pl.DataFrame(FRAME),
            {"Order Id": "store_order_id"},
            "there is no column 'Order Id'; did you mean 'Order ID'?",
        ),
        (pl.DataFrame(FRAME), {"Total": "final_amnt"}, "is read into 'final_amnt', which is no field; did you mean"),
        (pl.DataFrame(FRAME), {"zz": "store_order_id"}, "there is no column 'zz'"),
        (pl.LazyFrame(FRAME), COLUMNS, "cannot be LazyFrame: give a frame, or a list of mappings; a lazy frame has"),
        (Relation(), COLUMNS, "cannot be Relation: give a frame"),
        (pd.DataFrame([["1", "2"]], columns=["email", "email"]), None, "there are 2 columns 'email': rename them, or"),
        (
            pa.Table.from_arrays([pa.array([1])] * 3, names=["Total", "Total", "note"]),
            {"Total": "final_amount"},
            "there are 2 columns 'Total'",
        ),
        (
            pa.Table.from_arrays([pa.array([1])] * 3, names=["a", "email", "email"]),
            {"a": "final_amount"},
            "there are 2 columns 'email'",
        ),
        (
            [{"Total": 1, "Net": 2}],
            {"Total": "final_amount", "Net": "final_amount"},
            "columns.Net\n  is read into 'final_amount', as 'Total' is: choose one of them",
        ),
        (csv.DictReader(io.StringIO("Order ID,Total\n1,2,3\n")), COLUMNS, "0\n  has more cells than there are columns"),
        ({"email": "x"}, None, "cannot be dict"),
        ("x", None, "cannot be str"),
    ],
)
def test_what_cannot_be_read_as_rows_is_refused(rows: Any, columns: Any, problem: str) -> None:
    with pytest.raises(ValidationError) as caught:
        orders(rows, columns)
    assert problem in str(caught.value)


@pytest.mark.parametrize("nothing", [pd.NA, pd.NaT, float("nan"), None, ""])
def test_what_a_row_does_not_have_is_not_given(nothing: object) -> None:
    row = {"email": "ada@example.com", "phone": nothing, "fields": {"SIZE": "L"}}
    made = ContactInput.from_rows([row])[0]
    assert made.phone is None
    with pytest.raises(ValidationError, match=r"0\.final_amount"):
        orders([{"store_order_id": "1", "final_amount": nothing}], None)


@pytest.mark.parametrize("nothing", [pd.NA, pd.NaT])
def test_pandas_words_for_nothing_are_what_an_empty_text_is(nothing: Any) -> None:
    assert "phone" not in ContactInput(email="ada@example.com", phone=nothing).model_fields_set
    assert ContactInput(email="ada@example.com", fields={"SIZE": nothing, "COLOUR": "red"}).fields == {"COLOUR": "red"}
    with pytest.raises(ValidationError, match="final_amount is empty: give it its value"):
        OrderInput(**SAME, store_order_id="1", final_amount=nothing)
    with pytest.raises(ValidationError, match="email is empty: give it its value"):
        ContactUpdate(email=nothing)


@pytest.mark.parametrize("number", [np.int64(7), np.int8(7), np.uint32(7)])
def test_whole_numbers_of_numpy_are_whole_numbers(number: Any) -> None:
    deal = DealInput(title=number, value=number, currency="EUR", contact_id=number, stage_id=number, percent=number)
    assert (deal.title, deal.value, deal.contact_id, deal.percent) == ("7", Decimal(7), 7, 7)
    assert CampaignUpdate(list_ids=[number, 8]).list_ids == [7, 8]
    both: Any = np.array([7, 8])
    assert CampaignUpdate(list_ids=both).list_ids == [7, 8]
    assert ContactInput(email="a@example.com", fields={number: number}).fields == {7: "7"}
    assert b'"storeLineItemId":"7"' in encode(LineItem(name="Tea", store_line_item_id=number))
    assert path_part(number) == "7"


class Whole:
    """A whole number of some other library."""

    def __index__(self) -> int:
        return 7


def test_other_values_become_pythons_own() -> None:
    assert TaskTypeInput(title="Call").title == "Call"
    seven: Any = Whole()
    assert LineItem(name="Tea", quantity=seven).quantity == 7
    stamp: Any = pd.Timestamp("2026-01-02T03:04:05.123456789", tz="Europe/Berlin")
    made = OrderInput(**{**SAME, "store_created_date": stamp}, store_order_id="1", final_amount=1)
    assert (type(made.store_created_date), made.store_created_date) == (
        datetime,
        datetime(2026, 1, 2, 2, 4, 5, tzinfo=UTC),
    )
    stamp = np.datetime64("2026-01-02", "ns")
    with pytest.raises(ValidationError, match="must be an aware datetime"):
        OrderInput(**{**SAME, "store_created_date": stamp}, store_order_id="1", final_amount=1)


ODD: list[Any] = [
    pd.NA, pd.NaT, float("nan"), np.float64("nan"), np.int64(5), np.bool_(True), np.str_("x"), np.array([1, 2]),
    np.datetime64("2026-01-01"), pd.Timestamp("2026-01-01", tz="UTC"), Decimal("NaN"),
]  # fmt: skip


@pytest.mark.parametrize("model", sent_models(), ids=lambda model: model.__name__)
def test_no_field_meets_such_a_value_with_an_error_of_pythons_own(model: type[Buildable]) -> None:
    for name in model.model_fields:
        for odd in ODD:
            value: Any
            for value in (odd, [odd], {"a": odd}):
                try:
                    model(**{name: value})
                except ValidationError as error:
                    assert str(error)  # noqa: PT017 - or it is taken


@pytest.mark.anyio
async def test_calls_take_them_too(client: AsyncClient, sandbox: Sandbox) -> None:
    sandbox.seed(contacts=3, orders=2)
    one: Any = np.int64(1)
    both: Any = np.array([1, 2])
    assert (await client.contacts.get(one)).id == 1
    assert len(await client.contacts.list(id_greater=one, limit=one).collect()) == 1
    assert len(await client.contacts.list(ids=both).collect()) == 2
    tagging = await client.contacts.add_tag(one, (await client.tags.ensure("vip")).id)
    assert tagging.contact_id == 1
    order = (await client.orders.search(limit=1)).items[0]
    shop, number = np.int64(order.legacy_connection_id or 0), np.int64(order.store_order_id or 0)
    keys: list[Any] = [shop, number]
    assert (await client.orders.get(*keys)).store_order_id == str(number)
    assert (await client.rest.request("GET", "/contacts", params={"limit": one}))["contacts"]
    sandbox.calls.clear()
    words: list[Any] = [pd.NA, pd.NaT, float("nan")]
    for nothing in words:
        with pytest.raises(InvalidInputError):
            await client.contacts.get(nothing)
        with pytest.raises(InvalidInputError, match="email"):
            client.contacts.list(email=nothing)
        with pytest.raises(InvalidInputError, match="limit counts items and cannot be"):
            client.contacts.list(limit=nothing)
        with pytest.raises(InvalidInputError):
            await client.orders.get(1, nothing)
        with pytest.raises(InvalidInputError):
            await client.contacts.add_tag(1, nothing)
        with pytest.raises(InvalidInputError):
            await client.tags.ensure(nothing)
        with pytest.raises(InvalidInputError, match="query parameter 'a'"):
            await client.rest.request("GET", "/contacts", params={"a": nothing})
        with pytest.raises(InvalidInputError, match="cannot be sent as JSON"):
            await client.rest.request("POST", "/contacts", json={"a": nothing})
    assert len(sandbox.calls) == 0
