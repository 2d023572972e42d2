"""The tables: an overview, the rows of one with the columns that people look for, and one row whole."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from acsdk.sandbox.codec import Json
from acsdk.sandbox.messages import Response
from acsdk.sandbox.store import Store

from .cells import Cell, row_path, table_path
from .document import document
from .labels import label_of, one_of
from .markup import Child, Markup, tag
from .tables import columns_of, title_of, titled
from .view import View
from .way import way_of

__all__ = ["pretty", "row_page", "rows_table", "table_page", "tables_list"]

_PAGE = 50
_LONGEST = 20_000


def tables_list(store: Store) -> Markup:
    """Every table that holds something, by group."""
    groups = [_group(store, group, names) for group, names in titled().items()]
    return tag("div", *groups, class_="groups")


def _group(store: Store, group: str, names: Sequence[str]) -> Markup | None:
    counts = {name: store.count(name) for name in names}
    links = [
        tag("li", tag("a", title_of(name), href=table_path(name)), " ", tag("span", f"{count:,}", class_="count"))
        for name, count in counts.items()
        if count
    ]
    return tag("div", tag("h3", group), tag("ul", *links)) if links else None


def table_page(view: View, table: str) -> Response:
    """The rows of a table, newest first, fifty a page."""
    page = view.number("page")
    with view.watch.reading() as store:
        total = store.count(table)
        last = max(0, total - (page - 1) * _PAGE)
        first = max(0, last - _PAGE)
        rows = store.page(table, first, last - first)[::-1]
    shown = rows_table(table, rows) if rows else tag("p", "No rows here.", class_="empty")
    title = title_of(table)
    return document(view, title, tag("h1", title), _range(first, last, total), shown, _pages(table, page, total))


def _range(first: int, last: int, total: int) -> Child:
    return tag("p", f"{total:,} in all, newest first.", class_="soft") if last > first else None


def _pages(table: str, page: int, total: int) -> Child:
    newer = tag("a", "Newer", href=f"{table_path(table)}?page={page - 1}", rel="prev") if page > 1 else None
    older = tag("a", "Older", href=f"{table_path(table)}?page={page + 1}", rel="next") if page * _PAGE < total else None
    return tag("nav", newer, older, class_="pages", aria_label="Pages") if newer or older else None


def rows_table(table: str, rows: list[dict[str, Any]]) -> Markup:
    """Rows with a table's columns; the first column opens the row."""
    columns = columns_of(table, list(rows))
    head = tag("tr", tag("th", "#", scope="col"), *(tag("th", heading, scope="col") for heading, _ in columns))
    body = [_row(table, row, columns) for row in rows]
    caption = tag("caption", title_of(table))
    inside = tag("table", caption, tag("thead", head), tag("tbody", *body))
    return tag("div", inside, class_="scroll", tabindex="0", role="region", aria_label=title_of(table))


def _row(table: str, row: Mapping[str, Any], columns: Sequence[tuple[str, Cell]]) -> Markup:
    """The number opens the row, and so does the first column, unless that leads elsewhere."""
    path = row_path(table, row["id"])
    (_, first), *others = columns
    named = first(row)
    opened = named if isinstance(named, Markup) else tag("a", named or "(none)", href=path)
    cells = [tag("td", cell(row)) for _, cell in others]
    return tag("tr", tag("td", tag("a", row["id"], href=path)), tag("th", opened, scope="row"), *cells)


def row_page(view: View, table: str, number: int) -> Response:
    """One row, every column."""
    with view.watch.reading() as store:
        row = store.get(table, number)
        way = way_of(view, store, row) if row is not None and table == "orders" else None
    if row is None:
        words = f"There is no {one_of(table)} with the number {number}: it is gone, or never was."
        return document(view, "Not found", tag("h1", "Not found"), tag("p", words), _back(table), status=404)
    heading = tag("h1", f"{one_of(table).capitalize()} ", tag("bdi", label_of(row)))
    return document(view, f"{one_of(table)} {label_of(row)}", _back(table), heading, way, _columns(row))


def _back(table: str) -> Markup:
    return tag("p", tag("a", title_of(table), href=table_path(table)), class_="back")


def _columns(row: Mapping[str, Any]) -> Markup:
    filled = [(name, value) for name, value in row.items() if value not in (None, "")]
    lines = [tag("tr", tag("th", name, scope="row"), tag("td", _value(value))) for name, value in filled]
    note = tag("p", f"{len(row) - len(filled)} columns are empty.", class_="soft") if len(filled) < len(row) else None
    body = tag("table", tag("caption", "Columns, as the sandbox keeps them"), tag("tbody", *lines))
    return tag("div", tag("div", body, class_="scroll", tabindex="0", role="region", aria_label="Columns"), note)


def _value(value: Json) -> Child:
    if isinstance(value, (dict, list)):
        return tag("pre", pretty(value))
    words = str(value)
    return words if len(words) <= _LONGEST else f"{words[:_LONGEST]}…"


def pretty(value: Json) -> str:
    """A value as people read JSON, cut where it gets long."""
    text = json.dumps(value, indent=2, ensure_ascii=False, default=str)
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
