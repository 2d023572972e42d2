"""Calls, snapshots, made-up rows and the control endpoint."""

from __future__ import annotations

import gc
import json
import sqlite3
from collections.abc import Callable
from typing import Any

import pytest

from acsdk.sandbox import Exchange, Sandbox
from acsdk.sandbox.asgi import SandboxApp
from acsdk.sandbox.server import main

from .driver import Driver

TABLES = ("contacts", "contactTags", "tags", "connections", "products", "orders", "ecomOrders", "ecomCustomers")


@pytest.fixture
def steered() -> Driver:
    driver = Driver(options={"control": True})
    driver.connection()
    return driver


def control(driver: Driver, method: str, name: str, body: Any = None) -> tuple[int, Any]:
    sent = b"" if body is None else json.dumps(body).encode()
    response = driver.raw(method, f"/_sandbox/{name}", sent)
    return response.status, json.loads(response.body)


def test_calls_are_found_by_what_they_were(shop: Driver) -> None:
    shop.data("{ searchOrder { id } }")
    shop.rest("GET", "contacts/9", query="limit=1")
    calls = shop.sandbox.calls
    assert len(calls.matching("*/contacts/*", method="get", status=404)) == 1
    assert [call.operation for call in calls.matching(operation="search*")] == ["searchOrder"]
    assert calls.matching(operation="upsert*") == []
    assert calls[-1].query == "limit=1"
    assert [call.method for call in calls[:1]] == ["POST"]
    assert len(calls) == 3
    assert json.loads(calls[0].request_body)["connection"]["service"] == "shop"


def test_the_record_is_bounded(empty: Driver) -> None:
    for _ in range(1100):
        empty.raw("GET", "/nothing", b"x" * 10)
    assert len(empty.sandbox.calls) == 1000
    empty.raw("POST", "/api/3/tags", b'"' + b"x" * 100_000 + b'"')
    assert len(empty.sandbox.calls[-1].request_body) == 65536


def test_the_record_is_bounded_in_bytes_too(empty: Driver) -> None:
    for _ in range(300):
        empty.raw("POST", "/api/3/tags", b'"' + b"x" * 100_000 + b'"')
    kept = sum(len(call.request_body) + len(call.response_body) for call in empty.sandbox.calls)
    assert 15 * 2**20 < kept <= 16 * 2**20
    empty.sandbox.calls.clear()
    assert list(empty.sandbox.calls) == []


def test_a_call_tells_what_it_was(empty: Driver) -> None:
    empty.rest("POST", "contacts", {"contact": {"email": "a@x.test"}})
    empty.rest("GET", "contacts/9", query="a=1")
    made, missed = empty.sandbox.calls
    assert made.sent == {"contact": {"email": "a@x.test"}}
    assert made.answered["contact"]["id"] == "1"
    assert made.at == empty.clock.now()
    assert str(made) == "POST /api/3/contacts 201"
    assert repr(missed) == "<GET /api/3/contacts/9?a=1 404: No Result found for Subscriber with id 9>"
    assert repr(empty.sandbox.calls) == f"<2 calls: {made}; {missed}>"
    assert (missed.sent, repr(Sandbox().calls)) == (None, "<no calls>")
    assert Exchange("GET", "/", "", None, 502, response_body=b"<html>").answered is None


def test_what_was_expected_is_said_beside_what_was_called(empty: Driver) -> None:
    calls = empty.sandbox.calls
    with pytest.raises(AssertionError, match=r"^expected a call of anything, found none. Nothing was called.$"):
        calls.expect()
    empty.rest("GET", "contacts/9")
    empty.rest("GET", "tags")
    assert calls.expect("*/tags", method="get", status=200) == [calls[-1]]
    assert calls.expect(operation="upsertOrder", times=0) == []
    with pytest.raises(AssertionError) as failed:
        calls.expect("*/tags", method="POST", times=1)
    assert str(failed.value).splitlines() == [
        "expected 1 call of path='*/tags', method='POST', found none. The latest of 2 calls:",
        "  GET /api/3/contacts/9 404: No Result found for Subscriber with id 9",
        "  GET /api/3/tags 200",
    ]
    with pytest.raises(AssertionError, match="expected 2 calls of status=404, found 1"):
        calls.expect(status=404, times=2)


