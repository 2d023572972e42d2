"""`acsdk import orders`, the first command that a user reads, run as a user runs it."""

from __future__ import annotations

import importlib.util
import json
import re
import runpy
import sys
from collections.abc import AsyncGenerator, Callable, Sequence
from contextlib import asynccontextmanager
from decimal import Decimal
from pathlib import Path
from types import ModuleType
from typing import Any

import anyio
import pytest

from acsdk import AsyncClient
from acsdk._cli import importing
from acsdk.contrib.shopify import Rejected, read_orders, read_products
from acsdk.sandbox import Sandbox

from .shopify_files import order_row, to_csv

EXAMPLES = Path(__file__).parents[2] / "examples"
DATA = EXAMPLES / "data" / "shopify_orders.csv"
REVENUE = {"CAD": "27167.08", "EUR": "36401.28", "GBP": "11240.70", "JPY": "3621490", "USD": "73240.01"}
LEFT_OUT = {
    24: "Email is empty",
    64: "Email is not an address",
    116: "Lineitem price is not a number: '12,5O'",
    162: "Created at is not a date and time such as '2024-01-31 10:00:00 -0500': '31/01/2025 10:00'",
    175: "Email is empty",
    200: "Id is empty",
    241: "Name is empty",
    242: "is a further line of an order whose first row is missing or more than 100 orders away; "
    "if that order was read, it lacks this line",
    264: "Email is empty",
    294: "Lineitem quantity is negative: -1",
    330: "Id is not a Shopify id, which has only digits: '5.17000E+12'",
    383: "Lineitem name is empty",
    411: "Email is empty",
    432: "Total is not a number: 'n/a'",
    477: "currency must be a currency code of three letters, such as EUR",
    512: "has 80 cells, but the header has 79",
    546: "is not sound CSV: ',' expected after '\"'",
    569: "Email is empty",
    655: "Email is empty",
}


def told(output: str, count: str) -> int:
    """A count of the report, whose columns are wider where the run took long."""
    (found,) = re.findall(rf"^  {count} +(\d+)$", output, re.MULTILINE)
    return int(found)


