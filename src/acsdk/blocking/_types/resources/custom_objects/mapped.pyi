"""Made by `nox -s refresh` from acsdk.resources.custom_objects.mapped."""

from acsdk._options import RequestOptions
from acsdk.blocking._types._pager import Pager
from acsdk.models.custom_objects.custom_object_record import CustomObjectRecord
from acsdk.resources.custom_objects.records import Conditions
from acsdk.resources.kit.queries import ListOptions, OneOrMore
from pydantic import BaseModel
from typing import Generic, TypeVar, Unpack

B = TypeVar('B', bound=BaseModel)

class MappedRecords(Generic[B]):
    """Records of one kind, by your own key, as instances of your own model.

    A record that does not fit the model raises `DecodeError`, which names the attributes.
    """
    def get(self, key: str, **options: Unpack[RequestOptions]) -> B:
        """Fetch a record by your own key. Raises `NotFoundError`."""
        ...
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
        ...
    def upsert(self, instance: B, **options: Unpack[RequestOptions]) -> CustomObjectRecord:
        """Create a record, or replace the one with the same key. May be repeated.

        An attribute that is ``None`` empties its field. The answer is the record as the API tells it.
        """
        ...
    def delete(self, key: str, **options: Unpack[RequestOptions]) -> None:
        """Delete a record by your own key."""
        ...
