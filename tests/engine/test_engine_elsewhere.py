"""Operations for another host: the token and the account's rate limit stay out of them, retries and errors do not."""

from __future__ import annotations

from collections.abc import Callable
from typing import Unpack

import httpx
import pytest

from acsdk import (
    AsyncClient,
    ConnectError,
    InvalidInputError,
    RateLimitError,
    RequestOptions,
    ServerError,
    with_response,
)
from acsdk._engine.operation import Answer, Elsewhere, Operation
from acsdk.sandbox import SandboxClock

pytestmark = pytest.mark.anyio

TOKEN = "token-f00dcafe"
FORM = "application/x-www-form-urlencoded"


class Limiter:
    """Counts what it is asked and told."""

    def __init__(self) -> None:
        self.heard: list[str] = []

    def book(self) -> Limiter:
        self.heard.append("book")
        return self

    def sent(self) -> None:
        self.heard.append("sent")

    def pause(self, seconds: float) -> None:
        self.heard.append("pause")

    def refused(self) -> None:
        self.heard.append("refused")

    def accepted(self) -> None:
        self.heard.append("accepted")


def client_on(answer: Callable[[httpx.Request], httpx.Response], limiter: Limiter | None = None) -> AsyncClient:
    return AsyncClient(
        "https://acme.api-us1.com",
        TOKEN,
        transport=httpx.MockTransport(answer),
        limiter=limiter or Limiter(),
        clock=SandboxClock(),
    )


def _data(answer: Answer) -> object:
    return answer.data


def operation(*, repeatable: bool = False) -> Operation[object]:
    place = Elsewhere("https://elsewhere.example", FORM)
    return Operation("test.send", "POST", "/hit", _data, body=b"a=1&b=2", elsewhere=place, repeatable=repeatable)


async def send(client: AsyncClient, operation: Operation[object], **options: Unpack[RequestOptions]) -> object:
    return await client._caller(operation, options)  # pyright: ignore[reportPrivateUsage] - no resource in between


async def test_it_goes_there_without_the_token() -> None:
    requests: list[httpx.Request] = []

    def answer(request: httpx.Request) -> httpx.Response:
        requests.append(request)
        return httpx.Response(200, text="1", headers={"x-request-id": "r1"})

    async with client_on(answer) as client:
        result = await with_response(send)(client, operation(), extra_query={"q": 1}, extra_headers={"X-A": "b"})
    [request] = requests
    assert (result.data, result.info.request_id) == (1, "r1")
    assert str(request.url) == "https://elsewhere.example/hit?q=1"
    assert request.content == b"a=1&b=2"
    assert request.headers["content-type"] == FORM
    assert request.headers["x-a"] == "b"
    assert "api-token" not in request.headers
    assert TOKEN not in repr(request.headers.raw)


async def test_no_header_of_a_call_smuggles_the_token_in() -> None:
    async with client_on(lambda _: httpx.Response(200, text="1")) as client:
        with pytest.raises(InvalidInputError, match="api-token"):
            await send(client, operation(), extra_headers={"api-token": TOKEN})


async def test_the_accounts_rate_limit_is_left_alone() -> None:
    answers = [httpx.Response(429, headers={"retry-after": "2"}), httpx.Response(503, headers={"retry-after": "1"})]
    limiter = Limiter()

    def answer(request: httpx.Request) -> httpx.Response:
        return answers.pop(0) if answers else httpx.Response(200, text="1")

    async with client_on(answer, limiter) as client:
        assert await send(client, operation()) == 1
        assert limiter.heard == []
        await client.rest.request("GET", "/users/me")
        assert limiter.heard[0] == "book"


async def test_refusals_are_repeated_and_reported_like_all_others() -> None:
    async with client_on(lambda _: httpx.Response(429)) as client:
        with pytest.raises(RateLimitError) as refused:
            await send(client, operation())
    assert (refused.value.attempts, refused.value.operation) == (4, "test.send")


async def test_what_may_have_been_applied_is_not_repeated() -> None:
    async with client_on(lambda _: httpx.Response(500)) as client:
        with pytest.raises(ServerError) as unknown:
            await send(client, operation())
        assert (unknown.value.attempts, unknown.value.sent) == (1, True)
        with pytest.raises(ServerError) as repeated:
            await send(client, operation(repeatable=True))
        assert repeated.value.attempts == 4


async def test_the_host_is_named_when_it_cannot_be_reached() -> None:
    def answer(request: httpx.Request) -> httpx.Response:
        raise httpx.ConnectError("no route", request=request)

    async with client_on(answer) as client:
        with pytest.raises(ConnectError, match=r"elsewhere\.example"):
            await send(client, operation(), max_retries=0)


async def test_a_form_takes_no_extra_body() -> None:
    async with client_on(lambda _: httpx.Response(200, text="1")) as client:
        with pytest.raises(InvalidInputError, match="extra_body"):
            await send(client, operation(), extra_body={"c": 3})
