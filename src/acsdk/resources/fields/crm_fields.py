"""The custom fields of accounts and of deals, which look alike."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar, Final, Unpack

from acsdk._options import RequestOptions
from acsdk._page import Page
from acsdk._pager import Pager
from acsdk.models.fields.crm_field import CrmField, CrmFieldInput, CrmFieldUpdate
from acsdk.resources.fields.field_choices import Choices, choices_named
from acsdk.resources.fields.field_directory import FieldDirectory
from acsdk.resources.kit.namespace import Namespace
from acsdk.resources.kit.queries import ListOptions
from acsdk.resources.kit.resource import Resource

__all__ = ["CrmFields", "directory_of"]

_OF_CHOICES: Final = frozenset({"dropdown", "multiselect", "radio", "checkbox"})


def directory_of(name: str, path: str, *, one: str, many: str) -> FieldDirectory[CrmField]:
    """Declare where custom fields are defined."""
    fields = Resource(
        name=name,
        path=path,
        model=CrmField,
        one=one,
        many=many,
        creates=CrmFieldInput,
        updates=CrmFieldUpdate,
        whole=True,  # as recorded: all definitions, and no total
    )
    remedy = f"create it with client.{name}.create(...)"
    return FieldDirectory(
        resource=fields,
        names=(lambda field: field.label, lambda field: field.tag),
        remedy=remedy,
        choices=_choices,
        choice_remedy=f"give all of them and this one to client.{name}.update(...)",
    )


def _choices(page: Page[CrmField]) -> Iterator[tuple[int, Choices]]:
    for field in page.items:
        if field.options and str(field.type) in _OF_CHOICES:
            yield field.id, choices_named(field.options)


class CrmFields(Namespace):
    """Definitions of custom fields."""

    _directory: ClassVar[FieldDirectory[CrmField]]

    async def get(self, field_id: int, **options: Unpack[RequestOptions]) -> CrmField:
        """Fetch a field. Raises `NotFoundError`. Custom Fields page."""
        return await self._call(self._directory.resource.get(field_id), options)

    def list(self, **query: Unpack[ListOptions]) -> Pager[CrmField]:
        """List fields. Custom Fields page. Comes whole."""
        return self._directory.resource.list(self._call, ListOptions, query)

    async def create(self, field: CrmFieldInput, **options: Unpack[RequestOptions]) -> CrmField:
        """Create a field. Custom Fields page."""
        made = await self._call(self._directory.resource.create(field), options)
        self._directory.forget(self._call)
        return made

    async def update(self, field_id: int, changes: CrmFieldUpdate, **options: Unpack[RequestOptions]) -> CrmField:
        """Change a field. Its type cannot be changed. Custom Fields page."""
        changed = await self._call(self._directory.resource.update(field_id, changes), options)
        self._directory.forget(self._call)
        return changed

    async def delete(self, field_id: int, **options: Unpack[RequestOptions]) -> None:
        """Delete a field. What becomes of its values is not documented. Custom Fields page."""
        await self._call(self._directory.resource.delete(field_id), options)
        self._directory.forget(self._call)
