"""Made by `nox -s refresh` from acsdk.resources.fields.crm_fields."""

from acsdk._options import RequestOptions
from acsdk.blocking._types._pager import Pager
from acsdk.models.fields.crm_field import CrmField, CrmFieldInput, CrmFieldUpdate
from acsdk.resources.kit.queries import ListOptions
from typing import Unpack


class CrmFields:
    """Definitions of custom fields."""
    def get(self, field_id: int, **options: Unpack[RequestOptions]) -> CrmField:
        """Fetch a field. Raises `NotFoundError`. Custom Fields page."""
        ...
    def list(self, **query: Unpack[ListOptions]) -> Pager[CrmField]:
        """List fields. Custom Fields page. Comes whole."""
        ...
    def create(self, field: CrmFieldInput, **options: Unpack[RequestOptions]) -> CrmField:
        """Create a field. Custom Fields page."""
        ...
    def update(self, field_id: int, changes: CrmFieldUpdate, **options: Unpack[RequestOptions]) -> CrmField:
        """Change a field. Its type cannot be changed. Custom Fields page."""
        ...
    def delete(self, field_id: int, **options: Unpack[RequestOptions]) -> None:
        """Delete a field. What becomes of its values is not documented. Custom Fields page."""
        ...
