"""Models as plain values for data frames, and as tables in notebooks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from enum import Enum
from functools import cache
from typing import Any, ClassVar

from pydantic import BaseModel, ConfigDict

from acsdk._json.shapes import is_mapping, is_sequence

__all__ = ["Tabular", "dicts_of_rows", "html_of_rows", "leading"]

_WIDTH = 60
_HIDDEN = frozenset({"links"})
_DEPRECATED = frozenset(name for name in dir(BaseModel) if not name.startswith(("_", "model_")))


class Tabular(BaseModel):
    """What every model can do for a notebook."""

    model_config: ClassVar[ConfigDict] = ConfigDict(defer_build=True)

    _first: ClassVar[tuple[str, ...]] = ("id",)
    """The fields that people look for first, where they are not declared first."""

    def to_dict(self) -> dict[str, Any]:
        """Plain values by Python names, for pandas or polars: nested models are dicts, enum members are texts.

        Amounts stay ``Decimal`` and dates ``datetime``; fields that are empty are there, as ``None``.
        """
        return {name: _plain(value) for name, value in _contents(self)}

    def __dir__(self) -> Iterable[str]:
        """Leave out of completion what pydantic keeps for programs of its first version."""
        return [name for name in super().__dir__() if name not in _DEPRECATED]

    def _repr_html_(self) -> str:
        rows = "".join(
            f"<tr><th>{_escape(name)}</th><td>{_cell(value)}</td></tr>"
            for name, value in _contents(self)
            if _holds_something(name, value)
        )
        return f"<table><caption>{_escape(type(self).__name__)}</caption>{rows}</table>"


def dicts_of_rows(rows: Iterable[object]) -> list[dict[str, Any]]:
    """Models as plain values, those among the rows that are models."""
    return [row.to_dict() for row in rows if isinstance(row, Tabular)]


def html_of_rows(rows: Iterable[object], caption: str) -> str:
    """Models as one table, with a column for each field that holds something in any of them."""
    contents = [dict(_contents(row)) for row in rows if isinstance(row, Tabular)]
    columns = list(dict.fromkeys(name for row in contents for name in row if _holds_something(name, row[name])))
    head = "".join(f"<th>{_escape(name)}</th>" for name in columns)
    body = "".join(f"<tr>{_cells(row, columns)}</tr>" for row in contents)
    return f"<table><caption>{_escape(caption)}</caption><tr>{head}</tr>{body}</table>"


def _cells(row: Mapping[str, object], columns: Iterable[str]) -> str:
    return "".join(f"<td>{_cell(row.get(name))}</td>" for name in columns)


def _contents(model: BaseModel) -> Iterator[tuple[str, object]]:
    """Fields and, under their wire names, what this release does not know."""
    values = vars(model)
    yield from ((name, values[name]) for name in _in_order(type(model)) if name in values)
    yield from (model.model_extra or {}).items()


@cache
def _in_order(model: type[BaseModel]) -> tuple[str, ...]:
    fields = model.model_fields.items()
    # Contents of the mapping of that name follow the fields; elsewhere it is a field like others.
    names = [name for name, field in fields if name != "extra" or field.default_factory is None]
    return tuple(dict.fromkeys((*(name for name in leading(model) if name in names), *names)))


def leading(model: type[BaseModel]) -> tuple[str, ...]:
    """The fields that people look for first."""
    return getattr(model, "_first", ())


def _holds_something(name: str, value: object) -> bool:
    return name not in _HIDDEN and value is not None and value not in ([], {})


def _plain(value: object) -> object:
    if isinstance(value, Tabular):
        return value.to_dict()
    if isinstance(value, Enum):
        return value.value
    if is_mapping(value):
        return {key: _plain(item) for key, item in value.items()}
    return [_plain(item) for item in value] if is_sequence(value) else value


def _cell(value: object) -> str:
    text = _text(value)
    return _escape(text if len(text) <= _WIDTH else text[: _WIDTH - 1] + "…")


def _text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.isoformat(" ", "seconds")
    if is_sequence(value):
        kinds = {type(item).__name__ for item in value if isinstance(item, BaseModel)}
        return f"{', '.join(sorted(kinds))} ({len(value)})" if kinds else ", ".join(map(_text, value))
    return str(value.value if isinstance(value, Enum) else value)


def _escape(text: str) -> str:
    from html import escape  # takes longer to import than most models, and only notebooks come here

    return escape(text)
