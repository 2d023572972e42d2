"""What an account is born with, and lived-in ones of any size."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from acsdk.sandbox import Sandbox, SandboxClock
from acsdk.sandbox.seeding import filling
from acsdk.sandbox.store import INDEXES

from .driver import Driver

TABLES = (*INDEXES, "campaigns", "messages", "webhooks", "automations", "jobs")


@pytest.fixture(scope="module")
def lived_in() -> Driver:
    """What `seed()` makes by default."""
    driver = Driver(options={"bare": False})
    driver.sandbox.seed()
    return driver


def test_a_new_account_has_a_list_and_a_pipeline() -> None:
    driver = Driver(options={"bare": False})
    for _ in range(2):
        (first,) = driver.ok("GET", "lists")["lists"]
        assert (first["id"], first["name"], first["stringid"]) == ("3", "Master Contact List", "master-contact-list")
        (pipeline,) = driver.ok("GET", "dealGroups")["dealGroups"]
        assert (pipeline["id"], pipeline["stages"]) == ("1", ["1", "2", "3"])
        (admins,) = driver.ok("GET", "groups")["groups"]
        assert (admins["id"], admins["title"]) == ("3", "Admin")
        (member,) = driver.ok("GET", "groups/3/userGroups")["userGroups"]
        assert member["group"] == "3"
        driver.sandbox.reset()
    deal = {"title": "T", "value": 1, "currency": "usd", "contact": 1, "group": 1}
    driver.ok("POST", "contacts", {"contact": {"email": "a@x.test"}})
    assert driver.ok("POST", "deals", {"deal": deal})["deal"]["stage"] == 1


def test_a_bare_account_has_neither() -> None:
    driver = Driver()
    for _ in range(2):
        assert (driver.ok("GET", "lists")["lists"], driver.ok("GET", "dealGroups")["dealGroups"]) == ([], [])
        driver.sandbox.reset()


def test_a_state_file_is_born_once(tmp_path: Path) -> None:
    for _ in range(2):
        sandbox = Sandbox(state=tmp_path / "account.db")
        assert len(sandbox.rows("lists")) == len(sandbox.rows("dealGroups")) == 1
        sandbox.close()


def test_a_lived_in_account_has_something_of_everything(lived_in: Driver) -> None:
    counts = {
        path: int(lived_in.ok("GET", path)["meta"]["total"])
        for path in (
            *(
                "contacts",
                "contactTags",
                "contactLists",
                "contactAutomations",
                "tags",
                "lists",
                "fields",
                "automations",
            ),
            *("connections", "ecomCustomers", "ecomOrders", "accounts", "accountContacts", "deals", "dealTasks"),
            *("notes", "campaigns", "links", "messages", "webhooks"),
        )
    }
    assert all(counts.values()), counts
    assert (counts["contacts"], counts["connections"], counts["campaigns"]) == (100, 2, 20)
    assert counts["ecomOrders"] > len(lived_in.sandbox.rows("orders")) == 300
    assert lived_in.ok("GET", "fieldValues")["fieldValues"]
    assert lived_in.ok("GET", "dealCustomFieldData")["dealCustomFieldData"]
    assert lived_in.data("{ searchProduct { baseProductName } }")["searchProduct"]
    assert ([*lived_in.sandbox.deliveries], lived_in.sandbox.failures, lived_in.sandbox.rows("jobs")) == ([], [], [])


def test_its_three_years_are_in_the_order_of_their_dates(lived_in: Driver) -> None:
    for table, column in (
        ("contacts", "cdate"),
        ("ecomOrders", "createdDate"),
        ("deals", "cdate"),
        ("campaigns", "sdate"),
    ):
        dates = [row[column] for row in lived_in.sandbox.rows(table)]
        assert dates == sorted(dates)
        years = Counter(date[:4] for date in dates)
        assert set(years) >= {"2023", "2024", "2025"}
        assert years["2023"] < years["2025"], table
    assert [row["storeCreatedDate"] for row in lived_in.sandbox.rows("orders")][-1].startswith("2025-12")


def test_its_orders_add_up(lived_in: Driver) -> None:
    asked = "{ searchOrder { finalAmount shippingAmount discountsAmount lineItems { quantity priceAmount } } }"
    for order in lived_in.data(asked)["searchOrder"]:
        worth = sum(line["quantity"] * line["priceAmount"] for line in order["lineItems"])
        assert order["finalAmount"] == worth + order["shippingAmount"] - order.get("discountsAmount", 0)
    states = Counter(row["state"] for row in lived_in.sandbox.rows("ecomOrders"))
    assert states["2"] > 0, "carts that were left"
    assert states["3"] > 0, "carts that became an order"
    left = lived_in.ok("GET", "ecomOrders", query="filters[state]=2&limit=100")["ecomOrders"]
    assert all(cart["abandonedDate"] and cart["orderProducts"] for cart in left)


def test_its_deals_are_in_stages_with_tasks(lived_in: Driver) -> None:
    deals = lived_in.sandbox.rows("deals")
    assert {deal["status"] for deal in deals} == {"0", "1", "2"}
    assert len({deal["stage"] for deal in deals}) > 1
    tasks = lived_in.ok("GET", "dealTasks", query="limit=100")["dealTasks"]
    assert {task["status"] for task in tasks} == {"0", "1"}
    assert {task["owner"]["type"] for task in tasks} == {"deal"}


def test_its_campaigns_were_opened_and_clicked(lived_in: Driver) -> None:
    for campaign in lived_in.ok("GET", "campaigns", query="limit=100")["campaigns"]:
        sent, opened, clicked = (int(campaign[name]) for name in ("send_amt", "uniqueopens", "uniquelinkclicks"))
        assert 0 <= clicked <= opened <= sent <= 100
        assert int(campaign["opens"]) >= opened
        assert int(campaign["linkclicks"]) >= clicked
        assert campaign["status"] == "5"
    people = lived_in.sandbox.rows("contacts")
    assert {"last_open_date", "last_click_date"} <= {name for person in people for name in person}


def _rows(seed: int, clock: SandboxClock | None = None, state: Path | None = None, **sizes: Any) -> str:
    sandbox = Sandbox(rate_limit=None, clock=clock, state=state)
    sandbox.seed(seed=seed, **(sizes or {"contacts": 20, "orders": 30}))
    rows = str([sandbox.rows(table) for table in TABLES])
    sandbox.close()
    return rows


def test_made_up_rows_are_the_same_for_the_same_seed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = _rows(7)
    assert first == _rows(7, SandboxClock())
    assert first != _rows(8)
    monkeypatch.setattr(filling, "_CHUNK", 3)
    assert first == _rows(7, state=tmp_path / "account.db")


def test_made_up_rows_add_to_what_is_there(empty: Driver) -> None:
    empty.sandbox.seed(contacts=3, orders=5, seed=1)
    empty.sandbox.seed(contacts=3, orders=2, seed=2)
    assert empty.ok("GET", "connections")["meta"] == {"total": "2"}
    assert empty.ok("GET", "lists")["meta"] == {"total": "2"}
    assert empty.ok("GET", "contacts")["meta"]["total"] == "3"
    assert [*empty.sandbox.deliveries] == []
    names = [account["name"] for account in empty.ok("GET", "accounts")["accounts"]]
    assert len(set(names)) == len(names) == 2


@pytest.mark.parametrize(
    ("sizes", "contacts", "orders"),
    [
        ({}, 100, 300),
        ({"contacts": 0, "orders": 1}, 1, 1),
        ({"contacts": 2}, 2, 6),
        ({"orders": 12}, 4, 12),
        ({"contacts": 2, "orders": 0}, 2, 0),
        ({"contacts": 0}, 0, 0),
    ],
)
def test_the_rest_follows_from_the_two_numbers(sizes: dict[str, int], contacts: int, orders: int) -> None:
    sandbox = Sandbox(rate_limit=None)
    sandbox.seed(**sizes)
    assert (len(sandbox.rows("contacts")), len(sandbox.rows("orders"))) == (contacts, orders)
    assert bool(sandbox.rows("connections")) is bool(orders)
    assert bool(sandbox.rows("webhooks")) is bool(contacts)


def test_seeding_that_fails_leaves_a_whole_account(empty: Driver, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_given: object) -> None:
        raise RuntimeError("no more names")

    monkeypatch.setattr(filling, "add_webhooks", fails)
    with pytest.raises(RuntimeError):
        empty.sandbox.seed(contacts=2, orders=0)
    assert empty.ok("GET", "contacts")["contacts"] == []
    with pytest.raises(ValueError, match="orders is -1"):
        empty.sandbox.seed(orders=-1)
