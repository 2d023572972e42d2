"""A fleet whose relays are killed, stopped and cut off. Judged at the accounts' log, never in the tables."""

from __future__ import annotations

import random
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

pytest.importorskip("psycopg_pool", reason="the extra postgres is not installed")

from acsdk.contrib.postgres import PostgresOutbox
from acsdk.outbox import outbox_row
from tests.fleet.cluster import Cluster, Pooler, reason_without
from tests.fleet.conftest import cluster, place
from tests.fleet.fleet import Fleet, fill, fleet, problems
from tests.fleet.places import Place, order

__all__ = ["cluster", "place"]

pytestmark = pytest.mark.soak

ROOT = Path(__file__).parents[2]
_WELL = {"lost": 0, "overtaken": 0, "final wrong": 0}
_MOST_UNDER_WAY = 32 * 50


def judged(running: Fleet, keys: int, versions: int) -> tuple[dict[str, int], int]:
    """What must be nothing, and how many came twice."""
    found = problems(running.ledger(), running.accounts, keys, versions)
    repeated = found.pop("repeated")
    sys.stdout.write(f"{found}, repeated: {repeated}\n")
    return found, repeated


@pytest.mark.parametrize("relays", [4, 8])
def test_relays_are_killed_every_few_seconds(place: Place, tmp_path: Path, relays: int) -> None:
    chance = random.Random(relays)
    with fleet(place, tmp_path, rate=5, lease=6) as running:
        fill(place, running.accounts[0], 2_000, 4)
        for _ in range(relays):
            running.start_relay()
        kills = 0
        began = time.monotonic()
        while running.waiting:
            time.sleep(chance.uniform(2, 5))
            # The owner every other time: most of a random choice hits those that only wait.
            names = running.holders if kills % 2 else list(running.relays)
            running.kill(chance.choice(names or list(running.relays)))
            running.start_relay()
            kills += 1
            assert time.monotonic() - began < 400
        found, repeated = judged(running, 2_000, 4)
    assert found == _WELL
    assert kills >= 5
    assert repeated <= kills * _MOST_UNDER_WAY


def test_the_owner_is_stopped_for_two_leases(place: Place, tmp_path: Path) -> None:
    with fleet(place, tmp_path, rate=5, lease=3) as running:
        fill(place, running.accounts[0], 500, 16)
        for _ in range(3):
            running.start_relay()
        freezes = 0
        while running.waiting and freezes < 6:
            time.sleep(2)
            for name in running.holders[:1]:
                running.freeze(name)
                time.sleep(6)
                running.thaw(name)
                freezes += 1
        running.until_empty(300)
        found, repeated = judged(running, 500, 16)
    assert found == _WELL
    assert freezes >= 3
    assert repeated <= freezes * _MOST_UNDER_WAY


def test_the_database_is_restarted_twice(place: Place, tmp_path: Path, cluster: Cluster) -> None:
    with fleet(place, tmp_path, rate=5, lease=6) as running:
        fill(place, running.accounts[0], 1_000, 4)
        for _ in range(4):
            running.start_relay()
        for _ in range(2):
            time.sleep(4)
            cluster.restart("immediate")
            place.reconnect()
        running.until_empty(300)
        found, _ = judged(running, 1_000, 4)
    assert found == _WELL


@pytest.fixture
def pooler(cluster: Cluster) -> Iterator[Pooler]:
    reason = reason_without("pgbouncer")
    if reason:
        pytest.skip(reason)
    running = Pooler(cluster)
    yield running
    running.stop()


def test_through_a_pooler_in_transaction_mode(place: Place, tmp_path: Path, pooler: Pooler) -> None:
    with fleet(place, tmp_path, accounts=2, rate=5, lease=6, url=pooler.url) as running:
        for account in running.accounts:
            fill(place, account, 500, 4)
        for _ in range(3):
            running.start_relay()
        for _ in range(2):
            time.sleep(3)
            for name in running.holders[:1]:
                running.kill(name)
                running.start_relay()
        running.until_empty(300)
        found, _ = judged(running, 500, 4)
    assert found == _WELL


def test_wall_clocks_that_differ_by_hours(place: Place, tmp_path: Path) -> None:
    with fleet(place, tmp_path, accounts=2, rate=5, lease=6) as running:
        for account in running.accounts:
            fill(place, account, 500, 4)
        for hours in (0, 7, -5):
            running.start_relay(hours)
        time.sleep(3)
        for name in running.holders[:1]:
            running.kill(name)
        running.until_empty(300)
        found, _ = judged(running, 500, 4)
    assert found == _WELL


def test_an_old_snapshot_is_held_while_200_000_records_pass(place: Place, tmp_path: Path) -> None:
    with psycopg.connect(place.url) as dump, fleet(place, tmp_path, latency=0, lease=6) as running:
        dump.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        dump.execute("SELECT 1")
        for _ in range(2):
            running.start_relay()
        for round_ in range(10):
            fill(place, running.accounts[0], 10_000, 2, first=round_ * 2 + 1)
            running.until_empty(300)
        found, _ = judged(running, 10_000, 20)
    assert found == _WELL


def test_machines_that_write_the_same_orders_while_relays_deliver(place: Place, tmp_path: Path) -> None:
    """Each transaction writes the outbox first and takes the order's next number at its end."""
    place.rows("INSERT INTO orders SELECT number, 0 FROM generate_series(0, 19) AS number")
    with fleet(place, tmp_path, lease=6) as running:
        for _ in range(2):
            running.start_relay()
        threads = [threading.Thread(target=_produce, args=(place, running.accounts[0], seed)) for seed in range(6)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        running.until_empty(120)
        ledger = running.ledger()
    turns = {name: int(turn) for name, turn in place.rows("SELECT number, amount FROM orders")}
    arrived = ledger.versions(running.accounts[0])
    assert sum(len(set(marks)) for marks in arrived.values()) == 600
    for marks in arrived.values():
        found = [turns[f"turn {mark}"] for mark in dict.fromkeys(marks)]
        assert found == sorted(found)


def _produce(place: Place, account: str, seed: int) -> None:
    chance = random.Random(seed)
    for turn in range(50):
        one, other = chance.sample(range(20), k=2)
        marks = {one: seed * 1_000 + turn * 2 + 1, other: seed * 1_000 + turn * 2 + 2}
        with psycopg.connect(place.url, options=f"-c search_path={place.schema}") as connection:
            rows = [outbox_row(account, order(number, f"{mark}.00")) for number, mark in marks.items()]
            connection.execute(*PostgresOutbox.statement(*rows, schema=place.schema))
            for number in sorted(marks):
                connection.execute(
                    "WITH now AS (UPDATE orders SET amount = amount + 1 WHERE number = %s RETURNING amount) "
                    "INSERT INTO orders SELECT %s, amount FROM now",
                    [str(number), f"turn {marks[number]}"],
                )


def test_the_example_agrees_to_the_cent(cluster: Cluster) -> None:
    command = [sys.executable, "-m", "examples.fleet", cluster.url, "--orders", "60"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=400)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "killed relay" in done.stdout
    assert "they agree, order by order, to the cent" in done.stdout
