"""What accounts and deals have in their custom fields, one by one and many at once."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Generic, TypeVar, Unpack

from acsdk._errors import InvalidInputError
from acsdk._options import RequestOptions
from acsdk.models.fields.crm_field_value import CrmFieldValue, CrmFieldValueChange, CrmFieldValueUpdate
from acsdk.models.kit.base import Input
from acsdk.resources.kit.namespace import Namespace
from acsdk.resources.kit.reading import nothing
from acsdk.resources.kit.resource import Resource, expect_input

__all__ = ["CrmFieldValues"]

V = TypeVar("V", bound=CrmFieldValue)
I = TypeVar("I", bound=Input)  # noqa: E741  the input that is sent


class CrmFieldValues(Namespace, Generic[V, I]):
    """Custom field values."""

    _values: Resource[V]

    async def get(self, value_id: int, **options: Unpack[RequestOptions]) -> V:
        """Fetch a value. Raises `NotFoundError`. Custom Field Values page."""
        return await self._call(self._values.get(value_id), options)

    async def create(self, value: I, **options: Unpack[RequestOptions]) -> V:
        """Create a value. Raises `ValidationFailedError` when it does not fit its field. Custom Field Values page."""
        return await self._call(self._values.create(value), options)

    async def bulk_create(self, values: Sequence[I], **options: Unpack[RequestOptions]) -> None:
        """Create many values in one request: ``bulkCreate``. Custom Field Values page.

        How many it takes, and what becomes of the rest when one is bad, is not documented.
        """
        rows = [expect_input(value, self._values.creates) for value in values]
        await self._send_all("bulk_create", "POST", "/bulkCreate", rows, options, repeatable=False)

    async def update(self, value_id: int, changes: CrmFieldValueUpdate, **options: Unpack[RequestOptions]) -> V:
        """Change a value. Raises `ValidationFailedError` when it does not fit its field. Custom Field Values page."""
        return await self._call(self._values.update(value_id, changes), options)

    async def bulk_update(self, changes: Sequence[CrmFieldValueChange], **options: Unpack[RequestOptions]) -> None:
        """Change many values in one request: ``bulkUpdate``. May be repeated. Custom Field Values page.

        How many it takes, and what becomes of the rest when one is bad, is not documented.
        """
        rows = [expect_input(change, CrmFieldValueChange) for change in changes]
        await self._send_all("bulk_update", "PATCH", "/bulkUpdate", rows, options, repeatable=True)

    async def delete(self, value_id: int, **options: Unpack[RequestOptions]) -> None:
        """Delete a value. Custom Field Values page."""
        await self._call(self._values.delete(value_id), options)

    async def _send_all(
        self, action: str, method: str, path: str, rows: Sequence[Input], options: RequestOptions, *, repeatable: bool
    ) -> None:
        if not rows:
            raise InvalidInputError("there are no values to send; give at least one")
        operation = self._values.operation(action, method, path, nothing, body=rows, repeatable=repeatable)
        await self._call(operation, options)
