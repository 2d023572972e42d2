"""Collections: filters, ordering, pages and `meta`."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from acsdk.sandbox.codec import Json
from acsdk.sandbox.dates import parse_loose
from acsdk.sandbox.store import INDEXES, Row

from .call import Call
from .hooks import Matches
from .resource import Filter, Resource

__all__ = ["Collected", "collect", "page_of", "window"]

_MAX_PAGE = 100
_ORDER = re.compile(r"orders\[([\w.]+)\]")
_TESTS: dict[str, Callable[[str, str], bool]] = {
    "eq": lambda item, value: item.casefold() == value.casefold(),
    "neq": lambda item, value: item.casefold() != value.casefold(),
    "contains": lambda item, value: value.casefold() in item.casefold(),
    "prefix": lambda item, value: item.casefold().startswith(value.casefold()),
    "starts_with": lambda item, value: item.casefold().startswith(value.casefold()),
    "lt": lambda item, value: _ordered(item) < _ordered(value),
    "lte": lambda item, value: _ordered(item) <= _ordered(value),
    "gt": lambda item, value: _ordered(item) > _ordered(value),
    "gte": lambda item, value: _ordered(item) >= _ordered(value),
    "before": lambda item, value: _compare_dates(item, value) < 0,
    "after": lambda item, value: _compare_dates(item, value) > 0,
    "since": lambda item, value: _compare_dates(item, value) >= 0,
}


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
    if rows is None and not wanted and not orders:
        store, table = call.state.store, resource.rows
        return Collected(store.page(table, offset, limit), store.count(table), lambda: store.scan(table))
    found = _filtered(resource, call, wanted, rows)
    for column, descending in reversed(orders):
        default = resource.defaults.get(column)
        found.sort(key=lambda row: _ordered(row.get(column, default)), reverse=descending)
    return Collected(found[offset : offset + limit], len(found), lambda: found)


def _filtered(
    resource: Resource, call: Call, wanted: list[tuple[Filter, str]], rows: Sequence[Row] | None
) -> list[Row]:
    given = _candidates(resource, call, wanted) if rows is None else rows
    tests = [(_TESTS[one.kind], one.column, resource.defaults.get(one.column), value) for one, value in wanted]
    return [row for row in given if all(test(_text(row.get(name, plain)), value) for test, name, plain, value in tests)]


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
    return int(text) if text is not None and text.isascii() and text.isdigit() and len(text) < 16 else default


def _wanted(resource: Resource, call: Call) -> list[tuple[Filter, str]]:
    """Known filters with their values; filters that the resource does not know are ignored."""
    wanted: list[tuple[Filter, str]] = []
    for key, value in call.query:
        name, operator = _filter_name(key)
        known = resource.filters.get(name)
        if known is not None:
            wanted.append((Filter(known.column, operator) if operator in _TESTS else known, value))
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


def _candidates(resource: Resource, call: Call, wanted: list[tuple[Filter, str]]) -> Iterable[Row]:
    # A row that stored nothing in a column is in no index of it, and yet shows the default.
    plain = resource.defaults
    equals = {
        item.column: value for item, value in wanted if item.kind == "eq" and value != _text(plain.get(item.column))
    }
    for fields in INDEXES.get(resource.rows, ()):
        if all(name in equals for name in fields):
            return call.state.store.find(resource.rows, fields, tuple(equals[name] for name in fields))
    return call.state.store.scan(resource.rows)


def _text(value: Json) -> str:
    return "" if value is None else str(value)


def _ordered(value: Json) -> tuple[int, int, str]:
    """Numbers by size, before text by letters."""
    text = _text(value)
    number = text.isascii() and text.isdigit() and len(text) < 19
    return (0, int(text), "") if number else (1, 0, text.casefold())


def _compare_dates(item: str, value: str) -> float:
    left, right = parse_loose(item), parse_loose(value)
    return 0 if left is None or right is None else (left - right).total_seconds()
