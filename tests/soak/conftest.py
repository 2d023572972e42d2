"""Long runs: chosen with `-m soak` alone, left out silently otherwise."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from .machinery import Installer, Server


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if "soak" in config.option.markexpr:
        return
    ours = [item for item in items if item.get_closest_marker("soak")]
    if ours:
        config.hook.pytest_deselected(items=ours)
        items[:] = [item for item in items if item not in ours]


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    """`python -m acsdk.sandbox` on a free port, without a rate limit."""
    running = Server(tmp_path)
    yield running
    running.close()


@pytest.fixture(scope="session")
def installer(tmp_path_factory: pytest.TempPathFactory) -> Installer:
    """Installs packages of PyPI and npm, each once a run; skips where a registry is out of reach."""
    return Installer(tmp_path_factory.mktemp("foreign"))
