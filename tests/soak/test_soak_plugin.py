"""The pytest fixtures in somebody's project: the wheel installed, none of our settings, every warning an error."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from .machinery import Installer

pytestmark = pytest.mark.soak

ROOT = Path(__file__).parents[2]
TESTS = """
import pytest

from acsdk.models import ContactInput


@pytest.mark.{marker}
@pytest.mark.parametrize("turn", range(8))
async def test_each_has_an_account_of_its_own(acsdk_client, acsdk_sandbox, turn):
    contact = await acsdk_client.contacts.create(ContactInput(email="a@x.test"))
    assert contact.id == 1
    acsdk_sandbox.calls.expect("*/contacts", method="POST", status=201, times=1)


@pytest.mark.{marker}
@pytest.mark.parametrize("turn", range(4))
async def test_one_client_from_loop_to_loop(acsdk_shared_client, turn):
    await acsdk_shared_client.contacts.upsert(ContactInput(email="a@x.test"))
"""
UNMARKED = TESTS.replace("@pytest.mark.{marker}\n", "")
FAILING = """
def test_it_failed(acsdk_sandbox):
    acsdk_sandbox.calls.expect("*/tags", method="POST")
"""
SETTINGS = "[pytest]\nfilterwarnings = error\n"
STRICT = SETTINGS + "asyncio_default_fixture_loop_scope = function\n"


def run(python: Path, folder: Path, settings: str, tests: str, *options: str) -> str:
    (folder / "pytest.ini").write_text(settings)
    (folder / "test_project.py").write_text(tests)
    done = subprocess.run(
        [str(python), "-m", "pytest", "-p", "no:cacheprovider", *options],
        cwd=folder,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    return done.stdout + done.stderr


@pytest.mark.parametrize(
    ("package", "marker", "settings"),
    [
        ("pytest-asyncio>=1", "asyncio", STRICT),
        ("pytest-asyncio>=1", "", STRICT + "asyncio_mode = auto\n"),
        ("pytest-trio>=0.8", "trio", SETTINGS),
        ("trio>=0.27", "anyio", SETTINGS),
    ],
    ids=["asyncio-strict", "asyncio-auto", "trio", "anyio"],
)
def test_with_each_way_to_run_coroutines(
    installer: Installer, tmp_path: Path, package: str, marker: str, settings: str
) -> None:
    python = installer.python(str(ROOT), package, "pytest>=8.3", "pytest-xdist>=3.6")
    tests = TESTS.format(marker=marker) if marker else UNMARKED
    count = 24 if marker == "anyio" else 12
    assert f"{count} passed" in run(python, tmp_path, settings, tests)
    assert f"{count} passed" in run(python, tmp_path, settings, tests, "-n", "2")


def test_a_failure_reads_well(installer: Installer, tmp_path: Path) -> None:
    python = installer.python(str(ROOT), "trio>=0.27", "pytest>=8.3", "pytest-xdist>=3.6")
    shown = run(python, tmp_path, SETTINGS, FAILING)
    assert "E       AssertionError: expected a call of path='*/tags', method='POST', found none." in shown
    assert "calls.py" not in shown


def test_it_can_be_left_out(installer: Installer, tmp_path: Path) -> None:
    python = installer.python(str(ROOT), "trio>=0.27", "pytest>=8.3", "pytest-xdist>=3.6")
    shown = run(python, tmp_path, SETTINGS, FAILING, "-p", "no:acsdk")
    assert "fixture 'acsdk_sandbox' not found" in shown
