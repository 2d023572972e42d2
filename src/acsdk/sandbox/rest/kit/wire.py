"""Rows on the wire: strings on reads, the sent JSON types echoed on writes (recorded)."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from typing import Any

from acsdk.sandbox.codec import Json, as_list
from acsdk.sandbox.state import State
from acsdk.sandbox.store import Row

from .comparing import text_of
from .resource import Column, Resource

__all__ = ["as_number", "as_text", "choices_text", "read_body", "show", "show_written"]


def as_text(value: Json) -> Json:
    """A sent scalar as it is stored: numbers and flags as text; null, lists and objects as they are."""
    if isinstance(value, bool):
        return str(int(value))
    return str(value) if isinstance(value, (int, Decimal)) else value


def choices_text(value: Json) -> Json:
    """Several choices are one text between double bars, at rest and on the wire."""
    return (
        f"||{'||'.join(str(as_text(part)) for part in as_list(value))}||" if isinstance(value, list) else as_text(value)
    )


def as_number(value: Json) -> str:
    """A sent number as whole digits; a fraction is cut off silently (recorded on deals), other text is 0."""
    try:
        number = Decimal(str(as_text(value)).strip())
        return str(int(number)) if number.is_finite() and number.adjusted() <= 20 else "0"
    except (InvalidOperation, ValueError):
        return "0"


def read_body(resource: Resource, sent: dict[str, Any]) -> tuple[Row, Row]:
    """The columns of a sent object as stored text, and the same columns as sent; unknown keys are ignored."""
    columns = [(resource.writable[name], value) for name, value in sent.items() if name in resource.writable]
    return {column.name: _stored(column, value) for column, value in columns}, {
        column.name: value for column, value in columns
    }


def _stored(column: Column, value: Json) -> Json:
    if value is None:
        return column.default
    if column.integer:
        return int(as_number(value))
    return as_number(value) if column.number else as_text(value)


def show(resource: Resource, state: State, row: Row) -> dict[str, Any]:
    """A row as GET answers it."""
    shown: dict[str, Any] = {
        column.name: row.get(column.name, column.default) for column in resource.columns if not column.hidden
    }
    shown["links"] = _links(resource, state, row)
    shown["id"] = row["id"] if resource.integer_id else str(row["id"])
    for relation in resource.relations:
        shown[relation.name] = _relation(row.get(relation.column, resource.defaults.get(relation.column)))
    return {**shown, **resource.hooks.computed(state, row)}


def show_written(resource: Resource, state: State, row: Row, echo: Row, *, created: bool) -> dict[str, Any]:
    """A row as POST and PUT answer it."""
    shown = show(resource, state, row)
    for column in resource.columns:
        if column.hidden or column.integer:
            continue
        if column.name in echo:
            shown[column.name] = _echoed(column, echo[column.name])
        elif created and column.number and isinstance(shown[column.name], str):
            shown[column.name] = int(shown[column.name])
    return _as_created(resource, shown, echo) if created else shown


def _echoed(column: Column, value: Json) -> Json:
    """What was sent; but flags come back as numbers where reads show text (rule `writes.flags`)."""
    return int(value) if isinstance(value, bool) and isinstance(column.default, str) else value


def _as_created(resource: Resource, shown: dict[str, Any], echo: Row) -> dict[str, Any]:
    """The answer to a create has fewer columns, and some of them are empty where reads have null or "0".

    Rules `writes.types` and `writes.blanks`.
    """
    shown = {
        name: "" if name in resource.blanks - echo.keys() and value in (None, "0") else value
        for name, value in shown.items()
    }
    if resource.create_shows is None:
        return shown
    kept = resource.create_shows | echo.keys() | {"id", "links"} | {item.name for item in resource.relations}
    return {name: value for name, value in shown.items() if name in kept}


def _relation(value: Json) -> Json:
    text = text_of(value)
    return None if text in ("", "0") else text


def _links(resource: Resource, state: State, row: Row) -> dict[str, str] | list[str]:
    if resource.links is None:
        return []
    base = f"{state.api_url}/api/3/{resource.path}/{row['id']}"
    return {name: f"{base}/{target or name}" for name, target in resource.links.items()}
