"""The pytest fixtures, used here as any project would."""

from __future__ import annotations

import pytest

from acsdk import AsyncClient
from acsdk.sandbox import Sandbox, SandboxClock
from acsdk.sandbox.pytest_plugin import acsdk_client, acsdk_sandbox, acsdk_shared_sandbox

pytestmark = pytest.mark.anyio

__all__ = ["acsdk_client", "acsdk_sandbox", "acsdk_shared_sandbox"]


def test_the_sandbox_is_empty_and_its_clock_moves(acsdk_sandbox: Sandbox) -> None:
    assert isinstance(acsdk_sandbox.clock, SandboxClock)
    acsdk_sandbox.clock.advance(1)
    assert acsdk_sandbox.rows("contacts") == []


async def test_the_client_talks_to_the_sandbox(acsdk_client: AsyncClient, acsdk_sandbox: Sandbox) -> None:
    answer = await acsdk_client.rest.request("GET", "/users/me")
    assert "admin@example.com" in str(answer)
    assert [call.path for call in acsdk_sandbox.calls] == ["/api/3/users/me"]


def test_one_sandbox_for_the_run(acsdk_shared_sandbox: Sandbox, acsdk_sandbox: Sandbox) -> None:
    assert acsdk_shared_sandbox is not acsdk_sandbox
    assert acsdk_shared_sandbox.rows("contacts") == []
