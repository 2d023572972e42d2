"""From the JSON under a root field to models."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from pydantic import ValidationError

from acsdk._engine.operation import Answer
from acsdk._errors import DecodeError
from acsdk.models.base import Model
from acsdk.models.reading import reading
from acsdk.models.shapes import is_sequence

__all__ = ["many", "one", "optional"]

M = TypeVar("M", bound=Model)


def optional(model: type[M]) -> Callable[[Any, Answer], M | None]:
    """Read an object that may be missing."""

    def read(value: Any, answer: Answer) -> M | None:  # noqa: ANN401 - the JSON edge
        return None if value is None else _validate(model, value, answer)

    return read


def one(model: type[M]) -> Callable[[Any, Answer], M]:
    """Read an object that must be there; the first one, should it come in a list."""

    def read(value: Any, answer: Answer) -> M:  # noqa: ANN401 - the JSON edge
        first = next(iter(value), None) if is_sequence(value) else value
        if first is None:
            raise DecodeError(f"the answer holds no {model.__name__}", status_code=answer.info.status_code)
        return _validate(model, first, answer)

    return read


def many(model: type[M]) -> Callable[[Any, Answer], list[M]]:
    """Read a list of objects; nulls in it are left out."""

    def read(value: Any, answer: Answer) -> list[M]:  # noqa: ANN401 - the JSON edge
        rows = value if is_sequence(value) else [value]
        return [_validate(model, row, answer) for row in rows if row is not None]

    return read


def _validate(model: type[M], value: Any, answer: Answer) -> M:  # noqa: ANN401 - the JSON edge
    try:
        with reading(strict=answer.strict):
            return model.model_validate(value)
    except ValidationError as error:
        places = ", ".join(".".join(map(str, line["loc"])) for line in error.errors(include_input=False))
        message = f"the answer does not fit {model.__name__}: {places or 'not an object'}"
    raise DecodeError(message, status_code=answer.info.status_code, request_id=answer.info.request_id)
