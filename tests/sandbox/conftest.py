"""Sandboxes for the sandbox's own tests."""

from __future__ import annotations

import pytest

from .driver import Driver


@pytest.fixture
def empty() -> Driver:
    """An account without rows."""
    return Driver()


@pytest.fixture
def shop(empty: Driver) -> Driver:
    """An account with one connection, id 1."""
    assert empty.connection() == 1
    return empty