@pytest.mark.parametrize(
    ("status", "body", "problems"),
    [
        (200, b'{"contacts": []}', []),
        (200, b"", []),
        (404, b'{"message": "No Result found"}', ["No Result found"]),
        (200, b'{"success": 1, "message": "Contact import queued"}', []),
        (
            400,
            b'{"success": 0, "message": "Bad", "failureReasons": [{"contact": 1, "failureReason": "email"}, "text"]}',
            ["Bad", "email", "text"],
        ),
        (422, b'{"errors": "Bulk operation failed."}', ["Bulk operation failed."]),
        (400, b'{"errors": ["Field name is required"]}', ["Field name is required"]),
        (
            422,
            b'{"errors": [{"title": "Taken", "detail": "", "source": {"pointer": "/data/attributes/email"}}]}',
            ["Taken - /data/attributes/email"],
        ),
        (400, b'{"errors": [{"title": "T", "detail": "D", "source": {"parameter": "p"}}]}', ["T - D - p"]),
        (
            200,
            b'{"errors": [{"message": "Validation errors", "extensions": {"classification": "x", "a-b-1": "why"}}]}',
            ["Validation errors", "a-b-1: why"],
        ),
        (502, b"<html>", ["status 502"]),
    ],
)
def test_refusals_are_explained_in_the_answers_words(status: int, body: bytes, problems: list[str]) -> None:
    assert Exchange("GET", "/", "", None, status, response_body=body).problems == problems


@pytest.mark.parametrize("kind", ["memory", "file"])
def test_snapshots_bring_an_account_back(kind: str, tmp_path: Any) -> None:
    driver = Driver(options={} if kind == "memory" else {"state": tmp_path / "a.db"})
    driver.connection()
    driver.upsert_order()
    before = driver.sandbox.snapshot()
    driver.sandbox.settle()
    driver.ok("DELETE", "contacts/1")
    driver.upsert_order(storeOrderId="A-2")
    driver.sandbox.restore(before)
    assert len(driver.sandbox.rows("orders")) == 1
    assert driver.ok("GET", "contacts")["meta"]["total"] == "1"
    assert driver.ok("GET", "ecomOrders")["meta"] == {"total": "0"}
    driver.clock.advance(10)
    assert driver.ok("GET", "ecomOrders")["meta"] == {"total": "1"}
    assert driver.ok("GET", "contacts", query="email=ada@shop.test")["meta"]["total"] == "1"
    driver.sandbox.restore(before)
    assert driver.upsert_order(storeOrderId="A-3")
    assert [row["id"] for row in driver.sandbox.rows("orders")] == [1, 2]
    driver.sandbox.close()


def test_the_snapshot_of_a_file_is_closed_when_nobody_holds_it(tmp_path: Any) -> None:
    sandbox = Sandbox(state=tmp_path / "a.db")
    snapshot = sandbox.snapshot()
    copy = snapshot.content
    del snapshot
    gc.collect()
    with pytest.raises(sqlite3.ProgrammingError, match="closed"):
        copy.execute("SELECT 1")
    sandbox.close()


def test_control_is_off_unless_asked_for(shop: Driver) -> None:
    assert shop.raw("POST", "/_sandbox/reset").status == 404
    assert shop.ok("GET", "connections")["meta"] == {"total": "1"}


def test_control_needs_the_token(steered: Driver) -> None:
    assert steered.raw("POST", "/_sandbox/reset", api_token="wrong").status == 404
    assert steered.ok("GET", "connections")["meta"] == {"total": "1"}


def test_control_sets_faults(steered: Driver) -> None:
    fault = {
        "path": "*/tags",
        "status": 503,
        "count": 1,
        "headers": {"Retry-After": "2"},
        "delay": 0.5,
        "skew": -9,
        "probability": 1,
    }
    assert control(steered, "POST", "faults", fault) == (200, {})
    response = steered.raw("GET", "/api/3/tags")
    assert (response.status, response.delay) == (503, 0.5)
    control(steered, "POST", "faults", {"html": True, "seed": 1})
    assert control(steered, "DELETE", "faults") == (200, {})
    assert steered.raw("GET", "/api/3/tags").status == 200


