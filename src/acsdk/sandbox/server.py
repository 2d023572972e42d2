"""The command line of `acsdk sandbox` and `python -m acsdk.sandbox`."""

from __future__ import annotations

import argparse
import signal
import socket
import sys
import threading
import time
import webbrowser
from collections.abc import Callable, Generator, Sequence
from contextlib import contextmanager, suppress
from functools import partial
from importlib import import_module
from types import FrameType
from typing import Any, NoReturn
from urllib.parse import urlsplit

from acsdk import ConfigurationError

from .asgi import SandboxApp
from .hosts import host_of, is_loopback
from .rules import markdown
from .sandbox import Sandbox

__all__ = ["build", "main", "open_page"]

_LAST_SECONDS = 0.1
"""How long answers under way may take once the server is to end: only faults make any that take longer."""
_TRIES_TO_OPEN = 50
_SECONDS_BETWEEN_TRIES = 0.2
_NO_SERVER = "The sandbox on a port needs uvicorn: python -m pip install 'acsdk[server]'"


_PROG = "python -m acsdk.sandbox"


def build(arguments: Sequence[str] | None = None, *, prog: str = _PROG) -> tuple[argparse.Namespace, Sandbox]:
    """The options and the sandbox that they describe."""
    options = _parser(prog).parse_args(arguments)
    sandbox = Sandbox(
        token=options.token,
        state=options.state,
        rate_limit=None if options.no_rate_limit else 5,
        rate_limit_headers=options.rate_limit_headers,
        control=options.control,
        bare=options.bare,
        api_url=f"http://{_bracketed(options.host)}:{options.port}",
    )
    return options, sandbox


def main(arguments: Sequence[str] | None = None, *, prog: str = _PROG, run: Callable[..., Any] | None = None) -> int:
    """Serve until interrupted; the exit status is 1 when no server is installed or the state file cannot be used."""
    try:
        options, sandbox = build(arguments, prog=prog)
    except ConfigurationError as error:
        sys.stderr.write(f"The state file cannot be used: {error.message}\n")
        return 1
    if options.rules:
        sys.stdout.write(markdown())
        return 0
    serve = run or _uvicorn()
    if serve is None:
        sys.stderr.write(_NO_SERVER + "\n")
        return 1
    if not is_loopback(options.host):
        sys.stderr.write(f"Warning: {options.host} is reachable from other machines and this sandbox is for tests.\n")
    if {options.contacts, options.orders, options.seed} != {None}:
        sandbox.seed(contacts=options.contacts, orders=options.orders, seed=options.seed or 0)
    settings = {"log_level": "warning", "date_header": False, "timeout_graceful_shutdown": _LAST_SECONDS}
    if options.open:
        _open_when_it_listens(sandbox.api_url)
    try:
        with _ended_by_sigterm():
            app = SandboxApp(sandbox, allow_hosts=options.allow_host)
            serve(app, partial(_announce, sandbox), host=options.host, port=options.port, **settings)
    finally:
        sandbox.close()
    return 0


def _announce(sandbox: Sandbox) -> None:
    sys.stdout.write(f"ACTIVECAMPAIGN_API_URL={sandbox.api_url}\nACTIVECAMPAIGN_API_TOKEN={sandbox.token}\n")
    sys.stdout.flush()


@contextmanager
def _ended_by_sigterm() -> Generator[None]:
    """Leave on SIGTERM as on Ctrl+C, with status 0: uvicorn raises the signal again when it has ended."""
    before = signal.signal(signal.SIGTERM, _leave)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def _open_when_it_listens(url: str) -> None:
    """Show the sandbox's page in a browser, as soon as there is one; the server has this thread."""
    opening = threading.Thread(target=open_page, args=(url,), name="acsdk-sandbox-open", daemon=True)
    opening.start()


def open_page(url: str, *, wait: Callable[[float], object] = time.sleep) -> None:
    """Open the page when something listens there; within ten seconds, or never."""
    place = urlsplit(url)
    for _ in range(_TRIES_TO_OPEN):
        try:
            socket.create_connection((place.hostname or "", place.port or 80), timeout=1).close()
        except OSError:
            wait(_SECONDS_BETWEEN_TRIES)
            continue
        webbrowser.open(f"{url}/")
        return


def _leave(_number: int, _frame: FrameType | None) -> NoReturn:
    raise SystemExit(0)


def _parser(prog: str) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog=prog, description="ActiveCampaign on this machine.")
    parser.add_argument("--host", default="127.0.0.1", help="the address to listen on (default: 127.0.0.1)")
    parser.add_argument("--port", type=_port, default=8321, help="the port (default: 8321)")
    parser.add_argument(
        "--allow-host", metavar="NAME", action="append", default=[], type=_name, help="take requests to this name, too"
    )
    parser.add_argument("--token", default="sandbox-token", help="the Api-Token that requests must carry")
    parser.add_argument("--state", metavar="FILE", help="keep the account in this SQLite file")
    parser.add_argument("--no-rate-limit", action="store_true", help="answer more than 5 requests a second")
    parser.add_argument("--rate-limit-headers", action="store_true", help="send RateLimit-Limit and -Remaining")
    parser.add_argument("--control", action="store_true", help="answer below /_sandbox/: faults, clock, snapshots")
    parser.add_argument("--seed", type=int, metavar="N", help="start lived-in; another number gives other made-up rows")
    parser.add_argument("--contacts", type=_count, metavar="N", help="with this many made-up contacts (default: 100)")
    parser.add_argument("--orders", type=_count, metavar="N", help="and this many orders (default: three a contact)")
    parser.add_argument("--bare", action="store_true", help="be born without a list and a pipeline, as before 2024")
    parser.add_argument("--open", action="store_true", help="show what it holds, and what was called, in a browser")
    parser.add_argument("--rules", action="store_true", help="print what is recorded, documented, guessed; then stop")
    return parser


def _port(text: str) -> int:
    return _within(text, 1, 65_535)


def _name(text: str) -> str:
    if not host_of(text):
        msg = f"{text} is no name of a host"
        raise argparse.ArgumentTypeError(msg)
    return text


def _count(text: str) -> int:
    return _within(text, 0, 10_000_000)


def _within(text: str, least: int, most: int) -> int:
    if not (text.isdecimal() and least <= int(text[:9]) <= most):
        msg = f"{text} is no number from {least:,} to {most:,}"
        raise argparse.ArgumentTypeError(msg)
    return int(text)


def _uvicorn() -> Callable[..., Any] | None:
    """Serves with uvicorn, and announces it once connections are taken: programs that started it wait for that."""
    try:
        uvicorn: Any = import_module("uvicorn")
    except ModuleNotFoundError:
        return None

    def serve(app: SandboxApp, announce: Callable[[], None], **settings: object) -> None:
        server = uvicorn.Server(uvicorn.Config(app, **settings))
        start = server.startup

        async def started(*arguments: object, **options: object) -> None:
            await start(*arguments, **options)
            announce()

        server.startup = started
        with suppress(KeyboardInterrupt):
            server.run()

    return serve


def _bracketed(host: str) -> str:
    return f"[{host}]" if ":" in host else host
