"""The documentation in headless Chromium: it fits a phone, is for everybody and needs no other host.

`PICTURES=folder` leaves pictures of the front page there.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest

from .machinery import CLIENTS, Installer

pytestmark = pytest.mark.soak

ROOT = Path(__file__).parents[2]
ENOUGH = 1800.0


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - as the base class calls it
        """Say nothing."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The site, built now unless the caller has built it."""
    if "BUILT_SITE" in os.environ:
        return Path(os.environ["BUILT_SITE"])
    pytest.importorskip("mkdocs")
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(tmp_path / "site")]
    subprocess.run(command, cwd=ROOT, check=True, env={**os.environ, "NO_MKDOCS_2_WARNING": "1"})
    return tmp_path / "site"


@pytest.fixture
def address(folder: Path) -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder))) as server:
        thread = Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()
        thread.join()


# axe needs a second or more a page, and minutes for the longest of the reference, which are all of one make.
ONE_OF_EACH_MAKE = ("./", "bulk/", "coverage/", "notebooks/", "reference/client-orders/")


def looked_at_whole(page: str) -> bool:
    """All of the reference where `AXE=all`, one page of each make where `AXE=few`, else all but the reference."""
    axe = os.environ.get("AXE", "")
    return page in ONE_OF_EACH_MAKE or axe == "all" or not (axe or page.startswith("reference/"))


def test_the_site_fits_and_needs_nobody(folder: Path, address: str, installer: Installer) -> None:
    browser = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if browser is None:
        pytest.skip("no Chromium is installed")
    pages = [path.parent.relative_to(folder).as_posix() + "/" for path in sorted(folder.rglob("index.html"))]
    pictures = str(Path(os.environ["PICTURES"]).resolve()) if "PICTURES" in os.environ else ""
    settings = {
        "PICTURES": pictures,
        "SITE_URL": address,
        "SITE_PAGES": json.dumps([*pages, "404.html"]),
        "AXE_PAGES": json.dumps([page for page in pages if looked_at_whole(page)]),
        "CHROMIUM": browser,
    }
    done = subprocess.run(
        ["node", str(CLIENTS / "site.mjs")],
        env={**os.environ, **settings, "NO_PROXY": "127.0.0.1"},
        cwd=installer.npm("puppeteer-core@24", "axe-core@4"),
        capture_output=True,
        text=True,
        timeout=ENOUGH,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-4000:]
    seen = json.loads(done.stdout.splitlines()[-1])
    assert len(pages) > 60
    assert seen["problems"] == []
    assert seen["scale"] > 0.75, "the letters of the diagram are too small on a phone"
    assert seen["plots"] == 1
