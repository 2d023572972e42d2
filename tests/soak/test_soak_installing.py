"""acsdk beside what shops install with it, and in programs that carry their packages along."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from .machinery import Installer

pytestmark = pytest.mark.soak

ROOT = Path(__file__).parents[2]
PROGRAM = """
import asyncio
from acsdk.models import ContactInput
from acsdk.sandbox import Sandbox

async def main():
    sandbox = Sandbox()
    async with sandbox.client() as client:
        await client.contacts.create(ContactInput(email="ada@example.com"))
    with sandbox.blocking_client() as client:
        print(len(client.contacts.list().first_page().items), "contact")

def start():
    asyncio.run(main())

if __name__ == "__main__":
    start()
"""
SHOP = """
import anthropic, openai, shopify, stripe
import acsdk.contrib.shopify, acsdk.contrib.stripe
from openai import AsyncOpenAI
print(openai.__version__.split(".")[0])
"""


@pytest.fixture
def program(tmp_path: Path) -> Path:
    place = tmp_path / "app" / "program.py"
    place.parent.mkdir()
    place.write_text(PROGRAM, encoding="utf-8")
    return place


def output(*command: str | Path, folder: Path) -> str:
    done = subprocess.run([*map(str, command)], cwd=folder, capture_output=True, text=True, timeout=600, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_one_environment_has_all_that_a_shop_uses(installer: Installer, program: Path) -> None:
    python = installer.python(str(ROOT), "stripe>=16", "openai>=3", "anthropic", "ShopifyAPI")
    output(python, "-m", "pip", "check", folder=program.parent)
    assert int(output(python, "-c", SHOP, folder=program.parent)) >= 3
    assert output(python, program, folder=program.parent) == "1 contact\n"


def test_pyinstaller_packs_a_program_with_a_sandbox(installer: Installer, program: Path, tmp_path: Path) -> None:
    python = installer.python(str(ROOT), "pyinstaller>=6")
    output(python, "-m", "PyInstaller", "--onedir", "--log-level", "ERROR", program, folder=tmp_path)
    assert output(tmp_path / "dist" / "program" / "program", folder=tmp_path) == "1 contact\n"


def test_shiv_and_pex_pack_a_program_with_a_sandbox(installer: Installer, program: Path, tmp_path: Path) -> None:
    python = installer.python("shiv>=1", "pex>=2")
    caches = {"SHIV_ROOT": tmp_path / "shiv", "PEX_ROOT": tmp_path / "pex"}
    cached: list[str | Path] = ["env", *(f"{name}={folder}" for name, folder in caches.items()), python]
    output(*cached, "-m", "shiv", "-e", "program:start", "-o", "a.pyz", "--site-packages", "app", ROOT, folder=tmp_path)
    assert output(*cached, "a.pyz", folder=tmp_path) == "1 contact\n"
    output(*cached, "-m", "pex", "-e", "program:start", "-o", "a.pex", "-D", "app", ROOT, folder=tmp_path)
    assert output(*cached, "a.pex", folder=tmp_path) == "1 contact\n"
