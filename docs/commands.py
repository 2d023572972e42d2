"""Runs what the ``console`` blocks of the pages tell readers to type."""

import atexit
import contextlib
import os
import re
import shlex
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from importlib.metadata import metadata
from pathlib import Path

ROOT = Path(__file__).parent.parent
SESSION = {"quickstart": ["examples/import_orders.py", "examples/data/shopify_orders.csv"]}


def run_commands(block: str) -> str:
    """Everything that the commands of a block print, one after another."""
    lines = [line.removeprefix("$ ") for line in block.splitlines() if line and not line.startswith("#")]
    return "".join(run(shlex.split(command, comments=True)) for line in lines for command in line.split(" && "))


def run(words: Sequence[str]) -> str:
    for start, program in PROGRAMS.items():
        if words[: len(start.split())] == start.split():
            return program(words[len(start.split()) :])
    raise AssertionError(f"docs/commands.py does not know how to run: {shlex.join(words)}")


def install(requirements: Sequence[str]) -> str:
    """Nothing is installed, but what the pages name has to exist."""
    extras = metadata("acsdk").get_all("Provides-Extra") or []
    for requirement in requirements:
        found = re.fullmatch(r"nox|(?:acsdk|\.)(?:\[(.*)\])?", requirement)
        assert found, f"unknown requirement {requirement}"
        assert not found[1] or set(found[1].split(",")) <= set(extras), f"unknown extra in {requirement}"
    return ""


def session(names: Sequence[str]) -> str:
    """A nox session makes an environment and runs programs there; here the programs run in this environment."""
    (name,) = names
    assert f"def {name}(session" in (ROOT / "noxfile.py").read_text(encoding="utf-8")
    return python(SESSION[name]) if name in SESSION else ""


def python(words: Sequence[str], more: Mapping[str, str] | None = None, *, well: Sequence[int] = (0,)) -> str:
    where = {**environment(), **(more or {})}
    done = subprocess.run([sys.executable, *words], capture_output=True, text=True, check=False, env=where)
    assert done.returncode in well, done.stdout + done.stderr
    return done.stdout


def serve(options: Sequence[str]) -> str:
    """What the sandbox prints when it starts."""
    with sandbox([option for option in options if option != "--open"]) as (_, printed):
        return printed


def doctor(options: Sequence[str]) -> str:
    """The doctor looks at a sandbox."""
    with sandbox([]) as (address, _):
        account = {"ACTIVECAMPAIGN_API_URL": address, "ACTIVECAMPAIGN_API_TOKEN": "sandbox-token"}
        return python(["-m", "acsdk", "doctor", *options], account, well=(0, 1) if "--spec" in options else (0,))


SANDBOX: dict[str, str] = {}


def account(command: str) -> Callable[[Sequence[str]], str]:
    """A command on a sandbox with a few people and orders, the same one for all commands of a page."""

    def run_on_sandbox(words: Sequence[str]) -> str:
        if not SANDBOX:
            running = ExitStack()
            atexit.register(running.close)
            address, _ = running.enter_context(sandbox(["--contacts", "3", "--orders", "2"]))
            SANDBOX.update(ACTIVECAMPAIGN_API_URL=address, ACTIVECAMPAIGN_API_TOKEN="sandbox-token")
        return python(["-m", "acsdk", command, *words], SANDBOX)

    return run_on_sandbox


def trigger(words: Sequence[str]) -> str:
    """A delivery to an endpoint that takes everything."""
    with HTTPServer(("127.0.0.1", 0), Endpoint) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            return python(
                ["-m", "acsdk", "trigger", *(word.replace("8000", str(server.server_port)) for word in words)]
            )
        finally:
            server.shutdown()


class Endpoint(BaseHTTPRequestHandler):
    """Answers 200."""

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers["content-length"]))
        self.send_response(200)
        self.send_header("content-length", "0")
        self.end_headers()

    def log_message(self, *_: object) -> None:
        """Nothing."""


def example(options: Sequence[str]) -> str:
    """What the example service prints when it starts."""
    port = free_port()
    with background(["-m", "examples.fastapi_app", *options, "--port", port], lines=1) as printed:
        return printed.replace(port, "8000")


@contextmanager
def sandbox(options: Sequence[str]) -> Iterator[tuple[str, str]]:
    """A sandbox on a free port: its address, and what it prints, with the usual port."""
    port = free_port()
    with background(["-m", "acsdk.sandbox", *options, "--port", port], lines=2) as printed:
        wait_for(int(port))
        yield f"http://127.0.0.1:{port}", printed.replace(port, "8321")


@contextmanager
def background(words: Sequence[str], lines: int) -> Iterator[str]:
    """A program that runs until it is stopped, and the first lines that it prints."""
    command = [sys.executable, "-u", *words]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment()) as server:
        assert server.stdout
        try:
            printed = "".join(server.stdout.readline() for _ in range(lines))
            assert printed, f"{words} ends without a word"
            yield printed
        finally:
            server.terminate()


def free_port() -> str:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return str(probe.getsockname()[1])


def wait_for(port: int) -> None:
    for _ in range(200):
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port)):
            return
        time.sleep(0.05)
    raise AssertionError("the sandbox does not listen")


def environment() -> dict[str, str]:
    """This one, without a real account and without a terminal's width."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("ACTIVECAMPAIGN_")}
    return {**kept, "COLUMNS": "100"}


PROGRAMS: dict[str, Callable[[Sequence[str]], str]] = {
    "python -m pip install": install,
    "pip install": install,
    "nox -s": session,
    "python -m acsdk.sandbox": serve,
    "acsdk sandbox": serve,
    **{f"acsdk {name}": account(name) for name in ("export", "get", "graphql", "webhooks")},
    "acsdk --help": lambda words: python(["-m", "acsdk", "--help", *words]).replace("python -m acsdk", "acsdk"),
    "acsdk import": lambda words: python(["-m", "acsdk", "import", *words]),
    "acsdk trigger": trigger,
    "acsdk doctor": doctor,
    "python -m acsdk doctor": doctor,
    "python -m examples.fastapi_app": example,
    "python": python,
}
