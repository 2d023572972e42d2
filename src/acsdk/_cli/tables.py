"""Rows as a file: JSON lines, CSV for spreadsheets, Parquet for analysis."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from importlib import import_module
from itertools import islice
from pathlib import Path
from typing import Any, cast

from acsdk import ConfigurationError

from .spool import Row

__all__ = ["FORMATS", "check_format", "write_table"]

_ROWS_AT_ONCE = 10_000
_NO_PYARROW = "Parquet needs pyarrow: python -m pip install pyarrow; or take --csv or --jsonl"


def check_format(name: str) -> None:
    """Raise `ConfigurationError` where a format needs what is not installed: before an hour of requests, not after."""
    if name == "parquet":
        _pyarrow("pyarrow.parquet")


def write_table(path: Path, name: str, rows: Callable[[], Iterator[Row]]) -> None:
    """Write rows, which can be walked several times, to a file; it is there as a whole or not at all."""
    unfinished = path.with_name(f"{path.name}.new")
    FORMATS[name](unfinished, rows)
    unfinished.chmod(0o600)
    unfinished.replace(path)


def _write_jsonl(path: Path, rows: Callable[[], Iterator[Row]]) -> None:
    with path.open("w", encoding="utf-8") as file:
        file.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in rows())


def _write_csv(path: Path, rows: Callable[[], Iterator[Row]]) -> None:
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, list(_columns(rows())))
        writer.writeheader()
        writer.writerows({name: _cell(value) for name, value in row.items()} for row in rows())


def _cell(value: object) -> object:
    """A text that a spreadsheet would take for a formula is made one that it does not; what has parts is JSON."""
    if isinstance(value, dict | list):
        return json.dumps(value, ensure_ascii=False)
    is_formula = isinstance(value, str) and value[:1] in _FORMULA and not _is_number(value)
    return f"'{value}" if is_formula else value


_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def _is_number(text: str) -> bool:
    try:
        float(text)
    except ValueError:
        return False
    return True


def _write_parquet(path: Path, rows: Callable[[], Iterator[Row]]) -> None:
    arrow, parquet = _pyarrow("pyarrow"), _pyarrow("pyarrow.parquet")
    kinds = {int: arrow.int64(), bool: arrow.bool_()}
    columns = _columns(rows())
    schema = arrow.schema([(name, kinds.get(kind, arrow.string())) for name, kind in columns.items()])
    with parquet.ParquetWriter(path, schema) as writer:
        for batch in _batches(rows()):
            whole = [{name: _value(row.get(name), kind) for name, kind in columns.items()} for row in batch]
            writer.write_table(arrow.Table.from_pylist(whole, schema))


def _value(value: object, kind: type) -> object:
    is_as_it_is = value is None or kind in (int, bool) or isinstance(value, str)
    return value if is_as_it_is else json.dumps(value, ensure_ascii=False)


def _columns(rows: Iterable[Row]) -> dict[str, type]:
    """Every column in the order of its coming, with the one type that its values have, or `str`."""
    found: dict[str, type] = {}
    for row in rows:
        for name, value in row.items():
            known = found.setdefault(name, type(None))
            if value is not None:
                kind = cast("type[object]", type(value))
                found[name] = kind if known in (kind, type(None)) else str
    return found


def _batches(rows: Iterator[Row]) -> Iterator[Sequence[Row]]:
    while batch := list(islice(rows, _ROWS_AT_ONCE)):
        yield batch


def _pyarrow(name: str) -> Any:  # noqa: ANN401 - a module of a library that may be missing
    try:
        return import_module(name)
    except ModuleNotFoundError:
        raise ConfigurationError(_NO_PYARROW) from None


FORMATS: Mapping[str, Callable[[Path, Callable[[], Iterator[Row]]], None]] = {
    "jsonl": _write_jsonl,
    "csv": _write_csv,
    "parquet": _write_parquet,
}
"""By name, what writes it."""
