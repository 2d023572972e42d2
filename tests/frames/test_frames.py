"""Frames of models that are at hand: columns and types follow from the model, values stay what they are."""

import sys
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from functools import partial
from typing import Any, cast

import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
from pydantic import BaseModel

from acsdk import InvalidInputError, Page, frames
from acsdk.models import (
    Contact,
    CustomField,
    Deal,
    DealInput,
    DealStatus,
    LineItem,
    Order,
    Product,
    SmsCredits,
    Tag,
)
from acsdk.resources.contacts.by_name import ContactByName, columns_of

MONEY = pa.decimal128(38, 4)
ORDER = {
    "storeOrderId": "1001",
    "finalAmount": "19.40",
    "currency": "USD",
    "creationSource": "HISTORICAL",
    "normalizedStatus": "COMPLETED",
    "isTestOrder": False,
    "storeCreatedDate": "2026-01-02T03:04:05+02:00",
    "lineItems": [{"name": "Tea", "quantity": 2, "priceAmount": "9.70"}, {"name": "Cup"}],
    "notes": ["fragile"],
    "shippingAddress": {"city": "London"},
}


def order(**changes: Any) -> Order:
    return Order.from_wire({**ORDER, **changes})


def test_the_types_of_arrow_follow_from_the_model() -> None:
    schema: Any = frames.to_arrow([order()]).schema
    kinds: dict[str, Any] = {name: schema.field(name).type for name in schema.names}
    assert kinds["store_order_id"] == pa.string()
    assert kinds["final_amount"] == MONEY
    assert kinds["legacy_connection_id"] == pa.int64()
    assert kinds["is_test_order"] == pa.bool_()
    assert kinds["normalized_status"] == pa.string()
    assert kinds["store_created_date"] == pa.timestamp("us", "UTC")
    assert kinds["notes"] == pa.list_(pa.string())
    assert kinds["shipping_address"].field("city").type == pa.string()
    assert kinds["line_items"].value_type.field("price_amount").type == MONEY
    assert schema.names[:5] == ["store_order_id", "order_number", "email", "final_amount", "currency"]
    assert schema.names[-2:] == ["extra", "raw"]


def test_values_stay_what_they_are() -> None:
    row = frames.to_arrow([order()]).to_pylist()[0]
    assert row["final_amount"] == Decimal("19.40")
    assert row["store_created_date"] == datetime(2026, 1, 2, 1, 4, 5, tzinfo=UTC)
    assert [line["price_amount"] for line in row["line_items"]] == [Decimal("9.70"), None]
    assert row["shipping_address"]["city"] == "London"
    assert (row["normalized_status"], row["is_test_order"], row["billing_address"]) == ("COMPLETED", False, None)
    assert (row["extra"], row["raw"]) == (None, None)


@pytest.mark.parametrize("count", [0, 1, 150, 2_500])
@pytest.mark.parametrize("make", [frames.to_arrow, frames.to_polars, frames.to_pandas])
def test_the_types_are_the_same_however_many_rows_there_are(make: Callable[..., Any], count: int) -> None:
    def types(frame: Any) -> Any:
        return {**frame.dtypes} if isinstance(frame, pd.DataFrame) else frame.schema

    found = make([order(finalAmount=str(number)) for number in range(count)], model=Order)
    assert len(found) == count
    assert types(found) == types(make([order()]))


def test_cents_that_come_late_are_not_lost() -> None:
    orders = [order(finalAmount=1900, currency="JPY")] * 100 + [order()]
    assert frames.to_polars(orders)["final_amount"][100] == Decimal("19.4000")
    assert frames.to_pandas(orders)["final_amount"][100] == Decimal("19.40")
    assert frames.to_arrow(orders)["final_amount"][100].as_py() == Decimal("19.40")


@pytest.mark.parametrize("make", [frames.to_arrow, frames.to_polars, frames.to_pandas])
def test_an_amount_that_would_be_rounded_is_an_error(make: Callable[..., Any]) -> None:
    rows = [order()] * 1_200 + [order(finalAmount="0.00001")]
    with pytest.raises(InvalidInputError, match=r"row 1200: final_amount does not fit into Decimal\(38, 4\)"):
        make(rows)
    assert len(make(rows, columns=["store_order_id"])) == 1_201
    with pytest.raises(InvalidInputError, match="row 0: line_items does not fit into a nested column"):
        make([order(lineItems=[{"name": "Tea", "priceAmount": "0.00001"}])])


def test_a_number_beyond_64_bits_is_an_error() -> None:
    with pytest.raises(InvalidInputError, match="row 1: sent_count does not fit into a whole number of 64 bits"):
        frames.to_arrow([Contact(), Contact(sent_count=2**63)])


def test_numbers_that_are_no_money_have_more_decimals() -> None:
    table: Any = frames.to_arrow([Deal(win_probability=Decimal("12.3456789")), Deal(value=Decimal("1.5"))])
    assert table["win_probability"].to_pylist() == [Decimal("12.3456789"), None]
    assert table.schema.field("value").type == MONEY


