"""The clients that a sandbox makes: addresses of their own, the sandbox's limit and its clock."""

from __future__ import annotations

import inspect

import anyio
import pytest

from acsdk import AsyncClient
from acsdk.sandbox import Sandbox, SandboxClock
from acsdk.sandbox.client_options import SandboxClientOptions

pytestmark = pytest.mark.anyio


def test_the_options_are_those_of_the_client() -> None:
    settings = set(inspect.signature(AsyncClient.__init__).parameters)
    chosen_by_the_sandbox = {"self", "api_url", "api_token", "transport", "http_client", "expect_account"}
    assert set(SandboxClientOptions.__annotations__) == settings - chosen_by_the_sandbox


async def test_two_sandboxes_share_no_budget() -> None:
    sandboxes = [Sandbox(rate_limit=1, clock=SandboxClock()) for _ in range(10)]
    assert len({sandbox.api_url for sandbox in sandboxes}) == 10
    for sandbox in sandboxes:
        async with sandbox.client() as client:
            await client.rest.request("GET", "/users/me")
    assert [sandbox.clock.monotonic() for sandbox in sandboxes] == [0] * 10


async def test_links_follow_the_address() -> None:
    async with Sandbox(rate_limit=None).client() as client:
        answer = str(await client.rest.request("GET", "/users/me"))
    assert f"{client.api_url}/api/3/users/1/lists" in answer


async def test_a_client_keeps_the_limit_and_waits_on_the_standing_clock() -> None:
    clock = SandboxClock()
    sandbox = Sandbox(rate_limit=2, clock=clock)
    async with sandbox.client() as client, anyio.create_task_group() as group:
        for _ in range(20):
            group.start_soon(client.rest.request, "GET", "/users/me")
    assert 9 <= clock.monotonic() < 11
    assert {call.status for call in sandbox.calls} == {200}


def test_a_client_that_blocks_is_made_with_the_same_settings() -> None:
    clock = SandboxClock()
    with Sandbox(rate_limit=2, clock=clock).blocking_client(max_retries=0) as client:
        for _ in range(20):
            client.rest.request("GET", "/users/me")
    assert 9 <= clock.monotonic() < 11


async def test_a_real_clock_is_left_to_the_client() -> None:
    sandbox = Sandbox(rate_limit=None)
    async with sandbox.client(max_retries=0) as client:
        for _ in range(20):
            await client.rest.request("GET", "/users/me")
    assert len(sandbox.calls) == 20
