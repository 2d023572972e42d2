"""Results that hold models, as plain values: for files, for other programs, and for the person that asks."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass
from typing import Any

from pydantic_core import to_jsonable_python

from acsdk._json.shapes import is_mapping, is_sequence

from .tables import Tabular

__all__ = ["Plain", "plain"]


class Plain:
    """A frozen dataclass that can be written as JSON."""

    __slots__ = ()

    def to_dict(self) -> dict[str, Any]:
        """Values that JSON has: amounts are exact texts, dates are ISO 8601; what is empty is left out of records."""
        return dict(_parts(self))

    def to_json(self, *, indent: int | None = None) -> str:
        """The same as JSON text. It holds personal data."""
        return json.dumps(self.to_dict(), indent=indent, ensure_ascii=False)


def plain(value: object) -> Any:  # noqa: ANN401 - whatever JSON has
    """A value as JSON has it."""
    if isinstance(value, Tabular):
        held = value.to_dict().items()
        return {name: plain(part) for name, part in held if name != "links" and part not in (None, [], {})}
    if is_dataclass(value) or hasattr(value, "_fields"):  # a dataclass, or a named tuple
        return dict(_parts(value))
    if is_mapping(value):
        return {str(key): plain(part) for key, part in value.items()}
    return [plain(part) for part in value] if is_sequence(value) else to_jsonable_python(value)


def _parts(value: object) -> Iterator[tuple[str, Any]]:
    names: Iterable[str] = (one.name for one in fields(value)) if is_dataclass(value) else getattr(value, "_fields", ())
    return ((name, plain(getattr(value, name))) for name in names)
