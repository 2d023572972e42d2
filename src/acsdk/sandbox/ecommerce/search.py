"""Searches (Searches page): filters joined by AND, sorting, and a page of at most 100."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from operator import ge, gt, le, lt
from typing import Any

from graphql import (
    GraphQLEnumType,
    GraphQLInputObjectType,
    GraphQLNamedType,
)

from acsdk.sandbox.codec import Json, as_list, as_object
from acsdk.sandbox.store import INDEXES, Fields, Row, Store

from .failures import refused
from .field import RootField, named_type
from .spans import Compared, candidates, rows_of, without_rows

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
    """A compiled filter: tests joined by AND, those of them that an index or an ordering answers, sort keys."""

    tests: list[Callable[[Row], bool]] = dataclasses.field(default_factory=list[Callable[[Row], bool]])
    equals: dict[str, Any] = dataclasses.field(default_factory=dict[str, Any])
    compared: list[Compared] = dataclasses.field(default_factory=list[Compared])
    sorts: list[tuple[_Path, bool]] = dataclasses.field(default_factory=list[tuple[_Path, bool]])


def search(store: Store, table: str, field: RootField, criteria: dict[str, Any] | None) -> list[Row]:
    """The page of a table's rows that a search asks for; without sort the oldest first (rule `search.order`)."""
    given = as_object(criteria)
    offset, limit = page_bounds(given)
    plan = plan_for(field, given)
    if not plan.tests and not plan.sorts:
        return store.page(table, offset, limit)
    if (fields := _whole_index(table, plan)) is not None:
        # A walk through all orders of a shop in a file would otherwise decode all of them for each of its pages.
        return store.find(table, fields, tuple(plan.equals[name] for name in fields), offset=offset, limit=limit)
    if len(plan.tests) == len(plan.compared) and (found := without_rows(store, table, plan.compared, plan.sorts)):
        return rows_of(store, table, found.page(offset, limit))
    return select(_candidates(store, table, plan), plan)[offset : offset + limit]


def _whole_index(table: str, plan: Plan) -> Fields | None:
    """The index that asks just what the plan asks, where there is one."""
    plain = not plan.sorts and len(plan.tests) == len(plan.equals) and all(plan.equals.values())
    return next((fields for fields in INDEXES[table] if plain and {*fields} == plan.equals.keys()), None)


def plan_for(field: RootField, criteria: dict[str, Any]) -> Plan:
    """Compile the `filter` argument of the field being resolved."""
    plan = Plan()
    if field.filter_type is not None:
        _compile(field.filter_type, criteria, (), plan)
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
    given = {name: value for name, value in as_object(criteria.get("pagination")).items() if value is not None}
    offset, limit = int(given.get("offset", 0)), int(given.get("limit", 20))
    if offset < 0:
        raise refused("Pagination offset must be greater than or equal to 0.")
    if not 0 < limit <= _MAX_PAGE:
        raise refused("Pagination limit must be greater than 0 and less than or equal to 100.")
    return offset, limit


def _candidates(store: Store, table: str, plan: Plan) -> Iterable[Row]:
    for fields in INDEXES[table]:
        if all(name in plan.equals for name in fields):
            return store.find(table, fields, tuple(plan.equals[name] for name in fields))
    return candidates(store, table, plan.compared)


def _compile(kind: GraphQLInputObjectType, criteria: Row, path: _Path, plan: Plan) -> None:
    for name, value in criteria.items():
        if value is None or (not path and name == "pagination"):
            continue
        below = (*path, "guid" if name == "id" and not path else name)
        named = named_type(kind.fields[name].type)
        # Product tags and categories take a list of filters: each must match (rule `search.lists`).
        for item in as_list(value) if isinstance(value, list) else [value]:
            _compile_one(named, item, below, plan)


def _compile_one(kind: GraphQLNamedType, value: Json, path: _Path, plan: Plan) -> None:
    if isinstance(kind, GraphQLInputObjectType) and "filterOperator" in kind.fields:
        _field_filter(kind, as_object(value), path, plan)
    elif isinstance(kind, GraphQLInputObjectType):
        _compile(kind, as_object(value), path, plan)
    else:
        plan.tests.append(lambda row: bool(_value(row, path) == value))
        _note(plan, path, "EQ", value)


def _field_filter(kind: GraphQLInputObjectType, given: dict[str, Any], path: _Path, plan: Plan) -> None:
    operator, value = given.get("filterOperator"), given.get("value")
    if given.get("sort"):
        plan.sorts.append((path, given["sort"] == "DESC"))
    if operator is None and value is None:
        return
    if operator is None:
        raise refused(f"A filter with a value must have a filterOperator: {'.'.join(path)}")
    if operator not in _ALLOWED[_operand(kind)]:
        # rule `search.operators`
        raise refused(f"Operator {operator} is not allowed for {kind.name}: {'.'.join(path)}")
    plan.tests.append(_test(operator, value, path))
    _note(plan, path, operator, value)


def _note(plan: Plan, path: _Path, operator: str, value: Json) -> None:
    """Keep what an index or an ordering of the table can answer."""
    if len(path) == 1 and operator != "CONTAINS":
        plan.compared.append(Compared(path[0], operator, value))
        if operator == "EQ":
            plan.equals[path[0]] = value


def _operand(kind: GraphQLInputObjectType) -> str:
    if "DateTime" in kind.name:
        return "DateTime"
    named = named_type(kind.fields["value"].type)
    return "enum" if isinstance(named, GraphQLEnumType) else named.name


def _test(operator: str, value: Json, path: _Path) -> Callable[[Row], bool]:
    def matches(item: Json) -> bool:
        if operator == "EQ":
            return bool(item == value)
        if item is None or value is None:
            return False
        if operator == "CONTAINS":  # rule `search.case`
            return str(value).lower() in str(item).lower()
        return _RANGES[operator](*_comparable(item, value))

    def test(row: Row) -> bool:
        found = _value(row, path)
        return any(map(matches, as_list(found))) if isinstance(found, list) else matches(found)

    return test


def _comparable(item: Json, value: Json) -> tuple[Any, Any]:
    try:  # BrowseProduct.browseTimeSeconds is a string with an Int filter
        return (int(item), value) if isinstance(value, int) and isinstance(item, str) else (item, value)
    except ValueError:
        return 0, value


def _value(row: Row, path: _Path) -> Json:
    value: Json = row
    for name in path:
        value = as_object(value).get(name)
    return value


def _sortable(value: Json) -> tuple[bool, Json]:
    return (value is not None, str(as_list(value)) if isinstance(value, list) else value)
