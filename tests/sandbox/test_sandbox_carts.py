"""Carts on the clock: pending until their abandoned date."""

from __future__ import annotations

from typing import Any

import pytest

from acsdk.sandbox import Sandbox, SandboxClock

from .driver import Driver

CART: dict[str, Any] = {
    "externalcheckoutid": "c-1",
    "source": "1",
    "email": "ada@x.test",
    "totalPrice": 995,
    "currency": "USD",
    "connectionid": "1",
    "customerid": "1",
    "externalCreatedDate": "2026-01-01T00:00:00Z",
    "abandonedDate": "2026-01-01T01:00:00Z",
}


@pytest.fixture
def store(shop: Driver) -> Driver:
    shop.ok("POST", "ecomCustomers", {"ecomCustomer": {"connectionid": "1", "externalid": "c", "email": "ada@x.test"}})
    return shop


def place(store: Driver, **changes: Any) -> str:
    return str(store.ok("POST", "ecomOrders", {"ecomOrder": {**CART, **changes}})["ecomOrder"]["state"])


def change(store: Driver, **changes: Any) -> str:
    return str(store.ok("PUT", "ecomOrders/1", {"ecomOrder": changes})["ecomOrder"]["state"])


def state(store: Driver) -> str:
    return str(store.ok("GET", "ecomOrders/1")["ecomOrder"]["state"])


def abandoned(store: Driver) -> int:
    return len(store.ok("GET", "ecomOrders", query="filters[state]=2")["ecomOrders"])


def test_a_cart_is_pending_until_its_date(store: Driver) -> None:
    assert place(store) == "0"
    store.clock.advance(3599)
    assert (state(store), abandoned(store)) == ("0", 0)
    store.clock.advance(1)
    assert (state(store), abandoned(store)) == ("2", 1)


def test_a_shopper_who_comes_back_moves_the_date(store: Driver) -> None:
    place(store)
    store.clock.advance(1800)
    assert change(store, abandonedDate="2026-01-01T02:00:00Z") == "0"
    store.clock.advance(3600)
    assert state(store) == "0"
    store.clock.advance(1800)
    assert state(store) == "2"
    assert change(store, abandonedDate="2026-01-01T09:00:00Z") == "2"


def test_a_cart_that_is_bought_in_time_was_never_abandoned(store: Driver) -> None:
    place(store)
    assert change(store, externalid="o-1") == "1"
    store.clock.advance(7200)
    assert state(store) == "1"
    assert change(store, totalPrice=1) == "1"


def test_a_cart_that_is_deleted_in_time(store: Driver) -> None:
    place(store)
    store.ok("DELETE", "ecomOrders/1")
    store.clock.advance(7200)
    assert abandoned(store) == 0


@pytest.mark.parametrize("date", ["2026-01-01T00:00:00Z", "2026-01-05 10:00:00", "2026-03-01T00:00:00Z"])
def test_dates_that_count_as_passed(store: Driver, date: str) -> None:
    assert place(store, abandonedDate=date) == "2"


def test_a_restart_forgets_no_cart(tmp_path: Any) -> None:
    store = Driver(options={"state": tmp_path / "a.db"})
    store.connection()
    store.ok("POST", "ecomCustomers", {"ecomCustomer": {"connectionid": "1", "externalid": "c", "email": "ada@x.test"}})
    place(store)
    store.sandbox.close()
    later = SandboxClock()
    later.advance(3600)
    store.sandbox = Sandbox(state=tmp_path / "a.db", clock=later, rate_limit=None)
    assert state(store) == "2"
    store.sandbox.close()
