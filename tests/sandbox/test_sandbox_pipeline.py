"""The queue of jobs, apart from what the jobs do."""

from __future__ import annotations

from datetime import timedelta

import pytest

from acsdk.sandbox import SandboxClock
from acsdk.sandbox.ecommerce.jobs import SETTLED_JOBS, register_jobs
from acsdk.sandbox.memory import MemoryStore
from acsdk.sandbox.rest.contacts.imports import run_import
from acsdk.sandbox.rest.registry import shown
from acsdk.sandbox.state import State


@pytest.fixture
def clock() -> SandboxClock:
    return SandboxClock()


@pytest.fixture
def state(clock: SandboxClock) -> State:
    return State(MemoryStore(), clock, api_url="http://sandbox.test", pipeline_delay=3, seed=1, shown=shown)


def test_jobs_whose_rows_are_gone_do_nothing(state: State, clock: SandboxClock) -> None:
    register_jobs(state)
    state.pipeline.add("order.copy", {"order": 99})
    state.pipeline.add("session.finish", {"session": 99}, at=clock.now())
    state.pipeline.add("order.copy", {"order": 98})
    state.store.delete("jobs", 3)
    clock.advance(60)
    state.pipeline.run_due()
    run_import(state, {"import": 99, "contacts": []})
    assert state.store.count("ecomOrders") == 0
    assert state.store.count("jobs") == 0


def test_jobs_run_in_the_order_in_which_they_fall_due(state: State, clock: SandboxClock) -> None:
    seen: list[int] = []
    state.pipeline.register("note", lambda payload: seen.append(payload["n"]))
    for number, seconds in ((1, 30), (2, 10), (3, 20), (4, 90)):
        state.pipeline.add("note", {"n": number}, at=clock.now() + timedelta(seconds=seconds))
    clock.advance(30)
    state.pipeline.run_due()
    assert seen == [2, 3, 1]
    state.pipeline.settle(SETTLED_JOBS)
    assert seen == [2, 3, 1]
    state.pipeline.reload()
    state.pipeline.settle(frozenset({"note"}))
    assert seen == [2, 3, 1, 4]
