"""Reading what the segment service answers: JSON:API, with the facts under ``attributes``."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any, TypeVar

from acsdk._engine.operation import Answer
from acsdk._errors import NotFoundError
from acsdk._json.shapes import is_mapping, is_sequence
from acsdk._page import Page
from acsdk.models.kit.record import Record
from acsdk.resources.kit.reading import records

__all__ = ["page_of", "several", "single"]

R = TypeVar("R", bound=Record)


def page_of(model: type[R]) -> Callable[[Answer], Page[R]]:
    """Read the entries of ``data``, each with its attributes beside its id."""
    read = records(model, "data")

    def read_page(answer: Answer) -> Page[R]:
        body: object = answer.data
        if not is_mapping(body):
            return read(answer)
        data = body.get("data")
        rows = data if is_sequence(data) else [data] if data else []
        return read(replace(answer, data={**body, "data": [_flat(row) for row in rows]}))

    return read_page


def several(model: type[R]) -> Callable[[Answer], Sequence[R]]:
    """Read all entries of ``data``."""
    read = page_of(model)
    return lambda answer: read(answer).items


def single(model: type[R]) -> Callable[[Answer], R]:
    """Read the one entry of ``data``, which is a list all the same."""
    read = page_of(model)

    def read_single(answer: Answer) -> R:
        found = read(answer).items
        if not found:
            raise NotFoundError("the answer holds an empty data", status_code=answer.info.status_code)
        return found[0]

    return read_single


def _flat(row: Any) -> Any:  # noqa: ANN401 - the JSON edge
    attributes: Mapping[str, Any] | None = row.get("attributes") if is_mapping(row) else None
    if not is_mapping(row) or not is_mapping(attributes):
        return row
    return {**attributes, **{name: value for name, value in row.items() if name != "attributes"}}
