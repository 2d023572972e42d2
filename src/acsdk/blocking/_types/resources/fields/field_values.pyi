"""Made by `nox -s refresh` from acsdk.resources.fields.field_values."""

from acsdk._options import RequestOptions
from acsdk.blocking._types._pager import Pager
from acsdk.models.fields.field_value import FieldValue, FieldValueInput
from acsdk.resources.fields.field_values import FieldValueQuery
from typing import Unpack


class FieldValues:
    """Custom field values, one by one. ``client.contacts.update`` sets several at once, by name."""
    def get(self, value_id: int, **options: Unpack[RequestOptions]) -> FieldValue:
        """Fetch a value. Raises `NotFoundError`, though the API answers 403. Custom Field Values page."""
        ...
    def list(self, **query: Unpack[FieldValueQuery]) -> Pager[FieldValue]:
        """List values, of all contacts. Custom Field Values page. Counted off; looks again where rows leave."""
        ...
    def set(
        self,
        value: FieldValueInput,
        *,
        use_defaults: bool | None = None,
        **options: Unpack[RequestOptions],
    ) -> FieldValue:
        """Set what a contact has in a field, whether or not it had something. Custom Field Values page.

        May be repeated. ``use_defaults`` fills the contact's required fields that are empty with their default values.
        """
        ...
    def update(
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
        ...
    def delete(self, value_id: int, **options: Unpack[RequestOptions]) -> None:
        """Delete a value. Custom Field Values page."""
        ...
