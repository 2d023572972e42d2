"""One sandbox, many threads: requests one after the other, and every delivery carried and noted."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import repeat

import pytest

from acsdk.sandbox import Response
from acsdk.sandbox.core import Core
from acsdk.sandbox.postman import Deliveries, Delivery

from .driver import Driver
from .test_sandbox_webhooks import Receiver, hook

pytestmark = pytest.mark.anyio

THREADS = 8
EACH = 10


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    made = Receiver()
    yield made
    made.close()


@pytest.fixture(autouse=True)
def _threads_take_turns_often() -> Iterator[None]:
    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    yield
    sys.setswitchinterval(before)


async def test_many_threads_use_one_sandbox(empty: Driver, receiver: Receiver) -> None:
    hook(empty, receiver.url, events=["contact_tag_added"])
    empty.ok("POST", "tags", {"tag": {"tag": "vip", "tagType": "contact"}})

    def add(thread: int) -> None:
        for number in range(EACH):
            made = empty.ok("POST", "contacts", {"contact": {"email": f"{thread}.{number}@x.test"}})["contact"]
            empty.ok("POST", "contactTags", {"contactTag": {"contact": made["id"], "tag": 1}})

    with ThreadPoolExecutor(THREADS) as pool:
        list(pool.map(add, range(THREADS)))
    await empty.sandbox.delivered()
    rows = empty.sandbox.rows("contacts")
    assert sorted(row["id"] for row in rows) == list(range(1, THREADS * EACH + 1))
    assert len({row["email"] for row in rows}) == THREADS * EACH
    assert len(receiver.bodies) == THREADS * EACH
    assert {delivery.status for delivery in empty.sandbox.deliveries} == {200}


def test_a_request_that_fails_leaves_nothing(empty: Driver, monkeypatch: pytest.MonkeyPatch) -> None:
    empty.connection()
    hook(empty, events=["update", "contact_tag_added"])
    empty.ok("POST", "tags", {"tag": {"tag": "vip", "tagType": "contact"}})
    empty.ok("POST", "contacts", {"contact": {"email": "ada@x.test"}})

    def fail(*_: object) -> Response:
        raise MemoryError

    with monkeypatch.context() as patched:
        patched.setattr(Core, "_with_headers", fail)  # the last thing that a request does
        for attempt in (
            lambda: empty.rest("POST", "contactTags", {"contactTag": {"contact": 1, "tag": 1}}),
            empty.upsert_order,
        ):
            with pytest.raises(MemoryError):
                attempt()
    empty.sandbox.settle()
    assert empty.sandbox.rows("contactTags") == empty.sandbox.rows("orders") == empty.sandbox.rows("ecomOrders") == []
    assert list(empty.sandbox.deliveries) == []
    empty.upsert_order()
    empty.sandbox.settle()
    assert [row["externalid"] for row in empty.sandbox.rows("ecomOrders")] == ["A-1"]


def test_deliveries_are_answered_while_others_are_recorded() -> None:
    kept = Deliveries()
    sent = [Delivery(1, "update", "http://localhost/", str(number).encode()) for number in range(400)]
    for delivery in sent[:200]:
        kept.record(delivery)
    with ThreadPoolExecutor(1) as recorder, ThreadPoolExecutor(1) as postman:
        recorded = recorder.map(kept.record, sent[200:])
        answered = postman.map(kept.answered, sent[:200], repeat(200))
        assert [*recorded, *answered] == [None] * 400
    assert [delivery.status for delivery in kept] == [200] * 200 + [None] * 200
    assert [delivery.body for delivery in kept] == [delivery.body for delivery in sent]
