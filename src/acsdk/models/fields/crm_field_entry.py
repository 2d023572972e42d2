"""Custom field values inside the answers to writes of accounts and deals."""

from __future__ import annotations

from typing import Annotated

from acsdk.models.kit.base import Answer
from acsdk.models.kit.wire import WireForeignKey, WireStr, wire

from .crm_content import StoredContent

__all__ = ["CrmFieldEntry"]


class CrmFieldEntry(Answer):
    """A custom field value inside the answer to a write of its account or deal."""

    field_id: Annotated[WireForeignKey, wire("customFieldId")] = None
    """The field."""
    value: Annotated[StoredContent, wire("fieldValue")] = None
    """What it holds; an amount in hundredths."""
    currency: Annotated[WireStr, wire("fieldCurrency")] = None
    """The currency of an amount."""
    account_id: Annotated[WireForeignKey, wire("accountId")] = None
    """The account."""
    deal_id: Annotated[WireForeignKey, wire("dealId")] = None
    """The deal."""
