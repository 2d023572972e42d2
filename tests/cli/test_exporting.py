"""`acsdk export`: whole files, and exports that go on where they were killed."""

from __future__ import annotations

import csv
import importlib
import json
import os
import sys
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import anyio
import pytest

from acsdk import AsyncClient
from acsdk._cli.exporting import main
from acsdk._cli.spool import Spool
from acsdk.models import ContactInput, CustomFieldInput, FieldContents
from acsdk.sandbox import Sandbox

parquet: Any = importlib.import_module("pyarrow.parquet")


@pytest.fixture
def account() -> Sandbox:
    sandbox = Sandbox(rate_limit=None, seed=1)
    sandbox.seed(contacts=230, orders=130)
    return sandbox


def export(account: Sandbox, *arguments: str) -> int:
    def make_client(_url: str | None, **options: Any) -> AsyncClient:
        return account.client(max_retries=0, **options)

    return main(arguments, make_client=make_client)


def lines(path: Path) -> list[Any]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def test_contacts_with_their_fields_and_tags(
    account: Sandbox, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:

    async def furnish() -> None:
        async with account.client() as client:
            await client.fields.create(CustomFieldInput(title="Size", type="text", tag="SIZE"))
            await client.fields.create(CustomFieldInput(title="Born", type="date", tag="BORN"))
            await client.fields.create(CustomFieldInput(title="Seen", type="datetime", tag="SEEN"))
            await client.fields.create(CustomFieldInput(title="Worth", type="number", tag="WORTH"))
            moments = {"BORN": date(1815, 12, 10), "SEEN": datetime(2026, 1, 2, 3, 4, tzinfo=UTC)}
            values: FieldContents = {"SIZE": "L", "WORTH": Decimal("1.50"), **moments}
            ada = await client.contacts.upsert(ContactInput(email="ada@example.org", fields=values))
            await client.contacts.add_tag(ada.id, (await client.tags.ensure("tea")).id)

    anyio.run(furnish)
    path = tmp_path / "contacts.jsonl"
    assert export(account, "contacts", str(path)) == 0
    assert capsys.readouterr().out == f"231 contacts in {path}\n"
    rows = lines(path)
    assert [row["id"] for row in rows] == list(range(1, 232))
    assert (rows[-1]["email"], rows[-1]["tags"]) == ("ada@example.org", ["tea"])
    assert rows[-1]["fields"] == {
        "SIZE": "L",
        "WORTH": "1.50",
        "BORN": "1815-12-10",
        "SEEN": "2026-01-02T03:04:00+00:00",
    }
    assert "links" not in rows[0]
    assert path.stat().st_mode & 0o777 == 0o600
    assert [one.name for one in tmp_path.iterdir()] == ["contacts.jsonl"]


def test_orders_for_spreadsheets_and_for_analysis(
    account: Sandbox, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert export(account, "orders", str(tmp_path / "orders.csv"), "--json") == 0
    assert json.loads(capsys.readouterr().out) == {"rows": 130, "file": str(tmp_path / "orders.csv")}
    with (tmp_path / "orders.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len({row["store_order_id"] for row in rows}) == 130
    assert json.loads(rows[0]["line_items"])[0]["name"]
    assert export(account, "orders", str(tmp_path / "orders"), "--parquet") == 0
    table = parquet.read_table(tmp_path / "orders")
    assert table.num_rows == 130
    assert table.column("store_order_id").to_pylist() == [row["store_order_id"] for row in rows]
    assert str(table.schema.field("legacy_connection_id").type) == "int64"
    assert json.loads(table.column("line_items").to_pylist()[0])[0]["name"]


def test_an_export_that_was_killed_goes_on(
    account: Sandbox, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "contacts.jsonl"
    assert export(account, "contacts", str(path)) == 0
    whole = lines(path)
    path.unlink()
    seen = len(account.calls)
    part = tmp_path / "contacts.jsonl.part"
    head = json.dumps({"acsdk_export": 1, "account": account.api_url, "what": "contacts"})
    rows = "".join(json.dumps(row) + "\n" for row in whole[:200])
    part.write_text(f'{head}\n{rows}{{"id": 201, "em')
    os.utime(part, (1_777_629_600, 1_777_629_600))
    capsys.readouterr()
    assert export(account, "contacts", str(path)) == 0
    told = f"Going on after 200 rows as they were until 2026-05-01 10:00 UTC; delete {part} to begin anew\n"
    assert capsys.readouterr().err == told
    assert lines(path) == whole
    asked = [call.query for call in list(account.calls)[seen:] if call.path.endswith("/contacts")]
    assert "id_greater=200" in asked[0]
    assert not part.exists()


def test_two_exports_into_one_file(account: Sandbox, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "contacts.csv"
    with Spool(tmp_path / "contacts.csv.part", {"account": account.api_url, "what": "contacts"}):
        assert export(account, "contacts", str(path)) == 2
        assert "another export writes" in capsys.readouterr().err
    assert export(account, "contacts", str(path)) == 0


def test_an_account_that_stops_answering_leaves_what_there_is(account: Sandbox, tmp_path: Path) -> None:
    path = tmp_path / "orders.jsonl"
    account.faults.add(operation="searchOrder", status=500, count=1)
    assert export(account, "orders", str(path)) == 1
    assert not path.exists()
    assert len((tmp_path / "orders.jsonl.part").read_bytes().splitlines()) == 1
    assert export(account, "orders", str(path)) == 0
    assert len(lines(path)) == 130


def test_an_empty_account_is_an_empty_file(tmp_path: Path) -> None:
    for name in ("x.jsonl", "x.csv", "x.parquet"):
        assert export(Sandbox(rate_limit=None), "orders", str(tmp_path / name)) == 0
    assert (tmp_path / "x.jsonl").read_text() == ""
    assert parquet.read_table(tmp_path / "x.parquet").num_rows == 0


def test_what_is_refused_before_anything_is_asked(
    account: Sandbox, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    there = tmp_path / "there.csv"
    there.write_text("mine")
    part = tmp_path / "other.csv.part"
    part.write_text("mine\n")
    monkeypatch.setitem(sys.modules, "pyarrow.parquet", None)
    for file, says in (
        (there, "exists; name another file, or add --overwrite"),
        (tmp_path / "contacts.xls", "tells no format"),
        (tmp_path / "x.parquet", "pip install pyarrow"),
        (tmp_path / "other.csv", "is of another export"),
    ):
        assert export(account, "contacts", str(file)) == 2
        assert says in capsys.readouterr().err
    assert (there.read_text(), part.read_text(), len(account.calls)) == ("mine", "mine\n", 0)
    assert export(account, "contacts", str(tmp_path / "no" / "x.csv")) == 1
    assert export(account, "orders", str(there), "--overwrite") == 0


def test_a_cell_that_a_spreadsheet_would_run(tmp_path: Path) -> None:
    account = Sandbox(rate_limit=None)
    account.add("contacts", email="a@x.test", emailKey="a@x.test", firstName="=cmd()", lastName="-1.5", phone="+49")
    assert export(account, "contacts", str(tmp_path / "x.csv")) == 0
    with (tmp_path / "x.csv").open(encoding="utf-8-sig", newline="") as file:
        (row,) = csv.DictReader(file)
    assert (row["first_name"], row["last_name"], row["phone"]) == ("'=cmd()", "-1.5", "+49")


@pytest.mark.parametrize("rich", [True, False])
def test_progress_is_for_terminals(
    rich: bool, account: Sandbox, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    if not rich:
        monkeypatch.setitem(sys.modules, "rich.progress", None)
    assert export(account, "contacts", str(tmp_path / "x.csv")) == 0
    err = capsys.readouterr().err
    assert rich or "\r\x1b[K230 of 230 contacts" in err


def test_numbers_texts_and_switches_have_columns_of_their_own(tmp_path: Path) -> None:
    from acsdk._cli.tables import write_table

    rows: list[dict[str, object]] = [
        {"a": 1, "b": None, "c": True, "d": 1},
        {"a": 2, "b": "x", "c": None, "d": [1], "e": 1.5},
    ]
    path = tmp_path / "x.parquet"
    write_table(path, "parquet", lambda: iter(rows))
    table = parquet.read_table(path)
    kinds = {name: str(table.schema.field(name).type) for name in table.schema.names}
    assert kinds == {"a": "int64", "b": "string", "c": "bool", "d": "string", "e": "string"}
    assert table.to_pylist() == [
        {"a": 1, "b": None, "c": True, "d": "1", "e": None},
        {"a": 2, "b": "x", "c": None, "d": "[1]", "e": "1.5"},
    ]
