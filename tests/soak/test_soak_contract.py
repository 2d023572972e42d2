"""The contract tests in their other shape: as they run on a real account, which is a sandbox on a port here."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from .machinery import TOKEN, Server

pytestmark = pytest.mark.soak


def test_the_contract_on_a_real_account(server: Server) -> None:
    settings = {"ACSDK_LIVE": "1", "ACTIVECAMPAIGN_API_URL": server.url, "ACTIVECAMPAIGN_API_TOKEN": TOKEN}
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "tests/contract", "-p", "no:cacheprovider", "-k", "live and asyncio"],
        env={**os.environ, **settings},
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stdout[-3000:]
    assert f"These tests work on {server.url}. They make, and remove again:" in done.stdout
    assert "one connection, one contact, one order with its customer" in done.stdout
    for path in ("contacts", "tags", "lists", "fields", "webhooks", "connections", "ecomOrders"):
        assert server.ok("GET", f"/api/3/{path}")["meta"]["total"] == "0"
