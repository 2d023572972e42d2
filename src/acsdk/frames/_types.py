"""The Arrow type of each kind of column."""

from __future__ import annotations

from functools import cache
from typing import Any

from acsdk.frames._libraries import library
from acsdk.models.kit.columns import Layout
from acsdk.models.kit.kinds import Kind, ListOf, Scalar, Struct

__all__ = ["arrow_type", "schema_of"]


def schema_of(layout: Layout) -> Any:  # noqa: ANN401 - pyarrow has no types of its own
    """The schema of a table."""
    return library("pyarrow").schema([(column.name, arrow_type(column.kind)) for column in layout.columns])


@cache
def arrow_type(kind: Kind) -> Any:  # noqa: ANN401 - pyarrow has no types of its own
    """The type of a column."""
    pa = library("pyarrow")
    match kind:
        case ListOf(of):
            return pa.list_(arrow_type(of))
        case Struct(parts):
            return pa.struct([(name, arrow_type(part)) for name, part in parts])
        case _:
            return _scalars()[kind]


@cache
def _scalars() -> dict[Scalar, Any]:
    pa = library("pyarrow")
    return {
        Scalar.TEXT: pa.string(),
        Scalar.WHOLE: pa.int64(),
        Scalar.FLAG: pa.bool_(),
        Scalar.MONEY: pa.decimal128(38, 4),
        Scalar.NUMBER: pa.decimal128(38, 18),
        Scalar.DAY: pa.date32(),
        Scalar.MOMENT: pa.timestamp("us", "UTC"),
        Scalar.WALL_TIME: pa.timestamp("us"),
        Scalar.JSON: pa.string(),
    }
