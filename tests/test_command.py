"""The script `acsdk`, and `python -m acsdk`."""

from __future__ import annotations

import os
import runpy
import subprocess
import sys
import tomllib
from importlib.metadata import EntryPoint
from pathlib import Path

import pytest

import acsdk
from acsdk._command import COMMANDS, main

ROOT = Path(__file__).parents[1]


def run(*arguments: str, prog: str = "acsdk") -> int | str | None:
    """The exit status, whichever way the program ends."""
    try:
        return main(arguments, prog=prog)
    except SystemExit as stopped:
        return stopped.code


def test_the_script_is_the_module(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    scripts = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["scripts"]
    assert EntryPoint("acsdk", scripts.pop("acsdk"), "console_scripts").load() is main
    assert not scripts
    monkeypatch.setattr("sys.argv", ["__main__.py", "--help"])
    with pytest.raises(SystemExit) as stopped:
        runpy.run_path(str(Path(acsdk.__file__).with_name("__main__.py")), run_name="__main__")
    assert stopped.value.code == 0
    assert capsys.readouterr().out.startswith("usage: python -m acsdk [-h]")


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("--version") == 0
    assert capsys.readouterr().out == f"acsdk {acsdk.__version__}\n"


def test_help_names_every_command_with_what_it_does(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("--help") == 0
    out = capsys.readouterr().out
    for name, (_, text) in COMMANDS.items():
        assert f" {name} " in out
        assert text in out


@pytest.mark.parametrize("arguments", [(), ("docter",), ("--json",), ("--", "docter")])
def test_no_command_or_one_that_there_is_not(arguments: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> None:
    assert run(*arguments) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert "COMMAND" in err


@pytest.mark.parametrize(
    ("prog", "command", "options"),
    [
        ("acsdk", "doctor", ("--url", "--json")),
        ("python -m acsdk", "doctor", ("--url", "--json")),
        ("acsdk", "sandbox", ("--port", "--state", "--control", "--rules")),
    ],
)
def test_a_command_has_its_own_help(
    prog: str, command: str, options: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(command, "--help", prog=prog) == 0
    out = capsys.readouterr().out
    assert out.startswith(f"usage: {prog} {command} [-h]")
    assert all(option in out for option in options)


def test_a_command_gets_its_arguments_and_gives_its_status(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.argv", ["acsdk", "sandbox", "--rules"])
    assert main() == 0
    assert "guess" in capsys.readouterr().out
    assert run("doctor", "--url", "ftp://x.test") == 2
    assert "api_url must look like" in capsys.readouterr().err
    assert run("sandbox", "--port", "0") == 2
    assert "acsdk sandbox: error: argument --port: 0 is no number" in capsys.readouterr().err


@pytest.mark.parametrize("command", [["sandbox", "--rules"], ["trigger", "--list"]])
def test_whoever_reads_may_stop(command: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    with os.fdopen(writer, "w") as out:
        monkeypatch.setattr("sys.stdout", out)
        assert main(command) == 0


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a disk that is full is a device of Linux")
@pytest.mark.parametrize("command", [["sandbox", "--rules"], ["trigger", "--list"]])
def test_output_that_cannot_be_written_is_told_in_a_line(
    command: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with Path("/dev/full").open("w", encoding="utf-8") as out:
        monkeypatch.setattr("sys.stdout", out)
        assert main(command) == 1
    assert capsys.readouterr().err == "acsdk: [Errno 28] No space left on device\n"


def test_streams_may_be_closed(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("stdin", "stdout", "stderr"):
        monkeypatch.setattr(sys, name, None)
    assert main(["trigger", "--list"]) == 0
    assert main(["doctor", "--url", "ftp://x.test"]) == 2
    assert sys.stdin.read() == ""
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        stream.close()


LOADED = """
import sys, {first}
before = set(sys.modules)
try:
    {then}
except SystemExit:
    sys.stdout.write("\\n" + " ".join(sorted(set(sys.modules) - before)))
"""


def test_help_loads_the_package_and_no_command() -> None:
    program = LOADED.format(first="acsdk", then="from acsdk._command import main; main(['--help'])")
    done = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True)
    more = done.stdout.splitlines()[-1].split()
    assert {name for name in more if name.split(".")[0] not in sys.stdlib_module_names} == {"acsdk._command"}
    assert "argparse" in more
    assert len(more) < 20, more
