"""The page of a running sandbox, in headless Chromium; `PICTURES=folder` leaves the pictures of the docs there."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from .machinery import CLIENTS, Installer, Server, run_client

pytestmark = pytest.mark.soak


def test_the_page_fits_explains_and_is_for_everybody(server: Server, installer: Installer) -> None:
    browser = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if browser is None:
        pytest.skip("no Chromium is installed")
    folder = installer.npm("puppeteer-core@24", "axe-core@4")
    pictures = str(Path(os.environ["PICTURES"]).resolve()) if "PICTURES" in os.environ else ""
    seen = run_client(["node", str(CLIENTS / "page.mjs")], server, folder, CHROMIUM=browser, PICTURES=pictures)
    assert seen["problems"] == []
    assert "50 Orders" in seen["seeded"], "without a script the button of made-up rows did nothing"
    assert seen["stayed"] is True, "a live page loaded itself as a whole"
    assert seen["skip"] == "#main"
