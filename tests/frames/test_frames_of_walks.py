"""Frames of collections: built page by page, the same for one row, for many and for none."""

import sys
from collections.abc import Mapping
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

from acsdk import AsyncClient, DecodeError, InvalidInputError, Page, Pager
from acsdk.models import (
    AccountInput,
    Contact,
    ContactInput,
    CrmFieldInput,
    CurrencyAmount,
    CustomFieldInput,
    Tag,
    WhitelistedSiteInput,
)
from acsdk.sandbox import Sandbox
from tests.support import Recorder, answer, new_client

pytestmark = pytest.mark.anyio


async def people(client: AsyncClient, count: int) -> None:
    for number in range(count):
        await client.contacts.upsert(ContactInput(email=f"{number}@example.com", first_name="Ada"))


async def test_the_types_are_the_same_for_none_for_one_and_for_many(client: AsyncClient, sandbox: Sandbox) -> None:
    pager = client.contacts.list()
    empty = await pager.to_arrow(), await pager.to_polars(), await pager.to_pandas()
    assert [len(frame) for frame in empty] == [0, 0, 0]
    sandbox.seed(contacts=150)
    arrow, polars, pandas = await pager.to_arrow(), await pager.to_polars(), await pager.to_pandas()
    assert [len(arrow), len(polars), len(pandas)] == [150, 150, 150]
    assert (empty[0].schema, empty[1].schema) == (arrow.schema, polars.schema)
    assert {**empty[2].dtypes} == {**pandas.dtypes}
    one = client.contacts.list(limit=1)
    assert (await one.to_arrow()).schema == arrow.schema == (await client.contacts.list(limit=0).to_arrow()).schema
    assert (await one).to_polars().schema == polars.schema


async def test_a_stamp_without_its_offset_takes_that_of_the_accounts_zone_in_a_frame_too() -> None:
    rows = [
        {"id": "1", "cdate": "2026-01-02 03:04:05", "udate": "2026-07-02T03:04:05-05:00"},
        {"id": "2", "cdate": "2026-07-02 03:04:05"},
        {"id": "3", "cdate": "2026-11-01 01:30:00"},  # an hour that comes twice
    ]

    def walk(**settings: Any) -> Pager[Contact]:
        return new_client(Recorder(answer({"contacts": rows, "meta": {"total": "3"}})), **settings).contacts.list(
            offset=0
        )

    zone = ZoneInfo("America/Chicago")
    frame = await walk(time_zone=zone).to_polars(columns=["created_date", "raw"])
    assert frame["created_date"].to_list() == [
        datetime(2026, 1, 2, 9, 4, 5, tzinfo=UTC),
        datetime(2026, 7, 2, 8, 4, 5, tzinfo=UTC),
        None,
    ]
    assert [*map(bool, frame["raw"])] == [False, False, True]
    assert (await walk(time_zone=zone)).to_polars().equals(await walk(time_zone=zone).to_polars())
    naive = await walk().to_polars(columns=["created_date", "raw"])
    assert naive["created_date"].to_list() == [None] * 3
    assert all(naive["raw"])


async def test_a_frame_holds_what_the_models_hold(client: AsyncClient, sandbox: Sandbox) -> None:
    sandbox.seed(contacts=30, orders=20)
    for pager in (client.contacts.list(), client.contacts.list(order_by="email"), client.deepdata.orders.list()):
        rows = [row async for row in pager]
        assert (await pager.to_arrow()).to_pylist() == Page(rows).to_arrow().to_pylist()
    orders = await client.orders.search().to_polars()
    assert orders.schema["final_amount"] == pl.Decimal(38, 4)
    assert len(orders) == 20
    assert (await client.orders.search()).to_polars().equals(orders)


async def test_frames_come_in_the_asked_size(client: AsyncClient) -> None:
    await people(client, 5)
    pager = client.contacts.list(page_size=2)
    shapes = [frame.shape async for frame in pager.frames(rows=3, columns=["id", "email"])]
    assert shapes == [(3, 2), (2, 2)]
    assert [frame["id"].tolist() async for frame in pager.frames(rows=4, to="pandas")] == [[1, 2, 3, 4], [5]]
    tables = [table async for table in pager.frames(to="arrow")]
    assert [(type(table), len(table)) for table in tables] == [(pa.Table, 5)]
    assert [frame async for frame in client.contacts.list(email="x@example.com").frames()] == []


async def test_a_row_that_does_not_fit_is_counted_over_all_frames(client: AsyncClient) -> None:
    rows = [{"id": str(number), "sentcnt": str(2**63 if number == 5 else 0)} for number in range(1, 7)]
    async with new_client(Recorder(answer({"contacts": rows, "meta": {"total": "6"}}))) as other:
        frames = other.contacts.list().frames(rows=3)
        assert len(await anext(frames)) == 3
        with pytest.raises(InvalidInputError, match="row 4: sent_count does not fit"):
            await anext(frames)


