"""``client.conversions``: conversions, what makes them happen, and those of contacts."""

from __future__ import annotations

from typing import Final, Unpack

from acsdk._pager import Pager
from acsdk.models.campaigns.conversion import ContactConversion, Conversion, ConversionTrigger
from acsdk.resources.kit.namespace import Namespace
from acsdk.resources.kit.queries import ListOptions
from acsdk.resources.kit.resource import Resource

__all__ = ["Conversions"]

_CONVERSIONS: Final = Resource(name="conversions", path="/conversions", model=Conversion, many="conversions")
_TRIGGERS: Final = Resource(
    name="conversions.triggers", path="/conversionTriggers", model=ConversionTrigger, many="conversionTriggers"
)
_OF_CONTACTS: Final = Resource(
    name="conversions.of_contacts", path="/contactConversions", model=ContactConversion, many="contactConversions"
)


class Conversions(Namespace):
    """Conversions. Undocumented, but read by others for years."""

    def list(self, **query: Unpack[ListOptions]) -> Pager[Conversion]:
        """List what counts as a conversion. Counted off; looks again where rows leave."""
        return _CONVERSIONS.list(self._call, ListOptions, query)

    def triggers(self, **query: Unpack[ListOptions]) -> Pager[ConversionTrigger]:
        """List what makes conversions happen. Counted off; looks again where rows leave."""
        return _TRIGGERS.list(self._call, ListOptions, query)

    def of_contacts(self, **query: Unpack[ListOptions]) -> Pager[ContactConversion]:
        """List the conversions that happened, of all contacts. Counted off; looks again where rows leave."""
        return _OF_CONTACTS.list(self._call, ListOptions, query)
