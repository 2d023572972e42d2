"""The warning about orders that go one way only."""

from __future__ import annotations

import warnings
from typing import Final

from acsdk._errors import DeepDataOrderWarning

__all__ = ["warn_of_one_way"]

_ONE_WAY: Final = (
    "orders written to v3 are never copied to the Ecommerce GraphQL API, so the account's two halves differ from now "
    "on; use client.orders.upsert, or silence acsdk's DeepDataOrderWarning"
)


def warn_of_one_way() -> None:
    """Warn whoever calls the method that calls this."""
    warnings.warn(_ONE_WAY, DeepDataOrderWarning, stacklevel=3)
