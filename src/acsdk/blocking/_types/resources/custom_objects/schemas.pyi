"""Made by `nox -s refresh` from acsdk.resources.custom_objects.schemas."""

from acsdk._options import RequestOptions
from acsdk.blocking._types._pager import Pager
from acsdk.models.custom_objects.custom_object_schema import CustomObjectSchema, CustomObjectSchemaInput, CustomObjectSchemaUpdate
from acsdk.resources.custom_objects.schemas import SchemaQuery
from typing import Unpack


class CustomObjectSchemas:
    """Schemas. Their ids are UUIDs. Ids of fields are yours to choose, and those of deleted fields are taken."""
    def get(
        self,
        schema_id: str,
        *,
        show_deleted_fields: bool = False,
        **options: Unpack[RequestOptions],
    ) -> CustomObjectSchema:
        """Fetch a schema. Raises `NotFoundError`. Retrieve a Schema page."""
        ...
    def list(self, **query: Unpack[SchemaQuery]) -> Pager[CustomObjectSchema]:
        """List schemas. List All Schemas page. Counted off; looks again where rows leave."""
        ...
    def create(self, schema: CustomObjectSchemaInput, **options: Unpack[RequestOptions]) -> CustomObjectSchema:
        """Create a schema that this account alone sees. Raises `ConflictError` when its slug is taken.

        Create a Schema page.
        """
        ...
    def create_public(self, schema: CustomObjectSchemaInput, **options: Unpack[RequestOptions]) -> CustomObjectSchema:
        """Create a schema from which other accounts make theirs. Create a Public Schema page."""
        ...
    def create_child(self, schema_id: str, **options: Unpack[RequestOptions]) -> CustomObjectSchema:
        """Make this account's own schema from a public one. Create a Child Schema page."""
        ...
    def update(
        self,
        schema_id: str,
        changes: CustomObjectSchemaUpdate,
        *,
        validate_only: bool = False,
        show_deleted_fields: bool = False,
        **options: Unpack[RequestOptions],
    ) -> CustomObjectSchema:
        """Change a schema; with ``validate_only`` only ask whether it could be. Update a Schema page.

        Give all fields: the page does not say what becomes of one that is left out.
        """
        ...
    def delete(self, schema_id: str, **options: Unpack[RequestOptions]) -> None:
        """Delete a schema. Delete a Schema page."""
        ...
    def delete_field(
        self,
        schema_id: str,
        field_id: str,
        *,
        show_deleted_fields: bool = False,
        **options: Unpack[RequestOptions],
    ) -> CustomObjectSchema:
        """Delete a field, with what all records hold in it, for good. Delete a Field page.

        Administrators alone may, and not in public or child schemas. The id of the field stays taken.
        """
        ...
