"""Any mixture of what a service does and of what befalls it, beside a plain list of what must stand at the end.

Loss, overtaking and last versions are read off the sandbox's log of calls, never off the outbox.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import AsyncExitStack
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, Literal, cast

import anyio
import pytest
from anyio.abc import TaskGroup
from anyio.lowlevel import checkpoint
from hypothesis import given
from hypothesis import strategies as st

import acsdk
from acsdk import Batcher
from acsdk.models import Order, OrderInput
from acsdk.sandbox import Exchange, Sandbox
from tests.examples import examples

_KEYS = "abcde"
_DAY = datetime(2026, 1, 1, tzinfo=UTC)
_FAULTS: dict[str, dict[str, Any]] = {
    "down": {"drop": "connect"},
    "lost": {"drop": "before"},
    "applied, answer lost": {"drop": "after"},
    "busy": {"status": 503},
    "broken": {"status": 500},
    "too many": {"status": 429, "headers": {"Retry-After": "1"}},
    "another token": {"status": 401},
}


@dataclass(frozen=True)
class Step:
    """What happens next."""

    kind: Literal["enqueue", "add", "cancelled add", "bad", "fault", "heal", "wait", "restart", "crash"]
    key: str = "a"
    count: int = 1
    fault: str = "busy"


_steps = st.lists(
    st.one_of(
        st.builds(
            Step, st.sampled_from(["enqueue", "enqueue", "add", "add", "cancelled add"]), st.sampled_from(_KEYS),
            st.integers(1, 3),
        ),
        st.builds(Step, st.just("bad"), st.sampled_from(_KEYS)),
        st.builds(
            Step, st.just("fault"), count=st.sampled_from([1, 2, 6, 1_000]), fault=st.sampled_from(sorted(_FAULTS))
        ),
        st.builds(Step, st.sampled_from(["heal", "restart", "crash"])),
        st.builds(Step, st.just("wait"), count=st.integers(1, 300)),
    ),
    max_size=25,
)  # fmt: skip


class Clockwork:
    """Time that passes as soon as somebody waits for it to, threads or not."""

    def __init__(self) -> None:
        self.time = 0.0

    def monotonic(self) -> float:
        return self.time

    def now(self) -> datetime:
        return _DAY + timedelta(seconds=self.time)

    async def sleep(self, seconds: float) -> None:
        await checkpoint()
        self.time += seconds


class Service:
    """A service on an outbox, and the plain list: what was promised, what was told, in the order of the calls."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self.sandbox = Sandbox(rate_limit=None)
        self.sandbox.add("connections", service="shop", externalid="shop", name="Shop")
        clock = cast("Any", Clockwork())
        self.client = self.sandbox.client(clock=clock, rate_limit=None, max_retries=1, timeout=None)
        self.versions = dict.fromkeys(_KEYS, 0)
        self.arrived: set[tuple[str, int]] = set()
        """Promised, or answered with success."""
        self.untouched: set[tuple[str, int]] = set()
        """Failed, and told not to have been sent."""
        self.refused: set[tuple[str, int]] = set()
        self._batcher: Batcher[OrderInput, Order] | None = None
        self._stack = AsyncExitStack()
        self._scope = anyio.CancelScope()

    @property
    def batcher(self) -> Batcher[OrderInput, Order]:
        assert self._batcher is not None
        return self._batcher

    async def start(self, tasks: TaskGroup) -> None:
        """A process begins."""
        started, self._ended = anyio.Event(), anyio.Event()
        self._leave = anyio.Event()

        async def run() -> None:
            with anyio.CancelScope() as self._scope:
                async with self.client.orders.batcher(journal=self._path, max_delay=0.01, max_size=4) as batcher:
                    self._batcher = batcher
                    started.set()
                    await self._leave.wait()
            self._ended.set()

        tasks.start_soon(run)
        await started.wait()

    async def stop(self) -> None:
        """It ends as it should."""
        self._leave.set()
        await self._ended.wait()

    async def crash(self) -> None:
        """It ends in the middle of everything."""
        self._scope.cancel()
        await self._ended.wait()

    def _order(self, key: str, *, bad: bool = False) -> tuple[OrderInput, tuple[str, int]]:
        self.versions[key] += 1
        order = OrderInput(
            legacy_connection_id=99 if bad else 1,
            store_order_id=key,
            email="ada@example.com",
            creation_source="HISTORICAL",
            store_created_date=_DAY,
            final_amount=self.versions[key],
            currency="USD",
        )
        return order, (key, self.versions[key])

    async def enqueue(self, key: str, count: int, *, bad: bool = False) -> None:
        orders = [self._order(key, bad=bad) for _ in range(count)]
        await self.batcher.enqueue(*(order for order, _ in orders))
        (self.refused if bad else self.arrived).update(version for _, version in orders)

    async def add(self, key: str, tasks: TaskGroup, *, withdrawn_after: int | None = None) -> None:
        order, version = self._order(key)
        batcher, begun, scope = self.batcher, anyio.Event(), anyio.CancelScope()

        async def call() -> None:
            with scope:
                begun.set()
                try:
                    await batcher.add(order)
                except acsdk.RequestError as error:
                    if not error.sent:
                        self.untouched.add(version)
                else:
                    self.arrived.add(version)

        tasks.start_soon(call)
        await begun.wait()
        for _ in range(withdrawn_after or 0):
            await checkpoint()
        if withdrawn_after is not None:
            scope.cancel()

    async def do(self, step: Step, tasks: TaskGroup) -> None:
        if step.kind in ("restart", "crash"):
            await (self.crash() if step.kind == "crash" else self.stop())
            await self.start(tasks)
        elif step.kind in ("enqueue", "bad"):
            await self.enqueue(step.key, step.count, bad=step.kind == "bad")
        elif step.kind in ("add", "cancelled add"):
            withdrawn_after = step.count * 4 if step.kind == "cancelled add" else None
            await self.add(step.key, tasks, withdrawn_after=withdrawn_after)
        else:
            await self.befall(step)

    async def befall(self, step: Step) -> None:
        if step.kind == "fault":
            self.sandbox.faults.add(operation="bulkUpsertOrders", count=step.count, **_FAULTS[step.fault])
        elif step.kind == "heal":
            self.sandbox.faults.clear()
        for _ in range(step.count if step.kind == "wait" else 0):
            await checkpoint()


