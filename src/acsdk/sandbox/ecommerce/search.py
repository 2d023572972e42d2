"""Searches (Searches page): filters joined by AND, sorting, and a page of at most 100."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from operator import ge, gt, le, lt
from typing import Any

from graphql import (
    GraphQLEnumType,
    GraphQLInputObjectType,
    GraphQLList,
    GraphQLNamedType,
    GraphQLResolveInfo,
    get_named_type,
)

from acsdk.sandbox.codec import Json
from acsdk.sandbox.store import INDEXES, Row, Store

from .failures import refused

__all__ = ["Plan", "page_bounds", "plan_for", "search", "select"]

_MAX_PAGE = 100
_RANGES: dict[str, Callable[[Any, Any], bool]] = {"LT": lt, "LTE": le, "GT": gt, "GTE": ge}
_ALLOWED: dict[str, tuple[str, ...]] = {
    "Boolean": ("EQ",),
    "String": ("EQ", "CONTAINS"),
    "BigDecimal": ("EQ", "LT", "LTE", "GT", "GTE"),
    "Int": ("EQ", "LT", "LTE", "GT", "GTE"),
    "enum": ("EQ",),
    "DateTime": ("EQ", "LT", "LTE", "GT", "GTE"),
}
_Path = tuple[str, ...]


@dataclass(slots=True)
class Plan:
    """A compiled filter: tests joined by AND, plain equalities for an index, sort keys."""

    tests: list[Callable[[Row], bool]] = field(default_factory=list[Callable[[Row], bool]])
    equals: dict[str, Any] = field(default_factory=dict[str, Any])
    sorts: list[tuple[_Path, bool]] = field(default_factory=list[tuple[_Path, bool]])


def search(store: Store, table: str, info: GraphQLResolveInfo, criteria: dict[str, Any] | None) -> list[Row]:
    """The page of a table's rows that a search asks for; without sort the oldest first (rule `search.order`)."""
    offset, limit = page_bounds(criteria or {})
    plan = plan_for(info, criteria or {})
    if not plan.tests and not plan.sorts:
        return store.page(table, offset, limit)
    return select(_candidates(store, table, plan), plan)[offset : offset + limit]


def plan_for(info: GraphQLResolveInfo, criteria: dict[str, Any]) -> Plan:
    """Compile the `filter` argument of the field being resolved."""
    plan = Plan()
    filter_type = get_named_type(info.parent_type.fields[info.field_name].args["filter"].type)
    _compile(filter_type, criteria, (), plan)
    return plan


def select(rows: Iterable[Row], plan: Plan) -> list[Row]:
    """Filter and sort rows in memory."""
    found = [row for row in rows if all(test(row) for test in plan.tests)]
    # Sorting is stable: the last key first makes the first one decide.
    for path, descending in reversed(plan.sorts):
        found.sort(key=lambda row: _sortable(_value(row, path)), reverse=descending)
    return found


def page_bounds(criteria: dict[str, Any]) -> tuple[int, int]:
    """Offset and limit of the `pagination` inside a filter."""
    pagination = criteria.get("pagination") or {}
    offset, limit = pagination.get("offset", 0), pagination.get("limit", 20)
    offset, limit = 0 if offset is None else offset, 20 if limit is None else limit
    if offset < 0:
        raise refused("Pagination offset must be greater than or equal to 0.")
    if not 0 < limit <= _MAX_PAGE:
        raise refused("Pagination limit must be greater than 0 and less than or equal to 100.")
    return offset, limit


def _candidates(store: Store, table: str, plan: Plan) -> Iterable[Row]:
    for fields in INDEXES[table]:
        if all(name in plan.equals for name in fields):
            return store.find(table, fields, tuple(plan.equals[name] for name in fields))
    return store.scan(table)


def _compile(kind: GraphQLNamedType, criteria: dict[str, Any], path: _Path, plan: Plan) -> None:
    assert isinstance(kind, GraphQLInputObjectType)  # noqa: S101 - the schema says so
    for name, value in criteria.items():
        if value is None or (not path and name == "pagination"):
            continue
        below = (*path, "guid" if name == "id" and not path else name)
        inner = kind.fields[name].type
        named = get_named_type(inner)
        many = isinstance(value, list) and isinstance(inner, GraphQLList)
        for item in value if many else [value]:
            _compile_one(named, item, below, plan)


def _compile_one(kind: GraphQLNamedType, value: Json, path: _Path, plan: Plan) -> None:
    if isinstance(kind, GraphQLInputObjectType) and "filterOperator" in kind.fields:
        _field_filter(kind, value or {}, path, plan)
    elif isinstance(kind, GraphQLInputObjectType):
        _compile(kind, value, path, plan)
    else:
        plan.tests.append(lambda row: _value(row, path) == value)
        if len(path) == 1:
            plan.equals[path[0]] = value


def _field_filter(kind: GraphQLInputObjectType, given: dict[str, Any], path: _Path, plan: Plan) -> None:
    operator, value = given.get("filterOperator"), given.get("value")
    if given.get("sort"):
        plan.sorts.append((path, given["sort"] == "DESC"))
    if operator is None and value is None:
        return
    if operator is None:
        raise refused(f"A filter with a value must have a filterOperator: {'.'.join(path)}")
    if operator not in _ALLOWED[_operand(kind)]:
        raise refused(f"Operator {operator} is not allowed for {kind.name}: {'.'.join(path)}")
    plan.tests.append(_test(operator, value, path))
    if operator == "EQ" and len(path) == 1:
        plan.equals[path[0]] = value


def _operand(kind: GraphQLInputObjectType) -> str:
    if "DateTime" in kind.name:
        return "DateTime"
    named = get_named_type(kind.fields["value"].type)
    return "enum" if isinstance(named, GraphQLEnumType) else named.name


def _test(operator: str, value: Json, path: _Path) -> Callable[[Row], bool]:
    def matches(item: Json) -> bool:
        if operator == "EQ":
            return bool(item == value)
        if item is None or value is None:
            return False
        if operator == "CONTAINS":
            return str(value).lower() in str(item).lower()
        return _RANGES[operator](*_comparable(item, value))

    def test(row: Row) -> bool:
        found = _value(row, path)
        return any(map(matches, found)) if isinstance(found, list) else matches(found)

    return test


def _comparable(item: Json, value: Json) -> tuple[Any, Any]:
    try:  # BrowseProduct.browseTimeSeconds is a string with an Int filter
        return (int(item), value) if isinstance(value, int) and isinstance(item, str) else (item, value)
    except ValueError:
        return 0, value


def _value(row: Row, path: _Path) -> Json:
    value: Any = row
    for name in path:
        value = value.get(name) if isinstance(value, dict) else None  # pyright: ignore[reportUnknownVariableType, reportUnknownMemberType]
    return value  # pyright: ignore[reportUnknownVariableType]


def _sortable(value: Json) -> tuple[bool, Any]:
    return (value is not None, str(value) if isinstance(value, list) else value)  # pyright: ignore[reportUnknownArgumentType]
