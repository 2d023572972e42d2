"""The state file: readable for its owner alone, the same account for ever, refused where it is none or too new."""

from __future__ import annotations

import sqlite3
import stat
import sys
from contextlib import closing
from pathlib import Path

import pytest

from acsdk import ConfigurationError
from acsdk.sandbox import Sandbox
from acsdk.sandbox.server import main

from .driver import Driver


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "shop.db"


def make(path: Path) -> str:
    driver = Driver(options={"state": path})
    driver.ok("POST", "tags", {"tag": {"tag": "tea"}})
    driver.sandbox.close()
    return driver.sandbox.account


def test_each_sandbox_is_an_account_of_its_own_and_a_file_keeps_it(path: Path) -> None:
    names = {make(path), make(path), Sandbox(seed=1).account, Sandbox(seed=1).account}
    assert len(names) == 3
    opened = Sandbox(state=path)
    assert opened.account in names
    assert opened.api_url == f"http://{opened.account}.localhost:8321"
    opened.reset()
    opened.close()
    assert make(path) == opened.account


@pytest.mark.skipif(sys.platform == "win32", reason="modes are POSIX")
def test_only_the_owner_reads_it(path: Path) -> None:
    sandbox = Sandbox(state=path)
    sandbox.add("scores", name="x")
    assert {stat.S_IMODE(file.stat().st_mode) for file in path.parent.iterdir()} == {0o600}
    assert len(list(path.parent.iterdir())) == 3
    sandbox.close()
    path.chmod(0o644)
    Sandbox(state=path).close()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_one_of_a_newer_release_is_refused_and_left_alone(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    make(path)
    with closing(sqlite3.connect(path)) as file:
        file.execute("PRAGMA user_version = 99")
    before = path.read_bytes()
    with pytest.raises(ConfigurationError, match="a newer release wrote it; use that, or name another file"):
        Sandbox(state=path)
    assert main(["--state", str(path)]) == 1
    assert "a newer release wrote it" in capsys.readouterr().err
    assert path.read_bytes() == before


def test_one_from_before_there_were_versions_is_taken(path: Path) -> None:
    make(path)
    with closing(sqlite3.connect(path)) as file:
        file.executescript("DROP TABLE facts; PRAGMA user_version = 0; PRAGMA application_id = 0")
    assert make(path).startswith("sandbox-")
    with closing(Sandbox(state=path)) as sandbox:
        assert {row["tag"] for row in sandbox.rows("tags")} == {"tea"}


@pytest.mark.parametrize("kind", ["text", "tables", "marked", "folder"])
def test_what_is_no_account_is_refused(path: Path, kind: str) -> None:
    if kind == "text":
        path.write_text("my notes, and no database at all")
    elif kind == "folder":
        path.mkdir()
    else:
        with closing(sqlite3.connect(path)) as file:
            file.execute("CREATE TABLE notes (text)" if kind == "tables" else "PRAGMA application_id = 7")
    with pytest.raises(ConfigurationError, match=r"state file .*shop\.db: .*name another file"):
        Sandbox(state=path)
