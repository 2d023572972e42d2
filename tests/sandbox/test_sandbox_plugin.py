"""The pytest fixtures, used here as any project would: nothing is imported, nothing is registered."""

from __future__ import annotations

import subprocess
import sys
from importlib.metadata import entry_points

import pytest

from acsdk import AsyncClient
from acsdk.sandbox import Sandbox, SandboxClock

pytestmark = pytest.mark.anyio


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


@pytest.mark.parametrize("turn", [1, 2])
async def test_one_client_for_the_run(
    acsdk_shared_client: AsyncClient, acsdk_shared_sandbox: Sandbox, turn: int
) -> None:
    """Each test has an event loop of its own; the client goes along."""
    before = len(acsdk_shared_sandbox.calls)
    await acsdk_shared_client.users.me()
    assert len(acsdk_shared_sandbox.calls) == before + 1


_LOADED = """
import sys, {module}
print(sorted({{"acsdk", "anyio", "graphql", "httpx", "pydantic"}} & set(sys.modules)))
"""


def test_a_run_that_uses_no_fixture_imports_nothing_of_ours() -> None:
    (plugin,) = entry_points(group="pytest11", name="acsdk")
    code = _LOADED.format(module=plugin.module)
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60)
    assert done.stdout == "[]\n"
