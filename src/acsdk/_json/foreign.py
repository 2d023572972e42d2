"""Values of numpy and pandas as Python has them. Neither is imported: their values say what they are."""

from __future__ import annotations

import operator
from datetime import date, datetime
from decimal import Decimal
from types import NoneType
from typing import Any, Final

from acsdk._json.shapes import is_mapping, is_sequence

__all__ = ["is_missing", "native"]

_OWN: Final = frozenset({str, int, float, bool, NoneType, Decimal, date, datetime, bytes})
_MISSING: Final = frozenset({"NAType", "NaTType"})
_MOST_LEVELS: Final = 64


def native(value: object, missing: object = "", levels: int = _MOST_LEVELS) -> Any:  # noqa: ANN401 - as the value is
    """The value with numpy's numbers, flags and arrays, and pandas' stamps, as Python's own.

    What is nested deeper than any document, as what holds itself is, stays as it is: to refuse it is for who sends it.
    ``missing`` stands for ``pandas.NA`` and ``NaT``: by default ``""``, the word of exports for nothing.
    """
    if type(value) in _OWN or levels == 0:
        return value
    if is_sequence(value):
        return [native(item, missing, levels - 1) for item in value]
    if is_mapping(value):
        return {native(key): native(item, missing, levels - 1) for key, item in value.items()}
    return missing if is_missing(value) else _scalar(value, type(value))


def is_missing(value: object) -> bool:
    """Whether it is one of pandas' words for nothing, which compare with nothing and have no truth."""
    return type(value).__name__ in _MISSING and type(value).__module__.startswith("pandas")


def _scalar(value: Any, kind: type[object]) -> Any:  # noqa: ANN401 - whatever a caller gives
    if issubclass(kind, datetime):
        return value.to_pydatetime(warn=False) if hasattr(kind, "to_pydatetime") else value
    if issubclass(kind, int | str | float):  # an enum's member, or numpy's float, which is Python's too
        return value
    if kind.__module__ == "numpy" and kind.__name__ != "datetime64":
        return value.tolist()  # a datetime64 would become a number of nanoseconds
    return operator.index(value) if hasattr(kind, "__index__") else value
