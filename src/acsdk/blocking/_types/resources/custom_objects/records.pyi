"""Made by `nox -s refresh` from acsdk.resources.custom_objects.records."""

from acsdk._options import RequestOptions
from acsdk.blocking._types._pager import Pager
from acsdk.models.custom_objects.custom_object_record import CustomObjectRecord, CustomObjectRecordInput
from acsdk.resources.custom_objects.records import Conditions
from acsdk.resources.kit.queries import ListOptions, OneOrMore
from typing import Unpack


class CustomObjectRecords:
    """Records of custom objects. Reading lags behind writing, by up to some ten seconds on live accounts."""
    def get(self, schema_id: str, record_id: str, **options: Unpack[RequestOptions]) -> CustomObjectRecord:
        """Fetch a record by its id. Raises `NotFoundError`. Get a Record by Id page."""
        ...
    def get_by_external_id(
        self,
        schema_id: str,
        external_id: str,
        **options: Unpack[RequestOptions],
    ) -> CustomObjectRecord:
        """Fetch a record by your own key. Raises `NotFoundError`. Get a Record by External ID page."""
        ...
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
        ...
    def upsert(
        self,
        schema_id: str,
        record: CustomObjectRecordInput,
        **options: Unpack[RequestOptions],
    ) -> CustomObjectRecord:
        """Create a record, or replace the one with the same id or external id. Create or Update Record page.

        All of it is replaced: a field that is not given is emptied. With one of the ids it may be repeated.
        """
        ...
    def delete(self, schema_id: str, record_id: str, **options: Unpack[RequestOptions]) -> None:
        """Delete a record by its id. Delete a Record by Id page."""
        ...
    def delete_by_external_id(self, schema_id: str, external_id: str, **options: Unpack[RequestOptions]) -> None:
        """Delete a record by your own key. Delete a Record by External ID page."""
        ...
