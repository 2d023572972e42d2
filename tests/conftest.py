"""What every test shares: both event loops, and an environment without a real account."""

import os
from collections.abc import AsyncIterator

import pytest
from hypothesis import settings

from acsdk import AsyncClient
from acsdk.sandbox import Sandbox

# The same examples in every run, and no deadlines: how long an example takes is a matter of who else is busy.
settings.load_profile("ci")


@pytest.fixture(params=["asyncio", "trio"])
def anyio_backend(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(autouse=True)
def _no_real_account(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in os.environ if name.startswith("ACTIVECAMPAIGN_")]:
        monkeypatch.delenv(name)


@pytest.fixture(autouse=True, scope="session")
def _children_are_not_measured() -> None:
    """Coverage is for the processes that run tests: others are killed, or asked what they import."""
    os.environ.pop("COVERAGE_PROCESS_CONFIG", None)


@pytest.fixture
def sandbox() -> Sandbox:
    """An account on this machine."""
    return Sandbox(rate_limit=None, seed=1)


@pytest.fixture
async def client(sandbox: Sandbox) -> AsyncIterator[AsyncClient]:
    """A client on it."""
    async with sandbox.client(rate_limit=None) as client:
        yield client