@pytest.mark.parametrize(
    "fault",
    [
        {"path": 5},
        {"count": "x"},
        {"status": 99},
        {"status": True},
        {"headers": {"a": "b\r\nc: d"}},
        {"drop": "now"},
        {"delay": -1},
        {"skew": "x"},
        {"truncate": "yes"},
        {"nonsense": 1},
    ],
)
def test_control_refuses_faults_it_does_not_understand(steered: Driver, fault: dict[str, Any]) -> None:
    status, answer = control(steered, "POST", "faults", fault)
    assert status == 400
    assert next(iter(fault)) in answer["message"]


def test_control_moves_the_clock_and_the_pipeline(steered: Driver) -> None:
    steered.upsert_order()
    assert control(steered, "POST", "clock", {"advance": 3})[1]["now"] == "2026-01-01T00:00:03+00:00"
    assert steered.ok("GET", "ecomOrders")["meta"] == {"total": "1"}
    steered.upsert_order(storeOrderId="2")
    assert control(steered, "POST", "settle") == (200, {})
    assert steered.ok("GET", "ecomOrders")["meta"] == {"total": "2"}
    for wrong in ({}, {"advance": -1}, {"advance": "x"}, {"advance": 1e300}, {"advance": None}):
        assert control(steered, "POST", "clock", wrong)[0] == 400


def test_control_keeps_snapshots(steered: Driver) -> None:
    assert control(steered, "POST", "snapshots") == (200, {"id": 0})
    listed = {"snapshots": [{"id": 0, "at": "2026-01-01T00:00:00+00:00"}]}
    assert control(steered, "GET", "snapshots") == (200, listed)
    steered.ok("DELETE", "connections/1")
    assert control(steered, "POST", "snapshots/0") == (200, {})
    assert steered.ok("GET", "connections")["meta"] == {"total": "1"}
    assert control(steered, "POST", "snapshots/7")[0] == 400
    assert control(steered, "POST", "snapshots/x")[0] == 400
    assert control(steered, "POST", "reset") == (200, {})
    assert steered.ok("GET", "connections")["meta"] == {"total": "0"}


def test_control_seeds_and_adds_rows(steered: Driver) -> None:
    assert control(steered, "POST", "seed", {"contacts": 4, "orders": 0, "seed": 1}) == (200, {})
    assert steered.ok("GET", "contacts")["meta"]["total"] == "4"
    assert control(steered, "POST", "rows/automations", {"name": "Welcome"}) == (200, {"id": 4})
    assert control(steered, "POST", "rows/contacts", {})[0] == 400
    for wrong in ("x", -1, True, 0.5):
        status, answer = control(steered, "POST", "seed", {"contacts": wrong})
        assert (status, answer["message"]) == (400, f"contacts is {wrong!r}, and has to be a whole number from 0")
    assert control(steered, "POST", "seed", {"people": 1})[0] == 400


def test_control_lists_calls_and_knows_its_limits(steered: Driver) -> None:
    steered.rest("GET", "contacts/9")
    calls = control(steered, "GET", "calls")[1]["calls"]
    assert calls[-1]["problems"] == ["No Result found for Subscriber with id 9"]
    assert control(steered, "PUT", "nothing")[0] == 404
    assert steered.raw("POST", "/_sandbox/seed", b"{").status == 400


@pytest.mark.parametrize(
    ("arguments", "contacts", "orders"),
    [
        ((), 0, 0),
        (("--contacts", "2", "--orders", "3", "--seed", "9", "--control"), 2, 3),
        (("--contacts", "2"), 2, 6),
        (("--orders", "7"), 2, 7),
        (("--orders", "1"), 1, 1),
        (("--contacts", "0", "--orders", "0"), 0, 0),
    ],
)
def test_the_command_line_seeds(
    arguments: tuple[str, ...], contacts: int, orders: int, capsys: pytest.CaptureFixture[str]
) -> None:
    seen: list[Sandbox] = []

    def run(app: SandboxApp, announce: Callable[[], None], **_options: Any) -> None:
        seen.append(app.sandbox)
        announce()

    assert main(arguments, run=run) == 0
    assert (len(seen[0].rows("contacts")), len(seen[0].rows("orders"))) == (contacts, orders)
    assert "ACTIVECAMPAIGN_API_URL" in capsys.readouterr().out
