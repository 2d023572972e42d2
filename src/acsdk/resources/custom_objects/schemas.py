"""``client.custom_objects.schemas``."""

from __future__ import annotations

from typing import Annotated, Final, Literal, Unpack

from acsdk._options import RequestOptions
from acsdk._pager import Pager
from acsdk.models.custom_objects.custom_object_schema import (
    CustomObjectSchema,
    CustomObjectSchemaInput,
    CustomObjectSchemaUpdate,
    CustomObjectVisibility,
)
from acsdk.resources.kit.namespace import Namespace
from acsdk.resources.kit.paths import path_part
from acsdk.resources.kit.queries import ListKeywords, OneOrMore, Params, bare, filtered, ordering
from acsdk.resources.kit.resource import Resource, expect_input

__all__ = ["CustomObjectSchemas", "SchemaQuery"]

_SCHEMAS: Final = Resource(
    name="custom_objects.schemas",
    path="/customObjects/schemas",
    model=CustomObjectSchema,
    one="schema",
    many="schemas",
    creates=CustomObjectSchemaInput,
    updates=CustomObjectSchemaUpdate,
)
_ALL_FIELDS: Final = (("showFields", "all"),)


class SchemaQuery(ListKeywords, total=False, closed=True):
    """Filters and order of `CustomObjectSchemas.list`. The page does not say which filters there are."""

    slug: Annotated[str, filtered("slug")]
    """The schema's name in URLs."""
    visibility: Annotated[CustomObjectVisibility | Literal["private", "public"], filtered("visibility")]
    """Who sees it."""
    show_fields: Annotated[Literal["all"], bare("showFields")]
    """``all`` shows deleted fields too, whose ids can never be used again."""
    order_by: Annotated[
        OneOrMore[
            Literal[
                "labels.singular", "-labels.singular", "labels.plural", "-labels.plural",
                "created_timestamp", "-created_timestamp",
            ]
        ],
        ordering(created_timestamp="createdTimestamp"),
    ]  # fmt: skip
    """One or several, the most important first; a minus means downwards."""


class CustomObjectSchemas(Namespace):
    """Schemas. Their ids are UUIDs. Ids of fields are yours to choose, and those of deleted fields are taken."""

    async def get(
        self, schema_id: str, *, show_deleted_fields: bool = False, **options: Unpack[RequestOptions]
    ) -> CustomObjectSchema:
        """Fetch a schema. Raises `NotFoundError`. Retrieve a Schema page."""
        return await self._call(_SCHEMAS.get(schema_id, _shown(show_deleted_fields)), options)

    def list(self, **query: Unpack[SchemaQuery]) -> Pager[CustomObjectSchema]:
        """List schemas. List All Schemas page. Counted off; looks again where rows leave."""
        return _SCHEMAS.list(self._call, SchemaQuery, query)

    async def create(self, schema: CustomObjectSchemaInput, **options: Unpack[RequestOptions]) -> CustomObjectSchema:
        """Create a schema that this account alone sees. Raises `ConflictError` when its slug is taken.

        Create a Schema page.
        """
        return await self._call(_SCHEMAS.create(schema), options)

    async def create_public(
        self, schema: CustomObjectSchemaInput, **options: Unpack[RequestOptions]
    ) -> CustomObjectSchema:
        """Create a schema from which other accounts make theirs. Create a Public Schema page."""
        body = _SCHEMAS.wrap(expect_input(schema, CustomObjectSchemaInput))
        create = _SCHEMAS.operation("create_public", "POST", "/public", _SCHEMAS.read_one, body=body)
        return await self._call(create, options)

    async def create_child(self, schema_id: str, **options: Unpack[RequestOptions]) -> CustomObjectSchema:
        """Make this account's own schema from a public one. Create a Child Schema page."""
        path = f"/{path_part(schema_id)}/child"
        return await self._call(_SCHEMAS.operation("create_child", "POST", path, _SCHEMAS.read_one), options)

    async def update(
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
        if validate_only:
            options["extra_headers"] = {**options.get("extra_headers", {}), "validateOnly": "true"}
        path = f"/{path_part(schema_id)}"
        body = _SCHEMAS.wrap(expect_input(changes, CustomObjectSchemaUpdate))
        params = _shown(show_deleted_fields)
        return await self._call(
            _SCHEMAS.operation("update", "PUT", path, _SCHEMAS.read_one, params=params, body=body), options
        )

    async def delete(self, schema_id: str, **options: Unpack[RequestOptions]) -> None:
        """Delete a schema. Delete a Schema page."""
        await self._call(_SCHEMAS.delete(schema_id), options)

    async def delete_field(
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
        path = f"/{path_part(schema_id)}/fields/{path_part(field_id)}"
        params = _shown(show_deleted_fields)
        return await self._call(
            _SCHEMAS.operation("delete_field", "DELETE", path, _SCHEMAS.read_one, params=params), options
        )


def _shown(show_deleted_fields: bool) -> Params:
    return _ALL_FIELDS if show_deleted_fields else ()
