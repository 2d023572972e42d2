"""The way of an order: from the call to the custom object record, from there to its copy in v3."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from acsdk.sandbox.store import Store

from .cells import link_to, money_text
from .labels import label_of
from .markup import Child, Markup, tag
from .view import View

__all__ = ["latest_ways", "way_of"]

_LATEST = 4
_JOBS = 500


def latest_ways(view: View, store: Store) -> Markup | None:
    """The orders that wait for a step first, then the newest."""
    jobs = _jobs(store)
    accepted = [job for job in jobs if job["kind"] == "order.write"][:_LATEST]
    copied = [store.get("orders", job["payload"]["order"]) for job in jobs if job["kind"] == "order.copy"]
    total = store.count("orders")
    rows = [*copied, *store.page("orders", max(0, total - _LATEST), _LATEST)[::-1]]
    known = {row["id"]: row for row in rows if row is not None}
    lines = [_line(job["payload"], _steps(view, None, job, None, failed=False)) for job in accepted]
    lines += [_line(row, way_of(view, store, row)) for row in list(known.values())[:_LATEST]]
    return tag("ul", *lines[:_LATEST], class_="ways") if lines else None


def way_of(view: View, store: Store, row: Mapping[str, Any]) -> Markup:
    """The three steps of one order, each done, due in some seconds, or failed."""
    key = (row.get("legacyConnectionId"), row.get("storeOrderId"))
    copies = store.find("ecomOrders", ("connectionid", "externalid"), key)
    jobs = [job for job in _jobs(store) if job["kind"] == "order.copy" and job["payload"].get("order") == row["id"]]
    newest = store.count("failures")
    failures = store.page("failures", max(0, newest - _JOBS), _JOBS)
    failed = any(one["kind"] == "order.copy" and one["payload"].get("order") == row["id"] for one in failures)
    return _steps(view, row, jobs[-1] if jobs else None, copies[0] if copies else None, failed=failed)


def _jobs(store: Store) -> list[dict[str, Any]]:
    return store.page("jobs", 0, _JOBS)


def _line(order: Mapping[str, Any], steps: Markup) -> Markup:
    name = f"Order {label_of(order)}"
    shown: Child = link_to("orders", order["id"], name) if "id" in order else name
    amount = money_text(order.get("finalAmount"), order.get("currency"))
    return tag("li", tag("p", shown, " ", tag("span", amount, class_="number"), class_="order"), steps)


def _steps(
    view: View,
    order: Mapping[str, Any] | None,
    job: Mapping[str, Any] | None,
    copy: Mapping[str, Any] | None,
    *,
    failed: bool,
) -> Markup:
    record = _step("Custom object", "done", link_to("orders", order["id"], "written")) if order else None
    waiting = _step("Custom object" if order is None else "v3 copy", "waiting", _due(view, job)) if job else None
    return tag(
        "ol",
        _step("Call", "done", "answered"),
        record,
        waiting or _copied(copy, failed=failed),
        _step("v3 copy", "later", "after that") if order is None else None,
        class_="way",
    )


def _copied(copy: Mapping[str, Any] | None, *, failed: bool) -> Markup:
    if failed:
        return _step("v3 copy", "failed", "failed")
    shown = link_to("ecomOrders", copy["id"], "copied") if copy else "none"
    return _step("v3 copy", "done" if copy else "later", shown)


def _due(view: View, job: Mapping[str, Any]) -> str:
    due = datetime.fromtimestamp(float(job["due"]), UTC)
    seconds = max(0.0, (due - view.sandbox.clock.now()).total_seconds())
    return f"in {seconds:,.0f} s" if seconds >= 1 else "now"


def _step(name: str, kind: str, state: Child) -> Markup:
    return tag("li", tag("b", name), " ", state, class_=kind)
