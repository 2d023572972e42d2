"""Made by `nox -s refresh` from acsdk.resources.custom_objects.custom_objects."""

from acsdk.blocking._types.resources.custom_objects.mapped import MappedRecords
from acsdk.blocking._types.resources.custom_objects.records import CustomObjectRecords
from acsdk.blocking._types.resources.custom_objects.schemas import CustomObjectSchemas
from collections.abc import Mapping
from pydantic import BaseModel
from typing import TypeVar

B = TypeVar('B', bound=BaseModel)

class CustomObjects:
    """Custom objects: records of kinds that the account defines itself, tied to contacts, accounts or deals."""
    @property
    def schemas(self) -> CustomObjectSchemas:
        """What kinds there are, and which fields and relationships each has."""
        ...
    @property
    def records(self) -> CustomObjectRecords:
        """Records of any kind."""
        ...
    def mapped(
        self,
        schema_id: str,
        model: type[B],
        *,
        key: str,
        relationships: Mapping[str, str] | None = None,
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
        ...
