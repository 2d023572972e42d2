"""An account on this machine, and a client on it."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from acsdk import AsyncClient
from acsdk.sandbox import Sandbox


@pytest.fixture
def sandbox() -> Sandbox:
    return Sandbox(rate_limit=None, seed=1)


@pytest.fixture
async def client(sandbox: Sandbox) -> AsyncIterator[AsyncClient]:
    async with sandbox.client(rate_limit=None) as client:
        yield client
