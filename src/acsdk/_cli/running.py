"""What every command does alike: the account, the exit status, and errors in a line."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Awaitable, Callable
from functools import partial
from typing import TypeAlias

import anyio

from acsdk import AcsdkError, AsyncClient, ConfigurationError, InvalidInputError

__all__ = ["INTERRUPTED", "MISUSED", "UNWELL", "WELL", "MakeClient", "add_account", "add_yes", "carry_out"]

WELL, UNWELL, MISUSED, INTERRUPTED = 0, 1, 2, 130
"""The exit statuses of all commands."""

MakeClient: TypeAlias = Callable[..., AsyncClient]
"""`AsyncClient`, or what stands in its place in a test."""


def add_account(parser: ArgumentParser) -> None:
    """The options of commands that talk to an account. There is none for the token: all can see a command line."""
    parser.add_argument("--url", help="the account's URL or name (default: ACTIVECAMPAIGN_API_URL)")
    parser.add_argument("--json", action="store_true", help="print JSON")
    parser.epilog = "The token is taken from ACTIVECAMPAIGN_API_TOKEN. Exit status: 0 done, 1 failed, 2 misused."


def add_yes(parser: ArgumentParser) -> None:
    """The option that answers the question before a real account is written to."""
    parser.add_argument("--yes", action="store_true", help="write to a real account without asking")


def carry_out(work: Callable[[Namespace], Awaitable[int]], options: Namespace) -> int:
    """Run a command to its exit status. What is wrong outside this program is told in a line, without a traceback."""
    try:
        return anyio.run(partial(work, options), backend="asyncio")
    except KeyboardInterrupt:
        return _told("interrupted", INTERRUPTED)
    except BrokenPipeError:  # whoever read has seen enough
        sys.stderr.close()
        return WELL
    except (ConfigurationError, InvalidInputError) as error:
        return _told(str(error), MISUSED)
    except (AcsdkError, OSError) as error:
        return _told(str(error), UNWELL)


def _told(text: str, status: int) -> int:
    sys.stderr.write(f"{text}\n")
    return status
