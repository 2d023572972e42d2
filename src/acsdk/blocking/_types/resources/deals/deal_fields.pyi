"""Made by `nox -s refresh` from acsdk.resources.deals.deal_fields."""

from acsdk.blocking._types._pager import Pager
from acsdk.blocking._types.resources.fields.crm_fields import CrmFields
from acsdk.blocking._types.resources.fields.crm_values import CrmFieldValues
from acsdk.models.fields.crm_field_value import DealFieldValue, DealFieldValueInput
from acsdk.resources.deals.deal_fields import DealFieldValueQuery
from typing import Unpack


class DealFieldValues(CrmFieldValues[DealFieldValue, DealFieldValueInput]):
    """What deals have in their custom fields. ``client.deals.update`` sets several at once, by name."""
    def list(self, **query: Unpack[DealFieldValueQuery]) -> Pager[DealFieldValue]:
        """List values, of one deal if wanted. Deal Custom Field Values page.

        Counted off; looks again where rows leave.
        """
        ...

class DealFields(CrmFields):
    """Custom fields of deals."""
    @property
    def values(self) -> DealFieldValues:
        """What deals have in their custom fields."""
        ...