async def test_what_cannot_be_asked_for_is_refused_before_anything_is_sent(
    client: AsyncClient, sandbox: Sandbox
) -> None:
    sandbox.calls.clear()
    pager = client.contacts.list()
    for rows in (0, True):
        with pytest.raises(InvalidInputError, match="rows is how many rows a frame has"):
            pager.frames(rows=rows)
    with pytest.raises(InvalidInputError, match="to must be 'polars', 'pandas' or 'arrow', not 'numpy'"):
        pager.frames(to="numpy")  # type: ignore[call-overload]
    with pytest.raises(InvalidInputError, match="dtype_backend"):
        await pager.to_pandas(dtype_backend="numpy")  # type: ignore[arg-type]
    assert len(sandbox.calls) == 0


@pytest.mark.parametrize("missing", ["polars", "pyarrow"])
async def test_a_missing_library_is_told_before_anything_is_sent(
    client: AsyncClient, sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch, missing: str
) -> None:
    monkeypatch.setitem(sys.modules, missing, None)
    sandbox.calls.clear()
    with pytest.raises(ModuleNotFoundError, match="python -m pip install polars pyarrow"):
        await client.contacts.list().to_polars()
    assert len(sandbox.calls) == 0


FIELDS: Mapping[str, Any] = {"SIZE": "L", "POINTS": Decimal("1.5"), "BORN": date(2000, 1, 2), "LIKES": ["tea", "cups"]}


async def shoppers(client: AsyncClient) -> None:
    for tag, kind in {
        "SIZE": "text",
        "POINTS": "number",
        "BORN": "date",
        "LIKES": "listbox",
        "SEEN": "datetime",
    }.items():
        await client.fields.create(CustomFieldInput(title=tag.title(), type=kind, tag=tag))  # type: ignore[arg-type]


async def test_custom_fields_have_columns_of_their_types(client: AsyncClient) -> None:
    await shoppers(client)
    pager = client.contacts.list_with_fields()
    none = await pager.to_arrow()
    await client.contacts.upsert(ContactInput(email="0@example.com"))
    one = await pager.to_arrow()
    await client.contacts.upsert(ContactInput(email="ada@example.com", fields=FIELDS))
    await client.contacts.add_tag(2, "vip")
    both: Any = await pager.to_arrow()
    assert none.schema == one.schema == both.schema
    assert both.column_names[:9] == [
        "id", "email", "first_name", "last_name", "phone", "created_date", "updated_date", "tags", "SIZE",
    ]  # fmt: skip
    assert both.select(["email", "tags", *FIELDS, "SEEN"]).to_pylist()[1] == {
        "email": "ada@example.com", "tags": ["vip"], **FIELDS, "SEEN": None,
    }  # fmt: skip
    kinds = {name: both.schema.field(name).type for name in (*FIELDS, "SEEN", "tags")}
    assert kinds == {
        "SIZE": pa.string(),
        "POINTS": pa.decimal128(38, 18),
        "BORN": pa.date32(),
        "LIKES": pa.list_(pa.string()),
        "SEEN": pa.timestamp("us"),
        "tags": pa.list_(pa.string()),
    }
    page = await pager
    assert page.to_arrow().schema == both.schema
    assert isinstance(page.to_pandas(), pd.DataFrame)
    empty = await client.contacts.list_with_fields(email="nobody@example.com")
    assert empty.to_arrow().schema == both.schema


async def test_a_field_that_somebody_else_made_meanwhile_has_its_column(client: AsyncClient, sandbox: Sandbox) -> None:
    await shoppers(client)
    await client.contacts.upsert(ContactInput(email="ada@example.com", fields=FIELDS))
    before = await client.contacts.list_with_fields()
    async with sandbox.client(rate_limit=None) as another:
        await another.fields.create(CustomFieldInput(title="New", type="text", tag="NEW"))
        await another.contacts.upsert(ContactInput(email="ada@example.com", fields={"NEW": "yes"}))
    assert "NEW" not in before.to_arrow().column_names
    assert (await client.contacts.list_with_fields().to_arrow())["NEW"].to_pylist() == ["yes"]


async def test_a_field_that_is_made_during_the_walk_is_kept_as_json(client: AsyncClient, sandbox: Sandbox) -> None:
    await shoppers(client)
    await people(client, 2)
    frames = client.contacts.list_with_fields(page_size=1).frames(rows=1, to="arrow")
    await anext(frames)
    async with sandbox.client(rate_limit=None) as another:
        await another.fields.create(CustomFieldInput(title="New", type="text", tag="NEW"))
        await another.contacts.upsert(ContactInput(email="1@example.com", fields={"NEW": "yes"}))
    assert (await anext(frames))["extra"].to_pylist() == ['{"NEW":"yes"}']


