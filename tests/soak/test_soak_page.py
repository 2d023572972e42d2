"""The page of a running sandbox, in headless Chromium."""

from __future__ import annotations

import shutil

import httpx
import pytest

from .machinery import CLIENTS, TOKEN, Installer, Server, run_client

pytestmark = pytest.mark.soak


def test_the_page_fits_and_explains(server: Server, installer: Installer) -> None:
    browser = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if browser is None:
        pytest.skip("no Chromium is installed")
    folder = installer.npm("puppeteer-core@24")
    server.ok("POST", "/_sandbox/seed", {"contacts": 20, "orders": 20, "seed": 3})
    with httpx.Client(base_url=server.url, headers={"Api-Token": TOKEN}, trust_env=False) as client:
        client.post("/api/3/contacts", json={"contact": {"email": "<img src=x onerror=alert(1)>"}})
        client.get("/api/3/contacts", params={"search": "a" * 300})
    narrow, wide = run_client(["node", str(CLIENTS / "page.mjs")], server, folder, CHROMIUM=browser)
    for seen in (narrow, wide):
        assert seen["title"] == "ActiveCampaign sandbox"
        assert seen["wide"] <= seen["width"]
        assert seen["complaints"] == []
        assert {request.split("?")[0] for request in seen["requests"]} <= {f"{server.url}/", "data:,"}
        assert "refused" in seen["calls"]
        assert any("Contact Email Address is not valid." in problem for problem in seen["problems"])
        assert seen["tables"] > 8
        assert seen["reloaded"] is True
