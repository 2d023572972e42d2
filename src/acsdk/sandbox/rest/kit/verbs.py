"""The generic verbs: list, get, create, update, delete."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from acsdk.sandbox.messages import Response, json_response, message_response
from acsdk.sandbox.store import Row

from .call import Call
from .listing import collect
from .loads import row_named
from .resource import Resource
from .wire import read_body, show, show_written

__all__ = ["create", "delete", "find", "get", "list_rows", "missing", "update", "write"]


# Recorded where nothing is answered; the row is gone all the same.
_WORDLESS = (("content-type", "application/json"), ("x-ac-error", "Code 9001"))


def list_rows(resource: Resource, call: Call, rows: Sequence[Row] | None = None) -> Response:
    """`GET /{path}`: the plural key, side-loads and `meta`."""
    found = collect(resource, call, rows)
    answer: dict[str, Any] = {**resource.hooks.beside_list(call, found.page)}
    answer[resource.plural] = [
        {**show(resource, call.state, row), **resource.hooks.only_listed(call.state, row)} for row in found.page
    ]
    if resource.total is not None:
        answer["meta"] = {"total": resource.total(found.total), **resource.hooks.meta(call, found.matches)}
    return json_response(200, answer)


def get(resource: Resource, call: Call, key: str) -> Response:
    """`GET /{path}/{id}`."""
    row = find(resource, call, key)
    if row is None:
        return resource.hooks.gone(call, key) or missing(resource, call, key)
    shown = {**show(resource, call.state, row), **resource.hooks.only_one(call.state, row)}
    return json_response(200, {**resource.hooks.beside_one(call, row), resource.singular: shown})


def create(resource: Resource, call: Call, sent: dict[str, Any] | None = None) -> Response:
    """`POST /{path}`: 201 for a new row, 200 where a known one was updated instead."""
    hooks = resource.hooks
    row, echo = read_body(resource, call.wrapped(resource.singular) if sent is None else sent)
    refusal = hooks.check(call, row, None)
    if refusal is not None:
        return refusal
    known = hooks.existing(call, row)
    if known is not None:
        return write(resource, call, known, row, echo)
    stored = call.state.store.insert(resource.rows, hooks.prepare(call, row, None))
    return _answer(resource, call, stored, echo, None)


def update(resource: Resource, call: Call, key: str) -> Response:
    """`PUT` and `PATCH /{path}/{id}`: unsent columns stay."""
    known = find(resource, call, key)
    if known is None:
        return missing(resource, call, key)
    row, echo = read_body(resource, call.wrapped(resource.singular))
    refusal = resource.hooks.check(call, row, known)
    if refusal is not None:
        return refusal
    return write(resource, call, known, row, echo)


def delete(resource: Resource, call: Call, key: str) -> Response:
    """`DELETE /{path}/{id}`."""
    row = find(resource, call, key)
    if row is None:
        return missing(resource, call, key)
    call.state.store.delete(resource.rows, row["id"])
    resource.hooks.removed(call, row)
    return Response(200, resource.deleted) if resource.deleted else Response(200, b"", _WORDLESS)


def find(resource: Resource, call: Call, key: str) -> Row | None:
    """The row that a path names."""
    return row_named(call.state, resource.rows, key)


def missing(resource: Resource, call: Call, key: str) -> Response:
    """The answer for a row that is not there; some resources say 403."""
    if resource.missing_list:
        return json_response(404, {"errors": [{"status": 404, "title": "Not Found"}]})
    text = resource.missing_texts.get(call.method, "No Result found for {model} with id {id}")
    return message_response(resource.missing.get(call.method, 404), text.format(model=resource.model, id=key))


def write(
    resource: Resource, call: Call, known: Row, row: Row, echo: Row, *, more: Callable[[Row], Row] | None = None
) -> Response:
    """Write new values into a known row; `more` adds to the object in the answer."""
    merged = resource.hooks.prepare(call, {**known, **row}, known)
    stored = call.state.store.replace(resource.rows, merged)
    return _answer(resource, call, stored, echo, known, more=more)


def _answer(
    resource: Resource,
    call: Call,
    stored: Row,
    echo: Row,
    known: Row | None,
    *,
    more: Callable[[Row], Row] | None = None,
) -> Response:
    hooks = resource.hooks
    hooks.after(call, stored)
    stored = call.state.store.get(resource.rows, stored["id"]) or stored
    hooks.announce(call, stored, known)
    shown = show_written(resource, call.state, stored, echo, created=known is None)
    shown = {**shown, **hooks.written(call, stored), **(more(stored) if more else {})}
    answer = {**hooks.beside_write(call, stored), resource.singular: shown}
    return json_response(resource.created if known is None else 200, answer)