async def test_a_value_that_is_of_another_type_than_its_field_is_kept_as_json(client: AsyncClient) -> None:
    await client.fields.create(CustomFieldInput(title="Points", type="number", tag="POINTS"))
    await client.contacts.upsert(ContactInput(email="ada@example.com", fields={"POINTS": "many"}))
    row = (await client.contacts.list_with_fields().to_arrow()).to_pylist()[0]
    assert (row["POINTS"], row["raw"]) == (None, '{"POINTS":"many"}')


async def test_fields_of_accounts_have_columns_by_their_labels(client: AsyncClient) -> None:
    fields = client.accounts.fields
    for kind in ("currency", "number", "date", "datetime", "text"):
        given: dict[str, Any] = {"default_currency": "EUR"} if kind == "currency" else {}
        await fields.create(CrmFieldInput(label=kind.title(), type=kind, **given))
    await fields.create(CrmFieldInput(label="Choice", type="multiselect", options=["a", "b"]))
    await fields.create(CrmFieldInput(label="Text", type="text"))
    none = await client.accounts.list_with_fields().to_arrow()
    contents: dict[Any, Any] = {
        "Currency": CurrencyAmount(amount="9.95", currency="EUR"),
        "Number": 2,
        7: "second",
        "Choice": ["a"],
    }
    await client.accounts.create(AccountInput(name="Tea", fields=contents))
    table = await client.accounts.list_with_fields().to_arrow()
    assert table.schema == none.schema == (await client.accounts.list_with_fields()).to_arrow().schema
    columns = ["name", "Currency", "Number", "Date", "Datetime", "Text", "Choice", "Text (7)"]
    assert table.select(columns).to_pylist() == [
        {
            "name": "Tea",
            "Currency": {"amount": Decimal("9.9500"), "currency": "EUR"},
            "Number": Decimal(2),
            "Date": None,
            "Datetime": None,
            "Text": None,
            "Choice": ["a"],
            "Text (7)": "second",
        }
    ]


async def test_a_tag_that_is_a_column_already_stands_beside_it(client: AsyncClient) -> None:
    await client.fields.create(CustomFieldInput(title="Id", type="text", tag="id"))
    await client.contacts.upsert(ContactInput(email="ada@example.com", fields={"id": "x"}))
    names = (await client.contacts.list_with_fields().to_arrow()).column_names
    assert "id" in names
    assert {name for name in names if name.strip("_").lower() == "id"} >= {"id"}
    assert len({*names}) == len(names)


async def test_collections_of_which_rows_are_left_out_have_frames_too(client: AsyncClient) -> None:
    table: Any = await client.deepdata.customers.list().to_arrow()
    assert (len(table), table.schema.field("total_revenue").type) == (0, pa.decimal128(38, 4))
    assert len(await client.deepdata.carts.list().to_polars()) == 0


async def test_a_strict_client_is_strict(client: AsyncClient) -> None:
    rows = [{"id": "1", "cdate": "soon"}, "no contact"]
    reply = answer({"contacts": rows, "meta": {"total": "2"}})
    async with new_client(Recorder(reply), strict=True) as strict:
        with pytest.raises(DecodeError):
            await strict.contacts.list().to_arrow()
    async with new_client(Recorder(reply)) as tolerant:
        table = await tolerant.contacts.list().to_arrow()
    assert table.select(["id", "created_date", "raw"]).to_pylist() == [
        {"id": 1, "created_date": None, "raw": '{"created_date":"soon"}'}
    ]


async def test_a_walk_by_offset_of_unread_rows_ends_as_that_of_models() -> None:
    tags = [{"id": str(number), "tag": f"tag {number}", "cdate": "2026-01-02T03:04:05-05:00"} for number in range(1, 4)]
    replies = [answer({"tags": tags[:2], "meta": {"total": "3"}}), answer({"tags": tags[2:], "meta": {"total": "3"}})]
    async with new_client(Recorder(*replies)) as client:
        frame = await client.tags.list(page_size=2).to_polars()
    assert frame["name"].to_list() == ["tag 1", "tag 2", "tag 3"]
    assert frame["created_date"][0] == datetime(2026, 1, 2, 8, 4, 5, tzinfo=UTC)


async def test_a_pager_of_your_own_takes_columns_from_its_rows() -> None:
    async def fetch(_query: object) -> Page[Tag]:
        return Page([Tag(id=1, name="vip")], total=1)

    async def nothing(_query: object) -> Page[Contact]:
        return Page([], total=0)

    assert (await Pager(fetch).to_polars(columns=["id", "name"])).rows() == [(1, "vip")]
    with pytest.raises(InvalidInputError, match="there are no rows to take columns from"):
        await Pager(nothing).to_polars()


async def test_records_that_read_themselves_have_columns_too(client: AsyncClient) -> None:
    await client.tracking.whitelist.create(WhitelistedSiteInput(domain="shop.example.com"))
    frame = await client.tracking.whitelist.list().to_polars()
    assert len(frame) == 1
    assert "shop.example.com" in frame.row(0)
