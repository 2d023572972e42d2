"""Made by `nox -s refresh` from acsdk.resources.fields.fields."""

from acsdk._options import RequestOptions
from acsdk.blocking._types._pager import Pager
from acsdk.blocking._types.resources.fields.field_groups import FieldGroups
from acsdk.blocking._types.resources.fields.field_values import FieldValues
from acsdk.models.fields.custom_field import CustomField
from acsdk.models.fields.custom_field_input import CustomFieldInput, CustomFieldUpdate
from acsdk.models.fields.field_option import FieldOption, FieldOptionInput, FieldRelation
from acsdk.resources.fields.fields import FieldQuery
from acsdk.resources.kit.queries import ListOptions
from collections.abc import Sequence
from typing import Unpack


class Fields:
    """Custom fields of contacts.

    One is seen once it is on a list, which `relate` does, and in a group, which ``groups.add_member`` does.
    """
    def get(self, field_id: int, **options: Unpack[RequestOptions]) -> CustomField:
        """Fetch a field with its ``options`` and ``relations``. Raises `NotFoundError`. Custom Fields page."""
        ...
    def list(self, **query: Unpack[FieldQuery]) -> Pager[CustomField]:
        """List fields. A page's ``side_loads`` has the options and relations of all of them. Custom Fields page.

        Counted off; looks again where rows leave.
        """
        ...
    def create(self, field: CustomFieldInput, **options: Unpack[RequestOptions]) -> CustomField:
        """Create a field. Raises `ConflictError` when the title is taken. Custom Fields page."""
        ...
    def update(self, field_id: int, changes: CustomFieldUpdate, **options: Unpack[RequestOptions]) -> CustomField:
        """Change a field. Custom Fields page."""
        ...
    def delete(self, field_id: int, **options: Unpack[RequestOptions]) -> None:
        """Delete a field. What becomes of its values is not documented. Custom Fields page."""
        ...
    def add_options(
        self,
        field_id: int,
        choices: Sequence[FieldOptionInput | str],
        **options: Unpack[RequestOptions],
    ) -> Sequence[FieldOption]:
        """Add choices to a field: ``fieldOption/bulk``. A text stands for value and label. Custom Field Options page.

        Not repeated when the answer is lost: the choices would be there twice.
        """
        ...
    def get_option(self, option_id: int, **options: Unpack[RequestOptions]) -> FieldOption:
        """Fetch one choice of a field, by its number. Raises `NotFoundError`. Undocumented, but recorded."""
        ...
    def delete_option(self, option_id: int, **options: Unpack[RequestOptions]) -> None:
        """Remove a choice from a field, by its number. Undocumented, but recorded.

        The recorded answer is an empty 200 with an error code, and nobody knows whether the choice was gone. So after
        such an answer it is looked up, and `ValidationFailedError` is raised if it is still there. What becomes of the
        contacts that have it is unknown.
        """
        ...
    def relations(self, **query: Unpack[ListOptions]) -> Pager[FieldRelation]:
        """List which fields are on which lists. Undocumented, but used by others for years.

        Counted off; looks again where rows leave.
        """
        ...
    def get_relation(self, relation_id: int, **options: Unpack[RequestOptions]) -> FieldRelation:
        """Fetch one relation of a field to a list. Raises `NotFoundError`. Undocumented, but recorded."""
        ...
    def relate(self, field_id: int, list_id: int = 0, **options: Unpack[RequestOptions]) -> FieldRelation:
        """Make a field available on a list; 0 means all lists. Custom Field Relationships page."""
        ...
    def unrelate(self, relation_id: int, **options: Unpack[RequestOptions]) -> None:
        """Take a field off a list, by the number of the relation. Custom Field Relationships page."""
        ...
    @property
    def values(self) -> FieldValues:
        """What contacts have in their custom fields."""
        ...
    @property
    def groups(self) -> FieldGroups:
        """The groups in which fields are shown."""
        ...
