"""The command line of `acsdk outbox`."""

from __future__ import annotations

import argparse
import os
import signal
import sys
from collections.abc import Awaitable, Callable, Collection, Sequence
from concurrent.futures import Future
from contextlib import AbstractAsyncContextManager
from functools import partial
from importlib import import_module

import anyio

from acsdk import AcsdkError, AsyncClient, ConfigurationError
from acsdk._cli.consent import consent
from acsdk.contrib._outbox.desk import Desk, MakeClient
from acsdk.contrib._outbox.shown import status_as_json, status_as_text
from acsdk.outbox import account_name

__all__ = ["main"]

_WELL, _UNWELL, _MISCONFIGURED = 0, 1, 2
_URL = "ACSDK_OUTBOX_URL"


def main(arguments: Sequence[str] | None = None, *, prog: str = "acsdk outbox") -> int:
    """Look after an outbox.

    The exit status is 0 when all is well, 1 when an account is not or a record cannot be retried, 2 when the outbox
    cannot be had.
    """
    options = _parser(prog).parse_args(arguments)
    try:
        return anyio.run(partial(_carry_out, options), backend="asyncio")
    except ConfigurationError as error:
        status = _MISCONFIGURED
        sys.stderr.write(f"{error}\n")
    except AcsdkError as error:
        status = _UNWELL
        sys.stderr.write(f"{error}\n")
    return status


async def _carry_out(options: argparse.Namespace) -> int:
    async with _desk(options) as desk:
        status: int = await options.work(desk, options)
        return status


def _desk(options: argparse.Namespace) -> AbstractAsyncContextManager[Desk]:
    """The outbox that is meant. A URL holds a password, and what is on the command line is seen by all."""
    if options.file is not None:
        from acsdk.contrib._outbox.file import open_file

        return open_file(options.file)
    url = os.environ.get(_URL)
    if not url:
        raise ConfigurationError(f"name an outbox: --file PATH, or a database's URL in {_URL}")
    from acsdk.contrib._outbox.database import open_database

    return open_database(url, options.schema)


async def _status(desk: Desk, options: argparse.Namespace) -> int:
    rows = await desk.status()
    sys.stdout.write(status_as_json(rows) if options.json else status_as_text(rows))
    return _WELL if all(row.is_healthy(options.max_age) for row in rows) else _UNWELL


async def _refused(desk: Desk, options: argparse.Namespace) -> int:
    async for line in desk.refused_lines(options.account, as_json=options.json):
        sys.stdout.write(line)
    return _WELL


async def _retry(desk: Desk, options: argparse.Namespace) -> int:
    count = await desk.retry(*options.ids)
    sys.stdout.write("1 record waits again\n" if count == 1 else f"{count} records wait again\n")
    return _WELL


async def _discard(desk: Desk, options: argparse.Namespace) -> int:
    count = await desk.discard(*options.ids)
    sys.stdout.write("1 record is gone\n" if count == 1 else f"{count} records are gone\n")
    return _WELL


async def _run(desk: Desk, options: argparse.Namespace) -> int:
    make_client, accounts = _clients(options.client, options.account)
    served = [*(accounts or [row.account for row in await desk.status()] or ["every account"])]
    consent(served, "what the outbox holds, and will hold, is delivered to it", yes=options.yes)
    sys.stderr.write(f"delivering to {', '.join(served)}, until SIGTERM or Ctrl+C\n")
    ended = await _until_a_signal(lambda stopped: desk.run(make_client, accounts, stopped, options.lease))
    ended.result()
    return _WELL


async def _until_a_signal(run: Callable[[anyio.Event], Awaitable[None]]) -> Future[None]:
    """Run something until a signal stops it; returns how it ended, for an error raised here would be in a group."""
    stopped, ended = anyio.Event(), Future[None]()
    async with anyio.create_task_group() as tasks:
        tasks.start_soon(_stop_at_signal, stopped)
        try:
            await run(stopped)
            ended.set_result(None)
        except AcsdkError as error:
            ended.set_exception(error)
        tasks.cancel_scope.cancel()
    return ended


async def _stop_at_signal(stopped: anyio.Event) -> None:
    """A second signal is the system's own again: it ends the process at once."""
    with anyio.open_signal_receiver(signal.SIGTERM, signal.SIGINT) as signals:
        async for _ in signals:
            stopped.set()
            return


def _clients(name: str | None, accounts: Sequence[str]) -> tuple[MakeClient, Collection[str] | None]:
    """The client of the environment for its own account, or what a function of the user's makes."""
    if name is not None:
        return _function(name), accounts or None
    own = AsyncClient().api_url
    if accounts and {*map(account_name, accounts)} != {account_name(own)}:
        raise ConfigurationError("the environment has one account's token; name a function for more: --client")
    return lambda _: AsyncClient(own), [own]


def _function(name: str) -> MakeClient:
    module, _, attribute = name.partition(":")
    sys.path.insert(0, "")  # as python -m does, for a script on the path does not
    try:
        function: MakeClient = getattr(import_module(module), attribute)
    except (ImportError, AttributeError, ValueError) as error:
        raise ConfigurationError(f"--client {name} is no module:function: {error}") from error
    return function


def _parser(prog: str) -> argparse.ArgumentParser:
    epilog = f"Without --file, the outbox is in the database whose URL is in {_URL}."
    parser = argparse.ArgumentParser(prog=prog, description="Look after an outbox.", epilog=epilog)
    _add_place(parser, file=None, schema="public")
    where = argparse.ArgumentParser(add_help=False)
    _add_place(where, file=argparse.SUPPRESS, schema=argparse.SUPPRESS)  # what stands before the command is not undone
    commands = parser.add_subparsers(required=True, metavar="COMMAND", title="commands")
    status = commands.add_parser("status", help="how each account stands", parents=[where])
    status.add_argument("--json", action="store_true", help="print JSON")
    status.add_argument(
        "--max-age", type=float, default=300.0, metavar="SECONDS", help="exit with 1 if a record waits longer (300)"
    )
    status.set_defaults(work=_status)
    refused = commands.add_parser("refused", help="what the API refused, and why", parents=[where])
    refused.add_argument("--account", help="of one account alone")
    refused.add_argument("--json", action="store_true", help="print a line of JSON for each")
    refused.set_defaults(work=_refused)
    for name, text, work in (
        ("retry", "send refused records again, if no later version of them exists", _retry),
        ("discard", "forget refused records", _discard),
    ):
        command = commands.add_parser(name, help=text, parents=[where])
        command.add_argument("ids", nargs="+", type=int, metavar="ID", help="as `refused` shows them")
        command.set_defaults(work=work)
    run = commands.add_parser(
        "run", help="deliver until SIGTERM; start as many as you like on a database", parents=[where]
    )
    run.add_argument("--client", metavar="MODULE:FUNCTION", help="makes a client from an account's host")
    run.add_argument("--account", action="append", default=[], help="serve this one; may be given several times")
    run.add_argument(
        "--lease", type=float, default=30.0, metavar="SECONDS", help="until others take over from a killed one (30)"
    )
    run.add_argument("--yes", action="store_true", help="deliver to a real account without asking")
    run.set_defaults(work=_run)
    return parser


def _add_place(parser: argparse.ArgumentParser, *, file: str | None, schema: str) -> None:
    """Which outbox: it may be told before the command and behind it."""
    parser.add_argument("--file", default=file, metavar="PATH", help="the file of a batcher's outbox")
    parser.add_argument("--schema", default=schema, help="the schema of a database's tables (default: public)")