def load(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def example() -> Any:
    return importing


def run(example: Any, arguments: Sequence[str]) -> int:
    return int(example.main(["orders", *arguments]))


def test_the_example_is_the_command(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.argv", ["import_orders.py", "--help"])
    with pytest.raises(SystemExit) as stopped:
        runpy.run_path(str(EXAMPLES / "import_orders.py"), run_name="__main__")
    assert stopped.value.code == 0
    assert capsys.readouterr().out.startswith("usage: acsdk import orders [-h]")


def always(account: Sandbox) -> Callable[..., Sandbox]:
    """In the place of the class: whoever makes a sandbox gets this one."""

    def known(**_: object) -> Sandbox:
        return account

    return known


def test_the_data_file_is_what_its_script_makes() -> None:
    script: Any = load(EXAMPLES / "data" / "make_shopify_export.py")
    assert script.export().encode() == DATA.read_bytes()


def test_the_data_file_is_read_to_the_cent() -> None:
    rejected: list[Rejected] = []
    revenue: dict[str | None, Decimal] = {}
    orders = 0
    for order in read_orders(DATA, connection_id=1, on_rejected=rejected.append):
        orders += 1
        revenue[order.currency] = revenue.get(order.currency, Decimal(0)) + order.final_amount
    assert orders == 342
    assert revenue == {currency: Decimal(amount) for currency, amount in REVENUE.items()}
    assert {row.line: row.reason for row in rejected} == LEFT_OUT
    assert len(list(read_products(DATA, connection_id=1))) == 17


def test_a_shops_orders_reach_the_sandbox_and_come_back_to_the_cent(
    example: Any, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ACTIVECAMPAIGN_API_URL", "https://real.api-us1.com")
    monkeypatch.setenv("ACTIVECAMPAIGN_API_TOKEN", "real-token")
    assert run(example, [str(DATA)]) == 0
    output = capsys.readouterr().out
    assert (told(output, "read"), told(output, "accepted")) == (342, 342)
    for currency, amount in REVENUE.items():
        assert f"Revenue {currency} {Decimal(amount):>14,}  from " in output
    for line, reason in LEFT_OUT.items():
        assert f"  line {line}, order " in output
        assert f": {reason}\n" in output
    assert output.endswith("\nChecked: all 342 orders came back as they went in, to the cent.\n")


def test_the_same_for_a_program(example: Any, two_orders: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(example, [two_orders, "--json"]) == 0
    told = json.loads(capsys.readouterr().out, parse_float=Decimal)
    assert told == {
        "orders": 2,
        "customers": 1,
        "revenue": {"USD": Decimal("40.00")},
        "left_out": [],
        "sums_that_differ": [],
        "differences": [],
    }


def test_a_live_import_asks_and_waits_for_the_account(
    example: Any, two_orders: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    account = Sandbox(rate_limit=None)
    account.seed(orders=1)  # which is none of the file's
    asked: list[str] = []

    async def settle(_seconds: float) -> None:
        account.settle()

    async def connection() -> int:
        async with account.client() as client:
            return (await client.deepdata.connections.list().collect())[0].id

    def ask(accounts: list[str], will: str, *, yes: bool) -> None:
        asked.append(f"{accounts} {will} {yes}")

    def make_client(_url: str | None) -> AsyncClient:
        return account.client()

    monkeypatch.setattr(example, "consent", ask)
    monkeypatch.setattr("anyio.sleep", settle)
    arguments = ["orders", two_orders, "--live", "--connection-id", str(anyio.run(connection))]
    assert example.main(arguments, make_client=make_client) == 0
    assert asked == [f"['{account.api_url}'] the orders in {two_orders} are imported as historical ones False"]
    assert "Checked: all 2 orders came back" in capsys.readouterr().out
    assert example.main(arguments, make_client=AsyncClient) == 2


@pytest.fixture
def two_orders(tmp_path: Path) -> str:
    path = tmp_path / "orders.csv"
    path.write_text(to_csv([order_row(1), order_row(2)]), encoding="utf-8")
    return str(path)


def test_an_order_that_comes_back_changed_or_not_at_all_is_printed(
    example: Any, two_orders: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    sound = example.sandbox

    @asynccontextmanager
    async def unsound(state: str | None) -> AsyncGenerator[Any]:
        async with sound(state) as account:

            async def tamper() -> None:
                await account.settle()
                order = await account.client.orders.get(account.connection_id, "4001")
                await account.client.orders.upsert(order.to_input(final_amount="20.01"))

            yield account._replace(settle=tamper)

    monkeypatch.setattr(example, "sandbox", unsound)
    assert run(example, [two_orders]) == 1
    output = capsys.readouterr().out
    assert "Checked: these orders came back other than they went in." in output
    assert "order 4001: sent Figures(currency='USD', final=Decimal('20.00')" in output
    assert "found Figures(currency='USD', final=Decimal('20.01')" in output
    assert "revenue: sent {'USD': Decimal('40.00')}, found {'USD': Decimal('40.01')}" in output
    assert "order 4002" not in output


def test_what_the_account_refuses_is_left_out_with_its_reason(
    example: Any, two_orders: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    account = Sandbox()
    refusal = {"message": "Validation errors", "extensions": {"currency-storeOrderId-4002": "is not sold in"}}
    account.faults.add(operation="bulkUpsertOrdersAsync", count=1, body={"errors": [refusal]})

    monkeypatch.setattr(example, "Sandbox", always(account))
    assert run(example, [two_orders]) == 0
    output = capsys.readouterr().out
    assert "Orders                   1" in output
    assert "  order 1:4002: " in output
    assert "is not sold in" in output
    assert "Checked: all 1 orders came back" in output


@pytest.mark.parametrize(("drop", "status"), [("after", 0), ("before", 1)])
def test_orders_whose_answer_was_lost_are_checked_too(
    example: Any,
    two_orders: str,
    drop: Any,
    status: int,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    account = Sandbox(rate_limit=None)
    account.faults.add(operation="bulkUpsertOrdersAsync", drop=drop)
    monkeypatch.setattr(example, "Sandbox", always(account))
    assert run(example, [two_orders]) == status
    output = capsys.readouterr().out
    assert told(output, "unknown") == 2
    assert ("Checked: all 2 orders came back" in output) is not bool(status)
    assert ("order 4001: sent Figures(" in output) is bool(status)


@pytest.mark.parametrize(
    "arguments",
    [
        ["f.csv", "--live"],
        ["f.csv", "--connection-id", "1"],
        ["f.csv", "--journal", "j.db"],
        ["f.csv", "--url", "acme"],
        [],
    ],
)
def test_arguments_that_do_not_go_together(example: Any, arguments: list[str]) -> None:
    with pytest.raises(SystemExit):
        run(example, arguments)


def test_a_live_import_needs_the_settings_of_an_account(
    example: Any, two_orders: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("ACTIVECAMPAIGN_API_URL", raising=False)
    assert run(example, [two_orders, "--live", "--connection-id", "1", "--journal", "j.db"]) == 2
    assert "ACTIVECAMPAIGN_API_URL" in capsys.readouterr().err


def test_an_import_that_breaks_off_says_why_and_how_far_it_came(
    example: Any, two_orders: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    empty = tmp_path / "empty.csv"
    empty.touch()
    for file, words in ((empty, "not an orders export of Shopify"), (tmp_path / "none.csv", "No such file")):
        assert run(example, [str(file)]) == 2
        assert words in capsys.readouterr().err
    account = Sandbox()
    account.faults.add(operation="bulkUpsertOrdersAsync", status=401)
    monkeypatch.setattr(example, "Sandbox", always(account))
    assert run(example, [two_orders]) == 2
    complaint = capsys.readouterr().err
    assert told(complaint, "unsent") == 2
    assert "The import broke off: orders.bulk_upsert ended early" in complaint


@pytest.mark.parametrize("journal", [True, False])
def test_an_interrupted_import_ends_without_a_traceback(
    example: Any, tmp_path: Path, journal: bool, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    async def interrupted(*_: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(example, "import_orders", interrupted)
    files = ["--state", str(tmp_path / "account.db"), "--journal", str(tmp_path / "import.db")]
    assert run(example, [str(DATA), *(files if journal else ())]) == 130
    assert ("goes on from here" in capsys.readouterr().err) is journal


def test_copies_of_an_order_are_told_apart_from_the_one_that_counts(
    example: Any, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "orders.csv"
    rows = [order_row(1), order_row(1, Total="5.00"), *(order_row(number) for number in range(2, 60))]
    path.write_text(to_csv([*rows, order_row(1, Total="7.00")]), encoding="utf-8")
    account = Sandbox()
    refusal = {"message": "Validation errors", "extensions": {"currency-storeOrderId-4001": "is not sold in"}}
    account.faults.add(operation="bulkUpsertOrdersAsync", count=1, body={"errors": [refusal]})
    monkeypatch.setattr(example, "Sandbox", always(account))
    assert run(example, [str(path), "--wait"]) == 0
    output = capsys.readouterr().out
    assert "  order 1:4001: stands in the file again; the last one counts\n" in output
    assert "  order 1:4001: is not sold in" in output
    assert "Checked: all 59 orders came back" in output


def test_a_file_without_a_usable_order_is_no_error(
    example: Any, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "orders.csv"
    path.write_text(to_csv([order_row(1, Email="")]), encoding="utf-8")
    assert run(example, [str(path), "--wait"]) == 0
    assert "Checked: all 0 orders" in capsys.readouterr().out


def test_an_interrupted_import_goes_on_where_it_stopped(
    example: Any, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    files = ["--state", str(tmp_path / "account.db"), "--journal", str(tmp_path / "import.db")]
    assert run(example, [str(DATA), *files]) == 0
    capsys.readouterr()
    assert run(example, [str(DATA), *files, "--wait"]) == 0
    output = capsys.readouterr().out
    assert told(output, "skipped") == 342
    assert output.endswith("\nChecked: all 342 orders came back as they went in, to the cent.\n")


def test_without_the_extra_a_line_tells_of_each_request(
    example: Any, two_orders: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "acsdk.contrib.progress", None)
    assert run(example, [two_orders]) == 0
    assert "orders.bulk_upsert: 2 of 2 accepted" in capsys.readouterr().out
