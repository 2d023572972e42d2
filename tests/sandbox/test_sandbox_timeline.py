"""What each call changed: noted from the moment that somebody looks, bounded, and each change once."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from acsdk.sandbox import Sandbox, SandboxClock
from acsdk.sandbox.ecommerce import copies
from acsdk.sandbox.watching.changes import Change, Changed
from acsdk.sandbox.watching.watch import Watch

from .driver import Driver


@pytest.fixture(params=["memory", "file"])
def driver(request: pytest.FixtureRequest, tmp_path: Path) -> Any:
    driver = Driver(options={} if request.param == "memory" else {"state": tmp_path / "a.db"})
    yield driver
    driver.sandbox.close()


def broken(*_: object) -> None:
    raise ZeroDivisionError


def told(changed: Changed) -> list[tuple[str, int, str]]:
    def kind(change: Change) -> str:
        return "new" if change.before is None else "gone" if change.after is None else ",".join(change.columns)

    return [(change.table, change.number, kind(change)) for change in changed.rows]


def test_each_call_has_its_own_changes(driver: Driver) -> None:
    watch = driver.sandbox.watch()
    assert watch is driver.sandbox.watch()
    driver.ok("POST", "tags", {"tag": {"tag": "a", "tagType": "contact"}})
    driver.ok("PUT", "tags/1", {"tag": {"description": "new"}})
    driver.ok("GET", "tags")
    driver.ok("DELETE", "tags/1")
    changes = [told(moment.changed) for moment in watch.moments]
    assert changes[0] == [("tags", 1, "new")]
    assert changes[1][0][:2] == ("tags", 1)
    assert "description" in changes[1][0][2]
    assert changes[2] == []
    assert changes[3] == [("tags", 1, "gone")]
    assert [moment.number for moment in watch.moments] == [1, 2, 3, 4]
    assert watch.moment(4) == watch.moments[-1]
    assert watch.moment(5) is None


def test_nothing_is_noted_before_anybody_looks(driver: Driver) -> None:
    driver.ok("POST", "tags", {"tag": {"tag": "a", "tagType": "contact"}})
    assert [told(moment.changed) for moment in driver.sandbox.watch().moments] == [[]]


def test_a_refused_request_changes_nothing(driver: Driver, monkeypatch: pytest.MonkeyPatch) -> None:
    watch = driver.sandbox.watch()
    driver.rest("POST", "tags", {"tag": {}})
    assert watch.moments[-1].changed == Changed()
    with monkeypatch.context() as patched:
        patched.setattr("acsdk.sandbox.core.Core._with_headers", broken)
        with pytest.raises(ZeroDivisionError):
            driver.rest("POST", "tags", {"tag": {"tag": "a", "tagType": "contact"}})
    driver.ok("GET", "tags")
    assert watch.moments[-1].changed == Changed()


def test_steps_are_told_apart_from_the_call_that_found_them_due(driver: Driver) -> None:
    driver.connection()
    watch = driver.sandbox.watch()
    driver.upsert_order(storeOrderId="1")
    driver.upsert_order(storeOrderId="2")
    driver.clock.advance(10)
    driver.ok("POST", "tags", {"tag": {"tag": "a", "tagType": "contact"}})
    *_, step, call = watch.moments
    assert (step.call, step.did) == (None, "order.copy 2")
    assert [change[:2] for change in told(step.changed) if change[0] == "ecomOrders"] == [
        ("ecomOrders", 1),
        ("ecomOrders", 2),
    ]
    assert told(call.changed) == [("tags", 1, "new")]


def test_a_step_that_fails_leaves_its_failure_alone(driver: Driver, monkeypatch: pytest.MonkeyPatch) -> None:
    driver.connection()
    watch = driver.sandbox.watch()
    monkeypatch.setattr(copies, "_replace_children", broken)
    driver.upsert_order()
    driver.clock.advance(10)
    driver.sandbox.run_due()
    assert [table for table, _, _ in told(watch.moments[-1].changed)] == ["failures"]


def test_what_programs_do_to_it_is_told_too(driver: Driver) -> None:
    driver.connection()
    watch = driver.sandbox.watch()
    before = driver.sandbox.snapshot()
    driver.sandbox.add("automations", name="Welcome")
    driver.upsert_order()
    driver.sandbox.settle()
    driver.sandbox.seed(contacts=100)
    driver.sandbox.restore(before)
    assert [moment.did for moment in watch.moments if moment.call is None] == [
        "Added a row to automations",
        "Ran what was pending",
        "Added made-up rows",
        "Went back to a snapshot",
    ]
    settled, seeded = (watch.moments[number].changed for number in (3, 4))
    assert "ecomOrders" in {change.table for change in settled.rows}
    assert len(seeded.rows) == 40
    assert seeded.more["contacts"] > 20
    version = watch.version
    driver.sandbox.reset()
    assert (watch.moments, watch.version > version) == ([], True)


def test_the_timeline_is_bounded(driver: Driver) -> None:
    watch = driver.sandbox.watch()
    for _ in range(320):
        driver.raw("GET", "/nothing")
    assert (len(watch.moments), watch.moments[0].number) == (300, 21)


def test_rows_are_read_while_nobody_writes(driver: Driver) -> None:
    driver.sandbox.add("tags", tag="a")
    with driver.sandbox.watch().reading() as store:
        assert store.count("tags") == 1


def test_a_row_that_comes_and_goes_within_a_call_is_no_change(driver: Driver) -> None:
    watch = driver.sandbox.watch()
    with watch.reading() as store:
        row = store.insert("tags", {"tag": "a"})
        store.delete("tags", row["id"])
    driver.ok("GET", "users")
    assert watch.moments[-1].changed == Changed()


def test_the_timeline_under_many_threads() -> None:
    sandbox = Sandbox(clock=SandboxClock(), rate_limit=None)
    driver = Driver()
    driver.sandbox = sandbox
    watch: Watch = sandbox.watch()

    def add(thread: int) -> None:
        for number in range(30):
            driver.ok("POST", "tags", {"tag": {"tag": f"{thread}.{number}", "tagType": "contact"}})

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(add, range(8)))
    assert [told(moment.changed) for moment in watch.moments] == [[("tags", number, "new")] for number in range(1, 241)]
    assert all(
        moment.call and moment.call.answered["tag"]["id"] == str(moment.changed.rows[0].number)
        for moment in watch.moments
    )
