"""The first page: how to connect, what is there, the orders on their way, the latest calls, and what goes wrong."""

from __future__ import annotations

from acsdk.sandbox.faults import Fault
from acsdk.sandbox.messages import Response
from acsdk.sandbox.postman import Delivery
from acsdk.sandbox.store import Store

from .cells import short, table_path
from .code import WELL_KNOWN_TOKEN
from .document import document
from .failed import failed_steps
from .markup import Child, Markup, join, tag
from .moments import latest, timeline
from .rows import tables_list
from .steering import buttons
from .view import View
from .way import latest_ways

__all__ = ["overview"]

_DELIVERIES = 10
_NUMBERS = {"contacts": "Contacts", "orders": "Orders", "ecomOrders": "Carts, orders in v3", "products": "Products"}


def overview(view: View) -> Response:
    """Everything at a glance."""
    with view.watch.reading() as store:
        numbers, ways, tables = _numbers(view, store), latest_ways(view, store), tables_list(store)
    left = (
        _part("ways", "Orders on their way", ways) if ways else None,
        _part("calls", "Latest calls", _calls(view)),
        _part("deliveries", "Told to webhooks", _deliveries(view)),
    )
    right = (
        _part("steer", "Steer it", buttons(view)) if view.sandbox.is_controlled else None,
        _part("faults", "Faults", _faults(view)),
        _part("failures", "Steps that failed", failed_steps(view)),
        _part("tables", "What it holds", tables),
    )
    heading = tag("h1", "What this account holds, and what is asked of it")
    first = tag("div", numbers, _part("connect", "Connect", _connect(view)), class_="columns first")
    columns = tag("div", tag("div", *left), tag("div", *right), class_="columns")
    return document(view, "Overview", heading, first, columns)


def _part(name: str, title: str, content: Child) -> Markup | None:
    if content is None:
        return None
    return tag("section", tag("h2", title, id=f"{name}-title"), content, id=name, aria_labelledby=f"{name}-title")


def _numbers(view: View, store: Store) -> Markup:
    tiles = [_tile(table_path(table), label, store.count(table)) for table, label in _NUMBERS.items()]
    refused = sum(bool(call.problems) for call in view.sandbox.calls)
    tiles += [_tile("/_page/calls", "Calls", len(view.sandbox.calls)), _tile("/_page/calls", "Refused", refused)]
    return tag("ul", *tiles, class_="numbers", id="numbers")


def _tile(path: str, label: str, number: int) -> Markup:
    return tag("li", tag("a", tag("b", f"{number:,}"), " ", label, href=path))


def _connect(view: View) -> Markup:
    is_known = view.sandbox.token == WELL_KNOWN_TOKEN
    token = WELL_KNOWN_TOKEN if is_known else "the token that it was started with"
    lines = f"ACTIVECAMPAIGN_API_URL={view.sandbox.api_url}\nACTIVECAMPAIGN_API_TOKEN={token}"
    block = tag("pre", lines, id="settings", tabindex="0", role="region", aria_label="Settings")
    button = tag("button", "Copy", type="button", class_="copy", data_copies="settings", hidden=True)
    return join((tag("p", "Copy these two lines into the environment of your program:"), block, button))


def _calls(view: View) -> Markup:
    moments = view.watch.moments
    if not moments:
        return _first_steps()
    more = (
        tag("p", tag("a", f"All {len(moments)}", href="/_page/calls")) if len(moments) > len(latest(moments)) else None
    )
    return join((timeline(latest(moments)), more))


def _first_steps() -> Markup:
    """What to type next."""
    code = (
        "import asyncio\n\nfrom acsdk import AsyncClient\nfrom acsdk.models import ContactInput\n\n\n"
        "async def main():\n    async with AsyncClient() as client:\n"
        '        await client.contacts.upsert(ContactInput(email="ada@example.com"))\n\n\n'
        "asyncio.run(main())"
    )
    words = "Nothing was called yet. Set the two lines under Connect, then run this; the call appears here:"
    block = tag("pre", tag("code", code), id="first", tabindex="0", role="region", aria_label="A first program")
    button = tag("button", "Copy", type="button", class_="copy", data_copies="first", hidden=True)
    return tag("div", tag("p", words), block, button, class_="empty")


def _faults(view: View) -> Markup | None:
    faults = [tag("li", _words(fault)) for fault in view.sandbox.faults]
    return tag("ul", *faults, class_="faults") if faults else None


def _words(fault: Fault) -> str:
    """Which calls a fault acts on, what it does (what a plain one does not), and how often it did."""
    plain = Fault()
    names = [name for name in Fault.__slots__ if name not in ("path", "count", "used", "random")]
    changed = {name: getattr(fault, name) for name in names if getattr(fault, name) != getattr(plain, name)}
    does = short(", ".join(f"{name} {value}" for name, value in changed.items()))
    left = "" if fault.count is None else f", {fault.count} left"
    return f"{short(fault.path)}: {does or 'nothing'} (used {fault.used}{left})"


def _deliveries(view: View) -> Markup | None:
    told = view.sandbox.deliveries[-_DELIVERIES:]
    return tag("ol", *map(_delivery, reversed(told)), class_="timeline") if told else None


def _delivery(delivery: Delivery) -> Markup:
    status = "no answer" if delivery.status is None else str(delivery.status)
    kind = "answered" if delivery.status is not None and delivery.status < 300 else "lost"
    target = tag("span", tag("b", delivery.event), " ", tag("code", short(delivery.url)), class_="target")
    form = "\n".join(f"{name} = {short(value)}" for name, value in delivery.form.items())
    summary = tag("summary", target, tag("span", status, class_="status"))
    return tag("li", tag("details", summary, tag("pre", form)), class_=kind)
