"""Which failures are repeated, how often, after what wait, and what an error knows of it."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Any

import httpx
import pytest

import acsdk
from acsdk import AsyncClient
from acsdk._engine.retry import backoff
from tests.support import Recorder, Reply, VirtualClock, answer, new_client

pytestmark = pytest.mark.anyio

Call = Callable[[AsyncClient], Any]


def get(client: AsyncClient) -> Any:
    return client.rest.request("GET", "/contacts/1")


def post(client: AsyncClient) -> Any:
    return client.rest.request("POST", "/contacts", json={"contact": {}})


def put(client: AsyncClient) -> Any:
    return client.rest.request("PUT", "/contacts/1", json={"contact": {}})


def delete(client: AsyncClient) -> Any:
    return client.rest.request("DELETE", "/contacts/1")


def timed_client(*replies: Reply, **options: Any) -> tuple[AsyncClient, Recorder, VirtualClock]:
    clock = VirtualClock()
    transport = Recorder(*replies, clock=clock)
    return new_client(transport, clock=clock, **options), transport, clock


REFUSALS: list[Reply] = [
    answer(status=429),
    answer(status=503, headers={"retry-after": "1"}),
    httpx.ConnectError("All connection attempts failed"),
    httpx.ConnectTimeout(""),
    httpx.PoolTimeout(""),
    httpx.ProxyError("502 Bad Gateway"),
]
UNKNOWNS: list[Reply] = [
    httpx.ReadError(""),
    httpx.WriteError(""),
    httpx.ReadTimeout(""),
    httpx.RemoteProtocolError("Server disconnected without sending a response."),
    answer(status=500),
    answer(status=503),
    answer(status=520),
    answer(content=b"{", headers={"content-type": "text/html"}),
]


@pytest.mark.parametrize("failure", REFUSALS, ids=repr)
@pytest.mark.parametrize("call", [get, post, put, delete])
async def test_what_was_refused_is_repeated_whatever_it_is(failure: Reply, call: Call) -> None:
    client, transport, _ = timed_client(failure, failure, answer({"ok": 1}))
    assert await call(client) == {"ok": 1}
    assert len(transport.requests) == 3


@pytest.mark.parametrize("failure", UNKNOWNS, ids=repr)
@pytest.mark.parametrize("call", [get, put, delete])
async def test_what_has_an_unknown_outcome_is_repeated_where_that_changes_nothing(failure: Reply, call: Call) -> None:
    client, transport, _ = timed_client(failure, answer({"ok": 1}))
    assert await call(client) == {"ok": 1}
    assert len(transport.requests) == 2


@pytest.mark.parametrize("failure", UNKNOWNS, ids=repr)
async def test_what_has_an_unknown_outcome_is_not_repeated_where_it_would_act_twice(failure: Reply) -> None:
    client, transport, _ = timed_client(failure)
    with pytest.raises(acsdk.RequestError) as caught:
        await post(client)
    assert (len(transport.requests), caught.value.sent, caught.value.attempts) == (1, True, 1)
    assert caught.value.operation == "rest.post"


@pytest.mark.parametrize("repeatable", [True, False])
async def test_the_caller_of_a_raw_request_may_say_whether_it_is_repeatable(repeatable: bool) -> None:
    client, transport, _ = timed_client(answer(status=500), answer({"ok": 1}))
    try:
        await client.rest.request("POST", "/contact/sync", json={}, repeatable=repeatable)
    except acsdk.ServerError:
        assert not repeatable
    assert len(transport.requests) == 1 + repeatable


@pytest.mark.parametrize("status", [301, 400, 401, 402, 403, 404, 405, 409, 413, 418, 422])
async def test_what_was_answered_is_never_repeated(status: int) -> None:
    client, transport, clock = timed_client(answer(status=status))
    with pytest.raises(acsdk.APIError) as caught:
        await get(client)
    assert len(transport.requests) == 1
    assert (caught.value.sent, caught.value.status_code, caught.value.request_id) == (False, status, "req-1")
    assert clock.sleeps == []


async def test_max_retries_bounds_the_repetitions() -> None:
    client, transport, _ = timed_client(answer(status=500), max_retries=2)
    with pytest.raises(acsdk.ServerError) as caught:
        await get(client)
    assert len(transport.requests) == caught.value.attempts == 3
    assert str(caught.value).endswith("[status 500, request req-1, 3 attempts]")
    with pytest.raises(acsdk.ServerError):
        await client.rest.request("GET", "/contacts", max_retries=0)
    assert len(transport.requests) == 4


async def test_an_error_after_a_lost_answer_says_that_the_request_may_have_been_applied() -> None:
    client, _, _ = timed_client(httpx.ReadError(""), answer(status=429))
    with pytest.raises(acsdk.RateLimitError) as caught:
        await put(client)
    assert caught.value.sent
    client, _, _ = timed_client(httpx.ConnectError(""))
    with pytest.raises(acsdk.ConnectError) as refused:
        await put(client)
    assert not refused.value.sent


@pytest.mark.parametrize(
    ("status", "message"), [(404, "Not Found"), (403, "No Result found for _List with id 3"), (410, "Gone")]
)
async def test_a_delete_that_finds_nothing_after_a_lost_answer_has_worked(status: int, message: str) -> None:
    client, transport, _ = timed_client(httpx.ReadError(""), answer({"message": message}, status))
    response = await acsdk.with_response(client.rest.request)("DELETE", "/lists/3")
    assert response.data == {}
    assert (response.info.status_code, response.info.attempts, response.info.request_id) == (status, 2, "req-1")
    assert len(transport.requests) == 2


async def test_a_delete_that_finds_nothing_after_a_refusal_has_not_worked() -> None:
    client, _, _ = timed_client(answer(status=429), answer(status=404))
    with pytest.raises(acsdk.NotFoundError):
        await delete(client)
    client, _, _ = timed_client(httpx.ReadError(""), answer(status=404))
    with pytest.raises(acsdk.NotFoundError):
        await get(client)


@pytest.mark.parametrize(
    ("header", "seconds"),
    [
        ("7", 7.0),
        ("0.5", 0.5),
        ("5, 9", 5.0),
        ("Thu, 01 Jan 2026 00:00:09 GMT", 9.0),
        ("Thursday, 01-Jan-26 00:00:09 GMT", 9.0),
        ("Thu Jan  1 00:00:09 2026", 9.0),
        ("Sunday, 06-Nov-94 08:49:37 GMT", 0.0),
        ("Thursday, 05-Jan-77 00:00:09 GMT", 0.0),
        ("Wed, 31 Dec 2025 00:00:00 GMT", 0.0),
    ],
)
async def test_retry_after_is_kept_in_seconds_and_as_a_date(header: str, seconds: float) -> None:
    client, transport, clock = timed_client(answer(status=503, headers={"retry-after": header}), answer())
    await get(client)
    assert seconds <= transport.moments[1] <= max(seconds, 0.5)
    assert clock.sleeps[0] == pytest.approx(transport.moments[1])


async def test_a_year_of_four_digits_is_what_it_says() -> None:
    far = answer(status=503, headers={"retry-after": "Mon, 01 Jan 2091 00:00:00 GMT"})
    client, _, _ = timed_client(far)
    with pytest.raises(acsdk.ServerError) as caught:
        await get(client)
    assert caught.value.retry_after == pytest.approx((65 * 365 + 16) * 86_400)


@pytest.mark.parametrize(
    "header",
    [
        "soon",
        "nan",
        "inf",
        "",
        "1_0",
        "Thu, 99 Jan 2026",
        "Thu, 01 Jan 2026 00:00:09 -0000",
        "Wed, 21 Oct 99999999999999999999 07:28:00 GMT",
    ],
)
async def test_a_retry_after_that_says_nothing_leaves_the_wait_to_the_client(header: str) -> None:
    client, transport, _ = timed_client(answer(status=502, headers={"retry-after": header}), answer())
    await get(client)
    assert transport.moments[1] <= 0.5
    client, _, _ = timed_client(answer(status=502, headers={"retry-after": header}))
    with pytest.raises(acsdk.ServerError) as caught:
        await post(client)
    assert caught.value.retry_after is None


async def test_a_body_may_say_how_long_to_wait() -> None:
    document = {"type": "about:blank", "title": "Bad gateway", "status": 502, "retryable": True, "retry_after": 60}
    client, transport, _ = timed_client(answer(document, 502), answer())
    await get(client)
    assert transport.moments[1] == 60


@pytest.mark.parametrize(("max_pause", "moments"), [(60, [0, 60, 120]), (None, [0, 86_400, 172_800])])
async def test_without_a_deadline_a_far_retry_after_is_cut_at_max_pause(
    max_pause: float | None, moments: list[float]
) -> None:
    far = answer(status=429, headers={"retry-after": "86400"})
    client, transport, _ = timed_client(far, far, far, max_pause=max_pause, max_retries=2)
    with pytest.raises(acsdk.RateLimitError) as caught:
        await client.rest.request("GET", "/contacts", deadline=None)
    assert caught.value.retry_after == 86_400
    assert transport.moments == moments


async def test_a_retry_after_beyond_the_deadline_fails_at_once() -> None:
    client, transport, clock = timed_client(answer(status=429, headers={"retry-after": "121"}))
    with pytest.raises(acsdk.RateLimitError) as caught:
        await get(client)
    assert (caught.value.retry_after, len(transport.requests), clock.elapsed) == (121.0, 1, 0.0)
    with pytest.raises(acsdk.RateLimitError):
        await client.rest.request("GET", "/contacts", deadline=1000, max_retries=1)
    assert len(transport.requests) == 3
    assert clock.elapsed == 121


async def test_an_import_beyond_its_own_limit_waits_a_minute() -> None:
    document = {"success": 0, "message": "Rate limit exceeded.", "failureReasons": ["At most 100 a minute."]}
    client, transport, _ = timed_client(answer(document, 400), answer({"success": 1}))
    await client.rest.request("POST", "/import/bulk_import", json={})
    assert transport.moments[1] == 60


def highest(_low: float, high: float) -> float:
    return high


async def test_retries_end_with_the_deadline(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(random, "uniform", highest)
    client, transport, clock = timed_client(answer(status=500), max_retries=10_000, deadline=60)
    with pytest.raises(acsdk.ServerError) as caught:
        await get(client)
    assert transport.moments == [0, 0.5, 1.5, 3.5, 7.5, 15.5, 31.5, 51.5]
    assert caught.value.seconds == clock.elapsed == 51.5


@pytest.mark.parametrize(("header", "moments"), [("0.2", [0, 0.5, 1.5]), ("0.7", [0, 0.7, 1.7]), ("7", [0, 7, 14])])
async def test_the_longer_of_retry_after_and_backoff_is_waited(
    monkeypatch: pytest.MonkeyPatch, header: str, moments: list[float]
) -> None:
    monkeypatch.setattr(random, "uniform", highest)
    client, transport, _ = timed_client(*[answer(status=502, headers={"retry-after": header})] * 2, answer())
    await get(client)
    assert transport.moments == pytest.approx(moments)


@pytest.mark.parametrize(
    ("timeout", "error", "words"),
    [
        (4.0, acsdk.TimeoutError, "no whole answer within timeout=4.0 s"),
        (5.0, acsdk.DeadlineError, "no whole answer within deadline=5.0 s"),
        (6.0, acsdk.DeadlineError, "no whole answer within deadline=5.0 s"),
    ],
)
async def test_a_timeout_that_ends_with_the_deadline_is_the_deadline(
    timeout: float, error: type[acsdk.TimeoutError], words: str
) -> None:
    client, transport, _ = timed_client(httpx.ReadTimeout(""), timeout=timeout, deadline=5.0, max_retries=0)
    with pytest.raises(acsdk.TransportError, match=words) as caught:
        await get(client)
    assert (type(caught.value), len(transport.requests)) == (error, 1)


def test_the_backoff_is_full_jitter_under_a_ceiling(monkeypatch: pytest.MonkeyPatch) -> None:
    drawn: list[tuple[float, float]] = []

    def draw(low: float, high: float) -> float:
        drawn.append((low, high))
        return high

    monkeypatch.setattr(random, "uniform", draw)
    for attempt in (1, 2, 3, 6, 7, 2000):
        backoff(attempt)
    assert drawn == [(0, 0.5), (0, 1.0), (0, 2.0), (0, 16.0), (0, 20.0), (0, 20.0)]


async def test_without_a_deadline_retries_go_on_as_long_as_they_may() -> None:
    client, transport, clock = timed_client(
        answer(status=503, headers={"retry-after": "60"}), answer({"ok": 1}), deadline=None, queue_timeout=5
    )
    assert await get(client) == {"ok": 1}
    assert (len(transport.requests), clock.elapsed) == (2, 60)
