"""Runs the application on a sandbox, or with --live on a real account."""

import os
import secrets
import sys
from argparse import ArgumentParser
from collections.abc import Callable, Sequence
from typing import Any

from aiohttp import web

from acsdk import AsyncClient
from acsdk.sandbox import Sandbox

from .app import make_app


def main(arguments: Sequence[str] | None = None, *, run: Callable[..., Any] = web.run_app) -> None:
    parser = ArgumentParser(prog="python -m examples.aiohttp_app")
    parser.add_argument("--live", action="store_true", help="use the account of ACTIVECAMPAIGN_API_URL, not a sandbox")
    parser.add_argument("--port", type=int, default=8000)
    options = parser.parse_args(arguments)

    secret = os.environ.get("WEBHOOK_SECRET") or secrets.token_urlsafe(32)
    make_client: Callable[[], AsyncClient] = AsyncClient if options.live else Sandbox().client
    print(f"webhooks go to http://127.0.0.1:{options.port}/webhooks/{secret}")
    # The access log would show the webhooks' secret.
    run(make_app(make_client, secret=secret), host="127.0.0.1", port=options.port, access_log=None)


if __name__ == "__main__":
    main(sys.argv[1:])