def written(calls: Iterator[Exchange]) -> Iterator[tuple[str, int]]:
    """Each order that the sandbox took, in the order in which it did."""
    for call in calls:
        answered = cast("dict[str, Any] | None", call.answered)
        if call.operation == "bulkUpsertOrders" and answered and not answered.get("errors") and answered.get("data"):
            for order in cast("dict[str, Any]", call.sent)["variables"]["orders"]:
                yield order["storeOrderId"], int(order["finalAmount"])


async def scenario(steps: list[Step]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        service = Service(Path(folder) / "outbox.db")
        async with service.client, anyio.create_task_group() as tasks:
            await service.start(tasks)
            for step in steps:
                await service.do(step, tasks)
            service.sandbox.faults.clear()
            await service.stop()
            await service.start(tasks)
            with anyio.fail_after(120):
                while service.batcher.waiting:
                    await checkpoint()
            assert service.batcher.stalled_since is None
            await service.stop()
        outbox = await acsdk.read_outbox(Path(folder) / "outbox.db")
    taken = list(written(iter(service.sandbox.calls)))
    lost = service.arrived - set(taken)
    assert not lost, "what was promised arrived"
    assert service.untouched.isdisjoint(taken), "what was not sent did not arrive"
    for key in _KEYS:
        order = [version for taken_key, version in taken if taken_key == key]
        assert order == sorted(order), "no version overtook a later one"
        promised = [version for promised_key, version in service.arrived if promised_key == key]
        assert max(order, default=0) >= max(promised, default=0)
    assert sorted(failure.key for failure in outbox.refused) == sorted(f"99:{key}" for key, _ in service.refused)
    assert outbox.waiting == 0


_EXAMPLES = [
    [Step("enqueue", "a"), Step("add", "a")],
    [Step("fault", count=1_000, fault="busy"), Step("enqueue", "a"), Step("add", "a"), Step("crash"), Step("add", "a")],
    [Step("fault", count=1_000, fault="lost"), Step("enqueue", "a", 3), Step("cancelled add", "a"), Step("restart")],
    [Step("add", "a"), Step("enqueue", "a"), Step("crash"), Step("add", "a"), Step("enqueue", "a")],
    [Step("bad", "a"), Step("enqueue", "a", 3), Step("wait", count=300), Step("add", "a")],
]


@pytest.mark.parametrize("backend", ["asyncio", "trio"])
@pytest.mark.parametrize("steps", _EXAMPLES, ids=range(len(_EXAMPLES)))
def test_what_once_was_wrong(backend: str, steps: list[Step]) -> None:
    anyio.run(scenario, steps, backend=backend)


@pytest.mark.parametrize("backend", ["asyncio", "trio"])
@examples(0.4)
@given(steps=_steps)
def test_nothing_is_lost_and_nothing_overtaken(backend: str, steps: list[Step]) -> None:
    anyio.run(scenario, steps, backend=backend)
