"""What filters and orders of a collection ask for, as spans of orderings, so that no call looks at every row."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypeAlias

from acsdk.sandbox.found import Asked, Common, common
from acsdk.sandbox.ordering import Ordering, Span
from acsdk.sandbox.store import INDEXES, Row

from .columns import Columns
from .comparing import UNKNOWN, instant, ordered, text_of
from .resource import Filter

__all__ = ["Wanted", "candidates", "without_rows"]

Wanted: TypeAlias = tuple[Filter, str]
"""A filter and its value."""
_VALUES = frozenset({"lt", "lte", "gt", "gte"})
_DATES = frozenset({"before", "after", "since"})
_ID = "id"


def without_rows(
    columns: Columns, wanted: Sequence[Wanted], orders: Sequence[tuple[str, bool]]
) -> Asked | Common | None:
    """The matches as orderings alone tell them; None where rows have to be looked at."""
    kinds = {item.kind for item, _ in wanted}
    named = {item.column for item, _ in wanted} | {column for column, _ in orders}
    if len(orders) > 1 or not kinds <= _VALUES | _DATES:
        return None
    if len(named) == 1 and (kinds <= _VALUES or (kinds <= _DATES and not orders)):
        return _one_span(columns, wanted, orders, *named)
    if orders and orders[0][0] != _ID:
        return None
    return common([_span_of(columns, *one) for one in wanted], descending=bool(orders and orders[0][1]))


def _one_span(columns: Columns, wanted: Sequence[Wanted], orders: Sequence[tuple[str, bool]], column: str) -> Asked:
    kinds = {item.kind for item, _ in wanted}
    ordering = columns.by_date(column) if kinds & _DATES else columns.by_value(column)
    span = _narrowed(ordering, [(item.kind, value) for item, value in wanted])
    return Asked(ordering, span, orders[0][1] if orders else None)


def candidates(columns: Columns, wanted: Sequence[Wanted]) -> Iterable[Row]:
    """Rows among which all matches are, oldest first; those of the narrowest filter."""
    # A row that stored nothing in a column is in no index of it, and yet shows the default.
    plain = columns.defaults
    equals = {item.column: value for item, value in wanted if item.kind == "eq"}
    kept = {column for column, value in equals.items() if value != text_of(plain.get(column))}
    for fields in INDEXES.get(columns.table, ()):
        if kept.issuperset(fields):
            return columns.store.find(columns.table, fields, tuple(equals[name] for name in fields))
    spans = [_span_of(columns, *one) for one in wanted if one[0].kind in _VALUES | _DATES | {"eq"}]
    if not spans:
        return columns.store.scan(columns.table)
    narrowest = min(spans, key=lambda asked: asked.total)
    if narrowest.total > columns.store.count(columns.table) // 2:
        return columns.store.scan(columns.table)  # one by one they take longer
    return columns.rows(narrowest.numbers())


def _span_of(columns: Columns, item: Filter, value: str) -> Asked:
    ordering = columns.by_date(item.column) if item.kind in _DATES else columns.by_value(item.column)
    return Asked(ordering, _narrowed(ordering, [(item.kind, value)]), None)


def _narrowed(ordering: Ordering, asked: Sequence[tuple[str, str]]) -> Span:
    first, last = ordering.everything
    for kind, value in asked:
        low, high = (_date_span if kind in _DATES else _value_span)(ordering, kind, value)
        first, last = max(first, low), min(last, high)
    return first, last


def _value_span(ordering: Ordering, kind: str, value: str) -> Span:
    key = ordered(value)
    first, last = ordering.everything
    low = {"gt": ordering.beyond, "gte": ordering.below, "eq": ordering.below}.get(kind)
    high = {"lt": ordering.below, "lte": ordering.beyond, "eq": ordering.beyond}.get(kind)
    return low(key) if low else first, high(key) if high else last


def _date_span(ordering: Ordering, kind: str, value: str) -> Span:
    """What is no date is neither before nor after one; asked for rows since no date, all are found."""
    key = instant(value)
    first, last = ordering.everything
    if key == UNKNOWN:
        return (first, last) if kind == "since" else (first, first)
    if kind == "before":
        return first, ordering.below(key)
    return ordering.below(key) if kind == "since" else ordering.beyond(key), ordering.below(UNKNOWN)
