"""A v3 resource as a declaration, and the operations that follow from it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any, Generic, Self, TypeVar

from acsdk._engine.operation import Answer, Caller, Operation
from acsdk._errors import DecodeError, InvalidInputError
from acsdk._page import Page, PageQuery
from acsdk._pager import Pager, Unread
from acsdk.models.kit.base import Input
from acsdk.models.kit.encode import to_json
from acsdk.models.kit.record import Record
from acsdk.models.kit.wire import read_int
from acsdk.resources.kit.namespace import expect
from acsdk.resources.kit.paging import PageOperation, by_offset, walk_by_id, walk_by_offset
from acsdk.resources.kit.paths import Id, fill_path, path_part
from acsdk.resources.kit.queries import Later, Params, read_query
from acsdk.resources.kit.reading import nothing, record, records, unread

__all__ = ["Resource", "expect_input", "operation"]

R = TypeVar("R", bound=Record)
I = TypeVar("I", bound=Input)  # noqa: E741  the input that is sent
T = TypeVar("T")

_REPEATABLE = {"GET", "PUT", "DELETE"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Resource(Generic[R]):
    """Where a kind of record lives, how it is wrapped, and what is sent to it."""

    name: str
    """What its operations are called: ``tags`` makes ``tags.get``."""
    path: str
    """The collection's path, with ``{}`` for ids that `at` fills in."""
    model: type[R]
    """What its answers become."""
    one: str | tuple[str, ...] = ()
    """The key around a single record; several, where answers differ, the written one first; none, where it is bare."""
    many: str = ""
    """The key around a list of records."""
    creates: type[Input] | None = None
    """What `create` accepts."""
    updates: type[Input] | None = None
    """What `update` accepts."""
    upserts: bool = False
    """Whether creating what exists already updates it or gives it back, so that a create may be repeated."""
    paging: Callable[[PageQuery], Params] = by_offset
    """How a page is asked for."""
    whole: bool = False
    """Whether it comes whole, whatever page is asked for: a short page is then all there is, without a total."""

    def at(self, *ids: Id) -> Self:
        """The resource below these records: the ids fill the ``{}`` of the path. Such collections come whole."""
        return replace(self, path=fill_path(self.path, *ids), whole=True)

    def get(self, record_id: Id, params: Params = ()) -> Operation[R]:
        """Fetch one record."""
        return self.operation("get", "GET", f"/{path_part(record_id)}", self.read_one, params=params)

    def only(self, action: str = "get") -> Operation[R]:
        """Fetch the one record that the path itself names."""
        return self.operation(action, "GET", "", self.read_one)

    def create(self, content: Input, *, beside: Mapping[str, object] | None = None) -> Operation[R]:
        """Create a record. ``beside`` are keys of the body next to it."""
        body = self.wrap(expect_input(content, self.creates), beside)
        return self.operation("create", "POST", "", self.read_made, body=body, repeatable=self.upserts)

    def update(self, record_id: Id, changes: Input, *, beside: Mapping[str, object] | None = None) -> Operation[R]:
        """Change a record; what is not sent stays as it is."""
        body = self.wrap(expect_input(changes, self.updates), beside)
        return self.operation("update", "PUT", f"/{path_part(record_id)}", self.read_one, body=body)

    def delete(self, record_id: Id) -> Operation[None]:
        """Delete a record. A 404 to a repetition is a success: the lost answer was to the deletion."""
        return self.operation("delete", "DELETE", f"/{path_part(record_id)}", nothing, may_be_empty=True)

    def list(
        self,
        call: Caller,
        query_type: type[object],
        given: Mapping[str, object],
        *,
        params: Params = (),
        after: str | None = None,
        later: Later | None = None,
        action: str = "list",
    ) -> Pager[R]:
        """Walk the records.

        ``params`` are sent with every page, and what ``later`` finds before the first; ``after`` names the parameter
        that walks by id, where the call may do so.
        """
        query = replace(read_query(query_type, given), later=later)

        def page(read: Callable[[Answer], Page[T]]) -> PageOperation[T]:
            def operation(asked: Params, *, background: bool) -> Operation[Page[T]]:
                return self.operation(action, "GET", "", read, params=(*params, *asked), background=background)

            return operation

        def unread_rows() -> Unread | None:
            """The same walk without a model for each row, which takes most of the time of a table."""
            from acsdk.models.kit.wire_columns import is_read_by_fields  # most programs make no tables

            if not is_read_by_fields(self.model):
                return None
            rows = page(unread(self.model, self.many))
            if after is not None:
                return walk_by_id(call, query, rows, after=after, key=_wire_key)
            return walk_by_offset(call, query, rows, paging=self.paging, key=_wire_identity, whole=self.whole)

        rows = page(records(self.model, self.many))
        if after is not None:
            return walk_by_id(call, query, rows, after=after, key=_key, unread=unread_rows)
        return walk_by_offset(
            call,
            query,
            rows,
            paging=self.paging,
            key=_identity,
            whole=self.whole,
            has_key="id" in self.model.model_fields,
            unread=unread_rows,
        )

    def read_one(self, answer: Answer) -> R:
        """Read an answer that holds one record."""
        return record(self.model, *((self.one,) if isinstance(self.one, str) else self.one))(answer)

    def read_made(self, answer: Answer) -> R:
        """Read the answer to a create. Whoever goes on with what was made needs its id, and 0 is nobody's."""
        made = self.read_one(answer)
        if getattr(made, "id", None) == 0:
            raise DecodeError(
                f"the answer names no id of what {self.name} created, so nobody can go on with it",
                status_code=answer.info.status_code,
                request_id=answer.info.request_id,
            )
        return made

    def wrap(self, content: Input, beside: Mapping[str, object] | None = None) -> object:
        """The body around a record."""
        if not self.one:
            return content
        return {self.one if isinstance(self.one, str) else self.one[0]: content, **(beside or {})}

    def operation(
        self,
        action: str,
        method: str,
        path: str,
        read: Callable[[Answer], T],
        *,
        params: Params = (),
        body: object = None,
        repeatable: bool | None = None,
        may_be_empty: bool = False,
        background: bool = False,
    ) -> Operation[T]:
        """Any operation on a path below the collection's."""
        return operation(
            f"{self.name}.{action}",
            method,
            self.path + path,
            read,
            params=params,
            body=body,
            repeatable=repeatable,
            may_be_empty=may_be_empty,
            background=background,
        )


def _key(row: Record) -> int:
    return row.key


def _identity(row: Record) -> object:
    return getattr(row, "id", None)  # newer resources have UUIDs


def _wire_key(row: Mapping[str, Any]) -> int:
    return read_int(row.get("id")) or 0


def _wire_identity(row: Mapping[str, Any]) -> object:
    return row.get("id")


def operation(
    name: str,
    method: str,
    path: str,
    read: Callable[[Answer], T],
    *,
    params: Params = (),
    body: object = None,
    repeatable: bool | None = None,
    may_be_empty: bool = False,
    background: bool = False,
    only_reads: bool = False,
) -> Operation[T]:
    """An operation on any path below ``/api/3``. By default GET, PUT and DELETE may be repeated, POST and PATCH not."""
    return Operation(
        name,
        method,
        path,
        read,
        params=params,
        body=None if body is None else to_json(body),
        repeatable=method in _REPEATABLE if repeatable is None else repeatable,
        only_reads=only_reads,
        may_be_empty=may_be_empty,
        background=background,
    )


def expect_input(content: I, expected: type[Input] | None) -> I:
    """The content, if it is of the class that this resource is written with."""
    if expected is None:
        raise InvalidInputError("this resource cannot be written")
    expect(content, expected)
    return content
