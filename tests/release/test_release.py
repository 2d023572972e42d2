"""The README's recipes are found and run, the changelog's parts are told apart, and PyInstaller gets what it packs."""

import runpy
from collections.abc import Callable
from pathlib import Path

import anyio
import pytest

from acsdk import __pyinstaller as hooks
from tests.release import notes, readme, sbom

ROOT = Path(__file__).parents[2]
CHANGELOG = "# Changelog\n\n## [Unreleased]\n\n- New.\n\n## [0.1.0] - 2026\n\n- First.\n\n## [0.0.1] - 2025\n"


def test_the_recipes_that_a_reader_pastes_first_are_run() -> None:
    assert anyio.run(readme.run, (ROOT / "README.md").read_text(encoding="utf-8")) >= 5


@pytest.mark.parametrize("block", ["print(1)\n", "raise ValueError\n", "await nothing()\n"])
def test_a_recipe_that_does_not_do_what_it_says_fails(block: str) -> None:
    text = f"## Start\n\n```python\n{block}```\n\n```output\n2\n```\n"
    with pytest.raises((SystemExit, ValueError, NameError)):
        anyio.run(readme.run, text)


def test_what_stands_in_other_sections_or_consoles_is_not_run() -> None:
    console = "```console\n$ ls\n```\n\n```output\nx\n```\n"
    text = f"## Start\n\n```python\nx = 1\n```\n\n{console}\n## Else\n\n```python\n1/0\n```\n"
    assert list(readme.blocks(text)) == [("x = 1\n", "")]


@pytest.mark.parametrize(
    ("version", "text"), [("0.1.0", "# acsdk 0.1.0\n\n- First.\n"), ("0.2.0", "# acsdk 0.2.0\n\n- New.\n")]
)
def test_notes_are_the_changelogs_part(version: str, text: str) -> None:
    assert notes.section(CHANGELOG, version) == text


def test_a_version_without_notes_is_not_released() -> None:
    with pytest.raises(SystemExit, match=r"says nothing of 0\.2\.0"):
        notes.section("## [Unreleased]\n\n## [0.1.0]\n\n- First.\n", "0.2.0")


def test_a_bill_of_materials_says_which_release_it_is_of() -> None:
    bill = {"metadata": {"component": {"name": "acsdk", "type": "application"}, "tools": {}}, "components": [1]}
    assert sbom.named(bill, "0.2.0") == {
        "metadata": {
            "component": {"name": "acsdk", "type": "application", "version": "0.2.0", "purl": "pkg:pypi/acsdk@0.2.0"},
            "tools": {},
        },
        "components": [1],
    }


@pytest.mark.parametrize("served", [True, False])
def test_pyinstaller_packs_every_file_that_is_read_at_run_time(served: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    found: Callable[[str], object] = lambda _: object() if served else None  # noqa: E731
    monkeypatch.setattr("importlib.util.find_spec", found)
    (folder,) = hooks.hook_folders()
    hook = runpy.run_path(str(Path(folder, "hook-acsdk.py")))
    package = Path(folder).parent
    packed = {Path(source).relative_to(package).as_posix(): target for source, target in hook["datas"]}
    assert packed["sandbox/ecommerce/ecommerce.graphql"] == str(Path("acsdk/sandbox/ecommerce"))
    assert packed["doctor/operations.tsv"] == str(Path("acsdk/doctor"))
    assert not [name for name in packed if name.endswith((".py", ".pyi", ".pyc", "py.typed"))]
    assert hook["hiddenimports"] == (["uvicorn"] if served else [])
