"""The command line: `acsdk`, or `python -m acsdk`. A command's code is loaded when that command is run."""

from __future__ import annotations

import os
import sys
from argparse import ArgumentParser
from collections.abc import Mapping, Sequence
from importlib import import_module

from acsdk._version import __version__

__all__ = ["COMMANDS", "main"]

COMMANDS: Mapping[str, tuple[str, str]] = {
    "doctor": ("acsdk.doctor.command", "look at an account, compare it with a sandbox or a specification"),
    "export": ("acsdk._cli.exporting", "write contacts or orders to a file"),
    "get": ("acsdk._cli.get", "print what an account answers to a GET"),
    "graphql": ("acsdk._cli.graphql", "run a GraphQL document"),
    "import": ("acsdk._cli.importing", "bring a shop's orders into an account, or into a sandbox"),
    "outbox": ("acsdk.contrib._outbox.command", "look after an outbox, or deliver what it holds"),
    "sandbox": ("acsdk.sandbox.server", "serve both APIs on a port of this machine, for tests"),
    "trigger": ("acsdk._cli.trigger", "deliver a webhook event to an endpoint of yours"),
    "webhooks": ("acsdk._cli.webhooks", "list, add or remove the webhooks of an account"),
}
"""By name, the module whose `main` it is, and what it does."""


def main(arguments: Sequence[str] | None = None, *, prog: str = "acsdk") -> int:
    """Run a command with the arguments that follow its name, and return its exit status.

    It is 0 where whoever read the output has seen enough, as ``head`` has, and 1 where the output cannot be written.
    """
    _open_what_is_closed()
    try:
        status = _run(arguments, prog)
        sys.stdout.flush()
    except OSError as error:
        nothing = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nothing, sys.stdout.fileno())  # for what Python still writes at its end
        os.close(nothing)
        if isinstance(error, BrokenPipeError):
            return 0
        sys.stderr.write(f"{prog}: {error}\n")
        return 1
    return status


def _open_what_is_closed() -> None:
    """Python has ``None`` for a stream that was closed before, as by ``>&-``: such a one is empty, and forgets."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, os.fdopen(os.open(os.devnull, os.O_RDWR), mode, encoding="utf-8"))


def _run(arguments: Sequence[str] | None, prog: str) -> int:
    given = sys.argv[1:] if arguments is None else list(arguments)
    if given[:1] and given[0] in COMMANDS:
        command, *rest = given
    else:
        command, rest = _parser(prog).parse_args(given).command, []
    status: int = import_module(COMMANDS[command][0]).main(rest, prog=f"{prog} {command}")
    return status


def _parser(prog: str) -> ArgumentParser:
    epilog = f"{prog} COMMAND --help shows the options of a command."
    parser = ArgumentParser(prog=prog, description="Tools for ActiveCampaign.", epilog=epilog)
    parser.add_argument(
        "--version", action="version", help="print the version and stop", version=f"acsdk {__version__}"
    )
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND", title="commands")
    for name, (_, text) in COMMANDS.items():
        commands.add_parser(name, help=text, add_help=False)
    return parser
