"""The contract tests in their other shape: as they run on a real account, which is a sandbox on a port here."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from .machinery import TOKEN, Server

pytestmark = pytest.mark.soak


def run(server: Server) -> subprocess.CompletedProcess[str]:
    settings = {"ACSDK_LIVE": "1", "ACTIVECAMPAIGN_API_URL": server.url, "ACTIVECAMPAIGN_API_TOKEN": TOKEN}
    return subprocess.run(
        [sys.executable, "-m", "pytest", "tests/contract", "-p", "no:cacheprovider", "-k", "live"],
        env={**os.environ, **settings},
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )


def rows(path: Path) -> set[tuple[str, str]]:
    """Every row of the account but the record of an order, which no call deletes."""
    with closing(sqlite3.connect(path)) as file:
        return set(file.execute("SELECT tab, body FROM rows WHERE tab != 'orders'"))


@pytest.fixture
def account(tmp_path: Path) -> Iterator[tuple[Server, Path]]:
    """An account that is in use."""
    path = tmp_path / "account.db"
    server = Server(tmp_path, "--state", str(path), "--contacts", "20", "--orders", "20")
    yield server, path
    server.close()


def test_the_contract_on_a_real_account(account: tuple[Server, Path]) -> None:
    server, path = account
    before = rows(path)
    done = run(server)
    assert done.returncode == 0, done.stdout[-3000:]
    announced, _, ran = done.stdout.partition("test_contract_ecommerce.py")
    assert f"These tests work on {server.url}, under names that begin with acsdk-contract-." in announced
    assert "one connection, one contact, one order with its customer" in announced
    assert "12 passed" in ran
    assert rows(path) == before


def test_a_failure_leaves_no_more_behind(account: tuple[Server, Path]) -> None:
    server, path = account
    before = rows(path)
    server.ok("POST", "/_sandbox/faults", {"operation": "getOrder", "status": 400, "body": {"message": "no"}})
    server.ok("POST", "/_sandbox/faults", {"path": "/api/3/contactTags", "status": 400, "body": {"message": "no"}})
    done = run(server)
    assert done.returncode == 1
    assert "3 failed" in done.stdout, done.stdout[-3000:]
    assert rows(path) == before
