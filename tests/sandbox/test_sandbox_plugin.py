"""The pytest fixtures, used here as any project would: nothing is imported, nothing is registered."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from importlib.metadata import entry_points
from pathlib import Path

import pytest

from acsdk import AsyncClient, ConfigurationError, ConnectError
from acsdk.blocking import Client
from acsdk.sandbox import Recorder, Sandbox, SandboxClock, UnrecordedError

pytestmark = pytest.mark.anyio


def test_the_sandbox_is_empty_and_its_clock_moves(acsdk_sandbox: Sandbox) -> None:
    assert isinstance(acsdk_sandbox.clock, SandboxClock)
    acsdk_sandbox.clock.advance(1)
    assert acsdk_sandbox.rows("contacts") == []


async def test_the_client_talks_to_the_sandbox(acsdk_client: AsyncClient, acsdk_sandbox: Sandbox) -> None:
    answer = await acsdk_client.rest.request("GET", "/users/me")
    assert "admin@example.com" in str(answer)
    assert [call.path for call in acsdk_sandbox.calls] == ["/api/3/users/me"]


def test_the_client_that_blocks_talks_to_the_sandbox(acsdk_blocking_client: Client, acsdk_sandbox: Sandbox) -> None:
    assert acsdk_blocking_client.users.me().email == "admin@example.com"
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


async def test_a_recording_beside_the_test_is_played(
    acsdk_recorded: Callable[..., AsyncClient], request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    account = Sandbox(rate_limit=None)
    recorder = Recorder(tmp_path / "me.jsonl", account.transport())
    async with AsyncClient(account.api_url, account.token, transport=recorder) as client:
        me = await client.users.me()
    async with acsdk_recorded(tmp_path / "me.jsonl") as client:
        assert (await client.users.me()).id == me.id
        with pytest.raises(UnrecordedError):
            await client.users.me()
    async with acsdk_recorded(tmp_path / "me.jsonl", strict=False) as client:
        assert [(await client.users.me()).id for _ in range(2)] == [1, 1]
    with pytest.raises(ConfigurationError, match=r"tests/sandbox/nothing\.jsonl: No such file"):
        acsdk_recorded("nothing.jsonl")


async def test_a_recording_is_made_anew(
    acsdk_recorded: Callable[..., AsyncClient],
    request: pytest.FixtureRequest,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    monkeypatch.setattr(request.config.option, "acsdk_record", True)
    monkeypatch.setenv("ACTIVECAMPAIGN_API_URL", "http://127.0.0.1:1")
    monkeypatch.setenv("ACTIVECAMPAIGN_API_TOKEN", "a-token")
    path = tmp_path / "recordings" / "me.jsonl"
    async with acsdk_recorded(path) as client:
        with pytest.raises(ConnectError):
            await client.users.me(max_retries=0)
    _, line = path.read_text().splitlines()
    assert json.loads(line)["failure"] == "connect"


_LOADED = """
import sys, {module}
print(sorted({{"acsdk", "anyio", "graphql", "httpx", "pydantic"}} & set(sys.modules)))
"""


def test_a_run_that_uses_no_fixture_imports_nothing_of_ours() -> None:
    (plugin,) = entry_points(group="pytest11", name="acsdk")
    code = _LOADED.format(module=plugin.module)
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60)
    assert done.stdout == "[]\n"
