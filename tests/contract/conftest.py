"""One set of tests, two accounts: the sandbox, and with `ACSDK_LIVE=1` a real account.

A real account needs `ACTIVECAMPAIGN_API_URL` and `ACTIVECAMPAIGN_API_TOKEN`. What the tests are going to touch is
printed before the first one runs; everything is made under a prefix of its own and removed afterwards.
"""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from .account import LIVE, Account


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "touches(what): what a contract test makes and removes")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    reporter = config.pluginmanager.get_plugin("terminalreporter")
    if not LIVE or reporter is None:
        return
    if not all(LIVE.values()):
        raise pytest.UsageError("ACSDK_LIVE=1 needs ACTIVECAMPAIGN_API_URL and ACTIVECAMPAIGN_API_TOKEN")
    reporter.write_line(f"These tests work on {LIVE['api_url']}. They make, and remove again:")
    for item in items:
        for mark in item.iter_markers("touches"):
            reporter.write_line(f"  {item.name}: {mark.args[0]}")


@pytest.fixture(params=["sandbox", *(["live"] if LIVE else [])])
async def account(request: pytest.FixtureRequest) -> AsyncIterator[Account]:
    """Each account in turn."""
    made = Account(live=request.param == "live")
    yield made
    assert await made.clear() == []
