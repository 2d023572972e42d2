"""From JSON bodies to records, whatever they are wrapped in."""

from __future__ import annotations

import logging
from collections import deque
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import tzinfo
from functools import cache, partial
from typing import TYPE_CHECKING, Any, TypeVar

from acsdk._engine.operation import Answer
from acsdk._engine.problems import aside
from acsdk._errors import DecodeError, NotFoundError
from acsdk._json.shapes import is_mapping, is_sequence
from acsdk._json.zone import account_zone
from acsdk._page import Page
from acsdk.models.kit.record import Record, SideLoads
from acsdk.resources.kit.answers import one, page

if TYPE_CHECKING:
    from acsdk.models.kit.columns import Layout

__all__ = ["document", "nothing", "record", "records", "unread", "unwrapped"]

R = TypeVar("R", bound=Record)
T = TypeVar("T")

_log = logging.getLogger("acsdk")


def record(model: type[R], *keys: str) -> Callable[[Answer], R]:
    """Read the record under the first of these keys that the body has; the body itself, where no key is given.

    What stands beside it becomes its ``side_loads``; ``was_created`` follows the status.
    """
    read = one(model)

    def read_record(answer: Answer) -> R:
        body = _mapping(answer)
        key = next((key for key in keys if key in body), None)
        if keys and key is None:
            raise _misses(answer, keys[0])
        value = body if key is None else body[key]
        if value is None or value == []:
            raise NotFoundError(f"the answer holds an empty {key}", **_facts(answer))
        beside = {} if key is None else {name: part for name, part in body.items() if name != key}
        found = read(value, answer)
        found.arrived(created=answer.info.status_code == 201, beside=SideLoads(beside, strict=answer.strict))
        return found

    return read_record


def records(model: type[R], key: str) -> Callable[[Answer], Page[R]]:
    """Read the records under a key, as a page. One that cannot be read is left out and logged, unless strict."""
    read = one(model)

    def take(rows: list[Any], answer: Answer) -> list[R]:
        return page(model, rows, answer) or list(_readable(read, rows, answer, model))

    return _page(model, key, take)


def unread(model: type[R], key: str) -> Callable[[Answer], Page[Mapping[str, Any]]]:
    """Take the records under a key as they came; a strict client has them read, too."""
    read = one(model)

    def take(rows: list[Any], answer: Answer) -> list[Mapping[str, Any]]:
        if answer.strict:
            deque(_readable(read, rows, answer, model), maxlen=0)
        return [row for row in rows if is_mapping(row)]

    return _page(model, key, take)


def _page(model: type[Record], key: str, take: Callable[[list[Any], Answer], list[T]]) -> Callable[[Answer], Page[T]]:
    def read_page(answer: Answer) -> Page[T]:
        body: Mapping[str, Any] = {} if answer.data in ([], None) else _mapping(answer)
        if body and key not in body:
            raise _misses(answer, key)
        rows = _rows(body.get(key))
        return Page(
            take(rows, answer),
            total=_total(body),
            info=answer.info,
            received=len(rows),
            side_loads=SideLoads({name: part for name, part in body.items() if name != key}, strict=answer.strict),
            layout=partial(_layout, model, account_zone()),
        )

    return read_page


def _layout(model: type[Record], zone: tzinfo | None) -> Layout:
    from acsdk.models.kit.columns import layout_of  # most programs make no tables

    return replace(layout_of(model), zone=zone)


def unwrapped(model: type[R]) -> Callable[[Answer], R]:
    """Read a record that is the whole body."""
    return record(model)


def nothing(_answer: Answer) -> None:
    """Read nothing: the status says it all."""


def document(answer: Answer) -> Any:  # noqa: ANN401 - the JSON edge
    """Read the body as it is."""
    return answer.data


def _readable(read: Callable[[Any, Answer], R], rows: list[Any], answer: Answer, model: type[R]) -> Iterator[R]:
    for row in rows:
        try:
            yield read(row, answer)
        except DecodeError:
            if answer.strict:
                raise
            _warn_once(model)


@cache  # once per model: a list of a thousand rows must not log a thousand lines
def _warn_once(model: type[Record]) -> None:
    _log.warning("an entry of a list could not be read as %s and was left out", model.__name__)


def _rows(value: object) -> list[Any]:
    """The entries of a collection; PHP writes a list with gaps in its keys as an object."""
    if is_mapping(value):
        return list(value.values())
    return list(value) if is_sequence(value) else []


def _total(body: Mapping[str, Any]) -> int | None:
    meta = body.get("meta")
    total = meta.get("total") if is_mapping(meta) else None
    return int(total) if isinstance(total, int | str) and str(total).isdecimal() else None


def _mapping(answer: Answer) -> Mapping[str, Any]:
    body: object = answer.data
    if not is_mapping(body):
        raise DecodeError("the answer is not a JSON object", **_facts(answer))
    return body


def _misses(answer: Answer, key: str) -> DecodeError:
    return DecodeError(f"the answer has no {key!r}{aside(answer.data)}", **_facts(answer))


def _facts(answer: Answer) -> dict[str, Any]:
    return {"status_code": answer.info.status_code, "request_id": answer.info.request_id}
