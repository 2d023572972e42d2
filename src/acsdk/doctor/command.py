"""The command line of `acsdk doctor`."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence

import anyio

from acsdk import AcsdkError, AsyncClient, ConfigurationError, InvalidInputError
from acsdk._cli.consent import consent

from .comparing import Comparison, compare, new_prefix
from .diagnosis import Diagnosis, examine
from .findings import Finding
from .specification import compare_specification, fetch_specification, read_specification

__all__ = ["main"]

_WELL, _UNWELL, _MISCONFIGURED = 0, 1, 2


def main(
    arguments: Sequence[str], *, prog: str = "acsdk doctor", make_client: Callable[..., AsyncClient] = AsyncClient
) -> int:
    """Examine the account that the environment names.

    The exit status is 0 when all is well, 1 when there are problems or differences, 2 when address or token are missing
    or nobody has said yes.
    """
    parser = _parser(prog)
    options = parser.parse_args(arguments)
    if options.write and not options.compare:
        parser.error("--write goes with --compare: without it nothing is ever written")
    if options.spec is not None:
        return _specification(options)
    try:
        client = make_client(options.url)
        told = _compare(client, options) if options.compare else anyio.run(_examine, client)
    except AcsdkError as error:
        sys.stderr.write(f"{error}\n")
        return _MISCONFIGURED if isinstance(error, ConfigurationError) else _UNWELL
    sys.stdout.write(told.as_json() + "\n" if options.json else told.as_table())
    is_well = told.is_same if isinstance(told, Comparison) else told.is_well
    return _WELL if is_well else _UNWELL


def _specification(options: argparse.Namespace) -> int:
    async def read() -> str:
        return await (read_specification(options.spec) if options.spec else fetch_specification())

    try:
        report = compare_specification(anyio.run(read))
    except InvalidInputError as error:
        sys.stderr.write(f"{error}\n")
        return _MISCONFIGURED
    except AcsdkError as error:
        sys.stderr.write(f"{error}\n")
        return _UNWELL
    sys.stdout.write(report.as_json() + "\n" if options.json else report.as_table())
    return _WELL if report.is_well else _UNWELL


async def _examine(client: AsyncClient) -> Diagnosis:
    async with client:
        return await examine(client, on_progress=_report)


def _compare(client: AsyncClient, options: argparse.Namespace) -> Comparison:
    prefix = new_prefix()
    if options.write:
        will = f"a contact, tags, a note and an account named {prefix} are created, read and deleted again"
        consent([client.api_url], will, yes=options.yes)

    async def run() -> Comparison:
        async with client:
            return await compare(client, write=options.write, prefix=prefix, on_progress=_show)

    return anyio.run(run)


def _report(finding: Finding) -> None:
    _show(f"{finding.area}: {finding.subject}")


def _show(text: str) -> None:
    """On a terminal, that something is going on: it takes a quarter of a minute at five requests a second."""
    if sys.stderr.isatty():
        sys.stderr.write(f"\r\x1b[K{text}")


def _parser(prog: str) -> argparse.ArgumentParser:
    text = "Look at an account without changing it. The token is taken from ACTIVECAMPAIGN_API_TOKEN."
    parser = argparse.ArgumentParser(prog=prog, description=text)
    parser.add_argument("--url", help="the account's URL (default: ACTIVECAMPAIGN_API_URL)")
    parser.add_argument("--json", action="store_true", help="print JSON for a bug report")
    parser.add_argument("--compare", action="store_true", help="make the same calls here and on a sandbox, and compare")
    parser.add_argument("--write", action="store_true", help="with --compare: create, read and delete some things, too")
    text = "compare an OpenAPI description, from a file or as ActiveCampaign publishes it, with what this release knows"
    parser.add_argument("--spec", metavar="FILE", nargs="?", const="", help=text)
    parser.add_argument("--yes", action="store_true", help="with --write: do so on a real account without asking")
    return parser
