"""What filters of a search ask for, as spans of orderings, so that no call looks at every row."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any, NamedTuple

from acsdk.sandbox.codec import Json
from acsdk.sandbox.found import Asked, Common, common
from acsdk.sandbox.ordering import Ordering, Span
from acsdk.sandbox.store import Row, Store

__all__ = ["Compared", "candidates", "rows_of", "without_rows"]

_NOTHING, _NUMBER, _TEXT, _OTHER = range(4)
"""Kinds of values, in the order in which they are sorted."""
_Sort = tuple[tuple[str, ...], bool]


class Compared(NamedTuple):
    """One filter on a column of the row itself."""

    column: str
    operator: str
    value: Json


def without_rows(
    store: Store, table: str, compared: Sequence[Compared], sorts: Sequence[_Sort]
) -> Asked | Common | None:
    """The matches as orderings alone tell them; None where rows have to be looked at."""
    names = {one.column for one in compared} | {".".join(path) for path, _ in sorts}
    if len(sorts) > 1 or any(len(path) > 1 for path, _ in sorts) or (sorts and len(names) > 1):
        return None
    orderings = {name: _by(store, table, name) for name in names}
    if not all(_is_plain(orderings[one.column], one.value) for one in compared):
        return None
    if len(names) == 1:
        (ordering,) = orderings.values()
        if any(kind == _OTHER for kind, *_ in ordering.ends):
            return None
        return Asked(ordering, _narrowed(ordering, compared), sorts[0][1] if sorts else None)
    return common([_asked(orderings[one.column], one) for one in compared])


def candidates(store: Store, table: str, compared: Sequence[Compared]) -> Iterable[Row]:
    """Rows among which all matches are, oldest first; those of the narrowest filter."""
    asked = [(_by(store, table, one.column), one) for one in compared]
    spans = [_asked(ordering, one) for ordering, one in asked if _is_plain(ordering, one.value)]
    narrowest = min(spans, key=lambda span: span.total, default=None)
    if narrowest is None or narrowest.total > store.count(table) // 2:
        return store.scan(table)  # one by one they take longer
    return rows_of(store, table, narrowest.numbers())


def rows_of(store: Store, table: str, numbers: Iterable[int]) -> list[Row]:
    """Rows by their numbers."""
    return [row for number in numbers if (row := store.get(table, number)) is not None]


def _by(store: Store, table: str, column: str) -> Ordering:
    return store.ordering(table, column, lambda row: _key(row.get(column)))


def _key(value: Json) -> tuple[Any, ...]:
    if value is None:
        return (_NOTHING,)
    if isinstance(value, (int, Decimal)):
        return (_NUMBER, value)
    return (_TEXT, value) if isinstance(value, str) else (_OTHER,)


def _is_plain(ordering: Ordering, value: Json) -> bool:
    """Whether all that is stored compares with the value, as it is: lists and numbers that are texts do not."""
    kind = _key(value)[0]
    stored = {kind for kind, *_ in ordering.ends}
    return _OTHER not in stored and (kind == _NOTHING or stored <= {_NOTHING, kind})


def _asked(ordering: Ordering, one: Compared) -> Asked:
    return Asked(ordering, _narrowed(ordering, [one]), None)


def _narrowed(ordering: Ordering, compared: Sequence[Compared]) -> Span:
    first, last = ordering.everything
    for one in compared:
        low, high = _span(ordering, one.operator, _key(one.value))
        first, last = max(first, low), min(last, high)
    return first, last


def _span(ordering: Ordering, operator: str, key: tuple[Any, ...]) -> Span:
    if operator == "EQ":
        return ordering.below(key), ordering.beyond(key)
    if key[0] == _NOTHING:  # nothing is less or more than null
        return 0, 0
    if operator in ("LT", "LTE"):
        bound = ordering.below if operator == "LT" else ordering.beyond
        return ordering.below(key[:1]), bound(key)
    bound = ordering.beyond if operator == "GT" else ordering.below
    return bound(key), ordering.everything[1]
