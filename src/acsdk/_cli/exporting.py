"""The command line of `acsdk export`: contacts or orders into a file."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Awaitable, Callable, Generator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from decimal import Decimal
from pathlib import Path

from acsdk import AsyncClient, ConfigurationError
from acsdk.models import Contact, FieldContent, Order, OrderFilter, Pagination

from .output import print_json
from .running import WELL, MakeClient, add_account, carry_out
from .spool import Row, Spool
from .tables import FORMATS, check_format, write_table

__all__ = ["main"]

_AT_ONCE = 100

Show = Callable[[int, int | None], object]
"""Is told how many rows there are, and how many there will be where that is known."""


def main(
    arguments: Sequence[str] | None = None, *, prog: str = "acsdk export", make_client: MakeClient = AsyncClient
) -> int:
    """Export at the account's rate. The same command goes on where one broke off."""

    async def work(options: Namespace) -> int:
        kind, path = options.format or options.file.suffix[1:].lower(), options.file
        if kind not in FORMATS:
            raise ConfigurationError(f"{path} tells no format; name one: --jsonl, --csv or --parquet")
        if path.exists() and not options.overwrite:
            raise ConfigurationError(f"{path} exists; name another file, or add --overwrite")
        check_format(kind)
        async with make_client(options.url, read_only=True) as client:
            whose = {"account": client.api_url, "what": options.what}
            with Spool(path.with_name(f"{path.name}.part"), whose) as spool, _progress(options.what) as show:
                _tell_what_there_is(spool)
                await _gather(client, _FETCH[options.what], spool, show)
        write_table(path, kind, spool.rows)
        spool.remove()
        _tell(options, spool.count)
        return WELL

    return carry_out(work, _parser(prog).parse_args(arguments))


async def _gather(client: AsyncClient, fetch: _Fetch, spool: Spool, show: Show) -> None:
    """Page by page until one is empty: a short one may have others behind it."""
    while True:
        rows, total = await fetch(client, spool)
        if not rows:
            return
        spool.add(rows)
        show(spool.count, total)


async def _contacts(client: AsyncClient, spool: Spool) -> tuple[Sequence[Row], int | None]:
    """The contacts after the last one, by number: who comes or goes meanwhile moves nobody."""
    last = 0 if spool.last is None else int(spool.last["id"])
    page = await client.contacts.list_with_fields(id_greater=last, order_by="id", limit=_AT_ONCE)
    rows = [
        {"id": one.contact.id, **_columns(one.contact), "fields": _plain(one.fields), "tags": list(one.tags)}
        for one in page.items
    ]
    return rows, None if page.total is None else page.total + spool.count


async def _orders(client: AsyncClient, spool: Spool) -> tuple[Sequence[Row], int | None]:
    """The orders after as many as there are: the API has no other way, so those of meanwhile may be missed."""
    asked = OrderFilter(pagination=Pagination(offset=spool.count, limit=_AT_ONCE))
    page = await client.orders.search(asked, limit=_AT_ONCE)
    return [{"id": one.id, **_columns(one)} for one in page.items], None


def _columns(record: Contact | Order) -> Row:
    """What a record holds. Its links are addresses of the API, which are of no use in a file."""
    return record.model_dump(mode="json", exclude={"links", "fields"})


def _plain(fields: Mapping[str, FieldContent]) -> dict[str, object]:
    """Numbers, days and moments as texts, as those of columns are; the rest is JSON as it is."""
    return {name: _text(value) if isinstance(value, date | Decimal) else value for name, value in fields.items()}


def _text(value: date | Decimal) -> str:
    return str(value) if isinstance(value, Decimal) else value.isoformat()


_Fetch = Callable[[AsyncClient, Spool], Awaitable[tuple[Sequence[Row], int | None]]]
_FETCH: Mapping[str, _Fetch] = {"contacts": _contacts, "orders": _orders}


@contextmanager
def _progress(what: str) -> Generator[Show]:
    """A bar on a terminal where rich is installed, a line that is written over without it, nothing elsewhere."""
    if not sys.stderr.isatty():
        yield lambda _count, _total: None
        return
    try:
        from rich.console import Console
        from rich.progress import Progress
    except ModuleNotFoundError:
        yield lambda count, total: sys.stderr.write(f"\r\x1b[K{count:,} of {total or '?'} {what}")
        sys.stderr.write("\r\x1b[K")
        return
    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(what, total=None)
        yield lambda count, total: bar.update(task, completed=count, total=total)


def _tell_what_there_is(spool: Spool) -> None:
    """What an earlier run has written may have changed since, or be gone."""
    if spool.count:
        sys.stderr.write(
            f"Going on after {spool.count:,} rows as they were until {spool.last_at:%Y-%m-%d %H:%M} UTC; "
            f"delete {spool.path} to begin anew\n"
        )


def _tell(options: Namespace, count: int) -> None:
    if options.json:
        print_json({"rows": count, "file": str(options.file)})
    else:
        sys.stdout.write(f"{count:,} {options.what} in {options.file}\n")


def _parser(prog: str) -> ArgumentParser:
    text = "Write contacts or orders to a file, at the account's rate. A command that broke off goes on when repeated."
    parser = ArgumentParser(prog=prog, description=text)
    parser.add_argument("what", choices=tuple(_FETCH), metavar="WHAT", help="contacts or orders")
    parser.add_argument("file", metavar="FILE", type=Path, help="such as contacts.csv; its ending tells the format")
    add_account(parser)
    group = parser.add_mutually_exclusive_group()
    for name, text in (("jsonl", "a JSON object a line"), ("csv", "for spreadsheets"), ("parquet", "needs pyarrow")):
        group.add_argument(f"--{name}", dest="format", action="store_const", const=name, help=text)
    parser.add_argument("--overwrite", action="store_true", help="take the place of a file that is there")
    return parser
