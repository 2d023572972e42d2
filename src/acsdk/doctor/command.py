"""The command line of `acsdk doctor`."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence

import anyio

from acsdk import AsyncClient, ConfigurationError

from .diagnosis import Diagnosis, examine
from .findings import Finding

__all__ = ["main"]

_WELL, _UNWELL, _MISCONFIGURED = 0, 1, 2


def main(
    arguments: Sequence[str], *, prog: str = "acsdk doctor", make_client: Callable[..., AsyncClient] = AsyncClient
) -> int:
    """Examine the account that the environment names.

    The exit status is 0 when all is well, 1 when there are problems, 2 when address or token are missing.
    """
    options = _parser(prog).parse_args(arguments)
    try:
        client = make_client(options.url)
    except ConfigurationError as error:
        sys.stderr.write(f"{error}\n")
        return _MISCONFIGURED
    diagnosis = anyio.run(_examine, client)
    sys.stdout.write(diagnosis.as_json() + "\n" if options.json else diagnosis.as_table())
    return _WELL if diagnosis.is_well else _UNWELL


async def _examine(client: AsyncClient) -> Diagnosis:
    async with client:
        return await examine(client, on_progress=_report)


def _report(finding: Finding) -> None:
    """On a terminal, that something is going on: it takes a quarter of a minute at five requests a second."""
    if sys.stderr.isatty():
        sys.stderr.write(f"\r\x1b[K{finding.area}: {finding.subject}")


def _parser(prog: str) -> argparse.ArgumentParser:
    text = "Look at an account without changing it. The token is taken from ACTIVECAMPAIGN_API_TOKEN."
    parser = argparse.ArgumentParser(prog=prog, description=text)
    parser.add_argument("--url", help="the account's URL (default: ACTIVECAMPAIGN_API_URL)")
    parser.add_argument("--json", action="store_true", help="print JSON for a bug report")
    return parser
