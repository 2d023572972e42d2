"""The page that shows a running sandbox: what it holds, the latest calls, and what was refused and why."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from html import escape
from importlib import resources

from acsdk.sandbox.rest.registry import RESOURCES

from .faults import Fault
from .messages import Response
from .page_entries import call_entry, delivery_entry, failure_entry, shown
from .sandbox import Sandbox

__all__ = ["render_page"]

_ENTRIES = 50
_ROWS = 5
_ECOMMERCE = ("orders", "products", "recurringPayments", "browseSessions")
_TABLES = tuple(dict.fromkeys((*_ECOMMERCE, *(resource.rows for resource in RESOURCES))))
_COUNTED = {
    "contacts": "Contacts",
    "orders": "Orders",
    "ecomOrders": "v3 orders, carts",
    "jobs": "Jobs pending",
}


def render_page(sandbox: Sandbox, *, live: bool) -> Response:
    """The page; with `live` it loads itself again every two seconds. No script, nothing from elsewhere."""
    refresh = '<meta http-equiv="refresh" content="2">' if live else ""
    text = (
        '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>ActiveCampaign sandbox</title>'
        '<meta name="viewport" content="width=device-width, initial-scale=1"><link rel="icon" href="data:,">'
        f"{refresh}<style>{_style()}</style></head><body>{''.join(_parts(sandbox, live=live))}</body></html>"
    )
    return Response(200, text.encode("utf-8", "replace"), (("content-type", "text/html; charset=utf-8"),))


@cache
def _style() -> str:
    return resources.files("acsdk.sandbox").joinpath("page.css").read_text("utf-8")


def _parts(sandbox: Sandbox, *, live: bool) -> Iterator[str]:
    switch = '<a href="/">Stop reloading</a>' if live else '<a href="/?live=1">Reload every two seconds</a>'
    now = sandbox.clock.now().isoformat(sep=" ", timespec="seconds")
    yield f"<header><h1>ActiveCampaign sandbox</h1>{switch}</header>"
    yield f"<p><code>{escape(sandbox.api_url)}</code> · its clock says {escape(now)}</p>{_numbers(sandbox)}"
    yield _section("faults", "Faults", "".join(f"<p>{escape(_words(fault))}</p>" for fault in sandbox.faults))
    failures = map(failure_entry, reversed(sandbox.failures[-_ENTRIES:]))
    yield _section("failures", "Jobs that failed", "".join(failures))
    calls = "".join(map(call_entry, reversed(sandbox.calls[-_ENTRIES:])))
    yield _section("calls", "Latest calls", calls or "<p>None yet.</p>")
    deliveries = map(delivery_entry, reversed(sandbox.deliveries[-_ENTRIES:]))
    yield _section("deliveries", "Deliveries to webhooks", "".join(deliveries))
    tables = "".join(_table(sandbox, name) for name in _TABLES)
    yield _section("rows", "Rows", tables)


def _numbers(sandbox: Sandbox) -> str:
    counts = {label: sandbox.latest(table, 0)[0] for table, label in _COUNTED.items()}
    counts["Calls"] = len(sandbox.calls)
    counts["Refused"] = sum(bool(call.problems) for call in sandbox.calls)
    tiles = (f"<div><dt>{label}</dt><dd>{count:,}</dd></div>" for label, count in counts.items())
    return f"<dl>{''.join(tiles)}</dl>"


def _section(name: str, title: str, content: str) -> str:
    return f'<h2>{title}</h2><section id="{name}">{content}</section>' if content else ""


def _words(fault: Fault) -> str:
    """Which calls a fault acts on, what it does (what a plain one does not), and how often it did."""
    plain = Fault()
    names = [name for name in Fault.__slots__ if name not in ("path", "count", "used", "random")]
    changed = {name: getattr(fault, name) for name in names if getattr(fault, name) != getattr(plain, name)}
    does = ", ".join(f"{name} {value}" for name, value in changed.items())
    left = "" if fault.count is None else f", {fault.count} left"
    return f"{fault.path}: {does or 'nothing'} (used {fault.used}{left})"


def _table(sandbox: Sandbox, name: str) -> str:
    total, rows = sandbox.latest(name, _ROWS)
    if not total:
        return ""
    known = [{key: value for key, value in row.items() if value not in (None, "")} for row in reversed(rows)]
    latest = "".join(f"<pre>{escape(shown(row))}</pre>" for row in known)
    head = f'<code>{escape(name)}</code> <span class="count">{total:,}</span>'
    return f"<details><summary>{head}</summary><div>{latest}</div></details>"
