"""Paths below ``/api/3``, with everything that comes from outside percent-encoded."""

from __future__ import annotations

from urllib.parse import quote

from acsdk._errors import InvalidInputError
from acsdk._json.foreign import native

__all__ = ["Id", "fill_path", "path_part"]

Id = int | str
"""What names a record in a path: the number of a classic record, a UUID, or a name."""


def fill_path(template: str, *parts: Id) -> str:
    """The template with each ``{}`` replaced: ``fill_path("/contacts/{}/notes", 7)``."""
    return template.format(*map(path_part, parts))


def path_part(value: Id) -> str:
    """One part of a path; raises `InvalidInputError` for what names no record.

    An empty part is refused because the API takes a path that ends in a slash for the record 0, and a part of dots
    because HTTP libraries resolve it.
    """
    value = native(value)
    if isinstance(value, bool) or not isinstance(value, int | str):  # pyright: ignore[reportUnnecessaryIsInstance]
        raise InvalidInputError(f"an id must be a number or text, not {type(value).__name__}")
    if isinstance(value, int):
        if value < 1:
            raise InvalidInputError(f"{value} is no record's id: ids are numbers from 1 on")
        return str(value)
    if not value.strip(".").strip():
        raise InvalidInputError(f"{value!r} is no record's id")
    return quote(value, safe="")
