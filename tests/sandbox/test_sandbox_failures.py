"""A job that fails takes nothing with it: not the jobs behind it, not later calls, not the state file."""

from __future__ import annotations

import json
import logging
from pathlib import Path
from typing import Any

import pytest

from acsdk.sandbox import JobFailure, SandboxClock
from acsdk.sandbox.sqlite import SqliteStore
from acsdk.sandbox.state import State

from .driver import Driver
from .visitor import visit

FIRST = "0001-01-01T00:00:00Z"
LAST = "9999-12-31T23:59:59-14:00"


@pytest.fixture(params=["memory", "file"])
def shop(request: pytest.FixtureRequest, tmp_path: Path) -> Driver:
    driver = Driver(options={} if request.param == "memory" else {"state": tmp_path / "shop.db"})
    driver.connection()
    return driver


def _broken(state: State, payload: dict[str, Any]) -> None:
    """A step with a bug: it writes, queues another step, and fails."""
    state.store.insert("tags", {"tagKey": "half"})
    state.store.insert("tags", {"tagKey": "more"})
    state.store.replace("tags", {"id": 1, "tagKey": "changed"})
    state.store.delete("tags", 1)
    state.store.delete("tags", state.store.count("tags") + 1)
    state.pipeline.add("order.copy", payload)
    raise ZeroDivisionError("ada@example.com \ud800")


def _state(driver: Driver) -> State:
    return driver.sandbox._state  # pyright: ignore[reportPrivateUsage] - nothing that a caller sends fails a job


def _break(driver: Driver) -> None:
    state = _state(driver)
    state.pipeline.register("order.copy", lambda payload: _broken(state, payload))


def _fail(driver: Driver) -> JobFailure:
    driver.ok("POST", "tags", {"tag": {"tag": "tea"}})
    driver.ok("POST", "tags", {"tag": {"tag": "mug"}})
    _break(driver)
    driver.upsert_order()
    driver.sandbox.settle()
    return driver.sandbox.failures[-1]


def test_a_failed_job_is_dropped_and_kept(shop: Driver, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING, "acsdk.sandbox"):
        failure = _fail(shop)
    assert (failure.kind, failure.payload["order"]) == ("order.copy", 1)
    assert failure.error.startswith("ZeroDivisionError: ada@example.com \\ud800 (test_sandbox_failures.py:")
    assert failure.at == shop.clock.now()
    assert [record.levelname for record in caplog.records] == ["WARNING"]
    assert "order.copy, ZeroDivisionError" in caplog.text
    assert "ada@example.com" not in caplog.text


def test_nothing_of_a_failed_job_is_written(shop: Driver) -> None:
    _fail(shop)
    assert [tag["tag"] for tag in shop.ok("GET", "tags")["tags"]] == ["tea", "mug"]
    assert shop.ok("GET", "tags", query="search=tea")["tags"][0]["id"] == "1"
    assert shop.sandbox.rows("jobs") == []
    assert shop.ok("POST", "tags", {"tag": {"tag": "next"}})["tag"]["id"] == "3"


def test_later_jobs_and_calls_go_on(shop: Driver) -> None:
    _fail(shop)
    _state(shop).pipeline.register("order.copy", lambda _payload: None)
    shop.upsert_order(storeOrderId="A-2")
    shop.clock.advance(60)
    assert shop.ok("GET", "tags")["meta"] == {"total": "2"}
    assert len(shop.sandbox.rows("orders")) == 2
    assert len(shop.sandbox.failures) == 1
    shop.sandbox.reset()
    assert shop.sandbox.failures == []


def test_what_a_failed_job_queued_is_not_run_in_the_next_ones_place(shop: Driver) -> None:
    _fail(shop)
    state = _state(shop)  # the next job gets the same number, and is due at another time
    ran: list[Any] = []
    state.pipeline.register("late", ran.append)
    state.pipeline.add("late", {}, at=shop.clock.now().replace(year=2030))
    shop.clock.advance(3600)
    assert shop.rest("GET", "tags")[0] == 200
    assert ran == []
    assert len(shop.sandbox.rows("jobs")) == 1


def test_failures_outlive_the_process_and_a_job_of_an_unknown_kind(tmp_path: Path) -> None:
    path = tmp_path / "shop.db"
    store = SqliteStore(path)
    store.insert("jobs", {"kind": "of.tomorrow", "due": 0.5, "payload": {"order": 7}})
    store.close()
    for _ in range(2):
        driver = Driver(options={"state": path})
        assert driver.rest("GET", "tags")[0] == 200
        assert [failure.kind for failure in driver.sandbox.failures] == ["of.tomorrow"]
        driver.sandbox.close()


def test_the_oldest_failures_go(shop: Driver, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("acsdk.sandbox.failures._KEPT", 3)
    _break(shop)
    state = _state(shop)
    for number in range(4):
        state.pipeline.add("order.copy", {"order": number})
    shop.sandbox.settle()
    failures = shop.sandbox.failures
    assert (len(failures), failures[0].payload["order"]) == (3, 1)


def test_the_page_and_the_control_endpoint_show_them() -> None:
    driver = Driver(options={"control": True})
    driver.connection()
    assert not visit(driver.sandbox).has("#failures")
    _fail(driver)
    assert "ZeroDivisionError: ada@example.com" in visit(driver.sandbox).text_of("#failures")
    (shown,) = json.loads(driver.raw("GET", "/_sandbox/failures").body)["failures"]
    assert (shown["kind"], shown["payload"], shown["at"]) == (
        "order.copy",
        {"order": 1},
        driver.clock.now().isoformat(),
    )


@pytest.mark.parametrize(("moment", "shown"), [(FIRST, "0001-01-01T00:00:00+00:00"), (LAST, None)])
def test_orders_from_both_ends_of_the_calendar(shop: Driver, moment: str, shown: str | None) -> None:
    order = {"legacyConnectionId": 1, "storeOrderId": "old", "email": "a@x.test", "creationSource": "HISTORICAL"}
    order = {**order, "storeCreatedDate": moment, "finalAmount": 1, "currency": "EUR"}
    answer = shop.graphql("mutation($o: OrderInput!) { upsertOrder(order: $o) { id } }", o=order)
    shop.upsert_order()
    shop.sandbox.settle()
    rows = {row["externalid"]: row for row in shop.ok("GET", "ecomOrders")["ecomOrders"]}
    assert "A-1" in rows
    assert (shown is None) == ("errors" in answer)
    assert shown is None or rows["old"]["externalCreatedDate"] == shown
    assert shop.sandbox.failures == []


def test_a_clock_has_an_end() -> None:
    clock = SandboxClock()
    with pytest.raises(ValueError, match="a century at a time"):
        clock.advance(4e9)
    for _ in range(73):
        clock.advance(3e9)
    with pytest.raises(ValueError, match="beyond 9000-01-01"):
        clock.advance(3e9)
    driver = Driver(clock)
    assert driver.ok("POST", "tags", {"tag": {"tag": "tea"}})["tag"]["cdate"].startswith("896")


def test_a_clock_starts_at_an_instant() -> None:
    with pytest.raises(ValueError, match="an instant with an offset"):
        SandboxClock(SandboxClock().now().replace(tzinfo=None))
