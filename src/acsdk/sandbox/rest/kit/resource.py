"""How a v3 resource is declared."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, TypeAlias

from acsdk.sandbox.codec import Json
from acsdk.sandbox.store import Row

from .call import Call
from .hooks import Hooks

__all__ = ["ALL_VERBS", "Child", "Column", "Derived", "Filter", "Relation", "Resource"]

Derived: TypeAlias = Callable[[Call], Callable[[Row], Json]]
"""Prepares, once a call, what a row has under a name that no column has."""

ALL_VERBS = frozenset({"list", "get", "create", "update", "delete"})


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a resource: what it reads as when nothing was stored, and whether requests may write it.

    `aliases` are other spellings that requests use. A `number` is stored as whole digits, reads as a string, and
    is a JSON number in the answer to a write that did not send it. An `integer` is a JSON number everywhere. What is
    `hidden` is stored and never shown.
    """

    name: str
    default: Any = ""
    writable: bool = False
    number: bool = False
    integer: bool = False
    hidden: bool = False
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Relation:
    """A foreign key's second name: `connection` beside `connectionid`; null when the key is "0".

    `target` is the path of the resource that the key points at.
    """

    name: str
    column: str
    target: str = ""


@dataclass(frozen=True, slots=True)
class Filter:
    """A list filter: the column, and how it compares: `eq`, `contains`, `prefix`, `after`, `since` or `before`."""

    column: str
    kind: str = "eq"


@dataclass(frozen=True, slots=True)
class Child:
    """A sub-collection: `/{path}/{id}/{name}` lists the rows of a resource whose column names the parent.

    `fixed` are columns that must have these values too; the store has an index over all of them. A `bare` one is
    answered without `meta`.
    """

    name: str
    resource: str
    column: str
    fixed: tuple[tuple[str, str], ...] = ()
    bare: bool = False


@dataclass(frozen=True, kw_only=True)
class Resource:
    """One collection of the v3 API.

    `model` is the class name in not-found messages; `missing` has the status and `missing_texts` the message per
    method where they differ, `missing_list` answers with a list of errors instead. `deleted` is the answer to DELETE.
    `create_shows` names the columns that the answer to a create has, None means all of them; `created` is its status.
    `blanks` are empty texts in that answer where reads show null or "0" (recorded).
    `total` is the type of `meta.total`; None leaves `meta` out.
    `derived` are names beside the columns that filters and orders may use; they are worked out from other rows.
    """

    path: str
    singular: str
    plural: str
    model: str
    columns: tuple[Column, ...]
    table: str = ""
    verbs: frozenset[str] = ALL_VERBS
    relations: tuple[Relation, ...] = ()
    links: Mapping[str, str] | None = field(default_factory=dict[str, str])
    children: tuple[Child, ...] = ()
    filters: Mapping[str, Filter] = field(default_factory=dict[str, Filter])
    orders: Mapping[str, str] = field(default_factory=dict[str, str])
    derived: Mapping[str, Derived] = field(default_factory=dict[str, Derived])
    total: type[str] | type[int] | None = str
    missing: Mapping[str, int] = field(default_factory=dict[str, int])
    missing_texts: Mapping[str, str] = field(default_factory=dict[str, str])
    missing_list: bool = False
    deleted: bytes = b"{}"
    create_shows: frozenset[str] | None = None
    blanks: frozenset[str] = frozenset()
    created: int = 201
    default_limit: int = 20
    integer_id: bool = False
    hooks: Hooks = field(default_factory=Hooks)

    @cached_property
    def writable(self) -> Mapping[str, Column]:
        """Column by each spelling that a request may use."""
        spelled = ((column, (column.name, *column.aliases)) for column in self.columns if column.writable)
        return {spelling: column for column, spellings in spelled for spelling in spellings}

    @cached_property
    def defaults(self) -> Mapping[str, Any]:
        """What each column reads as when nothing was stored: what a row shows, filters and orders compare too."""
        return {column.name: column.default for column in self.columns}

    @cached_property
    def rows(self) -> str:
        """The store's table."""
        return self.table or self.path
