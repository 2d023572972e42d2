"""Checks that resources put together: what must be there, what it must name, what must be its own."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from acsdk.sandbox.messages import Response
from acsdk.sandbox.store import Row, has_another

from .call import Call
from .errors import errors, item
from .loads import row_named

__all__ = ["Check", "chosen", "every", "related", "required", "unique"]

Check: TypeAlias = Callable[[Call, Row, Row | None], Response | None]


def every(*checks: Check) -> Check:
    """The first refusal of several checks."""

    def check(call: Call, row: Row, known: Row | None) -> Response | None:
        return next((refusal for single in checks if (refusal := single(call, row, known))), None)

    return check


def required(text: str, *names: str) -> Check:
    """Refuses a create that lacks a column and an update that empties one; `text` takes the `{name}`."""

    def check(_call: Call, row: Row, known: Row | None) -> Response | None:
        gone = [name for name in names if (known is None or name in row) and row.get(name) in (None, "", [])]
        problems = [item(text.format(name=name), name, "field_missing") for name in gone]
        return errors(422, *problems) if problems else None

    return check


def related(column: str, table: str, text: str = "The related {name} does not exist.") -> Check:
    """Refuses a key that was sent and names no row; nothing, "" and "0" name none on purpose."""

    def check(call: Call, row: Row, _known: Row | None) -> Response | None:
        key = row.get(column)
        if key in (None, "", "0", 0) or row_named(call.state, table, key) is not None:
            return None
        return errors(422, item(text.format(name=column), column, "related_missing"))

    return check


def unique(column: str, table: str, text: str, code: str = "duplicate") -> Check:
    """Refuses a value that another row has; neither case nor blanks around it make a difference."""

    def check(call: Call, row: Row, known: Row | None) -> Response | None:
        value = str(row.get(column, ""))
        key = value.strip().casefold()
        same = (row for row in call.state.store.scan(table) if str(row.get(column)).strip().casefold() == key)
        if value and has_another(same, known):
            return errors(422, item(text.format(value=value), column, code))
        return None

    return check


def chosen(column: str, values: frozenset[str], text: str) -> Check:
    """Refuses a sent value that is none of these."""

    def check(_call: Call, row: Row, _known: Row | None) -> Response | None:
        if column not in row or str(row[column]) in values:
            return None
        return errors(422, item(text, column, "field_invalid"))

    return check
