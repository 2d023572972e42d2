"""From the JSON under a root field to models."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from pydantic import TypeAdapter, ValidationError

from acsdk._engine.operation import Answer
from acsdk._errors import DecodeError, NotFoundError
from acsdk._json.shapes import is_mapping, is_sequence
from acsdk.models.kit.base import Model, read_record
from acsdk.models.kit.quick_pages import read_in_columns
from acsdk.models.kit.reading import reading
from acsdk.models.kit.twin import wire_reader

__all__ = ["many", "one", "optional", "page", "required", "typed"]

T = TypeVar("T")
M = TypeVar("M", bound=Model)


def optional(model: type[M]) -> Callable[[Any, Answer], M | None]:
    """Read an object that may be missing."""

    def read(value: Any, answer: Answer) -> M | None:  # noqa: ANN401 - the JSON edge
        return None if value is None else _validate(model, value, answer)

    return read


def required(model: type[M], missing: str) -> Callable[[Any, Answer], M]:
    """Read an object whose absence is a `NotFoundError` with this message."""

    def read(value: Any, answer: Answer) -> M:  # noqa: ANN401 - the JSON edge
        if value is None:
            raise NotFoundError(missing, status_code=answer.info.status_code, request_id=answer.info.request_id)
        return _validate(model, value, answer)

    return read


def one(model: type[M]) -> Callable[[Any, Answer], M]:
    """Read an object that must be there; the first one, should it come in a list."""

    def read(value: Any, answer: Answer) -> M:  # noqa: ANN401 - the JSON edge
        first = next(iter(value), None) if is_sequence(value) else value
        if first is None:
            raise _misfit(f"the answer holds no {model.__name__}", answer)
        return _validate(model, first, answer)

    return read


def many(model: type[M]) -> Callable[[Any, Answer], list[M]]:
    """Read a list of objects; what in it is no object is left out, unless the client is strict."""

    def read(value: Any, answer: Answer) -> list[M]:  # noqa: ANN401 - the JSON edge
        rows = value if is_sequence(value) else [value]
        return page(model, rows, answer) or [
            _validate(model, row, answer) for row in rows if is_mapping(row) or (answer.strict and row is not None)
        ]

    return read


def page(model: type[M], rows: Sequence[Any], answer: Answer) -> list[M] | None:
    """Read records at once, where nothing about any of them is unusual."""
    with reading(strict=answer.strict):
        return read_in_columns(model, rows)


def typed(result_type: type[T]) -> Callable[[Any, Answer], T]:
    """Read anything as a type of the user's own."""
    validate: Callable[[Any], T] = wire_reader(TypeAdapter(result_type).core_schema).validate_python
    name = getattr(result_type, "__name__", str(result_type))

    def read(value: Any, answer: Answer) -> T:  # noqa: ANN401 - the JSON edge
        try:
            with reading(strict=answer.strict):
                return validate(value)
        except ValidationError as error:
            places = _places(error)
        raise _misfit(f"the answer does not fit {name}: {places}", answer)

    return read


def _validate(model: type[M], value: Any, answer: Answer) -> M:  # noqa: ANN401 - the JSON edge
    try:
        with reading(strict=answer.strict):
            return read_record(model, value)
    except ValidationError as error:
        places = _places(error)
    # Outside the handler: pydantic's error holds the answer.
    raise _misfit(f"the answer does not fit {model.__name__}: {places}", answer)


def _places(error: ValidationError) -> str:
    places = ", ".join(".".join(map(str, line["loc"])) for line in error.errors(include_input=False))
    return places or "not an object"


def _misfit(message: str, answer: Answer) -> DecodeError:
    return DecodeError(message, status_code=answer.info.status_code, request_id=answer.info.request_id)
