"""The command line of `acsdk get`: one look at any path of v3."""

from __future__ import annotations

from argparse import ArgumentParser, ArgumentTypeError, Namespace
from collections.abc import Sequence

from acsdk import AsyncClient

from .output import print_json
from .running import WELL, MakeClient, add_account, carry_out

__all__ = ["main"]


def main(
    arguments: Sequence[str] | None = None, *, prog: str = "acsdk get", make_client: MakeClient = AsyncClient
) -> int:
    """Print what the account answers to a GET."""

    async def work(options: Namespace) -> int:
        async with make_client(options.url, read_only=True) as client:
            print_json(await client.rest.request("GET", options.path, params=dict(options.params)))
        return WELL

    return carry_out(work, _parser(prog).parse_args(arguments))


def _parser(prog: str) -> ArgumentParser:
    parser = ArgumentParser(prog=prog, description="Print what an account answers to a GET. Nothing is ever written.")
    parser.add_argument("path", metavar="PATH", type=_path, help="below /api/3, such as /contacts?limit=2")
    add_account(parser)
    parser.add_argument(
        "--param", dest="params", metavar="NAME=VALUE", type=_pair, action="append", default=[], help="add to the query"
    )
    return parser


def _path(text: str) -> str:
    return text if "://" in text or text.startswith("/") else f"/{text}"


def _pair(text: str) -> tuple[str, str]:
    name, sign, value = text.partition("=")
    if not (name and sign):
        raise ArgumentTypeError(f"{text!r} is not NAME=VALUE")
    return name, value