def test_a_moment_is_in_utc_and_a_wall_clocks_time_is_for_all_rows() -> None:
    zone = timezone(timedelta(hours=-5))
    rows = [
        Contact(
            created_date=datetime(2026, 1, 2, 3, tzinfo=zone), created_timestamp=datetime(2026, 1, 2, 3, tzinfo=zone)
        ),
        Contact(created_date=datetime(2026, 7, 2, 3, tzinfo=UTC), created_timestamp=datetime(2026, 7, 2, 3)),
    ]
    table = frames.to_arrow(rows)
    assert table["created_date"].to_pylist() == [
        datetime(2026, 1, 2, 8, tzinfo=UTC),
        datetime(2026, 7, 2, 3, tzinfo=UTC),
    ]
    assert table["created_timestamp"].to_pylist() == [datetime(2026, 1, 2, 3), datetime(2026, 7, 2, 3)]
    assert frames.to_polars(rows).schema["created_timestamp"] == pl.Datetime("us")
    assert str(frames.to_pandas(rows).dtypes["created_date"]) == "datetime64[us, UTC]"
    assert str(frames.to_pandas(rows[1:]).dtypes["created_timestamp"]) == "datetime64[us]"


def test_a_naive_stamp_is_never_taken_for_utc() -> None:
    row = frames.to_arrow([Contact(created_date=datetime(2026, 1, 2, 3))]).to_pylist()[0]
    assert row["created_date"] is None
    assert row["raw"] == '{"created_date":"2026-01-02T03:00:00"}'


def test_what_is_newer_and_what_could_not_be_read_is_kept_as_json() -> None:
    contact = Contact.from_wire({"id": "1", "brandNew": {"deep": [1.50]}, "cdate": "soon", "sentcnt": "many"})
    row = frames.to_arrow([contact]).to_pylist()[0]
    assert row["extra"] == '{"brandNew":{"deep":[1.5]}}'
    assert row["raw"] == '{"created_date":"soon","sent_count":"many"}'
    nested = Product.from_wire({"attributes": {"Size": "L"}, "images": [{"url": "https://example.com/1.png"}]})
    assert frames.to_arrow([nested])["attributes"].to_pylist() == ['{"Size":"L"}']


def test_the_frame_of_pandas_has_nullable_types_and_plain_objects() -> None:
    frame = frames.to_pandas([order(), Order()])
    assert str(frame.dtypes["legacy_connection_id"]) == "Int64"
    assert str(frame.dtypes["is_test_order"]) == "boolean"
    assert str(frame.dtypes["email"]) == "string"
    assert str(frame.dtypes["final_amount"]) == "object"
    assert frame["final_amount"].tolist() == [Decimal("19.40"), None]
    assert frame["notes"].tolist() == [["fragile"], []]
    assert [line["name"] for line in frame["line_items"][0]] == ["Tea", "Cup"]
    assert [*frame.columns] == frames.to_arrow([order()]).column_names


def test_the_frame_of_pandas_is_arrow_backed_on_request() -> None:
    frame = frames.to_pandas([order()], dtype_backend="pyarrow")
    assert frame.dtypes["final_amount"] == pd.ArrowDtype(MONEY)
    assert frame.dtypes["store_created_date"] == pd.ArrowDtype(pa.timestamp("us", "UTC"))
    with pytest.raises(InvalidInputError, match="dtype_backend must be 'pyarrow' or None, not 'numpy'"):
        frames.to_pandas([order()], dtype_backend="numpy")  # type: ignore[arg-type]


def test_columns_are_chosen_and_ordered() -> None:
    assert frames.to_polars([order()], columns=["email", "id", "email"]).columns == ["email", "id"]
    assert frames.to_polars([order()], columns="email").columns == ["email"]
    with pytest.raises(InvalidInputError, match="columns: there is no column 'emial'; did you mean 'email'"):
        frames.to_polars([order()], columns=["emial"])
    with pytest.raises(InvalidInputError, match="columns: there is no column 'zz'; there are id, name"):
        frames.to_polars([Tag()], columns=["zz"])


def test_inputs_and_models_of_your_own_have_columns_too() -> None:
    deal = DealInput(title="Tea", value="9.95", currency="EUR", contact_id=1, stage_id=2, status=DealStatus.WON)
    table = frames.to_arrow([deal])
    assert table.select(["title", "value", "status"]).to_pylist() == [
        {"title": "Tea", "value": Decimal("9.95"), "status": 1}
    ]
    assert "raw" not in table.column_names
    assert frames.to_arrow([LineItem(name="Tea", extra={"gift": True})])["extra"].to_pylist() == ['{"gift":true}']

    class Own(BaseModel):
        links: str
        day: date
        parts: dict[str, int]
        price: Decimal | int
        sizes: frozenset[int] = frozenset()
        anything: object = None

    own = frames.to_arrow([Own(links="x", day=date(2026, 1, 2), parts={"a": 1}, price=2)]).to_pylist()
    assert own == [
        {
            "links": "x",
            "day": date(2026, 1, 2),
            "parts": [{"key": "a", "value": 1}],
            "price": Decimal(2),
            "sizes": "[]",
            "anything": None,
            "extra": None,
        }
    ]


