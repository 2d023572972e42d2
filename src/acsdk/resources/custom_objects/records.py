"""``client.custom_objects.records``."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Final, TypeAlias, TypeVar, Unpack

from acsdk._engine.operation import Answer, Operation
from acsdk._errors import InvalidInputError
from acsdk._options import RequestOptions
from acsdk._pager import Pager
from acsdk.models.custom_objects.custom_object_filter import CustomObjectCondition, FieldOperand
from acsdk.models.custom_objects.custom_object_record import CustomObjectRecord, CustomObjectRecordInput
from acsdk.resources.kit.namespace import Namespace
from acsdk.resources.kit.paths import path_part
from acsdk.resources.kit.queries import ListOptions, OneOrMore, Params
from acsdk.resources.kit.reading import nothing
from acsdk.resources.kit.resource import Resource, expect_input

__all__ = [
    "RECORDS",
    "Conditions",
    "CustomObjectRecords",
    "by_external_id",
    "delete_by_external_id",
    "record_params",
    "upsert_record",
]

T = TypeVar("T")

RECORDS: Final = Resource(
    name="custom_objects.records",
    path="/customObjects/records/{}",
    model=CustomObjectRecord,
    one="record",
    many="records",
    creates=CustomObjectRecordInput,
)
Conditions: TypeAlias = Mapping[str, FieldOperand | CustomObjectCondition]
"""By name, what must hold: a value that it must equal, or a condition."""
_NAMES: Final = {
    "created_timestamp": "createdTimestamp",
    "external_id": "externalId",
    "updated_timestamp": "updatedTimestamp",
}


class CustomObjectRecords(Namespace):
    """Records of custom objects. Reading lags behind writing, by up to some ten seconds on live accounts."""

    async def get(self, schema_id: str, record_id: str, **options: Unpack[RequestOptions]) -> CustomObjectRecord:
        """Fetch a record by its id. Raises `NotFoundError`. Get a Record by Id page."""
        return await self._call(RECORDS.at(schema_id).get(record_id), options)

    async def get_by_external_id(
        self, schema_id: str, external_id: str, **options: Unpack[RequestOptions]
    ) -> CustomObjectRecord:
        """Fetch a record by your own key. Raises `NotFoundError`. Get a Record by External ID page."""
        return await self._call(by_external_id(schema_id, external_id, RECORDS.read_one), options)

    def list(
        self,
        schema_id: str,
        *,
        fields: Conditions | None = None,
        relationships: Conditions | None = None,
        properties: Conditions | None = None,
        order_by: OneOrMore[str] = (),
        **query: Unpack[ListOptions],
    ) -> Pager[CustomObjectRecord]:
        """List the records of a schema for which all conditions hold. List Records by Schema page.

        ``fields`` and ``relationships`` are by id, ``properties`` are the record's own, such as ``external_id``; of
        ``created_timestamp`` live accounts found exact matches alone. ``order_by`` takes ``fields.<id>`` and
        properties; a minus means downwards::

            records.list(schema_id, fields={"rating": CustomObjectCondition(gte=4)}, relationships={"account": 12})
        Comes whole.
        """
        params = record_params(fields, relationships, properties, order_by)
        return RECORDS.at(schema_id).list(self._call, ListOptions, query, params=params)

    async def upsert(
        self, schema_id: str, record: CustomObjectRecordInput, **options: Unpack[RequestOptions]
    ) -> CustomObjectRecord:
        """Create a record, or replace the one with the same id or external id. Create or Update Record page.

        All of it is replaced: a field that is not given is emptied. With one of the ids it may be repeated.
        """
        return await self._call(upsert_record(schema_id, record), options)

    async def delete(self, schema_id: str, record_id: str, **options: Unpack[RequestOptions]) -> None:
        """Delete a record by its id. Delete a Record by Id page."""
        await self._call(RECORDS.at(schema_id).delete(record_id), options)

    async def delete_by_external_id(self, schema_id: str, external_id: str, **options: Unpack[RequestOptions]) -> None:
        """Delete a record by your own key. Delete a Record by External ID page."""
        await self._call(delete_by_external_id(schema_id, external_id), options)


def by_external_id(schema_id: str, external_id: str, read: Callable[[Answer], T]) -> Operation[T]:
    """Fetch a record by your own key.

    The page's path, ``/records/{schemdId}/external/{externalId}``, is a slip: deleting has the whole one.
    """
    path = f"/external/{path_part(external_id)}"
    return RECORDS.at(schema_id).operation("get_by_external_id", "GET", path, read)


def delete_by_external_id(schema_id: str, external_id: str) -> Operation[None]:
    """Delete a record by your own key."""
    path = f"/external/{path_part(external_id)}"
    return RECORDS.at(schema_id).operation("delete_by_external_id", "DELETE", path, nothing, may_be_empty=True)


def upsert_record(schema_id: str, record: CustomObjectRecordInput) -> Operation[CustomObjectRecord]:
    """Create or replace a record; without a key each repetition would create another."""
    content = expect_input(record, CustomObjectRecordInput)
    has_key = content.id is not None or content.external_id is not None
    body = RECORDS.wrap(content)
    return RECORDS.at(schema_id).operation("upsert", "POST", "", RECORDS.read_one, body=body, repeatable=has_key)


def record_params(
    fields: Conditions | None,
    relationships: Conditions | None,
    properties: Conditions | None,
    order_by: OneOrMore[str],
) -> Params:
    """The parameters of a listing."""
    names = (order_by,) if isinstance(order_by, str) else order_by
    return (
        *_filters("fields.", fields),
        *_filters("relationships.", relationships),
        *_filters("", properties),
        *map(_order, names),
    )


def _filters(prefix: str, conditions: Conditions | None) -> Iterator[tuple[str, str]]:
    for name, given in (conditions or {}).items():
        condition = given if isinstance(given, CustomObjectCondition) else CustomObjectCondition(eq=given)
        operators = tuple(condition.operators())
        if not operators:
            raise InvalidInputError(f"the condition on {name!r} is empty; leave it out to get everything")
        for operator, operand in operators:
            yield f"filters[{prefix}{_NAMES.get(name, name)}][{operator}]", operand


def _order(name: str) -> tuple[str, str]:
    bare = name.removeprefix("-")
    return f"orders[{_NAMES.get(bare, bare)}]", "ASC" if bare == name else "DESC"
