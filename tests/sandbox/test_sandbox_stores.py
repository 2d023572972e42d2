"""Both stores keep the same promises; the file survives a killed process."""

from __future__ import annotations

import random
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from acsdk.sandbox.codec import BadJsonError, dumps, loads
from acsdk.sandbox.memory import MemoryStore
from acsdk.sandbox.sqlite import SqliteStore
from acsdk.sandbox.store import Store

from .driver import Driver


@pytest.fixture(params=["memory", "file"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    made: Store = MemoryStore() if request.param == "memory" else SqliteStore(tmp_path / "a.db")
    yield made
    made.close()


def test_rows_are_numbered_and_found_by_index(store: Store) -> None:
    for name in ("x", "y", "x"):
        store.insert("tags", {"tagKey": name, "amount": Decimal("1.10")})
    assert [row["id"] for row in store.find("tags", ("tagKey",), ("x",))] == [1, 3]
    assert [row["id"] for row in store.find("tags", ("tagKey",), ("x",), offset=1)] == [3]
    assert [row["id"] for row in store.find("tags", ("tagKey",), ("x",), limit=1)] == [1]
    assert store.find("tags", ("tagKey",), ("x",), offset=2, limit=5) == []
    assert str((store.get("tags", 2) or {})["amount"]) == "1.10"
    store.replace("tags", {"id": 1, "tagKey": "z"})
    assert [row["id"] for row in store.find("tags", ("tagKey",), ("x",))] == [3]
    store.delete("tags", 3)
    store.delete("tags", 3)
    assert store.find("tags", ("tagKey",), ("x",)) == []
    assert store.get("tags", 3) is None
    assert (store.count("tags"), store.count("other"), store.inserted()) == (2, 0, 3)
    assert [row["id"] for row in store.page("tags", 1, 5)] == [2]
    assert [row["id"] for row in store.scan("tags", 1)] == [2]
    assert store.insert("tags", {"tagKey": "n"})["id"] == 4
    store.commit()
    store.clear()
    assert store.insert("tags", {"tagKey": "n"})["id"] == 1


def test_a_row_is_put_in_its_place_under_its_own_number(store: Store) -> None:
    for name in ("x", "y", "z"):
        store.insert("tags", {"tagKey": name})
    store.commit()
    store.delete("tags", 1)
    store.put("tags", {"id": 1, "tagKey": "x"})
    store.put("tags", {"id": 7, "tagKey": "far"})
    store.put("other", {"id": 3})
    assert [row["id"] for row in store.scan("tags")] == [1, 2, 3, 7]
    assert [row["id"] for row in store.find("tags", ("tagKey",), ("x",))] == [1]
    assert (store.count("tags"), store.count("other")) == (4, 1)
    assert store.insert("other", {})["id"] == 4
    store.rollback()
    assert [row["id"] for row in store.page("tags", 0, 9)] == [1, 2, 3]
    assert [row["id"] for row in store.find("tags", ("tagKey",), ("x",))] == [1]
    assert (store.insert("tags", {"tagKey": "n"})["id"], store.insert("other", {})["id"]) == (4, 1)


def test_a_scan_allows_writes_in_between(store: Store) -> None:
    for number in range(1200):
        store.insert("plain", {"n": number})
    for row in store.scan("plain"):
        store.delete("plain", row["id"])
    assert store.count("plain") == 0


def test_lone_surrogates_are_keys_too(store: Store) -> None:
    store.insert("tags", {"tagKey": "\ud800"})
    assert len(store.find("tags", ("tagKey",), ("\ud800",))) == 1


def test_numbers_beyond_the_file_are_not_found(store: Store) -> None:
    assert store.get("tags", 10**30) is None


def test_rollback_undoes_what_was_not_committed(tmp_path: Path) -> None:
    store = SqliteStore(tmp_path / "a.db")
    store.rollback()
    store.insert("tags", {"tagKey": "x"})
    store.commit()
    store.commit()
    store.insert("tags", {"tagKey": "y"})
    store.rollback()
    assert store.count("tags") == 1
    store.close()


def _reopened(path: Path, work: Callable[[Driver], None]) -> Driver:
    first = Driver(options={"state": path})
    work(first)
    first.sandbox.close()
    return Driver(options={"state": path})


class _FailedError(Exception):
    """What an attempt fails with."""


def _write(store: Store, dice: random.Random) -> None:
    numbers = [row["id"] for row in store.scan("tags")]
    free = next(number for number in range(1, 1000) if number not in numbers)
    chosen = dice.choice(numbers or [1])
    actions: list[Callable[[], object]] = [
        lambda: store.insert("tags", {"tagKey": f"t{dice.randrange(3)}"}),
        lambda: store.put("tags", {"id": free, "tagKey": "put"}),
        lambda: store.delete("tags", chosen),
        lambda: store.replace("tags", {"id": chosen, "tagKey": f"t{dice.randrange(3)}"}) if numbers else None,
    ]
    dice.choice(actions)()


def _step(store: Store, dice: random.Random) -> None:
    kind = dice.randrange(8)
    if kind < 2:
        [store.commit, store.rollback][kind]()
    elif kind == 2:
        fails = dice.randrange(2) == 0
        with suppress(_FailedError), store.attempt():
            _write(store, dice)
            _write(store, dice)
            if fails:
                raise _FailedError
    else:
        _write(store, dice)


@pytest.mark.parametrize("seed", range(4))
def test_both_stores_keep_the_same_through_writes_roll_backs_and_attempts(seed: int, tmp_path: Path) -> None:
    stores: list[Store] = [MemoryStore(), SqliteStore(tmp_path / "account.db")]
    both = [(store, random.Random(seed)) for store in stores]
    for _ in range(120):
        for store, dice in both:
            _step(store, dice)
        first, second = (
            (
                list(store.scan("tags")),
                store.count("tags"),
                store.inserted(),
                [store.find("tags", ("tagKey",), (key,)) for key in ("t0", "t1", "t2", "put")],
            )
            for store in stores
        )
        assert first == second
    stores[1].close()


def test_an_account_survives_a_restart_with_its_pipeline(tmp_path: Path) -> None:
    def work(driver: Driver) -> None:
        driver.connection()
        driver.upsert_order(finalAmount="12.20")

    second = _reopened(tmp_path / "a.db", work)
    row = second.data('{ getOrder(legacyConnectionId: 1, storeOrderId: "A-1") { id finalAmount } }')["getOrder"]
    assert str(row["finalAmount"]) == "12.20"
    second.clock.advance(10)
    assert second.ok("GET", "ecomOrders")["meta"] == {"total": "1"}
    other = second.upsert_order(storeOrderId="A-2")["id"]
    assert other != row["id"]
    second.sandbox.reset()
    assert second.ok("GET", "ecomOrders")["meta"] == {"total": "0"}
    second.sandbox.close()


_KILLED = """
import os, signal, sys
from acsdk.sandbox import Request, Sandbox
sandbox = Sandbox(state=sys.argv[1], rate_limit=None)
for number in range(50):
    body = b'{"tag":{"tag":"t%d"}}' % number
    assert sandbox.handle(Request("POST", "/api/3/tags", "", {"api-token": "sandbox-token"}, body)).status == 201
os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL is POSIX")
def test_an_account_survives_kill_9(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    subprocess.run([sys.executable, "-c", _KILLED, str(path)], check=False, timeout=60)
    driver = Driver(options={"state": path})
    assert driver.ok("GET", "tags")["meta"] == {"total": "50"}
    driver.sandbox.close()


@pytest.mark.parametrize("text", ["12.20", "0.10", "1E+3", "100000000000000000000.01", "-5"])
def test_decimals_keep_their_digits(text: str) -> None:
    assert dumps({"a": Decimal(text)}) == f'{{"a":{text}}}'.encode()
    assert loads(dumps([Decimal(text)])) == [Decimal(text)]


@pytest.mark.parametrize("value", [Decimal("NaN"), object(), {1, 2}])
def test_what_is_not_json_is_refused(value: Any) -> None:
    with pytest.raises(TypeError):
        dumps(value)


@pytest.mark.parametrize("text", [b"Infinity", b"[" * 65 + b"]" * 65, b"nope", b"\xff"])
def test_json_that_is_refused(text: bytes) -> None:
    with pytest.raises(BadJsonError):
        loads(text)


def test_sixty_four_levels_are_fine() -> None:
    assert loads(b"[" * 63 + b'{"a":1}' + b"]" * 63)
