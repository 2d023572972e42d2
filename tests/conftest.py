"""What every test shares: both event loops, and an environment without a real account."""

from __future__ import annotations

import os
import shutil
import signal
from collections.abc import AsyncIterator, Generator, Iterator
from typing import TYPE_CHECKING

import pytest
from coverage import Coverage

from acsdk import AsyncClient
from acsdk.sandbox import Sandbox
from tests.examples import register_profiles

if TYPE_CHECKING:
    from tests.redis_server import RedisServer

register_profiles()


@pytest.fixture(params=["asyncio", "trio"])
def anyio_backend(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(autouse=True)
def _no_real_account(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in os.environ if name.startswith("ACTIVECAMPAIGN_")]:
        monkeypatch.delenv(name)


@pytest.fixture(autouse=True, scope="session")
def _can_be_interrupted() -> None:
    """What a shell starts in the background ignores Ctrl+C, which some tests send to themselves and then wait for."""
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture(autouse=True, scope="session")
def _measured() -> Iterator[None]:
    """Coverage is for the processes that run tests: others are killed, or asked what they import."""
    os.environ.pop("COVERAGE_PROCESS_CONFIG", None)
    yield
    measuring = Coverage.current() if "PYTEST_XDIST_WORKER" in os.environ else None
    if measuring is not None:
        # A worker that takes more than ten seconds to end is killed, and would have saved nothing.
        measuring.stop()
        measuring.save()


def pytest_configure(config: pytest.Config) -> None:
    """The process that hands tests out to workers runs none: to measure it would take a tenth of the time."""
    measuring = Coverage.current() if getattr(config.option, "numprocesses", None) else None
    if measuring is not None:
        measuring.stop()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: pytest.Item) -> Generator[None, object, object]:
    """Coverage rests while a test runs that is about values, not lines."""
    measuring = Coverage.current() if item.get_closest_marker("unmeasured") else None
    if measuring is None:
        return (yield)
    measuring.stop()
    try:
        return (yield)
    finally:
        measuring.start()


_SERVICES = ("redis_server", "cluster", "port")


def pytest_itemcollected(item: pytest.Item) -> None:
    """Tests of one service go to one worker, so that it is started once a run."""
    for service in _SERVICES:
        if service in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.xdist_group(service))


_LONGEST = ("tests/generated/test_contributing", "tests/fleet/", "tests/docs/test_completion")


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What takes one worker longest begins first, so that none is left with it when the others have ended."""
    items.sort(key=lambda item: not item.nodeid.startswith(_LONGEST))


@pytest.fixture(scope="session")
def redis_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RedisServer]:
    """A Redis, where one is installed."""
    if shutil.which("redis-server") is None:
        pytest.skip("redis-server is not installed")
    from tests.redis_server import RedisServer

    server = RedisServer(tmp_path_factory.mktemp("redis"))
    server.start()
    yield server
    server.stop()


@pytest.fixture
def sandbox() -> Sandbox:
    """An account on this machine, without the list and the pipeline of a new one."""
    return Sandbox(rate_limit=None, seed=1, bare=True)


@pytest.fixture
async def client(sandbox: Sandbox) -> AsyncIterator[AsyncClient]:
    """A client on it."""
    async with sandbox.client(rate_limit=None) as client:
        yield client
