"""An account or a deal together with its custom fields by name."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Generic, NamedTuple, TypeVar

from acsdk.models.fields.crm_content import CrmFieldContent
from acsdk.models.kit.record import Record

__all__ = ["WithFields"]

R = TypeVar("R", bound=Record)


class WithFields(NamedTuple, Generic[R]):
    """A record and its custom fields: ``deal, fields = await client.deals.get_with_fields(1)``."""

    record: R
    """The account or the deal."""
    fields: Mapping[str, CrmFieldContent]
    """What it has in its custom fields, by label; those that hold nothing are missing.

    Text is ``str``, a number ``Decimal``, a day ``date``, an instant ``datetime``, several choices a list, an amount
    a `CurrencyAmount`. A value that does not fit the type of its field is given as it was stored.
    """
