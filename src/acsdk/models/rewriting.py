"""Read-modify-write: from an answer to the input that would reproduce it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Set
from typing import TypeVar

from pydantic import ValidationError
from pydantic_core import InitErrorDetails, PydanticCustomError

from .base import Answer, Input, Value
from .names import field_names, wire_fields
from .shapes import is_sequence

__all__ = ["rewrite"]

I = TypeVar("I", bound=Input)  # noqa: E741  the input that is made


def rewrite(source: Answer, target: type[I], changes: Mapping[str, object], *, leave_out: Set[str] = frozenset()) -> I:
    """Build the input from what the answer holds, with the changes on top.

    Fields that the input does not have are left out, and so are those that hold nothing.
    """
    names = {name for name, _, _ in wire_fields(target)} - leave_out - changes.keys()
    problems = [problem for name in sorted(names) for problem in _unreadable(source, name)]
    if problems:
        raise ValidationError.from_exception_data(target.__name__, problems, hide_input=True)
    return target.model_validate({**_contents(source, names), **changes})


def _unreadable(source: Answer, name: str) -> Iterator[InitErrorDetails]:
    """What the answer could not read of a field: sending the rest of it would change the record unseen."""
    if name in {field_names(type(source)).get(key) for key in source.raw}:
        text = "{field} could not be read from the answer: pass {field}= as a change"
        yield InitErrorDetails(type=PydanticCustomError("unreadable", text, {"field": name}), loc=(name,), input=None)
    value = getattr(source, name, None)
    for part in value if is_sequence(value) else [value]:
        if isinstance(part, Value):
            for inner, _, _ in wire_fields(type(part)):
                yield from _unreadable(part, inner)


def _contents(source: Answer, names: Set[str]) -> dict[str, object]:
    """The fields that hold something, value objects taken apart so that they are validated as if built anew."""
    values = {name: _plain(getattr(source, name, None)) for name in names}
    return {name: value for name, value in values.items() if value is not None and value != []}


def _plain(value: object) -> object:
    if isinstance(value, Value):
        return _contents(value, {name for name, _, _ in wire_fields(type(value))})
    if is_sequence(value):
        return [_plain(item) for item in value]
    return value
