"""The namespace itself."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from pydantic import BaseModel

from acsdk._errors import InvalidInputError
from acsdk.models.custom_objects.custom_object_mapping import CustomObjectMapping
from acsdk.resources.custom_objects.mapped import MappedRecords
from acsdk.resources.custom_objects.records import CustomObjectRecords
from acsdk.resources.kit.namespace import Namespace

if TYPE_CHECKING:
    from acsdk.resources.custom_objects.schemas import CustomObjectSchemas

__all__ = ["CustomObjects"]

B = TypeVar("B", bound=BaseModel)


class CustomObjects(Namespace):
    """Custom objects: records of kinds that the account defines itself, tied to contacts, accounts or deals."""

    @cached_property
    def schemas(self) -> CustomObjectSchemas:
        """What kinds there are, and which fields and relationships each has."""
        from acsdk.resources.custom_objects.schemas import CustomObjectSchemas

        return CustomObjectSchemas(self._call)

    @cached_property
    def records(self) -> CustomObjectRecords:
        """Records of any kind."""
        return CustomObjectRecords(self._call)

    def mapped(
        self, schema_id: str, model: type[B], *, key: str, relationships: Mapping[str, str] | None = None
    ) -> MappedRecords[B]:
        """Records of one kind as instances of a pydantic model of your own.

        An attribute is the field of the schema that its alias names, or its own name where it has none. ``key`` is the
        attribute that is the record's own key, ``external_id``; ``relationships`` says by attribute which relationship
        its id, or list of ids, belongs to::

            class Ticket(BaseModel):
                number: str
                seat_row: int = Field(alias="seat-row")
                contact_id: int

            tickets = client.custom_objects.mapped(
                schema_id, Ticket, key="number", relationships={"contact_id": "primary-contact"}
            )
        """
        try:
            mapping = CustomObjectMapping(model, key, dict(relationships or {}))
        except ValueError as error:
            raise InvalidInputError(str(error)) from None
        return MappedRecords(self._call, schema_id, mapping)
