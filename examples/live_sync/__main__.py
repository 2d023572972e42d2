"""Runs the service on a sandbox, or with --live on a real account.

A shop takes part if its variables are set: SHOPIFY_URL, SHOPIFY_TOKEN, SHOPIFY_SECRET; WOOCOMMERCE_URL,
WOOCOMMERCE_KEY, WOOCOMMERCE_KEY_SECRET, WOOCOMMERCE_SECRET, WOOCOMMERCE_CURRENCY; STRIPE_KEY, STRIPE_SECRET; ADOBE_URL,
ADOBE_TOKEN, ADOBE_PUBLIC_KEY, ADOBE_CURRENCY. Each has a connection of its own in ActiveCampaign: with --live its
number is in SHOPIFY_CONNECTION and so on, in the sandbox it is made.
"""

import os
import sys
from argparse import ArgumentParser
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import httpx
import uvicorn

from acsdk import AsyncClient
from acsdk.sandbox import Sandbox

from .app import make_app
from .shops import AdobeCommerce, Shop, Shopify, Stripe, WooCommerce


def shops_of(environment: Mapping[str, str], sandbox: Sandbox | None) -> dict[str, Shop]:
    """The shops whose variables are set. Raises ``KeyError`` if one of a shop's is missing."""
    get = environment.get

    def connection(name: str) -> int:
        if sandbox is None:
            return int(environment[f"{name}_CONNECTION"])
        return sandbox.add("connections", service=name.lower(), externalid=name.lower(), name=name.capitalize())

    shops: dict[str, Shop] = {}
    if url := get("SHOPIFY_URL"):
        headers = {"X-Shopify-Access-Token": environment["SHOPIFY_TOKEN"]}
        client = httpx.AsyncClient(base_url=f"{url}/admin/api/2026-10/", headers=headers, timeout=30)
        shops["shopify"] = Shopify(connection("SHOPIFY"), environment["SHOPIFY_SECRET"], client)
    if url := get("WOOCOMMERCE_URL"):
        keys = (environment["WOOCOMMERCE_KEY"], environment["WOOCOMMERCE_KEY_SECRET"])
        client = httpx.AsyncClient(base_url=f"{url}/wp-json/wc/v3/", auth=keys, timeout=30)
        currency = environment["WOOCOMMERCE_CURRENCY"]
        shops["woocommerce"] = WooCommerce(
            connection("WOOCOMMERCE"), environment["WOOCOMMERCE_SECRET"], client, currency
        )
    if key := get("STRIPE_KEY"):
        client = httpx.AsyncClient(base_url="https://api.stripe.com/v1/", auth=(key, ""), timeout=30)
        shops["stripe"] = Stripe(connection("STRIPE"), environment["STRIPE_SECRET"], client)
    if url := get("ADOBE_URL"):
        headers = {"Authorization": f"Bearer {environment['ADOBE_TOKEN']}"}
        client = httpx.AsyncClient(base_url=f"{url}/rest/V1/", headers=headers, timeout=30)
        key, currency = environment["ADOBE_PUBLIC_KEY"], environment["ADOBE_CURRENCY"]
        shops["adobe"] = AdobeCommerce(connection("ADOBE"), key, client, currency)
    return shops


def main(arguments: Sequence[str] | None = None, *, run: Callable[..., Any] = uvicorn.run) -> None:
    parser = ArgumentParser(prog="python -m examples.live_sync")
    parser.add_argument("--live", action="store_true", help="use the account of ACTIVECAMPAIGN_API_URL, not a sandbox")
    parser.add_argument("--port", type=int, default=8000)
    options = parser.parse_args(arguments)
    sandbox = None if options.live else Sandbox()
    make_client: Callable[[], AsyncClient] = AsyncClient if sandbox is None else sandbox.client
    try:
        shops = shops_of(os.environ, sandbox)
    except KeyError as error:
        parser.error(f"{error.args[0]} is not set")
    if not shops:
        parser.error("no shop takes part: set the variables of one, SHOPIFY_URL and its kin")
    if len({shop.connection_id for shop in shops.values()}) < len(shops):
        parser.error("two shops have the same connection: the night would take one's products for gone from the other")
    for name in shops:
        print(f"the webhooks of {name} go to http://127.0.0.1:{options.port}/webhooks/{name}")
    run(make_app(make_client, shops, Path.cwd()), port=options.port)


if __name__ == "__main__":
    main(sys.argv[1:])
