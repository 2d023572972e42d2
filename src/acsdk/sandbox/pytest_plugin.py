"""Fixtures for pytest: `acsdk_sandbox`, `acsdk_client` and `acsdk_shared_sandbox`.

Loaded with every pytest run where the SDK is installed, so nothing of it is imported before a fixture is used.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from acsdk import AsyncClient
    from acsdk.sandbox import Sandbox

__all__ = ["acsdk_client", "acsdk_sandbox", "acsdk_shared_sandbox"]


@pytest.fixture
def acsdk_sandbox() -> Iterator[Sandbox]:
    """An empty sandbox without a rate limit, on a clock that the test moves (`acsdk_sandbox.clock.advance`)."""
    from acsdk.sandbox import Sandbox, SandboxClock

    sandbox = Sandbox(rate_limit=None, clock=SandboxClock(), seed=0)
    yield sandbox
    sandbox.close()


@pytest.fixture(scope="session")
def acsdk_shared_sandbox() -> Iterator[Sandbox]:
    """One sandbox for the whole run, for fixtures of a wider scope. Each pytest-xdist worker has its own."""
    from acsdk.sandbox import Sandbox, SandboxClock

    sandbox = Sandbox(rate_limit=None, clock=SandboxClock(), seed=0)
    yield sandbox
    sandbox.close()


@pytest.fixture
def acsdk_client(acsdk_sandbox: Sandbox) -> AsyncClient:
    """A client on `acsdk_sandbox`. It needs no opening and, having no sockets, no closing."""
    return acsdk_sandbox.client()
