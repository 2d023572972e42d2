"""Records of one schema as instances of a model of the user's."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Any, Final, Generic, TypeVar, Unpack, cast

from pydantic import BaseModel, ValidationError

from acsdk._engine.operation import Answer, Caller, Operation
from acsdk._errors import DecodeError, InvalidInputError
from acsdk._options import RequestOptions
from acsdk._page import Page
from acsdk._pager import Pager
from acsdk.models.custom_objects.custom_object_mapping import CustomObjectMapping
from acsdk.models.custom_objects.custom_object_record import CustomObjectRecord
from acsdk.models.kit.columns import layout_of
from acsdk.resources.custom_objects.records import (
    RECORDS,
    Conditions,
    by_external_id,
    delete_by_external_id,
    record_params,
    upsert_record,
)
from acsdk.resources.kit.namespace import Namespace
from acsdk.resources.kit.paging import by_offset, walk_by_offset
from acsdk.resources.kit.queries import ListOptions, OneOrMore, Params, read_query
from acsdk.resources.kit.reading import records

__all__ = ["MappedRecords"]

B = TypeVar("B", bound=BaseModel)
_READ_RECORDS: Final = records(CustomObjectRecord, "records")


class MappedRecords(Namespace, Generic[B]):
    """Records of one kind, by your own key, as instances of your own model.

    A record that does not fit the model raises `DecodeError`, which names the attributes.
    """

    def __init__(self, call: Caller, schema_id: str, mapping: CustomObjectMapping[B]) -> None:
        super().__init__(call)
        self._schema_id = schema_id
        self._mapping = mapping

    async def get(self, key: str, **options: Unpack[RequestOptions]) -> B:
        """Fetch a record by your own key. Raises `NotFoundError`."""
        get = by_external_id(self._schema_id, key, self._read_one)
        return await self._call(get, options)

    def list(
        self,
        *,
        fields: Conditions | None = None,
        relationships: Conditions | None = None,
        properties: Conditions | None = None,
        order_by: OneOrMore[str] = (),
        **query: Unpack[ListOptions],
    ) -> Pager[B]:
        """List the records for which all conditions hold; the conditions are those of ``records.list``.

        Counted off; looks again where rows leave.
        """
        conditions = record_params(fields, relationships, properties, order_by)

        def page(asked: Params, *, background: bool) -> Operation[Page[B]]:
            params = (*conditions, *asked)
            return RECORDS.at(self._schema_id).operation(
                "list", "GET", "", self._read_page, params=params, background=background
            )

        return walk_by_offset(self._call, read_query(ListOptions, query), page, paging=by_offset, key=self._key)

    async def upsert(self, instance: B, **options: Unpack[RequestOptions]) -> CustomObjectRecord:
        """Create a record, or replace the one with the same key. May be repeated.

        An attribute that is ``None`` empties its field. The answer is the record as the API tells it.
        """
        if not isinstance(instance, self._mapping.model):
            raise InvalidInputError(f"expected {self._mapping.model.__name__}, not {type(instance).__name__}")
        try:
            record = self._mapping.to_record(instance)
        except ValueError as error:
            raise InvalidInputError(str(error)) from None
        return await self._call(upsert_record(self._schema_id, record), options)

    async def delete(self, key: str, **options: Unpack[RequestOptions]) -> None:
        """Delete a record by your own key."""
        await self._call(delete_by_external_id(self._schema_id, key), options)

    def _read_page(self, answer: Answer) -> Page[B]:
        page = _READ_RECORDS(answer)
        instances = [self._instance(record, answer) for record in page.items]
        columns = partial(layout_of, self._mapping.model)
        return replace(cast("Page[Any]", page), items=instances, layout=columns)

    def _read_one(self, answer: Answer) -> B:
        return self._instance(RECORDS.read_one(answer), answer)

    def _instance(self, record: CustomObjectRecord, answer: Answer) -> B:
        try:
            return self._mapping.to_instance(record)
        except ValidationError as error:
            lines = error.errors(include_url=False, include_context=False, include_input=False)
            reasons = "; ".join(f"{'.'.join(map(str, line['loc']))}: {line['msg']}" for line in lines)
            raise DecodeError(
                f"a record does not fit {self._mapping.model.__name__}: {reasons}",
                status_code=answer.info.status_code,
                request_id=answer.info.request_id,
            ) from None

    def _key(self, instance: B) -> int:
        return hash(getattr(instance, self._mapping.key))
