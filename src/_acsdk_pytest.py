"""Fixtures for pytest: a sandbox and a client on it, for one test or for the whole run, and clients on recordings.

pytest loads this module in every run where the SDK is installed. It stands outside the package because importing any
module of a package imports the package: here nothing of the SDK is imported before a fixture is used.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from acsdk import AsyncClient
    from acsdk.blocking import Client
    from acsdk.sandbox import Sandbox

__all__ = [
    "acsdk_blocking_client",
    "acsdk_client",
    "acsdk_recorded",
    "acsdk_sandbox",
    "acsdk_shared_client",
    "acsdk_shared_sandbox",
]


@contextmanager
def _new_sandbox() -> Generator[Sandbox]:
    from acsdk.sandbox import Sandbox, SandboxClock

    sandbox = Sandbox(rate_limit=None, clock=SandboxClock(), seed=0)
    yield sandbox
    sandbox.close()


@pytest.fixture
def acsdk_sandbox() -> Iterator[Sandbox]:
    """An empty sandbox without a rate limit, on a clock that the test moves (`acsdk_sandbox.clock.advance`)."""
    with _new_sandbox() as sandbox:
        yield sandbox


@pytest.fixture
def acsdk_client(acsdk_sandbox: Sandbox) -> AsyncClient:
    """A client on `acsdk_sandbox`. It needs no opening and, having no sockets, no closing."""
    return acsdk_sandbox.client()


@pytest.fixture
def acsdk_blocking_client(acsdk_sandbox: Sandbox) -> Client:
    """A client on `acsdk_sandbox` for tests and code that cannot await."""
    return acsdk_sandbox.blocking_client()


@pytest.fixture(scope="session")
def acsdk_shared_sandbox() -> Iterator[Sandbox]:
    """One sandbox for the whole run, for fixtures of a wider scope. Each pytest-xdist worker has its own."""
    with _new_sandbox() as sandbox:
        yield sandbox


@pytest.fixture(scope="session")
def acsdk_shared_client(acsdk_shared_sandbox: Sandbox) -> AsyncClient:
    """A client on `acsdk_shared_sandbox`; it goes along from one test's event loop to the next."""
    return acsdk_shared_sandbox.client()


def pytest_addoption(parser: pytest.Parser) -> None:
    """The switch between playing and recording."""
    text = "make the recordings of acsdk_recorded anew, from the account that the environment names"
    parser.getgroup("acsdk").addoption("--acsdk-record", action="store_true", help=text)


@pytest.fixture
def acsdk_recorded(request: pytest.FixtureRequest) -> Callable[..., AsyncClient]:
    """From the name of a recording beside the test, a client that answers from it, and from nothing else.

    ``strict=False`` lets a sandbox answer what is not recorded. With ``pytest --acsdk-record`` the client is one of the
    account that the environment names, and the recording is made anew.
    """

    def client(file: str | Path, *, strict: bool = True) -> AsyncClient:
        path = request.path.parent / file
        if not request.config.getoption("--acsdk-record"):
            from acsdk.sandbox import Sandbox

            return Sandbox.replay(path, strict=strict).client()
        from acsdk import AsyncClient
        from acsdk.sandbox import Recorder

        path.parent.mkdir(parents=True, exist_ok=True)
        return AsyncClient(transport=Recorder(path, overwrite=True))

    return client
