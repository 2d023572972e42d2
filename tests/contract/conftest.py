"""One set of tests, two accounts: the sandbox, and with `ACSDK_LIVE=1` a real account.

A real account needs `ACTIVECAMPAIGN_API_URL` and `ACTIVECAMPAIGN_API_TOKEN`. What the tests are going to touch is
printed before the first one runs; everything is made under a prefix of its own and removed afterwards.
"""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from .account import LIVE, PREFIX, Account


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "touches(what): what a contract test makes and removes, or has to leave behind")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """A real account is asked once: what it answers does not depend on our event loop."""
    if LIVE and not all(LIVE.values()):
        raise pytest.UsageError("ACSDK_LIVE=1 needs ACTIVECAMPAIGN_API_URL and ACTIVECAMPAIGN_API_TOKEN")
    twice = [item for item in items if is_live(item) and "trio" in item.name]
    if twice:
        config.hook.pytest_deselected(items=twice)
        items[:] = [item for item in items if item not in twice]


def pytest_collection_finish(session: pytest.Session) -> None:
    """Say what is going to be touched, before the first test runs."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    live = [item for item in session.items if is_live(item)]
    if not live or reporter is None:
        return
    reporter.write_line(f"These tests work on {LIVE['api_url']}, under names that begin with {PREFIX}.")
    reporter.write_line("They make, and remove again:")
    for item in live:
        for mark in item.iter_markers("touches"):
            reporter.write_line(f"  {item.name.partition('[')[0]}: {mark.args[0]}")


def is_live(item: pytest.Item) -> bool:
    """Whether a test is about the real account."""
    parameters = getattr(item, "callspec", None)
    return parameters is not None and parameters.params.get("account") == "live"


@pytest.fixture(params=["sandbox", *(["live"] if LIVE else [])])
async def account(request: pytest.FixtureRequest) -> AsyncIterator[Account]:
    """Each account in turn."""
    made = Account(live=request.param == "live")
    yield made
    assert await made.clear() == []
