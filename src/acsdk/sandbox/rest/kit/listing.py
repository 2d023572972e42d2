"""Collections: filters, ordering, pages and `meta`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from acsdk.sandbox.store import Row

from .call import Call
from .columns import Columns
from .comparing import TESTS
from .hooks import Matches
from .loads import whole
from .resource import Filter, Resource
from .spans import Wanted, candidates, without_rows

__all__ = ["Collected", "collect", "page_of", "window"]

_MAX_PAGE = 100
_ORDER = re.compile(r"orders\[([\w.-]+)\]")


@dataclass(frozen=True, slots=True)
class Collected:
    """One page of a collection, and how many rows match on all pages; `matches` gives these, unordered."""

    page: list[Row]
    total: int
    matches: Matches


def collect(resource: Resource, call: Call, rows: Sequence[Row] | None = None) -> Collected:
    """One page of a collection; `rows` narrows it beforehand."""
    offset, limit = window(resource, call)
    wanted = _wanted(resource, call)
    rows = resource.hooks.select(call) if rows is None else rows
    orders = _orders(resource, call)
    store, table = call.state.store, resource.rows
    if rows is None and not wanted and not orders:
        return Collected(store.page(table, offset, limit), store.count(table), lambda: store.scan(table))
    columns = Columns(resource, call)
    stored = columns.are_stored([one.column for one, _ in wanted] + [column for column, _ in orders])
    quick = without_rows(columns, wanted, orders) if rows is None and stored else None
    if quick is not None:
        numbers = quick.page(offset, limit)
        return Collected(columns.rows(numbers), quick.total, lambda: columns.rows(quick.numbers()))
    found = _filtered(columns, wanted, rows)
    for column, descending in reversed(orders):
        found.sort(key=columns.key(column), reverse=descending)
    return Collected(found[offset : offset + limit], len(found), lambda: found)


def _filtered(columns: Columns, wanted: Sequence[Wanted], rows: Sequence[Row] | None) -> list[Row]:
    indexed = [one for one in wanted if columns.are_stored([one[0].column])]
    given = candidates(columns, indexed) if rows is None else rows
    tests = [(TESTS[one.kind], columns.text(one.column), value) for one, value in wanted]
    return [row for row in given if all(test(text(row), value) for test, text, value in tests)]


def page_of(rows: Sequence[Row], resource: Resource, call: Call) -> list[Row]:
    """A page of rows without filters."""
    offset, limit = window(resource, call)
    return list(rows[offset : offset + limit])


def window(resource: Resource, call: Call) -> tuple[int, int]:
    """Offset and limit: a default of 20, at most 100; `limit=0` gives only `meta` (rule `paging.bounds`)."""
    offset = _whole(call.parameters.get("offset"), 0)
    limit = _whole(call.parameters.get("limit"), resource.default_limit)
    return offset, min(limit, max(_MAX_PAGE, resource.default_limit))


def _whole(text: str | None, default: int) -> int:
    number = whole(text or "")
    return default if number is None else number


def _wanted(resource: Resource, call: Call) -> list[Wanted]:
    """Known filters with their values; filters that the resource does not know are ignored."""
    wanted: list[Wanted] = []
    for key, value in call.query:
        name, operator = _filter_name(key)
        known = resource.filters.get(name)
        if known is not None:
            wanted.append((Filter(known.column, operator) if operator in TESTS else known, value))
    return wanted


def _filter_name(key: str) -> tuple[str, str]:
    match = re.fullmatch(r"(filters\[[\w.]+\])\[(\w+)\]", key)
    return (match[1], match[2]) if match else (key, "")


def _orders(resource: Resource, call: Call) -> list[tuple[str, bool]]:
    named = ((_ORDER.fullmatch(key), value) for key, value in call.query)
    return [
        (resource.orders[match[1]], value.upper() == "DESC")
        for match, value in named
        if match and match[1] in resource.orders
    ]
