"""What custom fields there are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property
from typing import Annotated, Any, Final, Unpack

from acsdk._engine.operation import Answer
from acsdk._errors import InvalidInputError, NotFoundError, ValidationFailedError
from acsdk._json.shapes import is_mapping, is_sequence
from acsdk._options import RequestOptions
from acsdk._pager import Pager
from acsdk.models.fields.custom_field import CustomField
from acsdk.models.fields.custom_field_input import CustomFieldInput, CustomFieldUpdate
from acsdk.models.fields.field_option import FieldOption, FieldOptionInput, FieldRelation, FieldRelationInput
from acsdk.resources.fields.field_groups import FieldGroups
from acsdk.resources.fields.field_names import FIELDS_PATH, forget_fields
from acsdk.resources.fields.field_values import FieldValues
from acsdk.resources.kit.checks import listed
from acsdk.resources.kit.namespace import Namespace
from acsdk.resources.kit.queries import ListKeywords, ListOptions, filtered
from acsdk.resources.kit.reading import record, records
from acsdk.resources.kit.resource import Resource, expect_input, operation

__all__ = ["FieldQuery", "Fields"]

_EMPTY_SUCCESS: Final = 200

_FIELDS: Final = Resource(
    name="fields",
    path=FIELDS_PATH,
    model=CustomField,
    one="field",
    many="fields",
    creates=CustomFieldInput,
    updates=CustomFieldUpdate,
)
_RELATIONS: Final = Resource(
    name="fields.relations",
    path="/fieldRels",
    model=FieldRelation,
    one="fieldRel",
    many="fieldRels",
    creates=FieldRelationInput,
)
_OPTIONS: Final = Resource(
    name="fields.options", path="/fieldOptions", model=FieldOption, one="fieldOption", many="fieldOptions"
)


class FieldQuery(ListKeywords, total=False, closed=True):
    """Filters of `Fields.list`."""

    tag: Annotated[str, filtered("perstag")]
    """The personalisation tag, without the percent signs."""


class Fields(Namespace):
    """Custom fields of contacts.

    One is seen once it is on a list, which `relate` does, and in a group, which ``groups.add_member`` does.
    """

    async def get(self, field_id: int, **options: Unpack[RequestOptions]) -> CustomField:
        """Fetch a field with its ``options`` and ``relations``. Raises `NotFoundError`. Custom Fields page."""
        return await self._call(_FIELDS.get(field_id), options)

    def list(self, **query: Unpack[FieldQuery]) -> Pager[CustomField]:
        """List fields. A page's ``side_loads`` has the options and relations of all of them. Custom Fields page.

        Counted off; looks again where rows leave.
        """
        return _FIELDS.list(self._call, FieldQuery, query)

    async def create(self, field: CustomFieldInput, **options: Unpack[RequestOptions]) -> CustomField:
        """Create a field. Raises `ConflictError` when the title is taken. Custom Fields page."""
        content = expect_input(field, CustomFieldInput)

        def read(answer: Answer) -> CustomField:
            return record(CustomField, "field", "fields")(_with_field_of_title(answer, content.title))

        body = _FIELDS.wrap(content)
        made = await self._call(_FIELDS.operation("create", "POST", "", read, body=body), options)
        forget_fields(self._call)
        return made

    async def update(self, field_id: int, changes: CustomFieldUpdate, **options: Unpack[RequestOptions]) -> CustomField:
        """Change a field. Custom Fields page."""
        changed = await self._call(_FIELDS.update(field_id, changes), options)
        forget_fields(self._call)
        return changed

    async def delete(self, field_id: int, **options: Unpack[RequestOptions]) -> None:
        """Delete a field. What becomes of its values is not documented. Custom Fields page."""
        await self._call(_FIELDS.delete(field_id), options)
        forget_fields(self._call)

    async def add_options(
        self, field_id: int, choices: Sequence[FieldOptionInput | str], **options: Unpack[RequestOptions]
    ) -> Sequence[FieldOption]:
        """Add choices to a field: ``fieldOption/bulk``. A text stands for value and label. Custom Field Options page.

        Not repeated when the answer is lost: the choices would be there twice.
        """
        given = listed("choices", choices)
        if not given:
            raise InvalidInputError("choices is empty; give at least one")
        rows = [_option(field_id, number, choice) for number, choice in enumerate(given, start=1)]
        read = records(FieldOption, "fieldOptions")
        add = operation("fields.add_options", "POST", "/fieldOption/bulk", read, body={"fieldOptions": rows})
        return (await self._call(add, options)).items

    async def get_option(self, option_id: int, **options: Unpack[RequestOptions]) -> FieldOption:
        """Fetch one choice of a field, by its number. Raises `NotFoundError`. Undocumented, but recorded."""
        return await self._call(_OPTIONS.get(option_id), options)

    async def delete_option(self, option_id: int, **options: Unpack[RequestOptions]) -> None:
        """Remove a choice from a field, by its number. Undocumented, but recorded.

        The recorded answer is an empty 200 with an error code, and nobody knows whether the choice was gone. So after
        such an answer it is looked up, and `ValidationFailedError` is raised if it is still there. What becomes of the
        contacts that have it is unknown.
        """
        try:
            await self._call(_OPTIONS.delete(option_id), options)
        except ValidationFailedError as error:
            if error.status_code != _EMPTY_SUCCESS or await self._has_option(option_id, options):
                raise
        forget_fields(self._call)

    def relations(self, **query: Unpack[ListOptions]) -> Pager[FieldRelation]:
        """List which fields are on which lists. Undocumented, but used by others for years.

        Counted off; looks again where rows leave.
        """
        return _RELATIONS.list(self._call, ListOptions, query)

    async def get_relation(self, relation_id: int, **options: Unpack[RequestOptions]) -> FieldRelation:
        """Fetch one relation of a field to a list. Raises `NotFoundError`. Undocumented, but recorded."""
        return await self._call(_RELATIONS.get(relation_id), options)

    async def relate(self, field_id: int, list_id: int = 0, **options: Unpack[RequestOptions]) -> FieldRelation:
        """Make a field available on a list; 0 means all lists. Custom Field Relationships page."""
        content = FieldRelationInput(field_id=field_id, list_id=list_id)
        return await self._call(_RELATIONS.create(content), options)

    async def unrelate(self, relation_id: int, **options: Unpack[RequestOptions]) -> None:
        """Take a field off a list, by the number of the relation. Custom Field Relationships page."""
        await self._call(_RELATIONS.delete(relation_id), options)

    @cached_property
    def values(self) -> FieldValues:
        """What contacts have in their custom fields."""
        return FieldValues(self._call)

    @cached_property
    def groups(self) -> FieldGroups:
        """The groups in which fields are shown."""
        return FieldGroups(self._call)

    async def _has_option(self, option_id: int, options: RequestOptions) -> bool:
        try:
            await self.get_option(option_id, **options)
        except NotFoundError:
            return False
        return True


def _option(field_id: int, number: int, choice: FieldOptionInput | str) -> FieldOptionInput:
    content = FieldOptionInput(value=choice) if isinstance(choice, str) else expect_input(choice, FieldOptionInput)
    return content.with_defaults({"field_id": field_id, "order": number, "label": content.value, "is_default": False})


def _with_field_of_title(answer: Answer, title: str) -> Answer:
    """The documentation shows a whole list of fields in answer to a create: the new one is that of the title."""
    body: Any = answer.data
    if not is_mapping(body) or "field" in body or not is_sequence(body.get("fields")):
        return answer
    rows: Sequence[Any] = body["fields"]
    new = [row for row in rows if is_mapping(row) and row.get("title") == title]
    return replace(answer, data={**body, "fields": new or rows})