def test_what_has_no_columns_is_refused() -> None:
    with pytest.raises(InvalidInputError, match="there are no rows to take columns from: say with model="):
        frames.to_arrow([])
    with pytest.raises(InvalidInputError, match="rows of int have no columns of their own"):
        frames.to_arrow([1])
    with pytest.raises(InvalidInputError, match="row 1: expected Tag, not Contact"):
        frames.to_arrow([Tag(), Contact()])
    with pytest.raises(InvalidInputError, match="rows of tuple have no columns"):
        Page([(1, 2)]).to_arrow()


def test_a_page_makes_frames_of_its_rows() -> None:
    page = Page([order()])
    assert page.to_arrow().schema == frames.to_arrow([order()]).schema
    assert page.to_polars(columns=["email"]).shape == (1, 1)
    assert page.to_pandas(dtype_backend="pyarrow").dtypes["final_amount"] == pd.ArrowDtype(MONEY)


@pytest.mark.parametrize(
    ("missing", "make", "line"),
    [
        (
            "polars",
            frames.to_polars,
            "frame of polars needs polars and pyarrow: python -m pip install polars pyarrow",
        ),
        (
            "pandas",
            frames.to_pandas,
            "frame of pandas needs pandas and pyarrow: python -m pip install pandas pyarrow",
        ),
        ("pyarrow", frames.to_polars, "python -m pip install polars pyarrow"),
        ("pyarrow", frames.to_arrow, "a frame of arrow needs pyarrow: python -m pip install pyarrow"),
    ],
)
def test_a_library_that_is_missing_is_named_with_the_line_that_installs_it(
    monkeypatch: pytest.MonkeyPatch, missing: str, make: Callable[..., Any], line: str
) -> None:
    monkeypatch.setitem(sys.modules, missing, None)
    with pytest.raises(ModuleNotFoundError, match=line):
        make([order()])


FIELDS = {
    number: CustomField(id=number, tag=tag, type=kind)
    for number, (tag, kind) in enumerate(
        {"BORN": "date", "SEEN": "datetime", "POINTS": "number", "LIKES": "checkbox", "email": "text"}.items(), start=1
    )
}


def test_what_is_of_another_type_than_its_field_is_kept_as_json() -> None:
    fields = {"BORN": "soon", "SEEN": "late", "POINTS": True, "LIKES": "tea", "email": 5, "LATER": "x"}
    row = ContactByName(Contact(id=1, email="ada@example.com"), cast("Any", fields), ["vip"])
    table = Page([row], layout=partial(columns_of, FIELDS)).to_arrow()
    names = ["email", "tags", "BORN", "SEEN", "POINTS", "LIKES", "email_", "extra", "raw"]
    assert table.select(names).to_pylist() == [
        {
            "email": "ada@example.com",
            "tags": ["vip"],
            "BORN": None,
            "SEEN": None,
            "POINTS": None,
            "LIKES": ["tea"],
            "email_": None,
            "extra": '{"LATER":"x"}',
            "raw": '{"BORN":"soon","SEEN":"late","POINTS":true,"email_":5}',
        }
    ]


def test_a_day_may_come_as_a_moment() -> None:
    row = ContactByName(Contact(id=1), {"BORN": datetime(2026, 1, 2, 3), "SEEN": datetime(2026, 1, 2, 3)}, [])
    table = Page([row], layout=partial(columns_of, FIELDS)).to_arrow()
    assert table.select(["BORN", "SEEN"]).to_pylist() == [{"BORN": date(2026, 1, 2), "SEEN": datetime(2026, 1, 2, 3)}]


class Nested(BaseModel):
    parts: dict[str, int] | None = None
    address: LineItem | None = None


def test_a_nested_value_of_another_form_leaves_its_cell_empty() -> None:
    odd = Nested.model_construct(parts=cast("Any", 5), address=cast("Any", "tea"))
    given = Nested.model_construct(parts={"a": 1}, address=cast("Any", {"name": "Tea"}))
    table = frames.to_arrow([odd, given], columns=["parts", "address"]).to_pylist()
    assert [row["parts"] for row in table] == [None, [{"key": "a", "value": 1}]]
    assert [row["address"] and row["address"]["name"] for row in table] == [None, "Tea"]


def test_what_is_newer_has_a_column_beside_a_field_of_that_name_too() -> None:
    balance = SmsCredits.from_wire({"extra": 3, "brandNew": 1})
    table = frames.to_arrow([balance])
    assert table.schema.names[-2:] == ["extra_", "raw"]
    row = table.to_pylist()[0]
    assert (row["extra"], row["extra_"]) == (balance.extra, '{"brandNew":1}')
    assert frames.to_arrow([SmsCredits.from_wire({"extra": 3})])["extra_"].to_pylist() == [None]
