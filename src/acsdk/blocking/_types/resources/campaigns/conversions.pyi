"""Made by `nox -s refresh` from acsdk.resources.campaigns.conversions."""

from acsdk.blocking._types._pager import Pager
from acsdk.models.campaigns.conversion import ContactConversion, Conversion, ConversionTrigger
from acsdk.resources.kit.queries import ListOptions
from typing import Unpack


class Conversions:
    """Conversions. Undocumented, but read by others for years."""
    def list(self, **query: Unpack[ListOptions]) -> Pager[Conversion]:
        """List what counts as a conversion. Counted off; looks again where rows leave."""
        ...
    def triggers(self, **query: Unpack[ListOptions]) -> Pager[ConversionTrigger]:
        """List what makes conversions happen. Counted off; looks again where rows leave."""
        ...
    def of_contacts(self, **query: Unpack[ListOptions]) -> Pager[ContactConversion]:
        """List the conversions that happened, of all contacts. Counted off; looks again where rows leave."""
        ...
