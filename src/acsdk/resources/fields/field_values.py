"""What contacts have in their custom fields."""

from __future__ import annotations

from typing import Annotated, Final, Unpack

from acsdk._options import RequestOptions
from acsdk._pager import Pager
from acsdk.models.fields.field_value import FieldValue, FieldValueInput
from acsdk.resources.fields.field_names import with_field_ids
from acsdk.resources.kit.namespace import Namespace
from acsdk.resources.kit.queries import ListKeywords, filtered
from acsdk.resources.kit.resource import Resource, expect_input

__all__ = ["FieldValueQuery", "FieldValues"]

_VALUES: Final = Resource(
    name="fields.values",
    path="/fieldValues",
    model=FieldValue,
    one="fieldValue",
    many="fieldValues",
    creates=FieldValueInput,
    updates=FieldValueInput,
    upserts=True,
)


class FieldValueQuery(ListKeywords, total=False, closed=True):
    """Filters of `FieldValues.list`."""

    field_id: Annotated[int, filtered("fieldid")]
    """Values of this field."""
    value: Annotated[str, filtered("val")]
    """This value."""


class FieldValues(Namespace):
    """Custom field values, one by one. ``client.contacts.update`` sets several at once, by name."""

    async def get(self, value_id: int, **options: Unpack[RequestOptions]) -> FieldValue:
        """Fetch a value. Raises `NotFoundError`, though the API answers 403. Custom Field Values page."""
        return await self._call(_VALUES.get(value_id), options)

    def list(self, **query: Unpack[FieldValueQuery]) -> Pager[FieldValue]:
        """List values, of all contacts. Custom Field Values page. Counted off; looks again where rows leave."""
        return _VALUES.list(self._call, FieldValueQuery, query)

    async def set(
        self, value: FieldValueInput, *, use_defaults: bool | None = None, **options: Unpack[RequestOptions]
    ) -> FieldValue:
        """Set what a contact has in a field, whether or not it had something. Custom Field Values page.

        May be repeated. ``use_defaults`` fills the contact's required fields that are empty with their default values.
        """
        await with_field_ids(self._call, {expect_input(value, FieldValueInput).field_id: value.value})
        return await self._call(_VALUES.create(value, beside=_beside(use_defaults)), options)

    async def update(
        self,
        value_id: int,
        value: FieldValueInput,
        *,
        use_defaults: bool | None = None,
        **options: Unpack[RequestOptions],
    ) -> FieldValue:
        """Change a value by its own number. Custom Field Values page.

        Contact and field in the content win: where they are not those of the number, another row is changed, and the
        answer carries its number.
        """
        await with_field_ids(self._call, {expect_input(value, FieldValueInput).field_id: value.value})
        return await self._call(_VALUES.update(value_id, value, beside=_beside(use_defaults)), options)

    async def delete(self, value_id: int, **options: Unpack[RequestOptions]) -> None:
        """Delete a value. Custom Field Values page."""
        await self._call(_VALUES.delete(value_id), options)


def _beside(use_defaults: bool | None) -> dict[str, object]:
    return {} if use_defaults is None else {"useDefaults": use_defaults}
