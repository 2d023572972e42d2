"""What a forked child does, and the interpreter at its end, tried in the process of the tests."""

from __future__ import annotations

import atexit
import os
from collections.abc import Iterator

import pytest

from acsdk import ConfigurationError
from acsdk._engine import forks
from acsdk.blocking import _loop
from acsdk.blocking._call import Call
from acsdk.blocking._loop import current_loop
from acsdk.models import ContactInput
from acsdk.sandbox import Sandbox

from .orders import order


@pytest.fixture
def sandbox() -> Sandbox:
    sandbox = Sandbox(rate_limit=None)
    sandbox.add("connections", service="shop", externalid="shop", name="Shop")
    return sandbox


@pytest.fixture
def child() -> Iterator[None]:
    """All that a fork does to the child's memory; the parent's loop, which a child has not, is ended."""
    parents = current_loop()
    forks.begin_anew()
    yield
    parents.end()


@pytest.mark.usefixtures("child")
def test_what_a_child_makes_has_a_loop_of_its_own(sandbox: Sandbox) -> None:
    with sandbox.blocking_client(rate_limit=5) as client:
        assert client.contacts.upsert(ContactInput(email="ada@example.com")).was_created


def test_what_a_client_does_after_a_fork(sandbox: Sandbox) -> None:
    with sandbox.blocking_client(rate_limit=5) as client:
        client.contacts.upsert(ContactInput(email="ada@example.com"))
        parents = current_loop()
        forks.begin_anew()
        assert not client.contacts.upsert(ContactInput(email="ada@example.com")).was_created
        assert current_loop() is not parents
    parents.end()


def test_what_the_parent_has_opened_is_left_alone(sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch) -> None:
    with sandbox.blocking_client(rate_limit=None) as client:
        opening = client.orders.batcher()
        batcher = opening.__enter__()
        with monkeypatch.context() as patch:
            patch.setattr(os, "getpid", lambda: -1)
            assert not opening.__exit__(None, None, None)
            with pytest.raises(ConfigurationError, match="before the process forked"):
                batcher.add(order(1, 1))
        batcher.add(order(1, 1))
        opening.__exit__(None, None, None)


def test_connections_of_another_process_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    one = forks.OneProcess("http_client")
    one.enter()
    one.enter()
    monkeypatch.setattr(os, "getpid", lambda: -1)
    with pytest.raises(ConfigurationError, match="http_client: its connections are those of the process that forked"):
        one.enter()


async def nothing() -> None:
    """Ends at once."""


@pytest.mark.filterwarnings("error::RuntimeWarning")  # a coroutine that nobody closes
def test_the_end_of_the_interpreter_closes_what_is_open(sandbox: Sandbox) -> None:
    process = _loop._Process()  # pyright: ignore[reportPrivateUsage]
    client = sandbox.client()
    process.close_soon(client)
    process.end()
    loop = process.loop()
    loop.adopt(client)
    process.end()
    with pytest.raises(ConfigurationError, match="the interpreter ends"):
        loop.soon(print)
    with pytest.raises(ConfigurationError, match="the interpreter ends"):
        Call(loop, nothing()).run()
    process.close_soon(client)
    atexit.unregister(process.end)
