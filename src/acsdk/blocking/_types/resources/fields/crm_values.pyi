"""Made by `nox -s refresh` from acsdk.resources.fields.crm_values."""

from acsdk._options import RequestOptions
from acsdk.models.fields.crm_field_value import CrmFieldValue, CrmFieldValueChange, CrmFieldValueUpdate
from acsdk.models.kit.base import Input
from collections.abc import Sequence
from typing import Generic, TypeVar, Unpack

V = TypeVar('V', bound=CrmFieldValue)
I = TypeVar('I', bound=Input)

class CrmFieldValues(Generic[V, I]):
    """Custom field values."""
    def get(self, value_id: int, **options: Unpack[RequestOptions]) -> V:
        """Fetch a value. Raises `NotFoundError`. Custom Field Values page."""
        ...
    def create(self, value: I, **options: Unpack[RequestOptions]) -> V:
        """Create a value. Raises `ValidationFailedError` when it does not fit its field. Custom Field Values page."""
        ...
    def bulk_create(self, values: Sequence[I], **options: Unpack[RequestOptions]) -> None:
        """Create many values in one request: ``bulkCreate``. Custom Field Values page.

        How many it takes, and what becomes of the rest when one is bad, is not documented.
        """
        ...
    def update(self, value_id: int, changes: CrmFieldValueUpdate, **options: Unpack[RequestOptions]) -> V:
        """Change a value. Raises `ValidationFailedError` when it does not fit its field. Custom Field Values page."""
        ...
    def bulk_update(self, changes: Sequence[CrmFieldValueChange], **options: Unpack[RequestOptions]) -> None:
        """Change many values in one request: ``bulkUpdate``. May be repeated. Custom Field Values page.

        How many it takes, and what becomes of the rest when one is bad, is not documented.
        """
        ...
    def delete(self, value_id: int, **options: Unpack[RequestOptions]) -> None:
        """Delete a value. Custom Field Values page."""
        ...
