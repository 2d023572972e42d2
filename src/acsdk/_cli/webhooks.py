"""The command line of `acsdk webhooks`: where an account delivers to."""

from __future__ import annotations

from argparse import ArgumentParser, ArgumentTypeError, Namespace
from collections.abc import Mapping, Sequence
from urllib.parse import urlsplit

from acsdk import AsyncClient
from acsdk.models import Webhook, WebhookEventName, WebhookInput, WebhookSource

from .consent import consent
from .output import print_json, print_table
from .running import WELL, MakeClient, add_account, add_yes, carry_out

__all__ = ["main"]

_SOURCES = [source.value for source in WebhookSource]
_LONG = 16


def main(
    arguments: Sequence[str] | None = None, *, prog: str = "acsdk webhooks", make_client: MakeClient = AsyncClient
) -> int:
    """List, add or remove the webhooks of an account."""

    async def work(options: Namespace) -> int:
        async with make_client(options.url) as client:
            status: int = await options.work(client, options)
            return status

    return carry_out(work, _parser(prog).parse_args(arguments))


async def _list(client: AsyncClient, options: Namespace) -> int:
    found = await client.with_options(read_only=True).webhooks.list().collect()
    if options.json:
        print_json([_shown(one, whole=options.show_urls) for one in found])
        return WELL
    rows = [_shown(one, whole=options.show_urls) for one in found]
    heads = ("id", "active", "name", "url", "events", "sources")
    print_table(heads, [[_cell(row[head]) for head in heads] for row in rows])
    return WELL


async def _add(client: AsyncClient, options: Namespace) -> int:
    target: str = options.target
    host = urlsplit(target).hostname or target
    webhook = WebhookInput(
        name=options.name or host,
        url=target,
        events=options.event or await client.webhooks.events(),
        sources=[WebhookSource(source) for source in options.source or _SOURCES],
        list_id=options.list_id,
    )
    will = f"a webhook is added that delivers {len(webhook.events)} events to {host}"
    consent([client.api_url], will, yes=options.yes)
    return _say(await client.webhooks.create(webhook), "added", as_json=options.json)


async def _remove(client: AsyncClient, options: Namespace) -> int:
    webhook = await client.webhooks.get(options.id)
    where = urlsplit(webhook.url or "").hostname
    consent([client.api_url], f"webhook {options.id}, which delivers to {where}, is removed", yes=options.yes)
    await client.webhooks.delete(options.id)
    return _say(webhook, "removed", as_json=options.json)


def _say(webhook: Webhook, done: str, *, as_json: bool) -> int:
    if as_json:
        print_json({done: webhook.id})
    else:
        print_table((done,), [[str(webhook.id)]])
    return WELL


def _shown(webhook: Webhook, *, whole: bool) -> Mapping[str, object]:
    return {
        "id": webhook.id,
        "active": webhook.state != "0",
        "name": webhook.name or "",
        "url": (webhook.url or "") if whole else _without_secret(webhook.url or ""),
        "events": [str(event) for event in webhook.events],
        "sources": [str(source) for source in webhook.sources],
    }


def _without_secret(url: str) -> str:
    """ActiveCampaign signs nothing, so a receiver's secret stands in its URL: in the query, or as a long word."""
    parts = urlsplit(url)
    words = ["…" if len(word) >= _LONG else word for word in parts.path.split("/")]
    return f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}{'/'.join(words)}{'?…' if parts.query else ''}"


def _cell(value: object) -> str:
    if isinstance(value, list):
        return ", ".join(map(str, value))  # pyright: ignore[reportUnknownArgumentType]
    return {True: "yes", False: "no"}.get(value, str(value)) if isinstance(value, bool) else str(value)


def _parser(prog: str) -> ArgumentParser:
    parser = ArgumentParser(prog=prog, description="The webhooks of an account: where it delivers its events to.")
    commands = parser.add_subparsers(required=True, metavar="COMMAND", title="commands")
    listing = commands.add_parser("list", help="all of them")
    listing.add_argument("--show-urls", action="store_true", help="print URLs whole, with the secrets in them")
    adding = commands.add_parser("add", help="deliver to a URL of yours")
    adding.add_argument("target", metavar="URL", type=_target, help="which nobody can guess: deliveries are not signed")
    names = [event.value for event in WebhookEventName]
    adding.add_argument(
        "--event", metavar="EVENT", action="append", choices=names, help="deliver this one; all without (repeatable)"
    )
    adding.add_argument(
        "--source", action="append", choices=_SOURCES, help="what causes an event; all without (repeatable)"
    )
    adding.add_argument("--name", help="what it is called (default: the host)")
    adding.add_argument("--list-id", type=int, metavar="ID", help="of this list's events alone")
    removing = commands.add_parser("remove", help="deliver there no more")
    removing.add_argument("id", metavar="ID", type=int, help="as `list` shows it")
    for command, work in ((listing, _list), (adding, _add), (removing, _remove)):
        add_account(command)
        command.set_defaults(work=work)
    add_yes(adding)
    add_yes(removing)
    return parser


def _target(text: str) -> str:
    parts = urlsplit(text)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise ArgumentTypeError(f"{text!r} is no URL that can be delivered to; it has to begin with https://")
    return text
