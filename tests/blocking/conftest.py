"""A sandbox, a blocking client on it and a shop in it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from acsdk.blocking import Client
from acsdk.sandbox import Sandbox
from tests.blocking.orders import new_client


@pytest.fixture
def sandbox() -> Sandbox:
    return Sandbox(rate_limit=None)


@pytest.fixture
def client(sandbox: Sandbox) -> Iterator[Client]:
    with new_client(sandbox) as client:
        yield client


@pytest.fixture
def shop(client: Client) -> int:
    return client.deepdata.connections.ensure("acme", "shop", name="Shop").id
