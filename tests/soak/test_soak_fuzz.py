"""Ten thousand requests by schemathesis, over the sandbox's own OpenAPI and its GraphQL schema: never a 5xx."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path

import pytest

from tests.sandbox.accounts import full_account

from .machinery import TOKEN, Installer, Server
from .openapi import description

pytestmark = pytest.mark.soak

ENOUGH = 300.0
"""MiB after thousands of requests; a server that has answered none holds 60."""


def fuzz(installer: Installer, folder: Path, *arguments: str) -> str:
    python = installer.python("schemathesis>=4,<5")
    command = [str(python.with_name("schemathesis")), "run", *arguments]
    options = ["--checks", "not_a_server_error", "--header", f"Api-Token: {TOKEN}", "--workers", "1", "--no-color"]
    options += ["--suppress-health-check", "all", "--seed", "7"]
    done = subprocess.run([*command, *options], cwd=folder, capture_output=True, text=True, timeout=900, check=False)
    # To schemathesis an error of GraphQL is one of the server, whose status is 200 here as it should be.
    assert not re.search(r"\[5\d\d\]|Network error|Internal error", done.stdout), done.stdout[-4000:]
    assert "generated" in done.stdout, done.stdout[-2000:] + done.stderr[-2000:]
    return done.stdout


def test_rest(server: Server, installer: Installer, tmp_path: Path) -> None:
    server.ok("POST", "/_sandbox/seed", {"contacts": 5, "orders": 5, "seed": 3})
    (tmp_path / "openapi.json").write_text(json.dumps(description()))
    shown = fuzz(
        installer, tmp_path, "openapi.json", "--url", server.url, "--max-examples", "30", "--phases", "fuzzing"
    )
    cases = [int(number) for number in re.findall(r"(\d+) generated", shown)]
    assert sum(cases) > 8_000, shown[-2000:]
    assert server.ok("GET", "/api/3/") == {}
    assert server.memory < ENOUGH


def test_graphql(server: Server, installer: Installer, tmp_path: Path) -> None:
    shown = fuzz(installer, tmp_path, f"{server.url}/api/3/ecom/graphql", "--max-examples", "400")
    cases = [int(number) for number in re.findall(r"(\d+) generated", shown)]
    assert sum(cases) > 2_000, shown[-2000:]
    assert server.ok("GET", "/api/3/") == {}
    assert server.memory < ENOUGH


def test_a_full_account_is_described() -> None:
    """The description names every path that the account's rows hang on."""
    paths = description()["paths"]
    for resource in ("contacts", "deals", "webhooks"):
        assert f"/api/3/{resource}/{{key1}}" in paths
    assert full_account().ok("GET", "deals")["deals"]
